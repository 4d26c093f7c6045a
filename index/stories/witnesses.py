"""Which other articles of a story are asked what it tells: texts of their own, by other outlets."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from index.sametext import NO_TEXT

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from index.article import ArticleId
    from index.catalogue.surveying import ToldArticle
    from index.story import Reuse

_MOST = 12
"""Articles that are asked: more make 78 pairs with the one, some tenths of a second."""
_LOOKED = 40
"""Articles among which these are chosen, those nearest in time."""


class Witnesses(NamedTuple):
    """The other articles of a story that are asked."""

    asked: tuple[ToldArticle, ...]
    """In the story's order."""
    left_out: int
    """How many more texts by other outlets there are."""


def witnesses(
    article_id: ArticleId,
    members: Sequence[ToldArticle],
    reuse: Callable[[Sequence[ToldArticle]], Reuse],
) -> Witnesses:
    """Return the articles of a story that are asked what one of them lacks.

    Of texts taken from each other one is asked, the longest, since it lacks least; so wire copy
    counts once, however many print it.

    Args:
        article_id: The one that they are held against.
        members: All articles of the story, in its order.
        reuse: Tells which of some articles are independent texts.
    """
    own = next((one for one in members if one.id == article_id), None)
    if own is None:
        return Witnesses((), 0)
    others: dict[str, ToldArticle] = {}
    for one in members:
        same_outlet = own.outlet is not None and one.outlet == own.outlet
        if one.id != own.id and not same_outlet and one.text_hash not in {own.text_hash, *NO_TEXT}:
            others.setdefault(one.text_hash, one)
    order = {one.id: place for place, one in enumerate(members)}
    near = sorted(others.values(), key=lambda one: (_days(own, one), order[one.id]))
    by_id = {one.id: one for one in near[:_LOOKED]}
    texts = reuse(sorted(by_id.values(), key=lambda one: order[one.id])).texts
    chosen = [max((by_id[one] for one in text), key=lambda one: one.words) for text in texts]
    chosen.sort(key=lambda one: (_days(own, one), order[one.id]))
    asked = sorted(chosen[:_MOST], key=lambda one: order[one.id])
    return Witnesses(tuple(asked), len(chosen) - len(asked) + len(near) - len(by_id))


def _days(own: ToldArticle, other: ToldArticle) -> tuple[bool, int]:
    """Return how far apart two are in time, those of no known day last."""
    if own.day is None or other.day is None:
        return True, 0
    return False, abs(own.day - other.day)
