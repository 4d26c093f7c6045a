"""How much a line of a page speaks for being text, by all that is known of it.

The weights of the answers of `linefeatures` add up to log-odds: a logistic regression, learned
from pages whose bodies are known (`training/bodies.py`). Scores of lines are then what the
maximum subsequence of Pasternack and Roth (2009) is taken of; those authors took a classifier's
too. The weights stand in `bodyweights.json`, by question and answer, to be read by anybody.
"""

from __future__ import annotations

import json
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from index.linefeatures import QUESTIONS
from index.prose import PROSE

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from index.linefeatures import Looks
    from index.lineplaces import Codes

Floats = NDArray[np.float64]
Weights = dict[str, Floats]
"""For each question, the weight of each answer."""

WEIGHTS = Path(__file__).with_name("bodyweights.json")

_FIRMEST = 4.0
_IN_FAVOUR = 0.3
_LEANING = 2.0
_SENTENCES = PROSE | {"remark"}
_MOST_WORDS = 80
_BY_WORDS = 0.7
"""A long line says more for itself than a short one, yet not in proportion."""


@lru_cache(maxsize=1)
def shipped() -> Weights:
    """Return the weights that come with the program."""
    kept = json.loads(WEIGHTS.read_text(encoding="utf-8"))
    return {
        question: np.array([kept.get(question, {}).get(name, 0.0) for name in names])
        for question, names in QUESTIONS.items()
    }


def written(weights: Weights) -> str:
    """Return weights as the text of a file: a line for each answer that has one."""
    kept = {
        question: {
            name: round(float(weight), 3)
            for name, weight in zip(names, weights[question], strict=True)
            if abs(weight) >= 0.0005
        }
        for question, names in QUESTIONS.items()
    }
    return json.dumps(kept, indent=1, ensure_ascii=False) + "\n"


def odds_of(found: Mapping[str, Codes], weights: Weights | None = None) -> list[float]:
    """Return for each line the log-odds of its being text.

    Args:
        found: The answers to each of `QUESTIONS`.
        weights: Those that come with the program, unless others are given.
    """
    weights = weights or shipped()
    odds = [weights[question][codes] for question, codes in found.items()]
    return [float(value) for value in np.sum(odds, axis=0)]


def leaning(
    odds: Sequence[float], found: Mapping[str, Codes], looks: Looks, span: tuple[int, int]
) -> list[float]:
    """Return log-odds with sentences in favour, where prose is thickest.

    A body lost is worse than furniture kept, and short pages and rare ones are unlike those that
    were learned from. On sites held back this costs nothing. Where dates of one form have begun
    to come again, comments have, or other articles: there nothing is in their favour.

    Args:
        odds: What `odds_of` said.
        found: The answers to each of `QUESTIONS`.
        looks: What each line is by itself.
        span: The stretch with most prose, `[start, end)`.
    """
    (start, end), again = span, found["dates of one form since"]
    return [
        value + _LEANING if start <= at < end and kind in _SENTENCES and again[at] < 2 else value
        for at, (value, kind) in enumerate(zip(odds, looks.kinds, strict=True))
    ]


def gains(odds: Sequence[float], words: Sequence[int]) -> list[float]:
    """Return what each line adds to a stretch of text, or takes from it.

    Args:
        odds: What `odds_of` said.
        words: How many words each line has.
    """
    return [
        max(-_FIRMEST, min(_FIRMEST, value + _IN_FAVOUR))
        * max(1, min(count, _MOST_WORDS)) ** _BY_WORDS
        for value, count in zip(odds, words, strict=True)
    ]
