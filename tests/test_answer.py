from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.fields import DaysAsked, NameAsked
from index.groups import NONE_FOUND, GroupsFound
from index.instead import UnknownName, UnknownStory
from index.results import Filters
from reader.results.answer import (
    finds_line,
    may_go_on,
    name_unknown,
    same_articles,
    status_parts,
    story_unknown,
)
from reader.text.marks import Piece
from tests.sample_values import acted_on, results, texts


def test_an_answer_tells_how_many_how_quickly_and_in_which_order() -> None:
    assert status_parts(results([4, 2]), stale=False) == [
        [Piece("2 of 1,200 articles", ("strong",))],
        [Piece("6 ms", ("meta",))],
        [Piece("by relevance", ("meta",))],
    ]


def test_while_another_answer_is_awaited_only_the_count_changes() -> None:
    fresh, stale = (status_parts(results([4, 2]), stale=stale) for stale in (False, True))
    assert stale[0] == [Piece("2 of 1,200 articles …", ("meta",))]
    assert stale[1:] == fresh[1:]


def test_without_query_and_filters_all_articles_are_counted_once() -> None:
    everything = results(range(1200), query="", sort="newest")
    assert status_parts(everything, stale=False) == [
        [Piece("1,200 articles", ("strong",))],
        [Piece("newest first", ("meta",))],
    ]


def test_what_is_folded_is_counted_by_itself() -> None:
    parts = status_parts(results([4, 2, 1]), stale=False, folded=1)
    assert parts[0] == [Piece("2 of 1,200 articles, 1 more the same", ("strong",))]
    everything = results(range(1200), query="")
    words = status_parts(everything, stale=True, folded=1000)[0][0].text
    assert words == "200 articles, 1,000 more the same …"


def test_a_list_by_story_counts_all_articles_and_the_stories() -> None:
    two = GroupsFound(np.array([1]), np.array([0]))
    parts = status_parts(results([4, 2, 1], by_story=two), stale=False, folded=1)
    assert parts[0] == [Piece("3 of 1,200 articles in 2 stories", ("strong",))]
    one = status_parts(results([4], query="", of=1, by_story=NONE_FOUND), stale=False)
    assert one[0][0].text == "1 article in 1 story"


def test_who_asks_for_a_story_is_told_how_many_articles_are_grouped() -> None:
    line = finds_line(results([1], finds=("Crane falls",), stories_waiting=200))
    assert "".join(piece.text for piece in line) == (
        "finds Crane falls · stories made of 1,000 of 1,200 articles"
    )


def test_days_that_were_said_in_words_are_told() -> None:
    days = (
        DaysAsked("date:last 2 weeks", "2026-11-09", "2026-11-23"),
        DaysAsked("since:2025-03", "2025-03-01", None),
        DaysAsked("date:[2025-03 TO *]", "2025-03-01", None),
        DaysAsked("until yesterday", None, "2026-11-22"),
    )
    told = "9–23 Nov 2026, until Sun 22 Nov 2026"
    assert finds_line(results(days=days)) == [Piece(told, ("meta",))]
    line = finds_line(results([1], finds=("ferry",), days=days))
    assert "".join(piece.text for piece in line) == f"{told} · finds ferry"


@pytest.mark.parametrize(
    ("query", "may"),
    [
        ("ferry tre", True),
        ("title:tre", True),
        ("tre.", False),
        ('"a b"~5', False),
        ("ferry^2", False),
        ("ferry last 2 weeks", False),
        ("last 2 weeks fer", True),
        ("(fer", True),
    ],
)
def test_only_a_word_that_is_typed_may_go_on(query: str, *, may: bool) -> None:
    days = (DaysAsked("last 2 weeks", "2026-11-09", "2026-11-23"),)
    assert may_go_on(results(query=query, days=days)) == may


