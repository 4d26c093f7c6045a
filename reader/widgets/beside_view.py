"""Two articles beside each other, or one at a time; the current passage tied to its match."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.segment import Segment
from textual.message import Message
from textual.strip import Strip
from textual.widget import Widget

from reader.comparing.kinds import sign_role
from reader.comparing.page import LinkTable, SideName, sentences_of
from reader.comparing.walk import SIDES, CompareWalk
from reader.inked import inks
from reader.text.selecting import character_at
from reader.widgets.side_line import TEXT_AT, side_line

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual import events

    from reader.comparing.page import Match
    from reader.text.marks import Marks

TIE = 3
"""Cells between A's text and the rule, which the tie runs through."""
MEASURE = 72
NARROW_MEASURE = 74
NARROW_MARGINS = 6


class BesideView(Widget, can_focus=True):
    """Shows the passages of two articles.

    One passage is the current one. Moving to it brings its match on the other side to the same
    row, and everything else stays in the order of its own article.
    """

    DEFAULT_CSS = "BesideView { height: 1fr; }"
    ALLOW_SELECT = False

    class Moved(Message):
        """Another passage or another of its matches is the current one."""

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 (Textual's word)
        super().__init__(id=id)
        self.columns = True
        """Whether both sides are shown."""
        self.walk: CompareWalk | None = None
        """Where one is; None until there is a comparison."""

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

    def show(self, table: LinkTable, *, keep: bool = False) -> None:
        """Show a comparison, from its first link on, or where the reader is."""
        if keep and self.walk is not None:
            self.walk.take(table)
        else:
            self.walk = CompareWalk(table, self.text_cells(), self.size.height)
        self.moved()

    def rule_column(self) -> int:
        """Return the column between the two sides; 0 where one is shown at a time."""
        return (self.size.width - 1) // 2 if self.columns else 0

    def text_cells(self) -> int:
        """Return how many cells a line of text may fill."""
        if self.columns:
            return min(MEASURE, self.rule_column() - TEXT_AT - TIE)
        return min(NARROW_MEASURE, self.size.width - NARROW_MARGINS)

    def on_resize(self) -> None:
        """Break the lines anew, with the current passage in sight."""
        if self.walk is not None:
            self.walk.lay_out(self.text_cells(), self.size.height)
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
        """Draw a line: one side, or both with the rule between them."""
        width, walk = self.size.width, self.walk
        if walk is None:
            return Strip.blank(width, self.rich_style)
        if not self.columns:
            return side_line(self, walk, walk.side, y, width, besides=self.lit_on(walk.side))
        at = self.rule_column()
        left = side_line(self, walk, "a", y, at, besides=self.lit_on("a"))
        right = side_line(self, walk, "b", y, width - at - 1, besides=self.lit_on("b"))
        tied = walk.match is not None and walk.begins(walk.side, walk.current, y)
        if not tied or walk.match is None:
            rule = Segment("│", self.rich_style + inks(self, "rule"))
            return Strip([*left, rule, *right], width)
        tie = inks(self, sign_role(walk.match.link.kind))
        line = Segment("━" * TIE, self.rich_style + inks(self, "tie") + tie)
        knot = Segment("┿", self.rich_style + tie)
        return Strip([*left.crop(0, at - TIE), line, knot, *right], width)

    # Moving

    def move_to(self, side: SideName, sentence: int) -> None:
        """Make a sentence the current passage."""
        if self.walk is not None:
            self.walk.go(side, sentence)
            self.moved()

    def action_passage(self, by: int) -> None:
        """Go to the next or previous passage."""
        if self.walk is not None:
            self.move_to(self.walk.side, self.walk.current + by)

    def action_link(self, by: int) -> None:
        """Go to the next or previous passage that has a match."""
        if self.walk is not None:
            self.walk.step_link(by)
            self.moved()

    def action_match(self) -> None:
        """Show the next match of the current passage."""
        if self.walk is not None:
            self.walk.step_match()
            self.moved()

    def action_side(self) -> None:
        """Go to the other side."""
        if self.walk is not None:
            self.walk.cross()
            self.moved()

    def action_page(self, by: int) -> None:
        """Go to the passage about a page on."""
        if self.walk is not None:
            self.walk.step_page(by)
            self.moved()

    def action_edge(self, to: int) -> None:
        """Go to the first or last passage."""
        if self.walk is not None:
            last = len(sentences_of(self.walk.table.comparison, self.walk.side)) - 1
            self.move_to(self.walk.side, 0 if to < 0 else last)

    def side_at(self, column: int) -> SideName:
        """Return the side that a column is on."""
        if not self.columns:
            return self.side
        return SIDES[column > self.rule_column()]

    def offset_at(self, column: int, y: int) -> int | None:
        """Return the offset of the character that is drawn at a place, if any."""
        if self.walk is None:
            return None
        side = self.side_at(column)
        begin = TEXT_AT + (self.rule_column() + 1 if self.columns and side == "b" else 0)
        row, text = self.walk.row(side, y), self.walk.pages[side].text
        return character_at(text, row.start, row.end, column - begin)

    def on_click(self, event: events.Click) -> None:
        """Make the passage that is clicked the current one."""
        if self.walk is None:
            return
        side = self.side_at(event.x)
        row = self.walk.row(side, event.y)
        if row.sentence >= 0:
            self.move_to(side, row.sentence)

    def on_mouse_scroll_down(self) -> None:
        """Go on by a passage."""
        self.action_passage(1)

    def on_mouse_scroll_up(self) -> None:
        """Go back by a passage."""
        self.action_passage(-1)
