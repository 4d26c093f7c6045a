"""A scrollable widget drawn a line at a time, with the keys and the rail that all of ours share.

Lists and texts ask only for the rows in sight, so a hundred thousand of them open like ten. The
rail at the right edge is the scroll bar, and shows where the marks of the whole text are.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from rich.segment import Segment
from textual.binding import Binding, BindingType
from textual.scroll_view import ScrollView
from textual.strip import Strip

from reader.inked import inks

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from rich.style import Style
    from textual import events
    from textual.geometry import Region, Size

RAIL = 1
"""Cells that the rail takes at the right edge."""


class LineView(ScrollView, can_focus=True):
    """Base of lists and texts: subclasses draw rows, this scrolls them."""

    DEFAULT_CSS = """
    LineView {
        scrollbar-size: 0 0;
        overflow-x: hidden;
        overflow-y: scroll;
        &:focus { background-tint: transparent 0%; }
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("j,down", "move(1)", "Down", show=False, id="list.down"),
        Binding("k,up", "move(-1)", "Up", show=False, id="list.up"),
        Binding("ctrl+f,pagedown", "page(1)", "Page down", show=False, id="list.page-down"),
        Binding("ctrl+b,pageup", "page(-1)", "Page up", show=False, id="list.page-up"),
        Binding("g,home", "edge(-1)", "To the top", show=False, id="list.top"),
        Binding("G,end", "edge(1)", "To the end", show=False, id="list.bottom"),
    ]

    ALLOW_SELECT = False
    """Lists are chosen from; in texts, words are selected with the mouse."""
    blank_top = 0
    """Blank rows above the content."""
    _behind: Style | None = None
    """What lies behind the rows, while they are painted."""
    _painted_size: Size | None = None
    """The size, while they are."""
    _rail_cells: tuple[Sequence[int], int, int, frozenset[int]] | None = None

    def draw(self, row: int, width: int) -> Iterable[Segment]:
        """Return a row of the content, `width` cells wide or less, styles without background."""
        raise NotImplementedError

    def rail_rows(self) -> Sequence[int]:
        """Return the rows that the rail marks."""
        return ()

    def row_style(self, row: int) -> Style:
        """Return what lies behind a whole row."""
        del row
        return self.rich_style

    @property
    def content_cells(self) -> int:
        """Cells in a row beside the rail."""
        return max(1, self.size.width - RAIL)

    @property
    def top_row(self) -> int:
        """The first row in sight."""
        return round(self.scroll_y)

    def lay_out(self) -> None:
        """Work out the rows anew: the size or what is shown has changed."""
        raise NotImplementedError

    def leave_blank(self, rows: int) -> None:
        """Leave so many rows blank above the content."""
        if rows != self.blank_top:
            self.blank_top = rows
            self.lay_out()
            self.refresh()

    def set_rows(self, count: int) -> None:
        """Tell how many rows there are, worked out anew: what was drawn of them is old."""
        self.virtual_size = self.size.with_height(count)
        self.refresh()

    def show_row(self, row: int, *, margin: int = 0) -> None:
        """Scroll as little as brings a row into sight, `margin` rows from the edge."""
        height = self.size.height
        margin = min(margin, max(0, (height - 1) // 2))
        if row - margin < self.top_row:
            self.to_row(row - margin)
        elif row + margin >= self.top_row + height:
            self.to_row(row + margin - height + 1)

    def to_row(self, row: int) -> None:
        """Scroll until a row is the first in sight, or the last page is reached."""
        self.scroll_to(y=max(0, row), animate=False, immediate=True, force=True)

    @property
    def rich_style(self) -> Style:
        """What lies behind the rows."""
        return self._behind or super().rich_style

    @property
    def size(self) -> Size:
        """The cells that there is room for."""
        return self._painted_size or super().size

    def render_lines(self, crop: Region) -> list[Strip]:
        """Draw lines to be painted."""
        # Textual works both out anew each time, the style from all ancestors, which takes as long
        # as drawing a line.
        self._behind, self._painted_size = super().rich_style, super().size
        try:
            return super().render_lines(crop)
        finally:
            self._behind = self._painted_size = None

    def render_line(self, y: int) -> Strip:
        """Draw a line of the widget: content, then rail."""
        row, width = self.top_row + y, self.content_cells
        behind = self.row_style(row)
        segments: list[Segment] = []
        if row < self.virtual_size.height:
            segments.extend(
                Segment(text, behind + style if style else behind)
                for text, style, _ in self.draw(row, width)
            )
        strip = Strip(segments).adjust_cell_length(width, behind)
        return Strip([*strip, self._rail(y, behind)], width + RAIL)

    def _rail(self, y: int, behind: Style) -> Segment:
        total, height = self.virtual_size.height, self.size.height
        if total <= height or not height:
            return Segment(" ", behind)
        if y in self._marked_cells(total, height):
            return Segment("▐", behind + inks(self, "accent"))
        thumb = max(1, height * height // total)
        top = round(self.scroll_y * (height - thumb) / max(1, total - height))
        if top <= y < top + thumb:
            return Segment("▐", behind + inks(self, "rule"))
        return Segment(" ", behind)

    def _marked_cells(self, total: int, height: int) -> frozenset[int]:
        """Return the rows of the rail that hold a mark, worked out once per set of marks."""
        rows = self.rail_rows()
        if self._rail_cells is None or self._rail_cells[:3] != (rows, total, height):
            cells = frozenset(row * height // total for row in rows)
            self._rail_cells = (rows, total, height, cells)
        return self._rail_cells[3]

    def action_move(self, by: int) -> None:
        """Scroll by rows."""
        self.to_row(self.top_row + by)

    def action_page(self, by: int) -> None:
        """Scroll by pages, keeping two rows."""
        self.to_row(self.top_row + by * max(1, self.size.height - 2))

    def action_edge(self, side: int) -> None:
        """Scroll to the first or last row."""
        self.to_row(0 if side < 0 else self.virtual_size.height)

    def on_click(self, event: events.Click) -> None:
        """Scroll to where the rail is clicked."""
        if event.x >= self.content_cells and self.virtual_size.height > self.size.height:
            event.stop()
            self.to_row(event.y * self.virtual_size.height // max(1, self.size.height))
