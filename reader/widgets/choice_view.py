"""A list of which one entry is selected: how that is marked, gone to, clicked and opened."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.segment import Segment

from reader.inked import inks
from reader.widgets.line_view import LineView

if TYPE_CHECKING:
    from rich.style import Style
    from textual import events

LEFT = 2
"""Cells before an entry: the bar of the selected one, and one free."""
RIGHT = 1


class ChoiceView(LineView):
    """Base of lists to choose from: subclasses say where entries stand, and draw them."""

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 (Textual's word)
        super().__init__(id=id)
        self.selected = 0
        """The number of the selected entry, from 0; -1 where a list says that there is none."""

    # What a subclass knows

    @property
    def count(self) -> int:
        """How many entries there are."""
        raise NotImplementedError

    def number_at(self, row: int) -> int | None:
        """Return the number of the entry that is drawn on a row, None where none is."""
        raise NotImplementedError

    def into_sight(self) -> None:
        """Scroll as little as brings the selected entry into sight."""
        raise NotImplementedError

    def was_selected(self) -> None:
        """Tell that another entry was selected."""

    def open_selected(self) -> None:
        """Tell that the selected entry is to be followed where it leads."""

    def ask(self) -> None:
        """Ask for what is in sight and not known."""

    # How it looks

    @property
    def text_cells(self) -> int:
        """Cells that a line of an entry may fill."""
        return max(10, self.content_cells - LEFT - RIGHT)

    def is_marked(self, number: int | None) -> bool:
        """Tell whether an entry is to be seen as the selected one."""
        return number is not None and number == self.selected

    def row_style(self, row: int) -> Style:
        """Return what lies behind a row: the selected entry has a panel."""
        marked = self.is_marked(self.number_at(row))
        return self.rich_style + inks(self, "row") if marked else self.rich_style

    def bar(self, number: int, cells: int = 1) -> Segment:
        """Return the first cells of an entry: the bar of the selected one tells of the focus."""
        if not self.is_marked(number):
            return Segment(" " * cells)
        sign, ink = ("▌", "accent") if self.has_focus else ("▎", "meta")
        return Segment(sign.ljust(cells), inks(self, ink))

    # Moving

    def select(self, number: int) -> None:
        """Select an entry and bring it into sight."""
        number = max(0, min(number, self.count - 1))
        if not self.count or number == self.selected:
            return
        self.selected = number
        self.into_sight()
        self.ask()
        self.refresh()
        self.was_selected()

    def action_move(self, by: int) -> None:
        """Select another entry."""
        self.select(self.selected + by)

    def action_page(self, by: int) -> None:
        """Select the entry a page on, where each has a row."""
        self.select(self.selected + by * max(1, self.size.height - 2))

    def action_edge(self, side: int) -> None:
        """Select the first or last entry."""
        self.select(0 if side < 0 else self.count - 1)

    def action_open(self, what: str = "") -> None:
        """Follow the selected entry where it leads."""
        del what  # it only tells keys apart
        self.open_selected()

    def on_click(self, event: events.Click) -> None:
        """Take a click beside the rail."""
        number = self.number_at(self.top_row + event.y)
        if number is not None and event.x < self.content_cells:
            self.clicked(number, event)

    def clicked(self, number: int, event: events.Click) -> None:
        """Select the entry that is clicked; open it at the second click."""
        self.select(number)
        if event.chain > 1:
            self.open_selected()

    # What is in sight

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        """Ask for what comes into sight."""
        super().watch_scroll_y(old_value, new_value)
        self.ask()

    def on_resize(self, event: events.Resize) -> None:
        """Break the lines anew, keeping the selected entry in sight."""
        del event
        if self.size.width:
            self.lay_out()
            self.into_sight()
            self.was_resized()

    def was_resized(self) -> None:
        """Go on in the new room."""
        self.ask()
