"""The order in which articles are offered to be put beside another one: pure."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from index.results import Candidate


def in_order(candidates: Iterable[Candidate], outlet: str | None) -> tuple[Candidate, ...]:
    """Return articles as they are listed: those on the same event, other outlets' first; the rest.

    In each group by the figure that is shown, so that the order can be seen to be true.
    """

    def place(one: Candidate) -> tuple[bool, bool, int]:
        same_outlet = outlet is not None and one.outlet == outlet
        return not one.likely, one.likely and same_outlet, -percent(one.alike)

    return tuple(sorted(candidates, key=place))


def percent(alike: float) -> int:
    """Return how much alike two articles are, as it is shown."""
    return round(alike * 100)
