"""Ways through an invented comparison, for the tests of what stands opposite what."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.comparing.page import LinkTable
from reader.comparing.walk import CompareWalk
from tests.sample_values import comparison

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from index.comparison import Tier
    from reader.settings.values import Layout

SURE: tuple[Tier, ...] = ("strong", "probable")
STEPS: dict[str, Callable[[CompareWalk], object]] = {
    "j": lambda walk: walk.step(1),
    "k": lambda walk: walk.step(-1),
    "n": lambda walk: walk.step_link(1),
    "N": lambda walk: walk.step_link(-1),
    "tab": lambda walk: walk.cross(),
    "enter": lambda walk: walk.step_match(),
    "page": lambda walk: walk.step_page(1),
    "up": lambda walk: walk.step_page(-1),
    "G": lambda walk: walk.step_edge(1),
    "g": lambda walk: walk.step_edge(-1),
}
"""What keys do."""


def walked(
    a: int,
    b: int,
    links: Iterable[tuple[int, int]],
    height: int = 12,
    layout: Layout = "columns",
) -> CompareWalk:
    """Return a walk through texts of so many sentences, a row each.

    Args:
        a: The sentences of A.
        b: Those of B.
        links: Which are linked, the surest first; what isn't there is left out.
        height: Rows in sight.
        layout: How the texts stand.
    """
    found = comparison(
        [[f"Passage {n} of A." for n in range(a)]],
        [[f"Passage {n} of B." for n in range(b)]],
        [
            (one, two, "reworded", "strong", 0.9 - place / 1000)
            for place, (one, two) in enumerate(links)
            if one < a and two < b
        ],
    )
    return CompareWalk(LinkTable(found, SURE), 60, height, layout)
