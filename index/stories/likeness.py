"""Which texts are alike at all: by the stems that they share, never all against all. Pure.

Stems lead from a text to those that share one (an inverted index, as products of sparse matrices,
some rows at a time). What is kept of each text is bounded, so that thousands that are nearly one
cost no more than others.

Some texts are like others at all times: a weather report is like every weather report. How alike
a text is to texts of several other times is its habit; to be more alike than that is what tells.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np
from scipy import sparse

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    import numpy.typing as npt

    from index.stories.weighing import Floats, Vector

    Places = npt.NDArray[np.int64]

NO_DAY = -1
"""Stands for a day that isn't known."""
_FLOOR = 0.09
"""Less alike than this is taken for not alike."""
_LIKEST = 200
"""Texts that are kept as like one, beside those that keep it as like them."""
_ROWS = 256
_FAR = 0.3
"""What is left of the likeness of two texts far apart in time."""
_HALF_LIFE = 4.0
"""Days after which half of the rest is gone."""
_TIME = 4
"""Days that are one time; what is told of an event is told within this time and the next."""
_TIMES = 3
"""Other times, neither its own nor the one before or after, at which a text must have its like for
that to be its habit."""
_UNDATED = 30
"""The same for a text of no known day, in other such texts."""
_HABIT = 0.15, 0.25
"""Likeness to other times that is nothing unusual, and that is a habit through and through; on
articles on single events it was below."""


class Pairs(NamedTuple):
    """Pairs of texts that are alike, by their places."""

    a: Places
    b: Places
    """Above `a`."""
    cosine: Floats


def near(days_a: npt.NDArray[np.int64], days_b: npt.NDArray[np.int64]) -> Floats:
    """Return what the time between two texts leaves of their likeness; no known day fits any."""
    apart = np.abs(days_a - days_b)
    left: Floats = _FAR + (1 - _FAR) * 0.5 ** (apart / _HALF_LIFE)
    return np.where((days_a == NO_DAY) | (days_b == NO_DAY), 1.0, left)


def likeness(pairs: Pairs, days: npt.NDArray[np.int64], habits: Floats) -> Floats:
    """Return how alike the pairs are as tellings of one event, 0 to 1, in steps of 0.0001.

    Args:
        pairs: Of texts.
        days: By place the day; `NO_DAY` where it isn't known.
        habits: By place how alike the text is to texts of other times.
    """
    low, high = _HABIT
    habit = np.minimum(habits[pairs.a], habits[pairs.b])
    habit = habit * np.clip((habit - low) / (high - low), 0, 1)
    more = np.maximum(pairs.cosine - habit, 0) / (1 - habit)
    alike: Floats = np.round(more * near(days[pairs.a], days[pairs.b]), 4)
    return alike


class Alike(NamedTuple):
    """What is alike."""

    pairs: Pairs
    habits: Floats
    """Beside the rows that were looked at."""


def alike(
    vectors: Sequence[Vector],
    days: npt.NDArray[np.int64],
    begin: int = 0,
    *,
    advance: Callable[[int], None] = lambda _: None,
    cancelled: Callable[[], bool] = lambda: False,
) -> Alike:
    """Find which texts are alike.

    Args:
        vectors: Of all texts.
        days: Beside them; `NO_DAY` where it isn't known.
        begin: From which place on texts are new: pairs without a new one aren't looked for.
        advance: Told of how many texts the likes are found now.
        cancelled: Asked often; then what is returned is of no use.
    """
    matrix = _matrix(vectors, begin)
    columns = matrix.T.tocsr()
    found: list[Pairs] = []
    habits = np.zeros(len(vectors) - begin)
    for start in range(begin, len(vectors), _ROWS):
        if cancelled():
            break
        stop = min(start + _ROWS, len(vectors))
        block = (matrix[start:stop] @ columns).tocsr()
        for row in range(start, stop):
            span = slice(block.indptr[row - start], block.indptr[row - start + 1])
            others, cosines = block.indices[span].astype(np.int64), block.data[span]
            kept = others != row
            pairs, habit = _of_row(row, others[kept], cosines[kept], days)
            found.append(pairs)
            habits[row - begin] = habit
        advance(stop - start)
    return Alike(_united(found), habits)


def _matrix(vectors: Sequence[Vector], begin: int) -> sparse.csr_array:
    """Return the vectors as rows, with those stems alone that a new text has."""
    lengths = np.fromiter((len(one.terms) for one in vectors), np.int64, len(vectors))
    terms = np.concatenate([np.zeros(0, np.uint32), *(one.terms for one in vectors)])
    weights = np.concatenate([np.zeros(0, np.float16), *(one.weights for one in vectors)])
    wanted = np.unique(terms[int(lengths[:begin].sum()) :])
    if begin:
        likely = np.zeros(1 << 16, np.bool_)  # most are ruled out by half of their digits
        likely[wanted & 0xFFFF] = True
        some = np.flatnonzero(likely[terms & 0xFFFF])
        some = some[np.isin(terms[some], wanted)]
        rows = np.searchsorted(np.cumsum(lengths), some, "right")
        terms, weights = terms[some], weights[some]
        lengths = np.bincount(rows, minlength=len(vectors))
    places = np.searchsorted(wanted, terms).astype(np.int32)
    starts = np.concatenate([[0], np.cumsum(lengths)]).astype(np.int32)
    size = (len(vectors), max(1, len(wanted)))
    return sparse.csr_array((weights.astype(np.float32), places, starts), shape=size)


def _of_row(
    row: int, others: Places, cosines: npt.NDArray[np.float32], days: npt.NDArray[np.int64]
) -> tuple[Pairs, float]:
    """Return the texts that are likest one, as pairs, and its habit."""
    high = cosines >= _FLOOR
    others, cosines = others[high], cosines[high]
    habit = _habit(days[row], days[others], cosines)
    now = cosines * near(np.full(len(others), days[row]), days[others])
    best = np.flatnonzero(now >= _FLOOR)
    if len(best) > _LIKEST:
        best = best[np.lexsort((others[best], -now[best]))[:_LIKEST]]
    chosen = others[best]
    return Pairs(
        np.minimum(chosen, row), np.maximum(chosen, row), cosines[best].astype(np.float64)
    ), habit


def _habit(day: int, days: npt.NDArray[np.int64], cosines: npt.NDArray[np.float32]) -> float:
    if day == NO_DAY:
        undated = cosines[days == NO_DAY]
        return float(np.partition(undated, -_UNDATED)[-_UNDATED]) if len(undated) >= _UNDATED else 0
    times = days // _TIME
    far = (days != NO_DAY) & (np.abs(times - day // _TIME) > 1) & (cosines >= _HABIT[0])
    if np.count_nonzero(far) < _TIMES:
        return 0.0
    best: dict[int, float] = {}
    order = np.argsort(-cosines[far], kind="stable")
    for time, cosine in zip(times[far][order].tolist(), cosines[far][order].tolist(), strict=True):
        best.setdefault(time, cosine)
        if len(best) == _TIMES:
            return float(cosine)
    return 0.0


def _united(found: Sequence[Pairs]) -> Pairs:
    """Return pairs as they were found from either side, each once, by places."""
    if not found:
        none = np.zeros(0, np.int64)
        return Pairs(none, none, np.zeros(0))
    a, b = (np.concatenate([pairs[side] for pairs in found]) for side in (0, 1))
    cosine = np.concatenate([pairs.cosine for pairs in found])
    _, first = np.unique((a << 32) | b, return_index=True)
    return Pairs(a[first], b[first], np.round(cosine[first], 4))
