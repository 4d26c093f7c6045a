"""Lines in order of bytes, found where they lie in a file: each is read when it is asked for.

Half a million words as objects of Python take 30 MB, and a tenth of a second to be made. What is
read is found to be whole before (see `index.engine.sealed`).
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    import numpy.typing as npt

    from index.engine.sealed import Sealed

BLOCK = 64
"""Lines between two places that are known: to find one, so many are looked through at most."""
_END = b"\n"


class Lines:
    """Lines in order of bytes, each between two line feeds, somewhere in a file."""

    def __init__(self, part: Sealed, marks: npt.NDArray[np.uint32]) -> None:
        """Take where they lie.

        Args:
            part: From the line feed before the first line to behind the one after the last.
            marks: Where each `BLOCK`th line begins, counted from the part's start.
        """
        self.data = part.data
        self.start = part.start
        self.end = part.end
        self.check = part.check
        self._marks = marks

    def __len__(self) -> int:
        return self._length

    def __iter__(self) -> Iterator[bytes]:
        for block in range(len(self._marks)):
            yield from self._block(block)

    @cached_property
    def _length(self) -> int:
        if not len(self._marks):
            return 0
        return BLOCK * (len(self._marks) - 1) + len(self._block(len(self._marks) - 1))

    @cached_property
    def begins(self) -> npt.NDArray[np.uint32]:
        """Where all lines begin, counted from `start`; last, where one more would."""
        self.check()
        signs = np.frombuffer(self.data, np.uint8, self.end - self.start, self.start)
        return (np.flatnonzero(signs == _END[0]) + 1).astype(np.uint32)

    def rank(self, line: bytes) -> int:
        """Return how many lines come before one; logarithmic."""
        if not len(self._marks):
            return 0
        block = bisect_right(range(len(self._marks)), line, key=self._first) - 1
        if block < 0:
            return 0
        return BLOCK * block + bisect_left(self._block(block), line)

    def beginning(self, letters: bytes) -> range:
        """Return the ranks of the lines that begin so; logarithmic."""
        # No text in UTF-8 has a byte of nothing but ones.
        return range(self.rank(letters), self.rank(letters + b"\xff"))

    def some(self, start: int, stop: int) -> list[bytes]:
        """Return the lines of some ranks."""
        if start >= stop:
            return []
        begin, end = self.begin(start), self.begin(stop)
        self.check(begin, end)
        return self.data[self.start + begin : self.start + end - 1].split(_END)

    def at(self, ranks: npt.NDArray[np.int64]) -> list[bytes]:
        """Return the lines of any ranks."""
        begins, ends = self.begins[ranks].tolist(), (self.begins[ranks + 1] - 1).tolist()
        data, start = self.data, self.start
        return [data[start + a : start + b] for a, b in zip(begins, ends, strict=True)]

    def begin(self, rank: int) -> int:
        """Return where a line begins, counted from `start`; one beyond the last is allowed."""
        block, within = divmod(rank, BLOCK)
        if block >= len(self._marks):
            return self.end - self.start
        begin = int(self._marks[block])
        last = block + 1 == len(self._marks)
        self.check(begin, None if last else int(self._marks[block + 1]))
        for _ in range(within):
            begin = self.data.find(_END, self.start + begin) + 1 - self.start
        return begin

    def ranks_at(self, places: npt.NDArray[np.int64]) -> npt.NDArray[np.int64]:
        """Return the ranks of lines by where they begin, counted from `start`."""
        return np.searchsorted(self.begins, places)

    def _first(self, block: int) -> bytes:
        begin = int(self._marks[block])
        end = self.data.find(_END, self.start + begin) - self.start
        self.check(begin, end)
        return self.data[self.start + begin : self.start + end]

    def _block(self, block: int) -> list[bytes]:
        begin = int(self._marks[block])
        last = block + 1 == len(self._marks)
        end = self.end - self.start if last else int(self._marks[block + 1])
        self.check(begin, end)
        return self.data[self.start + begin : self.start + end - 1].split(_END)


def joined(lines: Iterable[bytes]) -> bytes:
    """Return lines as they are to be kept in a file; there is at least one."""
    return b"".join((_END, _END.join(lines), _END))


def marks(text: bytes) -> npt.NDArray[np.uint32]:
    """Return the marks of what `joined` returned."""
    begins = np.flatnonzero(np.frombuffer(text, np.uint8) == _END[0])[:-1] + 1
    return begins[::BLOCK].astype(np.uint32)
