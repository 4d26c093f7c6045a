"""How alike each sentence of A is to each of B: what links passages.

The score adds what the sentences share of their weighty stems to the cosine of the pieces of their
words, and a little for shared numbers. Every sentence is held against every other: news retells in
another order, and forcing one on it loses half of the links.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np
from scipy import sparse

if TYPE_CHECKING:
    from collections.abc import Iterator

    import numpy.typing as npt

    from index.compare.background import Background, Frequencies
    from index.compare.counts import Counts, Features, Ids, Weights

STRONG, PROBABLE, POSSIBLE = 0.60, 0.36, 0.30
"""Scores from which a link is of each tier."""

# The weights were set on the news part of SuperPAL's development set (Ernst et al., 2021), the
# tiers there and on whole articles whose links were marked by hand. The optimum is flat in both:
# learned weights, merged names, pronouns, word lists and neighbours moved neither by more than a
# hundredth (benchmarks/README.md). Strong links are right nine times in ten; from PROBABLE on, what
# is shown has the best balance of right and complete (F1) on both.
_STEMS, _PIECES, _NUMBERS = 1.15, 1.35, 0.15
_DAMPING = 4.0
"""Weight added to the length of both sentences, lest two words make a likeness."""

_CELLS = 2_000_000
"""Pairs of sentences scored at once."""
_PRODUCTS = 200_000_000
"""Products of one matrix multiplication; beyond it the commonest features are left out."""
_LINKS, _LINKS_PER_SENTENCE = 2_000, 8
"""More links are a flood, of which the best are kept; news has one link in two sentences."""
_REPEATED = 20
"""How often a line may be printed more on one side, and still be linked each time."""


class Alike(NamedTuple):
    """A sentence of A and one of B that are alike."""

    a: int
    """Place among the sentences of A."""
    b: int
    score: float


class _Side(NamedTuple):
    """One article's sentences, weighted by a background and cut to what both articles have."""

    stems: sparse.csr_array
    pieces: sparse.csr_array
    numbers: sparse.csr_array
    weight: Weights
    """Of all stems of each sentence."""


def alike(a: Features, b: Features, background: Background) -> list[Alike]:
    """Return all pairs of sentences that score `POSSIBLE` or better, by place in A, then in B.

    A sentence printed twice is scored once, and its places are paired off in order.
    """
    found = [
        Alike(place_a, place_b, score)
        for row, column, score in _best(a, b, background)
        for place_a, place_b in _paired(a.places[row], b.places[column])
    ]
    return sorted(found)


def _paired(a: tuple[int, ...], b: tuple[int, ...]) -> Iterator[tuple[int, int]]:
    if len(a) == len(b) == 1:
        yield a[0], b[0]
        return
    shorter, longer = sorted((len(a), len(b)))
    for at in range(min(longer, shorter + _REPEATED)):
        yield a[min(at, len(a) - 1)], b[min(at, len(b) - 1)]


def _best(a: Features, b: Features, background: Background) -> Iterator[tuple[int, int, float]]:
    """Yield the pairs of rows above the floor; in a flood of pairs, only the best of all."""
    if not a.places or not b.places:
        return
    most = _LINKS + _LINKS_PER_SENTENCE * (len(a.places) + len(b.places))
    floor = POSSIBLE
    rows, columns, scores = np.empty(0, np.int64), np.empty(0, np.int64), np.empty(0)
    for first, block in _blocks(a, b, background):
        block_rows, block_columns = np.nonzero(block >= floor)
        rows = np.concatenate([rows, block_rows + first])
        columns = np.concatenate([columns, block_columns])
        scores = np.concatenate([scores, block[block_rows, block_columns]])
        if len(scores) > most:
            # Strictly above the first one too many: the same pairs whichever side comes first.
            beaten = float(np.partition(scores, len(scores) - most - 1)[len(scores) - most - 1])
            floor = float(np.nextafter(beaten, np.inf))
            kept = scores >= floor
            rows, columns, scores = rows[kept], columns[kept], scores[kept]
    yield from zip(rows.tolist(), columns.tolist(), scores.tolist(), strict=True)


