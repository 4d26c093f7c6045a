"""Sparse counts of features in sentences: the numbers behind likeness.

A feature is a stem or a piece of a word, known by the CRC-32 of its letters: the same on every
machine and in every run, unlike `hash()`, and small enough to be sorted and joined by numpy.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING
from zlib import crc32

import numpy as np

from index.words import UNSPACED

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    import numpy.typing as npt

    from index.compare.sentencewords import Word

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
    times: Weights
    features: Ids
    """Those that occur, ascending."""
    at: Ids
    """The place of each entry's feature among them."""
    sentences_with: Ids
    """Beside `features`, in how many sentences each stands."""

    @classmethod
    def of(cls, sentences: Sequence[Sequence[int]]) -> Counts:
        """Count the features of each sentence."""
        lengths = np.fromiter(map(len, sentences), np.int64, len(sentences))
        flat = np.fromiter((f for s in sentences for f in s), np.int64, int(lengths.sum()))
        keys = (np.repeat(np.arange(len(sentences), dtype=np.int64), lengths) << 32) | flat
        unique, times = np.unique(keys, return_counts=True)
        features, at, sentences_with = np.unique(
            unique & 0xFFFFFFFF, return_inverse=True, return_counts=True
        )
        return cls(
            len(sentences), unique >> 32, times.astype(np.float64), features, at, sentences_with
        )

    def once(self) -> Weights:
        """Return 1 for each entry: that a feature occurs, not how often."""
        return np.ones(len(self.at))

    def sums(self, weights: Weights) -> Weights:
        """Return the sum of the weights of each sentence's entries."""
        return np.bincount(self.rows, weights, self.sentences).astype(np.float64)


@dataclass(frozen=True, slots=True, eq=False)
class Features:
    """What sentences, or quotations, are compared by."""

    places: tuple[tuple[int, ...], ...]
    """The sentences that each row of the counts stands for: a line printed twice is one row."""
    stems: Counts
    numbers: Counts
    """Numbers above two, by which unlike sentences are seldom alike."""
    pieces: Counts

    @classmethod
    def of(
        cls,
        sentences: Sequence[Sequence[Word]],
        topics: frozenset[int] = frozenset(),
    ) -> Features:
        """Count what sentences are compared by.

        Args:
            sentences: The words of each.
            topics: Places of sentences that are like nothing but themselves.
        """
        places: dict[tuple[str, ...], list[int]] = {}
        for place, words in enumerate(sentences):
            if words:
                places.setdefault(tuple(word.folded for word in words), []).append(place)
        rows = [(sentences[same[0]], same[0] in topics) for same in places.values()]
        return cls(
            tuple(map(tuple, places.values())),
            Counts.of([_whole(words) if topic else _stems(words) for words, topic in rows]),
            Counts.of([_numbers(words) for words, _ in rows]),
            Counts.of([_whole(words) if topic else _pieces(words) for words, topic in rows]),
        )


def _stems(words: Sequence[Word]) -> list[int]:
    found = {feature(word.term) for word in words if word.weighty}
    if words and any(map(_is_unspaced, words)):
        found.update(feature(pair) for pair in _pairs(words, weighty=True))
    return list(found)


def _numbers(words: Sequence[Word]) -> list[int]:
    return list({feature(word.term) for word in words if word.number and word.number > 2})


def _pieces(words: Sequence[Word]) -> list[int]:
    spelled = [word.term if word.number else word.folded for word in words]
    if words and any(map(_is_unspaced, words)):
        rest = [
            word.term if word.number else word.folded for word in words if not _is_unspaced(word)
        ]
        spelled = [*rest, *_pairs(words, weighty=False)]
    return [piece for word in spelled for piece in pieces(word)]


def _is_unspaced(word: Word) -> bool:
    return UNSPACED.match(word.folded) is not None


def _pairs(words: Sequence[Word], *, weighty: bool) -> Iterator[str]:
    """Yield ideographs that are neighbours by twos: what a word has where none is parted."""
    for one, other in pairwise(words):
        if weighty and not (one.weighty and other.weighty):
            continue
        if one.end == other.start and _is_unspaced(one) and _is_unspaced(other):
            yield one.folded + other.folded


def _whole(words: Sequence[Word]) -> list[int]:
    """Return one feature for all of a subhead: it names a topic and states nothing."""
    return [feature("\n" + " ".join(word.folded for word in words))]
