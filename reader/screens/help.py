"""Help for a screen, made from the keys that work on it."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType

from reader.keys import entries, shown_key
from reader.results.examples import EXAMPLES
from reader.screens.told import ToldScreen
from reader.text.page import Block, labelled, line_block

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.binding import ActiveBinding

KEY_CELLS = 22
"""Where the column begins that tells what keys do."""
ASKING = ("query.", "search.")
"""How the ids of keys begin that work where one can ask."""


class HelpScreen(ToldScreen):
    """Lists keys, and the query language where one can ask; any way back leads to where one was."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "dismiss", "back", id="help.back"),
        Binding("q,question_mark", "dismiss", "back", show=False, id="help.back-too"),
    ]

    def __init__(self, bindings: Sequence[tuple[str, ActiveBinding]]) -> None:
        asks = any((active.binding.id or "").startswith(ASKING) for _, active in bindings)
        more = next((key for key, one in bindings if one.binding.action == "how_to_ask"), "")
        queries = _queries(shown_key(more)) if asks else ()
        super().__init__("Help", [*_keys(bindings), *queries])


def _keys(bindings: Sequence[tuple[str, ActiveBinding]]) -> list[Block]:
    lines = [
        (" ".join(entry.keys), entry.active.binding.tooltip or entry.active.binding.description)
        for entry in entries(bindings)
        if entry.active.binding.id is not None and entry.active.binding.description
    ]
    head = line_block("Keys that work here", "strong")
    return [head, *(block for line in lines for block in _entry(*line))]


def _queries(key: str) -> list[Block]:
    """Return an example of each kind, and the key that leads to all of them."""
    head = line_block("What can be asked", "strong")
    firsts = [examples[0] for examples in EXAMPLES.values()]
    more = [(key, "more of them, to be put in the query")] if key else []
    lines = [block for line in (*firsts, *more) for block in labelled(*line, KEY_CELLS)]
    return [line_block("", "body"), head, *lines]


def _small(words: str) -> str:
    return f"{words[:1].lower()}{words[1:]}"


def _entry(keys: str, words: str) -> list[Block]:
    return labelled(keys, _small(words), KEY_CELLS)
