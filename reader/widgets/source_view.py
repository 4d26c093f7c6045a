"""A file as it stands, with the numbers of its lines; a bar is beside the line that is meant."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING

from rich.cells import cell_len
from rich.segment import Segment

from reader.article.source import source_blocks
from reader.inked import inks
from reader.text.page import BLANK
from reader.widgets.text_view import TextView

if TYPE_CHECKING:
    from collections.abc import Iterable

    from textual import events

    from reader.article.source import SourcePage

MEASURE = 96
"""Cells of a line: wider than what is read, for nobody reads a page through here."""
GAP = 3
"""Cells between the number of a line and its text: a blank, the bar, a blank."""
MARGIN = 2


class SourceView(TextView):
    """Shows a `SourcePage`; keeps which line is the current one."""

    def __init__(self, *, id: str) -> None:  # noqa: A002 (Textual's word)
        super().__init__(id=id, measure=MEASURE, margin=MARGIN)
        self.page: SourcePage | None = None
        self.current = 0
        """The place of the current line in the page, from 0."""
        self._noted: list[int] = []
        self._firsts: list[int] = []
        self._digits = 1
        self._height = 0
        """Rows that there were when the lines were last broken."""

    def show_page(self, page: SourcePage) -> None:
        """Show a file, at the line that is meant."""
        self.page, self.current = page, page.current
        self._noted = [place for place, line in enumerate(page.lines) if line.note and line.number]
        self._digits = len(f"{page.total:,}")
        self.beside = self._digits + GAP
        self.show(source_blocks(page.lines))
        self.go_to(page.current)

    def go_to(self, place: int) -> None:
        """Make a line the current one, and bring it into sight."""
        self.current = place
        row = self._row_meant()
        if not self.top_row <= row < self.top_row + self.size.height - 1:
            self.to_row(row - self.size.height // 3)
        self.refresh()

    def _row_meant(self) -> int:
        """Return the row of the current line; of what is lit in it, where that is."""
        row = self._firsts[self.current] if self.current < len(self._firsts) else 0
        if self.page is not None and (lit := self.page.lines[self.current].lit) is not None:
            while (line := self.line_on(row + 1)).block == self.current and line.start <= lit[0]:
                row += 1
        return row

    @property
    def marks(self) -> tuple[int, int]:
        """Which of the lines that something is told of is the current one, and how many there are.

        The first of them is 1; 0 where the current line is none of them.
        """
        here = self._noted.index(self.current) + 1 if self.current in self._noted else 0
        return here, len(self._noted)

    def step_noted(self, by: int) -> None:
        """Go to the next line of which it is told what became of it, beginning anew at the end.

        It is the next one from the current line while that is in sight, else from what is.
        """
        if not self._noted:
            return
        if self.top_row <= self._row_meant() < self.top_row + self.size.height:
            after, before = self.current + 1, self.current - 1
        else:
            after = bisect_left(self._firsts, self.top_row)
            before = bisect_left(self._firsts, self.top_row + self.size.height) - 1
        place = bisect_left(self._noted, after) if by > 0 else bisect_right(self._noted, before) - 1
        self.go_to(self._noted[place % len(self._noted)])

    def lay_out(self) -> None:
        """Break the lines, and keep where each begins."""
        super().lay_out()
        self._height = self.size.height
        rows = range(self.virtual_size.height)
        lines = [self.line_on(row) for row in rows]
        self._firsts = [row for row in rows if not row or lines[row].block != lines[row - 1].block]

    def on_resize(self, event: events.Resize) -> None:
        """Break the lines anew, keeping the current line in sight, else the one at the top."""
        event.prevent_default()
        place = max(0, bisect_right(self._firsts, self.top_row) - 1)
        at_top, unseen = self.top_row == 0, not self._firsts
        meant_in_sight = self.top_row <= self._row_meant() < self.top_row + self._height
        self.lay_out()
        if not unseen and not at_top and place < len(self._firsts):
            self.to_row(self._firsts[place])
        if self.page is not None and (unseen or meant_in_sight):
            self.go_to(self.current)

    def draw(self, row: int, width: int) -> Iterable[Segment]:
        """Return a row: the line's number where it begins, the bar, the text."""
        del width
        line = self.line_on(row)
        if line is BLANK or self.page is None:
            return
        number = self.page.lines[line.block].number if self._firsts[line.block] == row else 0
        shown = (f"{number:,}" if number else "").rjust(self._digits)
        yield Segment(" " * (self.left() - self.beside))
        yield Segment(shown, inks(self, "meta"))
        if line.block != self.current:
            yield Segment(" " * GAP)
            yield from self.words_on(row)
            return
        behind, used = inks(self, "tie"), 0
        yield Segment(" ")
        yield Segment("▌ ", behind + inks(self, "accent"))
        for text, style, _ in self.words_on(row):
            used += cell_len(text)
            yield Segment(text, behind + style if style else behind)
        yield Segment(" " * max(0, self.line_cells - used), behind)
