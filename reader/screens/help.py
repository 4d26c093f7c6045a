"""Help for a screen, made from the keys that work on it."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType

from reader.keys import entries
from reader.screens.told import ToldScreen
from reader.text.page import Block, labelled, line_block

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.binding import ActiveBinding

KEY_CELLS = 22
"""Where the column begins that tells what keys do."""
ASKING = ("query.", "search.")
"""How the ids of keys begin that work where one can ask."""
QUERY_HELP = (
    ("treaty border", "articles with both words, in any form"),
    ("treaty OR pact", "with either; NOT or - leaves out; ( ) groups"),
    ('"border treaty"', "the words next to each other"),
    ("presid*", "words that begin so; ? stands for one letter"),
    ("lavrof~", "a word spelt nearly so"),
    ("title:treaty", "in the title"),
    ("quoted:treaty", "inside quotation marks, in the text"),
    ('outlet:"daily post"', "of one outlet"),
    ("person:quill", "who is named, in whatever words; place:, organisation: and name: too"),
    ("story:harb*", "all of the stories with such words in their title; or by an id"),
    ("language:german", "in one language, or language:de"),
    ("since:2026-03-01", "from a day on; until: up to a day, date: a day, a month or a year"),
)
"""The query language, each line an example and what it finds."""


class HelpScreen(ToldScreen):
    """Lists keys, and the query language where one can ask; any way back leads to where one was."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "dismiss", "back", id="help.back"),
        Binding("q,question_mark", "dismiss", "back", show=False, id="help.back-too"),
    ]

    def __init__(self, bindings: Sequence[tuple[str, ActiveBinding]]) -> None:
        asks = any((active.binding.id or "").startswith(ASKING) for _, active in bindings)
        super().__init__("Help", [*_keys(bindings), *(_queries() if asks else ())])


def _keys(bindings: Sequence[tuple[str, ActiveBinding]]) -> list[Block]:
    lines = [
        (" ".join(entry.keys), entry.active.binding.tooltip or entry.active.binding.description)
        for entry in entries(bindings)
        if entry.active.binding.id is not None and entry.active.binding.description
    ]
    head = line_block("Keys that work here", "strong")
    return [head, *(block for line in lines for block in _entry(*line))]


def _queries() -> list[Block]:
    head = line_block("What can be asked", "strong")
    return [
        line_block("", "body"),
        head,
        *(block for line in QUERY_HELP for block in _entry(*line)),
    ]


def _entry(keys: str, words: str) -> list[Block]:
    return labelled(keys, f"{words[:1].lower()}{words[1:]}", KEY_CELLS)
