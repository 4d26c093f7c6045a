"""The words of a field in one segment, in order: what a pattern stands for, what is like a word."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
from rapidfuzz.distance import OSA
from rapidfuzz.process import extract

if TYPE_CHECKING:
    import numpy.typing as npt

    from index.engine.lines import Lines
    from index.engine.patterns import Pattern
    from index.engine.sealed import SealedArray

    Ranks = npt.NDArray[np.int64]

_SOUGHT = 3
"""Bytes of a piece of a pattern that is looked for by itself: a shorter one stands in too many."""
_OTHER = 1 << 27
_DIGIT = 1 << 26


class _Shapes(NamedTuple):
    """What each word is made of: nearly all that aren't like a word are told apart by that."""

    lengths: npt.NDArray[np.int8]
    """In letters."""
    letters: npt.NDArray[np.uint32]
    """Which it has: a bit for each of a to z, one for digits, one for all others."""


class WordOrder:
    """Words in order of bytes, each with the number of its term."""

    def __init__(self, lines: Lines, numbers: SealedArray) -> None:
        self.lines = lines
        self.numbers = numbers
        """By rank: of the word's term."""

    def numbers_of(self, word: bytes) -> npt.NDArray[np.uint32]:
        """Return the numbers of a word's terms: one for each of its stems."""
        first = last = self.lines.rank(word)
        while self.lines.some(last, last + 1) == [word]:
            last += 1
        return self.numbers.some(first, last)

    def matching(self, pattern: Pattern, most: int) -> Ranks:
        """Return the ranks of the words that a wildcard stands for, in order; at most one too many.

        Linear in the number of words that have its first letters.
        """
        literal = pattern.literal().encode()
        found = self.lines.beginning(literal)
        if pattern.is_prefix():
            return np.arange(found.start, min(found.stop, found.start + most + 1))
        if not found:
            return np.zeros(0, np.int64)
        places = self._matches(pattern, found, most)
        return self.lines.ranks_at(np.array(places, np.int64))

    def _matches(self, pattern: Pattern, within: range, most: int) -> list[int]:
        """Return where the words begin."""
        lines = self.lines
        first, last = lines.begin(within.start), lines.begin(within.stop)
        lines.check(first, last)
        start, end = lines.start + first, lines.start + last
        expression = pattern.expression()
        piece = pattern.longest()
        places: list[int] = []
        if pattern.literal() or len(piece) < _SOUGHT:
            for match in expression.finditer(lines.data, start - 1, end):
                places.append(match.start() + 1 - lines.start)
                if len(places) > most:
                    break
            return places
        at = lines.data.find(piece, start - 1, end)
        while at >= 0 and len(places) <= most:
            begin = lines.data.rfind(b"\n", start - 1, at + 1)
            close = lines.data.find(b"\n", at + 1, end)
            if expression.match(lines.data, begin, close + 1):
                places.append(begin + 1 - lines.start)
            at = lines.data.find(piece, close, end)
        return places

    def near(self, word: str, edits: int) -> list[tuple[int, int]]:
        """Return words within a distance, as distance and rank.

        The distance is that of optimal string alignment (Damerau, 1964): letters added, dropped,
        changed, or swapped with their neighbour. One of these adds a letter that wasn't there, and
        takes one away, at most: what differs in more is not even looked at.
        """
        shapes = self._shapes
        length, letters = _shape(word)
        close = np.flatnonzero(np.abs(shapes.lengths - np.int8(length)) <= edits)
        has = shapes.letters[close]
        close = close[
            (np.bitwise_count(has & ~letters) <= edits)
            & (np.bitwise_count(letters & ~has) <= edits)
        ]
        if not len(close):
            return []
        candidates = b"\n".join(self.lines.at(close)).decode().split("\n")
        found = extract(word, candidates, scorer=OSA.distance, score_cutoff=edits, limit=None)
        return sorted((int(distance), int(close[place])) for _, distance, place in found)

    @cached_property
    def _shapes(self) -> _Shapes:
        begins = self.lines.begins.astype(np.int64)
        first = self.lines.start
        signs = np.frombuffer(self.lines.data, np.uint8, self.lines.end - first, first)
        letters = np.bitwise_or.reduceat(_BITS[signs], begins[:-1])
        # In UTF-8, every byte but those that go on with a letter begins one.
        counted = np.cumsum((signs & 0xC0) != 0x80, dtype=np.int64)
        lengths = np.diff(counted[begins - 1]) - 1
        return _Shapes(np.minimum(lengths, 127).astype(np.int8), letters)


def _bits() -> npt.NDArray[np.uint32]:
    bits = np.full(256, _OTHER, np.uint32)
    bits[ord("\n")] = 0
    bits[ord("0") : ord("9") + 1] = _DIGIT
    for number in range(26):
        bits[ord("a") + number] = 1 << number
    return bits


_BITS = _bits()


def _shape(word: str) -> tuple[int, np.uint32]:
    signs = np.frombuffer(word.encode(), np.uint8)
    return min(len(word), 127), np.bitwise_or.reduce(_BITS[signs])
