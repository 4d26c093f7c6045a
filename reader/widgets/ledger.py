"""A list of rows that say something, some of which lead on: as long as it likes.

Rows of running words are as high as they have to be; a hundred thousand rows of one kind follow
them, each a line that is only made when it comes into sight.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from rich.segment import Segment
from textual.binding import Binding, BindingType
from textual.message import Message

from reader.inked import inks
from reader.survey.ledger import Page
from reader.survey.rows import Kept, LaidPage, Ways
from reader.widgets.choice_view import LEFT, RIGHT, ChoiceView
from reader.widgets.line_view import LineView

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from textual import events

    from reader.survey.ledger import Path, Row

AHEAD = 40
"""Rows above and below those in sight of which cards are asked for."""
_INKS: dict[str, str | None] = {
    **{role: role for role in ("title", "head", "strong", "note")},
    "label": None,
    "text": None,
    "bar": "graph",
    "spark": "meta",
}
"""The role in which words are drawn, by the role that a page gives them."""
NOTHING = Page((), ())


class Ledger(ChoiceView):
    """Shows a page; whoever owns it answers each `CardsNeeded` with `fill`."""

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
        self.leads_on = True
        """Whether there is more where its rows lead than is in sight already."""
        self.page = NOTHING
        self.selected = -1  # until there is a row that leads anywhere
        self._indent = indent
        self._keeps_mark = keeps_mark
        """Whether the selected row is marked while the focus is elsewhere."""
        self._cards: dict[int, Row] = {}
        self._asked: set[int] = set()
        self._left: dict[Path, Kept] = {}
        """What the row selected on each page is known by that was left."""
        self._ways = Ways(NOTHING)
        self._laid: LaidPage | None = None
        """None until there is room."""

    @property
    def count(self) -> int:
        """How many rows there are."""
        return len(self.page)

    @property
    def selected_row(self) -> Row | None:
        """The selected row."""
        return self.page.row(self.selected) if self.selected >= 0 else None

    def show(self, page: Page) -> None:
        """Show a page; the row stays selected that was when the page was last left."""
        if page == self.page:
            return
        same = page.path == self.page.path
        kept = self._ways.kept(self.selected)
        nearest = self.selected if same else 0
        if not same:
            self._cards = {}
            self._left[self.page.path] = kept
            kept = self._left.get(page.path, (None, None))
        self.page, self._ways, self._asked = page, Ways(page), set()
        self.selected = self._ways.found(kept, nearest)
        top = self.top_row if same else 0
        self.lay_out()
        self.to_row(top)
        self.into_sight()
        self.ask()
        self.refresh()

    def fill(self, cards: Mapping[int, Row]) -> None:
        """Show articles that were asked for, by their keys."""
        self._cards |= cards
        self.lay_out()
        self.refresh()

    def ask_again(self) -> None:
        """Ask for what is in sight once more: it may have changed."""
        self._asked = set()
        self.ask()

    def lay_out(self) -> None:
        """Work out the lines of the rows at the top."""
        if self.size.width:
            width = max(10, self.content_cells - self.margin - RIGHT)
            self._laid = LaidPage(self.page, width, self._indent, self._cards)
            self.set_rows(self.blank_top + len(self._laid))

    def number_at(self, row: int) -> int | None:
        """Return the number of the row that is drawn on a line, None for none."""
        number = self._laid.row_at(row - self.blank_top) if self._laid else -1
        return number if number >= 0 else None

    def _line_of(self, number: int) -> int:
        return self.blank_top + (self._laid.line_of(number) if self._laid else 0)

    def is_marked(self, number: int | None) -> bool:
        """Tell whether a row is to be seen as the selected one: without the focus it may not be."""
        return super().is_marked(number) and (self.has_focus or self._keeps_mark)

    def draw(self, row: int, width: int) -> Iterable[Segment]:
        """Return a line of a row."""
        del width
        number = self.number_at(row)
        if number is None or self._laid is None:
            return
        chosen = self.is_marked(number)
        yield self.bar(number, self.margin)
        for piece in self._laid.words_of(row - self.blank_top):
            role = piece.roles[0] if piece.roles else "text"
            ink = "strong" if chosen and role == "label" else _INKS[role]
            yield Segment(piece.text, inks(self, ink) if ink else None)

    # Moving

    def select(self, number: int) -> None:
        """Select a row and bring it into sight; none for a number below 0."""
        if number < 0:
            return
        moved, self.selected = number != self.selected, number
        self.into_sight()
        self.ask()
        self.refresh()
        if moved and (row := self.selected_row):
            self.post_message(self.Moved(self, row))

    def into_sight(self) -> None:
        """Bring the selected row into sight, and what stands over the first of all."""
        if self.selected < 0 or self._laid is None:
            return
        if self.selected == self._ways.near(0, 1):
            self.show_row(0)
        self.show_row(self._line_of(self.selected))

    def action_move(self, by: int) -> None:
        """Select the next row that leads anywhere; past the last one, scroll."""
        number = self._ways.near(self.selected + by, by) if self.selected >= 0 else -1
        if number < 0 or (number - self.selected) * by <= 0:
            LineView.action_move(self, by)  # scrolls
        else:
            self.select(number)

    def action_page(self, by: int) -> None:
        """Select a row about a page on."""
        if self.selected < 0:
            LineView.action_page(self, by)  # scrolls
            return
        line = self._line_of(self.selected) + by * max(1, self.size.height - 2)
        last = self.virtual_size.height - 1
        number = self.number_at(max(self.blank_top, min(line, last)))
        self.select(self._ways.near(-1 if number is None else number, by))
        if not self.blank_top <= line <= last:
            LineView.action_edge(self, by)  # scrolls

    def action_edge(self, side: int) -> None:
        """Select the first or last row that leads anywhere, and show that edge."""
        self.select(self._ways.near(0 if side < 0 else len(self.page) - 1, -side))
        LineView.action_edge(self, side)  # scrolls

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer only what the selected row leads to."""
        if action != "follow":
            return True
        row = self.selected_row
        return self.leads_on and row is not None and row.leads_to == parameters[0]

    def action_follow(self, what: str) -> None:
        """Follow the selected row where it leads."""
        del what  # it only tells the keys apart
        self.open_selected()

    def open_selected(self) -> None:
        """Tell that the selected row is to be followed where it leads."""
        if row := self.selected_row:
            self.post_message(self.Opened(self, row))

    def clicked(self, number: int, event: events.Click) -> None:
        """Select the row that is clicked, if it leads anywhere; follow it at the second click."""
        if self.page.row(number).selectable:
            super().clicked(number, event)

    # What is in sight

    def ask(self) -> None:
        """Ask for the articles in sight of which nothing is known but their keys."""
        if not self.size.height:
            return
        first = self.number_at(max(self.blank_top, self.top_row)) or 0
        last = min(len(self.page), first + self.size.height + AHEAD)
        keys = (self.page.row(number).key for number in range(max(0, first - AHEAD), last))
        missing = tuple(key for key in keys if key is not None and key not in self._asked)
        if missing:
            self._asked.update(missing)
            self.post_message(self.CardsNeeded(self, missing))
