"""What is asked of a catalogue again and again: which one it is, what was noted, what was found.

A search asks so a dozen times, since whatever is kept in memory must be of the catalogue as it is
now. Each time takes as long as a small part of the search itself, so that it is read once for all.
"""

from __future__ import annotations

import threading
from contextlib import contextmanager
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from index.catalogue.store import Store

_HEAD = "SELECT key, value FROM meta UNION ALL SELECT NULL, coalesce(max(seq), 0) FROM naming"


class Head(NamedTuple):
    """The small things of a catalogue, as of one moment."""

    meta: Mapping[str, str]
    """Notes, its stamp and its generation among them."""
    last: int
    """Grows with every text whose names are stored."""


class _Look(threading.local):
    """What one thread has seen."""

    within = False
    """Whether the head is read once for all."""
    head: Head | None = None


class HeadKeeper:
    """Reads the head of a catalogue, for each thread by itself."""

    def __init__(self, store: Store) -> None:
        """Keep where it is read."""
        self._store = store
        self._mine = _Look()

    @contextmanager
    def once(self) -> Iterator[None]:
        """Have the head read once, when this thread first asks for it, for all it asks within."""
        if self._mine.within:
            yield
            return
        self._mine.within = True
        try:
            yield
        finally:
            self._mine.within, self._mine.head = False, None

    def seen(self) -> Head | None:
        """Return the head; None where it isn't read once for all, but each part when it is asked.

        Somebody else may have written since it was read.
        """
        mine = self._mine
        if mine.within and mine.head is None:
            *meta, (_, last) = self._store.rows(_HEAD)
            mine.head = Head(dict(meta), int(last))
        return mine.head

    def forget(self) -> None:
        """Have it read again, since this thread has written."""
        self._mine.head = None
