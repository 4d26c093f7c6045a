"""Answers a query tree from a snapshot's arrays.

The formula is Whoosh's own, BM25 a field, with the boosts of fields added up; what differs is that
all documents are scored at once. Documents that were deleted count for nothing, so that scores
depend on the articles alone and not on the order in which they came.
"""

from __future__ import annotations

from math import log
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np
from whoosh import query as whoosh

from index.engine.asked import AskedArticles
from index.engine.lexicon import Pattern
from index.engine.phrases import phrase_postings
from index.engine.snapshot import K1
from index.engine.tokens import QueryError
from index.words import stem

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    import numpy.typing as npt

    from index.engine.postings import Postings
    from index.engine.snapshot import Snapshot

MOST_WORDS = 8_000
"""Words that one pattern may stand for."""


class Found(NamedTuple):
    """What a query finds: a value for each document of the snapshot."""

    hits: npt.NDArray[np.bool_]
    scores: npt.NDArray[np.float64]
    """0 where there is no hit."""


def evaluate(query: Any, snapshot: Snapshot) -> Found:
    """Return what a tree of `whoosh.query` finds.

    Raises:
        QueryError: A pattern stands for too many words.
    """
    return _EVALUATORS[type(query)](query, snapshot)


def any_of(stems: Sequence[str], field: str, snapshot: Snapshot) -> Found:
    """Return what holds any of these stems in a field."""
    hits, scores = _nothing(snapshot)
    for wanted in stems:
        found = _scored(snapshot.stem(field, wanted), field, 1.0, snapshot)
        hits, scores = hits | found.hits, scores + found.scores
    return Found(hits, scores)


def pattern_of(query: Any) -> Pattern:
    """Return what a wildcard or a near spelling of `whoosh.query` stands for."""
    if isinstance(query, whoosh.FuzzyTerm):
        return Pattern(query.text, int(query.maxdist), stem(query.text))
    return Pattern(query.text)


def expand(query: Any, snapshot: Snapshot) -> list[bytes]:
    """Return the terms that a wildcard or a near spelling stands for.

    Raises:
        QueryError: There are too many.
    """
    terms = snapshot.expand(query.fieldname, pattern_of(query))
    if len(terms) > MOST_WORDS:
        raise QueryError(
            f"stands for {len(terms):,} words: write more of it", query.startchar, query.endchar
        )
    return terms


def _nothing(snapshot: Snapshot) -> Found:
    size = len(snapshot.live)
    return Found(np.zeros(size, dtype=np.bool_), np.zeros(size))


def _scored(postings: Postings, field: str, boost: float, snapshot: Snapshot) -> Found:
    found = _nothing(snapshot)
    documents = postings.documents
    found.hits[documents] = True
    norms = snapshot.norms.get(field)
    if norms is not None and len(documents):
        # log(N / (n + 1)) + 1, as Whoosh has it: never below 0.3, however common the word.
        rarity = log(len(snapshot) / (len(documents) + 1)) + 1
        counts = postings.counts.astype(np.float64)
        weights = rarity * counts * (K1 + 1) / (counts + norms[documents])
        found.scores[documents] = boost * weights
    return found


def _term(query: Any, snapshot: Snapshot) -> Found:
    postings = snapshot.sought(query.fieldname, query.text)
    return _scored(postings, query.fieldname, query.boost, snapshot)


def _phrase(query: Any, snapshot: Snapshot) -> Found:
    postings = phrase_postings(query.fieldname, query.words, snapshot, query.slop)
    return _scored(postings, query.fieldname, query.boost, snapshot)


def _expansion(query: Any, snapshot: Snapshot) -> Found:
    postings = snapshot.words(query.fieldname, expand(query, snapshot))
    return _scored(postings, query.fieldname, query.boost, snapshot)


def _and(query: Any, snapshot: Snapshot) -> Found:
    first, *others = query.subqueries
    hits, scores = evaluate(first, snapshot)
    for part in others:
        found = evaluate(part, snapshot)
        hits = hits & found.hits
        scores = scores + found.scores
    return Found(hits, np.where(hits, scores, 0.0))


def _or(query: Any, snapshot: Snapshot) -> Found:
    first, *others = query.subqueries
    hits, scores = evaluate(first, snapshot)
    for part in others:
        found = evaluate(part, snapshot)
        hits = hits | found.hits
        scores = scores + found.scores
    return Found(hits, scores)


def _not(query: Any, snapshot: Snapshot) -> Found:
    unwanted = evaluate(query.query, snapshot).hits
    return Found(snapshot.live & ~unwanted, np.zeros(len(unwanted)))


def _days(query: Any, snapshot: Snapshot) -> Found:
    days = snapshot.days
    hits = (days >= query.start) & (days <= query.end) & snapshot.live
    return Found(hits, np.zeros(len(hits)))


def _asked(query: AskedArticles, snapshot: Snapshot) -> Found:
    # A name narrows, as a date does: how often it stands in a text adds nothing to the score.
    hits = np.isin(snapshot.keys, query.found.keys) & snapshot.live
    return Found(hits, np.zeros(len(hits)))


_EVALUATORS: dict[type, Callable[[Any, Snapshot], Found]] = {
    whoosh.Term: _term,
    whoosh.Phrase: _phrase,
    whoosh.Wildcard: _expansion,
    whoosh.FuzzyTerm: _expansion,
    whoosh.And: _and,
    whoosh.Or: _or,
    whoosh.Not: _not,
    whoosh.NumericRange: _days,
    AskedArticles: _asked,
}
