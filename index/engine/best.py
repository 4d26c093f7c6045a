"""The best of what is found, without putting all of it in order."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    import numpy.typing as npt


def best(scores: npt.NDArray[np.floating], limit: int) -> npt.NDArray[np.intp]:
    """Return the rows of the highest scores, the highest first; of the same, the first first.

    What a stable sort of all would begin with, in linear time, and in that of sorting `limit`.
    """
    if limit <= 0:
        return np.zeros(0, dtype=np.intp)
    if limit >= len(scores):
        return np.argsort(-scores, kind="stable")
    lowest = np.partition(scores, len(scores) - limit)[len(scores) - limit]
    above = np.flatnonzero(scores > lowest)
    ties = np.flatnonzero(scores == lowest)[: limit - len(above)]
    return np.concatenate([above[np.argsort(-scores[above], kind="stable")], ties])
