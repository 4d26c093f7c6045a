from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.compare.evidence import weighed
from index.compare.passages import POSSIBLE, PROBABLE, STRONG, Alike
from index.compare.prepared import prepare
from tests.sample_values import article

A = prepare(article("The council closed the quay of Marrow.", "It was a crane of the old harbour."))
B = prepare(article("Marrow opened no quay.", "It was a crane of the old harbour, he said."))
WEIGHTS = {"marrow": 1.0, "quay": 2.0, "crane": 3.0, "old": 1.0, "harbour": 1.0}


def score(
    before: float, rarest: float, places: tuple[int, int] = (0, 0), *, sure: bool = False
) -> float:
    pairs = [Alike(*places, before)]
    return weighed(pairs, A, B, WEIGHTS, rarest=rarest, sure=[places] if sure else [])[0].score


@pytest.mark.parametrize(("before", "tier"), [(0.7, STRONG), (STRONG, STRONG), (0.5, PROBABLE)])
def test_what_shares_too_little_is_a_tier_lower(before: float, tier: float) -> None:
    assert score(before, 1.5) == before
    assert tier - 0.05 < score(before, 1.6) < tier


def test_what_is_copied_or_sure_for_another_reason_stays() -> None:
    assert score(0.7, 9.0, (1, 1)) == 0.7
    assert score(0.7, 9.0, sure=True) == 0.7
    assert score(0.7, 9.0) < STRONG


@given(st.floats(POSSIBLE, 2), st.floats(0.1, 9))
def test_no_score_rises_nor_falls_below_the_lowest_link(before: float, rarest: float) -> None:
    after = score(before, rarest)
    assert POSSIBLE <= after <= before
    assert (after >= PROBABLE) == (before >= PROBABLE) or before < STRONG
