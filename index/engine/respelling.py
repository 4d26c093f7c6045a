"""Closer spellings of a query that finds nothing, or next to nothing.

Words are respelt as words that stand in the corpus, unstemmed. What a person wrote is taken for
right wherever it can be: a word that stands in more than a few articles is never doubted, one that
stands in any only where another is many times as frequent and but a letter away.
"""

from __future__ import annotations

from math import log10
from typing import TYPE_CHECKING, NamedTuple

from index.engine.terms import TEXT_FIELDS, key, surface
from index.engine.tokens import Kind
from index.words import word_spans

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from index.engine.snapshot import Snapshot
    from index.engine.tokens import Token

FEW = 3
"""Articles: what finds more is taken for what was meant."""
FAR_MORE = 20
"""Times as many articles another spelling has to find where this one finds any."""
_SHORT = 4
"""Up to this length a word may be misspelt in one letter, beyond in two."""
_TOO_SHORT = 2
"""Up to this length nothing is taken for a misspelling: any two ideographs are one letter apart.
Of a longer word most letters stay, and so does the script it is written in."""
_MOST_WORDS = 4
"""Words that are looked for in other spellings: where more are unknown, no spelling is to blame."""
_CHOICES = 3
_FIRST_LETTER = 0.8
_TEN_TIMES = 0.4
"""What a wrong first letter weighs, and what being in ten times as many articles does, as parts of
a wrong letter. The first one is seldom wrong (Pollock and Zamora, 1984); what stands in a single
article may be misspelt itself."""
_COMMON = 50
"""A word in more than a 50th of all articles, and in more than `FAR_MORE`, is hardly a name."""


class _Typed(NamedTuple):
    """A word of a query."""

    word: str
    start: int
    end: int
    fields: tuple[str, ...]
    """That it is looked for in."""
    named: bool
    """Whether it is written as names are; a first word may be by habit."""


def respellings(
    query: str, tokens: Sequence[Token], found: int, snapshot: Snapshot
) -> Iterator[str]:
    """Yield a query in closer spellings, the likeliest first; few, or none.

    Args:
        query: As it is typed.
        tokens: Its pieces.
        found: How many articles it finds.
        snapshot: Of the index.
    """
    if found > FEW:
        return
    typed = list(_plain_words(tokens))
    articles = [_articles(one, snapshot) for one in typed]
    doubted = [one for one, number in zip(typed, articles, strict=True) if not number]
    if len(doubted) > _MOST_WORDS:
        return
    if doubted:
        other = [(one, _nearest(one, snapshot)) for one in doubted]
        if not all(near for _, near in other):
            return
    else:
        rare = [(one, n) for one, n in zip(typed, articles, strict=True) if n <= FEW]
        other = [(one, _far_more(one, n, snapshot)) for one, n in rare[:_MOST_WORDS]]
        other = [(one, near) for one, near in other if near]
    for choice in range(max((len(near) for _, near in other), default=0)):
        text = query
        for one, near in reversed(other):
            text = text[: one.start] + near[min(choice, len(near) - 1)] + text[one.end :]
        yield text


def _plain_words(tokens: Sequence[Token]) -> Iterator[_Typed]:
    fields: tuple[str, ...] = TEXT_FIELDS
    first = True
    for token in tokens:
        if token.kind is Kind.FIELD:
            fields = (token.text,)
            continue
        # Languages have no more than a few letters: nothing is like them.
        words = token.kind in (Kind.WORD, Kind.PHRASE) and not token.excluded
        if words and fields != ("language",):
            for word, start, end in word_spans(token.text):
                if key(word):
                    named = not first and word[0].isupper() and not word.isupper()
                    yield _Typed(word, token.inner + start, token.inner + end, fields, named)
                first = False
        fields = TEXT_FIELDS


def _articles(typed: _Typed, snapshot: Snapshot) -> int:
    return sum(len(snapshot.sought(field, typed.word).documents) for field in typed.fields)


def _near(typed: _Typed, edits: int, snapshot: Snapshot) -> dict[str, tuple[int, int]]:
    """Return words of the corpus that a word may stand for: distances, and in how many articles."""
    word = surface(typed.word)
    best: dict[str, tuple[int, int]] = {}
    for field in typed.fields:
        for found, (distance, number) in snapshot.nearest(field, word, edits).items():
            best[found] = (distance, best.get(found, (distance, 0))[1] + number)
    if typed.named:
        # A name that no article has is no misspelling of a common word.
        most = max(FAR_MORE, len(snapshot) // _COMMON)
        best = {found: told for found, told in best.items() if told[1] <= most}
    return best


def _nearest(typed: _Typed, snapshot: Snapshot) -> list[str]:
    """Return the likeliest words for one that no article has."""
    word = surface(typed.word)
    if len(word) <= _TOO_SHORT:
        return []
    near = _near(typed, 1 if len(word) <= _SHORT else 2, snapshot)

    def cost(found: str) -> tuple[float, str]:
        distance, articles = near[found]
        wrong = distance + _FIRST_LETTER * (found[0] != word[0])
        return wrong - _TEN_TIMES * log10(max(articles, 1)), found

    return sorted(near, key=cost)[:_CHOICES]


def _far_more(typed: _Typed, articles: int, snapshot: Snapshot) -> list[str]:
    """Return the word that one is likely to stand for though it stands in a few articles."""
    word = surface(typed.word)
    if len(word) <= _SHORT or not word.isalpha():
        return []
    near = {
        found: number
        for found, (_, number) in _near(typed, 1, snapshot).items()
        if found[0] == word[0] and number >= FAR_MORE * articles
    }
    return sorted(near, key=lambda found: (-near[found], found))[:1]
