"""The postings of many terms at once, as arrays.

Most words of a language are rare (Zipf, 1949), so that most terms stand in an article or two: to
handle terms one by one costs far more than their postings do. Here thousands of them are packed,
unpacked, renumbered and put together in a handful of steps of numpy.
"""

from __future__ import annotations

from bisect import bisect_right
from itertools import chain
from typing import TYPE_CHECKING, NamedTuple
from zlib import crc32

import numpy as np

from index.engine.postings import MAGIC, SEALED_BYTES, UNSEALED_BYTES

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    import numpy.typing as npt

    Numbers = npt.NDArray[np.int64]
    Values = npt.NDArray[np.uint32]
    Bytes = npt.NDArray[np.uint8]

HEADER = np.dtype(
    [
        ("magic", "u1"),
        ("widths", "u1", (3,)),
        ("documents", "<u4"),
        ("places", "<u4"),
        ("crc", "<u4"),
        ("seal", "<u2"),
    ]
)
"""What `index.engine.postings` writes before each term's postings."""
_WIDE = (1 << 8, 1 << 16)
"""From which values on a number takes two bytes, and four."""


class Block(NamedTuple):
    """Terms in order, each with its postings; see `index.engine.postings.Postings`."""

    terms: list[bytes]
    ends: Numbers
    """Beside `terms`: where its documents end in `documents`. No term has none."""
    documents: Values
    counts: Values
    positions: Values

    @property
    def lengths(self) -> Numbers:
        """How many documents each term has."""
        return np.diff(self.ends, prepend=0)

    @property
    def place_ends(self) -> Numbers:
        """Beside `terms`: where its positions end in `positions`."""
        return np.cumsum(self.counts, dtype=np.int64)[self.ends - 1]

    def upto(self, term: bytes) -> int:
        """Return how many terms there are up to one, included."""
        return bisect_right(self.terms, term)

    def part(self, start: int, stop: int) -> Block:
        """Return some of the terms, at least one, with their postings."""
        first = int(self.ends[start - 1]) if start else 0
        last = int(self.ends[stop - 1])
        before = int(self.counts[:first].sum(dtype=np.int64))
        after = before + int(self.counts[first:last].sum(dtype=np.int64))
        return Block(
            self.terms[start:stop],
            self.ends[start:stop] - first,
            self.documents[first:last],
            self.counts[first:last],
            self.positions[before:after],
        )


def block_of(terms: Sequence[bytes], ranks: Numbers, documents: Values, positions: Values) -> Block:
    """Return the block of words in the order of terms, documents and positions.

    Args:
        terms: By rank.
        ranks: Of each word's term; ascending.
        documents: The document of each.
        positions: Which word of it each is.
    """
    begins = np.ones(len(ranks), dtype=np.bool_)
    begins[1:] = (ranks[1:] != ranks[:-1]) | (documents[1:] != documents[:-1])
    starts = np.flatnonzero(begins)
    of_term, lengths = np.unique(ranks[starts], return_counts=True)
    return Block(
        [terms[rank] for rank in of_term.tolist()],
        np.cumsum(lengths),
        documents[starts],
        np.diff(starts, append=len(ranks)).astype(np.uint32),
        positions,
    )


def pack(block: Block) -> tuple[bytes, Numbers]:
    """Return what the postings of all terms are packed as, and where each one's ends.

    Documents are kept as steps, every array as narrow as its largest number lets it be.
    """
    lengths, place_ends = block.lengths, block.place_ends
    places = np.diff(place_ends, prepend=0)
    steps = np.diff(block.documents, prepend=np.uint32(0))
    firsts = block.ends - lengths
    steps[firsts] = block.documents[firsts]
    arrays = ((steps, lengths), (block.counts, lengths), (block.positions, places))
    widths = np.stack([_widths(values, number) for values, number in arrays], axis=1)
    sizes = SEALED_BYTES + (lengths << widths[:, 0]) + (lengths << widths[:, 1])
    sizes += places << widths[:, 2]
    ends = np.cumsum(sizes)
    begins = ends - sizes
    data = np.empty(int(ends[-1]), dtype=np.uint8)
    offsets = begins + SEALED_BYTES
    for column, (values, number) in enumerate(arrays):
        _scatter(data, values, number, offsets, widths[:, column])
        offsets = offsets + (number << widths[:, column])
    headers = np.zeros(len(ends), dtype=HEADER)
    headers["magic"], headers["widths"] = MAGIC, widths
    headers["documents"], headers["places"] = lengths, places
    headers["crc"] = sums(data, begins + SEALED_BYTES, ends)
    headers["seal"] = seals(headers)
    data[begins[:, None] + np.arange(SEALED_BYTES)] = headers.view(np.uint8).reshape(len(ends), -1)
    return data.tobytes(), ends


