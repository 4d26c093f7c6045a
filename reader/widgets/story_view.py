"""A story that is opened: who published when, and how much each pair of articles shares."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from rich.cells import cell_len
from rich.segment import Segment
from textual.binding import Binding, BindingType
from textual.message import Message

from reader.inked import inks
from reader.stories.pairs import Pair, units_of
from reader.stories.shares import Chosen, Table, grid_of, row_label
from reader.stories.timeline import columns_for, timeline
from reader.stories.told import head_lines
from reader.text.marks import Piece
from reader.text.safe import guard
from reader.widgets.line_view import LineView

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from textual import events

    from index.article import ArticleId
    from index.story import StoryDetail
    from reader.stories.pairs import PairBook, Unit
    from reader.stories.rows import Line

LEFT = 3
"""Cells before the words."""
RIGHT = 2
BLANK: Line = ()
WHEN: Line = (Piece("Who published when", ("head",)),)


class StoryView(LineView):
    """Shows a story, one cell of its table chosen; what is asked for is told by messages."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "follow('compare')", "compare the pair", id="story.compare"),
        Binding("enter", "follow('read')", "read", id="story.read-alone"),
        Binding(
            "right",
            "cell(1)",
            "choose a pair",
            id="story.right",
            tooltip="choose a pair: a column on and back; up and down, a row",
        ),
        Binding("left", "cell(-1)", "choose a pair", show=False, id="story.left"),
        Binding("r", "read", "read", id="story.read", tooltip="read the article of the row chosen"),
    ]

    class Moved(Message):
        """Another cell was chosen, or others came into sight."""

    class Laid(Message):
        """It fills another number of rows."""

    class Compared(Message):
        """The chosen pair is to be put side by side."""

    class Read(Message):
        """An article is to be read."""

        def __init__(self, article: ArticleId) -> None:
            super().__init__()
            self.article = article

    def __init__(self, book: PairBook, *, id: str | None = None) -> None:  # noqa: A002 (Textual's)
        super().__init__(id=id)
        self.detail: StoryDetail | None = None
        """What is shown."""
        self.units: tuple[Unit, ...] = ()
        self.row, self.column = 0, 1
        """The cell that is chosen."""
        self._roomy = True
        """Whether there is room for the names, and for a blank line in the table."""
        self._book = book
        self._left = 0
        self._lines: tuple[Line, ...] = ()
        self._first_article = 0
        """The line of the first article on the line of time."""
        self._rows_told = -1
        self._bringing = False
        """Whether the chosen cell stays in sight whatever the size."""

    def show(self, detail: StoryDetail | None) -> None:
        """Show a story; the chosen cell stays so where it is the same one.

        Args:
            detail: None for nothing.
        """
        if detail == self.detail:
            return
        before = self.detail
        same = before is not None and detail is not None and before.story.id == detail.story.id
        kept = self.pair if same else None
        top = self.top_row if same else 0
        self.detail = detail
        self.units = units_of(detail.articles) if detail is not None else ()
        self.row, self.column = 0, min(1, max(0, len(self.units) - 1))
        places = {unit.id: place for place, unit in enumerate(self.units)}
        if kept is not None and kept.a in places and kept.b in places:
            self.row, self.column = places[kept.a], places[kept.b]
        self.lay_out()
        self.to_row(top)
        self._bringing = self.has_focus and not same
        self._bring_again()
        self.refresh()
        self.post_message(self.Moved())

    # Lines

    def lay_out(self) -> None:
        """Work out the lines, and tell it where there are more or fewer of them."""
        self._break_lines()
        if self.rows != self._rows_told:
            self._rows_told = self.rows
            self.post_message(self.Laid())

    def _break_lines(self) -> None:
        """Work out the lines that don't change while pairs are compared."""
        if not self.size.width:
            return
        width = self.content_cells - LEFT - RIGHT
        lines: list[Line] = []
        if self.detail is not None:
            labels = [row_label(unit, width // 4) for unit in self.units]
            labels += (one.label for one in self.detail.articles)
            self._columns = columns_for(self.detail.articles, labels, width)
            when = timeline(self.detail.articles, self._columns, width)
            lines = [*head_lines(self.detail, width, names=self._roomy), BLANK, WHEN, *when]
            self._first_article = len(lines) - len(self.detail.articles)
        self._lines = tuple(lines)
        if self.tabled:
            self._arrange(width)
        self.set_rows(self.rows)

    def leave_out(self, room: int, *, roomy: bool) -> None:
        """Leave out what is told besides where it doesn't fit into so many rows.

        Args:
            room: Rows.
            roomy: Whether anything is told besides at all.
        """
        for self._roomy in (True, False) if roomy else (False,):
            self._break_lines()
            if self.rows <= room:
                break
        self._rows_told = self.rows

    def _arrange(self, width: int) -> None:
        """Work out which columns are in sight."""
        count = len(self.units)
        widest = max(cell_len(guard(unit.label)) for unit in self.units)
        self._grid = grid_of(
            count, self._columns, width, widest=widest, chosen=self.column, left=self._left
        )
        self._left = self._grid.left

    @property
    def tabled(self) -> bool:
        """Whether there are pairs."""
        return len(self.units) > 1

    @property
    def rows(self) -> int:
        """Rows that all of it fills."""
        table = len(self.units) + self._names_line + 1 if self.tabled else 0
        return self.blank_top + len(self._lines) + table

    @property
    def _names_line(self) -> int:
        """The line of the table, from 0, on which the columns are named."""
        return 3 if self._roomy else 2

    def _table_row(self, row: int) -> int:
        """Return the row of the view that a row of the table is drawn on; -1 for its head."""
        return self.blank_top + len(self._lines) + self._names_line + 1 + row

    @property
    def table(self) -> Table:
        """The table as it is now."""
        chosen = Chosen(self.row, self.column, self.has_focus)
        return Table(self.units, self._book, self._columns, self._grid, chosen)

    def on_resize(self, event: events.Resize) -> None:
        """Break the lines anew."""
        del event
        self.lay_out()
        self._bring_again()

    def on_focus(self) -> None:
        """Show that the keys choose a cell now."""
        self.refresh()

    def on_blur(self) -> None:
        """Show that they don't."""
        self._bringing = False
        self.refresh()

    def watch_scroll_y(self, old: float, new: float) -> None:
        """Tell that other rows are in sight."""
        super().watch_scroll_y(old, new)
        if round(old) != round(new):
            self.post_message(self.Moved())

    def draw(self, row: int, width: int) -> Iterable[Segment]:
        """Return a line; the names of the columns stay in sight as long as rows of theirs are."""
        if row == self.top_row and self.tabled and self._table_row(-1) < row:
            row = self._table_row(-1)
        yield Segment(" " * LEFT)
        for piece in self._line(row - self.blank_top, width - LEFT - RIGHT):
            yield Segment(piece.text, inks(self, *piece.roles))

    def _line(self, number: int, width: int) -> Line:
        if 0 <= number < len(self._lines):
            return self._lines[number]
        line = number - len(self._lines)
        if line < 0 or not self.tabled:
            return BLANK
        if line == 1:
            return self.table.head_line(width)
        if line == self._names_line:
            return self.table.names_line()
        row = line - self._names_line - 1
        return self.table.row_line(row) if 0 <= row < len(self.units) else BLANK

    # The chosen cell

    @property
    def pair(self) -> Pair | None:
        """The chosen pair, None on one article alone."""
        if not self.tabled or self.row == self.column:
            return None
        return Pair(self.units[self.row].id, self.units[self.column].id)

    def alike(self, row: int) -> list[str]:
        """Return what the other rows are called that are one text with a row."""
        unit = self.units[row]
        texts = self.detail.reuse.texts if self.detail is not None else ()
        ids = next((ids for ids in texts if unit.id in ids), ())
        return [one.label for one in self.units if one.id in ids and one is not unit]

    def pairs_in_sight(self) -> Iterator[Pair]:
        """Yield the pairs of which a cell is in sight, those of the chosen row first."""
        if not self.tabled or not self._lines:
            return
        first, end = self.top_row, self.top_row + self.size.height
        rows = [row for row in range(len(self.units)) if first <= self._table_row(row) < end]
        for row in sorted(rows, key=lambda row: row != self.row):
            for column in self._grid.columns(len(self.units)):
                if row != column:
                    yield Pair(self.units[row].id, self.units[column].id)

    def bring_cell(self) -> None:
        """Bring the table into sight as far as there is room, the chosen cell and its head first.

        It holds while the keys go here: the rows are shared out anew once all of it is laid out.
        """
        self._bringing = True
        self._bring_again()

    def _bring_again(self) -> None:
        if self._bringing and self.tabled and self._lines and self.size.height:
            for row in (len(self.units) - 1, -2, self.row):
                self.show_row(self._table_row(row), margin=1)

    def choose(self, row: int, column: int) -> None:
        """Choose a cell and bring it into sight."""
        self.row, self.column = row, column
        self._arrange(self.content_cells - LEFT - RIGHT)
        self.show_row(self._table_row(row), margin=1)
        self.refresh()
        self.post_message(self.Moved())

    def choose_pair(self, a: ArticleId, b: ArticleId) -> None:
        """Choose the cell of two articles, if there is one."""
        places = {unit.id: place for place, unit in enumerate(self.units)}
        if a in places and b in places and self.tabled:
            self.choose(places[a], places[b])

    def action_cell(self, by: int) -> None:
        """Choose the next column."""
        column = max(0, min(self.column + by, len(self.units) - 1))
        if column != self.column:
            self.choose(self.row, column)

    def action_move(self, by: int) -> None:
        """Choose the next row; beyond the table, scroll."""
        row = max(0, min(self.row + by, len(self.units) - 1))
        if self.tabled and row != self.row:
            self.choose(row, self.column)
        else:
            super().action_move(by)

    # Following

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer only what the chosen cell leads to."""
        if action == "follow":
            return bool(self.units) and (self.pair is None) == (parameters[0] == "read")
        if action == "cell":
            return self.tabled
        return bool(self.units) if action == "read" else True

    def action_follow(self, what: str) -> None:
        """Put the pair side by side; on one article alone, read it."""
        if what == "compare" and self.pair is not None:
            self.post_message(self.Compared())
        else:
            self.action_read()

    def action_read(self) -> None:
        """Read the article of the chosen row."""
        if self.row < len(self.units):
            self.post_message(self.Read(self.units[self.row].id))

    def on_click(self, event: events.Click) -> None:
        """Choose the cell or the row that is clicked; follow it at a second click."""
        if self.detail is None or event.x >= self.content_cells:
            return
        row = self.top_row + event.y
        number = row - self.blank_top - self._first_article
        if 0 <= number < len(self.detail.articles):
            if event.chain > 1:
                self.post_message(self.Read(self.detail.articles[number].id))
        elif self.tabled and 0 <= (at := row - self._table_row(0)) < len(self.units):
            column = self._grid.column_at(event.x - LEFT, len(self.units))
            self.choose(at, self.column if column is None else column)
            if event.chain > 1:
                self.action_follow("read" if column is None else "compare")
