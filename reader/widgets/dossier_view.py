"""What is known of a name, to be read and followed: to its mentions, articles and other names."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from rich.segment import Segment
from textual.binding import Binding, BindingType
from textual.message import Message

from reader.inked import inks
from reader.naming.dossier import dossier_lines
from reader.widgets.line_view import LineView

if TYPE_CHECKING:
    from collections.abc import Iterable

    from rich.style import Style
    from textual import events

    from index.dossier import Dossier
    from reader.naming.leads import Lead, Section, Told

LEFT = 3
"""Cells before the words, the bar of the selected line among them."""
RIGHT = 2


class DossierView(LineView):
    """Shows a dossier; what is asked for besides is told by messages."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "follow('mentions')", "mentions", id="dossier.mentions"),
        Binding("enter", "follow('article')", "read", id="dossier.read"),
        Binding("enter", "follow('name')", "this name", id="dossier.name"),
        Binding("enter", "follow('rest')", "show the rest", id="dossier.rest"),
    ]

    class Followed(Message):
        """A line is to be followed where it leads: to a mention, a name, all mentions."""

        def __init__(self, lead: Lead) -> None:
            super().__init__()
            self.lead = lead

    class Moved(Message):
        """Another line was selected."""

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 (Textual's word)
        super().__init__(id=id)
        self.dossier: Dossier | None = None
        """What is shown."""
        self.selected = -1
        """The line selected, -1 where none leads anywhere."""
        self._undo = ""
        self._opened: set[Section] = set()
        self._lines: tuple[Told, ...] = ()

    def show(self, dossier: Dossier | None, undo: str = "") -> None:
        """Show a dossier; the reader stays in place where it tells of the same name.

        Args:
            dossier: None for nothing.
            undo: The key that takes a decision back.
        """
        if dossier == self.dossier and undo == self._undo:
            return
        same = self.dossier is not None and dossier is not None and self.dossier.ref == dossier.ref
        self.dossier, self._undo = dossier, undo
        if not same:
            self._opened, self.selected = set(), -1
        top = self.top_row if same else 0
        self.lay_out()
        self.to_row(top)
        self.refresh()

    def lay_out(self) -> None:
        """Work out the lines; the selected one stays so, or the nearest that leads anywhere."""
        if not self.size.width:
            return
        width = self.content_cells - LEFT - RIGHT
        self._lines = (
            dossier_lines(self.dossier, width, self._opened, self._undo) if self.dossier else ()
        )
        self.selected = self._near(max(0, self.selected), 1)
        self.set_rows(self.blank_top + len(self._lines))

    def on_resize(self, event: events.Resize) -> None:
        """Break the lines anew."""
        del event
        self.lay_out()

    def row_style(self, row: int) -> Style:
        """Return what lies behind a line: the selected one has a panel while in focus."""
        if self.has_focus and row - self.blank_top == self.selected:
            return self.rich_style + inks(self, "row")
        return self.rich_style

    def draw(self, row: int, width: int) -> Iterable[Segment]:
        """Return a line."""
        del width
        number = row - self.blank_top
        if not 0 <= number < len(self._lines):
            return
        chosen = self.has_focus and number == self.selected
        yield Segment(("▌" if chosen else " ").ljust(LEFT), inks(self, "accent"))
        for piece in self._lines[number].pieces:
            yield Segment(piece.text, inks(self, *piece.roles))

    # Moving

    def _near(self, number: int, step: int) -> int:
        """Return a line, or the next one in a direction, that leads anywhere; else the nearest."""
        leads = [n for n, line in enumerate(self._lines) if line.lead is not None]
        ahead = [n for n in leads if (n - number) * step >= 0]
        if ahead:
            return min(ahead, key=lambda n: abs(n - number))
        return min(leads, key=lambda n: abs(n - number), default=-1)

    def _select(self, number: int) -> None:
        self.selected = number
        if number >= 0:
            self.show_row(0 if number == self._near(0, 1) else self.blank_top + number)
            self.show_row(self.blank_top + number, margin=1)
        self.refresh()
        self.post_message(self.Moved())

    def action_move(self, by: int) -> None:
        """Select the next line that leads anywhere; what lies between isn't jumped over."""
        number = self._near(self.selected + by, by) if self.selected >= 0 else -1
        row = self.blank_top + number
        far = not self.top_row - self.size.height <= row < self.top_row + 2 * self.size.height
        if number < 0 or (number - self.selected) * by <= 0 or far:
            super().action_move(by)
        else:
            self._select(number)

    def action_page(self, by: int) -> None:
        """Scroll by a page, and select what leads anywhere there."""
        super().action_page(by)
        edge = 0 if by > 0 else self.size.height - 1
        inside = self._near(self.top_row + edge - self.blank_top, by)
        if self.top_row <= inside + self.blank_top < self.top_row + self.size.height:
            self._select(inside)

    def action_edge(self, side: int) -> None:
        """Go to the top or the end, and select what leads anywhere there."""
        self._select(self._near(0 if side < 0 else len(self._lines) - 1, -side))
        super().action_edge(side)

    # Following

    @property
    def lead(self) -> Lead | None:
        """Where the selected line leads."""
        return self._lines[self.selected].lead if 0 <= self.selected < len(self._lines) else None

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer only what the selected line leads to."""
        if action != "follow":
            return True
        return self.lead is not None and self.lead.to == parameters[0]

    def action_follow(self, what: str) -> None:
        """Follow the selected line where it leads."""
        del what  # it only tells the keys apart
        lead = self.lead
        if lead is None:
            return
        if lead.section is not None:
            self._opened.add(lead.section)
            self.lay_out()
            self.post_message(self.Moved())
        else:
            self.post_message(self.Followed(lead))

    def on_click(self, event: events.Click) -> None:
        """Select the line that is clicked; follow it at the second click."""
        number = self.top_row + event.y - self.blank_top
        if not 0 <= number < len(self._lines) or event.x >= self.content_cells:
            return
        number = number if self._lines[number].lead is not None else number - 1
        if number >= 0 and self._lines[number].lead is not None:
            self._select(number)
            if event.chain > 1:
                self.action_follow("")
