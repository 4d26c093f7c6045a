"""Where the matches of other passages lie: letters, arrows, and the line to further matches."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st

from reader.comparing.columns import Columns
from reader.comparing.ties import DOWN, LETTERS, UP, ties
from tests.walks import walked

if TYPE_CHECKING:
    from reader.comparing.ties import Ties
    from reader.comparing.walk import CompareWalk


def tied(walk: CompareWalk) -> Ties:
    assert isinstance(walk.plan, Columns)
    return ties(walk.plan, walk.place)


def told(walk: CompareWalk) -> tuple[dict[int, str], dict[int, str]]:
    beside = tied(walk).beside
    a, b = ({n: tie.words for n, tie in beside[side].items()} for side in ("a", "b"))
    return a, b


def test_both_ends_of_a_link_in_sight_have_its_letter() -> None:
    walk = walked(30, 30, [(0, 0), (2, 5), (4, 7)], 20)
    assert told(walk) == ({2: "b", 4: "c"}, {5: "b", 7: "c"})
    assert not any(tie.crosses for side in tied(walk).beside.values() for tie in side.values())


def test_links_that_cross_stand_out_and_their_letters_are_out_of_order() -> None:
    walk = walked(30, 30, [(0, 0), (2, 8), (4, 3), (6, 9)], 20)
    assert told(walk) == ({2: "b", 4: "c", 6: "d"}, {3: "c", 8: "b", 9: "d"})
    crossing = {n for n, tie in tied(walk).beside["a"].items() if tie.crosses}
    assert crossing == {2, 4}


def test_an_arrow_points_to_a_match_out_of_sight() -> None:
    walk = walked(30, 30, [(0, 10), (1, 29), (2, 0), (25, 11)])
    a, b = told(walk)
    assert a == {1: DOWN, 2: UP}
    assert b == {11: DOWN}


def test_a_passage_of_b_has_the_letters_of_all_its_links_in_sight() -> None:
    walk = walked(30, 30, [(0, 0), (1, 5), (2, 5), (3, 5)], 20)
    assert told(walk) == ({1: "b", 2: "c", 3: "d"}, {5: "bc"})


def test_a_line_leads_to_the_other_matches_of_the_current_passage() -> None:
    walk = walked(30, 30, [(0, 0), (0, 4), (0, 29), (6, 6)], 20)
    rule = tied(walk).rule
    y = walk.plan.row_of("a", 0) if isinstance(walk.plan, Columns) else -1
    assert {row - y: joint.glyph for row, joint in rule.items()} == {1: "│", 2: "│", 3: "│", 4: "├"}
    walk.go("b", 4)
    assert tied(walk).rule == {}
    assert told(walk) == ({0: "a", 6: "b"}, {0: "a", 6: "b"})


@given(
    st.lists(st.tuples(st.integers(0, 29), st.integers(0, 29)), max_size=25, unique=True),
    st.integers(0, 29),
    st.sampled_from(["a", "b"]),
    st.integers(5, 40),
)
def test_a_letter_stands_at_both_ends_or_at_none(
    links: list[tuple[int, int]], at: int, side: str, height: int
) -> None:
    walk = walked(30, 30, links, height)
    walk.go("a" if side == "a" else "b", at)
    assert isinstance(walk.plan, Columns)
    a, b = told(walk)
    letters = {words[0]: n for n, words in a.items() if words[0] in LETTERS}
    assert len(letters) == sum(words[0] in LETTERS for words in a.values())
    for n, words in b.items():
        for letter in words:
            if letter in LETTERS:
                assert (letters[letter], n) in links
    for own, sight in ((a, "a"), (b, "b")):
        assert all(walk.plan.in_sight("a" if sight == "a" else "b", n) for n in own)
    assert set(tied(walk).rule) <= set(range(height))
