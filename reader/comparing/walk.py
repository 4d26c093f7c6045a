"""Where one is in a comparison, and what stands on which row there: no drawing."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

from reader.comparing.page import BLANK, LinkTable, SideName, SidePage, SideRow, other, sentences_of

if TYPE_CHECKING:
    from index.comparison import LinkKind
    from reader.comparing.page import Match

SIDES: tuple[SideName, SideName] = ("a", "b")
MARGIN_ROWS = 2
"""Rows kept between the current passage and the edges."""


class CompareWalk:
    """The current passage, its match, and how far each side is scrolled.

    Moving to a passage scrolls its own side as little as brings it into sight, and the other side
    until the match begins on the same row: landmarks, not percentages.
    """

    def __init__(self, table: LinkTable, width: int, height: int) -> None:
        self.table = table
        self.side: SideName = "a"
        """The side that the current passage is on."""
        linked = table.linked("a")
        self.current = linked[0] if linked else 0
        """The current passage, a sentence of its side, from 0."""
        self.match_number = 0
        """Which of its matches is shown, from 0, best first."""
        self.tops: dict[SideName, int] = {"a": 0, "b": 0}
        """The first row in sight on each side; negative where blank rows stand above the text."""
        self.pages: dict[SideName, SidePage] = {}
        self.lay_out(width, height)

    def lay_out(self, width: int, height: int) -> None:
        """Break the lines for texts `width` cells wide, of which `height` rows are in sight."""
        self.height = height
        comparison = self.table.comparison
        for side in SIDES:
            article = comparison.a if side == "a" else comparison.b
            sentences = sentences_of(comparison, side)
            self.pages[side] = SidePage(article.text, article.paragraphs, sentences, max(10, width))
        self.bring()

    def take(self, table: LinkTable) -> None:
        """Take another choice of links of the same comparison, staying where one is."""
        self.table, self.match_number = table, 0
        self.bring()

    @property
    def matches(self) -> list[Match]:
        """All matches of the current passage, best first."""
        return self.table.matches(self.side, self.current)

    @property
    def match(self) -> Match | None:
        """The match that is shown."""
        matches = self.matches
        return matches[self.match_number % len(matches)] if matches else None

    def row(self, side: SideName, y: int) -> SideRow:
        """Return what stands on a row of the screen."""
        rows, number = self.pages[side].rows, y + self.tops[side]
        return rows[number] if 0 <= number < len(rows) else BLANK

    def begins(self, side: SideName, sentence: int, y: int) -> bool:
        """Tell whether a sentence begins on a row of the screen."""
        return y + self.tops[side] == self.pages[side].first_row(sentence)

    def lit(self, side: SideName, sentence: int) -> bool:
        """Tell whether a sentence is the current passage or its match."""
        if side == self.side:
            return sentence == self.current >= 0
        return self.match is not None and sentence == self.match.other

    def bring(self) -> None:
        """Bring the current passage into sight, and its match to the same row."""
        page = self.pages[self.side]
        first, tall = page.first_row(self.current), page.height(self.current)
        top = self.tops[self.side]
        if first - MARGIN_ROWS < top:
            top = first - MARGIN_ROWS
        elif first + tall + MARGIN_ROWS > top + self.height:
            top = min(first - MARGIN_ROWS, first + tall + MARGIN_ROWS - self.height)
        self.tops[self.side] = max(-1, top)
        if (match := self.match) is not None:
            self.bring_across(match.other)

    def bring_across(self, sentence: int) -> None:
        """Bring a sentence of the other side to the row of the current passage."""
        across = other(self.side)
        y = self.pages[self.side].first_row(self.current) - self.tops[self.side]
        self.tops[across] = self.pages[across].first_row(sentence) - y

    def in_sight(self, side: SideName, sentence: int) -> bool:
        """Tell whether a sentence of a side begins in sight."""
        return 0 <= self.pages[side].first_row(sentence) - self.tops[side] < self.height

    def sentence_of(self, side: SideName, offset: int) -> int:
        """Return the sentence, from 0, that a character of a side is in, or the one before it."""
        starts = [span.start for span in sentences_of(self.table.comparison, side)]
        return max(0, bisect_right(starts, offset) - 1)

    def go(self, side: SideName, sentence: int) -> None:
        """Make a sentence the current passage; beyond the ends, the first or the last one."""
        last = len(sentences_of(self.table.comparison, side)) - 1
        self.side, self.current, self.match_number = side, max(0, min(sentence, last)), 0
        self.bring()

    def step_link(self, by: int) -> None:
        """Go to the next (1) or last (-1) passage of this side that has a match, if any."""
        ahead = [n for n in self.table.linked(self.side) if (n - self.current) * by > 0]
        if ahead:
            self.go(self.side, min(ahead) if by > 0 else max(ahead))

    def step_kind(self, kind: LinkKind) -> None:
        """Go to the next passage of this side with a match of a kind, beginning anew at the end."""
        with_kind = [
            (passage, number)
            for passage in self.table.linked(self.side)
            for number, match in enumerate(self.table.matches(self.side, passage))
            if match.link.kind == kind
        ]
        here = (self.current, self.match_number)
        if with_kind:
            self.stand_at(*next((place for place in with_kind if place > here), with_kind[0]))

    def stand_at(self, passage: int, match_number: int) -> None:
        """Make a passage of this side the current one, with one of its matches."""
        self.current, self.match_number = passage, match_number
        self.bring()

    def step_match(self) -> None:
        """Show the next match of the current passage."""
        if self.matches:
            self.match_number = (self.match_number + 1) % len(self.matches)
            self.bring()

    def step_page(self, by: int) -> None:
        """Go to the passage about a page on."""
        page = self.pages[self.side]
        row = page.first_row(self.current) + by * max(1, self.height - 2 * MARGIN_ROWS)
        sentence = page.sentence_at(max(0, row))
        self.go(self.side, sentence if sentence != self.current else sentence + by)

    def cross(self) -> None:
        """Go to the other side: to the match by the same link, else to the same row there."""
        across, match = other(self.side), self.match
        if match is not None:
            self.side, self.current = across, match.other
            self.match_number = [m.link for m in self.matches].index(match.link)
            self.bring()
        else:
            y = self.pages[self.side].first_row(self.current) - self.tops[self.side]
            self.go(across, self.pages[across].sentence_at(y + self.tops[across]))
