"""In how many texts each stem stands, and on how many days. Pure.

Where all the world tells of one event, its words aren't rare any more, and by their number alone
they would say little. But they stand in texts of a few days, while words that do say little stand
in texts of all days: so what is counted is made less by as much as the days are fewer than those of
as many texts chosen by chance.
"""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from index.stories.likeness import NO_DAY
from index.stories.weighing import Frequencies

if TYPE_CHECKING:
    from collections.abc import Iterable

    import numpy.typing as npt

    from index.stories.telling import Numbers, Telling
    from index.stories.weighing import Floats

_BLOCK = 4_000
"""Texts that are counted together, so that memory stays bounded."""
_AT_ONCE = 4_000_000


class _Counts(NamedTuple):
    terms: Numbers
    texts: Numbers
    days: Numbers


def counted(texts: Iterable[tuple[int, Telling]]) -> Frequencies:
    """Count in how many texts each stem stands.

    Args:
        texts: By day; `NO_DAY` first, where it isn't known, which counts as a day of its own.
    """
    none = np.zeros(0, np.uint32)
    total = _Counts(none, none, none)
    sizes: list[int] = []
    block: list[_Counts] = []
    held = 0
    for day, some in groupby(texts, key=lambda told: told[0]):
        stems = [told.terms for _, told in some]
        sizes += [1] * len(stems) if day == NO_DAY else [len(stems)]
        terms, times = np.unique(np.concatenate(stems), return_counts=True)
        once = times if day == NO_DAY else np.ones_like(times)
        block.append(_Counts(terms, times.astype(np.uint32), once.astype(np.uint32)))
        held += len(stems)
        if held >= _BLOCK:
            total, block, held = _sum([total, *block]), [], 0
    total = _sum([total, *block])
    number = sum(sizes)
    by_chance = _days_by_chance(total.texts, np.array(sizes, np.float64) / max(number, 1))
    spread = total.texts * np.minimum(1.0, total.days / np.maximum(by_chance, 1e-9))
    return Frequencies(number, total.terms, total.texts, np.maximum(spread, 1.0).astype(np.float32))


def _sum(counts: list[_Counts]) -> _Counts:
    terms, inverse = np.unique(np.concatenate([one.terms for one in counts]), return_inverse=True)
    texts, days = (
        np.bincount(inverse, np.concatenate([one[side] for one in counts]), len(terms))
        for side in (1, 2)
    )
    return _Counts(terms, texts.astype(np.uint32), days.astype(np.uint32))


def _days_by_chance(texts: Numbers, shares: Floats) -> Floats:
    """Return of how many days as many texts are, if chosen by chance, that each stem has.

    Args:
        texts: How many.
        shares: The part of all texts that each day has.
    """
    numbers, inverse = np.unique(texts, return_inverse=True)
    sizes, days = np.unique(shares, return_counts=True)
    left = np.log1p(-np.minimum(sizes, 1 - 1e-12))
    expected = np.zeros(len(numbers))
    step = max(1, _AT_ONCE // max(1, len(sizes)))
    for start in range(0, len(numbers), step):
        some = numbers[start : start + step].astype(np.float64)
        met: npt.NDArray[np.float64] = 1 - np.exp(some[:, None] * left[None, :])
        expected[start : start + step] = met @ days
    return expected[inverse]
