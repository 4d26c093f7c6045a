"""Which numbers keep two sentences in the same words from being one and the same.

"Six weeks" where the other has "eight" is a single word among many, and the one that matters.
"""

from __future__ import annotations

from collections import Counter
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from index.compare.sentencewords import Word

    Sentence = Sequence[Word]

_ONE = frozenset(("1", "one"))
"""Isn't read as a number, for it is as often "one of them" and "no one"."""


def other_numbers(a: Sentence, b: Sentence) -> bool:
    """Whether each of two sentences has a number that the other one lacks, in digits or words."""
    in_a, in_b = _numbers(a, b), _numbers(b, a)
    return bool(in_a - in_b and in_b - in_a)


def _numbers(words: Sentence, other: Sentence) -> Counter[str]:
    """Return the numbers of a sentence; of ones, those of what the other one has a number of."""
    counted = {after.term for word, after in pairwise(other) if word.number is not None}
    found = Counter(word.term for word in words if word.number is not None)
    found["1"] += sum(
        word.folded in _ONE and after.term in counted for word, after in pairwise(words)
    )
    return +found
