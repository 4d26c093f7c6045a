"""Where one is in two articles, told so that it is known again when sides or articles change. Pure.

Sentences have other numbers on other sides, and matches others beside another article: what stays
the same is where a passage begins in its article.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from reader.comparing.columns import Columns
from reader.comparing.page import Place, other, sentences_of
from reader.comparing.walk import SIDES

if TYPE_CHECKING:
    from collections.abc import Mapping

    from index.article import ArticleId
    from index.comparison import Comparison
    from reader.comparing.page import LinkTable, SideName
    from reader.comparing.walk import CompareWalk


class Spot(NamedTuple):
    """A passage and what is beside it."""

    article: ArticleId
    """The one that is gone through."""
    starts: Mapping[ArticleId, int]
    """Where the current passage begins, and its match, or what stands on its row."""


def spot_of(walk: CompareWalk) -> Spot | None:
    """Return where one is; None in an article without a passage."""
    comparison, side, there = walk.table.comparison, walk.side, other(walk.side)
    sentences = sentences_of(comparison, side)
    if not 0 <= walk.current < len(sentences):
        return None
    starts = {_article(comparison, side): sentences[walk.current].start}
    across = walk.match.other if walk.match is not None else -1
    if walk.match is None and isinstance(walk.plan, Columns):
        across = walk.plan.opposite(side, walk.current)
    if 0 <= across < len(sentences_of(comparison, there)):
        starts[_article(comparison, there)] = sentences_of(comparison, there)[across].start
    return Spot(_article(comparison, side), starts)


def place_of(table: LinkTable, spot: Spot) -> Place | None:
    """Return the same place in another comparison; None where it has neither passage.

    With the article that was gone through gone, its passage is known by the one beside it: then
    it is what matches that one, if anything does.
    """
    comparison = table.comparison
    if spot.article in (comparison.a.id, comparison.b.id):
        return _beginning(table, "a" if spot.article == comparison.a.id else "b", spot)
    for side in SIDES:
        if _article(comparison, side) in spot.starts:
            place = _beginning(table, side, spot)
            return place and (table.across(place) or place)
    return None


def _beginning(table: LinkTable, side: SideName, spot: Spot) -> Place | None:
    """Return the place of a passage that begins where it did, with the match that it had."""
    comparison, there = table.comparison, other(side)
    start = spot.starts[_article(comparison, side)]
    starts = [sentence.start for sentence in sentences_of(comparison, side)]
    if start not in starts:
        return None
    sentence = starts.index(start)
    beside, across = sentences_of(comparison, there), spot.starts.get(_article(comparison, there))
    matches = [beside[match.other].start for match in table.matches(side, sentence)]
    return Place(side, sentence, matches.index(across) if across in matches else 0)


def _article(comparison: Comparison, side: SideName) -> ArticleId:
    return comparison.a.id if side == "a" else comparison.b.id
