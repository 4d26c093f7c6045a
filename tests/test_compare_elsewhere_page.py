"""What others report and one article has no match for, as entries of a page."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from index.article import ArticleId, Span
from index.elsewhere import Elsewhere, Passage, Reported
from index.results import Progress
from index.story import StoryId
from reader.comparing.elsewhere_page import busy_page, elsewhere_page, failed_page
from reader.comparing.entries import WIDE, plan
from reader.comparing.pages import Others
from tests.sample_values import acted_on, comparison, texts

if TYPE_CHECKING:
    from index.comparison import Comparison
    from reader.comparing.pages import Line

POST, RADIO = ArticleId("post.txt"), ArticleId("radio.txt")
BAND = "A brass band played for the last time on its planks."
CRACK = Passage(POST, "Pier Post", None, "2025-05-02", Span(3, 40), "Divers found a crack.")
CRACK_TOO = Passage(RADIO, None, None, None, Span(0, 30), "A crack\nwas found by divers.")
REPORTED = Reported((CRACK, CRACK_TOO), 2, 0.7, Span(0, 12), 0.31)


def pair() -> Comparison:
    of = comparison([[BAND]], [["The quay is shut."]])
    a = replace(of.a, id=ArticleId("a.txt"), outlet="Marrow Herald")
    return replace(of, a=a, b=replace(of.b, id=ArticleId("b.txt"), outlet=None))


def found(*reported: Reported, compared: int = 3, left_out: int = 0) -> Elsewhere:
    others = tuple(ArticleId(f"{n}.txt") for n in range(compared))
    return Elsewhere(ArticleId("a.txt"), others, reported, StoryId("4"), left_out)


def shown(lines: tuple[Line, ...]) -> list[str]:
    return ["".join(piece.text for piece in line) for line in lines]


def test_each_tells_by_how_many_outlets_in_which_words_and_what_comes_nearest() -> None:
    (item,) = elsewhere_page(pair(), "a", found(REPORTED)).items(80)
    assert shown(item.head) == ["A Marrow Herald: no match found in this text"]
    assert shown(item.lines) == [
        "2 outlets",
        "  Pier Post · Fri 2 May 2025",
        "    Divers found a crack.",
        "  unknown radio · date unknown",
        "    A crack was found by divers.",
        "  nearest in this text · too little alike for a match",
        "    A brass band",
    ]
    assert item.leads == Others(ArticleId("a.txt"), {POST: Span(3, 40), RADIO: Span(0, 30)})


def test_where_there_is_room_what_comes_nearest_stands_beside() -> None:
    (item,) = elsewhere_page(pair(), "a", found(REPORTED)).items(WIDE)
    where = plan(WIDE, labelled=True)
    first = shown(item.lines)[0]
    assert (first.index("Pier Post"), first.index("nearest")) == (where.at_a, where.at_b)


def test_words_of_one_source_are_told_and_that_nothing_comes_near() -> None:
    one = replace(REPORTED, wordings=1, later=1, nearest=None, nearest_score=0.0)
    (item,) = elsewhere_page(pair(), "b", found(one, left_out=2)).items(80)
    assert shown(item.lines)[:3] == ["2 outlets", "in 1 wording", "1 on a later day"]
    assert shown(item.lines)[-1] == "  no sentence of this text has a word of it"
    assert shown(item.head) == ["B unknown b: no match found in this text"]
    page = elsewhere_page(pair(), "b", found(one, left_out=2))
    told = "1 reported · looked through 3 articles of other outlets, 2 left out"
    assert shown((page.totals,)) == [told]


@pytest.mark.parametrize(
    ("of", "told"),
    [
        (replace(found(), story=None), "A Marrow Herald isn't grouped with others on its event"),
        (found(compared=0), "A Marrow Herald has no two other outlets in its story"),
        (found(), "A Marrow Herald: nothing found that two other outlets report"),
    ],
)
def test_without_any_a_sentence_says_why(of: Elsewhere, told: str) -> None:
    page = elsewhere_page(pair(), "a", of)
    assert page.nothing.startswith(told)
    assert page.items(80) == []


def test_while_it_is_worked_out_how_far_it_is_is_told() -> None:
    begun = busy_page(pair(), "a", None).nothing
    assert begun == "A Marrow Herald: looking through the others of its story …"
    told = busy_page(pair(), "a", Progress("comparing", 4, 15, None)).nothing
    assert told == f"{begun} 4 of 15 pairs of texts"
    assert failed_page("It is \x1b[2Jgone.").nothing == "It is ␛[2Jgone."


@given(texts, st.integers(40, 180))
def test_whatever_a_file_holds_no_line_is_wider_than_the_page(text: str, width: int) -> None:
    one = Passage(POST, text or None, text, text or None, Span(0, 1), text)
    reported = Reported((one, replace(CRACK_TOO, text=text * 40)), 2, 0.7, Span(0, 9), 0.0)
    (item,) = elsewhere_page(pair(), "a", found(reported)).items(width)
    for line in shown((*item.head, *item.lines)):
        assert cell_len(line) <= width
        assert not acted_on(line)


@pytest.mark.parametrize("letter", ["a", " ", "“", "語"])
def test_of_an_endless_passage_the_beginning_is_told(letter: str) -> None:
    one = replace(CRACK, text=letter * 1_000_000)
    (item,) = elsewhere_page(pair(), "a", found(replace(REPORTED, passages=(one,)))).items(80)
    assert len(item.lines) < 20
