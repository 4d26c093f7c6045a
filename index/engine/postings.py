"""Where a term stands, as arrays, and how that is kept on disk.

Whoosh writes a pickle for every 128 articles of a term, which takes half the time of indexing and
nearly all of a first search. Here a term's postings are one stretch of bytes that numpy reads as
it lies.
"""

from __future__ import annotations

import struct
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple
from zlib import crc32

import numpy as np

if TYPE_CHECKING:
    from array import array
    from collections.abc import Sequence
    from mmap import mmap

    import numpy.typing as npt

_HEADER = struct.Struct("<BBBBIII")
_SEALED = struct.Struct("<BBBBIIIH")
"""The header and half of its own CRC-32; within it, last, the CRC-32 of what follows."""
_MAGIC = 0xC7
_FEW = 64
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


def pack(postings: Postings) -> bytes:
    """Return postings as bytes: documents as steps, every array as narrow as it can be."""
    steps = np.diff(postings.documents, prepend=np.uint32(0))
    arrays = (steps, postings.counts, postings.positions)
    widths = [_width(array) for array in arrays]
    body = b"".join(
        array.astype(_WIDTHS[width]).tobytes() for array, width in zip(arrays, widths, strict=True)
    )
    return _sealed(widths, len(steps), len(postings.positions), body)


def pack_few(documents: array[int], counts: array[int], positions: array[int]) -> bytes:
    """Return what `pack` does: without numpy where that takes longer than the work.

    Most words of a language are rare, so most terms stand in one or two articles.
    """
    if len(positions) > _FEW:
        return pack(
            Postings(*(np.array(n, dtype=np.uint32) for n in (documents, counts, positions)))
        )
    steps = [documents[0], *(b - a for a, b in pairwise(documents))]
    widths, parts = [], []
    for numbers in (steps, counts, positions):
        top = max(numbers)
        width = 0 if top < 1 << 8 else 1 if top < 1 << 16 else 2
        widths.append(width)
        parts.append(struct.pack(f"<{len(numbers)}{'BHI'[width]}", *numbers))
    return _sealed(widths, len(steps), len(positions), b"".join(parts))


def _sealed(widths: Sequence[int], documents: int, positions: int, body: bytes) -> bytes:
    parts = (_MAGIC, *widths, documents, positions, crc32(body))
    return _SEALED.pack(*parts, crc32(_HEADER.pack(*parts)) & 0xFFFF) + body


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
    """Return the postings that `pack` made bytes of.

    Args:
        data: What `pack` returned.
        positions: Whether they are wanted: most queries do without, and they are most of it.

    Raises:
        ValueError: They aren't whole, or are damaged.
    """
    _, *widths, documents, places, sum_of_all = _header(data, 0)
    if crc32(memoryview(data)[_SEALED.size :]) != sum_of_all:
        raise ValueError("damaged postings")
    lengths = (documents, documents, places if positions else 0)
    offset = _SEALED.size
    arrays = []
    for width, length in zip(widths, lengths, strict=True):
        found = np.frombuffer(data, dtype=_WIDTHS[width], count=length, offset=offset)
        arrays.append(found.astype(np.uint32))
        offset += found.nbytes
    steps, counts, where = arrays
    return Postings(np.cumsum(steps, dtype=np.uint32), counts, where)


def _header(data: bytes | mmap, offset: int) -> tuple[int, ...]:
    if len(data) < offset + _SEALED.size:
        raise ValueError("not postings")
    *parts, seal = _SEALED.unpack_from(data, offset)
    if parts[0] != _MAGIC or crc32(_HEADER.pack(*parts)) & 0xFFFF != seal:
        raise ValueError("not postings")
    return tuple(parts)


def concatenate(parts: Sequence[Postings]) -> Postings:
    """Return the postings of one term from parts whose documents follow each other."""
    if len(parts) == 1:
        return parts[0]
    if not parts:
        return NOTHING
    return Postings(*(np.concatenate(arrays) for arrays in zip(*parts, strict=True)))


def renumber(postings: Postings, numbers: npt.NDArray[np.int64]) -> Postings:
    """Return postings with other numbers for their documents, without those that are -1.

    Args:
        postings: Of documents numbered from 0.
        numbers: The new number of each document; ascending, but for -1.
    """
    documents = numbers[postings.documents]
    kept = documents >= 0
    if kept.all():
        return postings._replace(documents=documents.astype(np.uint32))
    return Postings(
        documents[kept].astype(np.uint32),
        postings.counts[kept],
        postings.positions[np.repeat(kept, postings.counts)],
    )


def unite(parts: Sequence[Postings]) -> Postings:
    """Return the postings of a term that stands for several, whose documents may be the same.

    Args:
        parts: All with their positions, or all without.
    """
    if len(parts) <= 1:
        return concatenate(parts)
    documents = np.concatenate([part.documents for part in parts])
    counts = np.concatenate([part.counts for part in parts])
    places = np.concatenate([part.positions for part in parts])
    unique, inverse = np.unique(documents, return_inverse=True)
    summed = np.bincount(inverse, weights=counts, minlength=len(unique)).astype(np.uint32)
    if len(places):
        owners = np.repeat(documents, counts)
        places = places[np.lexsort((places, owners))]
    return Postings(unique.astype(np.uint32), summed, places)


def _width(array: npt.NDArray[np.uint32]) -> int:
    top = int(array.max()) if len(array) else 0
    return 0 if top < 1 << 8 else 1 if top < 1 << 16 else 2
