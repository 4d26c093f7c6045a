"""Where the settings are, what is set, and what of it can't be used: a page to be read."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType

from reader.screens.told import ToldScreen
from reader.settings.told import told, unusable
from reader.text.page import Block, labelled, line_block
from reader.text.safe import guard

if TYPE_CHECKING:
    from reader.settings import Loaded

HEAD_CELLS = 24
"""Where the column begins that tells what is set."""
LINE_CELLS = 12
"""Where what is wrong begins beside the number of its line."""


class SettingsScreen(ToldScreen):
    """Tells the settings; any way back leads to where one was."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "dismiss", "back", id="settings.back"),
        Binding("q", "dismiss", "back", show=False, id="settings.back-too"),
    ]

    def __init__(self, loaded: Loaded) -> None:
        super().__init__("Settings", _page(loaded))


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
