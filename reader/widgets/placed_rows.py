"""A list of some of many, by their places in the whole: one is selected, and stays in its line.

What Names and Stories have in common: a filter and an order decide which places are listed, the
selected one stays where it is on the screen, and only what is in sight is drawn.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from reader.widgets.choice_view import ChoiceView

if TYPE_CHECKING:
    from collections.abc import Iterable

    import numpy.typing as npt
    from rich.segment import Segment


class PlacedRows(ChoiceView):
    """Shows rows of one line or more; what they hold, a subclass knows."""

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 (Textual's word)
        super().__init__(id=id)
        self.selected = -1  # until there is a row
        self.gone_to = False
        """Whether the reader went to the selected one: not, where it merely is the first."""
        self.places: npt.NDArray[np.int64] = np.zeros(0, np.int64)
        """What is listed, as places in the whole."""
        self._tops: npt.NDArray[np.int64] = np.zeros(1, np.int64)

    # What a subclass knows

    def heights(self) -> npt.NDArray[np.int64]:
        """Return how many lines each row takes, a blank one after it among them."""
        return np.ones(self.count, np.int64)

    def row_lines(self, number: int, line: int) -> Iterable[Segment]:
        """Return a line of a row, after the bar of the selected one."""
        raise NotImplementedError

    gap = 0
    """Blank lines at the end of each row."""

    # What is listed

    @property
    def count(self) -> int:
        """How many rows there are."""
        return len(self.places)

    @property
    def number(self) -> int | None:
        """The place of the selected one in the whole."""
        return int(self.places[self.selected]) if 0 <= self.selected < self.count else None

    def list_places(self, places: npt.NDArray[np.int64], chosen: int | None) -> None:
        """List rows; one of them stays, or gets, selected, on the line where the last one was.

        Args:
            places: Of those to list, in their order.
            chosen: The place of the one to select; where it isn't listed, one is that stands as
                high.
        """
        from_top = self.top_of(self.selected) - self.top_row if self.selected >= 0 else 0
        found = np.flatnonzero(places == chosen).tolist() if chosen is not None else []
        row = found[0] if found else min(self.selected, len(places) - 1)
        self.places = places
        self.selected = max(0, row) if len(places) else -1
        self.lay_out()
        if self.selected > 0 and 0 <= from_top < self.size.height:
            self.to_row(self.top_of(self.selected) - from_top)
        self.into_sight()

    # Where rows stand

    def lay_out(self) -> None:
        """Work out where each row begins."""
        self._tops = np.zeros(self.count + 1, np.int64)
        np.cumsum(self.heights(), out=self._tops[1:])
        self.set_rows(self.blank_top + int(self._tops[-1]))

    def top_of(self, number: int) -> int:
        """Return the row that the lines of a row begin on."""
        return self.blank_top + int(self._tops[number])

    def number_at(self, row: int) -> int | None:
        """Return the number of what is drawn on a row of the view, None on a blank one."""
        line = row - self.blank_top
        if not 0 <= line < self._tops[-1]:
            return None
        number = int(np.searchsorted(self._tops, line, "right")) - 1
        return number if line < self._tops[number + 1] - self.gap else None

    def into_sight(self) -> None:
        """Scroll as little as brings the selected row into sight, whole if there is room."""
        if self.selected < 0 or not self.size.height:
            return
        top, end = self.top_of(self.selected), self.top_of(self.selected + 1) - self.gap
        if top < self.top_row or not self.selected:
            self.to_row(top if self.selected else 0)
        elif end > self.top_row + self.size.height:
            self.to_row(min(top, end - self.size.height))

    # How they look

    def draw(self, row: int, width: int) -> Iterable[Segment]:
        """Return a line of a row."""
        del width
        number = self.number_at(row)
        if number is None:
            return
        yield self.bar(number)
        yield from self.row_lines(number, row - self.top_of(number))

    # Moving

    def select(self, number: int) -> None:
        """Select a row, as the reader goes to it."""
        before = self.selected
        super().select(number)
        if self.selected != before:
            self.gone_to = self.selected > 0

    def action_page(self, by: int) -> None:
        """Select the row a page on."""
        if self.selected < 0:
            return
        line = int(self._tops[self.selected]) + by * max(1, self.size.height - 2)
        number = int(np.searchsorted(self._tops, max(0, line), "right")) - 1
        self.select(number if number != self.selected else self.selected + by)
