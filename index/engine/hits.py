"""Where the words of a query stand in a text: what is lit, counted and stepped through.

A text is cut exactly as it was for the index, so what made an article a hit is what is lit in it.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING

from index.article import Span
from index.engine.terms import surface
from index.words import stem, word_spans

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


_Word = tuple[str, int, int]
"""A word's folded form, and where it begins and ends."""


def _find(sought: Sought, text: str) -> tuple[Span, ...]:
    if not sought:
        return ()
    short = len(text) <= _LONGEST_KEPT
    if not sought.phrases:  # so that the words of a text of 50 MB needn't all be held at once
        return tuple(_single(sought, _kept(text) if short else _words(text)))
    cut = _kept(text) if short else list(_words(text))
    return tuple(_merged([*_single(sought, cut), *_phrases(sought.phrases, cut)]))


def _single(sought: Sought, cut: Iterable[_Word]) -> Iterator[Span]:
    stems, words = sought.stems, sought.words
    # Stemming is the dearest part, and leaves the first letter as it is (Porter, 2001).
    letters = {sought_stem[0] for sought_stem in stems}
    for folded, start, end in cut:
        if (folded[0] in letters and stem(folded) in stems) or folded in words:
            yield Span(start, end)


@lru_cache(maxsize=128)
def _kept(text: str) -> Sequence[_Word]:
    # Every letter that is typed looks at much the same articles again.
    return tuple(_words(text))


def _words(text: str) -> Iterator[_Word]:
    for word, start, end in word_spans(text):
        if folded := surface(word):
            yield folded, start, end


def _phrases(phrases: Iterable[tuple[str, ...]], cut: Sequence[_Word]) -> Iterator[Span]:
    by_first: dict[str, list[tuple[str, ...]]] = {}
    for phrase in phrases:
        by_first.setdefault(phrase[0], []).append(phrase)
    letters = {first[0] for first in by_first}
    for number, (folded, start, _) in enumerate(cut):
        if folded[0] not in letters:
            continue
        for phrase in by_first.get(stem(folded), ()):
            stretch = cut[number : number + len(phrase)]
            if tuple(stem(word) for word, _, _ in stretch) == phrase:
                yield Span(start, stretch[-1][2])


def _merged(spans: list[Span]) -> list[Span]:
    merged: list[Span] = []
    for span in sorted(spans):
        if merged and span.start < merged[-1].end:
            merged[-1] = Span(merged[-1].start, max(merged[-1].end, span.end))
        else:
            merged.append(span)
    return merged
