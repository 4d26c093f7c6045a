"""Which article is in which story, as arrays beside the columns: for lists, filters and counts."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np

from index.sametext import identity
from index.stories.applying import told_by
from index.story import Story, StoryId

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    import numpy.typing as npt

    from index.catalogue.surveying import ToldArticle

NOT_YET = -1
"""Stands for the story of an article that isn't grouped yet."""
_DAY = 86_400


def unit_of(article: ToldArticle) -> str:
    """Return what tells an article in a grouping: its text, so that a file may move."""
    return identity(article.text_hash, article.short_title) or f"id {article.id}"


@dataclass(eq=False)
class StoryTable:
    """All articles by story. Made once for each grouping; not changed afterwards."""

    articles: Sequence[ToldArticle]
    """In the order of their ids: a place in it is a row of `Columns`."""
    of: npt.NDArray[np.int64]
    """Beside them, the story of each as a place in `stories`, or `NOT_YET`."""
    stories: tuple[Story, ...]
    """As they are listed."""

    def __post_init__(self) -> None:
        """Note where each story is."""
        self.places = {story.id: place for place, story in enumerate(self.stories)}

    @property
    def waiting(self) -> int:
        """How many articles aren't grouped yet."""
        return int(np.count_nonzero(self.of == NOT_YET))

    @cached_property
    def rows(self) -> dict[str, int]:
        """By id the row of each article."""
        return {article.id: row for row, article in enumerate(self.articles)}

    @cached_property
    def told_by(self) -> dict[str, int]:
        """By what a decision calls it by the row of an article of each unit."""
        return {told_by(unit_of(article)): row for row, article in enumerate(self.articles)}

    def told_in(self, article_id: str) -> Story | None:
        """Return the story that an article is in; None where it isn't grouped yet."""
        row = self.rows.get(article_id)
        place = NOT_YET if row is None else int(self.of[row])
        return None if place == NOT_YET else self.stories[place]

    def of_keys(self, keys: Sequence[int]) -> list[Story | None]:
        """Return the story of each of some articles; None where it isn't grouped yet."""
        places = self.places_of(np.array(keys, np.int64)).tolist()
        return [None if place == NOT_YET else self.stories[place] for place in places]

    def places_of(self, keys: npt.NDArray[np.int64]) -> npt.NDArray[np.int64]:
        """Return for each of the catalogue's keys the place of its story, or `NOT_YET`."""
        if not len(self.keys):
            return np.full(len(keys), NOT_YET, np.int64)
        ordered = self.keys[self._by_key]
        near = np.minimum(np.searchsorted(ordered, keys), len(ordered) - 1)
        return np.where(ordered[near] == keys, self.of[self._by_key[near]], NOT_YET)

    @cached_property
    def keys(self) -> npt.NDArray[np.int64]:
        """The catalogue's keys of the articles."""
        return np.array([article.key for article in self.articles], np.int64)

    @cached_property
    def _by_key(self) -> npt.NDArray[np.int64]:
        return np.argsort(self.keys, kind="stable")

    def members(self, story: Story) -> list[ToldArticle]:
        """Return the articles of a story, in its order."""
        return [self.articles[self.rows[one]] for one in story.articles]


def story_table(
    articles: Sequence[ToldArticle],
    story_of: Mapping[str, str],
    titles: Mapping[str, str],
    decided: frozenset[str] = frozenset(),
    named: frozenset[str] = frozenset(),
) -> StoryTable:
    """Put articles together by story.

    Args:
        articles: All, in the order of their ids.
        story_of: By unit the id of its story.
        titles: By story what the user calls it, or what it is typically called.
        decided: Stories that the user has said something of.
        named: Those to which the user gave a title: of others decided, what they are typically
            called counts only while the article is in them that is called so.
    """
    members: dict[str, list[int]] = {}
    for row, article in enumerate(articles):
        if (found := story_of.get(unit_of(article))) is not None:
            members.setdefault(found, []).append(row)
    made, untitled = [], decided - named
    for one, rows in members.items():
        told = [articles[row] for row in rows]
        title = titles.get(one, "")
        if one in untitled and all(article.title != title for article in told):
            title = ""
        made.append((_story(one, told, title, one in decided), rows))
    made.sort(key=lambda pair: _newest_first(pair[0]))
    of = np.full(len(articles), NOT_YET, np.int64)
    for place, (_, rows) in enumerate(made):
        of[rows] = place
    return StoryTable(articles, of, tuple(story for story, _ in made))


def _story(
    story_id: str,
    articles: Sequence[ToldArticle],
    title: str,
    decided: bool,  # noqa: FBT001
) -> Story:
    ordered = sorted(articles, key=_in_time)  # stable: those of one time by id
    days = [article.day for article in ordered if article.day is not None]
    outlets = dict.fromkeys(article.outlet for article in ordered if article.outlet)
    first_titled = next((article.title for article in ordered if article.title), "")
    return Story(
        id=StoryId(story_id),
        title=title or first_titled or "",
        first=_iso(min(days, default=None)),
        last=_iso(max(days, default=None)),
        articles=tuple(article.id for article in ordered),
        outlets=tuple(outlets),
        unknown=sum(article.outlet is None for article in ordered),
        decided=decided,
    )


def _in_time(article: ToldArticle) -> tuple[bool, int, str]:
    if article.day is None:
        return (True, 0, "")
    # By the moment, since clocks of two zones differ; as a search by date has it.
    moment = article.day * _DAY if article.moment is None else article.moment
    return (False, moment, article.date or "")


def _iso(day: int | None) -> str | None:
    return None if day is None else date.fromordinal(day).isoformat()


def _newest_first(story: Story) -> tuple[int, int, str]:
    last = -date.fromisoformat(story.last).toordinal() if story.last else 1
    return (last, -len(story.articles), story.id)


def outlets_of(articles: Sequence[ToldArticle]) -> Counter[str]:
    """Return how many articles each outlet has; "" where it is unknown."""
    return Counter(article.outlet or "" for article in articles)
