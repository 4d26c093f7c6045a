"""Answers a query tree from a snapshot's arrays.

The formula is Whoosh's own, BM25 a field, with the boosts of fields added up; what differs is that
all documents are scored at once. Documents that were deleted count for nothing, so that scores
depend on the articles alone and not on the order in which they came.

In three things the order isn't that of Whoosh's own matchers, though the hits are:

- A phrase counts as one word, as often as it stands in an article. Whoosh adds up its words,
  wherever else they stand: where a script has no spaces, that ranks by single letters.
- So do the words that a pattern or a near spelling stands for, as the forms of a word do. Whoosh
  gives all of their articles the same score, or weighs most the one that is misspelt just once.
- Dates, and what a NOT leaves, add nothing, where Whoosh adds 1 to each.
"""

from __future__ import annotations

from math import log
from typing import TYPE_CHECKING, Any

import numpy as np
from whoosh import query as whoosh

from index.engine.asked import AskedArticles
from index.engine.documents import K1
from index.engine.found import (
    NOTHING,
    Found,
    all_but,
    boosted,
    both,
    either,
    marked,
    picked,
    to_keep,
    without,
)
from index.engine.lexicon import MOST_IN_ALL, TooManyWordsError
from index.engine.patterns import Pattern
from index.engine.phrases import phrase_postings
from index.engine.tokens import QueryError
from index.words import stem

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from index.engine.lexicon import Expansion
    from index.engine.postings import Postings
    from index.engine.snapshot import Snapshot


def evaluate(query: Any, snapshot: Snapshot) -> Found:
    """Return what a tree of `whoosh.query` finds.

    What a word, a phrase or a pattern finds in its fields is kept in the snapshot's cache.

    Raises:
        QueryError: A pattern stands for too many words.
    """
    return _EVALUATORS[type(query)](query, snapshot)


def any_of(stems: Sequence[str], fields: Sequence[str], snapshot: Snapshot) -> Found:
    """Return what holds any of these stems in any of these fields."""
    parts = [
        _weighed(snapshot.stem(field, wanted), field, 1.0, snapshot)
        for wanted in stems
        for field in fields
    ]
    return either(parts, len(snapshot.live)) if parts else NOTHING


def pattern_of(query: Any) -> Pattern:
    """Return what a wildcard or a near spelling of `whoosh.query` stands for."""
    if isinstance(query, whoosh.FuzzyTerm):
        return Pattern(query.text, int(query.maxdist), stem(query.text))
    return Pattern(query.text)


def expand(query: Any, snapshot: Snapshot) -> Expansion:
    """Return the words that a wildcard or a near spelling stands for.

    Raises:
        QueryError: There are too many.
    """
    try:
        return snapshot.expander.expand(query.fieldname, pattern_of(query))
    except TooManyWordsError as error:
        raise QueryError(
            f"stands for more than {error.most:,} words: write more of it",
            query.startchar,
            query.endchar,
        ) from error


def check_patterns(query: Any, snapshot: Snapshot) -> None:
    """Make sure that the patterns of a query can be answered: it may have many of them.

    Raises:
        QueryError: One stands for too many words, or all of them do.
    """
    words: dict[str, int] = {}
    for leaf in query.leaves():
        if isinstance(leaf, whoosh.Wildcard | whoosh.FuzzyTerm):
            field = leaf.fieldname
            words[field] = words.get(field, 0) + len(expand(leaf, snapshot).words)
            if words[field] > MOST_IN_ALL:
                raise QueryError(
                    f"up to here, patterns stand for more than {MOST_IN_ALL:,} words in all",
                    leaf.startchar,
                    leaf.endchar,
                )


def _weighed(postings: Postings, field: str, boost: float, snapshot: Snapshot) -> Found:
    documents = postings.documents.astype(np.intp)
    norms = snapshot.norms.get(field)
    if norms is None or not len(documents):
        return Found(documents, None)
    # log(N / (n + 1)) + 1, as Whoosh has it: never below 0.3, however common the word.
    rarity = log(len(snapshot) / (len(documents) + 1)) + 1
    counts = postings.counts.astype(np.float64)
    scores = boost * rarity * (K1 + 1) * counts / (counts + norms[documents])
    return to_keep(Found(documents, scores.astype(np.float32)), len(snapshot.live))


