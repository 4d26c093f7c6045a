"""A mention in its line, cut to the room that there is."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from index.article import ArticleId
from index.dossier import LINE_ORDERS, Concordance, MentionLine
from index.results import NameRef
from reader.naming.concordance import order_words, place_of
from reader.text.context import GAP, beginning, ending, line_pieces, line_span, planned
from tests.sample_values import acted_on, texts

if TYPE_CHECKING:
    from index.dossier import LineOrder

LINE = MentionLine(
    id=ArticleId("a.txt"),
    title="Quay shut",
    outlet="Marrow Herald",
    date="2025-05-02",
    words=120,
    text_hash="0" * 64,
    start=40,
    end=51,
    left="no longer safe for anyone, said the harbour master ",
    mention="Ilse Torvan",
    right=", who has run the harbour since the spring of that year.",
)


def drawn(line: MentionLine, width: int, order: LineOrder = "date") -> str:
    return "".join(
        piece.text
        for piece in line_pieces(line, "person", planned(width, by_outlet=order == "outlet"))
    )


def test_day_and_outlet_stand_before_a_line_and_the_mention_in_the_middle() -> None:
    assert drawn(LINE, 96) == (
        "2 May 2025    Marrow Herald         said the harbour master Ilse Torvan, who has run the"
        " harbour"
    )


@pytest.mark.parametrize(
    ("width", "order", "line"),
    [
        (
            77,
            "date",
            "2 May 2025        said the harbour master Ilse Torvan, who has run the",
        ),
        (
            77,
            "outlet",
            "Marrow Herald       said the harbour master Ilse Torvan, who has run the",
        ),
        (40, "outlet", "   harbour master Ilse Torvan, who has"),
    ],
)
def test_where_it_is_narrow_the_columns_are_dropped(
    width: int, order: LineOrder, line: str
) -> None:
    assert drawn(LINE, width, order) == line


def test_what_is_unknown_is_written_out() -> None:
    unknown = replace(LINE, outlet=None, date=None)
    assert drawn(unknown, 96).startswith("date unknown  outlet unknown    ")


def test_the_mention_has_the_style_of_its_kind_alone() -> None:
    found = line_pieces(LINE, "place", planned(96, by_outlet=False))
    assert [piece.text for piece in found if "place" in piece.roles] == ["Ilse Torvan"]
    assert [p.roles for p in line_pieces(LINE, "strong", planned(40, by_outlet=False))] == [
        (),
        ("strong",),
        (),
    ]


wild = st.builds(
    lambda left, mention, right, outlet, date: replace(
        LINE, left=left, mention=mention, right=right, outlet=outlet, date=date
    ),
    texts,
    texts.filter(bool),
    texts,
    st.none() | texts,
    st.sampled_from((None, "2025-05-02", "2025-05", "\x1b[2J")),
)


@given(wild, st.integers(2, 180), st.sampled_from(LINE_ORDERS))
def test_a_line_fits_its_mention_in_one_column_and_nothing_is_acted_on(
    line: MentionLine, width: int, order: LineOrder
) -> None:
    plan = planned(width, by_outlet=order == "outlet")
    pieces = line_pieces(line, "person", plan)
    whole = "".join(piece.text for piece in pieces)
    before = "".join(piece.text for piece in pieces[:-2])
    assert acted_on(whole) == []
    assert cell_len(whole) <= max(2, width)
    columns = sum(cells + GAP for cells in (plan.day, plan.outlet) if cells)
    assert cell_len(before) == columns + plan.left


@given(texts, st.integers(0, 60))
def test_an_end_is_one_and_a_beginning_too(text: str, cells: int) -> None:
    left, right = ending(text, cells), beginning(text, cells)
    assert text.endswith(left)
    assert text.startswith(right)
    assert cell_len(left) <= cells
    assert cell_len(right) <= cells


@pytest.mark.parametrize(
    ("text", "cells", "left", "right"),
    [
        ("one two three ", 20, "one two three ", "one two three "),
        ("one two three ", 10, "two three ", "one two"),
        ("one two three ", 9, "three ", "one two"),
        (" one, two", 5, "two", " one,"),
        ("one, two", 3, "two", "one"),
        ("incomprehensible", 6, "nsible", "incomp"),
        ("one", 0, "", ""),
        ("", 0, "", ""),
    ],
)
def test_contexts_are_cut_between_words_where_they_can_be(
    text: str, cells: int, left: str, right: str
) -> None:
    assert (ending(text, cells), beginning(text, cells)) == (left, right)


def test_a_mention_is_found_again_in_another_order() -> None:
    keys, number = np.array([4, 4, 7, 9]), np.array([0, 1, 0, 0])
    found = Concordance(NameRef("person", "Ilse Torvan"), "left", keys, number)
    assert [place_of(found, 4, 1), place_of(found, 9, 0), place_of(found, 7, 1)] == [1, 3, None]


def test_a_line_that_is_gone_says_so() -> None:
    found = line_pieces(replace(LINE, id=ArticleId("")), "person", planned(77, by_outlet=False))
    assert [piece.text for piece in found] == ["gone meanwhile"]


def test_what_they_are_ordered_by_is_told_and_how_far() -> None:
    keys = np.arange(5)
    some = Concordance(NameRef("person", "Ilse Torvan"), "left", keys, keys, within=3)
    assert order_words("left", None) == "by what stands before"
    assert order_words("left", replace(some, within=None)) == "by what stands before"
    assert order_words("left", replace(some, within=5)) == "by what stands before"
    assert order_words("right", some) == "by what follows: the first 3, the others by date"


def test_a_line_leads_back_to_its_stretch_of_the_text() -> None:
    assert line_span(replace(LINE, left="said ", right=", who")) == (35, 56)
