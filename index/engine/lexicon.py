"""The words of a field in all segments, and what a pattern or misspelling may mean."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy.typing as npt

    from index.engine.patterns import Pattern
    from index.engine.termlists import TermList

MOST_WORDS = 32_000
"""Words that one pattern may stand for: their postings are put together in a tenth of a second. Of
half a million words so many begin with one letter, if it isn't one of the most frequent."""
MOST_IN_ALL = 2 * MOST_WORDS
"""Words that all patterns of a query may stand for in a field."""


class TooManyWordsError(Exception):
    """A pattern stands for more than `MOST_WORDS`; never leaves the engine."""

    def __init__(self, most: int) -> None:
        super().__init__(most)
        self.most = most


@dataclass(frozen=True, slots=True, eq=False)
class Expansion:
    """The words that a pattern stands for."""

    words: tuple[str, ...]
    """In order, each once."""
    numbers: tuple[npt.NDArray[np.uint32], ...]
    """By segment: of their terms, ascending."""


class Lexicon:
    """The words of one field."""

    def __init__(self, segments: Sequence[TermList | None]) -> None:
        """Take the lists of terms of all segments; None where one has no such field."""
        self._segments = segments

    def expand(self, pattern: Pattern) -> Expansion:
        """Return the words that a pattern stands for.

        Raises:
            TooManyWordsError: There are more than `MOST_WORDS`.
        """
        words: set[bytes] = set()
        numbers = []
        for terms in self._segments:
            ranks = np.zeros(0, np.int64) if terms is None else _ranks(terms, pattern)
            if len(ranks) > MOST_WORDS:
                raise TooManyWordsError(MOST_WORDS)
            if terms is None or not len(ranks):
                numbers.append(np.zeros(0, np.uint32))
                continue
            order = terms.words
            if pattern.is_prefix():
                words.update(order.lines.some(int(ranks[0]), int(ranks[-1]) + 1))
            else:
                words.update(order.lines.at(ranks))
            if len(words) > MOST_WORDS:
                raise TooManyWordsError(MOST_WORDS)
            numbers.append(np.sort(order.numbers.at(ranks)))
        listed = b"\n".join(sorted(words)).decode().split("\n") if words else []
        return Expansion(tuple(listed), tuple(numbers))

    def nearest(self, word: str, edits: int) -> dict[str, tuple[int, list[tuple[int, int]]]]:
        """Return words within a distance: with each its distance, and by segment its terms.

        See `index.engine.wordorder.WordOrder.near`; a term is a segment's and its own number.
        """
        found: dict[str, tuple[int, list[tuple[int, int]]]] = {}
        for segment, terms in enumerate(self._segments):
            if terms is None:
                continue
            order = terms.words
            near = order.near(word, edits)
            lines = order.lines.at(np.array([rank for _, rank in near], np.int64))
            for (distance, rank), line in zip(near, lines, strict=True):
                known = found.setdefault(line.decode(), (distance, []))
                known[1].append((segment, int(order.numbers.some(rank, rank + 1)[0])))
        return found


def _ranks(terms: TermList, pattern: Pattern) -> npt.NDArray[np.int64]:
    order = terms.words
    if not pattern.edits:
        return order.matching(pattern, MOST_WORDS)
    near = {rank for _, rank in order.near(pattern.text, pattern.edits)}
    if pattern.stem:
        stem = terms.under(pattern.stem.encode())
        words = [term.partition(b"\0")[2] for term in terms.terms.some(stem.start, stem.stop)]
        for word in set(words):
            first = order.lines.rank(word)
            numbers = order.numbers.some(first, order.lines.rank(word + b"\0"))
            near.update(rank for rank, number in enumerate(numbers, first) if number in stem)
    return np.array(sorted(near), np.int64)