def _blocks(
    a: Features,
    b: Features,
    background: Background,
) -> Iterator[tuple[int, npt.NDArray[np.float64]]]:
    """Yield scores of some sentences of A against all of B, with the first one's row."""
    side_a, side_b = _sides(a, b, background)
    stems, pieces, numbers = (matrix.T.tocsr() for matrix in side_b[:3])
    step = max(1, _CELLS // len(b.places))
    for first in range(0, len(a.places), step):
        rows = slice(first, first + step)
        weight_a = side_a.weight[rows, None]
        length = 0.5 * np.minimum(weight_a, side_b.weight) + 0.25 * (weight_a + side_b.weight)
        block = (side_a.stems[rows] @ stems).toarray() / (length + _DAMPING) * _STEMS
        block += (side_a.pieces[rows] @ pieces).toarray() * _PIECES
        block += np.minimum((side_a.numbers[rows] @ numbers).toarray(), 2) * (_NUMBERS / 2)
        yield first, np.round(block, 4)


def _sides(a: Features, b: Features, background: Background) -> tuple[_Side, _Side]:
    stems_a, stems_b = (_idf(side.stems, background.stems) for side in (a, b))
    stems = _cut(a.stems, b.stems, np.sqrt(stems_a), np.sqrt(stems_b))
    pieces = _cut(
        a.pieces,
        b.pieces,
        _unit(a.pieces, background.pieces),
        _unit(b.pieces, background.pieces),
    )
    numbers = _cut(a.numbers, b.numbers, a.numbers.once(), b.numbers.once())
    return (
        _Side(stems[0], pieces[0], numbers[0], a.stems.sums(stems_a)),
        _Side(stems[1], pieces[1], numbers[1], b.stems.sums(stems_b)),
    )


def _idf(counts: Counts, frequencies: Frequencies) -> Weights:
    return frequencies.weights(counts.features)[counts.at]


def _unit(counts: Counts, frequencies: Frequencies) -> Weights:
    """Return weights by which each sentence's vector has the length 1."""
    weights = counts.times * _idf(counts, frequencies)
    norms = np.sqrt(counts.sums(weights * weights))
    return weights / norms[counts.rows]


def _cut(
    a: Counts,
    b: Counts,
    weights_a: Weights,
    weights_b: Weights,
) -> tuple[sparse.csr_array, sparse.csr_array]:
    """Return both as matrices over the features that both have: the others add nothing."""
    common, at_a, at_b = np.intersect1d(
        a.features, b.features, assume_unique=True, return_indices=True
    )
    products = a.sentences_with[at_a] * b.sentences_with[at_b]
    if products.sum() > _PRODUCTS:
        rarest = np.argsort(products, kind="stable")
        common = np.sort(common[rarest[np.cumsum(products[rarest]) <= _PRODUCTS]])
    return _matrix(a, weights_a, common), _matrix(b, weights_b, common)


def _matrix(counts: Counts, weights: Weights, columns: Ids) -> sparse.csr_array:
    if not len(columns):
        return sparse.csr_array((counts.sentences, 1))
    column = np.full(len(counts.features), -1)
    column[np.searchsorted(counts.features, columns)] = np.arange(len(columns))
    at = column[counts.at]
    kept = at >= 0
    # Entries stand by row and then by feature, as such a matrix has them: nothing is to be sorted.
    ends = np.searchsorted(counts.rows[kept], np.arange(counts.sentences + 1))
    return sparse.csr_array((weights[kept], at[kept], ends), shape=(counts.sentences, len(columns)))


def highest(features: Features, background: Background) -> list[float]:
    """Return for each row's places the score of the sentence against itself, by place."""
    weight = features.stems.sums(_idf(features.stems, background.stems))
    numbers = np.minimum(features.numbers.sums(features.numbers.once()), 2)
    scores = _STEMS * weight / (weight + _DAMPING) + _PIECES + numbers * (_NUMBERS / 2)
    found = {
        place: score
        for places, score in zip(features.places, scores.tolist(), strict=True)
        for place in places
    }
    return [found.get(place, 0.0) for place in range(max(found, default=-1) + 1)]
