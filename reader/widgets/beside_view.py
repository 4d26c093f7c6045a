"""Two texts beside each other, in columns or in rows, or one at a time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.message import Message
from textual.strip import Strip
from textual.widget import Widget

from reader.comparing.columns import Columns
from reader.comparing.page import LinkTable, Place, SideName
from reader.comparing.ties import NO_TIES, Ties, ties
from reader.comparing.walk import SIDES, CompareWalk
from reader.text.selecting import character_at
from reader.widgets.pair_line import GUTTER, pair_line, places
from reader.widgets.side_line import TEXT_AT, TIE, Shown, columns_line, side_line

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual import events

    from reader.comparing.page import Match, SideRow
    from reader.settings.values import Layout
    from reader.text.marks import Marks

MEASURE = 72
NARROW_MEASURE = 74
NARROW_MARGINS = 6


class BesideView(Widget, can_focus=True):
    """Shows the passages of two articles.

    One passage is the current one. In columns, moving to it brings its match on the other side to
    the same row, and everything else stays in the order of its own article. In rows, each passage
    of A has its matches opposite.
    """

    DEFAULT_CSS = "BesideView { height: 1fr; }"
    ALLOW_SELECT = False

    class Moved(Message):
        """Another passage or another of its matches is the current one."""

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 (Textual's word)
        super().__init__(id=id)
        self.wide = True
        """Whether both sides are shown."""
        self.layout_wanted: Layout = "columns"
        """How they stand where both are shown."""
        self.walk: CompareWalk | None = None
        """Where one is; None until there is a comparison."""
        self._ties: tuple[object, Ties] = (None, NO_TIES)

    @property
    def side(self) -> SideName:
        """The side that the current passage is on."""
        return self.walk.side if self.walk else "a"

    @property
    def current(self) -> int:
        """The current passage, a sentence of its side, from 0."""
        return self.walk.current if self.walk else 0

    @property
    def match(self) -> Match | None:
        """The match of the current passage that is shown."""
        return self.walk.match if self.walk else None

    @property
    def shown_as(self) -> Layout:
        """How the texts stand now."""
        return self.layout_wanted if self.wide else "columns"

    def in_rows(self) -> bool:
        """Whether the texts stand in rows now."""
        return self.shown_as == "rows"

    def show(self, table: LinkTable, *, keep: bool = False) -> None:
        """Show a comparison, from its first link on, or where the reader is."""
        if keep and self.walk is not None:
            self.walk.take(table)
        else:
            self.walk = CompareWalk(table, self.text_cells(), self.size.height, self.shown_as)
        self.moved()

    def rule_column(self) -> int:
        """Return the column between the two sides; 0 where there is no rule."""
        shown = self.wide and self.shown_as == "columns" and self.size.width > 0
        return (self.size.width - 1) // 2 if shown else 0

    def parts(self) -> tuple[int, int]:
        """Return the column that A's part begins on, and the one that B's does; 0 for one alone."""
        if not self.wide:
            return 0, 0
        if at := self.rule_column():
            return 0, at + 1
        stand = places(self.size.width)
        return stand.left, stand.b - TEXT_AT

    def text_cells(self) -> int:
        """Return how many cells a line of text may fill."""
        if not self.wide:
            return min(NARROW_MEASURE, self.size.width - NARROW_MARGINS)
        if at := self.rule_column():
            return min(MEASURE, at - TEXT_AT - TIE)
        return places(self.size.width).measure

    def stand(self, *, wide: bool, layout: Layout) -> None:
        """Show both sides or one, in columns or in rows."""
        if (wide, layout) != (self.wide, self.layout_wanted):
            self.wide, self.layout_wanted = wide, layout
            self.on_resize()

    def on_resize(self) -> None:
        """Break the lines anew, with the current passage in sight."""
        if self.walk is not None and self.size.width:
            self.walk.lay_out(self.text_cells(), self.size.height, self.shown_as)
            self.refresh()

    def moved(self) -> None:
        """Draw where one is now, and tell of it."""
        self.refresh()
        self.post_message(self.Moved())

    # Drawing

    def lit_on(self, side: SideName) -> Sequence[Marks]:
        """Return what is lit on a side besides the words that made the current link."""
        del side
        return ()

    def render_line(self, y: int) -> Strip:
        """Draw a line: one side, or both."""
        width, walk = self.size.width, self.walk
        if walk is None:
            return Strip.blank(width, self.rich_style)
        plan = walk.plan
        lit = {side: self.lit_on(side) for side in SIDES}
        if not isinstance(plan, Columns):
            return pair_line(self, walk, plan, y, lit)
        if not self.wide:
            return side_line(self, Shown(walk, plan, NO_TIES, lit), walk.side, y, width)
        shown = Shown(walk, plan, self._tied(walk, plan), lit)
        return columns_line(self, shown, y, self.rule_column())

    def _tied(self, walk: CompareWalk, columns: Columns) -> Ties:
        """Return what the gutter shows, worked out once for all its rows."""
        state = (walk.table, columns.height, walk.place, *columns.tops.values())
        if self._ties[0] != state:
            self._ties = state, ties(columns, walk.place)
        return self._ties[1]

    # The mouse

    def side_at(self, column: int) -> SideName:
        """Return the side that a column is on."""
        if not self.wide:
            return self.side
        if at := self.rule_column():
            return SIDES[column > at]
        return SIDES[column >= places(self.size.width).b - GUTTER]

    def row_at(self, column: int, y: int) -> SideRow | None:
        """Return the row of a text that is drawn at a place."""
        if self.walk is None:
            return None
        plan, side = self.walk.plan, self.side_at(column)
        if isinstance(plan, Columns):
            return plan.row(side, y)
        line = plan.line(y)
        return line.a if side == "a" else line.b

    def offset_at(self, column: int, y: int) -> int | None:
        """Return the offset of the character that is drawn at a place, if any."""
        row = self.row_at(column, y)
        if self.walk is None or row is None:
            return None
        side = self.side_at(column)
        begin = TEXT_AT + (self.parts()[0] if side == "a" else self.parts()[1])
        return character_at(self.walk.pages[side].text, row.start, row.end, column - begin)

    def place_at(self, column: int, y: int) -> Place | None:
        """Return where a click leads: to a passage, to the match that it has opposite."""
        if (walk := self.walk) is None:
            return None
        side = self.side_at(column)
        if not isinstance(walk.plan, Columns):
            line = walk.plan.line(y)
            if line.stop < 0:
                return None
            return Place(*walk.plan.stops[line.stop], max(0, line.match) if side == "b" else 0)
        if (sentence := walk.plan.row(side, y).sentence) < 0:
            return None
        across = walk.table.across(walk.place)
        if across is not None and across[:2] == (side, sentence):
            return across
        return Place(side, sentence, 0)

    def in_gutter(self, column: int) -> bool:
        """Tell whether a column is between the two texts."""
        if not self.wide:
            return False
        left = (self.rule_column() - TIE) or 0
        if not self.rule_column():
            left = places(self.size.width).b - GUTTER
        return left <= column < self.parts()[1] + TEXT_AT

    def on_click(self, event: events.Click) -> None:
        """Go to the passage that is clicked; between the texts, to the next match of the current.

        The match of another passage comes beside it by itself.
        """
        place = self.place_at(event.x, event.y)
        if self.walk is None or place is None:
            return
        here = self.walk.place
        if self.in_gutter(event.x) and place[:2] == here[:2]:
            self.walk.step_match()
        else:
            self.walk.stand_at(place)
        self.moved()
