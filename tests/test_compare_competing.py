from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.compare.competing import contested
from index.compare.passages import POSSIBLE, PROBABLE, STRONG, Alike
from index.compare.prepared import prepare
from tests.sample_values import article

COPIED = "The crane fell into the old harbour of Marrow Bay"
A = prepare(
    article("The council closed the quay.", "Tesk left the harbour.", f"{COPIED} on Monday.")
)
B = prepare(article("They shut the quay.", "In the harbour Tesk sang.", f"{COPIED} again."))


def scores(
    pairs: list[tuple[int, int, float]], sure: tuple[tuple[int, int], ...] = ()
) -> list[float]:
    return [one.score for one in contested([Alike(*pair) for pair in pairs], A, B, sure)]


def test_a_better_partner_of_either_takes_from_a_score() -> None:
    assert scores([(0, 0, 1.0), (0, 1, 0.6)]) == [1.0, pytest.approx(0.57)]
    assert scores([(0, 0, 1.0), (0, 1, 0.5), (1, 1, 0.8)]) == [1.0, pytest.approx(0.38), 0.8]


def test_what_has_no_better_partner_is_shown_a_little_sooner_and_is_no_surer() -> None:
    below = PROBABLE - 0.02
    assert scores([(0, 0, below)]) == [PROBABLE]
    assert scores([(0, 0, POSSIBLE)])[0] < PROBABLE
    assert scores([(1, 0, STRONG - 0.01)]) == [STRONG - 0.01]
    assert scores([(0, 0, 1.0), (0, 1, 0.9), (1, 1, 0.95), (1, 0, below)])[3] == POSSIBLE


def test_two_that_are_as_good_leave_each_other_alone() -> None:
    assert scores([(0, 0, 0.7), (0, 1, 0.7)]) == [0.7, 0.7]


def test_what_is_copied_or_sure_for_another_reason_is_not_contested() -> None:
    assert scores([(2, 0, 2.0), (2, 2, 0.7)]) == [2.0, 0.7]
    pairs = [(0, 0, 1.0), (0, 1, 0.5)]
    assert scores(pairs, ((0, 1),)) == [1.0, 0.5]
    assert scores(pairs)[1] < 0.5


PLACES = st.tuples(st.integers(0, 2), st.integers(0, 2))


@given(st.dictionaries(PLACES, st.floats(POSSIBLE, 2), max_size=9))
def test_it_is_the_same_from_either_side_and_adds_no_certainty(
    found: dict[tuple[int, int], float],
) -> None:
    pairs = [Alike(*places, score) for places, score in sorted(found.items())]
    turned = [Alike(b, a, score) for a, b, score in pairs]
    after = contested(pairs, A, B)
    assert after == [Alike(a, b, score) for b, a, score in contested(turned, B, A)]
    for before, one in zip(pairs, after, strict=True):
        assert POSSIBLE <= one.score <= max(before.score, PROBABLE) + 1e-4
    best = max(pairs, key=lambda one: one.score, default=None)
    assert best is None or after[pairs.index(best)].score >= round(best.score, 4)
