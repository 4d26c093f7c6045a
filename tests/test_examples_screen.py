"""How to ask: examples that can be taken into the query."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from rich.cells import cell_len

from index.engine.lexer import lex
from index.engine.parser import tree
from reader.results.examples import EXAMPLES, LONGEST, LONGEST_WORDS, Example
from reader.screens.examples import ExampleList, ExamplesScreen
from reader.screens.search import SearchScreen
from reader.widgets.query_bar import QueryInput
from tests.harbour import harbour, opened, press
from tests.widget_host import lines

if TYPE_CHECKING:
    from pathlib import Path

__all__ = ["harbour"]

ALL = [example for examples in EXAMPLES.values() for example in examples]


@pytest.mark.parametrize("example", ALL, ids=[example.query for example in ALL])
def test_each_example_is_understood_and_has_room(example: Example) -> None:
    assert tree(lex(example.query)) is not None
    assert cell_len(example.query) <= LONGEST
    assert cell_len(example.finds) <= LONGEST_WORDS


async def test_an_example_is_taken_into_the_query(harbour: Path) -> None:
    async with opened(harbour, (80, 24)) as (app, pilot):
        field = app.screen.query_one(QueryInput)
        await press(app, pilot, "q", "u", "f2")
        assert isinstance(app.screen, ExamplesScreen)
        listing = app.screen.query_one(ExampleList)
        shown = [line.rstrip(" ▐") for line in lines(listing)]
        first = ALL[0]
        assert f"▌ {first.query:<{LONGEST}}  {first.finds}" in shown
        await press(app, pilot, "f2")  # back, and nothing is taken
        assert field.value == "qu"
        await press(app, pilot, "f2", "G", "k", "enter")
        assert isinstance(app.screen, SearchScreen)
        assert field.value == ALL[-2].query
        assert field.has_focus
        await press(app, pilot, "x")
        assert field.value == f"{ALL[-2].query}x"
        await press(app, pilot, "escape", "f2", "j", "escape")  # from the results, and back there
        assert isinstance(app.screen, SearchScreen)
        assert not field.has_focus