@given(texts)
def test_a_story_that_there_is_not_is_told_safely(words: str) -> None:
    assert story_unknown(UnknownStory("crane", ())) == (
        "No story has “crane” in its title, or as its id."
    )
    told = story_unknown(UnknownStory(words, (words, "Crane falls")))
    assert acted_on(told) == []
    assert told.endswith(" · Crane falls.")


def test_a_filter_alone_narrows_too() -> None:
    chosen = results([1], query="", filters=Filters(outlets=("x",)), of=1, sort="oldest")
    words = [part[0].text for part in status_parts(chosen, stale=False)]
    assert words == ["1 of 1 article", "6 ms", "oldest first"]


def test_no_answer_is_said_to_take_no_time() -> None:
    assert status_parts(results([1], took_ms=0.02), stale=False)[1] == [Piece("1 ms", ("meta",))]


def test_the_words_that_were_found_are_told() -> None:
    assert finds_line(results()) == []
    assert finds_line(results(finds=("harbour",))) == []  # beside nothing, it says nothing
    found = finds_line(results([1], finds=("harbour", "harbours")))
    assert found == [Piece("finds harbour, harbours", ("meta",))]


def test_a_closer_spelling_is_told_with_the_key_that_takes_it() -> None:
    found = results([1], finds=("quya",), suggestion="quay")
    assert finds_line(found, "ctrl+t")[-2:] == [
        Piece("ctrl+t ", ("key",)),
        Piece("did you mean quay?", ("meta",)),
    ]
    assert finds_line(found)[-1] == Piece("did you mean quay?", ("meta",))


@given(st.lists(texts, max_size=4))
def test_words_of_the_corpus_are_guarded(words: list[str]) -> None:
    for piece in finds_line(results(finds=tuple(words))):
        assert acted_on(piece.text) == []


def test_answers_are_the_same_where_query_articles_and_order_are() -> None:
    assert same_articles(results([1, 2]), results([1, 2], took_ms=9.0))
    assert same_articles(results([]), results([]))
    assert not same_articles(results([1, 2]), results([2, 1]))
    assert not same_articles(results([1, 2]), results([1, 2, 3]))
    assert not same_articles(results([1]), results([1], query="quay"))


def told(words: str, *found: str, **changes: object) -> None:
    asked = (NameAsked("person", "quill"),)
    line = finds_line(results([1, 2], finds=found, named=asked, of=400, **changes))
    assert "".join(piece.text for piece in line) == words


def test_as_many_names_are_told_as_a_narrow_line_has_room_for() -> None:
    told("finds Ada Quill, Tom Quill", "Ada Quill", "Tom Quill")
    long = [f"Ada Quill of Sarbuk the {n}th" for n in range(1, 9)]
    told(f"finds {long[0]}, {long[1]}, …", *long)
    told(f"finds {'Quill ' * 30}, …", "Quill " * 30, "Tom")


def test_names_that_are_still_being_found_are_told_where_one_is_asked_for() -> None:
    told("names found in 120 of 400 articles", names_waiting=280)
    told("finds Ada Quill · names found in 399 of 400 articles", "Ada Quill", names_waiting=1)
    told("finds Ada Quill", "Ada Quill", names_waiting=0)
    assert finds_line(results([1], names_waiting=280, of=400)) == []
    nothing = finds_line(results(named=(NameAsked(None, "quill"),), names_waiting=280, of=400))
    assert [piece.text for piece in nothing] == ["names found in 120 of 400 articles"]


def test_nobody_of_a_name_is_told_with_those_nearly_called_so() -> None:
    near = UnknownName("quil", "person", ("Ada Quill", "Tom Quill"))
    assert name_unknown(near) == "No person is called “quil”. There is: Ada Quill, Tom Quill."
    assert name_unknown(UnknownName("zz", "place", ())) == "No place is called “zz”."
    assert name_unknown(UnknownName("zz", None, ())) == "Nobody and nothing is called “zz”."


@given(texts, texts)
def test_what_is_said_of_a_name_is_guarded(name: str, near: str) -> None:
    assert acted_on(name_unknown(UnknownName(name, "person", (near,)))) == []
