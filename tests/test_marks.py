from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from reader.text.marks import NO_MARKS, PRECEDENCE, Mark, Marks, Piece, pieces

TEXT = "The council of Marrow Bay closed the old harbour."


@st.composite
def marks(draw: st.DrawFn) -> list[Mark]:
    spans = st.tuples(st.integers(0, 60), st.integers(0, 60), st.sampled_from(PRECEDENCE))
    return [Mark(min(a, b), max(a, b), role) for a, b, role in draw(st.lists(spans, max_size=25))]


ranges = st.tuples(st.integers(0, 60), st.integers(0, 60)).map(sorted)


def test_a_text_is_cut_where_its_roles_change() -> None:
    lit = Marks.of([Mark(15, 25, "place"), Mark(22, 25, "hit")])
    assert pieces(TEXT, 0, 32, lit) == [
        Piece("The council of ", ()),
        Piece("Marrow ", ("place",)),
        Piece("Bay", ("place", "hit")),
        Piece(" closed", ()),
    ]


def test_a_mark_that_begins_before_the_line_lights_its_part_of_it() -> None:
    lit = Marks.of([Mark(4, 25, "person")])
    assert pieces(TEXT, 15, 32, lit) == [Piece("Marrow Bay", ("person",)), Piece(" closed", ())]


def test_the_strongest_role_is_the_last_one() -> None:
    lit = Marks.of([Mark(0, 3, role) for role in reversed(PRECEDENCE)])
    assert pieces("abc", 0, 3, lit) == [Piece("abc", PRECEDENCE)]


def test_two_marks_of_one_role_are_one() -> None:
    lit = Marks.of([Mark(0, 3, "hit"), Mark(0, 3, "hit")])
    assert pieces("abc", 0, 3, lit) == [Piece("abc", ("hit",))]


def test_an_empty_line_has_no_pieces() -> None:
    assert pieces(TEXT, 5, 5, NO_MARKS) == []
    assert pieces(TEXT, 5, 5, Marks.of([Mark(0, 9, "hit")])) == []


def test_empty_marks_are_left_out() -> None:
    assert Marks.of([Mark(3, 3, "hit")]) == NO_MARKS


@given(marks(), ranges)
def test_marks_are_found_by_place(given_marks: list[Mark], place: list[int]) -> None:
    start, end = place
    touching = sorted(
        mark
        for mark in given_marks
        if mark.start < mark.end and mark.start < end and mark.end > start
    )
    assert Marks.of(given_marks).between(start, end) == touching


@given(marks(), ranges)
def test_every_letter_has_the_roles_of_the_marks_over_it(
    given_marks: list[Mark], place: list[int]
) -> None:
    start, end = place
    text = "".join(chr(0x100 + n) for n in range(60))
    cut = pieces(text, start, end, Marks.of(given_marks))
    assert "".join(piece.text for piece in cut) == text[start:end]
    roles = [piece.roles for piece in cut for _ in piece.text]
    for offset, found in enumerate(roles, start):
        over = {mark.role for mark in given_marks if mark.start <= offset < mark.end}
        assert found == tuple(sorted(over, key=PRECEDENCE.index))


@given(marks())
def test_pieces_are_never_empty(given_marks: list[Mark]) -> None:
    cut = pieces("x" * 60, 0, 60, Marks.of(given_marks))
    assert all(piece.text for piece in cut)
    edges = {edge for mark in given_marks for edge in (mark.start, mark.end)} | {0, 60}
    ends = [0]
    for piece in cut:
        ends.append(ends[-1] + len(piece.text))
    assert set(ends) <= edges
    assert all(before < after for before, after in pairwise(ends))
