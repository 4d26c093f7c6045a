"""Where the words of a query stand in a text: what is lit, counted and stepped through.

A text is cut exactly as it was for the index, so what made an article a hit is what is lit in it.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING

from index.article import Span
from index.engine.terms import SEPARATOR, key
from index.words import word_spans

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

_LONGEST_KEPT = 20_000
"""Characters of a text whose words are remembered."""


@dataclass(frozen=True, slots=True)
class Sought:
    """What is looked for in one field; what a NOT excludes is not in it."""

    stems: frozenset[str] = frozenset()
    words: frozenset[str] = frozenset()
    """Folded words, which patterns stand for."""
    phrases: frozenset[tuple[str, ...]] = frozenset()
    """Stems in order."""

    def __bool__(self) -> bool:
        return bool(self.stems or self.words or self.phrases)


@dataclass(frozen=True, slots=True)
class HitFinder:
    """Finds the words of one query."""

    text: Sought = field(default_factory=Sought)
    title: Sought = field(default_factory=Sought)

    def hits(self, text: str) -> tuple[Span, ...]:
        """Return where the query's words stand in an article's text.

        In order, apart from each other. A phrase is one hit from its first to its last word.
        """
        return _find(self.text, text)

    def title_hits(self, title: str) -> tuple[Span, ...]:
        """Return where the query's words stand in a title, as `hits` does for a text."""
        return _find(self.title, title)


NO_HITS = HitFinder()


_Word = tuple[str, str, int, int]
"""A word's stem, its folded form, and where it begins and ends."""


def _find(sought: Sought, text: str) -> tuple[Span, ...]:
    if not sought:
        return ()
    cut = _cut(text)
    stems, words = sought.stems, sought.words
    spans = [
        Span(start, end) for stem, folded, start, end in cut if stem in stems or folded in words
    ]
    if sought.phrases:
        spans = _merged([*spans, *_phrases(sought.phrases, cut)])
    return tuple(spans)


def _cut(text: str) -> Sequence[_Word]:
    return _kept(text) if len(text) <= _LONGEST_KEPT else list(_words(text))


@lru_cache(maxsize=128)
def _kept(text: str) -> Sequence[_Word]:
    # Every letter that is typed looks at much the same articles again.
    return tuple(_words(text))


def _words(text: str) -> Iterator[_Word]:
    for word, start, end in word_spans(text):
        stem, _, folded = key(word).partition(SEPARATOR)
        if folded:
            yield stem, folded, start, end


def _phrases(phrases: Iterable[tuple[str, ...]], cut: Sequence[_Word]) -> Iterator[Span]:
    by_first: dict[str, list[tuple[str, ...]]] = {}
    for phrase in phrases:
        by_first.setdefault(phrase[0], []).append(phrase)
    for number, (first, _, start, _) in enumerate(cut):
        for phrase in by_first.get(first, ()):
            stretch = cut[number : number + len(phrase)]
            if tuple(stem for stem, _, _, _ in stretch) == phrase:
                yield Span(start, stretch[-1][3])


def _merged(spans: list[Span]) -> list[Span]:
    merged: list[Span] = []
    for span in sorted(spans):
        if merged and span.start < merged[-1].end:
            merged[-1] = Span(merged[-1].start, max(merged[-1].end, span.end))
        else:
            merged.append(span)
    return merged
