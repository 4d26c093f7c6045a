"""The lists of terms of a segment in a file, which is mapped and read where something is asked.

Of each field there are its terms in order, where the postings of each end, and its words in order,
which are the lexicon that patterns and near spellings are looked for in. Each part is checked where
it is first needed (see `index.engine.sealed`).
"""

from __future__ import annotations

import marshal
from functools import cached_property
from typing import TYPE_CHECKING
from zlib import crc32

import numpy as np

from index.engine.lines import Lines, joined, marks
from index.engine.sealed import Sealed, SealedArray, sums
from index.engine.terms import SEPARATOR
from index.engine.wordorder import WordOrder

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from mmap import mmap

    import numpy.typing as npt

_CRC = 4
"""Bytes of a CRC-32, and of the length of the directory: the file begins with both of them."""
_NUL = SEPARATOR.encode()
_PLACE, _NUMBER = np.dtype("<u8"), np.dtype("<u4")
_TERMS, _MARKS, _ENDS, _WORDS, _WORD_MARKS, _NUMBERS = range(6)
"""The parts of a field, in the order in which they lie."""


class TermList:
    """The terms of one field in one segment, and where their postings lie."""

    def __init__(self, parts: Sequence[Sealed], start: int) -> None:
        """Take its parts, and where the postings of its terms begin."""
        self._parts = parts
        self.start = start

    @cached_property
    def terms(self) -> Lines:
        """Its terms: stem, NUL and word."""
        return self._lines(_TERMS, _MARKS)

    @cached_property
    def words(self) -> WordOrder:
        """The words of its terms, in their own order."""
        numbers = SealedArray(self._parts[_NUMBERS], _NUMBER)
        return WordOrder(self._lines(_WORDS, _WORD_MARKS), numbers)

    @cached_property
    def ends(self) -> SealedArray:
        """Where the postings of each term end in their file."""
        return SealedArray(self._parts[_ENDS], _PLACE)

    def under(self, stem: bytes) -> range:
        """Return the numbers of the terms of a stem."""
        return range(self.terms.rank(stem + _NUL), self.terms.rank(stem + b"\x01"))

    def find(self, term: bytes) -> int | None:
        """Return the number of a term, if it is here."""
        number = self.terms.rank(term)
        return number if self.terms.some(number, number + 1)[:1] == [term] else None

    def extent(self, number: int) -> slice:
        """Return where a term's postings lie in the file."""
        ends = self.ends.some(max(number - 1, 0), number + 1)
        return slice(int(ends[0]) if number else self.start, int(ends[-1]))

    def extents(self, numbers: npt.NDArray[np.uint32]) -> tuple[npt.NDArray[np.int64], ...]:
        """Return where the postings of terms begin, and where they end."""
        starts = np.where(numbers > 0, self.ends.at(np.maximum(numbers, 1) - 1), self.start)
        return starts.astype(np.int64), self.ends.at(numbers).astype(np.int64)

    def _lines(self, lines: int, marked: int) -> Lines:
        return Lines(self._parts[lines], SealedArray(self._parts[marked], _NUMBER).all())


def term_lists(data: mmap | bytes, start: int) -> dict[str, TermList]:
    """Return the lists in a file by field.

    Args:
        data: The file.
        start: Where the postings of the first term begin in theirs.

    Raises:
        ValueError: It is damaged.
    """
    size = int.from_bytes(data[_CRC : 2 * _CRC], "little")
    directory = data[2 * _CRC : 2 * _CRC + size]
    if crc32(directory) != int.from_bytes(data[:_CRC], "little"):
        raise ValueError("damaged terms")
    found = {}
    at = 2 * _CRC + size
    for field, sizes, summed, end in marshal.loads(directory):  # noqa: S302  our own, and whole
        parts = []
        for length, checked in zip(sizes, summed, strict=True):
            parts.append(Sealed(data, at, at + length, checked))
            at += length
        found[field] = TermList(parts, start)
        start = end
    if at > len(data):
        raise ValueError("damaged terms")
    return found


def packed(fields: Sequence[tuple[str, bytes, bytes]]) -> Iterator[bytes]:
    """Yield what is to be written, in pieces.

    Args:
        fields: In order; of each its terms in order, apart by line feeds, and where the postings of
            each end, in 8 bytes with the lowest first.
    """
    directory: list[tuple[str, list[int], list[list[int]], int]] = []
    pieces: list[bytes] = []
    for field, terms, ends in fields:
        words, numbers = _by_word(terms)
        lists = joined([terms])
        parts = (lists, marks(lists).tobytes(), ends, words, marks(words).tobytes(), numbers)
        last = int.from_bytes(ends[-_PLACE.itemsize :], "little")
        directory.append((field, [len(p) for p in parts], [sums(p) for p in parts], last))
        pieces.extend(parts)
    listed = marshal.dumps(directory)
    yield crc32(listed).to_bytes(_CRC, "little")
    yield len(listed).to_bytes(_CRC, "little")
    yield listed
    yield from pieces


def _by_word(terms: bytes) -> tuple[bytes, bytes]:
    """Return the words of terms in their own order, and the numbers of their terms."""
    words = [term.partition(_NUL)[2] for term in terms.split(b"\n")]
    # Nearly in order as it is: a word mostly begins with its stem.
    order = sorted(range(len(words)), key=words.__getitem__)
    return joined(words[number] for number in order), np.array(order, _NUMBER).tobytes()
