"""A file while it is read: how far reading is, and which of its articles have been seen.

What is kept of each article is eight bytes, so that a file of a million records is read within the
memory of a small one.
"""

from __future__ import annotations

from array import array
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from index.formats.kinds import STREAMED, inner_name, promised_kinds

if TYPE_CHECKING:
    from collections.abc import Sequence

    from index.article import Skipped
    from index.formats import SourceFile

_RECORD = 4_000
"""Bytes that a record of a file of many is taken to have, to tell how far reading is."""


@dataclass(slots=True)
class UnderWay:
    """A file that is being read."""

    file: SourceFile
    sha256: str = ""
    keys: array[int] = field(default_factory=lambda: array("q"))
    """Of the articles stored of it, as the catalogue counts them."""
    articles: int = 0
    """How many have been read, other than the one that bears the file's own id."""
    skipped: list[Skipped] = field(default_factory=list)
    position: int = 0
    """How many of its bytes have been read."""
    told: int = 0
    """How many of its pieces have been told as read."""
    weighed: int = 0
    """How many of its bytes have been told as read."""

    def passed(self, position: int) -> None:
        """Take down how many bytes have been read."""
        self.position = position

    def news(self) -> tuple[int, int]:
        """Return how many pieces and bytes more are read than was told; the last when it's done."""
        share = self.position / self.file.size if self.file.size else 0
        reached = min(int(share * pieces(self.file)), pieces(self.file) - 1)
        bytes_read = min(self.position, self.file.size)
        news = reached - self.told, bytes_read - self.weighed
        self.told, self.weighed = reached, bytes_read
        return news

    def rest(self) -> tuple[int, int]:
        """Return how many pieces and bytes are still to be told, now that it is done."""
        return pieces(self.file) - self.told, self.file.size - self.weighed

    def unseen(self, stored: Sequence[int]) -> list[int]:
        """Return those keys among the ones stored of it that weren't met this time, in order."""
        if not self.keys:
            return sorted(stored)
        if not stored:
            return []
        import numpy as np  # noqa: PLC0415  not needed where nothing has changed

        known = np.asarray(stored, dtype=np.int64)
        gone: list[int] = np.setdiff1d(known, np.frombuffer(self.keys, dtype=np.int64)).tolist()
        return gone


def pieces(file: SourceFile) -> int:
    """Return how many articles a file is taken to hold, to tell how far reading is."""
    of_many = bool(promised_kinds(inner_name(file.relative)) & STREAMED)
    return max(1, file.size // _RECORD) if of_many else 1
