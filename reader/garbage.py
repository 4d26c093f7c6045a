"""Garbage is looked for in all that is kept only while nobody presses a key.

Python looks through all objects as soon as many have come since it did so last. With a large corpus
open that takes longer than an answer may, and came with one key in fifteen.
"""

from __future__ import annotations

import gc
import time
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

QUIET = 2.0
"""Seconds without a key or a move of the mouse after which nobody is taken to wait for anything."""
_SELDOM = 1_000
"""How often Python looks through newer objects before it looks through all by itself: after some
seven million more than were let go. Memory stays bounded however long somebody types."""
_SHARE = 50
"""A look may take one part in so many of the time."""


class Garbage:
    """Puts off the long looks, and makes up for them."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        """Change nothing yet.

        Args:
            clock: Tells the time in seconds.
        """
        self._clock = clock
        self._stirred = True
        """Whether anything happened since the last look."""
        self._not_before = clock()
        self._thresholds: tuple[int, int, int] | None = None
        """Those of before."""

    def begin(self) -> None:
        """Take all that is there for kept, and put long looks off from now on."""
        gc.freeze()
        if self._thresholds is None:
            self._thresholds = gc.get_threshold()
            gc.set_threshold(*self._thresholds[:2], _SELDOM)
        gc.enable()

    def end(self) -> None:
        """Leave it to Python again when to look."""
        if self._thresholds is not None:
            gc.set_threshold(*self._thresholds)
            self._thresholds = None

    def touched(self) -> None:
        """Take that somebody is at the keys, or the mouse."""
        self._stirred = True
        self._not_before = max(self._not_before, self._clock() + QUIET)

    def look(self, *, busy: bool) -> None:
        """Look through all objects, if nobody has done anything for a while.

        Args:
            busy: Whether there is work beside the screen, which leaves garbage without any key.
        """
        began = self._clock()
        if began < self._not_before or not (busy or self._stirred):
            return
        gc.collect()
        self._stirred = False
        ended = self._clock()
        self._not_before = ended + (ended - began) * _SHARE
