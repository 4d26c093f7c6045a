"""A horizontal line that parts panes, meets the vertical ones, and shows where the focus is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.segment import Segment
from textual.strip import Strip
from textual.widget import Widget

from reader.inked import inks

if TYPE_CHECKING:
    from collections.abc import Mapping


class Rule(Widget):
    """Draws `─`, with `┬ ┴ ┼` at columns that panes part on, and `━` over a stretch in focus."""

    DEFAULT_CSS = "Rule { height: 1; }"
    ALLOW_SELECT = False

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 (Textual's word)
        super().__init__(id=id)
        self._joints: dict[int, str] = {}
        self._focus = (0, 0)

    @property
    def focus_stretch(self) -> tuple[int, int]:
        """The columns drawn as in focus, half-open; equal where there is none."""
        return self._focus

    def show(self, joints: Mapping[int, str] = {}, focus: tuple[int, int] = (0, 0)) -> None:
        """Set the junctions by column, and the columns in focus, half-open."""
        if (dict(joints), focus) != (self._joints, self._focus):
            self._joints, self._focus = dict(joints), focus
            self.refresh()

    def render_line(self, y: int) -> Strip:
        """Draw the rule."""
        width = self.size.width
        if y:
            return Strip.blank(width, self.rich_style)
        line = "".join(self._joints.get(column, "─") for column in range(width))
        start, end = max(0, self._focus[0]), min(width, self._focus[1])
        plain = self.rich_style + inks(self, "rule")
        focus = self.rich_style + inks(self, "accent")
        if start >= end:
            return Strip([Segment(line, plain)], width)
        parts = [
            Segment(line[:start], plain),
            Segment("━" * (end - start), focus),
            Segment(line[end:], plain),
        ]
        return Strip([part for part in parts if part.text], width)
