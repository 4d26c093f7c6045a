"""A small application that shows widgets by themselves and writes down what they say."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.cells import cell_len

from reader.inked import InkedApp
from tests.sample_values import acted_on

if TYPE_CHECKING:
    from contextlib import AbstractAsyncContextManager

    from textual.app import ComposeResult
    from textual.message import Message
    from textual.pilot import Pilot
    from textual.widget import Widget


class Host(InkedApp):
    """Shows widgets in our style; `heard` lists the messages of ours in the order they came."""

    AUTO_FOCUS = None

    def __init__(self, *widgets: Widget) -> None:
        super().__init__()
        self.heard: list[Message] = []
        self._widgets = widgets

    def compose(self) -> ComposeResult:
        yield from self._widgets

    def on_stage(
        self, width: int = 80, height: int = 24
    ) -> AbstractAsyncContextManager[Pilot[None]]:
        """Run the application without a terminal."""
        return self.run_test(size=(width, height), message_hook=self._hear)

    def _hear(self, message: Message) -> None:
        # A message is seen once by each widget that it bubbles through.
        ours = type(message).__module__.startswith("reader.")
        if ours and all(message is not earlier for earlier in self.heard):
            self.heard.append(message)


def lines(widget: Widget) -> list[str]:
    """Return what a widget draws, line by line."""
    return [
        "".join(segment.text for segment in widget.render_line(y))
        for y in range(widget.size.height)
    ]


def assert_safe(widget: Widget) -> None:
    """Check that each line fills its width, and holds nothing that a terminal acts on."""
    for y in range(widget.size.height):
        segments = list(widget.render_line(y))
        assert acted_on("".join(segment.text for segment in segments)) == []
        assert all(segment.control is None for segment in segments)
        assert sum(cell_len(segment.text) for segment in segments) == widget.size.width


def styles(widget: Widget, y: int, words: str) -> set[str]:
    """Return the attributes of the segment on a line that words stand in: "bold", "underline"."""
    for segment in widget.render_line(y):
        if words in segment.text and segment.style is not None:
            style = segment.style
            return {
                name
                for name in ("bold", "italic", "underline", "underline2", "strike", "reverse")
                if getattr(style, name)
            }
    raise AssertionError(f"{words!r} is not on line {y}")
