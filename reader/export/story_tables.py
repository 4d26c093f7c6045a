"""Stories as CSV: articles by story, and how much each two share, for a spreadsheet. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from index.comparison import LINK_KINDS
from reader.export.table import csv_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from index.comparison import LinkKind
    from index.story import PairShare, PairTold, Story, StoryArticle, StoryDetail
    from reader.export.table import Cell

ARTICLES = ("story", "story_title", "id", "outlet", "date", "words", "title", "same_text_as")
PAIRS = (
    *("id", "label", "date", "other_id", "other_label", "other_date"),
    *("matched", "of", "share", *LINK_KINDS, "reused_words", "reused_share"),
)


def stories_csv(stories: Iterable[tuple[Story, Sequence[StoryArticle]]]) -> str:
    """Return stories, an article a line.

    Args:
        stories: Each with its articles on its line of time.
    """
    return csv_text(
        ARTICLES,
        (
            (
                *(story.id, story.title, article.id, article.outlet or "", article.date or ""),
                *(article.words, article.title or "", article.same_as or ""),
            )
            for story, articles in stories
            for article in articles
        ),
    )


def pairs_csv(detail: StoryDetail, pairs: Sequence[PairTold]) -> str:
    """Return how much of each article of a story each other one has, a line each way.

    Args:
        detail: The story.
        pairs: Those of its articles that were compared.
    """
    articles = {article.id: article for article in detail.articles}
    reused = {(pair.a, pair.b): (pair.words, pair.of_a) for pair in detail.reuse.pairs}
    reused |= {(pair.b, pair.a): (pair.words, pair.of_b) for pair in detail.reuse.pairs}

    def row(
        one: StoryArticle, other: StoryArticle, share: PairShare, links: Mapping[LinkKind, int]
    ) -> list[Cell]:
        words, part = reused.get((one.id, other.id), (0, 0.0))
        part_matched = round(share.matched / share.of, 4) if share.of else 0.0
        return [
            *(one.id, one.label, one.date or "", other.id, other.label, other.date or ""),
            *(share.matched, share.of, part_matched),
            *(links.get(kind, 0) for kind in LINK_KINDS),
            *(words, round(part, 4)),
        ]

    rows = []
    for pair in pairs:
        a, b, links = articles[pair.a], articles[pair.b], dict(pair.links)
        rows += [row(a, b, pair.share_a, links), row(b, a, pair.share_b, links)]
    return csv_text(PAIRS, rows)
