from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from index.article import Span
from index.results import Snippet
from index.story import Story, StoryId
from reader.results.lines import TITLE_LINES, Words, hits_words, result_lines
from reader.results.telling import also_told
from reader.text.marks import Piece
from tests.sample_values import HOSTILE, acted_on, row, texts

if TYPE_CHECKING:
    from index.results import Row
    from reader.results.lines import Line


def words(line: Line) -> str:
    return "".join(piece.text for piece in line)


def lit(line: Line) -> list[str]:
    return [piece.text for piece in line if "hit" in piece.roles]


def saying(right: str) -> Words:
    return Words(lambda _: right)


def test_a_hit_is_title_meta_and_snippets() -> None:
    title, meta, *snippets = result_lines(row(7), 60, 3, saying("2 hits"))
    assert words(title) == "Harbour story 7"
    assert words(meta).split(" · ") == [
        "The Marrow Gazette",
        "Tue 4 Mar 2031",
        "420 words" + " " * 7 + "2 hits",
    ]
    assert [words(line).strip() for line in snippets] == [
        "… closed the old harbour on Monday …",
        "… run the harbour for years …",
    ]


def test_hits_are_lit_in_title_and_snippets() -> None:
    title, meta, first, second = result_lines(row(), 60, 3, saying(""))
    assert [lit(line) for line in (title, meta, first, second)] == [
        ["Harbour"],
        [],
        ["harbour"],
        ["harbour"],
    ]


def test_what_is_said_at_the_right_is_flush_right() -> None:
    meta = result_lines(row(), 60, 0, saying("83 % alike"))[1]
    assert words(meta).endswith("83 % alike")
    assert cell_len(words(meta)) == 60


def test_no_more_snippets_than_asked_for_and_none_without_hits() -> None:
    assert len(result_lines(row(), 60, 1, saying(""))) == 3
    assert len(result_lines(row(), 60, 0, saying(""))) == 2
    plain = row(snippets=(Snippet("The first words of it", ()),))
    assert len(result_lines(plain, 60, 3, saying(""))) == 2


def test_what_is_not_known_is_written_out() -> None:
    title, meta = result_lines(row(title=None, outlet=None, date=None), 60, 0, saying(""))
    assert words(title) == "title unknown"
    assert "outlet unknown" in words(meta)
    assert "date unknown" in words(meta)


def test_where_it_is_tight_whole_parts_of_the_meta_go() -> None:
    meta = words(result_lines(row(), 45, 0, saying("2 hits"))[1])
    assert meta.split(" · ")[0] == "The Marrow Gazette"
    assert "Tue 4 Mar 2031" in meta
    assert "words" not in meta
    narrow = words(result_lines(row(), 28, 0, saying("2 hits"))[1])
    assert narrow.split() == ["The", "Marrow", "Gazette", "2", "hits"]


OTHERS = ("The Marrow Gazette", "Pier Post", "Lenia Echo")
TOLD = Story(StoryId("s1"), "Crane falls", None, None, (), OTHERS)


@given(
    st.sampled_from(["The Marrow Gazette", "Pier Post"]),
    st.integers(20, 90),
    st.sampled_from(["", "12 hits"]),
)
def test_that_others_have_its_story_is_told_however_tight_it_is(
    outlet: str, width: int, hits: str
) -> None:
    told = row(outlet=outlet, story=TOLD)
    meta = words(result_lines(told, width, 0, saying(hits))[1])
    assert cell_len(meta) == width
    assert " · 3 outlets" in meta or " · also " in meta


def test_of_what_stands_before_the_others_of_its_story_the_outlet_goes_last() -> None:
    told = row(story=TOLD)
    assert [
        words(result_lines(told, width, 0, saying("2 hits"))[1]).rstrip()
        for width in (60, 51, 47, 32, 24)
    ] == [
        "The Marrow Gazette · Tue 4 Mar 2031 · 3 outlets       2 hits",
        "The Marrow Gazette · 4 Mar 2031 · 3 outlets  2 hits",
        "The Marrow Gazette · Tue 4 Mar 2031 · 3 outlets",
        "The Marrow Gazette · 3 outlets",
        "The Marrow … · 3 outlets",
    ]


