"""Two texts beside each other, each in its own order and scrolled by itself. Pure.

They are held together by landmarks, not by percentages: a passage and its match begin on the same
row, and between two matches the nearest one keeps its place.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.comparing.layout import EASY, MARGIN_ROWS, Layout
from reader.comparing.page import BLANK, other, sentences_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from reader.comparing.page import LinkTable, Place, SideName, SidePage, SideRow


class Columns(Layout):
    """What stands on which row of either side."""

    def __init__(self, table: LinkTable, pages: Mapping[SideName, SidePage], height: int) -> None:
        super().__init__(table, pages, height)
        self.tops: dict[SideName, int] = {"a": 0, "b": 0}
        """The first row in sight on each side; negative where blank rows stand above the text."""

    def row(self, side: SideName, y: int) -> SideRow:
        """Return what stands on a row of the screen."""
        rows, number = self.pages[side].rows, y + self.tops[side]
        return rows[number] if 0 <= number < len(rows) else BLANK

    def row_of(self, side: SideName, sentence: int) -> int:
        """Return the row of the screen that a sentence begins on, or would."""
        return self.pages[side].first_row(sentence) - self.tops[side]

    def in_sight(self, side: SideName, sentence: int) -> bool:
        """Tell whether a sentence of a side begins in sight."""
        return 0 <= self.row_of(side, sentence) < self.height

    def begun_in_sight(self, side: SideName) -> range:
        """Return the sentences of a side that begin in sight."""
        page, top = self.pages[side], self.tops[side]
        first = page.sentence_at(top - 1) + 1
        return range(first, page.sentence_at(top + self.height - 1) + 1)

    # Scrolling

    def scroll_as(self, before: object) -> None:
        """Scroll as far as other columns of the same texts were."""
        if isinstance(before, Columns):
            self.tops = dict(before.tops)

    def standing(self, place: Place) -> Place:
        """Return where one stands at a place: there."""
        return place

    def bring(self, place: Place) -> None:
        """Bring a passage into sight, and its match to the same row."""
        side, sentence, _ = place
        page, across = self.pages[side], other(side)
        before = self.tops[across] - self.tops[side]
        first, tall = page.first_row(sentence), page.height(sentence)
        room, match = self.height - 2 * MARGIN_ROWS, self.table.match_at(place)
        if match is not None:  # there is to be room for all of either
            tall = max(tall, min(self.pages[across].height(match.other), room))
        easy = self.height // EASY
        y = first - self.tops[side]
        if y < MARGIN_ROWS:
            y = max(MARGIN_ROWS, easy)
        elif y + tall + MARGIN_ROWS > self.height:
            y = max(MARGIN_ROWS, min(easy, self.height - MARGIN_ROWS - tall))
            after = len(page.rows) - first  # of which none are to be beyond the end
            y = max(y, min(self.height - 1 - after, self.height - MARGIN_ROWS - tall))
        if match is not None:  # blank rows above the other text are to be few
            y = min(y, max(easy, self.pages[across].first_row(match.other) + 1))
        self.tops[side] = max(-1, first - y)
        if match is not None:
            self.align(side, sentence, match.other)
        else:
            self._stay_near(side, sentence, before)

    def align(self, side: SideName, sentence: int, match: int) -> None:
        """Bring a sentence across to the row of one of this side."""
        across = other(side)
        self.tops[across] = self.pages[across].first_row(match) - self.row_of(side, sentence)

    def show(self, side: SideName, sentence: int, there: Sequence[int]) -> None:
        """Bring the first of some sentences across beside one, unless one of them is in sight."""
        if not any(self.in_sight(other(side), each) for each in there):
            self.align(side, sentence, there[0])

    def _stay_near(self, side: SideName, sentence: int, before: int) -> None:
        """Scroll the other side of a passage without a match, so that the matches near it tally.

        A landmark in sight that is level stays so, else the nearest one becomes it. Where none is
        in sight, the other side goes along from the last one, and waits at the next.
        """
        across, page = other(side), self.pages[side]
        here, there = page.first_row(sentence), self.pages[across]
        marks = self.table.around(side, sentence)
        apart = {n: there.first_row(match) - page.first_row(n) for n, match in marks}
        seen = [n for n in apart if self.in_sight(side, n)]
        if seen:
            level = [n for n in seen if apart[n] == before]
            nearest = min(level or seen, key=lambda n: abs(page.first_row(n) - here))
            self.tops[across] = self.tops[side] + apart[nearest]
        elif marks:
            nearest = min(apart, key=lambda n: abs(page.first_row(n) - here))
            opposite = here + apart[nearest]
            rows = [there.first_row(match) for _, match in marks]
            if len(rows) == len(("before", "after")) and rows[0] <= rows[1]:
                opposite = min(here + apart[marks[0][0]], rows[1])
            last = max(-1, len(there.rows) - self.height + 1)
            self.tops[across] = max(-1, min(opposite - here + self.tops[side], last))

    def scroll_within(self, place: Place, by: int) -> bool:
        """Scroll inside a passage that is taller than the screen; tell whether there was more.

        Its match goes along as long as there is more of that too.

        Args:
            place: The passage.
            by: 1 to its end, -1 to its beginning.
        """
        side, across = place.side, other(place.side)
        hidden = self._hidden(side, place.sentence, by)
        step = min(hidden, max(1, self.height - 2 * MARGIN_ROWS))
        if step <= 0:
            return False
        self.tops[side] += by * step
        if (match := self.table.match_at(place)) is not None:
            more = min(step, self._hidden(across, match.other, by))
            self.tops[across] += by * max(0, more)
        return True

    def _hidden(self, side: SideName, sentence: int, by: int) -> int:
        """Return how many rows of a sentence, with the margin, are beyond an edge."""
        tall, y = self.pages[side].height(sentence), self.row_of(side, sentence)
        if tall + 2 * MARGIN_ROWS <= self.height:
            return 0
        return y + tall + MARGIN_ROWS - self.height if by > 0 else MARGIN_ROWS - y

    def show_offset(self, place: Place, side: SideName, sentence: int, offset: int) -> None:
        """Scroll as little as brings the row of a character of a sentence into sight."""
        del place
        row = self.pages[side].row_of(sentence, offset)
        margin = min(MARGIN_ROWS, (self.height - 1) // 2)
        self.tops[side] = max(min(self.tops[side], row - margin), row + margin - self.height + 1)

    # Where a step leads

    def next(self, place: Place, by: int) -> tuple[SideName, int]:
        """Return the next passage of the same side."""
        return place.side, place.sentence + by

    def page_on(self, place: Place, by: int) -> tuple[SideName, int]:
        """Return the passage about a page on."""
        page = self.pages[place.side]
        row = page.first_row(place.sentence) + by * max(1, self.height - 2 * MARGIN_ROWS)
        there = page.sentence_at(max(0, row))
        return place.side, there if there != place.sentence else there + by

    def edge(self, place: Place, by: int) -> tuple[SideName, int]:
        """Return the last or first passage."""
        last = len(sentences_of(self.table.comparison, place.side)) - 1
        return place.side, last if by > 0 else 0

    def opposite(self, side: SideName, sentence: int) -> int:
        """Return the sentence across that stands on the row of one of this side."""
        across = other(side)
        return self.pages[across].sentence_at(self.row_of(side, sentence) + self.tops[across])
