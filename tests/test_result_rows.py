"""Rows that come a page at a time, checked against a list that knows all of them."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from reader.results.lines import Words, result_lines
from reader.results.rows import AHEAD, ResultRows
from tests.sample_values import row

CELLS = 40


def rows_of(count: int) -> ResultRows:
    return ResultRows(count, Words(), cells=CELLS, snippets=2, guess=4)


@given(
    st.integers(1, 120), st.lists(st.tuples(st.integers(0, 119), st.integers(0, 30)), max_size=6)
)
def test_every_line_belongs_to_the_row_that_it_says(
    count: int, pages: list[tuple[int, int]]
) -> None:
    rows = rows_of(count)
    for start, length in pages:
        rows.fill(
            start, [row(n, title="Quay " * (n % 9 * 2)) for n in range(start, start + length)]
        )
    for number in range(count):
        top, height = rows.top(number), rows.shown_height(number)
        known = rows.lines(number)
        if known is not None:
            assert height == len(known)
        assert [rows.at(line) for line in range(top, top + height)] == [number] * height
        assert rows.at(top + height) is None  # the blank line between two rows
        assert rows.nearest(top + height) == number
    assert rows.height == sum(rows.shown_height(n) + 1 for n in range(count))


def test_rows_past_the_end_are_not_taken() -> None:
    rows = rows_of(3)
    assert list(rows.fill(2, [row(2), row(3)])) == [2]
    assert rows.row(3) is None


def test_lines_are_broken_anew_for_another_width() -> None:
    rows = rows_of(2)
    rows.fill(0, [row(0), row(1)])
    rows.lay_out(20, 0)
    assert rows.lines(0) == result_lines(row(0), 20, 0)


def test_what_was_asked_for_is_not_asked_for_twice() -> None:
    rows = rows_of(1_000)
    assert rows.ask(0, 39) == range(AHEAD + 10)
    assert rows.ask(0, 39) == range(0)
    further = rows.ask(400, 439)
    assert (further.start, further.stop) == (100 - AHEAD, 110 + AHEAD)
    assert rows.ask(0, 39, again=True) == range(AHEAD + 10)


@given(st.integers(0, 2_000), st.integers(0, 60))
def test_what_is_asked_for_holds_all_that_is_in_sight(line: int, height: int) -> None:
    rows = rows_of(300)
    wanted = rows.ask(line, line + height)
    for number in {rows.at(n) for n in range(line, line + height + 1)} - {None}:
        assert number in wanted
    assert len(wanted) <= 2 * AHEAD + height // 2 + 2


@given(st.integers(1, 40), st.sets(st.integers(0, 39)), st.sets(st.integers(0, 39)))
def test_what_stands_above_a_row_is_none_of_its_own_lines(
    count: int, headed: set[int], filled: set[int]
) -> None:
    words = Words(head=lambda row: "Same story" if row.key in headed else "")
    rows = ResultRows(count, words, cells=CELLS, snippets=2, guess=4)
    for number in filled:
        rows.fill(number, [row(number, title="Quay " * (number % 9 * 2))])
    for number in range(count):
        top, known = rows.top(number), rows.lines(number)
        has_head = known is not None and number in headed
        assert "".join(piece.text for piece in rows.head_at(top)) == "Same story" * has_head
        assert rows.body(number) == top + has_head
        if known is not None:
            assert rows.shown_height(number) == len(known) + has_head
            body = range(top + has_head, top + rows.shown_height(number))
            assert [rows.at(line) for line in body] == [number] * len(known)
            assert not any(rows.head_at(line) for line in body[not has_head :])
        if has_head:
            assert rows.at(top) is None
