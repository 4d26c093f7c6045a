"""A long text to be read: wrapped, lit, scrolled, with its hits on the rail."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from rich.segment import Segment
from textual.message import Message

from reader.marks import PRECEDENCE, pieces
from reader.page import BLANK, Block, Layout, plain_text
from reader.safe import guard
from reader.widgets.line_view import LineView

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from rich.style import Style
    from textual import events
    from textual.selection import Selection

BLOCK_ROLES = ("title", "meta", "faint", "note", "strong")
"""Roles that a whole block can have besides "body" and the roles of marks."""


class TextView(LineView):
    """Shows blocks of text at a comfortable measure, centred when there is room to spare."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        f"text--{role}" for role in (*PRECEDENCE, *BLOCK_ROLES)
    }

    class Scrolled(Message):
        """The reader scrolled the text."""

        def __init__(self, view: TextView, offset: int) -> None:
            super().__init__()
            self.view = view
            self.offset = offset
            """The offset in the article's text that the first row in sight begins with."""

        @property
        def control(self) -> TextView:
            """The view that was scrolled."""
            return self.view

    def __init__(
        self,
        *,
        measure: int = 72,
        margin: int = 3,
        id: str | None = None,  # noqa: A002 (Textual's word)
    ) -> None:
        super().__init__(id=id)
        self.measure = measure
        """Cells that a line of text fills at most."""
        self.margin = margin
        """Cells kept free at the left, and at the right before the rail."""
        self._blocks: tuple[Block, ...] = ()
        self._layout = Layout((), measure)
        self._rail_at: tuple[int, ...] = ()
        self._rail_offsets: tuple[int, ...] = ()

    @property
    def blocks(self) -> tuple[Block, ...]:
        """What is shown."""
        return self._blocks

    @property
    def text(self) -> str:
        """What is shown, as plain text."""
        return plain_text(self._blocks)

    def show(
        self, blocks: Sequence[Block], *, rail: Sequence[int] = (), keep: bool = False
    ) -> None:
        """Show blocks of text.

        Args:
            blocks: From top to bottom.
            rail: Offsets into the article's text to mark on the rail.
            keep: Stay where the reader is instead of going to the top.
        """
        offset = self.offset_in_sight() if keep else None
        at_top = self.top_row == 0
        self._blocks, self._rail_offsets = tuple(blocks), tuple(rail)
        self.lay_out()
        if offset is None or at_top:
            self.to_row(0)
        else:
            self.to_row(self._layout.row_of(offset))
        self.refresh()

    def offset_in_sight(self) -> int:
        """Return the offset in the article's text that the first row in sight begins with."""
        return self._layout.offset_at(self.top_row)

    def show_offset(self, offset: int) -> None:
        """Bring a character of the article's text into sight, with a third of the page above."""
        row = self._layout.row_of(offset)
        if not self.top_row + 1 <= row < self.top_row + self.size.height - 2:
            self.to_row(row - self.size.height // 3)
        self.refresh()

    def rail_rows(self) -> Sequence[int]:
        """Return the rows of what `show` was told to mark."""
        return self._rail_at

    def on_resize(self, event: events.Resize) -> None:
        """Break the lines anew, keeping the reader's place."""
        del event
        offset, at_top = self.offset_in_sight(), self.top_row == 0
        self.lay_out()
        if not at_top:
            self.to_row(self._layout.row_of(offset))

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        """Tell where the reader is."""
        super().watch_scroll_y(old_value, new_value)
        self.post_message(self.Scrolled(self, self.offset_in_sight()))

    def lay_out(self) -> None:
        """Break the lines."""
        if not self.size.width:
            return
        width = max(2, min(self.measure, self.content_cells - 2 * self.margin))
        self._layout = Layout(self._blocks, width, self.blank_top)
        self._rail_at = tuple(
            sorted({self._layout.row_of(offset) for offset in self._rail_offsets})
        )
        self.set_rows(len(self._layout.rows))

    @property
    def line_cells(self) -> int:
        """Cells that a line of text may fill."""
        return self._layout.width

    def left(self) -> int:
        """Return the column that text begins on."""
        spare = self.content_cells - 2 * self.margin - self._layout.width
        return self.margin + max(0, spare // 2)

    def draw(self, row: int, width: int) -> Iterable[Segment]:
        """Return a row of the text."""
        del width
        line = self._layout.rows[row] if row < len(self._layout.rows) else BLANK
        if line is BLANK:
            return
        block = self._layout.blocks[line.block]
        yield Segment(" " * self.left())
        whole = self._role_style(block.role)
        for piece in pieces(block.text, line.start, line.end, block.marks):
            style = whole
            for role in piece.roles:
                style += self.part(f"text--{role}")
            yield Segment(guard(piece.text), style)

    def _role_style(self, role: str) -> Style:
        return self.rich_style if role == "body" else self.part(f"text--{role}")

    def get_selection(self, selection: Selection) -> tuple[str, str] | None:
        """Return what the mouse has selected, as shown."""
        shown = "\n".join(
            " " * self.left() + self._layout.blocks[row.block].text[row.start : row.end]
            if row is not BLANK
            else ""
            for row in self._layout.rows
        )
        return guard(selection.extract(shown), newlines=True), "\n"
