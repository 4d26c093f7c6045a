"""How a field of the query may go on: a few lines over the results, below what is typed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.cells import cell_len
from rich.segment import Segment
from textual.message import Message
from textual.strip import Strip
from textual.widget import Widget

from reader.inked import inks
from reader.results.completing import said_of
from reader.text.marks import Piece
from reader.text.safe import guard
from reader.text.wrap import fit
from reader.widgets.band import MARGIN, cells

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual import events

    from index.fields import Completion
    from reader.results.completing import Completing

LEFT = MARGIN + 2
"""Cells before a completion: it stands below the query."""
GAP = 3
"""Cells between the longest completion and what is said beside it."""


class CompletionList(Widget):
    """Shows completions, of which one may be chosen; takes no room where there are none."""

    DEFAULT_CSS = "CompletionList { overlay: screen; height: auto; width: 100%; display: none; }"
    ALLOW_SELECT = False

    class Chosen(Message):
        """A completion was clicked."""

        def __init__(self, number: int) -> None:
            super().__init__()
            self.number = number

    _lines: tuple[tuple[str, str], ...] = ()
    _chosen: int | None = None

    def show(
        self, piece: Completing | None, offers: Sequence[Completion], chosen: int | None
    ) -> None:
        """Show other completions; none hides the list.

        Args:
            piece: What they complete.
            offers: The completions.
            chosen: The number of the one that the keys have gone to.
        """
        said = [said_of(piece, one) for one in offers if piece]
        widest = max(map(len, said), default=0) if piece and piece.field else 0
        self._lines = tuple(
            (guard(one.value), words.rjust(widest))
            for one, words in zip(offers, said, strict=False)
        )
        self._chosen = chosen
        self.display = bool(self._lines)
        self.styles.height = max(1, len(self._lines))
        self.refresh()

    def render_line(self, y: int) -> Strip:
        """Draw a completion, and what is said of it."""
        width = self.size.width
        if y >= len(self._lines) or width <= LEFT + GAP:
            return Strip.blank(width, self.rich_style)
        chosen = y == self._chosen
        style = self.rich_style + inks(self, "row") if chosen else self.rich_style
        line = [Piece(" " * MARGIN, ()), Piece("▌ " if chosen else "  ", ("accent",))]
        line += self._completion(y, width - LEFT - MARGIN, chosen=chosen)
        line.append(Piece(" " * max(0, width - cells(line)), ()))
        return Strip([Segment(p.text, style + inks(self, *p.roles)) for p in line], width)

    def _completion(self, number: int, room: int, *, chosen: bool) -> list[Piece]:
        value, said = self._lines[number]
        widest = max(cell_len(line) for line, _ in self._lines)
        column = min(widest, max(1, room - GAP - max(cell_len(words) for _, words in self._lines)))
        shown = fit(value, column)
        gap = " " * (column - cell_len(shown) + GAP)
        return [Piece(shown, ("strong" if chosen else "outlet",)), Piece(gap + said, ("meta",))]

    def on_click(self, event: events.Click) -> None:
        """Tell which completion is clicked."""
        if event.y < len(self._lines):
            self.post_message(self.Chosen(event.y))
