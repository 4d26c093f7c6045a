"""Sparse counts of features in sentences: the numbers behind likeness.

A feature is a stem or a piece of a word, known by the CRC-32 of its letters: the same on every
machine and in every run, unlike `hash()`, and small enough to be sorted and joined by numpy.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING
from zlib import crc32

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy.typing as npt

    Ids = npt.NDArray[np.int64]
    Weights = npt.NDArray[np.float64]

_GRAMS = (3, 4, 5)
_LONGEST_WORD = 48
"""Letters of a word that are looked at: what is longer is an address or noise."""


@lru_cache(maxsize=100_000)
def feature(term: str) -> int:
    """Return the number a feature is known by."""
    return crc32(term.encode("utf-8", "surrogatepass"))


@lru_cache(maxsize=50_000)
def pieces(word: str) -> tuple[int, ...]:
    """Return the features for all runs of three to five characters of a word and its borders.

    Pieces within words find "mechanic" in "mechanics" and in "mechanical", where stems differ
    (character n-grams: McNamee and Mayfield, 2004).
    """
    padded = f" {word[:_LONGEST_WORD]} "
    return tuple(
        feature(padded[at : at + size])
        for size in _GRAMS
        for at in range(max(1, len(padded) - size + 1))
    )


@dataclass(frozen=True, slots=True, eq=False)
class Counts:
    """How often each feature stands in each sentence, by sentence and then by feature."""

    sentences: int
    rows: Ids
    """The sentence of each entry."""
    ids: Ids
    """The feature of each entry."""
    times: Weights

    @classmethod
    def of(cls, sentences: Sequence[Sequence[int]]) -> Counts:
        """Count the features of each sentence."""
        lengths = np.fromiter(map(len, sentences), np.int64, len(sentences))
        flat = np.fromiter((f for s in sentences for f in s), np.int64, int(lengths.sum()))
        keys = (np.repeat(np.arange(len(sentences), dtype=np.int64), lengths) << 32) | flat
        unique, times = np.unique(keys, return_counts=True)
        return cls(len(sentences), unique >> 32, unique & 0xFFFFFFFF, times.astype(np.float64))

    def once(self) -> Weights:
        """Return 1 for each entry: that a feature occurs, not how often."""
        return np.ones(len(self.ids))

    def sums(self, weights: Weights) -> Weights:
        """Return the sum of the weights of each sentence's entries."""
        total: Weights = np.zeros(self.sentences)
        np.add.at(total, self.rows, weights)
        return total
