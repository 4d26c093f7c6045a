"""Patterns for ids, matched without going back: linear in the pattern, however it is made.

All places of a pattern that a prefix of the text may have led to are kept as bits of one number
(the simulation of Thompson, 1968), so that a row of stars costs no more than letters do.
"""

from __future__ import annotations

import re
from typing import NamedTuple

LONGEST = 400
"""Characters of a pattern."""
_PIECES = re.compile(r"\*\*+|\*|\?|[^*?]", re.DOTALL)
_FEW = 2
"""How many `**/` of one pattern may also stand for nothing."""


class _Variant(NamedTuple):
    """One way to read a pattern."""

    letters: dict[str, int]
    """By letter the places where it is wanted, as bits."""
    any_letter: int
    """Places of `?`: any letter but the slash."""
    within: int
    """Places of `*`, which stay on any letter but the slash."""
    deep: int
    """Places of `**`, which stay on any letter."""
    end: int


class Glob:
    """A pattern: `*` is any part of a name, `**` any part of a path, `?` any one letter."""

    def __init__(self, pattern: str) -> None:
        self.pattern = pattern
        self.is_plain = not any(sign in pattern for sign in "*?")
        self._literals = sorted(re.split(r"[*?]+/?", pattern), key=len, reverse=True)[:1]
        self._variants = [_variant(each) for each in _readings(pattern)]

    def fits(self, text: str) -> bool:
        """Tell whether the pattern fits all of a text."""
        if self.is_plain:
            return text == self.pattern
        if any(piece not in text for piece in self._literals):
            return False
        return any(_run(each, text) >> each.end & 1 for each in self._variants)

    def may_fit_within(self, path: str) -> bool:
        """Tell whether the pattern fits a file, or may fit an id of something in it."""
        if self.fits(path):
            return True
        begins = (f"{path}#", f"{path}!")
        if self.is_plain:
            return self.pattern.startswith(begins)
        return any(_run(each, begin) for each in self._variants for begin in begins)


def _readings(pattern: str) -> list[str]:
    """Return a pattern with and without what `**/` may stand for nothing in."""
    found = [pattern]
    for _ in range(_FEW):
        found += [each.replace("**/", "", 1) for each in found if "**/" in each]
    return list(dict.fromkeys(found))


def _variant(pattern: str) -> _Variant:
    pieces = _PIECES.findall(pattern)
    letters: dict[str, int] = {}
    any_letter = within = deep = 0
    for at, piece in enumerate(pieces):
        bit = 1 << at
        if piece == "?":
            any_letter |= bit
        elif piece == "*":
            within |= bit
        elif piece.startswith("**"):
            deep |= bit
        else:
            letters[piece] = letters.get(piece, 0) | bit
    return _Variant(letters, any_letter, within, deep, len(pieces))


def _run(variant: _Variant, text: str) -> int:
    """Return the places that a text leads to, as bits."""
    stars = variant.within | variant.deep
    places = _past_stars(1, stars)
    for letter in text:
        wanted = variant.letters.get(letter, 0)
        stay = variant.deep
        if letter != "/":
            wanted |= variant.any_letter
            stay |= variant.within
        places = _past_stars((places & wanted) << 1 | places & stay, stars)
        if not places:
            return 0
    return places


def _past_stars(places: int, stars: int) -> int:
    """Add the places behind stars, which may stand for nothing."""
    while more := (places & stars) << 1 & ~places:
        places |= more
    return places
