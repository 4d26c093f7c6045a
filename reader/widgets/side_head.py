"""The head over one of two sides: its letter, and how much room there is beside that."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.containers import Vertical

from reader.text.marks import Piece
from reader.text.wrap import fit
from reader.widgets.band import MARGIN, Band, cells

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from reader.comparing.page import SideName

INDENT = Piece("  ", ())
"""Stands before a line where the letter stands before another one."""


class SideHead(Vertical):
    """Shows what one side is; a subclass says what of it."""

    DEFAULT_CSS = "SideHead { height: auto; }"

    def __init__(self, side: SideName) -> None:
        super().__init__(id=f"head-{side}")
        self.side = side
        self.badge = Piece(f"{side.upper()} ", ("key",))

    def compose(self) -> ComposeResult:
        """Lay out the lines."""
        yield Band(classes="title")
        yield Band(classes="meta")

    @property
    def room(self) -> int:
        """Cells beside the letter."""
        return max(10, self.size.width - 2 * MARGIN - cells([self.badge]))

    def titled(self, title: str) -> list[Piece]:
        """Return the letter and a title, cut to the room there is."""
        return [self.badge, Piece(fit(title, self.room), ("title",))]
