"""One text in its order with the matching passages of the other opposite, then what is left. Pure.

What stands on a row is worked out when it is drawn: the same long passage may be opposite many.
"""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING, Literal, NamedTuple

from reader.comparing.layout import EASY, MARGIN_ROWS, Layout
from reader.comparing.page import BLANK

if TYPE_CHECKING:
    from collections.abc import Mapping

    from reader.comparing.page import LinkTable, Match, Place, SideName, SidePage, SideRow

STACKED = 3
"""Matches of one passage that stand below each other, and the one that is chosen besides."""
HEAD_ROWS = 2
"""Rows of the words over the passages that only B has, with the blank one after."""


class RowLine(NamedTuple):
    """What stands on a row: a line of A, a line of B, and what is said of them."""

    stop: int = -1
    """The passage that it belongs to, by its number in `stops`; -1 for none."""
    a: SideRow = BLANK
    b: SideRow = BLANK
    match: int = -1
    """Which match of the passage of A stands opposite, from 0; -1 where none does."""
    begins: bool = False
    """Whether a match, or a passage without one, begins here: its sign stands on this row."""
    said: Literal["", "none-a", "none-b", "only-b"] = ""
    """Words in place of a passage: that there is no match on a side, or that what follows stands
    in B alone."""
    more: int = 0
    """How many matches more there are than stand opposite: told below them."""


NOTHING = RowLine()


