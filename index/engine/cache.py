"""What was read or reckoned of the index once, kept as long as there is room."""

from __future__ import annotations

from collections import OrderedDict
from threading import Lock
from typing import TYPE_CHECKING, Protocol, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable

_LIMIT = 96 << 20
_OVERHEAD = 600
"""Bytes that whatever is held takes besides its arrays: objects, and its place in here."""


class Sized(Protocol):
    """What can be held."""

    @property
    def size(self) -> int:
        """How many bytes its arrays take."""


Held = TypeVar("Held", bound=Sized)


class Counts(dict[str, int]):
    """Words, each with a number."""

    @property
    def size(self) -> int:
        """How many bytes they take, about."""
        return 200 * len(self)


class Likely(dict[str, tuple[int, int]]):
    """Words like one, each with its distance and a number."""

    @property
    def size(self) -> int:
        """How many bytes they take, about."""
        return 300 * len(self)


class Cache:
    """The least used is forgotten first. Several threads may ask."""

    def __init__(self, limit: int = _LIMIT) -> None:
        """Begin empty.

        Args:
            limit: Bytes that are held at most.
        """
        self._limit = limit
        self._held: OrderedDict[object, Sized] = OrderedDict()
        self._size = 0
        self._lock = Lock()

    def get(self, key: object, read: Callable[[], Held]) -> Held:
        """Return what is held under a key, which always holds the same kind, or read it."""
        with self._lock:
            if key in self._held:
                self._held.move_to_end(key)
                return self._held[key]  # type: ignore[return-value]  # as the key says
        found = read()
        with self._lock:
            if key not in self._held:
                self._held[key] = found
                self._size += found.size + _OVERHEAD
            while self._size > self._limit:
                _, dropped = self._held.popitem(last=False)
                self._size -= dropped.size + _OVERHEAD
        return found

    def clear(self) -> None:
        """Forget everything."""
        with self._lock:
            self._held.clear()
            self._size = 0
