"""Help for a screen, made from the keys that work on it."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.screen import Screen

from reader.keys import entries, hints
from reader.text.marks import Piece
from reader.text.page import Block, labelled, line_block
from reader.widgets.band import Band
from reader.widgets.key_bar import KeyBar
from reader.widgets.rule import Rule
from reader.widgets.text_view import TextView
from reader.widgets.too_small import TooSmall

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.app import ComposeResult
    from textual.binding import ActiveBinding

KEY_CELLS = 22
"""Where the column begins that tells what keys do."""
HERE = (17, 23)
"""The columns under the word that says where one is."""
QUERY_HELP = (
    ("treaty border", "articles with both words, in any form"),
    ("treaty OR pact", "with either; NOT or - leaves out; ( ) groups"),
    ('"border treaty"', "the words next to each other"),
    ("presid*", "words that begin so; ? stands for one letter"),
    ("lavrof~", "a word spelt nearly so"),
    ("title:treaty", "in the title"),
    ('outlet:"daily post"', "of one outlet"),
    ("since:2026-03-01", "from a day on; until: up to a day, date: a month or a year"),
)
"""The query language, each line an example and what it finds."""


class HelpScreen(Screen[None]):
    """Lists keys and the query language; any way back leads to where one was."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "dismiss", "back", id="help.back"),
        Binding("q,question_mark", "dismiss", "back", show=False, id="help.back-too"),
    ]

    def __init__(self, bindings: Sequence[tuple[str, ActiveBinding]]) -> None:
        super().__init__()
        self._listed = bindings

    def compose(self) -> ComposeResult:
        """Lay out the page."""
        yield Band([Piece("corpus-reader   ", ("meta",)), Piece("Help", ("title",))], id="top")
        yield Rule()
        yield TextView(measure=76, id="help-text")
        yield Rule()
        yield KeyBar(id="keys")
        yield TooSmall()

    def on_mount(self) -> None:
        """Fill in the text."""
        self.query_one(Rule).show(focus=HERE)
        view = self.query_one(TextView)
        view.show([*_keys(self._listed), *_queries()])
        view.focus()
        self.query_one(KeyBar).show_keys(
            [hint for hint in hints(self.app, self)[1] if hint.label == "back"]
        )

    def on_resize(self) -> None:
        """Ask for more room where there is too little."""
        self.query_one(TooSmall).measure(self.size)

    def on_key_bar_pressed(self, event: KeyBar.Pressed) -> None:
        """Go back."""
        del event
        self.dismiss()


def _keys(bindings: Sequence[tuple[str, ActiveBinding]]) -> list[Block]:
    lines = [
        (" ".join(entry.keys), entry.active.binding.tooltip or entry.active.binding.description)
        for entry in entries(bindings)
        if entry.active.binding.id is not None and entry.active.binding.description
    ]
    head = line_block("Keys that work here", "strong")
    return [head, *(block for line in lines for block in _entry(*line)), line_block("", "body")]


def _queries() -> list[Block]:
    head = line_block("What can be asked", "strong")
    return [head, *(block for line in QUERY_HELP for block in _entry(*line))]


def _entry(keys: str, words: str) -> list[Block]:
    return labelled(keys, f"{words[:1].lower()}{words[1:]}", KEY_CELLS)
