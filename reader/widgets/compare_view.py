"""Two articles beside each other, or one at a time; the current passage tied to its match."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from rich.segment import Segment
from textual.binding import Binding, BindingType
from textual.message import Message
from textual.strip import Strip
from textual.widget import Widget

from reader.comparing.kinds import sign_role
from reader.comparing.page import LinkTable, SideName, sentences_of
from reader.comparing.tongues import tongue_words
from reader.comparing.walk import SIDES, CompareWalk
from reader.inked import inks
from reader.notices import tell
from reader.widgets.side_line import TEXT_AT, side_line

if TYPE_CHECKING:
    from textual import events

    from reader.comparing.page import Match

TIE = 3
"""Cells between A's text and the rule, which the tie runs through."""
MEASURE = 72
NARROW_MEASURE = 74
NARROW_MARGINS = 6


class CompareView(Widget, can_focus=True):
    """Shows the passages of two articles.

    One passage is the current one. Moving to it brings its match on the other side to the same
    row, and everything else stays in the order of its own article.
    """

    DEFAULT_CSS = "CompareView { height: 1fr; }"
    ALLOW_SELECT = False
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "n",
            "link(1)",
            "link",
            id="compare.next-link",
            tooltip="next and previous passage with a match",
        ),
        Binding("N", "link(-1)", "previous link", show=False, id="compare.previous-link"),
        Binding(
            "enter",
            "match",
            "next match",
            id="compare.next-match",
            tooltip="the next match of this passage",
        ),
        Binding(
            "exclamation_mark",
            "contradiction",
            "contradiction",
            id="compare.next-contradiction",
            tooltip="the next contradiction",
        ),
        Binding(
            "exclamation_mark",
            "no_contradiction",
            show=False,
            id="compare.no-contradiction",
            tooltip="where there is no contradiction, say so",
        ),
        Binding("tab", "side", "side", id="compare.side", tooltip="go to the other side"),
        Binding("shift+tab", "side", "other side", show=False, id="compare.side-too"),
        Binding("j,down", "passage(1)", "next passage", show=False, id="compare.down"),
        Binding("k,up", "passage(-1)", "previous passage", show=False, id="compare.up"),
        Binding("ctrl+f,pagedown", "page(1)", "page down", show=False, id="compare.page-down"),
        Binding("ctrl+b,pageup", "page(-1)", "page up", show=False, id="compare.page-up"),
        Binding("g,home", "edge(-1)", "first passage", show=False, id="compare.top"),
        Binding("G,end", "edge(1)", "last passage", show=False, id="compare.bottom"),
    ]

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
        self._moved()

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

    def _moved(self) -> None:
        self.refresh()
        self.post_message(self.Moved())

    # Drawing

    def render_line(self, y: int) -> Strip:
        """Draw a line: one side, or both with the rule between them."""
        width, walk = self.size.width, self.walk
        if walk is None:
            return Strip.blank(width, self.rich_style)
        if not self.columns:
            return side_line(self, walk, walk.side, y, width)
        at = self.rule_column()
        left = side_line(self, walk, "a", y, at)
        right = side_line(self, walk, "b", y, width - at - 1)
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
            self._moved()

    def action_passage(self, by: int) -> None:
        """Go to the next or previous passage."""
        if self.walk is not None:
            self.move_to(self.walk.side, self.walk.current + by)

    def action_link(self, by: int) -> None:
        """Go to the next or previous passage that has a match."""
        if self.walk is not None:
            self.walk.step_link(by)
            self._moved()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer only what can be done now."""
        del parameters
        if action == "match":
            return self.walk is not None and len(self.walk.matches) > 1
        if action in ("contradiction", "no_contradiction"):
            found = self.walk is not None and self.walk.table.counts()["contradiction"] > 0
            return found == (action == "contradiction")
        return True

    def action_contradiction(self) -> None:
        """Go to the next contradiction."""
        if self.walk is not None:
            self.walk.step_kind("contradiction")
            self._moved()

    def action_no_contradiction(self) -> None:
        """Say that there is none: without a word, the key would seem to be broken."""
        if self.walk is not None:
            left_out = tongue_words(self.walk.table.comparison)
            words = f"{left_out}." if left_out else "No contradiction was found between these two."
            tell(self.app, words, "contradiction")

    def action_match(self) -> None:
        """Show the next match of the current passage."""
        if self.walk is not None:
            self.walk.step_match()
            self._moved()

    def action_side(self) -> None:
        """Go to the other side."""
        if self.walk is not None:
            self.walk.cross()
            self._moved()

    def action_page(self, by: int) -> None:
        """Go to the passage about a page on."""
        if self.walk is not None:
            self.walk.step_page(by)
            self._moved()

    def action_edge(self, to: int) -> None:
        """Go to the first or last passage."""
        if self.walk is not None:
            last = len(sentences_of(self.walk.table.comparison, self.walk.side)) - 1
            self.move_to(self.walk.side, 0 if to < 0 else last)

    def on_click(self, event: events.Click) -> None:
        """Make the passage that is clicked the current one."""
        if self.walk is None:
            return
        side = self.walk.side if not self.columns else SIDES[event.x > self.rule_column()]
        row = self.walk.row(side, event.y)
        if row.sentence >= 0:
            self.move_to(side, row.sentence)

    def on_mouse_scroll_down(self) -> None:
        """Go on by a passage."""
        self.action_passage(1)

    def on_mouse_scroll_up(self) -> None:
        """Go back by a passage."""
        self.action_passage(-1)
