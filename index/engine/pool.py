"""Gathers the words of a segment that is being written, and gives them back by term.

Whoosh's own pool keeps a tuple for every posting and sorts them all at the end. Here a word is the
number of its term, and a sort of numbers puts them in order. What comes of that, of what was sorted
before, and of segments that are merged, are blocks (see `index.engine.blocks`), put together one
small part after the other: memory stays bounded however much there is.
"""

from __future__ import annotations

import marshal
from array import array
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import numpy as np

from index.engine.blocks import block_of, merged
from index.engine.packing import pack, unpack
from index.engine.vocabulary import Vocabulary

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from pathlib import Path

    import numpy.typing as npt

    from index.engine.blocks import Block

_PER_WORD = 48
"""Bytes of memory that a word takes while words are sorted."""
_AT_ONCE = 50_000
"""Words of a block, but for those of one term."""


@dataclass(slots=True)
class _Gathered:
    """The words of a field as they came."""

    numbers: array[int] = field(default_factory=lambda: array("I"))
    """Of their terms."""
    positions: array[int] = field(default_factory=lambda: array("I"))
    documents: array[int] = field(default_factory=lambda: array("I"))
    lengths: array[int] = field(default_factory=lambda: array("I"))
    """Beside `documents`: how many words each has."""

    def by_term(self, order: npt.NDArray[np.int64], terms: list[str]) -> Iterator[Block]:
        """Yield the words by term, in blocks.

        Args:
            order: The numbers of all terms, in the order of the terms.
            terms: By number.
        """
        ranks = np.empty(len(order), dtype=np.uint64)
        ranks[order] = np.arange(len(order), dtype=np.uint64)
        # Place below rank in one number: they are sorted far sooner than places by ranks.
        ranked = ranks[self.numbers] << np.uint64(32)
        ranked |= np.arange(len(ranked), dtype=np.uint64)
        ranked.sort()
        places = (ranked & np.uint64(0xFFFFFFFF)).astype(np.int64)
        of_term = (ranked >> np.uint64(32)).astype(np.int64)
        owners = np.repeat(np.array(self.documents, dtype=np.uint32), self.lengths)[places]
        positions = np.array(self.positions, dtype=np.uint32)[places]
        start = 0
        while start < len(of_term):
            last = of_term[min(start + _AT_ONCE, len(of_term)) - 1]
            stop = int(np.searchsorted(of_term, last, side="right"))
            some = slice(start, stop)
            found, which = np.unique(of_term[some], return_inverse=True)
            names = [terms[number].encode() for number in order[found].tolist()]
            yield block_of(names, which, owners[some], positions[some])
            start = stop


class Pool:
    """Gathers words by term; goes to disk when it grows past its limit.

    Takes the place of `whoosh.writing.PostingPool`.
    """

    def __init__(self, folder: Path, limit: int) -> None:
        """Begin empty.

        Args:
            folder: For temporary files.
            limit: Bytes of memory to take before going to disk.
        """
        self.vocabulary = Vocabulary()
        """Tells the numbers of terms until the document that they are of is at its end."""
        self._folder = folder
        self._limit = limit
        self._fields: dict[str, _Gathered] = {}
        self._runs: list[dict[str, Path]] = []
        self._segments: list[Mapping[str, Iterator[Block]]] = []
        self._closing: list[Callable[[], None]] = []

    def add_words(self, name: str, document: int, numbers: array[int]) -> None:
        """Take all words of a field of a document, in order; documents come in order.

        Args:
            name: Of the field.
            document: Its number.
            numbers: Of the words' terms, as the vocabulary counts them.
        """
        self._add(name, document, numbers, array("I", range(len(numbers))))

    def add_terms(self, name: str, document: int, terms: Mapping[str, array[int]]) -> None:
        """Take the terms of a field of a document with their positions, which aren't all words."""
        for term, positions in terms.items():
            number = self.vocabulary.number(term)
            self._add(name, document, array("I", [number]) * len(positions), positions)

    def end_document(self) -> None:
        """Go to disk where this takes too much memory."""
        words = sum(len(gathered.numbers) for gathered in self._fields.values())
        if words * _PER_WORD + self.vocabulary.size > self._limit:
            self._spill()

    def add_segment(self, fields: Mapping[str, Iterator[Block]], close: Callable[[], None]) -> None:
        """Take all terms of another segment, in order, whose documents follow all there are.

        They are read when they are written: to put segments together takes no room.

        Args:
            fields: By name what yields the terms and their postings, renumbered already.
            close: Called when they aren't needed any more.
        """
        self._segments.append(fields)
        self._closing.append(close)

    def iter_postings(self) -> Iterator[tuple[str, Block]]:
        """Yield all terms in order of fields, in blocks, and forget them."""
        if self._runs:
            self._spill()
        gathered = self._by_term()
        runs = [{name: _read(path) for name, path in run.items()} for run in self._runs]
        parts = [*runs, gathered, *self._segments]
        for name in sorted({name for part in parts for name in part}):
            for block in merged([part[name] for part in parts if name in part]):
                yield name, block
        self._begin_anew()

    def cleanup(self) -> None:
        """Remove what was written to disk."""
        for run in self._runs:
            for path in run.values():
                path.unlink(missing_ok=True)
        for close in self._closing:
            close()
        self._runs, self._segments, self._closing = [], [], []

    def _add(self, name: str, document: int, numbers: array[int], positions: array[int]) -> None:
        gathered = self._fields.get(name)
        if gathered is None:
            gathered = self._fields[name] = _Gathered()
        gathered.numbers.extend(numbers)
        gathered.positions.extend(positions)
        gathered.documents.append(document)
        gathered.lengths.append(len(numbers))

    def _by_term(self) -> dict[str, Iterator[Block]]:
        order, terms = self.vocabulary.order(), self.vocabulary.terms
        return {name: held.by_term(order, terms) for name, held in self._fields.items()}

    def _spill(self) -> None:
        run = {}
        for name, blocks in self._by_term().items():
            path = run[name] = self._folder / f"{len(self._runs)}.{name}.run"
            with path.open("wb") as file:
                for block in blocks:
                    data, ends = pack(block)
                    marshal.dump((block.terms, data, ends.tobytes()), file)
        self._runs.append(run)
        self._begin_anew()

    def _begin_anew(self) -> None:
        self._fields = {}
        self.vocabulary = Vocabulary()


def _read(path: Path) -> Iterator[Block]:
    with path.open("rb") as file:
        while True:
            try:
                terms, data, ends = marshal.load(file)  # noqa: S302  written by this very process
            except EOFError:
                return
            yield unpack(terms, data, np.frombuffer(ends, dtype=np.int64))