def unpack(terms: list[bytes], data: bytes, ends: Numbers) -> Block:
    """Return the block that `pack` packed.

    Args:
        terms: Which it is of, at least one.
        data: The packed postings of one term after the other.
        ends: Where each one's end.

    Raises:
        ValueError: They aren't whole, or are damaged.
    """
    raw = np.frombuffer(data, dtype=np.uint8)
    begins = np.concatenate([[0], ends[:-1]])
    if ends[-1] != len(raw) or (ends - begins < SEALED_BYTES).any():
        raise ValueError("not postings")
    headers = raw[begins[:, None] + np.arange(SEALED_BYTES)].view(HEADER)[:, 0]
    widths = headers["widths"].astype(np.int64)
    lengths, places = headers["documents"].astype(np.int64), headers["places"].astype(np.int64)
    numbers = (lengths, lengths, places)
    sizes = sum(number << widths[:, column] for column, number in enumerate(numbers))
    whole = (headers["magic"] == MAGIC) & (headers["seal"] == seals(headers))
    if not whole.all() or (begins + SEALED_BYTES + sizes != ends).any():
        raise ValueError("not postings")
    offsets = begins + SEALED_BYTES
    if (headers["crc"] != sums(raw, offsets, ends)).any():
        raise ValueError("damaged postings")
    arrays = []
    for column, number in enumerate(numbers):
        arrays.append(gathered(raw, number, offsets, widths[:, column]))
        offsets = offsets + (number << widths[:, column])
    steps, counts, positions = arrays
    term_ends = np.cumsum(lengths)
    summed = np.cumsum(steps, dtype=np.int64)
    before = np.concatenate([[0], summed[term_ends[:-1] - 1]])
    documents = (summed - np.repeat(before, lengths)).astype(np.uint32)
    return Block(terms, term_ends, documents, counts, positions)


def renumber(block: Block, numbers: Numbers) -> Block | None:
    """Return a block with other numbers for its documents, without those that are -1.

    Args:
        block: Of documents numbered from 0.
        numbers: The new number of each document; ascending, but for -1.
    """
    documents = numbers[block.documents]
    kept = documents >= 0
    if kept.all():
        return block._replace(documents=documents.astype(np.uint32))
    lengths = np.add.reduceat(kept, block.ends - block.lengths, dtype=np.int64)
    some = lengths > 0
    if not some.any():
        return None
    return Block(
        [term for term, is_left in zip(block.terms, some.tolist(), strict=True) if is_left],
        np.cumsum(lengths[some]),
        documents[kept].astype(np.uint32),
        block.counts[kept],
        block.positions[np.repeat(kept, block.counts)],
    )


def join(blocks: Sequence[Block]) -> Block:
    """Return the block of all terms; the documents of each one follow those of the one before."""
    if len(blocks) == 1:
        return blocks[0]
    terms = sorted(set(chain.from_iterable(block.terms for block in blocks)))
    ranked = {term: rank for rank, term in enumerate(terms)}
    ranks = np.array([ranked[term] for block in blocks for term in block.terms], dtype=np.int64)
    order = np.argsort(ranks, kind="stable")
    lengths = np.concatenate([block.lengths for block in blocks])
    places = np.concatenate([np.diff(block.place_ends, prepend=0) for block in blocks])
    moved = _stretches(lengths, order)
    counts = np.concatenate([block.counts for block in blocks])
    positions = np.concatenate([block.positions for block in blocks])
    documents = np.concatenate([block.documents for block in blocks])
    ends = np.cumsum(np.bincount(ranks, weights=lengths).astype(np.int64))
    return Block(terms, ends, documents[moved], counts[moved], positions[_stretches(places, order)])


