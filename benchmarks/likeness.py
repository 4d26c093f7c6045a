"""Peers that tell how alike sentences are: the cosine of words, and RapidFuzz over all pairs."""

from __future__ import annotations

from math import log
from typing import TYPE_CHECKING

import numpy as np
from rapidfuzz import fuzz, process
from scipy import sparse

from index.words import tokens

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy.typing as npt

    Scores = npt.NDArray[np.float64]
    """A row for each sentence of A, a column for each of B."""


def cosine(a: Sequence[str], b: Sequence[str]) -> Scores:
    """Return the cosine of the sentences' stems, weighted by tf-idf over all of them."""
    counted = [[token.term for token in tokens(sentence)] for sentence in (*a, *b)]
    known = {term: at for at, term in enumerate(sorted({t for terms in counted for t in terms}))}
    rows = [row for row, terms in enumerate(counted) for _ in terms]
    columns = [known[term] for terms in counted for term in terms]
    matrix = sparse.csr_array(
        (np.ones(len(rows)), (rows, columns)), shape=(len(counted), len(known))
    )
    frequency = np.bincount(matrix.indices, minlength=len(known))
    weights = np.array([log(len(counted) / max(times, 1)) + 1 for times in frequency])
    weighted = matrix * weights[None, :]
    norms = np.sqrt((weighted * weighted).sum(axis=1))
    unit = sparse.csr_array(weighted / np.maximum(norms, 1e-9)[:, None])
    scores: Scores = (unit[: len(a)] @ unit[len(a) :].T).toarray()
    return scores


def token_set(a: Sequence[str], b: Sequence[str]) -> Scores:
    """Return RapidFuzz's likeness of the sentences' sets of words, 0 to 1."""
    lower_a, lower_b = ([sentence.lower() for sentence in side] for side in (a, b))
    scores: Scores = process.cdist(lower_a, lower_b, scorer=fuzz.token_set_ratio, dtype=np.float64)
    return scores / 100
