"""What stands between two words that were spotted in a text."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import NamedTuple

from index.engine.terms import surface
from index.words import word_spans

SAFE = re.escape(' \t\n\r!"#$%&()*+,-/:;<=>?@[]^`{|}~')
"""What stands between words and belongs to none."""
_GAP = re.compile(rf"(?:(?<=[a-z])'s(?=[{SAFE}.]|\Z))?[{SAFE}.]*")
"""What may stand between two words in a row, for certain."""
_ALNUM = re.compile(r"[a-z0-9]")


class SpottedWord(NamedTuple):
    """A word that is one of those wanted."""

    start: int
    end: int
    folded: str


class UnsureError(Exception):
    """Only cutting all of the text can tell."""


def between(before: SpottedWord, word: SpottedWord, text: str, flat: str, most: int) -> int:
    """Return how many words stand between two; no more of them are counted than `most`."""
    if _GAP.fullmatch(flat, before.end, word.start):
        return 0
    count = 0
    # From the word before on, since there a word begins for certain.
    for one, start, _ in word_spans(text, before.start, word.end):
        if start >= word.start or count == most:
            break
        count += start >= before.end and bool(surface(one))
    return count


def follow(words: list[SpottedWord], flat: str) -> bool:
    """Tell whether no word stands between any two of some words.

    Raises:
        UnsureError: That can't be told by signs alone.
    """
    for before, word in pairwise(words):
        if not _GAP.fullmatch(flat, before.end, word.start):
            apart = flat[before.end : word.start]
            if "'" not in apart and apart.isascii() and _ALNUM.search(apart):
                return False
            raise UnsureError
    return True
