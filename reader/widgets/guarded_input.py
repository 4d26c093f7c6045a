"""A line to type in, into which anything may be pasted."""

from __future__ import annotations

from typing import ClassVar

from textual.geometry import Size
from textual.reactive import Reactive
from textual.widgets import Input

from reader.text.safe import guard


class GuardedInput(Input):
    """Lets nothing in that a terminal acts on, and no book."""

    LONGEST: ClassVar[int] = 2_000
    """Characters that are taken; the rest is cut off. An `Input` measures all of it at each key."""

    virtual_size: Reactive[Size] = Reactive(Size(0, 0), layout=False)
    """How far what is typed reaches. Textual would lay out the whole screen anew for it, twice with
    each letter, though nothing of it moves."""

    def on_mount(self) -> None:
        """Keep the cursor still: with one that blinks, a slow link would never be quiet."""
        self.cursor_blink = False

    def validate_value(self, value: str) -> str:
        """Return what of a text is taken."""
        return guard(value[: self.LONGEST])
