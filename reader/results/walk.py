"""Going back through what was asked, and forth again. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from index.searches.search import Search


class Walk:
    """Goes back through what was asked, and forth again to what was being typed."""

    def __init__(self) -> None:
        self._past: list[Search] = []
        self._line: list[Search] = []
        """What is gone through, what was being typed at its end; empty where nobody walks."""
        self._at = 0

    @property
    def past(self) -> tuple[Search, ...]:
        """What was asked, the newest last."""
        return tuple(self._past)

    def know(self, past: Iterable[Search]) -> None:
        """Take what was asked before."""
        self._past = list(past)

    def add(self, search: Search) -> None:
        """Take what was asked as the newest."""
        self._past = [one for one in self._past if one.asked != search.asked] + [search]

    def typed(self, now: Search) -> None:
        """Take that something was typed: unless it is what was gone to, the walk is over."""
        if self._line and self._line[self._at].asked != now.asked:
            self._line = []

    def has(self, by: int, now: Search) -> bool:
        """Tell whether there is anything to go to."""
        line, at = self._from(now)
        return 0 <= at + by < len(line)

    def go(self, by: int, now: Search) -> Search | None:
        """Return what was asked before or after; at the end what was being typed.

        Args:
            by: -1 for what was asked before, 1 for what was asked after.
            now: What is typed and chosen now: kept, where a walk begins.
        """
        line, at = self._from(now)
        if not 0 <= at + by < len(line):
            return None
        self._line, self._at = line, at + by
        return line[self._at]

    def _from(self, now: Search) -> tuple[list[Search], int]:
        """Return what can be gone through, and where in it one is."""
        if self._line:
            return self._line, self._at
        last = self._past[-1:]
        known = self._past[:-1] if last and last[0].asked == now.asked else self._past
        return [*known, now], len(known)
