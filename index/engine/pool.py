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
from typing import TYPE_CHECKING, NamedTuple

from index.engine.postings import concatenate, pack, pack_few, unpack

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from pathlib import Path

TermKey = tuple[str, bytes]
"""A field's name and a term of it."""
Item = tuple[TermKey, bytes]
"""A term and its postings, packed: most go from one file to another as they are."""

_PER_TERM = 480
"""Bytes of memory that a new term takes with its three arrays, as measured."""
_PER_POSTING = 8


class _Gathered(NamedTuple):
    documents: array[int]
    counts: array[int]
    positions: array[int]

    def packed(self) -> bytes:
        return pack_few(self.documents, self.counts, self.positions)


class Pool:
    """Gathers postings by term; goes to disk in sorted runs when it grows past its limit.

    Takes the place of `whoosh.writing.PostingPool`.
    """

    def __init__(self, folder: Path, limit: int) -> None:
        """Begin empty.

        Args:
            folder: For temporary files.
            limit: Bytes of memory to take before going to disk.
        """
        self._folder = folder
        self._limit = limit
        self._fields: dict[str, dict[str, _Gathered]] = {}
        self._size = 0
        self._runs: list[Path] = []
        self._segments: list[Iterator[Item]] = []
        self._closing: list[Callable[[], None]] = []

    def add_terms(self, field: str, number: int, terms: Mapping[str, array[int]]) -> None:
        """Take the terms of a document and their positions; documents come in order."""
        held = self._held(field)
        before = len(held)
        size = 0
        for term, places in terms.items():
            gathered = held.get(term)
            if gathered is None:
                gathered = held[term] = _Gathered(array("I"), array("I"), array("I"))
            documents, counts, positions = gathered
            documents.append(number)
            counts.append(len(places))
            positions.extend(places)
            size += len(places)
        self._size += 4 * size + _PER_POSTING * len(terms) + _PER_TERM * (len(held) - before)

    def add_segment(self, items: Iterator[Item], close: Callable[[], None]) -> None:
        """Take all terms of another segment, in order, whose documents follow all there are.

        They are read when they are written: to put segments together takes no room.

        Args:
            items: Its terms and their postings, renumbered already.
            close: Called when they aren't needed any more.
        """
        self._segments.append(items)
        self._closing.append(close)

    def iter_postings(self) -> Iterator[Item]:
        """Yield all terms in order with their postings, and forget them."""
        if self._runs or self._segments:
            self._spill()
            yield from self._merged()
        else:
            yield from self._sorted()
        self._fields = {}
        self._size = 0

    def cleanup(self) -> None:
        """Remove what was written to disk."""
        for path in self._runs:
            path.unlink(missing_ok=True)
        for close in self._closing:
            close()
        self._runs, self._segments, self._closing = [], [], []

    def _held(self, field: str) -> dict[str, _Gathered]:
        if self._size > self._limit:
            self._spill()
        return self._fields.setdefault(field, {})

    def _sorted(self) -> Iterator[Item]:
        # Text is in the same order as its bytes in UTF-8.
        for field in sorted(self._fields):
            held = self._fields[field]
            for term in sorted(held):
                yield (field, term.encode()), held[term].packed()

    def _spill(self) -> None:
        if not self._fields:
            return
        path = self._folder / f"{len(self._runs)}.run"
        with path.open("wb") as file:
            for item in self._sorted():
                marshal.dump(item, file)
        self._runs.append(path)
        self._fields = {}
        self._size = 0

    def _merged(self) -> Iterator[Item]:
        # A merge keeps equal terms in the order of the runs, which is that of their documents.
        runs = [self._read(path) for path in self._runs]
        merged = heapq.merge(*runs, *self._segments, key=itemgetter(0))
        for term, parts in groupby(merged, key=itemgetter(0)):
            first, *others = (data for _, data in parts)
            yield term, _joined(first, *others) if others else first

    def _read(self, path: Path) -> Iterator[Item]:
        with path.open("rb") as file:
            while True:
                try:
                    yield marshal.load(file)  # noqa: S302  written by this very process
                except EOFError:
                    return


def _joined(*parts: bytes) -> bytes:
    return pack(concatenate([unpack(data) for data in parts]))
