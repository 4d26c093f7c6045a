"""All that is told of stories: as they were found last, of the articles there are now."""

from __future__ import annotations

import threading
import time
from contextlib import suppress
from functools import cached_property
from typing import TYPE_CHECKING

from index.counting import days_of
from index.errors import CorpusError
from index.stories.applying import applied
from index.stories.coverage import coverage
from index.stories.dated import Dates
from index.stories.detail import on_time_line, telling_names
from index.stories.few import stories_of
from index.stories.kept import KeptStories
from index.stories.named import NamedStories
from index.stories.reuse_book import ReuseBook
from index.stories.table import StoryTable, story_table
from index.story import StoryDetail, StoryId, StoryList

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from pathlib import Path

    from index.article import ArticleId
    from index.catalogue import Catalogue, State
    from index.naming import Naming
    from index.results import Progress
    from index.stories.coverage import Coverage
    from index.stories.finding import StoryFinder
    from index.story import Story, StoryArticle, StoryDecision

    _Of = tuple[State, str, tuple[StoryDecision, ...]]
    """What a table was made of: articles, grouping, what the user says."""

_FEW = 500
"""Articles of a corpus that is grouped in this process: it takes less than starting another."""
_FEW_TEXTS = 50
_ONCE = 3
"""Questions for stories of a few articles, up to which these are told by themselves."""
_REST = 20.0
"""While articles come, stories are put together anew after this many times the time it took."""


