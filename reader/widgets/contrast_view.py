"""How two outlets name one person: two sides beside each other, or one below the other."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual.binding import Binding, BindingType
from textual.message import Message

from reader.inked import inks
from reader.naming.contrasted import EMPTY, contrast_rows
from reader.widgets.line_view import LineView

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from textual import events

    from index.dossier import Contrast
    from reader.comparing.page import SideName
    from reader.naming.contrasted import Half, Place, Row

LEFT = 2
"""Cells before the words of a side: the bar of the selected one, and one free."""
RIGHT = 2
MEASURE = 72
Stop = tuple["SideName", int]
"""A side, and the number of one of its items that lead anywhere."""


class ContrastView(LineView):
    """Shows rows of both sides; one item of one side is the selected one."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "enter",
            "open",
            "read",
            id="contrast.open",
            tooltip="read the article where this stands",
        ),
        Binding("tab", "side", "side", id="contrast.side", tooltip="go to the other side"),
        Binding("shift+tab", "side", "other side", show=False, id="contrast.side-too"),
    ]

    class Opened(Message):
        """An article is to be read at a place."""

        def __init__(self, place: Place) -> None:
            super().__init__()
            self.place = place

    class Moved(Message):
        """Another side is gone through."""

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 (Textual's word)
        super().__init__(id=id)
        self.columns = True
        """Whether the sides stand beside each other."""
        self.side: SideName = "a"
        """The side that is gone through."""
        self._contrast: Contrast | None = None
        self._rows: list[Row] = []
        self._selected: Stop | None = None
        self._stops: dict[Stop, list[int]] = {}
        """The rows of each item that leads anywhere, the topmost first."""

    def show(self, contrast: Contrast | None) -> None:
        """Show two other sides, from the top; the same ones stay as they are."""
        if contrast == self._contrast:
            return
        self._contrast, self._selected = contrast, None
        self.lay_out()
        self.to_row(0)
        self._select_first()

    def rule_column(self) -> int:
        """Return the column between the two sides; 0 where they stand below each other."""
        return (self.size.width - 1) // 2 if self.columns else 0

    def _text_cells(self) -> int:
        room = (self.rule_column() or self.content_cells) - LEFT - RIGHT
        return max(10, min(MEASURE, room))

    def lay_out(self) -> None:
        """Break the rows anew."""
        if not self.size.width:
            return
        self._rows, self._stops = [], {}
        if self._contrast is not None:
            self._rows = contrast_rows(self._contrast, self._text_cells(), columns=self.columns)
        for number, row in enumerate(self._rows):
            for side, half in _sides(row):
                if half.opens is not None:
                    self._stops.setdefault((side, half.item), []).append(number)
        # The rule between the sides goes down to the end, however little they hold.
        self.set_rows(max(self.blank_top + len(self._rows), self.size.height))

    def on_resize(self, event: events.Resize) -> None:
        """Break the rows anew, keeping the selected item in sight."""
        del event
        self.lay_out()
        self._into_sight()

    # Drawing

    def draw(self, row: int, width: int) -> Iterable[Segment]:
        """Return a row: one side, or both with the rule between them."""
        number = row - self.blank_top
        one = self._rows[number] if 0 <= number < len(self._rows) else None
        a, b = (one.a, one.b) if one is not None else (EMPTY, EMPTY)
        if not self.columns:
            yield from self._half("b" if b.pieces else "a", b if b.pieces else a, width)
            return
        at = self.rule_column()
        yield from self._half("a", a, at)
        yield Segment("│", inks(self, "rule"))
        yield from self._half("b", b, width - at - 1)

    def _half(self, side: SideName, half: Half, width: int) -> Iterator[Segment]:
        chosen = half.opens is not None and self._selected == (side, half.item)
        behind = inks(self, "row") if chosen else Style()
        sign = ("▌" if self.has_focus else "▎") if chosen else " "
        yield Segment(sign, behind + inks(self, "accent" if self.has_focus else "meta"))
        yield Segment(" " * (LEFT - 1), behind)
        used = LEFT
        for piece in half.pieces:
            yield Segment(piece.text, behind + inks(self, *piece.roles))
            used += cell_len(piece.text)
        yield Segment(" " * (width - used), behind)

    # Moving

    def _ways(self) -> list[Stop]:
        """Return the items gone through, from top to bottom: of a side, or of both."""
        return [stop for stop in self._stops if not self.columns or stop[0] == self.side]

    def _select_first(self) -> None:
        ways = self._ways() or list(self._stops)
        self._selected = ways[0] if ways else None
        self._told()

    def _told(self) -> None:
        if self._selected is not None:
            self.side = self._selected[0]
        self.refresh()
        self.refresh_bindings()
        self.post_message(self.Moved())

    def _into_sight(self) -> None:
        if self._selected in self._stops:
            rows = self._stops[self._selected]
            self.show_row(self.blank_top + rows[-1], margin=1)
            self.show_row(self.blank_top + rows[0], margin=1)

    def _go(self, stop: Stop) -> None:
        self._selected = stop
        self._into_sight()
        self._told()

    def action_move(self, by: int) -> None:
        """Select the next item that leads anywhere; past the last one, scroll."""
        ways = self._ways()
        place = ways.index(self._selected) + by if self._selected in ways else -1
        if 0 <= place < len(ways):
            self._go(ways[place])
        else:
            super().action_move(by)

    def action_edge(self, side: int) -> None:
        """Select the first or last item, and show that edge."""
        if ways := self._ways():
            self._go(ways[0 if side < 0 else -1])
        super().action_edge(side)

    def action_page(self, by: int) -> None:
        """Scroll by a page; what is selected goes along."""
        super().action_page(by)
        shown = range(self.top_row, self.top_row + self.size.height)
        seen = [stop for stop in self._ways() if self.blank_top + self._stops[stop][0] in shown]
        if seen:
            self._selected = seen[0 if by > 0 else -1]
            self._told()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer only what can be done now."""
        del parameters
        if action == "open":
            return self._selected is not None
        return self._across() is not None if action == "side" else True

    def _across(self) -> Stop | None:
        """Return the item of the other side that is nearest to the selected one."""
        if self._selected not in self._stops:
            return None
        here = self._stops[self._selected][0]
        others = [stop for stop in self._stops if stop[0] != self._selected[0]]
        return min(others, key=lambda stop: abs(self._stops[stop][0] - here), default=None)

    def action_side(self) -> None:
        """Go to the other side."""
        if (stop := self._across()) is not None:
            self._go(stop)

    def action_open(self) -> None:
        """Ask for the article to be read where the selected item stands."""
        if self._selected in self._stops:
            row, side = self._rows[self._stops[self._selected][0]], self._selected[0]
            half = row.a if side == "a" else row.b
            if half.opens is not None:
                self.post_message(self.Opened(half.opens))

    def on_click(self, event: events.Click) -> None:
        """Select the item that is clicked; read it at the second click."""
        number = self.top_row + event.y - self.blank_top
        if not 0 <= number < len(self._rows) or event.x >= self.content_cells:
            return
        row, at = self._rows[number], self.rule_column()
        side, half = _sides(row)[event.x > at if at else bool(row.b.pieces)]
        if half.opens is not None:
            self._go((side, half.item))
            if event.chain > 1:
                self.action_open()


def _sides(row: Row) -> tuple[tuple[SideName, Half], tuple[SideName, Half]]:
    return ("a", row.a), ("b", row.b)
