from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.article import Span
from index.compare.doubts import doubted
from index.compare.passages import POSSIBLE, Alike
from index.compare.prepared import prepare_text


def score(one: str, other: str, before: float = 0.7) -> float:
    a, b = (prepare_text(text, (Span(0, len(text)),)) for text in (one, other))
    return doubted([Alike(0, 0, before)], a, b)[0].score


@pytest.mark.parametrize(
    ("one", "other", "after"),
    [
        # a phrase that is no name
        ("The council closed the old harbour.", "Valdry saw the old harbour.", 0.7),
        # two words, scattered
        ("The harbour of Marrow was closed.", "They closed a road to the harbour.", 0.67),
        # one word beside a name
        ("Tesk closed the road.", "In May the road was shown to Tesk.", 0.57),
        # nothing but names
        ("President Orlan Tesk met Valdry.", "It angered President Orlan Tesk and Valdry.", 0.47),
        # nothing but one word
        ("The farmers left.", "A bus drove the farmers past it.", 0.47),
        ("Tesk asked.", "It was shown to Tesk.", 0.37),
    ],
)
def test_a_score_is_lowered_by_what_is_missing(one: str, other: str, after: float) -> None:
    assert score(one, other) == after
    assert score(other, one) == after


def test_how_a_thing_is_told_is_no_matter() -> None:
    assert score("According to Tesk, it rained.", "According to Valdry, they won.") < POSSIBLE + 0.1


def test_what_is_copied_is_beyond_doubt() -> None:
    assert score("Tesk left.", "Tesk left.") == 0.7
    run = "Tesk was not to be in it"
    assert score(f"{run}, Valdry heard.", f"{run} again.") == 0.7


def test_in_a_line_of_capitals_nothing_is_taken_for_a_name() -> None:
    assert score("COUNCIL CLOSES OLD HARBOUR", "COUNCIL LOSES OLD HARBOUR") == 0.7


@settings(max_examples=60, deadline=None)
@given(*[st.text(alphabet="aAbB C.12", min_size=1, max_size=30)] * 2, st.floats(POSSIBLE, 2))
def test_no_score_rises_nor_falls_below_the_lowest_link(
    one: str, other: str, before: float
) -> None:
    a, b = (prepare_text(text, (Span(0, len(text)),)) for text in (one, other))
    if a.words and b.words:
        assert POSSIBLE <= score(one, other, before) <= before
