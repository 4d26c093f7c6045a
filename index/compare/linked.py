"""Several articles on one event with the links between their sentences, each pair worked out once.

A comparison of two has a background of its own. Where all articles of a story are held against each
other they share one, so that the scores of all pairs can be compared.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from index.compare.background import Background
from index.compare.counts import feature
from index.compare.doubts import doubted
from index.compare.passage import LONGEST
from index.compare.passages import Alike, alike
from index.compare.quotelinks import quoted_links
from index.compare.quotes import compare_quotes
from index.compare.sentencewords import terms_of
from index.compare.stated import named

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from index.compare.prepared import Prepared
    from index.compare.sentencewords import Word

_KEPT = 4
"""Stories whose links are kept: a reader steps through the articles of one."""


class Place(NamedTuple):
    """A sentence of one of some articles."""

    article: int
    sentence: int


@dataclass(frozen=True, slots=True, eq=False)
class Linked:
    """Some articles on one event."""

    articles: tuple[Prepared, ...]
    background: Background
    _links: dict[tuple[int, int], tuple[Alike, ...]] = field(default_factory=dict)
    _quoted: dict[tuple[int, int], tuple[Alike, ...]] = field(default_factory=dict)
    _scores: dict[tuple[int, int], dict[tuple[int, int], float]] = field(default_factory=dict)
    _weights: dict[str, float] = field(default_factory=dict)

    def between(self, a: int, b: int) -> tuple[Alike, ...]:
        """Return the links of two articles, by place in the first, then in the second.

        Args:
            a: Place of one among the articles.
            b: Place of the other.
        """
        if a > b:
            return tuple(sorted(Alike(link.b, link.a, link.score) for link in self.between(b, a)))
        if (a, b) not in self._links:
            one, other = self.articles[a], self.articles[b]
            found = alike(one.features, other.features, self.background)
            self._links[a, b] = tuple(doubted(found, one, other))
        return self._links[a, b]

    def quoted(self, a: int, b: int) -> tuple[Alike, ...]:
        """Return the links of two articles by a quotation that both have, or one reports.

        Args:
            a: Place of one among the articles.
            b: Place of the other.
        """
        if (a, b) not in self._quoted:
            one, other = self.articles[a], self.articles[b]
            quotes = compare_quotes(one, other, (), (), self.background)
            found = quoted_links(one, other, quotes)
            self._quoted[a, b] = tuple(Alike(*at, told.score) for at, told in found.items())
        return self._quoted[a, b]

    def score(self, a: Place, b: Place) -> float:
        """Return how alike two sentences of two articles are; 0 where they have no link."""
        if (a.article, b.article) not in self._scores:
            links = self.between(a.article, b.article)
            self._scores[a.article, b.article] = {(one.a, one.b): one.score for one in links}
        return self._scores[a.article, b.article].get((a.sentence, b.sentence), 0.0)

    def words(self, place: Place) -> Sequence[Word]:
        """Return the words of a sentence, as many as are looked at."""
        return self.articles[place.article].words[place.sentence][:LONGEST]

    def shared(self, a: Place, b: Place) -> frozenset[str]:
        """Return the terms of the weighty words that two sentences share."""
        return terms_of(self.words(a)) & terms_of(self.words(b))

    def stated(self, a: Place, b: Place) -> float:
        """Return how much two sentences share besides the name, title and all, that says most."""
        shared = left = self.shared(a, b)
        for place in (a, b):
            said = named(self.articles[place.article])[place.sentence]
            had = [sorted(shared & name) for name in said.names]
            most = max(
                had, key=lambda terms: (sum(self.weights(terms).values()), terms), default=[]
            )
            if most:
                left &= said.without(had.index(most))
        return sum(self.weights(left).values())

    def is_names(self, place: Place) -> bool:
        """Tell whether a sentence is a line of names, or a heading: it states nothing."""
        text = self.articles[place.article].text
        return all(text[word.start].isupper() for word in self.words(place) if word.weighty)

    def weights(self, terms: Iterable[str]) -> dict[str, float]:
        """Return how rare each of some terms is among the articles, in the order of the terms."""
        ordered = sorted(terms)
        new = [term for term in ordered if term not in self._weights]
        if new:
            features = np.fromiter(map(feature, new), np.int64, len(new))
            found = self.background.stems.weights(features).tolist()
            self._weights.update(zip(new, found, strict=True))
        return {term: self._weights[term] for term in ordered}


@lru_cache(maxsize=_KEPT)
def linked(articles: tuple[Prepared, ...]) -> Linked:
    """Return some articles, whose links are kept as they are asked for."""
    return Linked(articles, Background.over(articles))
