"""A few lines of words that stay in sight: over the columns of a table, or under a list."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.segment import Segment
from textual.strip import Strip
from textual.widget import Widget

from reader.inked import inks

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.text.marks import Piece


class FewLines(Widget):
    """Shows lines as they are given, as high as there are. What is given is guarded."""

    DEFAULT_CSS = "FewLines { height: auto; }"
    ALLOW_SELECT = False

    def __init__(self, *, id: str) -> None:  # noqa: A002 (Textual's word)
        super().__init__(id=id)
        self._lines: tuple[tuple[Piece, ...], ...] = ()

    @property
    def text(self) -> str:
        """What is shown, line by line."""
        return "\n".join("".join(piece.text for piece in line).rstrip() for line in self._lines)

    def show(self, lines: Sequence[Sequence[Piece]]) -> None:
        """Show other lines; nothing is repainted if they are the same."""
        shown = tuple(tuple(line) for line in lines)
        if shown != self._lines:
            self._lines = shown
            self.styles.height = len(shown)
            self.refresh()

    def render_line(self, y: int) -> Strip:
        """Draw a line."""
        if y >= len(self._lines):
            return Strip.blank(self.size.width, self.rich_style)
        strip = Strip(
            [
                Segment(piece.text, self.rich_style + inks(self, *piece.roles))
                for piece in self._lines[y]
            ]
        )
        return strip.adjust_cell_length(self.size.width, self.rich_style)
