"""Texts grouped by event: like in their words and near in time. Pure.

Average linkage (Sokal and Michener, 1958) over the pairs that are alike at all: two stories become
one only where their articles are alike on the whole, so that no chain of neighbours ties a week
of politics together. Words are weighed by how few texts have them (Spärck Jones, 1972).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np
from scipy import sparse

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy.typing as npt

    from index.stories.telling import Telling

TOGETHER = 0.15
"""Mean likeness from which two groups are one story."""
_FAR = 0.3
"""What is left of the likeness of two texts far apart in time."""
_HALF_LIFE = 4.0
"""Days after which half of the rest is gone."""
_TITLE = 2.0


class Told(NamedTuple):
    """A text to be grouped."""

    text: Telling
    title: Telling
    day: int | None
    """As `date.toordinal` counts; None where it is unknown, which fits any."""


def grouped(texts: Sequence[Told]) -> list[int]:
    """Return for each text the number of its group: the place of the first text in it."""
    if not texts:
        return []
    likeness = _likeness(texts)
    return _linked(likeness)


def _likeness(texts: Sequence[Told]) -> npt.NDArray[np.float64]:
    features = sorted({int(t) for told in texts for part in told[:2] for t in part.terms})
    place = {term: number for number, term in enumerate(features)}
    counts = sparse.lil_array((len(texts), max(1, len(features))))
    for row, told in enumerate(texts):
        for part, weight in ((told.text, 1.0), (told.title, _TITLE)):
            for term, times in zip(part.terms.tolist(), part.times.tolist(), strict=True):
                counts[row, place[term]] += weight * times
    vectors = counts.tocsr()
    frequency = np.bincount(vectors.indices, minlength=vectors.shape[1])
    vectors.data = (1 + np.log(vectors.data)) * np.log(1 + len(texts) / frequency)[vectors.indices]
    lengths = np.sqrt(np.asarray(vectors.multiply(vectors).sum(axis=1)).ravel())
    scale = sparse.diags_array(1 / np.where(lengths > 0, lengths, 1))
    unit = (scale @ vectors).tocsr()
    cosines = (unit @ unit.T).toarray()
    days = np.array([np.nan if told.day is None else told.day for told in texts])
    apart = np.abs(days[:, None] - days[None, :])
    near = np.where(np.isnan(apart), 1.0, _FAR + (1 - _FAR) * 0.5 ** (apart / _HALF_LIFE))
    return np.round(cosines * near, 6)


def _linked(likeness: npt.NDArray[np.float64]) -> list[int]:
    groups: dict[int, list[int]] = {place: [place] for place in range(len(likeness))}
    mean = likeness.copy()
    np.fill_diagonal(mean, -1)
    while len(groups) > 1:
        best = int(np.argmax(mean))
        one, other = sorted(divmod(best, len(mean)))
        if mean[one, other] < TOGETHER:
            break
        sizes = len(groups[one]), len(groups[other])
        both = (mean[one] * sizes[0] + mean[other] * sizes[1]) / sum(sizes)
        mean[one, :] = mean[:, one] = both
        mean[other, :] = mean[:, other] = -1
        mean[one, one] = -1
        gone = [place for place in range(len(mean)) if place not in groups]
        mean[one, gone] = mean[gone, one] = -1
        groups[one] += groups.pop(other)
        mean[one, other] = mean[other, one] = -1
    found = [0] * len(likeness)
    for members in groups.values():
        for member in members:
            found[member] = min(members)
    return found
