"""Two texts in columns: which rows stand opposite each other, wherever one goes."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.comparing.columns import Columns
from reader.comparing.layout import EASY, MARGIN_ROWS
from reader.comparing.page import LinkTable, Place, other
from reader.comparing.walk import CompareWalk
from tests.sample_values import comparison
from tests.walks import STEPS, SURE, walked

HEIGHT = 12


def columns(walk: CompareWalk) -> Columns:
    assert isinstance(walk.plan, Columns)
    return walk.plan


def level(walk: CompareWalk, a: int, b: int) -> bool:
    return columns(walk).row_of("a", a) == columns(walk).row_of("b", b)


def test_between_two_matches_the_last_one_stays_level_while_it_is_in_sight() -> None:
    walk = walked(60, 60, [(10, 30), (40, 50)])
    for _ in range(5):
        walk.step(1)
        assert walk.match is None
        assert level(walk, 10, 30)
    walk.step(-1)
    assert level(walk, 10, 30)


def test_the_other_text_waits_at_the_next_match() -> None:
    walk = walked(80, 60, [(10, 10), (60, 20)])
    walk.go("a", 55)
    assert not columns(walk).in_sight("a", 10)
    seen = set()
    while walk.current < 60:
        seen.add(columns(walk).row_of("b", 20) - columns(walk).row_of("a", walk.current))
        walk.step(1)
    assert level(walk, 60, 20)
    assert all(-HEIGHT <= apart <= HEIGHT for apart in seen)


def test_where_matches_cross_the_nearest_is_level() -> None:
    walk = walked(30, 30, [(5, 25), (9, 3)])
    walk.go("a", 7)
    assert level(walk, 5, 25) or level(walk, 9, 3)
    walk.go("a", 10)
    assert level(walk, 9, 3)


def test_without_any_match_the_other_text_stays_where_it_is() -> None:
    walk = walked(30, 30, [])
    before = columns(walk).tops["b"]
    walk.step_edge(1)
    assert columns(walk).tops["b"] == before
    assert columns(walk).in_sight("a", 29)


def test_a_match_near_the_beginning_leaves_no_more_than_a_third_of_the_screen_blank() -> None:
    walk = walked(60, 60, [(0, 40), (9, 1)], height=30)
    walk.step_link(1)
    assert level(walk, 9, 1)
    assert columns(walk).tops["b"] >= -30 // EASY


def test_at_the_end_of_a_text_no_rows_are_blank_that_need_not_be() -> None:
    walk = walked(60, 60, [])
    walk.step_edge(1)
    assert columns(walk).row_of("a", 59) == HEIGHT - MARGIN_ROWS - 1


LONG = "harbour " * 120 + "end."


@pytest.mark.parametrize("linked", [True, False])
def test_a_passage_taller_than_the_screen_is_gone_through_before_the_next(
    linked: bool,  # noqa: FBT001 (a parameter of the test)
) -> None:
    found = comparison(
        [["Short.", LONG, "After."]],
        [[LONG, "More."]],
        [(1, 0, "reworded", "strong", 0.8)] if linked else [],
    )
    walk = CompareWalk(LinkTable(found, SURE), 40, HEIGHT)
    walk.go("a", 1)
    plan, tall = columns(walk), walk.pages["a"].height(1)
    seen: set[int] = set()
    while walk.current == 1:
        seen.update(range(max(0, -plan.row_of("a", 1)), HEIGHT - plan.row_of("a", 1)))
        if linked:
            assert level(walk, 1, 0)
        walk.step(1)
    assert set(range(tall)) <= seen
    assert walk.current == 2
    walk.step(-1)
    assert walk.current == 1
    assert 0 <= plan.row_of("a", 1) <= HEIGHT // EASY


def test_a_place_far_down_in_a_passage_is_brought_into_sight() -> None:
    found = comparison([["Short.", LONG]], [["x"]])
    walk = CompareWalk(LinkTable(found, SURE), 40, HEIGHT)
    offset = found.a.text.index("end.")
    walk.go_to("a", offset)
    assert walk.current == 1
    rows = [columns(walk).row("a", y) for y in range(HEIGHT)]
    assert any(row.start <= offset < row.end for row in rows if row.sentence == 1)


@given(
    st.integers(1, 40),
    st.integers(1, 40),
    st.lists(st.tuples(st.integers(0, 39), st.integers(0, 39)), max_size=12, unique=True),
    st.lists(st.sampled_from("j k n N tab enter page up G g".split()), max_size=20),
    st.integers(7, 40),
)
def test_wherever_one_goes_the_passage_is_in_sight_and_its_match_is_level(
    a: int, b: int, links: list[tuple[int, int]], keys: list[str], height: int
) -> None:
    walk = walked(a, b, links, height)
    for key in keys:
        STEPS[key](walk)
        plan = columns(walk)
        assert plan.in_sight(walk.side, walk.current)
        if walk.match is not None:
            across = plan.row_of(other(walk.side), walk.match.other)
            assert across == plan.row_of(walk.side, walk.current)


def test_the_kinds_are_gone_through_and_so_is_what_has_no_match() -> None:
    walk = walked(4, 2, [(1, 0)])
    assert walk.step_kind(None)
    assert walk.place == Place("a", 2, 0)
    walk.step_kind(None)
    walk.step_kind(None)
    assert walk.place == Place("a", 0, 0)
    assert walk.step_kind("reworded")
    assert walk.place == Place("a", 1, 0)
    assert not walk.step_kind("quote")
