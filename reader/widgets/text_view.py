"""A long text to be read: wrapped, lit, scrolled, with its hits on the rail."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.segment import Segment
from rich.style import Style
from textual.message import Message

from reader.inked import inks
from reader.text.marks import NO_MARKS, Mark, Marks, pieces
from reader.text.page import BLANK, Block, Layout, RowOf, plain_text
from reader.text.safe import guard
from reader.text.selecting import character_at, selected_on, selected_span, selected_words
from reader.widgets.line_view import LineView

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from textual import events
    from textual.geometry import Region
    from textual.selection import Selection
    from textual.strip import Strip

    from index.article import Span


class TextView(LineView):
    """Shows blocks of text at a comfortable measure, centred when there is room to spare."""

    ALLOW_SELECT = True

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

    _painting = False

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
        self.beside = 0
        """Cells at the left, besides the margin, for what stands beside the text."""
        self._blocks: tuple[Block, ...] = ()
        self._layout = Layout((), measure)
        self._rail_at: tuple[int, ...] = ()
        self._rail_offsets: tuple[int, ...] = ()
        self._current = NO_MARKS

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

    @property
    def lit_besides(self) -> Marks:
        """What `light` was told to light."""
        return self._current

    def light(self, marks: Marks) -> None:
        """Light these places of the article's text besides; only what is in sight is drawn anew."""
        if marks != self._current:
            self._current = marks
            self.refresh()

    def rows_of(self, span: Span) -> range:
        """Return the rows that a stretch of the article's text stands on."""
        return range(self._layout.row_of(span.start), self._layout.row_of(span.end - 1) + 1)

    def in_sight(self, span: Span) -> bool:
        """Tell whether any row of a stretch of the article's text is in sight."""
        rows = self.rows_of(span)
        return rows.start < self.top_row + self.size.height and rows.stop > self.top_row

    def offset_on(self, row: int) -> int | None:
        """Return the offset in the article's text that a row begins with, if it is a line of it."""
        line = self.line_on(row)
        return line.start if line is not BLANK and self._layout.blocks[line.block].body else None

    def offset_at(self, column: int, row: int) -> int | None:
        """Return the offset in the article's text of what stands on a row at a column, if any."""
        line = self.line_on(row)
        if self.offset_on(row) is None:
            return None
        column -= self.left() + self._layout.hang(line)
        return character_at(self._layout.blocks[line.block].text, line.start, line.end, column)

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
        width = max(2, min(self.measure, self._room()))
        before = self._layout
        self._layout = before.of_blocks(self._blocks, width, self.blank_top)
        if self.text_selection is not None and before.rows != self._layout.rows:
            self.screen.clear_selection()  # it tells rows, and other words stand there now
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
        return self.margin + self.beside + max(0, self._room() - self._layout.width) // 2

    def _room(self) -> int:
        return self.content_cells - 2 * self.margin - self.beside

    def render_lines(self, crop: Region) -> list[Strip]:
        """Draw lines to be painted."""
        self._painting = True
        try:
            return super().render_lines(crop)
        finally:
            self._painting = False

    def render_line(self, y: int) -> Strip:
        """Draw a line; unless it is painted, each piece tells the mouse its row and column."""
        line = super().render_line(y)
        return line if self._painting else line.apply_offsets(0, self.top_row + y)

    def line_on(self, row: int) -> RowOf:
        """Return what stands on a row."""
        return self._layout.line_on(row)

    def draw(self, row: int, width: int) -> Iterable[Segment]:
        """Return a row of the text."""
        del width
        if self.line_on(row) is not BLANK:
            yield Segment(" " * self.left())
            yield from self.words_on(row)

    def words_on(self, row: int) -> Iterator[Segment]:
        """Yield the words on a row that isn't blank."""
        line = self.line_on(row)
        block = self._layout.blocks[line.block]
        whole = self._role_style(block.role)
        if hang := self._layout.hang(line):
            yield Segment(" " * hang, whole)
        current = self._current if block.body else NO_MARKS
        selected = self._selected_on(row)
        for piece in pieces(block.text, line.start, line.end, block.marks, current, selected):
            yield Segment(guard(piece.text), whole + inks(self, *piece.roles))

    def _role_style(self, role: str) -> Style:
        return Style() if role == "body" else inks(self, role)

    # What the mouse selects

    def _selected_on(self, row: int) -> Marks:
        if (selection := self.text_selection) is None:
            return NO_MARKS
        stretch = selected_on(self._layout, row, selection, self.left())
        return Marks.of([Mark(*stretch, "selected")]) if stretch else NO_MARKS

    def selected_span(self) -> Span | None:
        """Return the stretch of the article's text that is selected; None where nothing is."""
        selection = self.text_selection
        return selected_span(self._layout, selection, self.left()) if selection else None

    def get_selection(self, selection: Selection) -> tuple[str, str] | None:
        """Return what is selected, and what parts it from what is selected elsewhere."""
        words = selected_words(self._layout, selection, self.left())
        return (words, "\n\n") if words else None
