"""What figures about bodies are made of: shares of a page, their averages, how sure those are."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from training.bodies import fold_of
from training.scoring import averaged, doubt, measure, shares_of

TEXT = "The ferry to Ostermark was late again on Sunday morning"


def test_a_body_found_whole_is_found_whole() -> None:
    assert shares_of(TEXT, TEXT) == (1.0, 1.0)
    assert measure([(TEXT, TEXT)]) == "F1 1.0000  precision 1.0000  recall 1.0000  pages 1"


def test_half_a_body_is_all_precision_and_half_the_recall() -> None:
    precision, recall = shares_of(TEXT, "The ferry to Ostermark was late")
    assert precision == 1.0
    assert recall == pytest.approx(3 / 7)


def test_nothing_found_has_a_recall_and_no_precision() -> None:
    assert shares_of(TEXT, "") == (None, 0.0)
    assert averaged([(None, 0.0)]) == (0.0, 0.0, 0.0)
    assert averaged([(None, 0.0), (1.0, 1.0)])[1:] == (1.0, 0.5)


def test_pages_that_are_alike_leave_no_doubt_and_others_do() -> None:
    alike = [(site, TEXT, TEXT) for site in ("a.example", "b.example", "c.example")]
    assert doubt(alike) == 0.0
    assert doubt([*alike, ("d.example", TEXT, "The ferry to Ostermark was late")]) > 0.05
    assert doubt(alike[:1]) == 0.0


def test_pages_of_one_site_are_left_out_together() -> None:
    lost = ("d.example", TEXT, "")
    found = [("a.example", TEXT, TEXT), ("b.example", TEXT, TEXT)]
    apart = [("e.example", *lost[1:]), ("f.example", *lost[1:])]
    assert doubt([*found, lost, lost]) > doubt([*found, *apart])


@given(st.text(max_size=20), st.integers(2, 12), st.integers(0, 5))
def test_a_site_is_in_one_fold_whatever_the_shuffle(site: str, folds: int, shuffle: int) -> None:
    assert 0 <= fold_of(site, folds, shuffle) < folds
    assert fold_of(site, folds, shuffle) == fold_of(site, folds, shuffle)


def test_another_shuffle_deals_the_sites_anew() -> None:
    sites = [f"{number}.example" for number in range(40)]
    dealt = [[fold_of(site, 10, shuffle) for site in sites] for shuffle in range(3)]
    assert dealt[0] != dealt[1] != dealt[2]
