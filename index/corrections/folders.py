"""Outlets by the folders that are called so: `hollin-gazette/2025-03-01.txt`."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

LEAST = 3
"""Files that a folder holds before its name may be an outlet's."""
_WORDS = frozenset(
    "times post herald tribune gazette chronicle observer guardian telegraph courier mail star sun"
    " examiner register bulletin dispatch sentinel globe mirror express echo argus advertiser"
    " monitor messenger inquirer ledger mercury".split()
)
"""Words that outlets have in their names, and folders of other things hardly ever."""
_NO_NAME = frozenset(
    "the a my all old new raw clean more other test sample archive corpus articles pages texts"
    " files of and".split()
)
_DOMAIN = re.compile(
    r"(?:[a-z0-9][a-z0-9-]{0,40}\.){1,3}(?:com|org|net|co\.[a-z]{2}|news|info|tv)", re.IGNORECASE
)
_BETWEEN = re.compile(r"[\s_-]+")
_LONGEST = 60


def outlets_of_folders(paths: Iterable[str]) -> dict[str, str]:
    """Return by folder the outlet that its name is, for folders of several files.

    Args:
        paths: Of all files, relative to the corpus.
    """
    counts = Counter(path.rpartition("/")[0] for path in paths)
    several = (folder for folder, count in counts.items() if folder and count >= LEAST)
    named = ((folder, _outlet(folder.rpartition("/")[2])) for folder in several)
    return {folder: name for folder, name in named if name}


def _outlet(folder: str) -> str | None:
    if len(folder) > _LONGEST:
        return None
    if _DOMAIN.fullmatch(folder):
        return folder.lower().removeprefix("www.")
    words = [word for word in _BETWEEN.split(folder) if word]
    telling = [word for word in words if word.casefold() not in _WORDS | _NO_NAME]
    is_one = any(word.casefold() in _WORDS for word in words) and telling
    if not is_one or len(words) > 5 or any(map(str.isdigit, folder)):
        return None
    return " ".join(word[:1].upper() + word[1:] for word in words)
