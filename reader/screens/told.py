"""A page of ours to be read, and left again by any way back: help, and the settings."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.screen import Screen

from reader.keys import hints, working
from reader.text.marks import Piece
from reader.widgets.band import MARGIN, Band, cells
from reader.widgets.key_bar import KeyBar
from reader.widgets.rule import Rule
from reader.widgets.text_view import TextView
from reader.widgets.too_small import TooSmall

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.app import ComposeResult

    from reader.text.page import Block

MEASURE = 76
BEFORE = Piece("corpus-reader   ", ("meta",))


class ToldScreen(Screen[None]):
    """Shows blocks of text; a subclass has the keys that lead back, the first of them hinted."""

    def __init__(self, title: str, blocks: Sequence[Block]) -> None:
        super().__init__()
        self._head = Piece(title, ("title",))
        self._blocks = blocks

    def compose(self) -> ComposeResult:
        """Lay out the page."""
        yield Band([BEFORE, self._head], id="top")
        yield Rule()
        yield TextView(measure=MEASURE, id="told")
        yield Rule()
        yield KeyBar(id="keys")
        yield TooSmall()

    def on_mount(self) -> None:
        """Fill in the text."""
        start = MARGIN + cells([BEFORE])
        self.query_one(Rule).show(focus=(start - 1, start + cells([self._head]) + 1))
        view = self.query_one(TextView)
        view.show(self._blocks)
        view.focus()
        self.query_one(KeyBar).show_keys(
            [hint for hint in hints(self.app, working(self))[1] if hint.label == "back"]
        )

    def on_resize(self) -> None:
        """Ask for more room where there is too little."""
        self.query_one(TooSmall).measure(self.size)

    def on_key_bar_pressed(self, event: KeyBar.Pressed) -> None:
        """Go back."""
        del event
        self.dismiss()
