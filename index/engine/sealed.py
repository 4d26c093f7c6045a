"""Parts of a file that is mapped, checked where they are looked at.

A word is found by reading some kilobytes of a list of megabytes: to look at a checksum of all of it
first took most of the time that the first search did. So each `STEP` bytes have a CRC-32 of their
own, which is looked at when the first of them is.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from zlib import crc32

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence
    from mmap import mmap

    import numpy.typing as npt

STEP = 16 * 1024
"""Bytes that one CRC-32 is of."""


class Sealed:
    """A part of a file whose bytes are found to be whole, stretch by stretch, when first needed."""

    def __init__(self, data: mmap | bytes, start: int, end: int, sums: Sequence[int]) -> None:
        """Take where it lies in a file, and what `sums` returned of it."""
        self.data = data
        self.start = start
        self.end = end
        self._sums = sums
        self._unseen = bytearray(b"\1" * len(sums))
        self._all_seen = not sums

    def check(self, begin: int = 0, end: int | None = None) -> None:
        """Make sure that bytes are as they were written.

        Args:
            begin: The first of them, counted from `start`.
            end: Behind the last one; None for all there are.

        Raises:
            ValueError: They aren't.
        """
        if self._all_seen:
            return
        stop = self.end - self.start if end is None else end
        if not 0 <= begin <= stop <= self.end - self.start:
            raise ValueError("damaged terms")
        for step in range(begin // STEP, -(-stop // STEP)):
            if self._unseen[step]:
                first = self.start + step * STEP
                last = min(first + STEP, self.end)
                with memoryview(self.data) as view, view[first:last] as lies:
                    if crc32(lies) != self._sums[step]:
                        raise ValueError("damaged terms")
                self._unseen[step] = 0
                self._all_seen = not any(self._unseen)


class SealedArray:
    """Numbers in a part of a file, found to be whole when first needed."""

    def __init__(self, part: Sealed, kind: np.dtype[Any]) -> None:
        """Take where they lie, and of which kind they are."""
        self._part = part
        self._width = kind.itemsize
        count = (part.end - part.start) // kind.itemsize
        self._numbers = np.frombuffer(part.data, kind, count, part.start)

    def __len__(self) -> int:
        return len(self._numbers)

    def all(self) -> npt.NDArray[Any]:
        """Return all of them."""
        self._part.check()
        return self._numbers

    def some(self, start: int, stop: int) -> npt.NDArray[Any]:
        """Return those of some places."""
        if start < stop:
            self._part.check(start * self._width, min(stop, len(self)) * self._width)
        return self._numbers[start:stop]

    def at(self, places: npt.NDArray[Any]) -> npt.NDArray[Any]:
        """Return those of any places; all between the first and the last are looked at."""
        if len(places):
            first, last = int(places.min()), int(places.max())
            self._part.check(first * self._width, (last + 1) * self._width)
        found: npt.NDArray[Any] = self._numbers[places]
        return found


def sums(part: bytes) -> list[int]:
    """Return the CRC-32 of each stretch of a part."""
    return [crc32(part[at : at + STEP]) for at in range(0, len(part), STEP)]
