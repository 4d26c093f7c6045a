"""An open index that is asked which articles tell one story."""

from __future__ import annotations

from typing import TYPE_CHECKING

from index.deciding_stories import DecidingStories
from index.locations import may_write
from index.locks import never

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from index.article import ArticleId
    from index.errors import CorpusError
    from index.results import Progress
    from index.stories.coverage import Coverage
    from index.story import Story, StoryArticle, StoryDetail, StoryId, StoryList


class StoriedIndex(DecidingStories):
    """An index that groups its articles by event."""

    def find_stories(
        self,
        *,
        progress: Callable[[Progress], None] | None = None,
        cancelled: Callable[[], bool] = never,
        wait: bool = True,
        aside: bool = False,
    ) -> bool:
        """Group the articles by event that aren't grouped yet; tell whether nothing is left to do.

        Args:
            progress: Told how far it is, from the thread that calls.
            cancelled: Asked often; what was found is kept.
            wait: Wait for another process that is grouping; else return at once.
            aside: Have it done by a process of its own where it is much, so that nobody else waits.

        Raises:
            CorpusError: What is found can't be kept.
        """
        if not may_write(self._folder):
            return True
        return self._parts.storybook().find(progress, cancelled, wait=wait, aside=aside)

    def stories_complete(self) -> bool:
        """Tell whether all articles there are now are grouped; yes where that can't be done."""
        return not may_write(self._folder) or self._parts.storybook().complete()

    def stories(self) -> StoryList:
        """Return all stories as they were grouped last; each article stands in one at most."""
        return self._parts.storybook().list()

    def story_of(self, article_id: ArticleId) -> Story | None:
        """Return the story that an article is in; None where it isn't grouped yet."""
        return self._parts.storybook().told_in(article_id)

    def story(self, typed: str) -> Story | None:
        """Return the story of an id, or of the only one that begins so; None where there is none.

        Args:
            typed: As somebody types it.
        """
        book = self._parts.storybook()
        found = book.story_id(typed)
        table = book.table()
        return table.stories[table.places[found]] if found in table.places else None

    def time_lines(
        self, stories: Iterable[Story]
    ) -> Iterator[tuple[Story, tuple[StoryArticle, ...]]]:
        """Yield stories, each with its articles as they stand on its line of time."""
        return self._parts.storybook().time_lines(stories)

    def stories_naming(self, beginning: str) -> frozenset[StoryId]:
        """Return the stories that name anybody or anything with a word that begins so.

        Args:
            beginning: Of one word, whatever its case and accents.
        """
        return self._parts.storybook().naming(beginning)

    def story_detail(self, story_id: StoryId) -> StoryDetail | None:
        """Return all that is known of a story; None where there is none of this id now."""
        return self._parts.storybook().detail(story_id)

    def coverage(
        self,
        since: str | None = None,
        until: str | None = None,
        outlets: Sequence[str] = (),
        least: int = 2,
    ) -> Coverage:
        """Return which outlets told which stories, and who had articles then, but none on it.

        Args:
            since: The first day of the period: 2026, 2026-03 or 2026-03-14; None where it is open.
            until: The last one, written so too; a story of no known day is in no period.
            outlets: Whose columns are wanted; all where none is given. "" is unknown.
            least: Tellers that a story has at least.

        Raises:
            CorpusError: What is meant to be a day isn't one.
        """
        return self._parts.storybook().coverage(since, until, outlets, least)

    def find_reuse(
        self,
        *,
        progress: Callable[[Progress], None] | None = None,
        cancelled: Callable[[], bool] = never,
        wait: bool = True,
    ) -> bool:
        """Take the fingerprints of all texts that have none; tell whether all have them now.

        `find_stories` does it too.

        Args:
            progress: Told how far it is, from the thread that calls.
            cancelled: Asked often; what was found is kept.
            wait: Wait for another process that is at it; else return at once.
        """
        return self._parts.storybook().reuse.find(progress, cancelled, wait=wait)

    def reuse_fault(self) -> CorpusError | None:
        """Return why `find_stories` couldn't take fingerprints the last time; None if it could."""
        return self._parts.storybook().reuse.fault

    def reuse_complete(self) -> bool:
        """Tell whether `reused` knows of all articles there are now."""
        return self._parts.storybook().reuse.complete()
