"""What the articles of one story share word for word, and how many texts they come down to."""

from __future__ import annotations

from collections import Counter
from itertools import combinations, islice, pairwise, product
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
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from index.catalogue.surveying import ToldArticle
    from index.stories.kept_prints import Counts
    from index.stories.prints import Prints
    from index.stories.reuse import Stretch
    from index.stories.shared_words import KnownText
    from index.story import Reused

_TEXTS = 1_000
"""Texts of a story that are looked at, the first in time: each of the others is told as its own."""
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
    counts: Callable[[Prints], Counts],
) -> Reuse:
    """Return what the articles of a story share.

    Args:
        articles: In the story's order.
        known: Returns a text by its hash.
        counts: Returns how many texts of the corpus have each of some fingerprints.
    """
    of: dict[str, list[int]] = {}
    for place, article in enumerate(articles):
        alone = article.text_hash in NO_TEXT
        of.setdefault(f"{place}" if alone else article.text_hash, []).append(place)
    places = list(of.values())
    texts = [known(articles[same[0]].text_hash) or NO_WORDS for same in places[:_TEXTS]]
    pairs = _pairs(texts, counts, len(places) / max(1, len(texts)))
    texts += [NO_WORDS] * (len(places) - len(texts))
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


def _pairs(
    texts: Sequence[KnownText], counts: Callable[[Prints], Counts], more: float
) -> list[_Pair]:
    """Return the pairs of texts that share stretches.

    Args:
        texts: Those that are looked at.
        counts: Returns how many texts of the corpus have each of some fingerprints.
        more: How many texts the story has for each of them.
    """
    if not texts:
        return []
    prints = [np.unique(text.winnowed.prints) for text in texts]
    everywhere, here = np.unique(np.concatenate(prints), return_counts=True)
    # What most of those have that aren't on this story is furniture; else it is a report of an
    # agency that very many print.
    found = counts(everywhere)
    furniture = everywhere[(found > COMMON) & (found > 2 * more * here)]
    holders: dict[int, list[int]] = {}
    for place, own in enumerate(prints):
        for one in own[~np.isin(own, furniture)].tolist():
            holders.setdefault(one, []).append(place)
    shared = Counter(pair for those in holders.values() for pair in _by_twos(those))
    likely = sorted(shared, key=lambda pair: (-shared[pair], pair))[:_PAIRS]
    looked_at = [_Pair(a, b, stretches_of(texts[a], texts[b], furniture)) for a, b in likely]
    return [pair for pair in looked_at if pair.found]


def _by_twos(places: Sequence[int]) -> Iterable[tuple[int, int]]:
    """Return all pairs of some texts; of very many, only neighbours, which tie them as well."""
    return combinations(places, 2) if len(places) <= COMMON else pairwise(places)


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
