"""Where a term stands, as arrays, and how that is kept on disk.

Whoosh writes a pickle for every 128 articles of a term, which takes half the time of indexing and
nearly all of a first search. Here a term's postings are one stretch of bytes that numpy reads as
it lies.
"""

from __future__ import annotations

import struct
from typing import TYPE_CHECKING, NamedTuple
from zlib import crc32

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence
    from mmap import mmap

    import numpy.typing as npt

_HEADER = struct.Struct("<BBBBIII")
_SEALED = struct.Struct("<BBBBIIIH")
"""The header and half of its own CRC-32; within it, last, the CRC-32 of what follows."""
SEALED_BYTES = _SEALED.size
UNSEALED_BYTES = _HEADER.size
"""How long the header is with the half of its CRC-32, and without."""
MAGIC = 0xC7
_HALF = 32
_LOW = (1 << _HALF) - 1
_WIDTHS = (np.dtype("<u1"), np.dtype("<u2"), np.dtype("<u4"))


class Postings(NamedTuple):
    """A term's articles, how often it stands in each, and where."""

    documents: npt.NDArray[np.uint32]
    """Numbers of documents, ascending."""
    counts: npt.NDArray[np.uint32]
    """Beside `documents`: how often the term stands there, 1 and up."""
    positions: npt.NDArray[np.uint32]
    """Which words of the documents it is, from 0: `counts[0]` of the first document, and so on."""

    @property
    def size(self) -> int:
        """How many bytes the arrays take."""
        return self.documents.nbytes + self.counts.nbytes + self.positions.nbytes


NOTHING = Postings(*(np.zeros(0, dtype=np.uint32) for _ in range(3)))


def documents_in(data: bytes | mmap, offset: int) -> int:
    """Return how many documents packed postings have, without reading them.

    Raises:
        ValueError: They are damaged.
    """
    return _header(data, offset)[4]


def positions_in(data: bytes | mmap, offset: int) -> int:
    """Return how many positions packed postings have, without reading them.

    Raises:
        ValueError: They are damaged.
    """
    return _header(data, offset)[5]


def unpack(data: bytes, *, positions: bool = True) -> Postings:
    """Return the postings that are packed as these bytes; see `index.engine.packing`.

    Args:
        data: As they lie in the file.
        positions: Whether they are wanted: most queries do without, and they are most of it.

    Raises:
        ValueError: They aren't whole, or are damaged.
    """
    _, *widths, documents, places, sum_of_all = _header(data, 0)
    if crc32(memoryview(data)[SEALED_BYTES:]) != sum_of_all:
        raise ValueError("damaged postings")
    steps, counts, where = (_WIDTHS[width] for width in widths)
    after_steps = SEALED_BYTES + (documents << widths[0])
    found = np.frombuffer(data, steps, documents, SEALED_BYTES).cumsum(dtype=np.uint32)
    numbers = np.frombuffer(data, counts, documents, after_steps).astype(np.uint32)
    if not positions:
        return Postings(found, numbers, NOTHING.positions)
    after_counts = after_steps + (documents << widths[1])
    stands = np.frombuffer(data, where, places, after_counts).astype(np.uint32)
    return Postings(found, numbers, stands)


def _header(data: bytes | mmap, offset: int) -> tuple[int, ...]:
    if len(data) < offset + SEALED_BYTES:
        raise ValueError("not postings")
    *parts, seal = _SEALED.unpack_from(data, offset)
    if parts[0] != MAGIC or crc32(data[offset : offset + UNSEALED_BYTES]) & 0xFFFF != seal:
        raise ValueError("not postings")
    return tuple(parts)


def concatenate(parts: Sequence[Postings]) -> Postings:
    """Return the postings of one term from parts whose documents follow each other."""
    if len(parts) == 1:
        return parts[0]
    if not parts:
        return NOTHING
    return Postings(*(np.concatenate(arrays) for arrays in zip(*parts, strict=True)))


def unite(parts: Sequence[Postings]) -> Postings:
    """Return the postings of a term that stands for several, whose documents may be the same.

    Args:
        parts: All with their positions, or all without.
    """
    if len(parts) <= 1:
        return concatenate(parts)
    documents, counts, positions = concatenate(parts)
    if (documents[1:] > documents[:-1]).all():
        return Postings(documents, counts, positions)
    # Numbers of 64 bits are sorted in a fraction of the time that their order is found in.
    owners = documents.astype(np.int64) << _HALF
    pairs = np.sort(owners | counts)
    firsts = np.flatnonzero(np.diff(pairs >> _HALF, prepend=-1))
    summed = np.add.reduceat(pairs & _LOW, firsts)
    if len(positions):
        places = np.sort(np.repeat(owners, counts) | positions)
        positions = (places & _LOW).astype(np.uint32)
    return Postings((pairs[firsts] >> _HALF).astype(np.uint32), summed.astype(np.uint32), positions)
