from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import given

from index.article import Skipped
from index.instead import Alternative, Alternatives, UnknownName, UnknownOutlet, WordFound
from index.results import Filters
from reader.results.states import SKIPPED_SHOWN, no_articles, nothing_found, reading_files
from reader.text.marks import pieces
from tests.sample_values import acted_on, results, texts

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.text.page import Block


def words(blocks: Sequence[Block]) -> list[str]:
    return [block.text for block in blocks]


def keys(blocks: Sequence[Block]) -> list[str]:
    return [
        piece.text
        for block in blocks
        for piece in pieces(block.text, block.start, block.end, block.marks)
        if "key" in piece.roles
    ]


KEYS = {"spelling": "enter", "wider": "ctrl+l", "fewer": "ctrl+w"}
POST = Filters(outlets=("Tidewater Post",))


def test_a_query_that_finds_nothing_is_said_back() -> None:
    blocks = nothing_found(results(query="quay* OR x"), Alternatives(), KEYS)
    assert words(blocks) == ["No article has all of this.", "Searched for: quay* OR x"]
    assert keys(blocks) == []


def test_a_name_that_nobody_has_is_told_and_how_far_names_have_been_found() -> None:
    ways = Alternatives(names=(UnknownName("quil", "person", ("Ada Quill",)),))
    nothing = results(query="person:quil", of=400, names_waiting=280)
    said = "No person is called “quil”. There is: Ada Quill."
    assert words(nothing_found(nothing, ways, KEYS)) == [
        "No article has this.",
        "Searched for: person:quil",
        said,
        "Names found in 120 of 400 articles so far.",
    ]
    nothing = results(query="person:quil", of=400)
    assert words(nothing_found(nothing, ways, KEYS))[-1] == said


def test_the_word_to_blame_is_told_and_what_finds_something_is_offered_with_its_key() -> None:
    ways = Alternatives(
        words=(WordFound(0, 4, 12), WordFound(5, 12, 0)),
        spelling=Alternative("quay harbour", POST, 1),
        wider=Alternative("quay harbour", Filters(), 1_200),
        fewer=Alternative("quay", POST, 3),
    )
    blocks = nothing_found(results(query="quay harbuor", filters=POST), ways, KEYS)
    assert words(blocks) == [
        "No article has all of this.",
        "“quay” is in 12 articles, “harbuor” is in none.",
        "in outlet: Tidewater Post",
        "enter    quay harbour  in outlet: Tidewater Post · 1 article",
        "ctrl+l   quay harbour  in all articles · 1,200 articles",
        "ctrl+w   quay  in outlet: Tidewater Post · 3 articles",
    ]
    assert keys(blocks) == ["enter", "ctrl+l", "ctrl+w"]
    assert blocks[2].gap == 1
    offered = blocks[3]
    lit = [p.text for p in pieces(offered.text, 0, offered.end, offered.marks) if "hit" in p.roles]
    assert lit == ["harbour"]


def test_filters_without_a_query_can_leave_nothing_too() -> None:
    none = results(query="", filters=Filters(months=("2031-03",)))
    blocks = nothing_found(none, Alternatives(wider=Alternative("", Filters(), 7)), KEYS)
    assert words(blocks)[0] == "No article has what is chosen."
    assert words(blocks)[-1] == "ctrl+l   in all articles · 7 articles"


def test_a_folder_without_articles_lists_what_was_looked_at() -> None:
    lines = words(no_articles([Skipped("photo.jpg", "not text: NUL bytes")]))
    assert lines[:3] == [
        "No article in this folder.",
        "1 file was looked at, and none holds one:",
        "photo.jpg: not text: NUL bytes",
    ]


def test_an_empty_folder_lists_nothing() -> None:
    lines = words(no_articles([]))
    assert lines[0] == "No article in this folder."
    assert not any("looked at" in line for line in lines)


def test_a_long_list_is_cut_and_says_how_much_more_there_is() -> None:
    skipped = [Skipped(f"{n}.jpg", "not text") for n in range(SKIPPED_SHOWN + 1500)]
    lines = words(no_articles(skipped))
    assert sum(line.endswith("not text") for line in lines) == SKIPPED_SHOWN
    assert "1,500 more …" in lines


def test_while_files_are_read_that_is_said() -> None:
    assert words(reading_files()) == ["Reading the files …"]


@given(texts, texts)
def test_queries_paths_and_reasons_are_guarded(one: str, other: str) -> None:
    ways = Alternatives(
        words=(WordFound(0, len(one), 0), WordFound(0, 1, 2)),
        spelling=Alternative(other, Filters(outlets=(one,)), 2),
    )
    told = nothing_found(results(query=one), ways, KEYS)
    for line in [*words(told), *words(no_articles([Skipped(one, other)]))]:
        assert acted_on(line) == []


def test_a_query_of_one_word_is_not_all_of_anything() -> None:
    assert words(nothing_found(results(query="zzzz"), Alternatives(), KEYS))[0] == (
        "No article has this."
    )


def test_pieces_that_are_more_than_words_are_said_as_they_are() -> None:
    ways = Alternatives(words=(WordFound(0, 4, 5), WordFound(5, 15, 0)))
    told = words(nothing_found(results(query="quay since:2031"), ways, KEYS))
    assert told[1] == "“quay” is in 5 articles, since:2031 is in none."


def test_an_outlet_that_is_not_there_is_told_with_those_nearest_to_it() -> None:
    ways = Alternatives(
        words=(WordFound(0, 12, 0),),
        fewer=Alternative("", Filters(), 24),
        outlets=(UnknownOutlet("radio", ("Radio Veldra", "Radio Sarbuk")), UnknownOutlet("x", ())),
    )
    blocks = nothing_found(results(query="outlet:radio"), ways, KEYS)
    assert words(blocks)[2:] == [
        "No outlet is called “radio”. There is: Radio Veldra, Radio Sarbuk.",
        "No outlet is called “x”.",
        "ctrl+w   in all articles · 24 articles",
    ]
    assert keys(blocks) == ["ctrl+w"]
    assert [block.gap for block in blocks[2:4]] == [0, 1]
