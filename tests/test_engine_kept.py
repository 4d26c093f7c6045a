"""What is remembered of a query is what would be found out anew."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from index.engine import IndexedText, lexer, open_engine
from index.engine.lexer import lex
from index.engine.tokens import QueryError

if TYPE_CHECKING:
    from pathlib import Path


def test_days_said_are_those_of_each_day_though_the_query_is_known() -> None:
    (first,) = lex("date:yesterday", date(2024, 6, 20))
    (second,) = lex("date:yesterday", date(2024, 6, 21))
    assert first.days == (date(2024, 6, 19).toordinal(),) * 2
    assert second.days == (date(2024, 6, 20).toordinal(),) * 2


def test_nobody_changes_the_pieces_that_are_remembered() -> None:
    lex("cod war").clear()
    assert [token.text for token in lex("cod war")] == ["cod", "war"]


def test_what_is_wrong_is_told_each_time() -> None:
    for _ in range(2):
        with pytest.raises(QueryError, match="unclosed parenthesis"):
            lex("(cod")


def test_the_pieces_of_a_long_query_are_not_remembered() -> None:
    lexer._kept.cache_clear()
    lex(" OR ".join(["cod"] * 100))
    assert lexer._kept.cache_info().currsize == 0
    lex("cod")
    assert lexer._kept.cache_info().currsize == 1


def test_a_closer_spelling_is_of_the_index_as_it_is(tmp_path: Path) -> None:
    with_cods = [IndexedText(key, "", f"harbour {key}", "", None) for key in range(1, 4)]
    engine = open_engine(tmp_path)
    engine.apply(with_cods, [], 1)
    for _ in range(2):
        assert engine.search("harbuor").suggestion == "harbour"
        assert engine.search("harbuor", respell=False).suggestion is None
    engine.apply([], [1, 2, 3], 2)
    assert engine.search("harbuor").suggestion is None
    engine.apply([IndexedText(4, "", "harbuor", "", None)], [], 3)
    found = engine.search("harbuor")
    assert (found.keys.tolist(), found.suggestion) == ([4], None)
    engine.close()
