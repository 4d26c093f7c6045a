"""The postings of many terms as bytes: each term's as `index.engine.postings` tells.

What that packs and unpacks for one term is done here for thousands at once, in a handful of steps
of numpy.
"""

from __future__ import annotations

from typing import TYPE_CHECKING
from zlib import crc32

import numpy as np

from index.engine.blocks import Block
from index.engine.postings import MAGIC, SEALED_BYTES, UNSEALED_BYTES

if TYPE_CHECKING:
    import numpy.typing as npt

    from index.engine.blocks import Numbers, Values

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
