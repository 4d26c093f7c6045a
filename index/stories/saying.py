"""What the user may say of stories as they stand: each as a decision with the right texts."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from index.decisions.codec import LONGEST
from index.errors import CorpusError
from index.stories.applying import told_by
from index.stories.table import NOT_YET, unit_of
from index.story import StoryDecision

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from index.article import ArticleId
    from index.catalogue.surveying import ToldArticle
    from index.stories.table import StoryTable
    from index.story import Story

MOST = 100
"""Texts that a story is known by in a decision: enough that some are there years later."""
_MOST_APART = 1_000
"""Texts told of what is parted from, unless more are parted."""
_GONE = "The corpus may have changed: look at its stories again."


class StoryWord:
    """Makes decisions about the stories of one moment."""

    def __init__(self, table: StoryTable) -> None:
        """Keep what is decided about.

        Args:
            table: The stories.
        """
        self._table = table

    def joined(self, *stories: Story) -> StoryDecision:
        """Return that stories are one; it keeps the id of the biggest, or of the first of those.

        Raises:
            CorpusError: It is one story already, or it is gone.
        """
        each = {story.id: story for story in stories}
        if len(each) < 2:
            raise CorpusError("One story can't be joined with itself.", "Name another one.")
        ordered = sorted(each.values(), key=lambda story: -len(story.articles))
        texts = [text for story in ordered for text in self._texts(story)[:MOST]]
        titles = " + ".join(story.title for story in ordered if story.title)
        return StoryDecision("join", tuple(texts), title=_short(titles))

    def parted(self, *articles: ArticleId) -> StoryDecision:
        """Return that articles are a story of their own, apart from the rest of theirs.

        Those with the very same text go along.

        Raises:
            CorpusError: They are of several stories, or nothing else is in theirs.
        """
        own, apart = self._set_apart(articles)
        if not apart:
            raise CorpusError(
                "Nothing else is in that story.",
                "Articles with the very same text stay in one story.",
            )
        return StoryDecision("part", own, title=self._titled(articles), apart=apart)

    def moved(self, story: Story, *articles: ArticleId) -> StoryDecision:
        """Return that articles belong to another story than the one they are in.

        Args:
            story: Where they belong.
            articles: Of one other story.

        Raises:
            CorpusError: They are of several stories, or of that one already.
        """
        own, apart = self._set_apart(articles)
        there = self._texts(story)
        if set(own) & set(there):
            raise CorpusError("They are in that story already.", "Name another story.")
        told = (*there[:MOST], *own)
        titles = (self._titled(articles)[: LONGEST // 2], story.title)
        title = _short(" → ".join(filter(None, titles)))
        return StoryDecision("join", told, title=title, apart=apart)

    def called(self, story: Story, title: str) -> StoryDecision:
        """Return that a story is called otherwise; "" for what its articles call it.

        Raises:
            CorpusError: It is gone.
        """
        return StoryDecision("name", tuple(self._texts(story)[:MOST]), title=title)

    def told_by(self, texts: Iterable[str]) -> Story | None:
        """Return the story in which most of the texts of a decision stand, if any is there."""
        rows = (self._table.told_by.get(text) for text in texts)
        places = Counter(int(self._table.of[row]) for row in rows if row is not None)
        del places[NOT_YET]
        return self._table.stories[max(places, key=places.__getitem__)] if places else None

    def _set_apart(self, articles: Sequence[ArticleId]) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """Return what articles of one story are told by, and what the others of it are."""
        found = [self._table.told_in(article) for article in articles]
        stories = {story.id: story for story in found if story is not None}
        if len(stories) != 1 or None in found:
            raise CorpusError("They aren't in one story.", "Name articles of one story.")
        own = self._of(map(self._article, articles))
        (story,) = stories.values()
        apart = [text for text in self._texts(story) if text not in set(own)]
        return own, tuple(apart[: max(_MOST_APART, len(own) + 1)])

    def _titled(self, articles: Sequence[ArticleId]) -> str:
        """Return what the first of some articles is called that is called anything."""
        titles = (self._article(article).title for article in articles)
        return _short(next(filter(None, titles), ""))

    def _texts(self, story: Story) -> tuple[str, ...]:
        """Return what the articles of a story are told by, each once, in its order."""
        return self._of(map(self._article, story.articles))

    def _of(self, articles: Iterable[ToldArticle]) -> tuple[str, ...]:
        return tuple(dict.fromkeys(told_by(unit_of(article)) for article in articles))

    def _article(self, article_id: ArticleId) -> ToldArticle:
        row = self._table.rows.get(article_id)
        if row is None:
            raise CorpusError(f"There is no article {article_id} any more.", _GONE)
        return self._table.articles[row]


def _short(title: str) -> str:
    return " ".join(title.split())[:LONGEST]
