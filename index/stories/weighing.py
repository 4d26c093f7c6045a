"""How much each stem tells of a text: vectors of the weightiest stems, of length one. Pure.

A stem weighs the more, the fewer texts have it (Spärck Jones, 1972) and, by the logarithm, the
oftener it stands in this one; in the title it counts twice more. Of each text only the weightiest
stems are kept: to leave out the rest bounds memory and time, and changed no story of those judged.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

if TYPE_CHECKING:
    import numpy.typing as npt

    from index.stories.telling import Numbers, Telling

    Floats = npt.NDArray[np.float64]

MOST = 128
"""Stems of a text that are weighed against others at most."""
_TITLE = 2.0
_BEHIND = 1_000
"""Texts that we act as if there were more, without a stem of these: in a corpus of five articles on
one event it would else be the event that tells nothing, and likeness would mean another thing in a
small corpus than in a large one."""
_COMMON, _SHARE = 500, 100
"""A stem that more texts have, and more than one in so many, isn't looked at: it says little, and
pairs of texts that share it are too many."""


class Frequencies(NamedTuple):
    """In how many texts each stem stands."""

    texts: int
    terms: Numbers
    """Ascending."""
    counts: Numbers
    """Beside them: in how many texts."""
    spread: npt.NDArray[np.float32]
    """Beside them: the same, less where they are of fewer days than by chance; at least 1. A stem
    that three hundred texts of one day have tells as much as one that a few texts have."""

    def of(self, terms: Numbers) -> tuple[npt.NDArray[np.int64], Floats]:
        """Return the counts of stems, and by how much they are spread; 1 where none was counted."""
        if not len(self.terms):
            return np.ones(len(terms), np.int64), np.ones(len(terms))
        places = np.minimum(np.searchsorted(self.terms, terms), len(self.terms) - 1)
        known = self.terms[places] == terms
        counts = np.where(known, self.counts[places], 1).astype(np.int64)
        return counts, np.where(known, self.spread[places], 1.0).astype(np.float64)


class Vector(NamedTuple):
    """A text by its weightiest stems, but for those that are too common to be looked at."""

    terms: Numbers
    """Ascending."""
    weights: npt.NDArray[np.float16]
    """Beside them; their squares, and those of common ones, sum to one, unless there are none."""


def vector(text: Telling, title: Telling, frequencies: Frequencies) -> Vector:
    """Return the vector of a text with its title."""
    terms, inverse = np.unique(np.concatenate([text.terms, title.terms]), return_inverse=True)
    times = np.bincount(inverse, np.concatenate([text.times, title.times * _TITLE]), len(terms))
    counts, spread = frequencies.of(terms)
    rarity = np.log1p((frequencies.texts + _BEHIND) / spread)
    weights = (1 + np.log(np.maximum(times, 1))) * rarity
    best = np.sort(np.lexsort((terms, -weights))[:MOST])
    length = float(np.sqrt((weights[best] ** 2).sum())) or 1.0
    looked_at = best[counts[best] <= max(_COMMON, frequencies.texts // _SHARE)]
    return Vector(terms[looked_at], (weights[looked_at] / length).astype(np.float16))
