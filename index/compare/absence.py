"""Whether an article may say what others state: asked of its sentences, and of its headline.

A link of two sentences is as strong as all that they say is alike. What stands in half a sentence,
or in two, has no strong link, and is there all the same: so it is also asked how much of what the
others have in common stands in any two neighbouring sentences.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

from index.article import Span
from index.compare.linked import Place
from index.compare.passages import PROBABLE
from index.compare.sentencewords import sentence_words, terms_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from index.compare.linked import Linked

# Set by reading what came out for half of the events of 150 articles against their full texts; the
# other half was kept aside for the figures that are told (benchmarks/README.md).
_COVERED = 0.5
"""Part of the weight of the words shared that two neighbouring sentences may have, at most."""
_TITLE = 1_000
"""Characters of a headline that are looked at."""


class Nearest(NamedTuple):
    """The sentence of an article that comes nearest to what others state."""

    sentence: int | None
    score: float
    """Of its link; 0 where it only has some of the words."""


class Absence:
    """One of several articles on an event, asked whether it may say what others do."""

    def __init__(self, linked: Linked, own: int, title: str | None) -> None:
        """Find where its words stand.

        Args:
            linked: The articles.
            own: Place of the one that is asked.
            title: Its headline.
        """
        self._linked = linked
        article = linked.articles[own]
        self._where: dict[str, list[int]] = defaultdict(list)
        for sentence in range(len(article.sentences)):
            for term in terms_of(linked.words(Place(own, sentence))):
                self._where[term].append(sentence)
        cut = (title or "")[:_TITLE]
        self._title = terms_of(sentence_words(cut, Span(0, len(cut)), article.language))
        self._links: dict[Place, dict[int, float]] = defaultdict(dict)
        for other in range(len(linked.articles)):
            if other == own:
                continue
            for link in (*linked.between(own, other), *linked.quoted(own, other)):
                scores = self._links[Place(other, link.b)]
                scores[link.a] = max(link.score, scores.get(link.a, 0.0))

    def is_sure(self, passages: Iterable[Place], shared: Iterable[frozenset[str]]) -> bool:
        """Tell whether nothing in the article may say it.

        Args:
            passages: The sentences of others that state it.
            shared: The terms that two of these have in common, for each such two.
        """
        near = [score for place in passages for score in self._links.get(place, {}).values()]
        return all(score < PROBABLE for score in near) and all(
            self._covered(terms) < _COVERED for terms in shared
        )

    def nearest(self, passages: Iterable[Place], shared: frozenset[str]) -> Nearest:
        """Return the sentence that comes nearest, by its link and by the words that it has.

        Args:
            passages: The sentences of others that state something.
            shared: The terms that these have in common.
        """
        scores: dict[int, float] = {}
        for place in passages:
            for at, score in self._links.get(place, {}).items():
                scores[at] = max(score, scores.get(at, 0.0))
        had = self._had(shared)
        whole = sum(self._linked.weights(shared).values()) or 1.0

        def near(at: int) -> tuple[float, int]:
            return round(scores.get(at, 0.0) + had.get(at, 0.0) / whole, 6), -at

        best = max({*scores, *had}, key=near, default=None)
        return Nearest(best, 0.0 if best is None else scores.get(best, 0.0))

    def _covered(self, terms: frozenset[str]) -> float:
        """Return which part of the weight of terms two neighbouring sentences have, 0 to 1."""
        weights = self._linked.weights(terms)
        whole = sum(weights.values())
        if not whole:
            return 1.0
        title = sum(weight for term, weight in weights.items() if term in self._title)
        return max(title, *self._had(terms, in_two=True).values(), 0.0) / whole

    def _had(self, terms: frozenset[str], *, in_two: bool = False) -> dict[int, float]:
        """Return what of the weight of terms each sentence has, or each with the one after it."""
        had: dict[int, float] = defaultdict(float)
        for term, weight in self._linked.weights(terms).items():
            there = self._where.get(term, ())
            before = (at - 1 for at in there) if in_two else ()
            for at in {*there, *before}:
                had[at] += weight
        return had
