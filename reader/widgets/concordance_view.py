"""Words in their context, a line each: as many as there are, only those in sight asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from rich.segment import Segment
from textual.binding import Binding, BindingType
from textual.message import Message

from reader.inked import inks
from reader.text.context import line_pieces, planned
from reader.widgets.choice_view import LEFT, ChoiceView

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from index.lines import ContextLine
    from reader.text.context import Plan

AHEAD = 40
"""Lines asked for above and below those in sight."""
KEPT = 4_000
"""Lines that are kept; of more, those far from what is in sight are forgotten."""


class ConcordanceView(ChoiceView):
    """Shows lines as far as they are known; whoever owns it answers `LinesNeeded` with `fill`."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "enter",
            "open",
            "read",
            id="concordance.open",
            tooltip="read the article at this place",
        ),
    ]

    class LinesNeeded(Message):
        """Lines came into sight that have not been filled in."""

        def __init__(self, view: ConcordanceView, start: int, stop: int) -> None:
            super().__init__()
            self.view = view
            self.start = start
            self.end = stop
            self.width = view.plan.context
            """Characters wanted on each side of the words."""

        @property
        def control(self) -> ConcordanceView:
            """The list that needs them."""
            return self.view

    class Selected(Message):
        """Another line was selected, or the selected one was filled in."""

        def __init__(self, view: ConcordanceView, line: ContextLine) -> None:
            super().__init__()
            self.view = view
            self.line = line

        @property
        def control(self) -> ConcordanceView:
            """The list in which it was."""
            return self.view

    class Opened(Selected):
        """The selected line's article is to be read, at the words."""

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 (Textual's word)
        super().__init__(id=id)
        self._count = 0
        self._role = "strong"
        self._by_outlet = False
        self._known: dict[int, ContextLine] = {}
        self._asked: set[int] = set()
        self._asked_width = 0

    @property
    def count(self) -> int:
        """How many lines there are."""
        return self._count

    @property
    def plan(self) -> Plan:
        """The columns in the present room."""
        return planned(self.text_cells, by_outlet=self._by_outlet)

    @property
    def selected_line(self) -> ContextLine | None:
        """The selected line, if it has been filled in."""
        return self._known.get(self.selected)

    @property
    def openable(self) -> ContextLine | None:
        """The selected line, if it is known and its article is there."""
        line = self.selected_line
        return line if line is not None and line.id else None

    # What is listed

    def show(
        self, count: int, *, role: str = "strong", by_outlet: bool = False, select: int = 0
    ) -> None:
        """Show other lines.

        Args:
            count: How many there are.
            role: Of the words, for their style.
            by_outlet: Whether lines are ordered by outlet.
            select: The line to select, from 0; it stays where it was on the screen, if it can.
        """
        within = self.selected - self.top_row
        self._count, self._role, self._by_outlet = count, role, by_outlet
        self.selected = max(0, min(select, count - 1))
        self._known, self._asked = {}, set()
        self.lay_out()
        self.to_row(self.selected - within)
        self.into_sight()
        self.ask()

    def fill(self, start: int, lines: Sequence[ContextLine]) -> None:
        """Fill in lines that were asked for, from number `start` on."""
        new = {number: line for number, line in enumerate(lines, start) if number < self.count}
        self._known |= new
        self._forget()
        if self.selected in new:
            self.post_message(self.Selected(self, new[self.selected]))
        self.refresh()

    def _forget(self) -> None:
        """Forget lines far from what is in sight, once there are many."""
        if len(self._known) > KEPT:
            near = range(self.top_row - KEPT // 4, self.top_row + KEPT // 4)
            self._known = {n: line for n, line in self._known.items() if n in near}
            self._asked = {n for n in self._asked if n in near}

    def ask(self) -> None:
        """Ask for the lines in sight, and those near, that have not been asked for."""
        if not self.count or not self.size.height:
            return
        first, last = self.top_row - self.blank_top, self.top_row + self.size.height
        wanted = range(max(0, first - AHEAD), min(self.count, last + AHEAD))
        missing = [number for number in wanted if number not in self._asked]
        if missing:
            self._asked.update(missing)
            self.post_message(self.LinesNeeded(self, missing[0], missing[-1] + 1))

    def lay_out(self) -> None:
        """Tell how many rows there are: a line each."""
        self.set_rows(self.blank_top + self.count)

    def was_resized(self) -> None:
        """Where there is more room, ask for more of each line."""
        if self.plan.context > self._asked_width:
            self._asked_width = self.plan.context
            self._asked = set()
        self.ask()

    # How they look

    def number_at(self, row: int) -> int | None:
        """Return the number of the line on a row, None on a blank one."""
        number = row - self.blank_top
        return number if 0 <= number < self.count else None

    def draw(self, row: int, width: int) -> Iterable[Segment]:
        """Return a line."""
        del width
        number = self.number_at(row)
        if number is None:
            return
        yield self.bar(number)
        yield Segment(" " * (LEFT - 1))
        line = self._known.get(number)
        if line is None:
            yield Segment("…", inks(self, "meta"))
            return
        for piece in line_pieces(line, self._role, self.plan):
            yield Segment(piece.text, inks(self, *piece.roles))

    # Moving

    def was_selected(self) -> None:
        """Tell that another line was selected, if it is known."""
        if line := self.selected_line:
            self.post_message(self.Selected(self, line))

    def into_sight(self) -> None:
        """Scroll to the selected line; to the first one, with what stands over it."""
        if not self.selected:
            self.show_row(0)
        self.show_row(self.blank_top + self.selected)

    def open_selected(self) -> None:
        """Ask for the article of the selected line to be opened there."""
        if (line := self.openable) is not None:
            self.post_message(self.Opened(self, line))
