"""A text with one passage that is meant: a bar stands beside what is to be copied."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

from rich.cells import cell_len
from rich.segment import Segment

from index.article import Span
from reader.inked import inks
from reader.text.page import BLANK
from reader.widgets.text_view import TextView

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from textual import events

    from index.article import Paragraph

BAR = 2
"""Cells before a text that the bar takes."""


class PassageView(TextView):
    """Knows the paragraphs of its text; one or several in a row can have the bar."""

    _passage: Span | None = None
    _taken = False

    @property
    def paragraphs(self) -> Sequence[Paragraph]:
        """The paragraphs of the text that is shown."""
        return ()

    def current_spans(self) -> Sequence[Span]:
        """Return where one is in the text, the nearest to what is meant first."""
        return ()

    @property
    def passage(self) -> Span | None:
        """The stretch of the article's text with the bar beside it."""
        return self._passage

    def mark_passage(self, passage: Span | None) -> None:
        """Put the bar beside a stretch of the article's text; None for none."""
        if passage != self._passage:
            self._passage, self._taken = passage, False
            self.refresh()

    def step_passage(self, by: int) -> None:
        """Put the bar beside the next paragraph; the first step takes the one that is meant."""
        if not self.paragraphs:
            return
        if self.passage is not None and self.in_sight(self.passage):
            edge = self.passage.start if by < 0 else self.passage.end - 1
            self._bar(self._number_at(edge) + by)
        else:
            self._bar(self._meant() - (by < 0))

    def take_passage(self) -> Span | None:
        """Return what is to be copied: what the mouse selected, else the passage with the bar.

        Without a bar in sight, the paragraph of the current hit or mention gets it, else the first
        one in sight. Taken again, the passage goes on to the next paragraph.
        """
        if (selected := self.selected_span()) is not None:
            return selected
        if not self.paragraphs:
            return None
        if self.passage is None or not self.in_sight(self.passage):
            self._bar(self._meant())
        elif self._taken:
            first, last = self.paragraphs_of(self.passage)
            self._bar(first, last + 1)
        self._taken = True
        return self.passage

    def meant_paragraph(self) -> Paragraph | None:
        """Return the paragraph with the bar in sight, else the one that would get it."""
        if not self.paragraphs:
            return None
        if self.passage is not None and self.in_sight(self.passage):
            return self.paragraphs[self._number_at(self.passage.start)]
        return self.paragraphs[self._meant()]

    def paragraphs_of(self, span: Span) -> tuple[int, int]:
        """Return the first and the last paragraph, from 0, that a stretch of the text touches."""
        return self._number_at(span.start), self._number_at(span.end - 1)

    def _number_at(self, offset: int) -> int:
        return max(0, bisect_right(self.paragraphs, offset, key=lambda part: part.start) - 1)

    def _meant(self) -> int:
        """Return the paragraph that one is in, else the first one in sight."""
        here = next((span.start for span in self.current_spans() if self.in_sight(span)), None)
        return self._number_at(self.offset_in_sight() if here is None else here)

    def _bar(self, first: int, last: int | None = None) -> None:
        """Put the bar beside paragraphs, and bring it into sight."""
        end = len(self.paragraphs) - 1
        first = max(0, min(first, end))
        last = first if last is None else min(last, end)
        passage = Span(self.paragraphs[first].start, self.paragraphs[last].end)
        self.mark_passage(passage)
        rows = self.rows_of(passage)
        self.show_row(rows.stop - 1, margin=1)
        if len(rows) < self.size.height:
            self.show_row(rows.start, margin=1)

    def text_select_all(self) -> None:
        """Leave a double click to `on_click`: nobody means a whole article by it."""

    def on_click(self, event: events.Click) -> None:
        """Put the bar beside the paragraph that is clicked twice."""
        offset = self.offset_on(self.top_row + event.y)
        if event.chain == 2 and offset is not None and self.paragraphs:
            self._bar(self._number_at(offset))

    def draw(self, row: int, width: int) -> Iterable[Segment]:
        """Return a row of the text, with the bar where it belongs."""
        if self._passage is not None and row in self.rows_of(self._passage):
            return self._barred(row)
        return super().draw(row, width)

    def _barred(self, row: int) -> Iterator[Segment]:
        """Yield a row of the passage: the bar, and its tint up to the measure."""
        behind, used = inks(self, "tie"), 0
        yield Segment(" " * max(0, self.left() - BAR))
        yield Segment("▌".ljust(BAR), behind + inks(self, "accent"))
        for text, style, _ in self.words_on(row) if self.line_on(row) is not BLANK else ():
            used += cell_len(text)
            yield Segment(text, behind + style if style else behind)
        yield Segment(" " * max(0, self.line_cells - used), behind)
