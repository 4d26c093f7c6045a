"""A list of rows that say something, some of which lead on: as long as it likes.

Rows of running words are as high as they have to be; a hundred thousand rows of one kind follow
them, each a line that is only made when it comes into sight.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import replace
from typing import TYPE_CHECKING, ClassVar

from rich.segment import Segment
from textual.binding import Binding, BindingType
from textual.message import Message

from reader.ledger_page import Page, planned, row_lines
from reader.widgets.line_view import LineView

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from rich.style import Style
    from textual import events

    from reader.ledger_page import Line, Path, Row

LEFT = 2
RIGHT = 1
AHEAD = 40
"""Rows above and below those in sight of which cards are asked for."""
ROLES = ("title", "head", "strong", "label", "text", "note", "bar", "spark")
NOTHING = Page((), ())


class Ledger(LineView):
    """Shows a page; whoever owns it answers each `CardsNeeded` with `fill`."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        *(f"ledger--{role}" for role in ROLES),
        "ledger--selected",
        "ledger--chosen",
        "ledger--cursor",
        "ledger--cursor-blurred",
    }
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "follow('list')", "open", id="ledger.open"),
        Binding("enter", "follow('article')", "read", id="ledger.read"),
        Binding("enter", "follow('file')", "why this file", id="ledger.why"),
    ]

    class Moved(Message):
        """Another row was selected."""

        def __init__(self, ledger: Ledger, row: Row) -> None:
            super().__init__()
            self.ledger = ledger
            self.row = row

        @property
        def control(self) -> Ledger:
            """The list in which it was."""
            return self.ledger

    class Opened(Moved):
        """The selected row is to be followed where it leads."""

    class CardsNeeded(Message):
        """Articles came into sight of which nothing is known but their keys."""

        def __init__(self, ledger: Ledger, keys: tuple[int, ...]) -> None:
            super().__init__()
            self.ledger = ledger
            self.keys = keys

        @property
        def control(self) -> Ledger:
            """The list that needs them."""
            return self.ledger

    def __init__(
        self,
        *,
        indent: int = 0,
        keeps_mark: bool = True,
        id: str | None = None,  # noqa: A002 (Textual's word)
    ) -> None:
        super().__init__(id=id)
        self.margin = LEFT
        """Cells before the words: the bar of the selected row, and free ones."""
        self.page = NOTHING
        self.selected = -1
        """The number of the selected row, -1 where none can be."""
        self._indent = indent
        self._keeps_mark = keeps_mark
        """Whether the selected row is marked while the focus is elsewhere."""
        self._cards: dict[int, Row] = {}
        self._asked: set[int] = set()
        self._left: dict[Path, tuple[object, object]] = {}
        """What the row selected on each page is known by that was left."""
        self._lines: list[tuple[int, Line]] = []
        """The lines of the rows at the top, each with the number of its row."""
        self._starts: list[int] = []
        self._ways: list[int] = []
        """The rows at the top that lead somewhere."""
        self._plan = planned(NOTHING, 1, 0)

    @property
    def selected_row(self) -> Row | None:
        """The selected row."""
        return self.page.row(self.selected) if self.selected >= 0 else None

    def show(self, page: Page) -> None:
        """Show a page; the row stays selected that was when the page was last left."""
        if page == self.page:
            return
        same = page.path == self.page.path
        nearest = self.selected if same else 0
        kept = self._kept()
        if not same:
            self._cards = {}
            self._left[self.page.path] = kept
            kept = self._left.get(page.path, (None, None))
        self.page, self._asked = page, set()
        self._ways = [n for n, row in enumerate(page.top) if row.selectable]
        self.selected = self._found(kept, nearest)
        top = self.top_row if same else 0
        self.lay_out()
        self.to_row(top)
        self._into_sight()
        self._ask()
        self.refresh()

    def _kept(self) -> tuple[object, object]:
        """Return what the selected row is known by: its identity, or the item that it shows."""
        if self.selected < 0:
            return None, None
        place = self.selected - len(self.page.top)
        if place >= 0:
            return None, self.page.items[place]
        return self.page.top[self.selected].identity, None

    def _found(self, kept: tuple[object, object], nearest: int) -> int:
        """Return the number of the row known by this, else the nearest that leads anywhere."""
        identity, item = kept
        for number in self._ways if identity is not None else ():
            if self.page.top[number].identity == identity:
                return number
        if item is not None and item in self.page.items:
            return len(self.page.top) + self.page.items.index(item)
        return self._way(min(nearest, len(self.page) - 1), 1)

    def _way(self, number: int, step: int) -> int:
        """Return the row next to a number, itself too, that leads anywhere; -1 if none does."""
        if number >= len(self.page.top) and self.page.items:
            return min(number, len(self.page) - 1)
        after, before = bisect_left(self._ways, number), bisect_right(self._ways, number) - 1
        down = self._ways[after] if after < len(self._ways) else None
        if down is None and self.page.items:
            down = len(self.page.top)
        up = self._ways[before] if before >= 0 else None
        first, second = (down, up) if step > 0 else (up, down)
        return first if first is not None else second if second is not None else -1

    def fill(self, cards: Mapping[int, Row]) -> None:
        """Show articles that were asked for, by their keys."""
        self._cards |= cards
        self._measure()
        self.refresh()

    def ask_again(self) -> None:
        """Ask for what is in sight once more: it may have changed."""
        self._asked = set()
        self._ask()

    def lay_out(self) -> None:
        """Work out the lines of the rows at the top."""
        if not self.size.width:
            return
        width = max(10, self.content_cells - self.margin - RIGHT)
        self._plan = planned(self.page, width, self._indent)
        self._measure()

    def _measure(self) -> None:
        self._lines, self._starts = [], []
        for number, row in enumerate(self.page.top):
            self._starts.append(len(self._lines))
            shown = self._with_card(row)
            self._lines.extend((number, line) for line in row_lines(self.page, shown, self._plan))
        self.set_rows(self.blank_top + len(self._lines) + len(self.page.items))

    def _with_card(self, row: Row) -> Row:
        card = self._cards.get(row.key) if row.key is not None else None
        if card is None:
            return row
        return replace(row, label=card.label, cells=(*card.cells, *row.cells[len(card.cells) :]))

    def _row_at(self, line: int) -> tuple[int, Line | None]:
        """Return the number of the row that a line belongs to, -1 for none, and what it says."""
        line -= self.blank_top
        if 0 <= line < len(self._lines):
            return self._lines[line]
        number = line - len(self._lines) + len(self.page.top)
        return (number, None) if line >= 0 and number < len(self.page) else (-1, None)

    def _line_of(self, number: int) -> int:
        top = len(self.page.top)
        within = self._starts[number] if number < top else len(self._lines) + number - top
        return self.blank_top + within

    def row_style(self, row: int) -> Style:
        """Return what lies behind a line: the selected row has a panel."""
        number, _ = self._row_at(row)
        if number >= 0 and self._is_marked(number):
            return self.get_component_rich_style("ledger--selected")
        return self.rich_style

    def _is_marked(self, number: int) -> bool:
        return number == self.selected and (self.has_focus or self._keeps_mark)

    def draw(self, row: int, width: int) -> Iterable[Segment]:
        """Return a line of a row."""
        del width
        number, line = self._row_at(row)
        if number < 0:
            return
        chosen = self._is_marked(number)
        if line is None:
            shown = self._with_card(self.page.row(number))
            line = row_lines(self.page, shown, self._plan)[0]
        cursor = "cursor" if self.has_focus else "cursor-blurred"
        sign = ("▌" if self.has_focus else "▎") if chosen else " "
        yield Segment(sign + " " * (self.margin - 1), self.part(f"ledger--{cursor}"))
        for piece in line:
            role = piece.roles[0] if piece.roles else None
            role = "chosen" if chosen and role == "label" else role
            yield Segment(piece.text, self.part(f"ledger--{role}") if role else None)

    # Moving

    def _select(self, number: int) -> None:
        if number < 0:
            return
        moved, self.selected = number != self.selected, number
        self._into_sight()
        self._ask()
        self.refresh()
        if moved and (row := self.selected_row):
            self.post_message(self.Moved(self, row))

    def _into_sight(self) -> None:
        """Bring the selected row into sight, and what stands over the first of all."""
        if self.selected < 0 or len(self._starts) != len(self.page.top):
            return
        if self.selected == self._way(0, 1):
            self.show_row(0)
        self.show_row(self._line_of(self.selected))

    def action_move(self, by: int) -> None:
        """Select the next row that leads anywhere; past the last one, scroll."""
        number = self._way(self.selected + by, by) if self.selected >= 0 else -1
        if number < 0 or (number - self.selected) * by <= 0:
            super().action_move(by)
        else:
            self._select(number)

    def action_page(self, by: int) -> None:
        """Select a row about a page on."""
        if self.selected < 0:
            super().action_page(by)
            return
        line = self._line_of(self.selected) + by * max(1, self.size.height - 2)
        last = self.virtual_size.height - 1
        number, _ = self._row_at(max(self.blank_top, min(line, last)))
        self._select(self._way(number, by))
        if not self.blank_top <= line <= last:
            super().action_edge(by)

    def action_edge(self, side: int) -> None:
        """Select the first or last row that leads anywhere, and show that edge."""
        self._select(self._way(0 if side < 0 else len(self.page) - 1, -side))
        super().action_edge(side)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer only what the selected row leads to."""
        if action != "follow":
            return True
        row = self.selected_row
        return row is not None and row.leads_to == parameters[0]

    def action_follow(self, what: str) -> None:
        """Follow the selected row where it leads."""
        del what  # it only tells the keys apart
        if row := self.selected_row:
            self.post_message(self.Opened(self, row))

    def on_click(self, event: events.Click) -> None:
        """Select the row that is clicked; follow it at the second click."""
        super().on_click(event)
        number, _ = self._row_at(self.top_row + event.y)
        if number >= 0 and event.x < self.content_cells and self.page.row(number).selectable:
            self._select(number)
            if event.chain > 1:
                self.action_follow("")

    # What is in sight

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        """Ask for what comes into sight."""
        super().watch_scroll_y(old_value, new_value)
        self._ask()

    def on_resize(self, event: events.Resize) -> None:
        """Break the lines anew, keeping the selected row in sight."""
        del event
        self.lay_out()
        self._into_sight()
        self._ask()

    def _ask(self) -> None:
        if not self.size.height:
            return
        first, _ = self._row_at(max(self.blank_top, self.top_row))
        last = min(len(self.page), max(0, first) + self.size.height + AHEAD)
        keys = (self.page.row(number).key for number in range(max(0, first - AHEAD), last))
        missing = tuple(key for key in keys if key is not None and key not in self._asked)
        if missing:
            self._asked.update(missing)
            self.post_message(self.CardsNeeded(self, missing))
