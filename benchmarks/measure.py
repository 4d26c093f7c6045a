"""Timing contenders side by side, so that whatever slows the machine slows all of them.

A figure alone says more of the machine than of the program. Contenders take turns, every other
round in reverse, and what is reported first is how many times one takes what the other takes.
"""

from __future__ import annotations

import statistics
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    Contender = Callable[[], float]
    """Does its work once and returns the seconds it took."""


@dataclass(frozen=True, slots=True)
class Timings:
    """Seconds that a contender took, in order of the rounds."""

    seconds: tuple[float, ...]

    @property
    def median(self) -> float:
        """The middle one."""
        return statistics.median(self.seconds)

    def percentile(self, share: float) -> float:
        """Return what this share of the timings doesn't exceed, by nearest rank.

        Args:
            share: Above 0, up to 1.
        """
        ranked = sorted(self.seconds)
        # Rounded first, or 0.95 * 20 would be a hair above 19.
        place = -int(-round(share * len(ranked), 9) // 1)
        return ranked[max(place, 1) - 1]


def timed(work: Callable[[], object], clock: Callable[[], float] = time.perf_counter) -> Contender:
    """Return a contender that does some work and measures all of it."""

    def contend() -> float:
        began = clock()
        work()
        return clock() - began

    return contend


def interleaved(
    contenders: Mapping[str, Contender], rounds: int, *, rehearsals: int = 0
) -> dict[str, Timings]:
    """Let contenders take turns, in reverse in every other round.

    Args:
        contenders: By name.
        rounds: How often each has its turn.
        rehearsals: Rounds before those that count: for a program's bytecode, a disk's cache.
    """
    for _ in range(rehearsals):
        for contend in contenders.values():
            contend()
    taken: dict[str, list[float]] = {name: [] for name in contenders}
    for number in range(rounds):
        for name in reversed(taken) if number % 2 else taken:
            taken[name].append(contenders[name]())
    return {name: Timings(tuple(seconds)) for name, seconds in taken.items()}


def ratio(ours: Timings, peer: Timings) -> float:
    """Return how many times as long ours took: the median over the rounds.

    Each round is compared with itself, so a slow minute on the machine cancels out.
    """
    pairs = zip(ours.seconds, peer.seconds, strict=True)
    return statistics.median(one / other for one, other in pairs)


def pooled(timings: Iterable[Timings]) -> Timings:
    """Return all timings as one."""
    return Timings(tuple(seconds for each in timings for seconds in each.seconds))