def _in_one_field(word: Any, snapshot: Snapshot) -> Found:
    """Return what a word finds, a phrase, or what stands for words."""
    field = word.fieldname
    if isinstance(word, whoosh.Term):
        postings = snapshot.sought(field, word.text)
    elif isinstance(word, whoosh.Phrase):
        postings = phrase_postings(field, word.words, snapshot, word.slop)
    else:
        expand(word, snapshot)  # which tells in words where they are too many
        postings = snapshot.pattern(field, pattern_of(word))
    return _weighed(postings, field, word.boost, snapshot)


def _word(query: Any, snapshot: Snapshot) -> Found:
    return snapshot.kept(_named(query), lambda: _in_one_field(query, snapshot))


def _named(word: Any) -> tuple[object, ...]:
    """Return what tells a word of a query from others."""
    if isinstance(word, whoosh.Phrase):
        return word.fieldname, word.boost, tuple(word.words), word.slop
    return word.fieldname, word.boost, word.text, type(word), getattr(word, "maxdist", 0)


def _and(query: Any, snapshot: Snapshot) -> Found:
    if len(query.subqueries) == 1:  # a word by itself, mostly
        return boosted(evaluate(query.subqueries[0], snapshot), query.boost)
    size = len(snapshot.live)
    filters = [part for part in query.subqueries if isinstance(part, whoosh.NumericRange)]
    unwanted = [part for part in query.subqueries if isinstance(part, whoosh.Not)]
    others = [
        part for part in query.subqueries if not isinstance(part, whoosh.NumericRange | whoosh.Not)
    ]
    if not others:
        # Nothing but what leaves out: the first of them tells what there is.
        others = [(filters or unwanted).pop(0)]
    found = both([evaluate(part, snapshot) for part in others], size)
    for part in filters:
        days = snapshot.days[found.documents]
        found = picked(found, (days >= part.start) & (days <= part.end))
    for part in unwanted:
        found = without(found, evaluate(part.query, snapshot), size)
    return boosted(found, query.boost)


def _or(query: Any, snapshot: Snapshot) -> Found:
    size, parts = len(snapshot.live), query.subqueries
    if any(type(part) not in _WORDS for part in parts):
        return boosted(either([evaluate(part, snapshot) for part in parts], size), query.boost)

    def found() -> Found:
        in_any = either([_in_one_field(part, snapshot) for part in parts], size)
        return to_keep(boosted(in_any, query.boost), size)

    # Mostly one word in several fields.
    return snapshot.kept(("or", query.boost, *map(_named, parts)), found)


def _not(query: Any, snapshot: Snapshot) -> Found:
    return all_but(snapshot.live, evaluate(query.query, snapshot))


def _days(query: Any, snapshot: Snapshot) -> Found:
    days = snapshot.days
    return marked((days >= query.start) & (days <= query.end) & snapshot.live)


def _asked(query: AskedArticles, snapshot: Snapshot) -> Found:
    # A name narrows, as a date does: how often it stands in a text adds nothing to the score.
    return Found(snapshot.with_keys(query.found.keys), None)


def _every(_query: Any, snapshot: Snapshot) -> Found:
    return marked(snapshot.live)


_WORDS = (
    whoosh.Term,
    whoosh.Phrase,
    whoosh.Wildcard,
    whoosh.FuzzyTerm,
)
_EVALUATORS: dict[type, Callable[[Any, Snapshot], Found]] = {
    **dict.fromkeys(_WORDS, _word),
    whoosh.And: _and,
    whoosh.Or: _or,
    whoosh.Not: _not,
    whoosh.NumericRange: _days,
    whoosh.Every: _every,
    AskedArticles: _asked,
}
