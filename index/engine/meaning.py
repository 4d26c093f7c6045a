"""What a query means in this corpus: what is lit, in which forms, and what was misspelt."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from whoosh import query as whoosh

from index.engine.asked import AskedArticles
from index.engine.evaluate import expand, pattern_of
from index.engine.hits import HitFinder, Near, Sought
from index.engine.quoted import QUOTED, WITHIN
from index.engine.schema import LANGUAGES
from index.engine.terms import ENGLISH, SEPARATOR, TEXT_FIELDS, key, surface
from index.engine.tokens import Kind
from index.words import word_spans

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from index.engine.snapshot import Snapshot
    from index.engine.tokens import Token

MOST_FORMS = 8
"""Words listed for a query in all."""
_SHORT = 4
"""Up to this length a word may be misspelt in one letter, beyond in two."""
_TOO_SHORT = 2
"""Up to this length nothing is taken for a misspelling: any two ideographs are one letter apart.
Of a longer word most letters stay, and so does the script it is written in."""


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


def respelt(query: str, tokens: Sequence[Token], snapshot: Snapshot) -> Iterator[str]:
    """Yield the query with its unknown words spelt as words of the corpus, most likely first."""
    replaced: list[tuple[int, int, list[str]]] = []
    for word, start, end, fields in _plain_words(tokens):
        if not any(len(snapshot.sought(f, word).documents) for f in fields):
            near = _nearest(surface(word), fields, snapshot)
            if not near:
                return
            replaced.append((start, end, near))
    for choice in range(max((len(near) for _, _, near in replaced), default=0)):
        text = query
        for start, end, near in reversed(replaced):
            text = text[:start] + near[min(choice, len(near) - 1)] + text[end:]
        yield text


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


def _plain_words(
    tokens: Sequence[Token],
) -> Iterator[tuple[str, int, int, tuple[str, ...]]]:
    fields: tuple[str, ...] = TEXT_FIELDS
    for token in tokens:
        if token.kind is Kind.FIELD:
            fields = (token.text,)
            continue
        if fields == ("language",):  # no more than a few letters: nothing is like them
            fields = TEXT_FIELDS
            continue
        if token.kind in (Kind.WORD, Kind.PHRASE) and not token.excluded:
            for word, start, end in word_spans(token.text):
                if key(word):
                    yield word, token.inner + start, token.inner + end, fields
        fields = TEXT_FIELDS


def _nearest(word: str, fields: Sequence[str], snapshot: Snapshot) -> list[str]:
    if len(word) <= _TOO_SHORT:
        return []
    edits = 1 if len(word) <= _SHORT else 2
    best: dict[str, tuple[int, bool, int]] = {}
    for field in fields:
        for found, (distance, count) in snapshot.expander.nearest(field, word, edits).items():
            known = best.get(found, (distance, False, 0))
            # The first letter is seldom wrong (Pollock and Zamora, 1984).
            best[found] = (distance, found[0] != word[0], known[2] - count)
    return sorted(best, key=lambda found: (*best[found], found))[:3]
