"""How far a long piece of work is, told often enough to be seen, and no oftener."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Literal

from index.results import Progress

if TYPE_CHECKING:
    from collections.abc import Callable

_PAUSE = 0.1
_ENOUGH_TO_JUDGE = 1.0
"""Seconds of work before a time left is told."""


class Meter:
    """Counts pieces done, and their weight, and tells somebody."""

    def __init__(
        self,
        tell: Callable[[Progress], None] | None,
        work: Literal["reading", "names", "stories", "comparing"] = "reading",
    ) -> None:
        self._tell = tell
        self._work = work
        self.begin(0, 0)

    def begin(self, total: int, weight: int) -> None:
        """Begin to count.

        Args:
            total: How many pieces there are.
            weight: What all of them weigh together: the time left is judged by it.
        """
        self._total, self._all = total, weight
        self._done = self._weighed = self._met = 0
        self._began, self._told = time.monotonic(), 0.0

    def met(self, articles: int) -> None:
        """Count what comes out of the pieces, to tell how many a second."""
        self._met += articles

    def advance(self, pieces: int, weight: int) -> None:
        """Count pieces as done."""
        self._done += pieces
        self._weighed += weight
        now = time.monotonic()
        if self._tell and (now - self._told >= _PAUSE or self._done == self._total):
            self._told = now
            self._tell(
                Progress(self._work, self._done, self._total, self._left(now), self._rate(now))
            )

    def rebuilt(self, done: int, total: int) -> None:
        """Tell how far the text index is while it is made anew, before anything is read."""
        if self._tell and not self._total:
            self._tell(Progress(self._work, min(done, total), total, None))

    def _rate(self, now: float) -> float | None:
        passed = now - self._began
        return self._met / passed if self._met and passed >= _ENOUGH_TO_JUDGE else None

    def _left(self, now: float) -> float | None:
        passed = now - self._began
        if passed < _ENOUGH_TO_JUDGE or not self._weighed:
            return None
        return passed * max(self._all - self._weighed, 0) / self._weighed
