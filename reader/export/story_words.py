"""The words that all written forms of a story share, and its matrix of pairs. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.comparing.kinds import kind_words
from reader.export.sheet import NONE
from reader.text.phrases import count, day, moment, period

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from index.article import ArticleId
    from index.story import PairShare, PairTold, Reused, Story, StoryArticle, StoryDetail

UNTITLED = "title unknown"
SHARES = "passages of the row that have a match in the column"
"""What the table of pairs tells."""
STRETCHES = "Stretches in common"
"""Heads what pairs have in rows of words: links of passages are counted on their own."""
STRETCHES_ARE = (
    "nine words or more in a row, alike but for capitals and accents; six to eight only beside such"
    " a row"
)
LINKS_ARE = (
    "links of passages, named as in Compare; word for word is six words in a row, or a whole short"
    " passage"
)


def story_line(story: Story) -> tuple[str, ...]:
    """Return what a line under a story's title tells: when, how many articles, who told it."""
    return (_when(story), count(len(story.articles), "article"), told_by(story), *_decided(story))


def told_by(story: Story) -> str:
    """Return who told a story: "Pier Post, Radio Veldra, 2 unknown"."""
    unknown = [f"{story.unknown:,} unknown"] if story.unknown else []
    return ", ".join([*story.outlets, *unknown])


def detail_line(detail: StoryDetail) -> tuple[str, ...]:
    """Return what stands under the title of a story that is told in full, but for its id."""
    story = detail.story
    several = len(story.articles) > 1
    outlets = count(len(story.outlets), "outlet")
    told = [f"{outlets} named, {story.unknown:,} unknown" if story.unknown else outlets]
    told += [count(len(detail.reuse.texts), "independent text")] if several else []
    words = count(detail.words, "word")
    articles = count(len(story.articles), "article")
    return (_when(story), articles, *told, words, *_decided(story))


def _decided(story: Story) -> tuple[str, ...]:
    return ("decided by you",) if story.decided else ()


def _when(story: Story) -> str:
    return period(story.first, story.last) or day(None)


def time_of_day(date: str | None) -> str:
    """Return "13:59 UTC+02:00" for an ISO date with a time; "" where even the day is unknown."""
    if date is None:
        return ""
    return moment(date).removeprefix(day(date)).removeprefix(", ") or "time unknown"


def named_by(detail: StoryDetail) -> str:
    """Return the names that tell a story, each with how many of its articles have it."""
    return " · ".join(f"{ref.name} {number:,}" for ref, number in detail.names)


def reused(detail: StoryDetail) -> list[Reused]:
    """Return the pairs that share words, but for copies, for which the first one stands."""
    copies = {article.id for article in detail.articles if article.same_as}
    return [pair for pair in detail.reuse.pairs if copies.isdisjoint((pair.a, pair.b))]


def shared(pair: Reused, labels: Mapping[ArticleId, str]) -> str:
    """Return how much two articles have word for word, in a sentence."""
    stretches = count(len(pair.stretches), "stretch", "stretches")
    parts = f"{_percent(pair.of_a)} of the one, {_percent(pair.of_b)} of the other"
    words = count(pair.words, "word")
    return f"{labels[pair.a]} and {labels[pair.b]}: {words} in {stretches}, {parts}"


def linked(pair: PairTold, labels: Mapping[ArticleId, str]) -> str:
    """Return of which kinds the links of two articles are, in a sentence."""
    kinds = ", ".join(f"{number:,} {kind_words(kind, number)}" for kind, number in pair.links)
    return f"{labels[pair.a]} and {labels[pair.b]}: {kinds or 'no passage linked'}"


def cell(share: PairShare) -> str:
    """Return how much of an article another has: "3 15 %"."""
    return f"{share.matched:,} {_percent(share.matched / share.of)}" if share.matched else NONE


def _percent(part: float) -> str:
    return f"{100 * part:.0f} %"


class Matrix:
    """How much each two articles share, both ways."""

    def __init__(self, articles: Sequence[StoryArticle], pairs: Sequence[PairTold]) -> None:
        """Put pairs in their cells.

        Args:
            articles: Of the story.
            pairs: Those of them that were compared.
        """
        self._shares = {(pair.a, pair.b): pair.share_a for pair in pairs}
        self._shares |= {(pair.b, pair.a): pair.share_b for pair in pairs}
        compared = {one for pair in self._shares for one in pair}
        self.articles = [article for article in articles if article.id in compared]
        """Those that are compared with any."""

    def sentences(self, row: StoryArticle) -> int:
        """Return how many sentences an article has."""
        return next(share.of for (one, _), share in self._shares.items() if one == row.id)

    def share(self, row: StoryArticle, column: StoryArticle) -> PairShare | None:
        """Return how much of an article another has; None for itself."""
        return self._shares.get((row.id, column.id))
