"""What a query means in this corpus: what is lit, in which forms, and what was misspelt."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from whoosh import query as whoosh

from index.engine.asked import AskedArticles
from index.engine.evaluate import expand, pattern_of
from index.engine.hits import HitFinder
from index.engine.quoted import QUOTED, WITHIN
from index.engine.schema import LANGUAGES
from index.engine.sought import Near, Sought
from index.engine.terms import ENGLISH, SEPARATOR, TEXT_FIELDS, key

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from index.engine.snapshot import Snapshot

MOST_FORMS = 8
"""Words listed for a query in all."""


def finder(query: Any, snapshot: Snapshot) -> HitFinder:
    """Return what finds the words of a query in texts."""
    leaves = list(_wanted(query))
    return HitFinder(
        text=_sought(leaves, WITHIN, snapshot),
        title=_sought(leaves, "title", snapshot),
        quoted=_sought(leaves, QUOTED, snapshot),
    )


def asked(query: Any) -> list[AskedArticles]:
    """Return the names and stories that a query asks for, in order."""
    return [leaf for leaf in _leaves(query) if isinstance(leaf, AskedArticles)]


def forms(query: Any, snapshot: Snapshot) -> tuple[str, ...]:
    """Return the words of the corpus that a query's words stand for.

    For each word of the query in order, the most frequent first; few where there are many words.
    """
    counted: dict[tuple[object, ...], dict[str, int]] = {}
    for leaf in _wanted(query):
        if leaf.fieldname in (*TEXT_FIELDS, QUOTED):
            for place, word, count in _forms_of(leaf, snapshot):
                of_word = counted.setdefault((leaf.startchar, place), {})
                of_word[word] = of_word.get(word, 0) + count
    share = max(1, MOST_FORMS // max(1, len(counted)))
    listed: dict[str, None] = {}
    for of_word in counted.values():
        ranked = sorted((-count, word) for word, count in of_word.items() if count)
        listed.update(dict.fromkeys(word for _, word in ranked[:share]))
    return tuple(listed)[:MOST_FORMS]


def _wanted(query: Any) -> Iterator[Any]:
    """Yield the leaves that look for words."""
    for leaf in _leaves(query):
        if not isinstance(leaf, whoosh.NumericRange | AskedArticles):
            yield leaf


def _leaves(query: Any) -> Iterator[Any]:
    """Yield the leaves of a query but for what it excludes."""
    if isinstance(query, whoosh.And | whoosh.Or):
        for part in query.subqueries:
            yield from _leaves(part)
    elif not isinstance(query, whoosh.Not):
        yield query


def _sought(leaves: Iterable[Any], field: str, snapshot: Snapshot) -> Sought:
    stems: set[str] = set()
    words: set[str] = set()
    typed: set[tuple[int, tuple[str, ...]]] = set()
    for leaf in leaves:
        if leaf.fieldname != field:
            continue
        if isinstance(leaf, whoosh.Term):
            stems.add(_english(leaf.text))
            words.update(_foreign(leaf.text, field, snapshot))
        elif isinstance(leaf, whoosh.Phrase):
            typed.add((leaf.slop, tuple(leaf.words)))
        else:
            words.update(expand(leaf, snapshot).words)
    phrases = [
        Near(
            slop,
            tuple(map(_english, phrase)),
            tuple(_foreign(word, field, snapshot) for word in phrase),
            phrase,
        )
        for slop, phrase in typed
    ]
    exact = [phrase for phrase in phrases if phrase.slop == 1]
    return Sought(
        frozenset(stems),
        frozenset(words),
        phrases=frozenset(phrase.stems for phrase in exact),
        foreign=frozenset(phrase.foreign for phrase in exact),
        typed=frozenset(phrase.typed for phrase in exact),
        near=frozenset(phrase for phrase in phrases if phrase.slop > 1),
    )


def _english(word: str) -> str:
    return key(word).partition(SEPARATOR)[0]


def _foreign(word: str, field: str, snapshot: Snapshot) -> frozenset[str]:
    """Return the words that one of a query stands for in articles of other languages."""
    found: set[str] = set()
    for one, languages in snapshot.stems_of(word):
        if any(LANGUAGES[number] != ENGLISH for number in languages):
            found.update(snapshot.forms(field, one))
    return frozenset(found)


def _forms_of(leaf: Any, snapshot: Snapshot) -> Iterator[tuple[int, str, int]]:
    field = leaf.fieldname
    if isinstance(leaf, whoosh.Term | whoosh.Phrase):
        typed = [leaf.text] if isinstance(leaf, whoosh.Term) else leaf.words
        for place, one in enumerate(typed):
            for word, count in snapshot.forms_of(field, one).items():
                yield place, word, count
    else:
        listed = snapshot.commonest(field, pattern_of(leaf), 2 * MOST_FORMS)
        yield from ((0, word, count) for word, count in listed.items())
