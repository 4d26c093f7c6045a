"""Texts cut into hits and the words beside them: as numbers, since there may be a million.

Each hit is where `HitFinder` finds it. Its neighbours are the words next to it in its paragraph,
folded, as far as `REACH` characters go; each different word has a number.
"""

from __future__ import annotations

from array import array
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from index.dossiers.surroundings import paragraph_of
from index.engine.terms import surface
from index.lines import BESIDE, HitTable
from index.words import POSSESSIVES, words_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from index.article import Span
    from index.lines import HitArticles

REACH = 80
"""Characters on each side of a hit in which its neighbours are looked for."""


class FoundIn(NamedTuple):
    """An article and where the query's words stand in it."""

    title: str
    text: str
    title_hits: Iterable[Span]
    hits: Iterable[Span]


NOTHING_FOUND = FoundIn("", "", (), ())
"""Of an article that is gone."""


class _Codes(dict[str, int]):
    """Numbers words as they stand by what they are when folded."""

    def __init__(self) -> None:
        super().__init__()
        self.folded: dict[str, int] = {}

    def __missing__(self, word: str) -> int:
        folded = surface(word)
        code = self.folded.setdefault(folded, len(self.folded)) if folded else -1
        self[word] = code
        return code


class Cutter:
    """Takes articles one after the other; what it has by then can be had as a table any time."""

    def __init__(self, articles: HitArticles) -> None:
        """Begin with the first of some articles."""
        self._articles = articles
        self._codes = _Codes()
        self._hits = array("i")
        self._placed = array("i")
        """Start, end, whether in the title, and what it is: four numbers a hit."""
        self._beside = array("i")

    def __len__(self) -> int:
        return len(self._placed) // 4

    def take(self, found: FoundIn) -> None:
        """Take the hits of the next article."""
        before = len(self)
        for hit in found.title_hits:
            self._take(found.title, hit, in_title=1)
        for hit in found.hits:
            self._take(found.text, hit, in_title=0)
        self._hits.append(len(self) - before)

    def _take(self, text: str, hit: Span, *, in_title: int) -> None:
        start, end = hit
        paragraph = paragraph_of(text, start, end, REACH)
        self._placed.extend((start, end, in_title, self._form(text[start:end])))
        self._beside.extend(self._left(text, paragraph.start, start))
        self._beside.extend(self._right(text, end, paragraph.end))

    def _form(self, hit: str) -> int:
        if hit.isascii() and hit.isalpha():
            return self._codes[hit]
        folded = form_of(hit)
        return self._codes.folded.setdefault(folded, len(self._codes.folded))

    def _left(self, text: str, low: int, start: int) -> list[int]:
        words = list(words_of(text[max(low, start - REACH) : start]))
        if start - REACH > low:
            del words[:1]  # it may be only the end of one
        codes = [code for word in words if (code := self._codes[word]) >= 0][-BESIDE:]
        return [-1] * (BESIDE - len(codes)) + codes

    def _right(self, text: str, end: int, high: int) -> list[int]:
        if text[end : end + 2] in POSSESSIVES:
            end += 2  # it is outside of a hit, and no word of its own
        words = list(words_of(text[end : min(high, end + REACH)]))
        if end + REACH < high:
            del words[-1:]
        codes = [code for word in words if (code := self._codes[word]) >= 0][:BESIDE]
        return codes + [-1] * (BESIDE - len(codes))

    def table(self) -> HitTable:
        """Return what was taken so far, its words in order."""
        words = sorted(self._codes.folded)
        # One more, so that -1 stays what it is.
        ranks = np.full(len(words) + 1, -1, np.int32)
        numbers = map(self._codes.folded.__getitem__, words)
        ranks[np.fromiter(numbers, np.int64, len(words))] = np.arange(len(words), dtype=np.int32)
        placed = np.array(self._placed, np.int32).reshape(-1, 4)
        beside = np.array(self._beside, np.int32).reshape(-1, 2 * BESIDE)
        read = len(self._hits)
        return HitTable(
            self._articles,
            np.repeat(np.arange(read, dtype=np.int32), np.array(self._hits, np.int64)),
            placed[:, 0].copy(),
            placed[:, 1].copy(),
            placed[:, 2] > 0,
            ranks[placed[:, 3]],
            ranks[beside],
            tuple(words),
            read,
        )


def form_of(hit: str) -> str:
    """Return what a hit is compared by: its words, folded, with a space between."""
    return " ".join(folded for word in words_of(hit) if (folded := surface(word)))
