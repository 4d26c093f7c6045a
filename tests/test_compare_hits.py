"""Words looked for in two articles: what is found, in which order, and what is said of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.article import Span
from reader.comparing.hits import (
    MOST,
    Hit,
    HitsBeside,
    around,
    found_in,
    hit_place,
    hits_line,
    told,
)
from tests.sample_values import HOSTILE, acted_on, texts

if TYPE_CHECKING:
    from reader.comparing.page import SideName

TEXTS: dict[SideName, str] = {
    "a": "The crane fell. “It’s the old crane,” Ilse Torvan said, but cranes don’t fall.",
    "b": "A Crane came\ndown at the quay.",
}


def words(text: str, typed: str) -> list[str]:
    return [text[slice(*span)] for span in found_in(text, typed)]


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("crane", ["crane", "crane", "crane"]),
        ("CRANE F", ["crane f"]),
        ("rane", []),
        ("it's", ["It’s"]),
        ('"it', ["“It"]),
        ("old   crane", ["old crane"]),
        ("", []),
        ("  ", []),
        ("(crane", []),
        ("crane.", []),
        ("said,", ["said,"]),
    ],
)
def test_words_are_found_from_their_beginning_on_whatever_the_case(
    typed: str, found: list[str]
) -> None:
    assert words(TEXTS["a"], typed) == found


def test_a_line_end_is_a_blank() -> None:
    assert words(TEXTS["b"], "crane came down") == ["Crane came\ndown"]


def looking(typed: str) -> HitsBeside:
    hits = HitsBeside()
    hits.look(typed, TEXTS)
    return hits


def test_hits_are_gone_through_on_both_sides_and_around() -> None:
    hits = looking("crane")
    sides, over = [], []
    for _ in range(5):
        found = hits.next("a", 0, 1)
        assert found is not None
        hits.stand_at(found[0])
        sides.append(found[0].side)
        over.append(found[1])
    assert sides == ["a", "a", "a", "b", "a"]
    assert over == [False, False, False, False, True]
    assert hit_place(hits) == "hit 1 of 4"
    back = hits.next("a", 0, -1)
    assert back is not None
    assert back[0].side == "b"
    assert back[1]


def test_without_a_current_one_the_next_is_looked_for_from_the_passage_on() -> None:
    hits = looking("crane")
    after, before = hits.next("a", 16, 1), hits.next("b", 0, -1)
    assert after is not None
    assert before is not None
    assert after[0].span.start == TEXTS["a"].index("old crane") + 4
    assert before[0].side == "a"
    assert looking("zebra").next("a", 0, 1) is None


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("crane", "3 in A · 1 in B"),
        ("torvan", "1 in A · none in B"),
        ("quay", "none in A · 1 in B"),
        ("zebra", "in neither text"),
    ],
)
def test_how_often_each_side_has_it_is_told(typed: str, said: str) -> None:
    hits = looking(typed)
    assert told(hits) == said
    assert "".join(piece.text for piece in hits_line(hits)) == f"/ {typed} · {said}"


def test_nothing_is_told_where_nothing_is_looked_for() -> None:
    hits = looking("crane")
    hits.let_go()
    assert hits_line(hits) == []
    assert hit_place(hits) == ""
    assert hits.all == []


def test_the_current_hit_is_lit_apart() -> None:
    hits = looking("crane")
    hits.stand_at(Hit("b", Span(2, 7)))
    assert {mark.role for mark in hits.marks("a").marks} == {"hit"}
    assert {mark.role for mark in hits.marks("b").marks} == {"hit", "current-hit"}


def test_steps_over_an_end_are_told() -> None:
    assert around(1, 1) == "This is the only hit."
    assert around(1, 12) == "From the last hit on to the first of 12."
    assert around(-1, 12) == "From the first hit back to the last of 12."


@given(texts, texts)
def test_any_text_is_looked_through_for_anything(text: str, typed: str) -> None:
    found = found_in(text, typed)
    assert list(found) == sorted(found)
    assert all(0 <= start < end <= len(text) for start, end in found)
    hits = HitsBeside()
    hits.look(typed, {"a": text, "b": text})
    line = "".join(piece.text for piece in hits_line(hits))
    assert acted_on(line) == []


@pytest.mark.parametrize("piece", [*HOSTILE, "a", " ", "'", "a ", "aa "])
def test_a_megabyte_is_no_trouble(piece: str) -> None:
    text = piece * (1_000_000 // len(piece))
    for typed in ("a", "a a", "''", '" "', piece * 20):
        assert len(found_in(text, typed)) <= MOST


@given(st.lists(st.sampled_from(["crane", "Crane", "cranes", "acrane", "quay"]), max_size=12))
def test_every_word_that_begins_so_is_found(some: list[str]) -> None:
    expected = [word for word in some if word.lower().startswith("crane")]
    assert len(found_in(" ".join(some), "crane")) == len(expected)
