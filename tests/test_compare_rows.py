"""Two texts in rows: A in its order, what matches it opposite, then what B has alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st

from reader.comparing.page import LinkTable, Place
from reader.comparing.rows import STACKED, Rows
from reader.comparing.walk import CompareWalk
from tests.sample_values import comparison
from tests.walks import STEPS, SURE, walked

if TYPE_CHECKING:
    from reader.comparing.rows import RowLine

LINKS = [(0, 1), (0, 3), (2, 1)]


def rows(walk: CompareWalk) -> Rows:
    assert isinstance(walk.plan, Rows)
    return walk.plan


def lines(walk: CompareWalk) -> list[RowLine]:
    """Return all lines, from the first on."""
    plan = rows(walk)
    return [plan.line(number - plan.top) for number in range(plan.count)]


def told(walk: CompareWalk) -> list[tuple[int, int, str]]:
    """Return the sentences of A and B that stand beside each other, and what is said of them."""
    return [(line.a.sentence, line.b.sentence, line.said) for line in lines(walk)]


def test_matches_stand_below_each_other_and_what_b_has_alone_at_the_end() -> None:
    blank = (-1, -1, "")
    assert told(walked(3, 5, LINKS, 40, "rows")) == [
        (0, 1, ""),
        (-1, 3, ""),
        blank,
        (1, -1, "none-b"),
        blank,
        (2, 1, ""),
        blank,
        (-1, -1, "only-b"),
        blank,
        (-1, 0, "none-a"),
        blank,
        (-1, 2, "none-a"),
        blank,
        (-1, 4, "none-a"),
    ]


def test_of_many_matches_some_stand_there_and_the_one_that_is_chosen() -> None:
    many = STACKED + 4
    walk = walked(1, many, [(0, n) for n in range(many)], 40, "rows")
    assert [line.b.sentence for line in lines(walk)] == [0, 1, 2, -1]
    assert lines(walk)[-1].more == many - STACKED
    for number in range(1, many):
        walk.step_match()
        assert walk.match_number == number
        shown = [line.b.sentence for line in lines(walk)]
        assert shown[:STACKED] == [0, 1, 2]
        assert number in shown
    walk.step_match()
    assert walk.match_number == 0


def test_one_goes_through_a_and_then_through_what_b_has_alone() -> None:
    walk = walked(3, 5, LINKS, 40, "rows")
    seen = [walk.place[:2]]
    for _ in range(6):
        walk.step(1)
        seen.append(walk.place[:2])
    assert seen == [("a", 0), ("a", 1), ("a", 2), ("b", 0), ("b", 2), ("b", 4), ("b", 4)]
    walk.step_link(-1)
    assert walk.place[:2] == ("a", 2)
    walk.step_edge(1)
    walk.step_kind(None)
    assert walk.place[:2] == ("a", 1)
    walk.step_edge(1)
    walk.step_kind("reworded")
    assert walk.place == Place("a", 0, 0)


def test_a_passage_of_b_with_a_match_is_found_at_that() -> None:
    walk = walked(3, 5, LINKS, 40, "rows")
    walk.go("b", 3)
    assert walk.place == Place("a", 0, 1)
    walk.cross()
    assert walk.side == "a"


def test_to_columns_and_back_one_stays_at_the_link() -> None:
    walk = walked(3, 5, LINKS, 40, "rows")
    walk.step_match()
    before = walk.match
    walk.lay_out(60, 40, "columns")
    assert walk.match == before
    walk.cross()
    assert walk.place[:2] == ("b", 3)
    walk.lay_out(60, 40, "rows")
    assert walk.match == before


def test_what_is_taller_than_the_screen_is_gone_through_before_the_next() -> None:
    long = "harbour " * 120 + "end."
    found = comparison([["One.", "Two."]], [[long]], [(0, 0, "reworded", "strong", 0.8)])
    walk = CompareWalk(LinkTable(found, SURE), 40, 10, "rows")
    seen: set[int] = set()
    while walk.current == 0:
        seen.update(rows(walk).line(y).b.start for y in range(10))
        walk.step(1)
    assert {row.start for row in walk.pages["b"].rows} <= seen
    walk.go_to("b", found.b.text.index("end."))
    ends = {rows(walk).line(y).b.end for y in range(10)}
    assert len(found.b.text) in ends


links = st.lists(st.tuples(st.integers(0, 14), st.integers(0, 14)), max_size=30, unique=True)


@given(st.integers(0, 15), st.integers(0, 15), links, st.integers(4, 30))
def test_every_passage_stands_there_once_and_is_in_sight_when_one_comes_to_it(
    a: int, b: int, some: list[tuple[int, int]], height: int
) -> None:
    walk = walked(a, b, some, height, "rows")
    plan = rows(walk)
    begun = [line.a.sentence for line in lines(walk) if line.a.sentence >= 0]
    assert begun == list(range(a))
    alone = [line.b.sentence for line in lines(walk) if line.said == "none-a"]
    assert alone == walk.table.alone("b")
    for stop, place in enumerate(plan.stops):
        walk.go(*place)
        for _ in range(max(1, len(walk.matches))):
            shown = [plan.line(y) for y in range(height)]
            assert any(line.stop == stop for line in shown)
            if walk.match is not None:
                assert any(
                    (line.match, line.b.sentence) == (walk.match_number, walk.match.other)
                    for line in shown
                    if line.stop == stop
                )
            walk.step_match()


@given(links, st.lists(st.sampled_from("j k n N enter page up G g".split()), max_size=15))
def test_no_key_leads_out_of_the_texts(some: list[tuple[int, int]], keys: list[str]) -> None:
    walk = walked(15, 15, some, 9, "rows")
    for key in keys:
        STEPS[key](walk)
        here = rows(walk).number(walk.place)
        assert rows(walk).stops[here] == walk.place[:2]
        assert any(rows(walk).line(y).stop == here for y in range(9))