def test_the_head_of_an_article_names_who_else_has_its_story() -> None:
    assert also_told(None, "Pier Post") == ""
    assert also_told(replace(TOLD, outlets=("Pier Post",)), "Pier Post") == ""
    assert also_told(TOLD, "Pier Post") == "also told by The Marrow Gazette, Lenia Echo"
    assert also_told(replace(TOLD, unknown=2), None).endswith("Lenia Echo, 1 unknown")
    many = replace(TOLD, outlets=tuple(f"Post {number}" for number in range(1000)))
    assert also_told(many, "Post 0").endswith("Post 5, Post 6, 993 more")


def test_a_title_has_two_lines_at_most_and_says_that_it_goes_on() -> None:
    long = row(title="Crane falls into the old harbour of Marrow Bay and nobody at all is hurt")
    first, second, meta = result_lines(long, 30, 0, saying(""))
    assert words(first) == "Crane falls into the old"
    assert words(second) == "harbour of Marrow Bay and …"
    assert "4 Mar 2031" in words(meta)


def test_hits_after_the_cut_are_not_lit_and_those_before_are() -> None:
    title = "Crane falls into the old harbour of Marrow Bay, and the harbour was shut"
    marks = tuple(Span(at, at + 7) for at in (25, 56))
    first, second, _ = result_lines(row(title=title, title_marks=marks), 30, 0, saying(""))
    assert (lit(first), lit(second)) == ([], ["harbour"])


def test_a_snippet_wider_than_the_list_is_cut_between_words() -> None:
    line = result_lines(row(), 30, 1, saying(""))[2]
    assert words(line).strip() == "… closed the old harbour …"
    assert lit(line) == ["harbour"]


@pytest.mark.parametrize(("hits", "said"), [(0, ""), (1, "1 hit"), (1200, "1,200 hits")])
def test_how_many_hits(hits: int, said: str) -> None:
    assert hits_words(row(hits=hits)) == said


@st.composite
def spans(draw: st.DrawFn) -> tuple[Span, ...]:
    drawn = draw(st.lists(st.tuples(st.integers(0, 80), st.integers(1, 9)), max_size=4))
    return tuple(Span(start, start + length) for start, length in drawn)


rows = st.builds(
    row,
    title=st.none() | texts,
    outlet=st.none() | texts,
    snippets=st.lists(st.builds(Snippet, texts, spans()), max_size=3).map(tuple),
    title_marks=spans(),
)


@given(rows, st.integers(20, 90), st.sampled_from(["", "1 hit", "83 % alike"]))
def test_whatever_a_file_says_of_itself_no_line_is_too_wide_and_none_is_acted_on(
    hit: Row, width: int, right: str
) -> None:
    lines = result_lines(hit, width, 3, saying(right))
    assert all(sum(cell_len(piece.text) for piece in line) <= width for line in lines)
    assert [acted_on(words(line)) for line in lines] == [[]] * len(lines)
    assert len(lines) <= TITLE_LINES + 1 + len(hit.snippets)


@pytest.mark.parametrize("piece", [*HOSTILE, "a", "word ", "漢"])
def test_ten_thousand_characters_are_cut_like_any_other(piece: str) -> None:
    long = piece * (10_000 // len(piece))
    hit = row(title=long, outlet=long, snippets=(Snippet(long, (Span(0, 5),)),))
    lines = result_lines(hit, 57, 3, saying("2 hits"))
    assert len(lines) <= TITLE_LINES + 2
    assert all(cell_len(words(line)) <= 57 for line in lines)


def test_what_is_said_besides_stands_last_where_there_is_room() -> None:
    note = (Piece("! ", ("contradiction",)), Piece("2 contradictions", ()))
    told = Words(lambda _: "", lambda _: note)
    *_, last = result_lines(row(), 60, 0, told)
    assert words(last) == "  ! 2 contradictions"
    assert last[1:] == note
    assert len(result_lines(row(), 12, 0, told)) == len(result_lines(row(), 12, 0))


@pytest.mark.parametrize(
    ("width", "told"),
    [
        (60, "The Marchhaven Observer · Tue 4 Mar 2031 · 1,200 words"),
        (44, "The Marchhaven Observer · Tue 4 Mar 2031"),
        (38, "The Marchhaven Observer · 4 Mar 2031"),
        (30, "The Marchhaven … · 4 Mar 2031"),
        (14, "The …"),
    ],
)
def test_where_it_is_tight_the_day_stays_and_the_outlet_is_shortened(width: int, told: str) -> None:
    hit = row(outlet="The Marchhaven Observer", date="2031-03-04", words=1200)
    meta = result_lines(hit, width, 0, saying(""))[-1]
    assert words(meta).rstrip() == told
