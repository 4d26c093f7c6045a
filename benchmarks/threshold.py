"""A peer of grouping by event: whatever is alike beyond a threshold hangs together.

The cosine of all stems, weighed by tf-idf, over all pairs; groups are what hangs together by pairs
above the threshold. Which one is chosen by the right answer: no other would do better.
"""

from __future__ import annotations

from collections import Counter
from math import log
from typing import TYPE_CHECKING

import numpy as np
from scipy import sparse
from scipy.sparse.csgraph import connected_components

from benchmarks.together import Scores
from index.words import tokens

if TYPE_CHECKING:
    from collections.abc import Mapping

_THRESHOLDS = [step / 50 for step in range(2, 48)]


def best_threshold(texts: Mapping[str, str], right: Mapping[str, str]) -> Scores:
    """Return the scores of the threshold with the best F1 of pairs.

    Args:
        texts: By article.
        right: By article its event; of the same articles.
    """
    names = list(right)
    likeness = _cosines([texts[name] for name in names])
    best = Scores(0, 0, 0, 0, 0, 0)
    for threshold in _THRESHOLDS:
        groups = connected_components(sparse.coo_array(likeness >= threshold), directed=False)[1]
        found = dict(zip(names, map(str, groups.tolist()), strict=True))
        best = max(best, Scores.of(right, found), key=lambda scores: scores.f1)
    return best


def _cosines(texts: list[str]) -> np.ndarray[tuple[int, int], np.dtype[np.float64]]:
    counted = [Counter(token.term for token in tokens(text)) for text in texts]
    frequency = Counter(term for counts in counted for term in counts)
    place = {term: number for number, term in enumerate(frequency)}
    rows = [row for row, counts in enumerate(counted) for _ in counts]
    columns = [place[term] for counts in counted for term in counts]
    weights = [
        times * (log(len(texts) / frequency[term]) + 1)
        for counts in counted
        for term, times in counts.items()
    ]
    weighted = sparse.csr_array((weights, (rows, columns)), shape=(len(texts), len(place)))
    lengths = np.sqrt(np.asarray(weighted.multiply(weighted).sum(axis=1)).ravel())
    unit = sparse.diags_array(1 / np.maximum(lengths, 1e-9)) @ weighted
    cosines: np.ndarray[tuple[int, int], np.dtype[np.float64]] = (unit @ unit.T).toarray()
    return cosines