def merged(sources: Sequence[Iterator[Block]]) -> Iterator[Block]:
    """Yield in order the terms of several sources, each in order itself.

    Of one term, the documents of each source follow those of the source before. What is held is a
    block of each source.
    """
    heads = [(block, source) for source in sources if (block := next(source, None))]
    while heads:
        last = min(block.terms[-1] for block, _ in heads)
        taken: list[Block] = []
        left: list[tuple[Block, Iterator[Block]]] = []
        for block, source in heads:
            upto = block.upto(last)
            if upto:
                taken.append(block.part(0, upto))
            rest = block.part(upto, len(block.terms)) if upto < len(block.terms) else None
            if rest := rest or next(source, None):
                left.append((rest, source))
        yield join(taken)
        heads = left


def _stretches(lengths: Numbers, order: Numbers) -> Numbers:
    """Return the places of what lies in stretches, one after the other, if those are reordered."""
    starts = (np.cumsum(lengths) - lengths)[order]
    new = lengths[order]
    return np.repeat(starts - (np.cumsum(new) - new), new) + np.arange(new.sum())


def _widths(values: Values, lengths: Numbers) -> Numbers:
    tops = np.maximum.reduceat(values, np.cumsum(lengths) - lengths)
    return np.searchsorted(_WIDE, tops, side="right")


def _places(lengths: Numbers, offsets: Numbers, widths: Numbers) -> tuple[Numbers, Numbers]:
    """Return where the first byte of each value stands, and how wide each value is."""
    wide = np.repeat(widths, lengths)
    first = np.repeat(offsets - ((np.cumsum(lengths) - lengths) << widths), lengths)
    return first + (np.arange(len(wide)) << wide), wide


def _scatter(
    data: Bytes, values: Values, lengths: Numbers, offsets: Numbers, widths: Numbers
) -> None:
    at, wide = _places(lengths, offsets, widths)
    data[at] = values & 255
    for byte, width in ((1, 1), (2, 2), (3, 2)):
        (those,) = np.nonzero(wide >= width)
        if len(those):
            data[at[those] + byte] = (values[those] >> np.uint32(8 * byte)) & 255


def gathered(data: Bytes, lengths: Numbers, offsets: Numbers, widths: Numbers) -> Values:
    """Return numbers that lie in stretches, one after the other.

    Args:
        data: What they lie in, the lowest byte first.
        lengths: How many numbers each stretch has.
        offsets: Where it begins.
        widths: How wide its numbers are: 0, 1, 2 for 1, 2, 4 bytes.
    """
    at, wide = _places(lengths, offsets, widths)
    values = data[at].astype(np.uint32)
    for byte, width in ((1, 1), (2, 2), (3, 2)):
        (those,) = np.nonzero(wide >= width)
        if len(those):
            values[those] |= data[at[those] + byte].astype(np.uint32) << np.uint32(8 * byte)
    return values


def sums(data: Bytes, starts: Numbers, ends: Numbers) -> npt.NDArray[np.uint32]:
    """Return the CRC-32 of stretches."""
    view = data.data
    pairs = zip(starts.tolist(), ends.tolist(), strict=True)
    return np.array([crc32(view[start:end]) for start, end in pairs], dtype=np.uint32)


def seals(headers: npt.NDArray[np.void]) -> npt.NDArray[np.uint16]:
    """Return what the last two bytes of headers have to be."""
    view = memoryview(headers.tobytes())
    starts = range(0, len(view), SEALED_BYTES)
    sums = [crc32(view[start : start + UNSEALED_BYTES]) & 0xFFFF for start in starts]
    return np.array(sums, dtype=np.uint16)
