from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import given

from index.article import Skipped
from index.results import Filters
from reader.marks import pieces
from reader.states import SKIPPED_SHOWN, no_articles, nothing_found, reading_files
from tests.sample_values import acted_on, results, texts

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.page import Block


def words(blocks: Sequence[Block]) -> list[str]:
    return [block.text for block in blocks]


def keys(blocks: Sequence[Block]) -> list[str]:
    return [
        piece.text
        for block in blocks
        for piece in pieces(block.text, block.start, block.end, block.marks)
        if "key" in piece.roles
    ]


def test_a_query_that_finds_nothing_is_said_back() -> None:
    blocks = nothing_found(results(query="harbuor"))
    assert words(blocks) == ["No article has all of this.", "Searched for: harbuor"]
    assert keys(blocks) == []


def test_the_closest_spelling_and_the_way_out_of_filters_are_offered_with_their_keys() -> None:
    nothing = results(
        query="harbuor", suggestion="harbour", filters=Filters(outlets=("Tidewater Post",))
    )
    blocks = nothing_found(nothing)
    assert [line.split(maxsplit=1) for line in words(blocks)[2:]] == [
        ["in", "outlet: Tidewater Post"],
        ["enter", "search for harbour"],
        ["ctrl+l", "drop all filters"],
    ]
    assert keys(blocks) == ["enter", "ctrl+l"]


def test_filters_without_a_query_can_leave_nothing_too() -> None:
    blocks = nothing_found(results(query="", filters=Filters(months=("2031-03",))))
    assert words(blocks)[0] == "No article has what is chosen."
    assert keys(blocks) == ["ctrl+l"]


def test_what_is_offered_is_parted_from_what_is_said() -> None:
    for nothing in (results(suggestion="quay"), results(query="", suggestion="quay")):
        blocks = nothing_found(nothing)
        offer = next(number for number, block in enumerate(blocks) if "quay" in block.text)
        assert blocks[offer - 1].gap == 1


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
    nothing = results(query=one, suggestion=other or None)
    for line in [*words(nothing_found(nothing)), *words(no_articles([Skipped(one, other)]))]:
        assert acted_on(line) == []
