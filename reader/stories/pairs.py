"""What is known of pairs of articles, worked out one by one while a story is looked at. Pure."""

from __future__ import annotations

from collections import OrderedDict
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable

    from index.article import ArticleId
    from index.story import PairShare, PairTold, StoryArticle

KEPT = 48
"""Comparisons kept whole, with both their texts; of others only how much is shared."""


@dataclass(frozen=True, slots=True)
class Unit:
    """Articles of a story that have the very same text: one row and one column."""

    articles: tuple[StoryArticle, ...]

    @property
    def id(self) -> ArticleId:
        """The first of them, which speaks for all."""
        return self.articles[0].id

    @property
    def label(self) -> str:
        """What tells it from the others."""
        return self.articles[0].label


def units_of(articles: Iterable[StoryArticle]) -> tuple[Unit, ...]:
    """Return articles by their texts, in the order of the first ones."""
    units: dict[ArticleId, list[StoryArticle]] = {}
    for article in articles:
        units.setdefault(article.same_as or article.id, []).append(article)
    return tuple(Unit(tuple(members)) for members in units.values())


class Pair(NamedTuple):
    """Two articles, in the order in which they are told."""

    a: ArticleId
    b: ArticleId

    @property
    def turned(self) -> Pair:
        """The same the other way round."""
        return Pair(self.b, self.a)


class PairBook:
    """Keeps what has been worked out; a pair is worked out once for both its cells."""

    def __init__(self) -> None:
        self._shares: dict[Pair, PairShare] = {}
        self._sentences: dict[ArticleId, int] = {}
        self._failed: set[Pair] = set()
        self._told: OrderedDict[Pair, PairTold] = OrderedDict()

    def share(self, pair: Pair) -> PairShare | None:
        """Return how much of the first one the second one has too, None where it isn't known."""
        return self._shares.get(pair)

    def failed(self, pair: Pair) -> bool:
        """Tell whether a pair can't be compared."""
        return pair in self._failed

    def sentences(self, article: ArticleId) -> int | None:
        """Return how many sentences an article has, if any pair with it is known."""
        return self._sentences.get(article)

    def told(self, pair: Pair) -> PairTold | None:
        """Return a comparison in this order, if it is kept."""
        if (told := self._told.get(pair)) is not None:
            self._told.move_to_end(pair)
        return told

    def learn(self, told: PairTold) -> None:
        """Take in what was worked out; what is known of the shares stays as it is shown."""
        pair = Pair(told.a, told.b)
        self._shares.setdefault(pair, told.share_a)
        self._shares.setdefault(pair.turned, told.share_b)
        self._sentences.setdefault(pair.a, told.share_a.of)
        self._sentences.setdefault(pair.b, told.share_b.of)
        self._told[pair] = told
        self._told.move_to_end(pair)
        while len(self._told) > KEPT:
            self._told.popitem(last=False)

    def forget(self) -> None:
        """Know nothing any more: articles may have changed."""
        self._shares.clear()
        self._sentences.clear()
        self._failed.clear()
        self._told.clear()

    def fail(self, pair: Pair) -> None:
        """Take in that a pair can't be compared: one of them has vanished."""
        self._failed |= {pair, pair.turned}

    def wanted(self, chosen: Pair | None, others: Iterable[Pair]) -> Pair | None:
        """Return the pair to be worked out next, None where nothing is wanted.

        Args:
            chosen: Of which all is wanted, first.
            others: Of which it is wanted how much they share, in order.
        """
        if chosen is not None and chosen not in self._told and chosen not in self._failed:
            return chosen
        unknown = (pair for pair in others if pair not in self._shares)
        return next((pair for pair in unknown if pair not in self._failed), None)
