"""A story, and under it what is told of the pair that is chosen, which stays in sight."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.segment import Segment
from textual.containers import Vertical

from reader.inked import inks
from reader.stories.strip import article_lines, pair_lines
from reader.widgets.line_view import LineView
from reader.widgets.story_view import LEFT, RIGHT, StoryView

if TYPE_CHECKING:
    from collections.abc import Iterable

    from textual import events
    from textual.app import ComposeResult

    from index.story import StoryDetail
    from reader.stories.pairs import PairBook
    from reader.stories.rows import Line

STRIP, LOW_STRIP = 6, 5
"""Rows that are left to the strip at least, and in a low terminal."""


class PairStrip(LineView, can_focus=False):
    """Tells who the two are, what ties them, and the best links."""

    _lines: tuple[Line, ...] = ()
    high = True
    """Whether there is room for blank lines."""

    def __init__(self, view: StoryView, book: PairBook, *, id: str) -> None:  # noqa: A002 (as above)
        super().__init__(id=id)
        self._view = view
        self._book = book

    def lay_out(self) -> None:
        """Work out the lines anew, for the pair that is chosen now."""
        if not self.size.width:
            return
        view, width = self._view, self.content_cells - LEFT - RIGHT
        lines: list[Line] = []
        if view.tabled and (pair := view.pair) is not None:
            a, b = view.units[view.row], view.units[view.column]
            told, failed = self._book.told(pair), self._book.failed(pair)
            rows = self.size.height - 1
            lines = pair_lines(a, b, told, width, rows, failed=failed, high=self.high)
        elif view.tabled:
            lines = article_lines(view.units[view.row], view.alike(view.row), width)
        self._lines = tuple(lines)
        self.set_rows(1 + len(self._lines))

    def show(self) -> None:
        """Show the pair that is chosen now, from the beginning."""
        self.lay_out()
        self.to_row(0)

    def on_resize(self, event: events.Resize) -> None:
        """Break the lines anew."""
        del event
        self.lay_out()

    def draw(self, row: int, width: int) -> Iterable[Segment]:
        """Return a line, a blank one before the first."""
        del width
        yield Segment(" " * LEFT)
        if 0 < row <= len(self._lines):
            for piece in self._lines[row - 1]:
                yield Segment(piece.text, inks(self, *piece.roles))


class StoryPane(Vertical):
    """Gives the story as many rows as it needs, and the strip under it the others."""

    DEFAULT_CSS = "StoryPane { width: 1fr; height: 1fr; }"

    def __init__(self, book: PairBook, *, id: str) -> None:  # noqa: A002 (as above)
        super().__init__(id=id)
        self._high = True
        self.view = StoryView(book, id="story-view")
        self.strip = PairStrip(self.view, book, id="pair-strip")

    def compose(self) -> ComposeResult:
        """Lay out the story and the strip."""
        yield self.view
        yield self.strip

    def show(self, detail: StoryDetail | None) -> None:
        """Show a story; None for nothing."""
        self.view.show(detail)
        self.strip.show()
        self._share_out()

    def learned(self) -> None:
        """Show what is known of pairs now."""
        self.view.refresh()
        self.strip.lay_out()

    def arrange_for(self, *, high: bool) -> None:
        """Leave out what a low terminal has no room for."""
        self._high = high
        self.view.leave_blank(int(high))
        self._share_out()

    def on_resize(self) -> None:
        """Share out the rows anew."""
        self._share_out()

    def on_story_view_laid(self) -> None:
        """Share out the rows anew."""
        self._share_out()

    def on_story_view_moved(self) -> None:
        """Tell of the pair that is chosen now."""
        self.strip.show()

    def _share_out(self) -> None:
        view, height = self.view, self.size.height
        self.strip.display = view.tabled
        room = max(1, height - (STRIP if self._high else LOW_STRIP)) if view.tabled else height
        view.leave_out(room, roomy=self._high)
        if self.strip.high != self._high:
            self.strip.high = self._high
            self.strip.lay_out()
        view.styles.height = max(1, min(view.rows, room) if view.tabled else height)
