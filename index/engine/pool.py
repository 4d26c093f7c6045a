"""Gathers the postings of a segment that is being written.

Whoosh's own pool keeps a tuple for every posting and sorts them all at the end. Documents come in
order, so it is enough to gather by term and to sort the terms.
"""

from __future__ import annotations

import heapq
import marshal
from array import array
from itertools import groupby
from operator import itemgetter
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

from index.engine.postings import Postings, concatenate, pack, unpack

if TYPE_CHECKING:
    from collections.abc import Iterator

TermKey = tuple[str, bytes]
"""A field's name and a term of it."""
Item = tuple[TermKey, Postings]

_PER_TERM = 700
"""Bytes of memory that a new term takes, roughly; measured with the three buffers it needs."""
_PER_POSTING = 8


class _Gathered(NamedTuple):
    documents: array[int]
    counts: array[int]
    positions: bytearray

    def postings(self) -> Postings:
        return Postings(
            np.array(self.documents, dtype=np.uint32),
            np.array(self.counts, dtype=np.uint32),
            np.frombuffer(bytes(self.positions), dtype=np.uint32),
        )


class Pool:
    """Gathers postings by term; goes to disk in sorted runs when it grows past its limit.

    Takes the place of `whoosh.writing.PostingPool`.
    """

    def __init__(self, storage: Any, limit: int) -> None:
        """Begin empty.

        Args:
            storage: A Whoosh storage for temporary files.
            limit: Bytes of memory to take before going to disk.
        """
        self._storage = storage
        self._limit = limit
        self._terms: dict[TermKey, _Gathered] = {}
        self._size = 0
        self._runs: list[str] = []

    def add(self, item: tuple[str, bytes, int, float, bytes]) -> None:
        """Take one posting: field, term, document, how often, and positions.

        Documents of a term must come in order.
        """
        field, term, number, weight, places = item
        gathered = self._term((field, term))
        gathered.documents.append(number)
        gathered.counts.append(int(weight))
        gathered.positions.extend(places)
        self._size += _PER_POSTING + len(places)

    def add_postings(self, term: TermKey, postings: Postings) -> None:
        """Take all of a term's postings of another segment, renumbered already."""
        gathered = self._term(term)
        gathered.documents.frombytes(postings.documents.tobytes())
        gathered.counts.frombytes(postings.counts.tobytes())
        gathered.positions.extend(postings.positions.tobytes())
        self._size += postings.size

    def iter_postings(self) -> Iterator[Item]:
        """Yield all terms in order with their postings, and forget them."""
        if self._runs:
            self._spill()
            yield from self._merged()
        else:
            for term in sorted(self._terms):
                yield term, self._terms.pop(term).postings()
        self._terms = {}
        self._size = 0

    def cleanup(self) -> None:
        """Remove what was written to disk."""
        for name in self._runs:
            self._storage.delete_file(name)
        self._runs = []

    def _term(self, term: TermKey) -> _Gathered:
        if self._size > self._limit:
            self._spill()
        gathered = self._terms.get(term)
        if gathered is None:
            gathered = self._terms[term] = _Gathered(array("I"), array("I"), bytearray())
            self._size += _PER_TERM
        return gathered

    def _spill(self) -> None:
        name = f"{len(self._runs)}.run"
        with self._storage.create_file(name).raw_file() as file:
            for term in sorted(self._terms):
                marshal.dump((term, pack(self._terms[term].postings())), file)
        self._runs.append(name)
        self._terms = {}
        self._size = 0

    def _merged(self) -> Iterator[Item]:
        # A merge keeps equal terms in the order of the runs, which is that of their documents.
        runs = [self._read(name) for name in self._runs]
        merged = heapq.merge(*runs, key=itemgetter(0))
        for term, parts in groupby(merged, key=itemgetter(0)):
            yield term, concatenate([unpack(data) for _, data in parts])

    def _read(self, name: str) -> Iterator[tuple[TermKey, bytes]]:
        with self._storage.open_file(name).raw_file() as file:
            while True:
                try:
                    yield marshal.load(file)  # noqa: S302  written by this very process
                except EOFError:
                    return
