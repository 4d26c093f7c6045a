"""One state of the index, as arrays that a query is answered from.

Whoosh reads a posting, looks up its document's length and adds to a score, one document at a time.
Here a term's postings become arrays once, and stay while there is room.
"""

from __future__ import annotations

from functools import cached_property
from threading import RLock
from typing import TYPE_CHECKING, Any

import numpy as np

from index.engine.cache import Cache
from index.engine.lexicon import Lexicon, Pattern
from index.engine.postings import Postings, concatenate, unite
from index.engine.quoted import FIRST, LAST, QUOTED, WITHIN, QuotedRanges, places
from index.engine.schema import LANGUAGES, UNKNOWN_DAY
from index.engine.storage import column, terms_of
from index.engine.terms import SEPARATOR, TEXT_FIELDS, key, stems_of

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    import numpy.typing as npt

    from index.engine.found import Found

K1 = 1.2
B = 0.75
"""BM25's customary constants (Robertson and Zaragoza, 2009), and Whoosh's."""

_EXPANDED = 64
"""Patterns whose words are remembered: a query asks thrice for each, and is typed on."""


class Counts(dict[str, int]):
    """Words, each with a number."""

    @property
    def size(self) -> int:
        """How many bytes they take, about."""
        return 200 * len(self)


class Snapshot:
    """One state of the index; documents are numbered from 0 through all segments."""

    def __init__(self, reader: Any) -> None:
        """Take an open reader of Whoosh, to be closed by `retire`."""
        self._reader = reader
        self._leaves = [
            (leaf, offset) for leaf, offset in reader.leaf_readers() if leaf.doc_count_all()
        ]
        self.names = {leaf.segment().segment_id() for leaf, _ in self._leaves}
        """Of the segments, which their files begin with."""
        self.live = self._live()
        self._number = int(np.count_nonzero(self.live))
        self._whole = self._number == len(self.live)
        self.keys = self._column("key", ">i8", -1)
        if (self.keys[self.live] < 0).any():
            raise ValueError("keys are missing")
        self.days = self._column("day", ">i4", UNKNOWN_DAY).astype(np.int32)
        self._languages = self._column("stemming", ">u1", 0)
        self.spoken = tuple(int(number) for number in np.unique(self._languages[self.live]))
        """Languages that there are articles in, by number."""
        self._cache = Cache()
        self._lexicons: dict[str, Lexicon] = {}
        self._expanded: dict[tuple[str, Pattern], list[bytes]] = {}
        self._users = 0
        self._retired = self._closed = False
        self._lock = RLock()

    def __len__(self) -> int:
        return self._number

    @cached_property
    def _by_key(self) -> tuple[npt.NDArray[np.intp], npt.NDArray[np.int64], bool]:
        """The live documents in order of their keys, these keys, and whether it is theirs too."""
        documents = np.flatnonzero(self.live)
        keys = self.keys[documents]
        if not (np.diff(keys) < 0).any():
            return documents, keys, True
        order = np.argsort(keys)
        return documents[order], keys[order], False

    def in_order(self, documents: npt.NDArray[np.intp]) -> npt.NDArray[np.intp] | None:
        """Return the rows of documents in order of their keys; None where they are in order."""
        if self._by_key[2]:
            return None
        # A handful of runs, one a segment or so: a stable sort only puts them together.
        return np.argsort(self.keys[documents], kind="stable")

    def with_keys(self, keys: npt.NDArray[np.int64]) -> npt.NDArray[np.intp]:
        """Return the documents that have any of these keys, ascending."""
        documents, listed, _ = self._by_key
        marks = np.zeros(len(self.live), dtype=np.bool_)
        if len(listed):
            places = np.minimum(np.searchsorted(listed, keys), len(listed) - 1)
            marks[documents[places[listed[places] == keys]]] = True
        return np.flatnonzero(marks)

    def kept(self, words: object, find: Callable[[], Found]) -> Found:
        """Return what words find, found anew where it isn't known any more."""
        return self._cache.get(("found", words), find)

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

    def segments(self) -> list[tuple[int, int]]:
        """Return how many documents each segment holds, and how many of them are live."""
        return [(leaf.doc_count_all(), leaf.doc_count()) for leaf, _ in self._leaves]

    def retire(self) -> None:
        """Close the files as soon as nobody uses them."""
        with self._lock:
            self._retired = True
            self._close_if_done()

    @cached_property
    def norms(self) -> dict[str, npt.NDArray[np.float64]]:
        """By field, what BM25 adds to a term's frequency in each document for its length."""
        norms = {}
        for field in TEXT_FIELDS:
            lengths = self._column(f"{field}_length", ">u4", 0)
            mean = lengths[self.live].mean() if self.live.any() else 0
            norms[field] = K1 * ((1 - B) + B * lengths / (mean or 1))
        norms[QUOTED] = norms[WITHIN]
        return norms

    @cached_property
    def quoted(self) -> QuotedRanges:
        """Which words of the texts stand inside quotation marks."""
        return QuotedRanges(
            *(places(self._read(QUOTED, term, positions=True)) for term in (FIRST, LAST))
        )

    def stem(self, field: str, stem: str, *, positions: bool = False) -> Postings:
        """Return the postings of all words of a stem."""
        prefix = (stem + SEPARATOR).encode()

        def read() -> Postings:
            parts = []
            for leaf, offset in self._leaves:
                terms = terms_of(leaf)
                listed = terms.fields.get(field)
                numbers = listed.under(prefix) if listed else ()
                words = [terms.postings(field, n, positions=positions) for n in numbers]
                parts.append(_shift(unite(words), offset))
            return self._only_live(concatenate(parts))

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
                    self._spoken_in(self.stem(field, stem, positions=positions), languages)
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

    def _spoken_in(self, postings: Postings, languages: tuple[int, ...]) -> Postings:
        if len(languages) == len(self.spoken):
            return postings
        return _kept(postings, np.isin(self._languages[postings.documents], languages))

    def word(self, field: str, term: bytes) -> Postings:
        """Return the postings of one word, without positions."""
        return self._cache.get((field, term), lambda: self._word(field, term))

    def words(self, field: str, terms: Sequence[bytes]) -> Postings:
        """Return the postings of many words as of one, without positions."""
        return self._cache.get(
            (field, tuple(terms)), lambda: unite([self._word(field, term) for term in terms])
        )

    def frequency(self, field: str, term: bytes) -> int:
        """Return how many documents hold a word, deleted ones too: for ranking, not for telling."""
        field = WITHIN if field == QUOTED else field
        return sum(terms_of(leaf).frequency(field, term) for leaf, _ in self._leaves)

    def times(self, field: str, term: bytes) -> int:
        """Return how often a word stands in all documents, deleted ones too."""
        return sum(terms_of(leaf).times(field, term) for leaf, _ in self._leaves)

    def forms(self, field: str, stem: str) -> Mapping[str, int]:
        """Return the words of a stem, each with the number of articles that hold it."""
        prefix = (stem + SEPARATOR).encode()

        def count() -> Counts:
            terms: set[bytes] = set()
            for leaf, _ in self._leaves:
                listed = terms_of(leaf).fields.get(WITHIN if field == QUOTED else field)
                if listed:
                    terms.update(listed.terms[n] for n in listed.under(prefix))
            return Counts({_word(term): self._holding(field, term) for term in sorted(terms)})

        return self._cache.get(("forms", field, stem), count)

    def commonest(self, field: str, pattern: Pattern, limit: int) -> Mapping[str, int]:
        """Return the words most articles hold of those a pattern stands for, with their numbers.

        Args:
            field: That they stand in.
            pattern: What stands for them.
            limit: How many words at most.
        """

        def count() -> Counts:
            terms = self.expand(field, pattern)
            ranked = sorted((-self.frequency(field, term), term) for term in terms)
            return Counts({_word(term): self._holding(field, term) for _, term in ranked[:limit]})

        return self._cache.get(("commonest", field, pattern, limit), count)

    def _holding(self, field: str, term: bytes) -> int:
        """Return how many articles hold a word."""
        if field == QUOTED or not self._whole:
            return len(self.word(field, term).documents)
        return self.frequency(field, term)

    def expand(self, field: str, pattern: Pattern) -> list[bytes]:
        """Return the terms of the words a pattern stands for."""
        known = self._expanded.get((field, pattern))
        if known is None:
            lexicon = self.lexicon(field)
            known = [lexicon.term(number) for number in lexicon.expand(pattern)]
            if len(self._expanded) >= _EXPANDED:
                self._expanded.clear()
            self._expanded[field, pattern] = known
        return known

    def lexicon(self, field: str) -> Lexicon:
        """Return the words of a field, in order."""
        field = WITHIN if field == QUOTED else field
        with self._lock:
            if field not in self._lexicons:
                listed = [terms_of(leaf).fields.get(field) for leaf, _ in self._leaves]
                self._lexicons[field] = Lexicon(
                    term for terms in listed if terms for term in terms.terms
                )
            return self._lexicons[field]

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
        return self._only_live(concatenate(parts))

    def _only_live(self, postings: Postings) -> Postings:
        return postings if self._whole else _kept(postings, self.live[postings.documents])

    def _live(self) -> npt.NDArray[np.bool_]:
        live = np.ones(self._reader.doc_count_all(), dtype=np.bool_)
        for leaf, offset in self._leaves:
            deleted = list(leaf.segment().deleted_docs())
            live[np.array(deleted, dtype=np.int64) + offset] = False
        return live

    def _column(self, field: str, width: str, default: int) -> npt.NDArray[np.int64]:
        parts = [column(leaf, field, width, default) for leaf, _ in self._leaves]
        return np.concatenate(parts) if parts else np.zeros(0, dtype=np.int64)

    def _close_if_done(self) -> None:
        if self._retired and not self._users and not self._closed:
            self._closed = True
            self._cache.clear()
            self._reader.close()


def _word(term: bytes) -> str:
    return term.decode().partition(SEPARATOR)[2]


def _kept(postings: Postings, which: npt.NDArray[np.bool_]) -> Postings:
    if which.all():
        return postings
    kept = np.repeat(which, postings.counts) if len(postings.positions) else slice(None)
    return Postings(postings.documents[which], postings.counts[which], postings.positions[kept])


def _shift(postings: Postings, offset: int) -> Postings:
    return postings._replace(documents=postings.documents + np.uint32(offset))
