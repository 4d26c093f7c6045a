"""What a query asks for beside the words of texts: names and stories, as they are known now."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

from index.completing import completions
from index.fields import STORY_FIELD, StoryAsked
from index.named import NamesAsked
from index.storied import StoriesAsked

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from index.columns import Columns
    from index.engine.protocol import ArticlesFound, Finds
    from index.fields import Asked, Completion
    from index.naming import Naming
    from index.results import Filters
    from index.stories.storybook import StoryBook
    from index.story import Story


class Asking:
    """Tells which articles are meant; stories are looked up only where one is asked for."""

    def __init__(
        self,
        naming: Naming,
        columns: Callable[[], Columns],
        storybook: Callable[[], StoryBook],
    ) -> None:
        """Keep what is needed.

        Args:
            naming: The names.
            columns: Gives what the articles have.
            storybook: Gives what tells the stories as they were grouped last.
        """
        self._naming = naming
        self._columns = columns
        self._storybook = storybook
        self._guard = threading.Lock()
        self._names: NamesAsked | None = None
        self._stories: StoriesAsked | None = None

    def names(self, columns: Columns | None = None) -> NamesAsked:
        """Return what tells which names are meant, by the merging at hand."""
        columns = columns or self._columns()
        table = self._naming.table(columns, exact=False)
        with self._guard:
            if self._names is None or self._names.table is not table:
                self._names = NamesAsked(table, columns)
            return self._names

    def stories(self) -> StoriesAsked:
        """Return what tells which stories are meant, by the grouping at hand."""
        table = self._storybook().table(exact=False)
        with self._guard:
            if self._stories is None or self._stories.table is not table:
                self._stories = StoriesAsked(table)
            return self._stories

    def stories_of(self, keys: Sequence[int]) -> list[Story | None]:
        """Return the story of each of some articles; None where it isn't grouped yet."""
        return self._storybook().of_keys(keys)

    def wanted(
        self, asked: Sequence[Asked], filters: Filters, *, by_story: bool
    ) -> StoriesAsked | None:
        """Return what tells of stories, where a search has to do with any; else None.

        Args:
            asked: What the query asks for.
            filters: What narrows it.
            by_story: Whether it is to be told what of the answer is of one story.
        """
        storied = any(isinstance(one, StoryAsked) for one in asked)
        return self.stories() if storied or filters.stories or by_story else None

    def finds(self, names: NamesAsked) -> Finds:
        """Return what tells which articles have a name, or tell a story.

        Args:
            names: Those that count.
        """

        def found(asked: Asked) -> ArticlesFound:
            if isinstance(asked, StoryAsked):
                return self.stories().found(asked)
            return names.found(asked)

        return found

    def like(self, asked: Asked) -> tuple[str, ...]:
        """Return names or titles that are like what nobody has, the likest first; few, or none."""
        if isinstance(asked, StoryAsked):
            return self.stories().like(asked)
        return self.names().like(asked)

    def completions(self, field: str, typed: str, most: int) -> tuple[Completion, ...]:
        """Return how a field of a query may go on; see `index.completing`."""
        columns = self._columns()
        stories = self.stories() if field == STORY_FIELD else None
        return completions(field, typed, columns, self.names(columns), most, stories=stories)
