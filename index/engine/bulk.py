"""Reads the postings of very many terms at once: those of all words that a pattern stands for.

Most of them stand in an article or two (Zipf, 1949), and to unpack these one by one costs far more
than their postings do. So what is short is unpacked together, in a handful of steps of numpy, and
only what is long by itself.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from index.engine.packing import HEADER, gathered, seals, sums
from index.engine.postings import MAGIC, SEALED_BYTES, unpack

if TYPE_CHECKING:
    from collections.abc import Iterator
    from mmap import mmap

    import numpy.typing as npt

    Numbers = npt.NDArray[np.int64]

_LONG = 512
"""Articles of a term from which on its postings are unpacked by themselves."""
_AT_ONCE = 1 << 20
"""Bytes whose positions, or articles whose numbers, are held at once, many times as large."""


class Extents(NamedTuple):
    """Where the postings of some terms lie in a file."""

    starts: Numbers
    ends: Numbers


def frequencies(data: mmap | bytes, extents: Extents) -> Numbers:
    """Return how many documents each term has, deleted ones too."""
    documents: Numbers = _headers(np.frombuffer(data, np.uint8), extents)["documents"].astype(
        np.int64
    )
    return documents


def counted(data: mmap | bytes, extents: Extents, size: int) -> npt.NDArray[np.uint32]:
    """Return how often any of some terms stands in each document.

    Linear in the number of postings; positions aren't read.

    Args:
        data: The file of postings.
        extents: Of the terms, each of which was found to be whole; see `check`.
        size: How many documents the segment has.
    """
    raw = np.frombuffer(data, np.uint8)
    headers = _headers(raw, extents)
    counts = np.zeros(size, np.uint32)
    long = headers["documents"] >= _LONG
    for start, end in zip(extents.starts[long].tolist(), extents.ends[long].tolist(), strict=True):
        one = unpack(data[start:end], positions=False)
        counts[one.documents] += one.counts
    headers, starts = headers[~long], extents.starts[~long]
    for part in _parts(headers["documents"].astype(np.int64)):
        documents, weights = _unpacked(raw, headers[part], starts[part])
        counts += np.bincount(documents, weights, minlength=size).astype(np.uint32)
    return counts


def positions(
    data: mmap | bytes, extents: Extents
) -> Iterator[tuple[Numbers, npt.NDArray[np.uint32]]]:
    """Yield where terms stand: documents, and beside them which words of these they are.

    One part after the other, each of a bounded size if no term by itself is larger.
    """
    raw = np.frombuffer(data, np.uint8)
    for some in _parts(extents.ends - extents.starts):
        part = Extents(extents.starts[some], extents.ends[some])
        headers = _headers(raw, part)
        documents, counts = _unpacked(raw, headers, part.starts)
        lengths, widths = headers["documents"].astype(np.int64), headers["widths"].astype(np.int64)
        offsets = part.starts + SEALED_BYTES + (lengths << widths[:, 0]) + (lengths << widths[:, 1])
        places = headers["places"].astype(np.int64)
        yield np.repeat(documents, counts), gathered(raw, places, offsets, widths[:, 2])


def _parts(sizes: Numbers) -> Iterator[slice]:
    """Yield stretches of terms that take no more than may be held at once, or are one term."""
    ends = np.cumsum(sizes)
    start = 0
    while start < len(ends):
        before = int(ends[start - 1]) if start else 0
        stop = max(start + 1, int(np.searchsorted(ends, before + _AT_ONCE, side="right")))
        yield slice(start, stop)
        start = stop


def check(data: mmap | bytes, extents: Extents) -> None:
    """Make sure that the postings of terms are as they were written.

    Raises:
        ValueError: Some aren't.
    """
    raw = np.frombuffer(data, np.uint8)
    headers = _headers(raw, extents)
    if (headers["magic"] != MAGIC).any() or (headers["seal"] != seals(headers)).any():
        raise ValueError("not postings")
    if (headers["crc"] != sums(raw, extents.starts + SEALED_BYTES, extents.ends)).any():
        raise ValueError("damaged postings")


def _headers(raw: npt.NDArray[np.uint8], extents: Extents) -> npt.NDArray[np.void]:
    if (extents.ends - extents.starts < SEALED_BYTES).any() or extents.ends.max() > len(raw):
        raise ValueError("not postings")
    rows = raw[extents.starts[:, None] + np.arange(SEALED_BYTES)]
    headers: npt.NDArray[np.void] = rows.view(HEADER)[:, 0]
    return headers


def _unpacked(
    raw: npt.NDArray[np.uint8], headers: npt.NDArray[np.void], starts: Numbers
) -> tuple[Numbers, npt.NDArray[np.uint32]]:
    """Return the documents of terms one after the other, and how often the term is in each."""
    lengths = headers["documents"].astype(np.int64)
    widths = headers["widths"].astype(np.int64)
    offsets = starts + SEALED_BYTES
    steps = gathered(raw, lengths, offsets, widths[:, 0])
    counts = gathered(raw, lengths, offsets + (lengths << widths[:, 0]), widths[:, 1])
    summed = np.cumsum(steps, dtype=np.int64)
    ends = np.cumsum(lengths)
    before = np.concatenate([[0], summed[ends[:-1] - 1]])
    return summed - np.repeat(before, lengths), counts
