"""The list of results: as long as it likes, with only the rows in sight ever asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from rich.segment import Segment
from textual.binding import Binding, BindingType
from textual.message import Message

from reader.inked import inks
from reader.results.lines import HITS_ALONE, SNIPPET_INDENT, Words
from reader.results.rows import ResultRows
from reader.widgets.line_view import LineView

if TYPE_CHECKING:
    from collections.abc import Iterable

    from rich.style import Style
    from textual import events

    from index.results import Row

LEFT = 2
"""Cells before the text: the bar of the selected row, and one free."""
RIGHT = 1


class ResultList(LineView):
    """Shows the articles found; the selected one is unmistakable.

    Whoever owns it answers each `RowsNeeded` with `fill`.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "open", "read", id="results.open"),
    ]

    class RowsNeeded(Message):
        """Rows came into sight that have not been filled in."""

        def __init__(self, results: ResultList, start: int, end: int) -> None:
            super().__init__()
            self.results = results
            self.start = start
            self.end = end
            self.cells = results.text_cells - SNIPPET_INDENT
            """How long a snippet may be."""

        @property
        def control(self) -> ResultList:
            """The list that needs them."""
            return self.results

    class Selected(Message):
        """Another row was selected, or the selected one was filled in."""

        def __init__(self, results: ResultList, row: Row) -> None:
            super().__init__()
            self.results = results
            self.row = row

        @property
        def control(self) -> ResultList:
            """The list in which it was."""
            return self.results

    class Opened(Selected):
        """The selected row is to be read."""

    def __init__(
        self,
        *,
        words: Words = HITS_ALONE,
        id: str | None = None,  # noqa: A002 (Textual's word)
    ) -> None:
        super().__init__(id=id)
        self._words = words
        self.selected = 0
        """The number of the selected row, from 0."""
        self.snippets = 3
        """Snippets a row shows at most."""
        self._asked_for_cells = 0
        self._rows = self._no_rows(0)

    def _no_rows(self, count: int, *, guess: int = 1) -> ResultRows:
        return ResultRows(
            count, self._words, cells=self.text_cells, snippets=self.snippets, guess=guess
        )

    @property
    def count(self) -> int:
        """How many results there are."""
        return self._rows.count

    @property
    def selected_row(self) -> Row | None:
        """The selected article, if it has been filled in."""
        return self._rows.row(self.selected)

    @property
    def text_cells(self) -> int:
        """Cells that a line of a result may fill."""
        return max(10, self.content_cells - LEFT - RIGHT)

    def row(self, number: int) -> Row | None:
        """Return a row, if it has been filled in."""
        return self._rows.row(number)

    def show(self, count: int, *, has_hits: bool, select: int = 0) -> None:
        """Show another answer.

        Args:
            count: How many results it has.
            has_hits: Whether rows have snippets: only for guessing their heights.
            select: The row to select, from 0.
        """
        self.selected = max(0, min(select, count - 1))
        self._rows = self._no_rows(count, guess=4 + (self.snippets if has_hits else 0))
        self._resized()
        self.to_row(0)
        self._into_sight()
        self._ask()
        self.refresh()

    def fill(self, start: int, rows: Iterable[Row]) -> None:
        """Fill in rows that were asked for, from number `start` on."""
        top = self._rows.nearest(self.top_row - self.blank_top)
        within = self.top_row - self._top(top)
        new = self._rows.fill(start, rows)
        self._resized()
        if self.top_row:
            self.to_row(self._top(top) + within)
        if self.selected in new:
            self._into_sight()
            self.post_message(self.Selected(self, new[self.selected]))
        self._ask()
        self.refresh()

    def _resized(self) -> None:
        self.set_rows(self.blank_top + self._rows.height)

    def _top(self, number: int) -> int:
        return self.blank_top + self._rows.top(number)

    def _ask(self, *, again: bool = False) -> None:
        if not self.count or not self.size.height:
            return
        first = self.top_row - self.blank_top
        wanted = self._rows.ask(first, first + self.size.height + self.blank_top, again=again)
        if wanted:
            self.post_message(self.RowsNeeded(self, wanted.start, wanted.stop))

    def _into_sight(self) -> None:
        top, height = self._top(self.selected), self._rows.shown_height(self.selected)
        if top - (self.blank_top if not self.selected else 0) < self.top_row:
            self.to_row(top if self.selected else 0)
        elif top + height > self.top_row + self.size.height:
            self.to_row(min(top, top + height - self.size.height))

    def select(self, number: int) -> None:
        """Select a row and bring it into sight."""
        number = max(0, min(number, self.count - 1))
        if number == self.selected or not self.count:
            return
        self.selected = number
        self._into_sight()
        self._ask()
        self.refresh()
        if row := self.selected_row:
            self.post_message(self.Selected(self, row))

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        """Ask for what comes into sight."""
        super().watch_scroll_y(old_value, new_value)
        self._ask()

    def on_resize(self, event: events.Resize) -> None:
        """Break the lines anew, keeping the selected row in sight."""
        del event
        if self.size.width:
            self.lay_out()
            if self._asked_for_cells != self.text_cells:
                self._asked_for_cells = self.text_cells
                self._ask(again=True)
            self._ask()

    def lay_out(self) -> None:
        """Break the lines of what was filled in."""
        self._rows.lay_out(self.text_cells, self.snippets)
        self._resized()
        self._into_sight()

    def show_snippets(self, limit: int) -> None:
        """Show so many snippets a result at most."""
        if limit != self.snippets:
            self.snippets = limit
            self.lay_out()
            self.refresh()

    def row_style(self, row: int) -> Style:
        """Return what lies behind a row: the selected article has a panel."""
        number = self._number_at(row)
        if number is not None and number == self.selected:
            return self.rich_style + inks(self, "row")
        return self.rich_style

    def _number_at(self, row: int) -> int | None:
        """Return the result drawn on a row, None between results."""
        return self._rows.at(row - self.blank_top)

    def draw(self, row: int, width: int) -> Iterable[Segment]:
        """Return a row of a result."""
        del width
        number = self._number_at(row)
        if number is None:
            return
        yield self._bar(number)
        lines = self._rows.lines(number)
        if lines is None:
            yield Segment(" …", inks(self, "meta"))
            return
        yield Segment(" " * (LEFT - 1))
        for piece in lines[row - self._top(number)]:
            yield Segment(piece.text, inks(self, *piece.roles))

    def _bar(self, number: int) -> Segment:
        if number != self.selected:
            return Segment(" ")
        if self.has_focus:
            return Segment("▌", inks(self, "accent"))
        return Segment("▎", inks(self, "meta"))

    def action_move(self, by: int) -> None:
        """Select another row."""
        self.select(self.selected + by)

    def action_page(self, by: int) -> None:
        """Select the row a page on."""
        row = self._top(self.selected) + by * max(1, self.size.height - 2)
        number = self._rows.nearest(row - self.blank_top)
        self.select(number if number != self.selected else self.selected + by)

    def action_edge(self, side: int) -> None:
        """Select the first or last row."""
        self.select(0 if side < 0 else self.count - 1)

    def action_open(self) -> None:
        """Ask for the selected article to be opened."""
        if row := self.selected_row:
            self.post_message(self.Opened(self, row))

    def on_click(self, event: events.Click) -> None:
        """Select the row that is clicked; open it at the second click."""
        number = self._number_at(self.top_row + event.y)
        if number is not None and event.x < self.content_cells:
            self.select(number)
            if event.chain > 1:
                self.action_open()
