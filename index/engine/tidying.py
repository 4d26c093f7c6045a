"""An index kept in few segments while it changes."""

from __future__ import annotations

from functools import partial
from threading import Lock
from typing import TYPE_CHECKING, Any

from index.engine.merging import LITTLE, Merge, clear, merge, to_merge

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    Arrangement = Callable[[Any, list[Any]], list[Any]]
    """What Whoosh calls a merge type: takes a writer and all segments, returns those to keep."""

_TICK = 0.05
"""Seconds after which whoever waits looks whether all is called off."""


class Tidier:
    """Has segments put together, one lot at a time. Only for the one writer."""

    def __init__(
        self,
        folder: Path,
        segments: Callable[[], list[Any]],
        arrange: Callable[[Arrangement], None],
    ) -> None:
        """Begin with nothing under way.

        Args:
            folder: Of the index.
            segments: Tells those of the newest state.
            arrange: Writes them in another arrangement.
        """
        self._folder = folder
        self._segments = segments
        self._arrange = arrange
        self._under_way: Merge | None = None
        self._guard = Lock()
        """Held while files are moved: an index that is closed then is closed right after."""

    def step(self, *, idle: bool = False) -> bool:
        """Take over what has been put together, else begin; tell whether there is more to do.

        Args:
            idle: Whether nothing else is being written, so that it may take long.
        """
        with self._guard:
            return self._step(idle=idle)

    def run(self, stopped: Callable[[], bool]) -> None:
        """Put segments together until few are left, or it is called off."""
        while not stopped() and self.step(idle=True):
            under_way = self._under_way
            if under_way is not None:
                under_way.is_done(_TICK)
        self.end()

    def end(self) -> None:
        """Drop what is under way."""
        with self._guard:
            self._drop()

    def _step(self, *, idle: bool) -> bool:
        if self._under_way is not None:
            if self._under_way.is_done():
                self._take_over(self._under_way)
            return True
        chosen = to_merge(self._segments(), idle=idle)
        if not chosen:
            clear(self._folder)  # who was killed when all was put together has left it
            return False
        if sum(segment.doc_count() for segment in chosen) <= LITTLE or not self._begin(chosen):
            self._merge_at_once({segment.segment_id() for segment in chosen})
        return True

    def _drop(self) -> None:
        dropped, self._under_way = self._under_way, None
        if dropped is not None:
            dropped.end()

    def _begin(self, chosen: list[Any]) -> bool:
        try:
            self._under_way = Merge(self._folder, chosen)
        except OSError:
            return False
        return True

    def _take_over(self, done: Merge) -> None:
        try:
            made = done.made()
            if made is None:  # ended by somebody, or damage, which is told where it is met here
                self._merge_at_once(done.names)
            else:
                self._arrange(lambda _, segments: done.taken_over(made, segments))
        finally:
            self._drop()

    def _merge_at_once(self, names: set[str]) -> None:
        self._arrange(partial(merge, which=names))
