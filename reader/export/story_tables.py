"""Stories as CSV: articles by story, and how much each two share, for a spreadsheet. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.export.table import csv_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from index.story import Story, StoryArticle

ARTICLES = ("story", "story_title", "id", "outlet", "date", "words", "title", "same_text_as")


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
