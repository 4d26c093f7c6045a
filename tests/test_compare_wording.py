from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from index.compare.comparing import differences
from index.words import fold, word_spans


def shown(a: str, b: str) -> list[tuple[str, str, str]]:
    return [(edit.op, a[slice(*edit.a)], b[slice(*edit.b)]) for edit in differences(a, b)]


def test_a_word_that_was_replaced() -> None:
    assert shown("The pier was old.", "The pier is old.") == [
        ("equal", "The pier", "The pier"),
        ("replace", "was", "is"),
        ("equal", "old", "old"),
    ]


def test_words_that_one_side_lacks() -> None:
    assert shown("The old pier", "The pier fell") == [
        ("equal", "The", "The"),
        ("delete", "old", ""),
        ("equal", "pier", "pier"),
        ("insert", "", "fell"),
    ]


def test_case_accents_and_quotation_marks_are_no_difference() -> None:
    assert shown("the “Café” pier", "The CAFE pier") == [
        ("equal", "the “Café” pier", "The CAFE pier"),
    ]


def test_a_stop_word_amid_a_change_belongs_to_the_change() -> None:
    assert shown("Crews saved the pier today", "Divers lost the boat today") == [
        ("replace", "Crews saved the pier", "Divers lost the boat"),
        ("equal", "today", "today"),
    ]


def test_stop_words_at_either_end_are_no_island() -> None:
    assert [op for op, _, _ in shown("the pier fell", "the boat sank")] == ["equal", "replace"]


def test_empty_sides() -> None:
    assert shown("", "") == []
    assert shown("", "a pier") == [("insert", "", "a pier")]
    assert shown("a pier", "!") == [("delete", "a pier", "")]


def test_very_long_texts_are_compared_at_their_ends() -> None:
    a = "begin " + "x y " * 4000 + "end"
    b = "begin " + "y z " * 4000 + "end"
    assert [op for op, _, _ in shown(a, b)] == ["equal", "replace", "equal"]
    assert shown(a, a) == [("equal", a, a)]


WORDS = st.lists(st.sampled_from("the of a pier boat fell sank 24 café".split()), max_size=25)


@given(WORDS.map(" ".join), WORDS.map(" ".join))
def test_edits_tile_the_words_of_both_sides(a: str, b: str) -> None:
    edits = differences(a, b)
    for spans, text in (([edit.a for edit in edits], a), ([edit.b for edit in edits], b)):
        tiled = [word for span in spans for word, _, _ in word_spans(text[slice(*span)])]
        assert tiled == [word for word, _, _ in word_spans(text)]
        assert all(before.end <= after.start for before, after in pairwise(spans))


@given(WORDS.map(" ".join), WORDS.map(" ".join))
def test_equal_stretches_are_equal_and_no_two_of_a_kind_touch(a: str, b: str) -> None:
    edits = differences(a, b)
    for edit in edits:
        same = [fold(w) for w, _, _ in word_spans(a[slice(*edit.a)])] == [
            fold(w) for w, _, _ in word_spans(b[slice(*edit.b)])
        ]
        assert same or edit.op != "equal"
    equal = [edit.op == "equal" for edit in edits]
    assert all(before != after for before, after in pairwise(equal))
