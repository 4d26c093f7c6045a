"""A closer spelling is looked for only where nothing else is found: not at every key."""

from __future__ import annotations

from typing import TYPE_CHECKING
from unittest.mock import patch

import pytest

from index.engine.expanding import Expander
from index.engine.respelling import respellings
from index.library import Library
from index.results import Filters
from reader.results.question import Question, answered

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@pytest.fixture
def library(corpus: Path) -> Iterator[Library]:
    with Library.open(corpus) as opened:
        opened.refresh()
        yield opened


@pytest.fixture
def respelt() -> Iterator[list[str]]:
    """Give the queries for which closer spellings were looked for."""
    queries: list[str] = []

    def told(query: str, *rest: object) -> Iterator[str]:
        queries.append(query)
        return respellings(query, *rest)  # type: ignore[arg-type]  # as they came

    with patch("index.engine.answer.respellings", told):
        yield queries


def test_nothing_is_respelt_where_that_is_not_wanted(library: Library) -> None:
    assert library.search("ministre").suggestion == "minister"
    assert library.search("ministre", respell=False).suggestion is None


def test_the_beginning_of_a_word_is_not_respelt(library: Library, respelt: list[str]) -> None:
    found = answered(library, Question("minis", Filters(), None, by_story=False), lambda: True)
    assert found is not None
    assert found.results.query == "minis*"
    assert len(found.results) == 1
    assert "minis" not in respelt


@pytest.mark.parametrize("query", ["ministre", "ministre.", '"ministre"'])
def test_what_begins_no_word_is_respelt(library: Library, query: str) -> None:
    found = answered(library, Question(query, Filters(), None, by_story=False), lambda: True)
    assert found is not None
    assert found.results.query == query
    assert found.results.suggestion == query.replace("ministre", "minister")
    assert found.ways.spelling is not None
    assert found.ways.spelling.articles == 1


def test_pieces_of_what_finds_nothing_are_counted_not_respelt(
    library: Library, respelt: list[str]
) -> None:
    nothing = library.search("ministre ferry")
    assert respelt == ["ministre ferry"]
    ways = library.alternatives(nothing)
    assert [word.articles for word in ways.words] == [0, 3]
    assert "ministre" not in respelt


def test_words_like_one_are_looked_for_once(library: Library) -> None:
    looked: list[str] = []
    nearest = Expander.nearest

    def told(expander: Expander, field: str, word: str, edits: int) -> dict[str, tuple[int, int]]:
        looked.append(field)
        return nearest(expander, field, word, edits)

    with patch.object(Expander, "nearest", told):
        first = library.search("ministre").suggestion
        assert sorted(looked) == ["text", "title"]
        assert library.search("ministre").suggestion == first == "minister"
        assert library.search("ministre", Filters(outlets=("Radio",))).suggestion == first
        assert sorted(looked) == ["text", "title"]
