"""Where the words of a query stand in a text: what is lit, counted and stepped through.

A text is cut exactly as it was for the index, so what made an article a hit is what is lit in it.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from index.article import Span
from index.engine.terms import SEPARATOR, key
from index.words import word_spans

if TYPE_CHECKING:
    from collections.abc import Iterable


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


def _find(sought: Sought, text: str) -> tuple[Span, ...]:
    if not sought:
        return ()
    single, starts = sought.stems, _by_first(sought.phrases)
    known: dict[str, bool] = {}
    spans: list[Span] = []
    cut: list[tuple[str, int, int]] = []
    for word, start, end in word_spans(text):
        is_hit = known.get(word)
        if is_hit is None:
            stem, _, folded = key(word).partition(SEPARATOR)
            is_hit = known[word] = bool(folded) and (stem in single or folded in sought.words)
        if is_hit:
            spans.append(Span(start, end))
        if starts:
            cut.append((word, start, end))
    if starts:
        spans = _merged([*spans, *_phrases(starts, cut)])
    return tuple(spans)


def _by_first(phrases: Iterable[tuple[str, ...]]) -> dict[str, list[tuple[str, ...]]]:
    starts: dict[str, list[tuple[str, ...]]] = {}
    for phrase in phrases:
        starts.setdefault(phrase[0], []).append(phrase)
    return starts


def _phrases(
    starts: dict[str, list[tuple[str, ...]]], cut: list[tuple[str, int, int]]
) -> list[Span]:
    words = [
        (term.partition(SEPARATOR)[0], start, end)
        for word, start, end in cut
        if (term := key(word))
    ]
    spans = []
    for number, (stem, start, _) in enumerate(words):
        for phrase in starts.get(stem, ()):
            stretch = words[number : number + len(phrase)]
            if tuple(word for word, _, _ in stretch) == phrase:
                spans.append(Span(start, stretch[-1][2]))
    return spans


def _merged(spans: list[Span]) -> list[Span]:
    merged: list[Span] = []
    for span in sorted(spans):
        if merged and span.start < merged[-1].end:
            merged[-1] = Span(merged[-1].start, max(merged[-1].end, span.end))
        else:
            merged.append(span)
    return merged