class Rows(Layout):
    """What stands on which row."""

    def __init__(self, table: LinkTable, pages: Mapping[SideName, SidePage], height: int) -> None:
        super().__init__(table, pages, height)
        self.top = 0
        """The first row in sight."""
        found = table.comparison
        linked = set(table.linked("b"))
        self.stops: list[tuple[SideName, int]] = [("a", n) for n in range(len(found.sentences_a))]
        self._of_a = len(self.stops)
        self.stops += [("b", n) for n in range(len(found.sentences_b)) if n not in linked]
        self._place = {stop: place for place, stop in enumerate(self.stops)}
        self._chosen = (-1, 0)
        self._lay_out()

    def _lay_out(self) -> None:
        self._first: list[int] = []
        row = 0
        for stop, (side, sentence) in enumerate(self.stops):
            if stop == self._of_a:
                row += HEAD_ROWS
            self._first.append(row)
            tall = self.pages[side].height(sentence)
            if side == "a":
                tall = max(tall, self._tall_opposite(sentence))
            row += tall + 1
        self.count = max(0, row - 1)
        """How many rows there are."""

    def _tall_opposite(self, sentence: int) -> int:
        page = self.pages["b"]
        shown = self.shown(sentence)
        tall = sum(page.height(match.other) for _, match in shown)
        return max(1, tall + (len(shown) < len(self.table.matches("a", sentence))))

    def shown(self, sentence: int) -> list[tuple[int, Match]]:
        """Return the matches that stand opposite a sentence of A, each with its number, best first.

        Of many, the first ones and the one that is chosen.
        """
        matches = list(enumerate(self.table.matches("a", sentence)))
        if len(matches) <= STACKED + 1:
            return matches
        chosen = self._chosen[1] if self._chosen[0] == sentence else 0
        return matches[:STACKED] + ([matches[chosen]] if chosen >= STACKED else [])

    def number(self, place: Place) -> int:
        """Return the number of the stop that a place is at; 0 where there is none."""
        return self._place.get((place.side, place.sentence), 0)

    def line(self, y: int) -> RowLine:
        """Return what stands on a row of the screen."""
        row = y + self.top
        stop = bisect_right(self._first, row) - 1
        if stop + 1 == self._of_a < len(self.stops) and row == self._first[stop + 1] - HEAD_ROWS:
            return RowLine(said="only-b")
        if stop < 0 or row >= self.count:
            return NOTHING
        side, sentence = self.stops[stop]
        at = row - self._first[stop]
        mine = self.pages[side].line(sentence, at)
        if side == "a":
            return self._beside(stop, sentence, at, mine)
        if mine is BLANK:
            return NOTHING
        said: Literal["", "none-a"] = "none-a" if at == 0 else ""
        return RowLine(stop, b=mine, begins=at == 0, said=said)

    def _beside(self, stop: int, sentence: int, at: int, mine: SideRow) -> RowLine:
        """Return a row of a passage of A, with what stands opposite."""
        left, page = at, self.pages["b"]
        for number, match in (shown := self.shown(sentence)):
            if left < (tall := page.height(match.other)):
                across = page.line(match.other, left)
                return RowLine(stop, mine, across, number, begins=left == 0)
            left -= tall
        if left == 0 and not shown:
            return RowLine(stop, mine, begins=True, said="none-b")
        if left == 0 and (more := len(self.table.matches("a", sentence)) - len(shown)):
            return RowLine(stop, mine, more=more)
        return NOTHING if mine is BLANK else RowLine(stop, mine)

    # Scrolling

    def scroll_as(self, before: object) -> None:
        """Scroll as far as other rows of the same texts were."""
        if isinstance(before, Rows):
            self.top = before.top

    def standing(self, place: Place) -> Place:
        """Return where one stands at a place: at A's passage, for one of B that has a match."""
        return (self.table.across(place) or place) if place.side == "b" else place

    def bring(self, place: Place) -> None:
        """Bring a passage into sight, and the match of it that is chosen."""
        if not self.stops:
            return
        stop = self.number(place)
        chosen = (place.sentence if place.side == "a" else -1, place.match)
        if chosen != self._chosen:
            self._chosen = chosen
            self._lay_out()
        first, (begin, end) = self._first[stop], self._chosen_rows(stop)
        top = self.top
        easy = first - max(MARGIN_ROWS, self.height // EASY)
        if first - MARGIN_ROWS < top:
            top = easy
        elif end + MARGIN_ROWS > top + self.height:
            top = min(first - MARGIN_ROWS, max(easy, end + MARGIN_ROWS - self.height))
        if begin >= top + self.height:  # below more matches than there are rows
            top = begin - MARGIN_ROWS
        self.top = max(-1, top)

    def _chosen_rows(self, stop: int) -> tuple[int, int]:
        """Return the row that the chosen match begins on, and the one that it and its stop end on.

        Half-open.
        """
        side, sentence = self.stops[stop]
        begin = self._first[stop]
        end = begin + self.pages[side].height(sentence)
        if side == "a":
            for number, match in self.shown(sentence):
                tall = self.pages["b"].height(match.other)
                if number == self._chosen[1]:
                    return begin, max(end, begin + tall)
                begin += tall
        return self._first[stop], end

    def scroll_within(self, place: Place, by: int) -> bool:
        """Scroll inside what is taller than the screen; tell whether there was more of it."""
        if not self.stops:
            return False
        stop = self.number(place)
        first, end = self._first[stop], self._end(stop)
        if end - first + 2 * MARGIN_ROWS <= self.height:
            return False
        hidden = end + MARGIN_ROWS - self.top - self.height
        if by < 0:
            hidden = self.top - (first - MARGIN_ROWS)
        step = min(hidden, max(1, self.height - 2 * MARGIN_ROWS))
        self.top += by * max(0, step)
        return step > 0

    def _end(self, stop: int) -> int:
        """Return the row that a stop ends on, half-open."""
        if stop + 1 == len(self.stops):
            return self.count
        return self._first[stop + 1] - 1 - (HEAD_ROWS if stop + 1 == self._of_a else 0)

    def show_offset(self, place: Place, side: SideName, sentence: int, offset: int) -> None:
        """Scroll as little as brings the row of a character of a sentence into sight."""
        if not self.stops:
            return
        page, stop = self.pages[side], self.number(place)
        row = self._first[stop] if side == "a" else self._chosen_rows(stop)[0]
        row += page.row_of(sentence, offset) - page.first_row(sentence)
        margin = min(MARGIN_ROWS, (self.height - 1) // 2)
        self.top = max(min(self.top, row - margin), row + margin - self.height + 1)

    # Where a step leads

    def next(self, place: Place, by: int) -> tuple[SideName, int]:
        """Return the next passage, of A or of what B has alone."""
        return self._stop(self.number(place) + by)

    def page_on(self, place: Place, by: int) -> tuple[SideName, int]:
        """Return the passage about a page on."""
        if not self.stops:
            return "a", 0
        stop = self.number(place)
        row = self._first[stop] + by * max(1, self.height - 2 * MARGIN_ROWS)
        there = max(0, bisect_right(self._first, row) - 1)
        return self._stop(there if there != stop else there + by)

    def edge(self, place: Place, by: int) -> tuple[SideName, int]:
        """Return the last or first passage."""
        del place
        return self._stop(len(self.stops) - 1 if by > 0 else 0)

    def _stop(self, number: int) -> tuple[SideName, int]:
        last = len(self.stops) - 1
        return self.stops[max(0, min(number, last))] if self.stops else ("a", 0)
