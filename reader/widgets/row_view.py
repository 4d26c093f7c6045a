"""Rows of a list, several lines each, of which one is selected: where they stand, how they look."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.segment import Segment

from reader.inked import inks
from reader.results.lines import HITS_ALONE, Words
from reader.results.rows import ResultRows
from reader.widgets.choice_view import LEFT, ChoiceView

if TYPE_CHECKING:
    from collections.abc import Iterable

    from index.results import Row
    from reader.results.lines import Line


class RowView(ChoiceView):
    """Draws rows as far as they are known; the selected one is unmistakable."""

    def __init__(
        self,
        *,
        words: Words = HITS_ALONE,
        id: str | None = None,  # noqa: A002 (Textual's word)
    ) -> None:
        super().__init__(id=id)
        self._words = words
        self.snippets = 3
        """Snippets a row shows at most."""
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

    def row(self, number: int) -> Row | None:
        """Return a row, if it has been filled in."""
        return self._rows.row(number)

    # Where rows stand

    def _resized(self) -> None:
        self.set_rows(self.blank_top + self._rows.height)

    def _top(self, number: int) -> int:
        return self.blank_top + self._rows.top(number)

    def into_sight(self) -> None:
        """Scroll as little as brings the selected row into sight, whole if there is room."""
        top, height = self._top(self.selected), self._rows.shown_height(self.selected)
        if top - (self.blank_top if not self.selected else 0) < self.top_row:
            self.to_row(top if self.selected else 0)
        elif top + height > self.top_row + self.size.height:
            self.to_row(min(top, top + height - self.size.height))

    def number_at(self, row: int) -> int | None:
        """Return the result drawn on a row, None between results."""
        return self._rows.at(row - self.blank_top)

    def lay_out(self) -> None:
        """Break the lines of what was filled in."""
        self._rows.lay_out(self.text_cells, self.snippets)
        self._resized()
        self.into_sight()

    def show_snippets(self, limit: int) -> None:
        """Show so many snippets a result at most."""
        if limit != self.snippets:
            self.snippets = limit
            self.lay_out()
            self.refresh()

    # How they look

    def draw(self, row: int, width: int) -> Iterable[Segment]:
        """Return a row of a result."""
        del width
        number = self.number_at(row)
        if number is None:
            if head := self._rows.head_at(row - self.blank_top):
                yield from (Segment(" " * LEFT), *self._inked(head))
            return
        yield self.bar(number)
        lines = self._rows.lines(number)
        if lines is None:
            yield Segment(" …", inks(self, "meta"))
            return
        yield Segment(" " * (LEFT - 1))
        yield from self._inked(lines[row - self.blank_top - self._rows.body(number)])

    def _inked(self, line: Line) -> Iterable[Segment]:
        return (Segment(piece.text, inks(self, *piece.roles)) for piece in line)

    # Moving

    def action_page(self, by: int) -> None:
        """Select the row a page on."""
        row = self._top(self.selected) + by * max(1, self.size.height - 2)
        number = self._rows.nearest(row - self.blank_top)
        self.select(number if number != self.selected else self.selected + by)
