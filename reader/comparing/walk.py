"""Where one is in a comparison, and where each step leads: no drawing."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

from reader.comparing.columns import Columns
from reader.comparing.page import LinkTable, Place, SideName, SidePage, other, sentences_of
from reader.comparing.rows import Rows

if TYPE_CHECKING:
    from index.comparison import LinkKind
    from reader.comparing.page import Match
    from reader.settings.values import Layout

SIDES: tuple[SideName, SideName] = ("a", "b")


class CompareWalk:
    """The current passage, and which of its matches is shown.

    In columns one goes through either side. In rows one goes through A, whose matches stand
    opposite, then through what stands in B alone.
    """

    def __init__(
        self, table: LinkTable, width: int, height: int, layout: Layout = "columns"
    ) -> None:
        self.table = table
        linked = table.linked("a")
        self.place = Place("a", linked[0] if linked else 0, 0)
        """Where one is: side, passage, and which of its matches is shown."""
        self.lay_out(width, height, layout)

    def lay_out(self, width: int, height: int, layout: Layout | None = None) -> None:
        """Break the lines for texts `width` cells wide, of which `height` rows are in sight.

        Args:
            width: Cells of a line.
            height: Rows of the screen.
            layout: Another layout than before.
        """
        self.height = height
        comparison = self.table.comparison
        self.pages: dict[SideName, SidePage] = {}
        for side in SIDES:
            article = comparison.a if side == "a" else comparison.b
            sentences = sentences_of(comparison, side)
            self.pages[side] = SidePage(article.text, article.paragraphs, sentences, max(10, width))
        self._plan(layout or self.layout)

    def _plan(self, layout: Layout) -> None:
        of = Rows if layout == "rows" else Columns
        self.plan: Columns | Rows = of(self.table, self.pages, self.height)
        """What stands on which row."""
        self.stand_at(self.place)

    @property
    def layout(self) -> Layout:
        """Whether the texts stand in columns or in rows."""
        return "rows" if isinstance(self.plan, Rows) else "columns"

    def take(self, table: LinkTable) -> None:
        """Take another choice of links of the same comparison, staying where one is."""
        self.table, before = table, self.plan
        self.place = self.place._replace(match=0)
        self._plan(self.layout)
        self.plan.scroll_as(before)
        self.stand_at(self.place)

    @property
    def side(self) -> SideName:
        """The side that the current passage is on."""
        return self.place.side

    @property
    def current(self) -> int:
        """The current passage, a sentence of its side, from 0."""
        return self.place.sentence

    @property
    def match_number(self) -> int:
        """Which of its matches is shown, from 0, best first."""
        return self.place.match

    @property
    def matches(self) -> list[Match]:
        """All matches of the current passage, best first."""
        return self.table.matches(self.side, self.current)

    @property
    def match(self) -> Match | None:
        """The match that is shown."""
        return self.table.match_at(self.place)

    def lit(self, side: SideName, sentence: int) -> bool:
        """Tell whether a sentence is the current passage or its match."""
        if side == self.side:
            return sentence == self.current >= 0
        return self.match is not None and sentence == self.match.other

    def sentence_of(self, side: SideName, offset: int) -> int:
        """Return the sentence, from 0, that a character of a side is in, or the one before it."""
        starts = [span.start for span in sentences_of(self.table.comparison, side)]
        return max(0, bisect_right(starts, offset) - 1)

    # Steps

    def stand_at(self, place: Place) -> None:
        """Make a passage the current one, with one of its matches."""
        self.place = self.plan.standing(place)
        self.plan.bring(self.place)

    def go(self, side: SideName, sentence: int) -> None:
        """Make a sentence the current passage; beyond the ends, the first or the last one."""
        last = len(sentences_of(self.table.comparison, side)) - 1
        self.stand_at(Place(side, max(0, min(sentence, last)), 0))

    def go_to(self, side: SideName, offset: int) -> None:
        """Go to the passage that a character of a side is in, and bring its row into sight."""
        sentence = self.sentence_of(side, offset)
        if (side, sentence) != (self.side, self.current):
            self.go(side, sentence)
        self.plan.show_offset(self.place, side, sentence, offset)

    def step(self, by: int) -> None:
        """Go to the next (1) or last (-1) passage; through one that is taller than the screen."""
        if not self.plan.scroll_within(self.place, by):
            self.go(*self.plan.next(self.place, by))

    def step_page(self, by: int) -> None:
        """Go to the passage about a page on."""
        self.go(*self.plan.page_on(self.place, by))

    def step_edge(self, by: int) -> None:
        """Go to the last (1) or first (-1) passage."""
        self.go(*self.plan.edge(self.place, by))

    def step_link(self, by: int) -> None:
        """Go to the next (1) or last (-1) passage of this side that has a match, if any."""
        in_tail = self.layout == "rows" and self.side == "b"  # after all of A
        linked = self.table.linked("a" if in_tail else self.side)
        here = len(self.table.comparison.sentences_a) if in_tail else self.current
        ahead = [n for n in linked if (n - here) * by > 0]
        if ahead:
            self.go("a" if in_tail else self.side, min(ahead) if by > 0 else max(ahead))

    def step_kind(self, kind: LinkKind | None) -> bool:
        """Go to the next passage of this side with a match of a kind, beginning anew at the end.

        Args:
            kind: None for a passage without a match.

        Returns:
            Whether there is one.
        """
        found = self._with_kind(kind)
        if found:
            rank = {side: number for number, side in enumerate(SIDES)}
            here = (rank[self.side], *self.place[1:])
            ahead = [one for one in found if (rank[one.side], *one[1:]) > here]
            self.stand_at((ahead or found)[0])
        return bool(found)

    def _with_kind(self, kind: LinkKind | None) -> list[Place]:
        if kind is None:
            sides = SIDES if self.layout == "rows" else (self.side,)
            return [Place(side, n, 0) for side in sides for n in self.table.alone(side)]
        side = "a" if self.layout == "rows" else self.side
        return [
            Place(side, passage, number)
            for passage in self.table.linked(side)
            for number, match in enumerate(self.table.matches(side, passage))
            if match.link.kind == kind
        ]

    def step_match(self) -> None:
        """Show the next match of the current passage."""
        if self.matches:
            number = (self.match_number + 1) % len(self.matches)
            self.stand_at(self.place._replace(match=number))

    def cross(self) -> None:
        """Go to the other side: to the match by the same link, else to the same row there."""
        if isinstance(self.plan, Rows):
            return
        if (across := self.table.across(self.place)) is not None:
            self.stand_at(across)
        else:
            self.go(other(self.side), self.plan.opposite(self.side, self.current))
