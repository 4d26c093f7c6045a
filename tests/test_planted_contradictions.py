"""Contradictions that were planted, and near misses that look like one: each by what it plants."""

from __future__ import annotations

import pytest

from benchmarks.contradictions import SETS, Case, grave, planted
from index.compare.comparing import compare

CASES = [case for name in SETS for case in planted(name)]
PLANTED = [pytest.param(case, id=case.plants) for case in CASES if case.words and not case.missed]
MISSED = [pytest.param(case, id=case.plants) for case in CASES if case.missed]
NEAR_MISSES = [pytest.param(case, id=case.plants) for case in CASES if not case.words]


def test_enough_is_planted() -> None:
    assert len(PLANTED) >= 75
    assert len(NEAR_MISSES) >= 150
    assert len({case.plants for case in CASES}) == len(CASES)


@pytest.mark.parametrize("case", PLANTED)
def test_a_planted_contradiction_is_marked_with_its_reason_on_both_sides(case: Case) -> None:
    told = compare(case.a, case.b)
    assert case.found(told)
    for link in grave(told):
        reason = link.why[0]
        assert (reason.a, reason.b) == (link.marks_a, link.marks_b)
        assert " against " in reason.words
    marks = {(link.marks_a, link.marks_b) for link in grave(told)}
    mirrored = compare(case.b, case.a)
    assert marks == {(link.marks_b, link.marks_a) for link in grave(mirrored)}


@pytest.mark.parametrize("case", MISSED)
def test_what_is_known_to_be_missed_still_is(case: Case) -> None:
    assert grave(compare(case.a, case.b)) == []  # when it is found, say so in the set


@pytest.mark.parametrize("case", NEAR_MISSES)
def test_a_near_miss_is_no_contradiction_on_either_side(case: Case) -> None:
    for told in (compare(case.a, case.b), compare(case.b, case.a)):
        assert grave(told) == []
        assert all(figure.verdict != "differ" for figure in told.figures)
