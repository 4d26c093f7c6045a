"""One state of the index, as arrays that a query is answered from.

Whoosh reads a posting, looks up its document's length and adds to a score, one document at a time.
Here a term's postings become arrays once, and stay while there is room.
"""

from __future__ import annotations

from functools import cached_property
from threading import RLock
from typing import TYPE_CHECKING, Any

import numpy as np

from index.engine.cache import Cache, Counts, Held, Likely
from index.engine.documents import Documents
from index.engine.expanding import Expander, Segment
from index.engine.postings import Postings, concatenate, unite
from index.engine.quoted import FIRST, LAST, QUOTED, WITHIN, QuotedRanges, places
from index.engine.schema import LANGUAGES
from index.engine.storage import terms_of
from index.engine.terms import SEPARATOR, TEXT_FIELDS, key, stems_of

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from index.engine.patterns import Pattern


class Snapshot(Documents):
    """One state of the index; documents are numbered from 0 through all segments."""

    def __init__(self, reader: Any) -> None:
        """Take an open reader of Whoosh, to be closed by `retire`."""
        self._reader = reader
        super().__init__([pair for pair in reader.leaf_readers() if pair[0].doc_count_all()])
        self.names = {leaf.segment().segment_id() for leaf, _ in self._leaves}
        """Of the segments, which their files begin with."""
        self._cache = Cache()
        segments = [
            Segment(terms_of(leaf), offset, leaf.doc_count_all()) for leaf, offset in self._leaves
        ]
        self.expander = Expander(segments, self.live, lambda: self.quoted)
        self._users = 0
        self._retired = self._closed = False
        self._lock = RLock()

    def kept(self, key: object, find: Callable[[], Held]) -> Held:
        """Return what was found once, found anew where it isn't known any more."""
        return self._cache.get(("found", key), find)

    def acquire(self) -> None:
        """Keep the files open until `release`."""
        with self._lock:
            self._users += 1

    def release(self) -> None:
        """Be done with looking."""
        with self._lock:
            self._users -= 1
            self._close_if_done()

    def inherit(self, older: Snapshot) -> None:
        """Take over the lists of terms that an older state has read already."""
        known = {leaf.segment().segment_id(): terms_of(leaf) for leaf, _ in older._leaves}
        for leaf, _ in self._leaves:
            before = known.get(leaf.segment().segment_id())
            if before and "fields" in before.__dict__:
                terms_of(leaf).fields = before.fields

    def retire(self) -> None:
        """Close the files as soon as nobody uses them."""
        with self._lock:
            self._retired = True
            self._close_if_done()

    @cached_property
    def quoted(self) -> QuotedRanges:
        """Which words of the texts stand inside quotation marks."""
        return QuotedRanges(
            *(places(self._read(QUOTED, term, positions=True)) for term in (FIRST, LAST))
        )

    def stem(self, field: str, stem: str, *, positions: bool = False) -> Postings:
        """Return the postings of all words of a stem."""

        def read() -> Postings:
            parts: list[Postings] = []
            for leaf, offset in self._leaves:
                terms = terms_of(leaf)
                listed = terms.fields.get(field)
                parts += [
                    _shift(terms.postings(field, number, positions=positions), offset)
                    for number in (listed.under(stem.encode()) if listed else ())
                ]
            return self.of_live(unite(parts))

        return self._cache.get((field, stem, positions), read)

    def sought(self, field: str, word: str, *, positions: bool = False) -> Postings:
        """Return the postings of a word of a query: of its stem, in each article's own language."""
        if field == QUOTED:

            def read_quoted() -> Postings:
                return self.quoted.kept(self.sought(WITHIN, word, positions=True))

            return self._cache.get((field, "word", word), read_quoted)
        if field not in TEXT_FIELDS:  # names of outlets and languages are in none
            return self.stem(field, key(word).partition(SEPARATOR)[0], positions=positions)
        found = self.stems_of(word)
        if len(found) == 1:
            return self.stem(field, found[0][0], positions=positions)

        def read() -> Postings:
            return unite(
                [
                    self.spoken_in(self.stem(field, stem, positions=positions), languages)
                    for stem, languages in found
                ]
            )

        return self._cache.get((field, "word", word, positions), read)

    def stems_of(self, word: str) -> list[tuple[str, tuple[int, ...]]]:
        """Return the stems of a word, each with the languages (by number) whose rules give it."""
        found: dict[str, list[int]] = {}
        for number in self.spoken or (0,):
            for stem in stems_of(word, LANGUAGES[number]):
                found.setdefault(stem, []).append(number)
        return [(stem, tuple(numbers)) for stem, numbers in sorted(found.items())]

    def forms_of(self, field: str, word: str) -> dict[str, int]:
        """Return the words that one of a query stands for, each with how many articles hold it."""
        counted: dict[str, int] = {}
        for stem, _ in self.stems_of(word):
            for form, count in self.forms(field, stem).items():
                counted[form] = counted.get(form, 0) + count
        return counted

    def word(self, field: str, term: bytes) -> Postings:
        """Return the postings of one word, without positions."""
        return self._cache.get((field, term), lambda: self._word(field, term))

    def pattern(self, field: str, pattern: Pattern) -> Postings:
        """Return the postings of all words a pattern stands for as of one, without positions.

        Raises:
            TooManyWordsError: They are too many.
        """
        expansion = self.expander.expand(field, pattern)
        numbers = expansion.numbers
        return self._cache.get((field, pattern), lambda: self.expander.postings(field, numbers))

    def words(self, field: str, terms: Sequence[bytes]) -> Postings:
        """Return the postings of many words as of one, without positions."""

        def read() -> Postings:
            return self.expander.postings(field, self.expander.numbers(field, terms))

        return self._cache.get((field, tuple(terms)), read)

    def forms(self, field: str, stem: str) -> Mapping[str, int]:
        """Return the words of a stem, each with the number of articles that hold it."""

        def count() -> Counts:
            counts, around = Counts(), WITHIN if field == QUOTED else field
            for leaf, _ in self._leaves:
                terms = terms_of(leaf)
                if listed := terms.fields.get(around):
                    under = listed.under(stem.encode())
                    of_stem = listed.terms.some(under.start, under.stop)
                    for number, word in zip(under, map(_word, of_stem), strict=True):
                        counts[word] = counts.get(word, 0) + terms.holding(around, number)
            if field == QUOTED or not self.whole:
                for word in counts:
                    term = f"{stem}{SEPARATOR}{word}".encode()
                    counts[word] = len(self.word(field, term).documents)
            return counts

        return self._cache.get(("forms", field, stem), count)

    def commonest(self, field: str, pattern: Pattern, limit: int) -> Mapping[str, int]:
        """Return the words most articles hold of those a pattern stands for, with their numbers.

        Args:
            field: That they stand in.
            pattern: What stands for them.
            limit: How many words of each segment at most.

        Raises:
            TooManyWordsError: It stands for too many.
        """

        def count() -> Counts:
            terms = self.expander.frequent(field, self.expander.expand(field, pattern), limit)
            return Counts({_word(term): self._holding(field, term) for term in terms})

        return self._cache.get(("commonest", field, pattern, limit), count)

    def nearest(self, field: str, word: str, edits: int) -> Mapping[str, tuple[int, int]]:
        """Return words like one, each with its distance and how many articles hold it, about.

        Kept, for it takes the most of a search that finds next to nothing, and is asked for again
        whenever a filter is set.

        Args:
            field: That they stand in.
            word: Folded.
            edits: The distance at most.
        """

        def look() -> Likely:
            return Likely(self.expander.nearest(field, word, edits))

        return self._cache.get(("nearest", field, word, edits), look)

    def _holding(self, field: str, term: bytes) -> int:
        """Return how many articles hold a word."""
        if field == QUOTED or not self.whole:
            return len(self.word(field, term).documents)
        return sum(terms_of(leaf).frequency(field, term) for leaf, _ in self._leaves)

    def _word(self, field: str, term: bytes) -> Postings:
        if field == QUOTED:
            found = self.quoted.kept(self._read(WITHIN, term, positions=True))
            return found._replace(positions=found.positions[:0])
        return self._read(field, term, positions=False)

    def _read(self, field: str, term: bytes, *, positions: bool) -> Postings:
        parts = [
            _shift(terms_of(leaf).find(field, term, positions=positions), offset)
            for leaf, offset in self._leaves
        ]
        return self.of_live(concatenate(parts))

    def _close_if_done(self) -> None:
        if self._retired and not self._users and not self._closed:
            self._closed = True
            self._cache.clear()
            self._reader.close()


def _word(term: bytes) -> str:
    return term.decode().partition(SEPARATOR)[2]


def _shift(postings: Postings, offset: int) -> Postings:
    documents, counts, positions = postings
    return Postings(documents + np.uint32(offset), counts, positions) if offset else postings
