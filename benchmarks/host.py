"""One widget on an empty screen, and how long it takes until what it does has been drawn.

There is no terminal: everything up to the lines as they would be sent is done, and timed until
the last drawing before the application has nothing left to do.
"""

from __future__ import annotations

import asyncio
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING

from reader.inked import InkedApp

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from textual.widget import Widget

WIDTH, HEIGHT = 120, 36
OPEN = "open"
NARROWER = "narrower"
"""The step in which the terminal becomes ten columns narrower."""


@dataclass(frozen=True, slots=True)
class Big:
    """A widget with a great deal in it."""

    name: str
    make: Callable[[], Widget]
    focus: Callable[[Widget], Widget] = lambda widget: widget
    """Returns what takes the keys."""


class Host(InkedApp):
    """Shows a widget when it is asked to."""

    def __init__(self) -> None:
        super().__init__()
        self.painted = 0.0
        """When something was drawn for the last time."""

    def post_display_hook(self) -> None:
        """Note the time."""
        self.painted = time.perf_counter()


def drawn(big: Big, steps: Sequence[str]) -> dict[str, float]:
    """Return the seconds that opening a widget took, and each step after it.

    Args:
        big: The widget.
        steps: Keys, or `NARROWER`.
    """
    return asyncio.run(_drawn(big, steps))


async def _drawn(big: Big, steps: Sequence[str]) -> dict[str, float]:
    host = Host()
    taken: dict[str, float] = {}
    async with host.run_test(size=(WIDTH, HEIGHT)) as pilot:
        await pilot.pause()
        began = time.perf_counter()
        widget = big.make()
        await host.mount(widget)
        await pilot.pause()
        taken[OPEN] = max(host.painted - began, 0.0)
        big.focus(widget).focus()
        await pilot.pause()
        for step in steps:
            began = time.perf_counter()
            if step == NARROWER:
                await pilot.resize_terminal(WIDTH - 10, HEIGHT)
            else:
                await pilot.press(step)
            await pilot.pause()
            taken[step] = max(host.painted - began, 0.0)
    return taken
