from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from reader.results.latest import Latest


def test_the_first_question_is_put_at_once() -> None:
    latest = Latest()
    assert not latest.waiting
    assert latest.ask() == 1
    assert latest.waiting


def test_while_one_is_under_way_others_wait_and_the_answer_is_not_the_last() -> None:
    latest = Latest()
    first = latest.ask()
    assert first is not None
    assert latest.ask() is None
    assert latest.ask() is None
    assert not latest.answered(first)
    assert not latest.waiting


def test_the_answer_to_the_last_question_counts() -> None:
    latest = Latest()
    first = latest.ask()
    latest.ask()
    assert first is not None
    assert not latest.answered(first)
    again = latest.ask()
    assert again is not None
    assert latest.answered(again)


@given(st.lists(st.booleans(), max_size=60))
def test_never_are_two_under_way_and_only_the_last_one_counts(steps: list[bool]) -> None:
    latest, asked, under_way = Latest(), 0, 0
    for asks in steps:
        if asks:
            asked += 1
            assert latest.ask() == (None if under_way else asked)
            under_way = under_way or asked
        elif under_way:
            assert latest.answered(under_way) == (under_way == asked)
            under_way = 0
        assert latest.waiting == bool(under_way)
