"""What parts of a query find, put together: in both, in either, in neither.

What is found is kept as documents with their scores, and for frequent words also as one score for
every document: to look a document up there is a step, where in a list it takes a search. Whatever
is put together then costs as much as its rarest part where all are wanted, and a pass over all
documents where any will do.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy.typing as npt

    Documents = npt.NDArray[np.intp]
    Scores = npt.NDArray[np.float32]
    Marks = npt.NDArray[np.bool_]

_FREQUENT = 16
"""Of so many documents at least one has to be found for a score of every document to be kept: four
bytes each where a document that is found takes twelve."""
_FEW = 64
"""Of so many documents one at most may be found for few to be searched for in a list: with more, it
takes less to spread the list out. Measured, from 20,000 to 100,000 documents."""

_TRACE = np.float32(1e-30)
"""The score of what isn't weighed among what is. It vanishes where anything is added to it, since a
word's score is a millionth at least."""
_LEAST = np.float32(1e-20)
"""What is less is a trace, or a few of them."""


class Found(NamedTuple):
    """What a query finds."""

    documents: Documents
    """By number, ascending."""
    scores: Scores | None
    """Beside `documents`, each above 0, if only by a trace; None where nothing is weighed, as by a
    date."""
    spread: Scores | None = None
    """The score of every document there is, 0 where it isn't found; only of what finds many."""

    @property
    def size(self) -> int:
        """How many bytes the arrays take."""
        return sum(part.nbytes for part in self if part is not None)


NOTHING = Found(np.zeros(0, dtype=np.intp), None)


def to_keep(found: Found, size: int) -> Found:
    """Return what is found as it is best kept to be looked up again; nobody may write to it.

    Args:
        found: By a word.
        size: How many documents there are, found or not.
    """
    documents, scores, spread = found
    if scores is None or len(documents) * _FREQUENT < size:
        spread = None
    elif spread is None:
        spread = _spread(documents, scores, size)
    for part in (documents, scores, spread):
        if part is not None:
            part.flags.writeable = False
    return Found(documents, scores, spread)


def marked(marks: Marks) -> Found:
    """Return the documents that are marked, unweighed."""
    return Found(np.flatnonzero(marks), None)


def both(parts: Sequence[Found], size: int) -> Found:
    """Return what all of one or more parts find; scores are added up."""
    first, *others = sorted(parts, key=lambda part: len(part.documents))
    found = Found(first.documents, first.scores)
    for other in others:
        if not len(found.documents):
            break
        found = _narrowed(found, other, size)
    return found


def either(parts: Sequence[Found], size: int) -> Found:
    """Return what any of one or more parts finds; scores are added up."""
    if len(parts) == 1:
        return parts[0]
    if all(part.scores is None for part in parts):
        marks = np.zeros(size, dtype=np.bool_)
        for part in parts:
            marks[part.documents] = True
        return marked(marks)
    total = np.zeros(size, dtype=np.float32)
    for part in parts:
        if part.spread is not None:
            total += part.spread
        else:
            total[part.documents] += _TRACE if part.scores is None else part.scores
    documents = np.flatnonzero(total > 0)
    return Found(documents, total[documents], total)


def scores_of(found: Found) -> Scores:
    """Return the score of each document that is found: 0 where nothing is weighed."""
    if found.scores is None:
        return np.zeros(len(found.documents), dtype=np.float32)
    traces = found.scores < _LEAST
    return np.where(traces, np.float32(0), found.scores) if traces.any() else found.scores


def without(found: Found, unwanted: Found, size: int) -> Found:
    """Return what is found but for what is unwanted."""
    if not len(unwanted.documents):
        return found
    return picked(found, ~_within(found.documents, unwanted, size))


def all_but(live: Marks, unwanted: Found) -> Found:
    """Return all documents but what is unwanted."""
    left = live.copy()
    left[unwanted.documents] = False
    return marked(left)


def picked(found: Found, which: Marks) -> Found:
    """Return some of what is found."""
    rows = np.flatnonzero(which)
    if len(rows) == len(which):
        return found
    scores = None if found.scores is None else found.scores[rows]
    return Found(found.documents[rows], scores)


def boosted(found: Found, boost: float) -> Found:
    """Return what is found with all scores multiplied; `boost` is above 0."""
    if boost == 1 or found.scores is None:
        return found
    factor = np.float32(boost)
    spread = None if found.spread is None else found.spread * factor
    return Found(found.documents, found.scores * factor, spread)


def _narrowed(found: Found, other: Found, size: int) -> Found:
    documents, scores, _ = found
    if other.scores is None:
        return picked(found, _within(documents, other, size))
    spread = other.spread
    if spread is None and len(documents) * _FEW < size:
        places, there = _searched(documents, other.documents)
        added = other.scores[places]
    else:
        if spread is None:
            spread = _spread(other.documents, other.scores, size)
        added = spread[documents]
        there = added > 0
    rows = np.flatnonzero(there)
    if len(rows) < len(documents):
        documents, added = documents[rows], added[rows]
        scores = scores if scores is None else scores[rows]
    return Found(documents, added if scores is None else scores + added)


def _within(documents: Documents, other: Found, size: int) -> Marks:
    """Tell which of some documents another part finds."""
    if other.spread is not None:
        held: Marks = other.spread[documents] > 0
        return held
    if len(documents) * _FEW < size:
        return _searched(documents, other.documents)[1]
    marks = np.zeros(size, dtype=np.bool_)
    marks[other.documents] = True
    return marks[documents]


def _searched(wanted: Documents, listed: Documents) -> tuple[Documents, Marks]:
    """Return where documents stand in a list that isn't empty, and whether they do."""
    if not len(listed):
        return wanted[:0], np.zeros(len(wanted), dtype=np.bool_)
    places = np.minimum(np.searchsorted(listed, wanted), len(listed) - 1)
    return places, listed[places] == wanted


def _spread(documents: Documents, scores: Scores, size: int) -> Scores:
    spread = np.zeros(size, dtype=np.float32)
    spread[documents] = scores
    return spread
