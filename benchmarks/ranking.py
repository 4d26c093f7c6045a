"""How good a ranking is: mean average precision, and F1 from a threshold on."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy.typing as npt

    Scores = npt.NDArray[np.float64]
    Gold = npt.NDArray[np.bool_]


def mean_average_precision(scores: Sequence[Scores], gold: Sequence[Gold]) -> float:
    """Return the mean over all rows that have something to find, 0 to 1.

    What scores 0 isn't offered, so it isn't found.

    Args:
        scores: A matrix for each topic, a row for each sentence looked up.
        gold: Beside `scores`, what is right.
    """
    found = [
        _average_precision(row, right)
        for matrix, marked in zip(scores, gold, strict=True)
        for row, right in zip(matrix, marked, strict=True)
        if right.any()
    ]
    return float(np.mean(found))


def f1(scores: Sequence[Scores], gold: Sequence[Gold], threshold: float) -> float:
    """Return F1 over all pairs, those from the threshold on taken for right; 0 to 1."""
    right = offered = 0
    for matrix, marked in zip(scores, gold, strict=True):
        chosen = matrix >= threshold
        right += int((chosen & marked).sum())
        offered += int(chosen.sum())
    wanted = sum(int(marked.sum()) for marked in gold)
    return 2 * right / (offered + wanted) if offered + wanted else 0.0


def best_f1(scores: Sequence[Scores], gold: Sequence[Gold]) -> tuple[float, float]:
    """Return the best F1 that any threshold gives, and the threshold."""
    thresholds = np.unique(np.round(np.concatenate([matrix.ravel() for matrix in scores]), 3))
    return max((f1(scores, gold, float(at)), float(at)) for at in thresholds if at > 0)


def _average_precision(row: Scores, right: Gold) -> float:
    order = np.argsort(-row, kind="stable")
    hits = right[order] & (row[order] > 0)
    precision = np.cumsum(hits) / np.arange(1, len(hits) + 1)
    return float(precision[hits].sum() / right.sum())
