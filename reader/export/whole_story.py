"""A story with every two of its articles compared, to be written in any form."""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING

from index.results import Progress

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from index.article import ArticleId
    from index.library import Library
    from index.story import PairTold, Reuse, StoryArticle

COMPARED = 30
"""Texts of a story that are compared with each other unless more are wanted: 435 pairs."""
_TILE = 15
"""Pairs are gone through by as many articles on either side: what a comparison needs of each
article is remembered for that many."""


def compared(
    library: Library,
    articles: Sequence[StoryArticle],
    progress: Callable[[Progress], None] | None,
) -> list[PairTold]:
    """Compare each two articles; return them in the order of the articles.

    Args:
        library: The corpus.
        articles: Of a story.
        progress: Told how far it is, from the thread that calls; what it raises ends it.
    """
    places = range(len(articles))
    pairs = sorted(combinations(places, 2), key=lambda pair: [place // _TILE for place in pair])
    found = {}
    for done, (a, b) in enumerate(pairs):
        if progress:
            progress(Progress("comparing", done, len(pairs), None))
        found[a, b] = library.pair(articles[a].id, articles[b].id)
    return [found[pair] for pair in sorted(found)]


def reused_texts(library: Library, reuse: Reuse) -> dict[ArticleId, str]:
    """Return by id the texts of articles of which others have stretches."""
    return {one: library.article(one).text for one in sorted({pair.a for pair in reuse.pairs})}
