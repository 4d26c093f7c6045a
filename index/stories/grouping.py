"""Texts put in groups by how alike they are: one group, one event. Pure.

Average linkage (Sokal and Michener, 1958) within the parts that hang together at all: two groups
become one only where their texts are alike on the whole, so that no chain of neighbours and no
roundup of the day ties a week of politics together. Pairs that aren't known count as not alike.

What `TOGETHER` means: the cosine of two texts by their weightiest stems, less what the time between
them takes, less their habit (see `likeness`), must on the average be at least this over all pairs
of two groups. On pages of many sites two on one event had .24 to .7, two on one subject mostly .10
to .18, some up to .3: opinions on one matter, reviews of one maker's goods. So some groups are of
one subject rather than one event; lower, there were soon more of them, and higher, events that are
told in quite different words fell apart. Who reads can join and part them.
"""

from __future__ import annotations

import heapq
from collections import defaultdict
from typing import TYPE_CHECKING

import numpy as np
from scipy import sparse
from scipy.sparse.csgraph import connected_components

if TYPE_CHECKING:
    from collections.abc import Iterator

    import numpy.typing as npt

    from index.stories.weighing import Floats

    Places = npt.NDArray[np.int64]

TOGETHER = 0.18
"""Mean likeness from which two groups are one story."""
_SHARE, _CLOSE = 0.45, 0.6
"""Two groups of several texts each must also be this part as alike as the looser of them is in
itself: the council's budget and its lost dog are told with the same names, but each is told by all
in much the same words. What is closer than the second counts as that close: two agencies' reports
of one event, each printed by several, are nearly the same in themselves."""


def parts(texts: int, a: Places, b: Places, likeness: Floats) -> Places:
    """Return for each text the number of the part it is in: no group goes beyond one.

    Args:
        texts: How many there are.
        a: Of pairs that may be alike.
        b: The other ones.
        likeness: Of the pairs.
    """
    strong = likeness >= TOGETHER
    ones = np.ones(np.count_nonzero(strong), np.int8)
    graph = sparse.coo_array((ones, (a[strong], b[strong])), shape=(texts, texts))
    return np.asarray(connected_components(graph, directed=False)[1], np.int64)


def grouped(texts: int, a: Places, b: Places, likeness: Floats) -> list[list[int]]:
    """Return the groups, each with its texts in order, by their first texts.

    Args:
        texts: How many there are.
        a: Of pairs that are alike.
        b: The other ones.
        likeness: Of the pairs.
    """
    part = parts(texts, a, b, likeness)
    within = np.flatnonzero(part[a] == part[b])
    linkage = _Linkage(texts)
    for one, other, alike in zip(
        a[within].tolist(), b[within].tolist(), likeness[within].tolist(), strict=True
    ):
        linkage.note(one, other, alike)
    linkage.run()
    return sorted(sorted(group) for group in linkage.groups())


class _Linkage:
    """Groups that are joined, the likest two first; of equals those with the first texts."""

    def __init__(self, texts: int) -> None:
        self._members: dict[int, list[int]] = {text: [text] for text in range(texts)}
        self._sums: dict[int, dict[int, float]] = defaultdict(dict)
        self._queue: list[tuple[float, int, int]] = []
        self._inner: dict[int, float] = defaultdict(float)
        self._refused: dict[int, set[int]] = defaultdict(set)
        """By group those that it doesn't fit, as both are now."""

    def note(self, one: int, other: int, alike: float) -> None:
        """Take down that two texts are alike."""
        self._sums[one][other] = self._sums[other][one] = alike
        if alike >= TOGETHER:
            self._queue.append((-alike, one, other))

    def run(self) -> None:
        """Join groups until no two are alike enough."""
        heapq.heapify(self._queue)
        while self._queue:
            asked, one, other = heapq.heappop(self._queue)
            if one not in self._members or other not in self._members:
                continue
            mean = self._mean(one, other)
            if mean == -asked:
                if self._fit(one, other, mean):
                    self._join(one, other)
                else:
                    self._refused[one].add(other)
                    self._refused[other].add(one)
            elif mean >= TOGETHER and mean < -asked:
                heapq.heappush(self._queue, (-mean, one, other))

    def groups(self) -> Iterator[list[int]]:
        yield from self._members.values()

    def _fit(self, one: int, other: int, mean: float) -> bool:
        """Tell whether two groups are as alike as each of them makes one expect."""
        inside = [self._inside(group) for group in (one, other) if len(self._members[group]) > 1]
        return len(inside) < 2 or mean >= round(_SHARE * min(_CLOSE, *inside), 9)

    def _inside(self, group: int) -> float:
        size = len(self._members[group])
        return self._inner[group] / (size * (size - 1) / 2)

    def _mean(self, one: int, other: int) -> float:
        pairs = len(self._members[one]) * len(self._members[other])
        return round(self._sums[one][other] / pairs, 9)

    def _join(self, one: int, other: int) -> None:
        """Put the group with fewer neighbours into the other one.

        What only the other one is near to becomes less alike: that is seen when it comes up.
        """
        if len(self._sums[one]) < len(self._sums[other]):
            one, other = other, one
        self._inner[one] += self._inner.pop(other, 0.0) + self._sums[one][other]
        gone = self._sums.pop(other)
        del gone[one], self._sums[one][other]
        self._members[one] += self._members.pop(other)
        for near, alike in gone.items():
            theirs = self._sums[near]
            del theirs[other]
            theirs[one] = self._sums[one][near] = self._sums[one].get(near, 0.0) + alike
        for near in {*gone, *self._refused.pop(one, ()), *self._refused.pop(other, ())}:
            if near in self._sums[one] and (mean := self._mean(one, near)) >= TOGETHER:
                heapq.heappush(self._queue, (-mean, min(one, near), max(one, near)))
