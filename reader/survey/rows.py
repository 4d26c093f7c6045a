"""Where the rows of a page stand, line by line, and which of them lead anywhere. Pure."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import replace
from typing import TYPE_CHECKING

from reader.survey.ledger import planned, row_lines

if TYPE_CHECKING:
    from collections.abc import Mapping

    from reader.survey.ledger import Line, Page, Row

Kept = tuple[object, object]
"""What a row is known by: its identity, or the item that it shows."""


class LaidPage:
    """A page in the room that there is: the lines of its top, then a line an item."""

    def __init__(self, page: Page, width: int, indent: int, cards: Mapping[int, Row]) -> None:
        self.page = page
        self._cards = cards
        self._plan = planned(page, width, indent)
        self._lines: list[tuple[int, Line]] = []
        """The lines of the rows at the top, each with the number of its row."""
        self._starts: list[int] = []
        for number, row in enumerate(page.top):
            self._starts.append(len(self._lines))
            lines = row_lines(page, self._with_card(row), self._plan)
            self._lines.extend((number, line) for line in lines)

    def __len__(self) -> int:
        return len(self._lines) + len(self.page.items)

    def row_at(self, line: int) -> int:
        """Return the number of the row that a line belongs to, -1 for none."""
        if 0 <= line < len(self._lines):
            return self._lines[line][0]
        number = line - len(self._lines) + len(self.page.top)
        return number if line >= 0 and number < len(self.page) else -1

    def words_of(self, line: int) -> Line:
        """Return what a line says; there is such a line."""
        if line < len(self._lines):
            return self._lines[line][1]
        row = self._with_card(self.page.row(self.row_at(line)))
        return row_lines(self.page, row, self._plan)[0]

    def line_of(self, number: int) -> int:
        """Return the first line of a row."""
        top = len(self.page.top)
        return self._starts[number] if number < top else len(self._lines) + number - top

    def _with_card(self, row: Row) -> Row:
        card = self._cards.get(row.key) if row.key is not None else None
        if card is None:
            return row
        return replace(row, label=card.label, cells=(*card.cells, *row.cells[len(card.cells) :]))


class Ways:
    """Which rows of a page lead anywhere: some at the top, and every item."""

    def __init__(self, page: Page) -> None:
        self._page = page
        self._top = [number for number, row in enumerate(page.top) if row.selectable]

    def near(self, number: int, step: int) -> int:
        """Return a row, or the next one in a direction, that leads anywhere.

        Where none does, return the nearest in the other direction; -1 if there is none at all.
        """
        page, top = self._page, self._top
        if number >= len(page.top) and page.items:
            return min(number, len(page) - 1)
        after, before = bisect_left(top, number), bisect_right(top, number) - 1
        down = top[after] if after < len(top) else len(page.top) if page.items else -1
        up = top[before] if before >= 0 else -1
        first, second = (down, up) if step > 0 else (up, down)
        return first if first >= 0 else second

    def kept(self, number: int) -> Kept:
        """Return what a row is known by when the page has changed."""
        if number < 0:
            return None, None
        place = number - len(self._page.top)
        if place >= 0:
            return None, self._page.items[place]
        return self._page.top[number].identity, None

    def found(self, kept: Kept, nearest: int) -> int:
        """Return the number of the row known by this, else the nearest that leads anywhere."""
        identity, item = kept
        for number in self._top if identity is not None else ():
            if self._page.top[number].identity == identity:
                return number
        if item is not None and item in self._page.items:
            return len(self._page.top) + self._page.items.index(item)
        return self.near(min(nearest, len(self._page) - 1), 1)
