from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st

from index.article import Span
from index.comparison import LINK_KINDS, TIERS
from reader.comparing.kinds import KIND_WORDS, SIGNS
from reader.comparing.page import (
    BLANK,
    LinkTable,
    SidePage,
    SideRow,
    link_marks,
    sentences_of,
)
from reader.text.marks import NO_MARKS, Mark
from tests.sample_values import comparison

if TYPE_CHECKING:
    from index.comparison import Tier

STRONG: tuple[Tier, ...] = ("strong", "probable")
FOUND = comparison(
    [["The crane fell.", "Nobody was hurt."], ["Boats lie at the quay."]],
    [["Nobody was hurt.", "A crane fell."], ["Fees are up.", "Boats moved."]],
    [
        (0, 1, "reworded", "probable", 0.5),
        (0, 3, "contradiction", "strong", 0.7),
        (1, 0, "verbatim", "strong", 0.9),
        (2, 3, "reworded", "possible", 0.4),
    ],
)


def page(width: int = 40) -> SidePage:
    return SidePage(FOUND.a.text, FOUND.a.paragraphs, FOUND.sentences_a, width)


def shown(side: SidePage) -> list[str]:
    return [side.text[row.start : row.end] for row in side.rows]


def test_each_sentence_starts_a_line_and_paragraphs_are_parted() -> None:
    assert shown(page()) == ["The crane fell.", "Nobody was hurt.", "", "Boats lie at the quay."]
    assert page().rows[2] is BLANK


def test_a_long_sentence_fills_several_rows() -> None:
    narrow = page(12)
    assert shown(narrow) == [
        "The crane",
        "fell.",
        "Nobody was",
        "hurt.",
        "",
        "Boats lie at",
        "the quay.",
    ]
    assert [narrow.first_row(n) for n in range(3)] == [0, 2, 5]
    assert [narrow.height(n) for n in range(3)] == [2, 2, 2]


def test_a_blank_row_belongs_to_the_sentence_before_it() -> None:
    assert [page().sentence_at(row) for row in range(5)] == [0, 1, 1, 2, 2]


def test_an_article_without_sentences_has_no_rows() -> None:
    empty = SidePage("", (), (), 40)
    assert empty.rows == []
    assert (empty.first_row(0), empty.height(0), empty.sentence_at(3)) == (0, 0, -1)


words = st.lists(st.sampled_from("harbour crane a quay 漢字".split()), min_size=1, max_size=12)
sides = st.lists(st.lists(words.map(" ".join), min_size=1, max_size=4), min_size=1, max_size=4)


@given(sides, st.integers(10, 40))
def test_rows_cover_the_sentences_in_order(paragraphs: list[list[str]], width: int) -> None:
    found = comparison(paragraphs, [["x"]])
    side = SidePage(found.a.text, found.a.paragraphs, found.sentences_a, width)
    numbers = [row.sentence for row in side.rows if row is not BLANK]
    assert numbers == sorted(numbers)
    assert set(numbers) == set(range(len(found.sentences_a)))
    assert sum(row is BLANK for row in side.rows) == len(paragraphs) - 1
    for number, (start, end) in enumerate(found.sentences_a):
        first = side.first_row(number)
        rows = side.rows[first : first + side.height(number)]
        assert {row.sentence for row in rows} == {number}
        assert all(start <= row.start <= row.end <= end for row in rows)
        joined = " ".join(side.text[row.start : row.end] for row in rows)
        assert joined == side.text[start:end]
        assert [side.sentence_at(first + n) for n in range(len(rows))] == [number] * len(rows)


def test_matches_are_listed_best_first_from_both_sides() -> None:
    table = LinkTable(FOUND, STRONG)
    assert [(m.other, m.link.score) for m in table.matches("a", 0)] == [(3, 0.7), (1, 0.5)]
    assert [m.other for m in table.matches("b", 3)] == [0]
    assert table.matches("a", 2) == []


def test_possible_links_are_there_only_on_request() -> None:
    every = LinkTable(FOUND, TIERS)
    assert [m.other for m in every.matches("b", 3)] == [0, 2]
    assert (every.unmatched("a"), every.unmatched("b")) == (0, 1)
    sure = LinkTable(FOUND, STRONG)
    assert (sure.unmatched("a"), sure.unmatched("b")) == (1, 1)


def test_linked_sentences_are_in_order_of_their_side() -> None:
    table = LinkTable(FOUND, STRONG)
    assert (table.linked("a"), table.linked("b")) == ([0, 1], [0, 1, 3])


def test_the_sign_of_a_sentence_is_that_of_its_best_link() -> None:
    table = LinkTable(FOUND, STRONG)
    assert [table.kind("a", n) for n in range(3)] == ["contradiction", "verbatim", None]
    assert [table.kind("b", n) for n in range(4)] == [
        "verbatim",
        "reworded",
        None,
        "contradiction",
    ]


def test_links_are_counted_by_kind() -> None:
    assert LinkTable(FOUND, TIERS).counts() == {
        "verbatim": 1,
        "quote": 0,
        "reworded": 2,
        "contradiction": 1,
    }


def test_every_kind_has_a_sign_and_words() -> None:
    assert set(SIGNS) == set(KIND_WORDS) == set(LINK_KINDS)
    assert len(set(SIGNS.values())) == len(SIGNS)


@given(st.sets(st.sampled_from(TIERS)))
def test_both_sides_tell_the_same_links(tiers: set[str]) -> None:
    table = LinkTable(FOUND, [tier for tier in TIERS if tier in tiers])
    from_a = {(n, m.other, m.link) for n in table.linked("a") for m in table.matches("a", n)}
    from_b = {(m.other, n, m.link) for n in table.linked("b") for m in table.matches("b", n)}
    assert from_a == from_b
    assert {found for _, _, found in from_a} == set(table.links)
    assert all(found.tier in tiers for found in table.links)


def test_the_words_that_made_a_link_are_lit_on_each_side() -> None:
    (verbatim,) = (found for found in FOUND.links if found.kind == "verbatim")
    assert link_marks(verbatim, "a").marks == (Mark(16, 19, "verbatim"),)
    assert link_marks(verbatim, "b").marks == (Mark(0, 3, "verbatim"),)
    assert link_marks(None, "a") == NO_MARKS


def test_each_side_has_its_own_sentences() -> None:
    assert sentences_of(FOUND, "a") == FOUND.sentences_a
    assert sentences_of(FOUND, "b")[0] == Span(0, 16)
    assert SideRow(0, 1, 2) != BLANK
