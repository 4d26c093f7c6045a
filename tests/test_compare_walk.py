"""The way through a comparison, from one contradiction to the next."""

from __future__ import annotations

from reader.comparing.columns import Columns
from reader.comparing.page import LinkTable
from reader.comparing.walk import CompareWalk
from tests.sample_values import comparison

A = [["Twelve died.", "It rained.", "Forty were hurt."], ["A band played.", "Boats left."]]
B = [["Fifteen died.", "Sixty were hurt.", "Five were hurt."], ["Boats sailed."]]
FOUND = comparison(
    A,
    B,
    [
        (0, 0, "contradiction", "strong", 0.9),
        (1, 3, "reworded", "strong", 0.6),
        (2, 2, "reworded", "strong", 0.8),
        (2, 1, "contradiction", "probable", 0.7),
        (4, 3, "reworded", "probable", 0.5),
    ],
)


def walk() -> CompareWalk:
    return CompareWalk(LinkTable(FOUND, ("strong", "probable")), 60, 20)


def test_contradictions_are_gone_through_and_begun_anew() -> None:
    way = walk()
    places = []
    for _ in range(4):
        way.step_kind("contradiction")
        assert way.match is not None
        assert way.match.link.kind == "contradiction"
        places.append((way.current, way.match.other))
    assert places == [(2, 1), (0, 0), (2, 1), (0, 0)]


def test_the_other_side_has_them_too() -> None:
    way = walk()
    way.cross()
    way.step_kind("contradiction")
    assert (way.side, way.current) == ("b", 1)


def test_without_any_nothing_moves() -> None:
    way = walk()
    assert isinstance(way.plan, Columns)
    before = (way.place, way.plan.tops.copy())
    assert not way.step_kind("verbatim")
    assert (way.place, way.plan.tops) == before
