"""What the articles of one story share word for word, and how many texts they come down to."""

from __future__ import annotations

from collections import Counter
from itertools import combinations, islice, product
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from index.sametext import NO_TEXT
from index.stories.independent import in_order, put_together
from index.stories.prints import COMMON
from index.stories.shared_words import (
    NO_WORDS,
    is_one_text,
    reused,
    stretches_of,
    whole_text,
)
from index.story import Reuse

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from index.catalogue.surveying import ToldArticle
    from index.stories.prints import Prints
    from index.stories.reuse import Stretch
    from index.stories.shared_words import KnownText
    from index.story import Reused

_PAIRS = 4_000
"""Pairs of texts that are put beside each other at most: those that share most fingerprints."""
_TOLD = 4_000
"""Pairs of articles that are told at most."""


class _Pair(NamedTuple):
    a: int
    b: int
    found: list[Stretch]


def reuse_of(
    articles: Sequence[ToldArticle],
    known: Callable[[str], KnownText | None],
    common: Callable[[Prints], Prints],
) -> Reuse:
    """Return what the articles of a story share.

    Args:
        articles: In the story's order.
        known: Returns a text by its hash.
        common: Returns which of some fingerprints are furniture's.
    """
    of: dict[str, list[int]] = {}
    for place, article in enumerate(articles):
        alone = article.text_hash in NO_TEXT
        of.setdefault(f"{place}" if alone else article.text_hash, []).append(place)
    places = list(of.values())
    texts = [known(articles[same[0]].text_hash) or NO_WORDS for same in places]
    pairs = _pairs(texts, common)
    taken = [(a, b) for a, b, found in pairs if is_one_text(texts[a], texts[b], found)]
    told_as = {
        place: first
        for first, same in zip(put_together(len(texts), taken), places, strict=True)
        for place in same
    }
    groups = in_order([told_as[place] for place in range(len(articles))])
    found = islice(_told(articles, places, texts, pairs), _TOLD)
    return Reuse(
        tuple(sorted(found, key=lambda pair: (-pair.words, pair.a, pair.b))),
        tuple(tuple(articles[place].id for place in group) for group in groups),
    )


def _pairs(texts: Sequence[KnownText], common: Callable[[Prints], Prints]) -> list[_Pair]:
    """Return the pairs of texts that share stretches."""
    prints = [np.unique(text.winnowed.prints) for text in texts]
    furniture = common(np.unique(np.concatenate(prints)))
    holders: dict[int, list[int]] = {}
    for place, own in enumerate(prints):
        for one in own[~np.isin(own, furniture)].tolist():
            holders.setdefault(one, []).append(place)
    shared = Counter(
        pair
        for those in holders.values()
        if 1 < len(those) <= COMMON  # before all texts have fingerprints, furniture isn't known
        for pair in combinations(those, 2)
    )
    likely = sorted(shared, key=lambda pair: (-shared[pair], pair))[:_PAIRS]
    found = [_Pair(a, b, stretches_of(texts[a], texts[b], furniture)) for a, b in likely]
    return [pair for pair in found if pair.found]


def _told(
    articles: Sequence[ToldArticle],
    places: Sequence[Sequence[int]],
    texts: Sequence[KnownText],
    pairs: Sequence[_Pair],
) -> Iterator[Reused]:
    """Yield the pairs of articles, then those with the very same text."""
    for a, b, found in pairs:
        for first, second in product(places[a], places[b]):
            yield reused(articles[first].id, articles[second].id, (texts[a], texts[b]), found)
    for same, text in zip(places, texts, strict=True):
        for first, second in combinations(same, 2):
            ids = articles[first].id, articles[second].id
            yield reused(*ids, (text, text), whole_text(text))
