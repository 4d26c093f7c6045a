"""How to ask: examples that can be taken into the query."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from index.engine.lexer import lex
from index.engine.parser import tree
from index.results import FilterCounts
from reader.results.examples import EXAMPLES, LONGEST, LONGEST_WORDS, Example
from reader.results.own_examples import own_examples
from reader.screens.examples import ExampleList, ExamplesScreen
from reader.screens.search import SearchScreen
from reader.text.safe import guard
from reader.widgets.query_bar import QueryInput
from tests.harbour import harbour, opened, press
from tests.sample_values import texts
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


@given(
    st.lists(texts, max_size=5),
    st.lists(texts, min_size=1, max_size=3),
    st.sampled_from(["", "en", "xx"]),
)
def test_whatever_a_corpus_has_its_examples_are_understood_and_have_room(
    titles: list[str], names: list[str], language: str
) -> None:
    told = dict.fromkeys(names, 1)
    counts = FilterCounts(told, {"2024-06": 2, "": 1}, told, told, told, {language: 1})
    for examples in own_examples(titles, counts, frozenset()).values():
        for one in examples:
            test_each_example_is_understood_and_has_room(one)
            assert guard(one.query) == one.query


def test_examples_are_made_of_what_a_corpus_has() -> None:
    titles = ("The quay shut, and late", "Quay opened: no late boats", "A quay shut again")
    counts = FilterCounts(
        outlet={"": 4, "Marrow Herald": 3},
        person={'Ada "Q" Quill': 3, "Ilse Torvan": 2},
        place={"A place of a name that has no room": 1},
        month={"2025-05": 1, "2025-09": 2, "": 1},
        language={"de": 4},
    )
    made = own_examples(titles, counts, {"again"})
    queries = [one.query for examples in made.values() for one in examples]
    assert queries[:4] == ["quay", "quay shut", '"quay shut"', '"quay shut"~6']
    for query in (
        "quay OR late",
        "late NOT quay",
        "(quay OR late) shut",
        "q?ay",
        "quy~",
        "(quay OR late)^0.5 OR opened",
        "person:torvan",
        'person:"Ilse Torvan"',
        "organisation:council",
        'place:"north korea"',
        'outlet:"Marrow Herald"',
        "language:german",
        "date:september 2025",
        "date:2025-05..2025-09",
    ):
        assert query in queries
    same = own_examples((), FilterCounts(), frozenset())
    assert same == EXAMPLES


async def test_an_example_is_taken_into_the_query(harbour: Path) -> None:
    async with opened(harbour, (80, 24)) as (app, pilot):
        field = app.screen.query_one(QueryInput)
        await press(app, pilot, "q", "u", "f2")
        assert isinstance(app.screen, ExamplesScreen)
        listing = app.screen.query_one(ExampleList)
        shown = [line.rstrip(" ▐") for line in lines(listing)]
        assert f"▌ {'quay':<{LONGEST}}  the word in any form" in shown  # it stands in titles
        await press(app, pilot, "f2")  # back, and nothing is taken
        assert field.value == "qu"
        await press(app, pilot, "f2", "G", "k", "enter")
        assert isinstance(app.screen, SearchScreen)
        last_but_one = "date:2025-05..2025-09"
        assert field.value == last_but_one
        assert field.has_focus
        await press(app, pilot, "x")
        assert field.value == f"{last_but_one}x"
        await press(app, pilot, "escape", "f2", "j", "escape")  # from the results, and back there
        assert isinstance(app.screen, SearchScreen)
        assert not field.has_focus
