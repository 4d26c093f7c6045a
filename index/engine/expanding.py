"""What patterns stand for in one state of the index, and where all of these words stand."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from index.engine.lexicon import Expansion, Lexicon
from index.engine.postings import NOTHING, Postings
from index.engine.quoted import QUOTED, WITHIN, place
from index.engine.terms import SEPARATOR

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    import numpy.typing as npt

    from index.engine.patterns import Pattern
    from index.engine.quoted import QuotedRanges
    from index.engine.termfile import PackedTermsReader

    Counts = npt.NDArray[np.uint32]

_KEPT = 128
"""Patterns whose words are remembered: a query asks thrice for each, and is typed on."""


class Segment(NamedTuple):
    """A segment and its documents."""

    terms: PackedTermsReader
    start: int
    """The number of its first document among all."""
    size: int


class Expander:
    """Finds the words that patterns stand for, and puts their postings together."""

    def __init__(
        self,
        segments: Sequence[Segment],
        live: npt.NDArray[np.bool_],
        quoted: Callable[[], QuotedRanges],
    ) -> None:
        """Keep what is needed.

        Args:
            segments: All, in order.
            live: Which documents aren't deleted.
            quoted: Tells which words of the texts stand inside quotation marks.
        """
        self._segments = segments
        self._live = live
        self._quoted = quoted
        self._expanded: dict[tuple[str, Pattern], Expansion] = {}

    def expand(self, field: str, pattern: Pattern) -> Expansion:
        """Return the words that a pattern stands for.

        Raises:
            TooManyWordsError: They are too many.
        """
        known = self._expanded.get((field, pattern))
        if known is None:
            known = self.lexicon(field).expand(pattern)
            if len(self._expanded) >= _KEPT:
                self._expanded.clear()
            self._expanded[field, pattern] = known
        return known

    def lexicon(self, field: str) -> Lexicon:
        """Return the words of a field."""
        field = WITHIN if field == QUOTED else field
        return Lexicon([segment.terms.fields.get(field) for segment in self._segments])

    def numbers(self, field: str, terms: Sequence[bytes]) -> tuple[Counts, ...]:
        """Return the numbers that terms have in each segment, ascending."""
        field = WITHIN if field == QUOTED else field
        found = []
        for segment in self._segments:
            listed = segment.terms.fields.get(field)
            places = [listed.find(term) for term in terms] if listed else []
            held = [place for place in places if place is not None]
            found.append(np.array(sorted(held), np.uint32))
        return tuple(found)

    def postings(self, field: str, numbers: Sequence[Counts]) -> Postings:
        """Return the postings of many terms as of one, without positions.

        Args:
            field: Of the terms.
            numbers: Of the terms in each segment.
        """
        read = self._within_quotes if field == QUOTED else self._anywhere
        counts = np.zeros(len(self._live), np.uint32)
        for segment, some in zip(self._segments, numbers, strict=True):
            if len(some):
                part = slice(segment.start, segment.start + segment.size)
                counts[part] = read(field, segment, some)
        documents = np.flatnonzero((counts > 0) & self._live)
        return Postings(documents.astype(np.uint32), counts[documents], NOTHING.positions)

    def frequent(self, field: str, expansion: Expansion, most: int) -> list[bytes]:
        """Return the terms that most documents hold, in no order; some more where they are alike.

        Args:
            field: Of the pattern.
            expansion: What it stands for.
            most: How many of each segment.
        """
        field = WITHIN if field == QUOTED else field
        found: set[bytes] = set()
        for segment, numbers in zip(self._segments, expansion.numbers, strict=True):
            if len(numbers):
                some = numbers
                if len(numbers) > most:
                    counts = segment.terms.frequencies(field, numbers)
                    some = numbers[np.argpartition(-counts, most)[:most]]
                listed = segment.terms.fields[field].terms
                found.update(*(listed.some(n, n + 1) for n in some.tolist()))
        return list(found)

    def nearest(self, field: str, word: str, edits: int) -> dict[str, tuple[int, int]]:
        """Return words like one, each with its distance and how many documents hold it.

        Deleted ones too: it is for ranking, not for telling.
        """
        field = WITHIN if field == QUOTED else field
        found = {}
        for near, (distance, terms) in self.lexicon(field).nearest(word, edits).items():
            count = sum(
                int(self._segments[n].terms.frequencies(field, np.array([term]))[0])
                for n, term in terms
            )
            found[near] = (distance, count)
        return found

    def times(self, field: str, word: str) -> int:
        """Return how often a word stands in all documents, deleted ones too."""
        found = 0
        for segment in self._segments:
            listed = segment.terms.fields.get(field)
            numbers = listed.words.numbers_of(word.encode()) if listed else ()
            found += sum(segment.terms.times(field, int(number)) for number in numbers)
        return found

    def _anywhere(self, field: str, segment: Segment, numbers: Counts) -> Counts:
        return segment.terms.counted(field, numbers, segment.size)

    def _within_quotes(self, _field: str, segment: Segment, numbers: Counts) -> Counts:
        counts = np.zeros(segment.size, np.uint32)
        ranges = self._quoted()
        for owners, where in segment.terms.positions(WITHIN, numbers):
            stand = place(owners + segment.start, where)
            inside = owners[ranges.hold(stand, stand)]
            counts += np.bincount(inside, minlength=segment.size).astype(np.uint32)
        return counts


def word_of(term: bytes) -> str:
    """Return the word of a term."""
    return term.decode().partition(SEPARATOR)[2]
