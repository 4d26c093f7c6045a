"""The hashes of many texts, as they are told and in a third of the room."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, overload

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Self

    import numpy.typing as npt

_BYTES = 32
"""Of a hash by SHA-256; told in hexadecimal digits it has twice as many letters."""
NOWHERE = -1
"""Stands for the place of a text that isn't among others."""


class TextHashes(Sequence[str]):
    """Hashes of texts by their places."""

    def __init__(self, packed: npt.NDArray[np.uint8]) -> None:
        """Take them one after the other, 32 bytes each."""
        self.packed = packed
        self._rows = packed.reshape(-1, _BYTES)

    @classmethod
    def of(cls, told: Sequence[str]) -> Self | None:
        """Return hashes that are told in digits; None where one isn't a hash by SHA-256."""
        digits = "".join(told)
        try:
            packed = bytes.fromhex(digits)
        except ValueError:
            return None
        if packed.hex() != digits or any(len(one) != 2 * _BYTES for one in told):
            return None
        return cls(np.frombuffer(packed, np.uint8))

    def __len__(self) -> int:
        return len(self._rows)

    @overload
    def __getitem__(self, at: int) -> str: ...

    @overload
    def __getitem__(self, at: slice) -> Sequence[str]: ...

    def __getitem__(self, at: int | slice) -> str | Sequence[str]:
        """Return the hash at a place, or those of some places."""
        if isinstance(at, slice):
            return TextHashes(self._rows[at].reshape(-1))
        packed: bytes = self._rows[at].tobytes()
        return packed.hex()

    def __iter__(self) -> Iterator[str]:
        """Yield all of them."""
        digits, width = self._rows.tobytes().hex(), 2 * _BYTES
        return (digits[at : at + width] for at in range(0, len(digits), width))

    def places_of(self, others: TextHashes) -> npt.NDArray[np.int64] | None:
        """Return for each of some others its place here, or `NOWHERE`.

        None where two hashes begin so much alike that they can't be told apart this way.

        Args:
            others: To be looked up; each here is there once.
        """
        if not len(self) or not len(others):
            return np.full(len(others), NOWHERE)
        mine, theirs = self._beginnings(), others._beginnings()
        order = np.argsort(mine)
        ordered = mine[order]
        near = order[np.minimum(np.searchsorted(ordered, theirs), len(order) - 1)]
        found = mine[near] == theirs
        if (self._rows[near[found]] != others._rows[found]).any():
            return None
        return np.where(found, near, NOWHERE)

    def _beginnings(self) -> npt.NDArray[np.int64]:
        """Return the first eight bytes of each as a number."""
        return np.ascontiguousarray(self._rows[:, :8]).view(np.int64).reshape(-1)
