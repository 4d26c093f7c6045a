"""Where one is stays when sides are swapped or another article is put beside."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.article import ArticleId
from reader.comparing.page import LinkTable, Place
from reader.comparing.staying import place_of, spot_of
from reader.comparing.walk import CompareWalk
from tests.sample_values import comparison
from tests.walks import SURE

A = ["The crane fell on Monday.", "Nobody was hurt.", "Fees are up.", "It rained."]
B = ["A crane fell.", "Fees rose.", "The crane came down."]
C = ["Nobody was injured.", "Rain fell."]


def told(one: list[str], two: list[str], links: list[tuple[int, int]], ids: str) -> LinkTable:
    found = comparison(
        [one], [two], [(a, b, "reworded", "strong", 0.9 - a / 10 - b / 100) for a, b in links]
    )
    a, b = (replace(art, id=ArticleId(n)) for art, n in zip((found.a, found.b), ids, strict=True))
    return LinkTable(replace(found, a=a, b=b), SURE)


AB = told(A, B, [(0, 0), (0, 2), (2, 1)], "ab")
BA = told(B, A, [(0, 0), (2, 0), (1, 2)], "ba")
AC = told(A, C, [(1, 0), (3, 1)], "ac")


def walk(table: LinkTable, place: Place) -> CompareWalk:
    found = CompareWalk(table, 60, 12)
    found.stand_at(place)
    return found


@given(st.sampled_from("ab"), st.integers(0, 3), st.integers(0, 1))
def test_swapped_twice_one_is_where_one_was(side: str, passage: int, match: int) -> None:
    at = Place("a", passage, 0) if side == "a" else Place("b", passage % 3, 0)
    if len(AB.matches(*at[:2])) > match:
        at = at._replace(match=match)
    spot = spot_of(walk(AB, at))
    assert spot is not None
    swapped = place_of(BA, spot)
    assert swapped is not None
    assert (swapped.side, swapped.sentence) == ("b" if at.side == "a" else "a", at.sentence)
    again = spot_of(walk(BA, swapped))
    assert again is not None
    assert place_of(AB, again) == at


@pytest.mark.parametrize(
    ("here", "there"),
    [
        (Place("a", 1, 0), Place("a", 1, 0)),
        (Place("a", 0, 1), Place("a", 0, 0)),  # no match there
        (Place("b", 1, 0), Place("a", 2, 0)),  # to what stays of it
    ],
)
def test_another_article_beside_keeps_the_passage_of_the_one_that_stays(
    here: Place, there: Place
) -> None:
    spot = spot_of(walk(AB, here))
    assert spot is not None
    assert place_of(AC, spot) == there


def test_with_neither_article_there_is_no_place() -> None:
    spot = spot_of(walk(AB, Place("a", 1, 0)))
    assert spot is not None
    assert place_of(told(C, C, [], "xy"), spot) is None
    assert spot_of(CompareWalk(told([], [], [], "xy"), 60, 12)) is None
