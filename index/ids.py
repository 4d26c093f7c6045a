"""What an article's id says of where in its file it stands: which member, which record."""

from __future__ import annotations

import re
from typing import NamedTuple

_RECORD = re.compile(r"#(\d{1,15})\Z")


class Place(NamedTuple):
    """The member of an archive and the number of the record in it; ordered as they are listed."""

    member: str = ""
    """Nothing where the file is no archive."""
    record: int | None = None
    """From 1; None where the file or member is one article."""


def place_of(article_id: str, file: str) -> Place:
    """Return where in a file an article stands.

    Args:
        article_id: Its id.
        file: The path of the file that it was read from.
    """
    rest = article_id[len(file) :] if article_id.startswith(file) else ""
    found = _RECORD.search(rest)
    record = int(found[1]) if found else None
    rest = rest[: found.start()] if found else rest
    return Place(rest.removeprefix("!"), record)
