"""A few words beside a name, taken apart as the rules for titles and descriptions need them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from index.words import fold

if TYPE_CHECKING:
    from collections.abc import Sequence

_PIECE = re.compile(r"\S+")
_OPENING = "\"'“‘«„([{—–-"
_CLOSING = "\"'”’»,;:.!?)]}…—–-"
_ABBREVIATED = re.compile(r"(?:[A-Za-z]\.)+")
_SHORTENED = frozenset(
    "mr mrs ms dr prof gen sen rep gov lt col sgt capt adm maj rev hon st jr sr no vs".split()
)
_POSSESSIVE = re.compile(r"['’][sS]$|(?<=s)['’]$")
REACH = 160
"""Characters beside a name that are looked at."""


class Word(NamedTuple):
    """What stands between two spaces, without the signs around it."""

    text: str
    start: int
    end: int
    opened: bool
    """Something opens right before it: it belongs to nothing before."""
    closed: str
    """The signs that close it; a stop that belongs to an abbreviation isn't one."""

    @property
    def folded(self) -> str:
        """The word without case, accents and possessive."""
        return fold(self.text)

    @property
    def owns(self) -> bool:
        """Whether it is a possessive: "Lenia's"."""
        return bool(_POSSESSIVE.search(self.text))

    @property
    def capital(self) -> bool:
        """Whether it begins with a capital."""
        return self.text[:1].isupper()


def words_between(text: str, start: int, end: int) -> list[Word]:
    """Return what stands between two places of a text."""
    return [_word(piece.group(), piece.start()) for piece in _PIECE.finditer(text, start, end)]


def _word(piece: str, at: int) -> Word:
    bare = piece.lstrip(_OPENING)
    opened = len(bare) < len(piece)
    begin = at + len(piece) - len(bare)
    inner = bare.rstrip(_CLOSING)
    if bare.startswith(f"{inner}.") and _keeps_stop(inner):
        inner += "."
    elif bare.startswith(f"{inner}'") and inner.endswith("s"):
        inner += "'"  # "the workers' leader"
    elif bare.startswith(f"{inner}’") and inner.endswith("s"):
        inner += "’"
    return Word(inner, begin, begin + len(inner), opened, bare[len(inner) :])


def _keeps_stop(inner: str) -> bool:
    return bool(_ABBREVIATED.fullmatch(f"{inner}.")) or inner.lower() in _SHORTENED


def is_role(word: Word, roles: frozenset[str]) -> bool:
    """Tell whether a word is one of some roles; of "vice-president", the last part is."""
    bare = word.folded
    return bare in roles or bare.rpartition("-")[2] in roles


def head_of(words: Sequence[Word], after: frozenset[str]) -> int:
    """Return the place of the noun that a description turns on: before the first of some words."""
    return next(
        (place - 1 for place, word in enumerate(words) if word.folded in after), len(words) - 1
    )
