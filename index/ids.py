"""What an article's id says: which file it is in, which member of that, which record."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from index.article import ArticleId

if TYPE_CHECKING:
    from collections.abc import Mapping

_RECORD = re.compile(r"#(\d{1,15})\Z")
_ENDS = re.compile(r"[#!]|\Z")
"""Where in an id the path of its file may end."""


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


def moved_id(article_id: ArticleId, moved: Mapping[str, str]) -> ArticleId | None:
    """Return the id of an article whose file has moved; None where it hasn't.

    Args:
        article_id: As it was.
        moved: Where files are now, by where they were.
    """
    for end in (found.start() for found in _ENDS.finditer(article_id)):
        if article_id[:end] in moved:
            return ArticleId(moved[article_id[:end]] + article_id[end:])
    return None


def moved_on(moved: Mapping[str, str], again: Mapping[str, str]) -> dict[str, str]:
    """Return where files are that have moved, some of them more than once."""
    return {old: again.get(new, new) for old, new in moved.items()} | dict(again)