class StoryBook:
    """The stories of a catalogue's articles."""

    def __init__(
        self,
        catalogue: Catalogue,
        naming: Naming,
        folder: Path,
        *,
        decisions: Callable[[], tuple[StoryDecision, ...]] = tuple,
    ) -> None:
        """Keep what is needed; nothing is grouped yet.

        Args:
            catalogue: The articles.
            naming: Their names.
            folder: Of the index.
            decisions: Gives what the user says of stories, as it is now.
        """
        self._catalogue = catalogue
        self._naming = naming
        self._folder = folder
        self._decisions = decisions
        self._kept = KeptStories(folder / "stories.sqlite")
        self.reuse = ReuseBook(catalogue, folder)
        """What texts share word for word, made after the stories."""
        self._named = NamedStories()
        self._guard = threading.Lock()
        self._table: tuple[_Of, StoryTable] | None = None
        self._made_at, self._making_took = 0.0, 0.0
        self._asked = 0
        """How often somebody asked for the stories of a few articles."""
        self._begun = False
        """Whether the first table is being made: who asks for a few meanwhile doesn't wait."""

    def find(
        self,
        progress: Callable[[Progress], None] | None,
        cancelled: Callable[[], bool],
        *,
        wait: bool,
        aside: bool = False,
    ) -> bool:
        """Group all articles that aren't yet, then take fingerprints; tell whether all are grouped.

        Args:
            progress: Told how far it is.
            cancelled: Asked often; what was found is kept.
            wait: Wait for another process that is grouping.
            aside: Leave it to another process, where it is much; it waits for none.

        Raises:
            CorpusError: What is found can't be kept.
        """
        if self.complete() and self.reuse.complete():
            return True
        if aside and self._is_much():
            from index.stories.aside import grouped_aside  # noqa: PLC0415  only where it is much

            if self._finder.is_free():
                self.reuse.fault = grouped_aside(self._folder, progress, cancelled)
        elif self._finder.find(progress, cancelled, wait=wait):
            self.reuse.find_along(progress, cancelled, wait=wait)
        return self.complete()

    @cached_property
    def _finder(self) -> StoryFinder:
        from index.stories.finding import StoryFinder  # noqa: PLC0415  loads what groups, not tells

        return StoryFinder(self._catalogue, self._folder)

    def complete(self) -> bool:
        """Tell whether the articles there are now are grouped."""
        return self._finder.complete()

    def _is_much(self) -> bool:
        if self._catalogue.articles.count() > _FEW:
            return True
        hashes = [article.text_hash for article in self._catalogue.surveying.told()]
        return len(self._kept.missing(hashes)) > _FEW_TEXTS

    def table(self, *, exact: bool = True) -> StoryTable:
        """Return the stories as they were grouped last, of the articles there are now.

        Nothing that ails the file of stories costs a search: it is as if none were known.

        Args:
            exact: Whether articles that have come and gone since count at once. While files are
                read these do with every batch, and no search has to wait for that each time.
        """
        decisions = self._decisions()
        made_of = ""
        with suppress(CorpusError):
            made_of = self._kept.made_of()
        of = (self._catalogue.state(), made_of, decisions)
        with self._guard:
            last = self._table
            if last is None or (last[0] != of and (exact or self._is_worth_it(last[0], of))):
                began = time.monotonic()
                self._begun = last is None
                try:
                    last = self._table = (of, self._made(decisions))
                finally:
                    self._begun = False
                self._made_at = time.monotonic()
                self._making_took = self._made_at - began
            return last[1]

    def _is_worth_it(self, last: _Of, of: _Of) -> bool:
        """Tell whether to make the table anew: stories are others, or it was long ago."""
        return last[1:] != of[1:] or (time.monotonic() >= self._made_at + _REST * self._making_took)

    def _made(self, decisions: tuple[StoryDecision, ...]) -> StoryTable:
        members: dict[str, str] = {}
        titles: dict[str, str] = {}
        with suppress(CorpusError):
            members, titles = self._kept.grouped()
        articles = self._catalogue.surveying.told()
        said = applied(members, decisions)
        called = {**titles, **said.titles}
        decided = frozenset(said.decided), frozenset(said.titles)
        return story_table(articles, said.story_of, called, *decided)

    def of_keys(self, keys: Sequence[int]) -> list[Story | None]:
        """Return the story of each of some articles, by their keys; None where it has none yet."""
        if self._table is None and not self._decisions():
            # All of them take seconds to be put together, which rows of a list don't wait for.
            told = self._catalogue.surveying.told_of(keys=keys)
            with suppress(CorpusError):
                found = stories_of(told, self._catalogue, self._kept)
                return [found.get(key) for key in keys]
        return self.table(exact=False).of_keys(keys)

    def told_in(self, article_id: ArticleId) -> Story | None:
        """Return the story that an article is in; None where it isn't grouped yet."""
        if self._is_asked_once():
            told = self._catalogue.surveying.told_of(ids=(article_id,))
            with suppress(CorpusError):
                return next(iter(stories_of(told, self._catalogue, self._kept).values()), None)
        return self.table().told_in(article_id)

    def _is_asked_once(self) -> bool:
        """Tell whether a few stories are all that is wanted, so that the others needn't be made."""
        if self._decisions():  # they may concern any story
            return False
        if self._begun:
            return True
        with self._guard:
            self._asked += 1
            return self._table is None and self._asked <= _ONCE

    def members(self) -> dict[str, str]:
        """Return by unit the story that grouping put it in, whatever the user says."""
        return self._kept.members()

    def list(self) -> StoryList:
        """Return all stories."""
        table = self.table()
        return StoryList(table.stories, table.waiting, self._naming.waiting() == 0)

    def time_lines(
        self, stories: Iterable[Story]
    ) -> Iterator[tuple[Story, tuple[StoryArticle, ...]]]:
        """Yield stories, each with those of its articles that are still there, in their order."""
        table = self.table()
        for story in stories:
            rows = (table.rows.get(one) for one in story.articles)
            yield story, on_time_line([table.articles[row] for row in rows if row is not None])

    def coverage(
        self, since: str | None, until: str | None, outlets: Sequence[str], least: int
    ) -> Coverage:
        """Return which outlets told which stories of a period.

        Raises:
            CorpusError: What is meant to be a day isn't one.
        """
        first = days_of(since)[0] if since else None
        last = days_of(until)[1] if until else None
        table = self.table()
        dates = Dates(table)
        return coverage(table, dates, (first, last), dates.named(outlets), least)

    def detail(self, story_id: StoryId) -> StoryDetail | None:
        """Return all that is known of a story; None where there is none of this id."""
        table = self.table()
        place = table.places.get(story_id)
        if place is None:
            return None
        story = table.stories[place]
        members = table.members(story)
        return StoryDetail(
            story=story,
            articles=on_time_line(members),
            names=telling_names(
                [table.rows[member.id] for member in members], self._naming.table(exact=False)
            ),
            reuse=self.reuse.among(members),
            words=sum(member.words for member in members),
        )

    def naming(self, beginning: str) -> frozenset[StoryId]:
        """Return the stories that name anybody or anything with a word that begins so."""
        return self._named(beginning, self.table(), self._naming.table(exact=False))

    def story_id(self, typed: str) -> StoryId | None:
        """Return the id that is meant: exactly this one, else the only one that begins so."""
        ids = self.table().places
        if typed in ids:
            return StoryId(typed)
        like = [one for one in ids if typed and one.startswith(typed)]
        return like[0] if len(like) == 1 else None
