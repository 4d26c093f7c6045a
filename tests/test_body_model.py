"""The weights that come with the program, and the answers that they are for."""

from __future__ import annotations

import json

from hypothesis import given
from hypothesis import strategies as st

from index.body import furniture_in, lines_of
from index.bodymodel import WEIGHTS, odds_of, shipped, written
from index.linefeatures import QUESTIONS, answers, looks_of
from index.prose import best_stretch

PIECES = [*"ab .\n*-—“”|/:©。؟", "   ", "Comments\n", "Share\n", "4 June 2025\n", "And so it was. "]


def test_each_weight_is_for_an_answer_that_there_is() -> None:
    kept = json.loads(WEIGHTS.read_text(encoding="utf-8"))
    assert kept
    for question, weights in kept.items():
        assert set(weights) <= set(QUESTIONS[question])


def test_what_is_written_is_what_is_shipped() -> None:
    assert written(shipped()) == WEIGHTS.read_text(encoding="utf-8")


@given(st.lists(st.sampled_from(PIECES), min_size=1, max_size=60).map("".join))
def test_every_question_has_an_answer_for_every_line(text: str) -> None:
    lines = lines_of(f"x{text}")
    reasons = furniture_in(lines)
    looks = looks_of(lines, reasons)
    found = answers(lines, reasons, looks, best_stretch(looks.scores))
    assert set(found) == set(QUESTIONS)
    for question, codes in found.items():
        assert len(codes) == len(lines)
        assert 0 <= codes.min() <= codes.max() < len(QUESTIONS[question])
    assert len(odds_of(found)) == len(lines)
