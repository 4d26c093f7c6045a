"""What articles of unknown outlets are called, so that they can be told apart: by their files.

One rule for a story and for two articles side by side: who has seen "unknown 001" in one place
finds it by that in the other.
"""

from __future__ import annotations

import re
from collections import Counter
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from index.article import ArticleId

_PART = re.compile(r"[^\W_]+")
"""Of a file name, between its signs."""


def unknown_labels(articles: Iterable[ArticleId]) -> dict[ArticleId, str]:
    """Return what articles of unknown outlets are called: "unknown 001".

    Args:
        articles: Those that are to be told apart.
    """
    names = {one: PurePosixPath(one).name for one in articles}
    short = _short_names(names.values())
    return {one: f"unknown {short[name]}" for one, name in names.items()}


def _short_names(names: Iterable[str]) -> dict[str, str]:
    """Return what tells each file from the others: its number, "001", else its name.

    A number is the shortest beginning of whole parts, with a digit, that no other name has.
    """
    names = list(names)
    beginnings = {name: [name[: part.end()] for part in _PART.finditer(name)] for name in names}
    often = Counter(one for found in beginnings.values() for one in set(found))
    short = {}
    for name, found in beginnings.items():
        alone = [one for one in found if often[one] == 1 and any(map(str.isdigit, one))]
        stem = PurePosixPath(name).stem
        short[name] = next(iter(alone), stem if often[stem] == 1 else name)
    return short
