"""A page of a comparison besides the passages: entries of several lines, one selected."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

import numpy as np
from rich.segment import Segment
from textual.binding import Binding, BindingType
from textual.message import Message

from reader.comparing.entries import MEASURE, plan
from reader.comparing.pages import Goal, Others
from reader.inked import inks
from reader.text.wrap import wrap
from reader.widgets.choice_view import LEFT
from reader.widgets.placed_rows import PlacedRows

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    import numpy.typing as npt

    from reader.comparing.pages import Item, Line, Page

GAP = 1
"""Blank lines after an entry."""


def _rows_of_head(item: Item) -> int:
    """Return how many rows stand above an entry: those of a head, and a blank one after."""
    return len(item.head) + 1 if item.head else 0


class PairPage(PlacedRows):
    """Shows a page; its lines are broken anew whenever its width changes."""

    DEFAULT_CSS = "PairPage { height: 1fr; }"

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "enter", "open", "go there", id="compare.go-there", tooltip="go to it in the texts"
        ),
        Binding(
            "enter",
            "open('others')",
            "side by side",
            id="compare.beside-others",
            tooltip="put this article beside those that report it, at their passages",
        ),
    ]

    class Chosen(Message):
        """An entry is to be followed where it leads."""

        def __init__(self, item: Item) -> None:
            super().__init__()
            self.item = item

    class Moved(Message):
        """Another entry is selected."""

    gap = GAP

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 (Textual's word)
        super().__init__(id=id)
        self._page: Page | None = None
        self._items: Sequence[Item] = ()
        self._made_for = -1

    @property
    def item(self) -> Item | None:
        """The selected entry."""
        number = self.number
        return self._items[number] if number is not None else None

    @property
    def is_empty(self) -> bool:
        """Whether the page has no entry, whichever are chosen."""
        return self._page is None or (bool(self._page.nothing) and not self._page.chosen)

    @property
    def column_b(self) -> int:
        """The column that B begins on; 0 where it stands below A."""
        if self._page is None:
            return 0
        where = plan(self.text_cells, labelled=self._page.labelled)
        return 0 if where.stacked else LEFT + where.at_b

    def show(self, page: Page, *, select: object = None) -> None:
        """Show a page.

        Args:
            page: What it shows.
            select: The key of the entry to select; None for the first.
        """
        self._page, self._made_for = page, -1
        self._make()
        chosen = [place for place, item in enumerate(self._items) if item.key == select]
        self.selected = -1
        self.list_places(
            np.arange(len(self._items), dtype=np.int64),
            chosen[0] if chosen and select is not None else 0,
        )
        self.refresh()

    def select_first(self, wanted: Callable[[Item], bool]) -> None:
        """Select the first entry of a kind; where there is none, another one stays selected."""
        found = (number for number, item in enumerate(self._items) if wanted(item))
        self.select(next(found, self.selected))

    def heights(self) -> npt.NDArray[np.int64]:
        """Return how many lines each entry takes."""
        return np.array(
            [_rows_of_head(item) + len(item.lines) + GAP for item in self._items], np.int64
        )

    def number_at(self, row: int) -> int | None:
        """Return the number of the entry on a row; None on a blank one, or one of a head."""
        number = super().number_at(row)
        return None if number is None or self._head_line(row, number) is not None else number

    def _head_line(self, row: int, number: int) -> Line | None:
        """Return the line of an entry's head on a row; None where the entry itself is."""
        item, line = self._items[number], row - self.top_of(number)
        if line >= _rows_of_head(item):
            return None
        return item.head[line] if line < len(item.head) else ()

    def lay_out(self) -> None:
        """Break the lines for the present width."""
        self._make()
        super().lay_out()
        if not self._items:
            self.set_rows(self.blank_top + 1 + len(self._said()))

    def _said(self) -> Sequence[str]:
        """Return the lines that say why there is no entry."""
        words = self._page.nothing if self._page is not None else ""
        width = min(MEASURE, self.text_cells)
        return [words[line.start : line.end] for line in wrap(words, 0, len(words), width)]

    def _make(self) -> None:
        if self._page is not None and self._made_for != self.text_cells:
            self._made_for = self.text_cells
            self._items = self._page.items(self.text_cells)

    def row_lines(self, number: int, line: int) -> Iterable[Segment]:
        """Return a line of an entry."""
        yield Segment(" ")
        item = self._items[int(self.places[number])]
        lines, line = item.lines, line - _rows_of_head(item)
        if line < len(lines):
            yield from self._inked(lines[line])

    def _inked(self, line: Line) -> Iterable[Segment]:
        return (Segment(piece.text, inks(self, *piece.roles)) for piece in line)

    def draw(self, row: int, width: int) -> Iterable[Segment]:
        """Return a row: of an entry, or of the sentence that says why there is none."""
        said = [] if self._items else self._said()
        if 0 < row - self.blank_top <= len(said):
            yield Segment(f"  {said[row - self.blank_top - 1]}", inks(self, "meta"))
            return
        number = super().number_at(row)
        if number is not None and (head := self._head_line(row, number)) is not None:
            yield Segment("  ")
            yield from self._inked(head)
            return
        yield from super().draw(row, width)

    def was_selected(self) -> None:
        """Tell that another entry is selected."""
        self.post_message(self.Moved())

    def action_move(self, by: int) -> None:
        """Select another entry, once all of one that is taller than the page was in sight."""
        if not self._scrolled_within(by):
            super().action_move(by)

    def _scrolled_within(self, by: int) -> bool:
        """Scroll inside the selected entry; tell whether there was more of it."""
        if self.selected < 0:
            return False
        top, height = self.top_of(self.selected), self.size.height
        hidden = self.top_of(self.selected + 1) - self.gap - self.top_row - height
        if by < 0:
            hidden = self.top_row - top
        if hidden <= 0 or self.top_of(self.selected + 1) - top <= height:
            return False
        self.to_row(self.top_row + by * min(hidden, max(1, height - 2)))
        return True

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer to go only where an entry leads."""
        if action != "open":
            return True
        leads = self.item.leads if self.item is not None else None
        return isinstance(leads, Others if parameters else Goal)

    def open_selected(self) -> None:
        """Follow the selected entry."""
        if (item := self.item) is not None:
            self.post_message(self.Chosen(item))
