"""One line of words in several roles: something at the left, something flush right."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.cells import cell_len
from rich.segment import Segment
from textual.geometry import Size
from textual.reactive import Reactive
from textual.strip import Strip
from textual.widget import Widget

from reader.inked import inks
from reader.text.marks import Piece
from reader.text.wrap import fit

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

LEAST = 20
"""Cells that are left to the left part of a line whose right part is kept."""
MARGIN = 2
"""Cells kept free at both ends."""


def dotted(parts: Iterable[Sequence[Piece]]) -> list[Piece]:
    """Return parts in one line, a faint ` · ` between them."""
    line: list[Piece] = []
    for part in parts:
        if line:
            line.append(Piece(" · ", ("faint",)))
        line.extend(part)
    return line


def cells(line: Iterable[Piece]) -> int:
    """Return how many cells a line fills."""
    return sum(cell_len(piece.text) for piece in line)


class Band(Widget):
    """Shows a line. What is given is trusted: guard what comes from outside before."""

    DEFAULT_CSS = "Band { height: 1; }"
    ALLOW_SELECT = False
    virtual_size: Reactive[Size] = Reactive(Size(0, 0), layout=False)
    """As its size: where that changed, Textual would lay out the screen a second time for it."""

    def __init__(
        self,
        left: Sequence[Piece] = (),
        right: Sequence[Piece] = (),
        *,
        id: str | None = None,  # noqa: A002 (Textual's word)
        classes: str | None = None,
    ) -> None:
        super().__init__(id=id, classes=classes)
        self._left: tuple[Piece, ...] = tuple(left)
        self._right: tuple[Piece, ...] = tuple(right)

    @property
    def text(self) -> str:
        """What is shown, at the left and at the right."""
        left = "".join(piece.text for piece in self._left)
        right = "".join(piece.text for piece in self._right)
        return f"{left}  {right}" if right else left

    keep_right = False
    """Whether, where it is tight, the left loses its end before the right loses anything."""

    def show(self, left: Sequence[Piece], right: Sequence[Piece] = ()) -> None:
        """Show other words; nothing is repainted if they are the same."""
        if (tuple(left), tuple(right)) != (self._left, self._right):
            self._left, self._right = tuple(left), tuple(right)
            self.refresh()

    def render_line(self, y: int) -> Strip:
        """Draw the line: what is at the right loses its beginning first, then the left its end."""
        width = self.size.width
        if y or width <= 2 * MARGIN:
            return Strip.blank(width, self.rich_style)
        room = width - 2 * MARGIN
        left, right = list(self._left), list(self._right)
        if self.keep_right and right and cells(right) + LEAST <= room:
            left = _fitted(left, room - cells(right) - 2)
        while right and cells(left) + cells(right) + (2 if left else 0) > room:
            right = _after_first_dot(right)
        left = _fitted(left, room)
        gap = max(0, room - cells(left) - cells(right))
        line = [Piece(" " * MARGIN, ()), *left, Piece(" " * gap, ()), *right]
        behind = self.rich_style
        strip = Strip([Segment(piece.text, behind + inks(self, *piece.roles)) for piece in line])
        strip = strip.crop(0, width - MARGIN)
        return strip.adjust_cell_length(width, behind)


def _fitted(line: list[Piece], room: int) -> list[Piece]:
    """Return a line of at most so many cells: between words, and ending in "…" if it was cut."""
    kept: list[Piece] = []
    for piece in line:
        free = room - cells(kept)
        if cell_len(piece.text) > free:
            return [*kept, Piece(fit(piece.text, free), piece.roles)]
        kept.append(piece)
    return kept


def _after_first_dot(line: list[Piece]) -> list[Piece]:
    """Drop a line's first part, with the dot after it."""
    for place, piece in enumerate(line):
        if piece.text == " · ":
            return line[place + 1 :]
    return []
