"""Where each of many items begins, when most of their heights are only guessed: pure."""

from __future__ import annotations

from bisect import bisect_left
from itertools import accumulate


class Heights:
    """Where each of many items begins, when most of their heights are only guessed."""

    def __init__(self, count: int, guess: int) -> None:
        self.count = count
        self.guess = guess
        self._known: dict[int, int] = {}
        self._order: list[int] = []
        self._extra: list[int] = [0]
        self._last = (0, 0, 0)
        """The rows that the last item asked for has, half-open, and the item."""

    def learn(self, heights: dict[int, int]) -> None:
        """Take in the true heights of some items."""
        self._last = (0, 0, 0)
        self._known |= heights
        self._order = sorted(self._known)
        self._extra = [
            0,
            *accumulate(self._known[item] - self.guess for item in self._order),
        ]

    def of(self, item: int) -> int:
        """Return the height of an item."""
        return self._known.get(item, self.guess)

    def top(self, item: int) -> int:
        """Return the row that an item begins on."""
        return item * self.guess + self._extra[bisect_left(self._order, item)]

    def item_at(self, row: int) -> int:
        """Return the item that a row belongs to."""
        first, after, item = self._last  # a list is drawn row by row
        if not first <= row < after:
            item = max(0, bisect_left(range(self.count), row + 1, key=self.top) - 1)
            self._last = self.top(item), self.top(item + 1), item
        return item
