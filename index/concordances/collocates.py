"""The words that stand beside hits: how many lines have them, and how strongly they belong there.

By number alone, what is frequent everywhere comes first. So each is weighed too, by logDice: 14 +
log2(2 f(x,y) / (f(x) + f(y))), where f(x,y) is the lines that have a word, f(x) the hits, and f(y)
how often the word stands anywhere (Rychlý, A Lexicographer-Friendly Association Score, 2008).
Unlike mutual information it doesn't favour what is rare, and unlike log-likelihood (Dunning, 1993)
it doesn't grow with the corpus, so that two queries can be compared.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from index.lines import BESIDE, SIDES, Collocate, Collocates

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Sequence

    import numpy.typing as npt

    from index.lines import HitTable, Side, Strength

    Counts = npt.NDArray[np.int64]

_LEAST = 3
"""Lines that a word must be in to be weighed, where there are many: two may be chance."""
_MANY = 100
"""Lines from which on that holds."""
_WEIGHED = 2_000
"""Words that are weighed at most on each side, those in most lines."""
_TOP = 14
_AT_ONCE = 100_000
"""Lines whose neighbours are compared with each other at once: 8 MB."""


def collocates(
    table: HitTable,
    by: Strength,
    left_out: Collection[str],
    frequencies: Callable[[Sequence[str]], Counts],
    most: int,
) -> Collocates:
    """Return the words that stand beside hits, in order; what is equal by lines, then by word.

    Args:
        table: The hits.
        by: What comes first.
        left_out: Words that aren't told, folded.
        frequencies: Returns how often words stand in the corpus.
        most: Words of a side.
    """
    out = np.zeros(len(table.words), np.bool_)
    out[[place for place, word in enumerate(table.words) if word in left_out]] = True
    sides = {side: _lines_with(table, side) * ~out for side in SIDES}
    chosen = {side: _candidates(counts, by, len(table), most) for side, counts in sides.items()}
    wanted = np.unique(np.concatenate(list(chosen.values())))
    anywhere = np.zeros(len(table.words), np.int64)
    anywhere[wanted] = frequencies([table.words[place] for place in wanted.tolist()])
    told: dict[Side, tuple[Collocate, ...]] = {}
    for side, places in chosen.items():
        lines = sides[side][places]
        weights = _strengths(lines, anywhere[places], len(table))
        by_strength = np.lexsort((places, -lines, -weights))
        order = by_strength if by == "strength" else np.arange(len(places))
        told[side] = tuple(
            Collocate(table.words[places[at]], int(lines[at]), float(weights[at]))
            for at in order[:most].tolist()
        )
    return Collocates(len(table), told["left"], told["right"], told["near"])


def _lines_with(table: HitTable, side: Side) -> Counts:
    """Return for each word how many hits have it as a neighbour."""
    size = len(table.words)
    if side != "near":
        codes = table.beside[:, BESIDE - 1 if side == "left" else BESIDE]
        return np.bincount(codes[codes >= 0], minlength=size)
    counts = np.zeros(size, np.int64)
    for start in range(0, len(table), _AT_ONCE):
        codes = np.sort(table.beside[start : start + _AT_ONCE], axis=1)
        first = np.ones(codes.shape, np.bool_)
        first[:, 1:] = codes[:, 1:] != codes[:, :-1]
        counts += np.bincount(codes[first & (codes >= 0)], minlength=size)
    return counts


def _candidates(counts: Counts, by: Strength, of: int, most: int) -> npt.NDArray[np.intp]:
    """Return the words that may be told, as places; those of one order are in it."""
    least = _LEAST if by == "strength" and of >= _MANY else 1
    found = np.flatnonzero(counts >= least)
    # Words are in order, so that a stable sort leaves equal counts by word.
    ranked = found[np.argsort(-counts[found], kind="stable")]
    return ranked[: most if by == "count" else _WEIGHED]


def _strengths(both: Counts, anywhere: Counts, of: int) -> npt.NDArray[np.float64]:
    # A word stands beside hits no oftener than anywhere, but for what is too long to be indexed.
    dice = 2 * both / (of + np.maximum(anywhere, both))
    # Rounded, so that equal ones are equal on every machine.
    weights: npt.NDArray[np.float64] = np.round(_TOP + np.log2(dice), 2)
    return weights
