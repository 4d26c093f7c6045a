"""The least that Textual can be asked to show: what any of its applications waits for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.app import App
from textual.widgets import Input

if TYPE_CHECKING:
    from textual.app import ComposeResult

PLACEHOLDER = "nothing to search"


class PlainApp(App[None]):
    """An input, and nothing behind it."""

    def compose(self) -> ComposeResult:
        """Lay out the input."""
        yield Input(placeholder=PLACEHOLDER)


if __name__ == "__main__":
    PlainApp().run()
