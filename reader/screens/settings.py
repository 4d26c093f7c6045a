"""Where the settings are, what is set, and what of it can't be used: a page to be read."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.screen import Screen

from reader.keys import hints
from reader.settings.told import told, unusable
from reader.text.marks import Piece
from reader.text.page import Block, labelled, line_block
from reader.text.safe import guard
from reader.widgets.band import Band
from reader.widgets.key_bar import KeyBar
from reader.widgets.rule import Rule
from reader.widgets.text_view import TextView

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from reader.settings import Loaded

HEAD_CELLS = 24
"""Where the column begins that tells what is set."""
LINE_CELLS = 12
"""Where what is wrong begins beside the number of its line."""
HERE = (17, 27)
"""The columns under the word that says where one is."""


class SettingsScreen(Screen[None]):
    """Tells the settings; any way back leads to where one was."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "dismiss", "back", id="settings.back"),
    ]

    def __init__(self, loaded: Loaded) -> None:
        super().__init__()
        self._loaded = loaded

    def compose(self) -> ComposeResult:
        """Lay out the page."""
        yield Band([Piece("corpus-reader   ", ("meta",)), Piece("Settings", ("title",))], id="top")
        yield Rule()
        yield TextView(measure=76, id="settings-text")
        yield Rule()
        yield KeyBar(id="keys")

    def on_mount(self) -> None:
        """Fill in the text."""
        self.query_one(Rule).show(focus=HERE)
        view = self.query_one(TextView)
        view.show(_page(self._loaded))
        view.focus()
        self.query_one(KeyBar).show_keys(
            [hint for hint in hints(self.app, self)[1] if hint.label == "back"]
        )

    def on_key_bar_pressed(self, event: KeyBar.Pressed) -> None:
        """Go back."""
        del event
        self.dismiss()


def _page(loaded: Loaded) -> list[Block]:
    blocks = []
    for head, words in told(loaded):
        blocks += labelled(guard(head), guard(words), HEAD_CELLS)
    if loaded.problems:
        blocks += [line_block("", "body"), line_block("Can't be used", "strong")]
    for place, wrong in unusable(loaded).items():
        blocks.append(line_block(guard(place), "meta"))
        for line, words in wrong:
            blocks += labelled(f"  {line}", guard(words), LINE_CELLS)
    return blocks
