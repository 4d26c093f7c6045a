"""Two articles beside each other, or one at a time; the current passage tied to its match."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from rich.segment import Segment
from textual.binding import Binding, BindingType
from textual.message import Message
from textual.strip import Strip
from textual.widget import Widget

from reader.compare_page import (
    BLANK,
    NO_SIGN,
    SIGNS,
    LinkTable,
    Match,
    SideName,
    SidePage,
    SideRow,
    link_marks,
    other,
    sentences_of,
)
from reader.marks import PRECEDENCE, Marks, pieces
from reader.safe import guard

if TYPE_CHECKING:
    from collections.abc import Iterable

    from rich.style import Style
    from textual import events

    from index.comparison import LinkKind

TEXT_AT = 4
"""Cells before a text: bar, blank, sign, blank."""
TIE = 3
"""Cells between A's text and the rule, which the tie runs through."""
MEASURE = 72
NARROW_MEASURE = 74
MARGIN_ROWS = 2
SIDES: tuple[SideName, SideName] = ("a", "b")


class CompareView(Widget, can_focus=True):
    """Shows the passages of two articles.

    One passage is the current one. Moving to it brings its match on the other side to the same
    row, and everything else stays in the order of its own article.
    """

    DEFAULT_CSS = "CompareView { height: 1fr; }"
    COMPONENT_CLASSES: ClassVar[set[str]] = {
        *(f"compare--{role}" for role in PRECEDENCE),
        *(f"compare--sign-{kind}" for kind in SIGNS),
        "compare--no-sign",
        "compare--tie",
        "compare--bar",
        "compare--rule",
        "compare--note",
    }
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("n", "link(1)", "link", key_display="n N", id="compare.next-link"),
        Binding("N", "link(-1)", "last link", show=False, id="compare.last-link"),
        Binding("enter", "match", "next match", id="compare.next-match"),
        Binding("tab", "side", "side", id="compare.side"),
        Binding("shift+tab", "side", "other side", show=False, id="compare.side-too"),
        Binding("j,down", "passage(1)", "next passage", show=False, id="compare.down"),
        Binding("k,up", "passage(-1)", "last passage", show=False, id="compare.up"),
        Binding("ctrl+f,pagedown", "page(1)", "page down", show=False, id="compare.page-down"),
        Binding("ctrl+b,pageup", "page(-1)", "page up", show=False, id="compare.page-up"),
        Binding("g,home", "edge(-1)", "first passage", show=False, id="compare.top"),
        Binding("G,end", "edge(1)", "last passage", show=False, id="compare.bottom"),
    ]

    class Moved(Message):
        """Another passage or another of its matches is the current one."""

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 (Textual's word)
        super().__init__(id=id)
        self.side: SideName = "a"
        """The side that the current passage is on."""
        self.current = 0
        """The current passage, a sentence of its side, from 0."""
        self.match_number = 0
        """Which of its matches is shown, from 0, best first."""
        self.columns = True
        """Whether both sides are shown."""
        self.table: LinkTable | None = None
        self._pages: dict[SideName, SidePage] = {}
        self._tops: dict[SideName, int] = {"a": 0, "b": 0}

    @property
    def match(self) -> Match | None:
        """The match of the current passage that is shown."""
        matches = self.matches
        return matches[self.match_number % len(matches)] if matches else None

    @property
    def matches(self) -> list[Match]:
        """All matches of the current passage, best first."""
        return self.table.matches(self.side, self.current) if self.table else []

    def show(self, table: LinkTable, *, keep: bool = False) -> None:
        """Show a comparison, from its first link on, or where the reader is."""
        self.table = table
        if not keep:
            self.side, self._tops = "a", {"a": 0, "b": 0}
            linked = table.linked("a")
            self.current = linked[0] if linked else 0
        self.match_number = 0
        self._lay_out()
        self._bring()

    def rule_column(self) -> int:
        """Return the column between the two sides; 0 where one is shown at a time."""
        return (self.size.width - 1) // 2 if self.columns else 0

    def on_resize(self) -> None:
        """Break the lines anew, with the current passage in sight."""
        self._lay_out()
        self._bring(tell=False)

    def _lay_out(self) -> None:
        if self.table is None or not self.size.width:
            return
        comparison = self.table.comparison
        room = self.rule_column() - TEXT_AT - TIE
        width = min(MEASURE, room) if self.columns else min(NARROW_MEASURE, self.size.width - 6)
        for side in SIDES:
            article = comparison.a if side == "a" else comparison.b
            self._pages[side] = SidePage(
                article.text, article.paragraphs, sentences_of(comparison, side), max(10, width)
            )

    def _bring(self, *, tell: bool = True) -> None:
        """Scroll until the current passage is in sight and its match is on the same row."""
        page = self._pages.get(self.side)
        if page is None or not self.size.height:
            return
        first, tall = page.first_row(self.current), page.height(self.current)
        top, height = self._tops[self.side], self.size.height
        if first - MARGIN_ROWS < top:
            top = first - MARGIN_ROWS
        elif first + tall + MARGIN_ROWS > top + height:
            top = min(first - MARGIN_ROWS, first + tall + MARGIN_ROWS - height)
        self._tops[self.side] = max(-1, top)
        if (match := self.match) is not None:
            there = self._pages[other(self.side)].first_row(match.other)
            self._tops[other(self.side)] = there - (first - self._tops[self.side])
        self.refresh()
        if tell:
            self.post_message(self.Moved())

    # Drawing

    def render_line(self, y: int) -> Strip:
        """Draw a line: one side, or both with the rule between them."""
        width = self.size.width
        if not self._pages:
            return Strip.blank(width, self.rich_style)
        if not self.columns:
            behind = self._behind(self.side, y)
            return Strip(self._half(self.side, y)).adjust_cell_length(width, behind)
        at = self.rule_column()
        left = Strip(self._half("a", y)).adjust_cell_length(at, self._behind("a", y))
        right = Strip(self._half("b", y)).adjust_cell_length(width - at - 1, self._behind("b", y))
        kind = self._tied_kind(y)
        if kind is None:
            rule = Segment("│", self.rich_style + self.part("compare--rule"))
            return Strip([*left, rule, *right], width)
        tie = self.part(f"compare--sign-{kind}")
        left = left.crop(0, at - TIE)
        line = Segment("━" * TIE, self._behind("a", y) + tie)
        return Strip([*left, line, Segment("┿", self.rich_style + tie), *right], width)

    def _tied_kind(self, y: int) -> LinkKind | None:
        """Return the kind of the current link if its passages begin on this line."""
        match = self.match
        page = self._pages[self.side]
        at_first_row = y + self._tops[self.side] == page.first_row(self.current)
        return match.link.kind if match is not None and at_first_row else None

    def _lit(self, side: SideName, sentence: int) -> bool:
        """Tell whether a sentence is the current passage or its match."""
        if sentence < 0:
            return False
        if side == self.side:
            return sentence == self.current
        return self.match is not None and sentence == self.match.other

    def _behind(self, side: SideName, y: int) -> Style:
        row = self._row(side, y)
        if self._lit(side, row.sentence):
            return self.get_component_rich_style("compare--tie")
        return self.rich_style

    def _row(self, side: SideName, y: int) -> SideRow:
        rows = self._pages[side].rows
        number = y + self._tops[side]
        return rows[number] if 0 <= number < len(rows) else BLANK

    def _half(self, side: SideName, y: int) -> Iterable[Segment]:
        row = self._row(side, y)
        if row.sentence < 0:
            return
        page, behind = self._pages[side], self._behind(side, y)
        first = y + self._tops[side] == page.first_row(row.sentence)
        yield self._bar(side, row.sentence, behind)
        yield Segment(" ", behind)
        yield self._sign(side, row.sentence, behind) if first else Segment(" ", behind)
        yield Segment(" ", behind)
        lit = self._lit(side, row.sentence)
        marks = link_marks(self.match.link if lit and self.match else None, side)
        yield from self._text(page.text, row.start, row.end, marks, behind)

    def _text(
        self, text: str, start: int, end: int, marks: Marks, behind: Style
    ) -> Iterable[Segment]:
        for piece in pieces(text, start, end, marks):
            style = behind
            for role in piece.roles:
                style += self.part(f"compare--{role}")
            yield Segment(guard(piece.text), style)

    def _bar(self, side: SideName, sentence: int, behind: Style) -> Segment:
        if not self._lit(side, sentence):
            return Segment(" ", behind)
        if side == self.side:
            return Segment("▌", behind + self.part("compare--bar"))
        kind = self.match.link.kind if self.match else "reworded"
        return Segment("▌", behind + self.part(f"compare--sign-{kind}"))

    def _sign(self, side: SideName, sentence: int, behind: Style) -> Segment:
        kind = self.table.kind(side, sentence) if self.table else None
        if kind is None:
            return Segment(NO_SIGN, behind + self.part("compare--no-sign"))
        return Segment(SIGNS[kind], behind + self.part(f"compare--sign-{kind}"))

    def part(self, name: str) -> Style:
        """Return the style of a component by itself, without what lies behind it."""
        return self.get_component_rich_style(name, partial=True)

    # Moving

    def move_to(self, side: SideName, sentence: int) -> None:
        """Make a sentence the current passage."""
        if self.table is None:
            return
        last = len(sentences_of(self.table.comparison, side)) - 1
        self.side, self.current, self.match_number = side, max(0, min(sentence, last)), 0
        self._bring()

    def action_passage(self, by: int) -> None:
        """Go to the next or last passage."""
        self.move_to(self.side, self.current + by)

    def action_link(self, by: int) -> None:
        """Go to the next or last passage that has a match."""
        linked = self.table.linked(self.side) if self.table else []
        ahead = [n for n in linked if (n - self.current) * by > 0]
        if ahead:
            self.move_to(self.side, min(ahead) if by > 0 else max(ahead))

    def action_match(self) -> None:
        """Show the next match of the current passage."""
        if self.matches:
            self.match_number = (self.match_number + 1) % len(self.matches)
            self._bring()

    def action_side(self) -> None:
        """Go to the other side: to the match, or to what is on the same row there."""
        if self.table is None:
            return
        across = other(self.side)
        if (match := self.match) is not None:
            link = match.link
            self.side, self.current = across, match.other
            back = [m.link for m in self.matches]
            self.match_number = back.index(link)
            self._bring()
        else:
            row = self._pages[self.side].first_row(self.current) - self._tops[self.side]
            self.move_to(across, max(0, self._pages[across].sentence_at(row + self._tops[across])))

    def action_page(self, by: int) -> None:
        """Go to the passage about a page on."""
        page = self._pages.get(self.side)
        if page is not None:
            row = page.first_row(self.current) + by * max(1, self.size.height - 4)
            sentence = page.sentence_at(max(0, row))
            self.move_to(self.side, sentence if sentence != self.current else sentence + by)

    def action_edge(self, to: int) -> None:
        """Go to the first or last passage."""
        self.move_to(self.side, 0 if to < 0 else 10**9)

    def on_click(self, event: events.Click) -> None:
        """Make the passage that is clicked the current one."""
        if self.table is None:
            return
        side = self.side if not self.columns else SIDES[event.x > self.rule_column()]
        row = self._row(side, event.y)
        if row.sentence >= 0:
            self.move_to(side, row.sentence)

    def on_mouse_scroll_down(self) -> None:
        """Go on by a passage."""
        self.action_passage(1)

    def on_mouse_scroll_up(self) -> None:
        """Go back by a passage."""
        self.action_passage(-1)
