"""Stories as somebody asks for them in a query: by id, or by words of their titles.

Only what is grouped by now is found: who searches doesn't wait.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np

from index.engine.protocol import ArticlesFound
from index.fields import Completion
from index.groups import ALONE, NONE_FOUND, groups_found
from index.outlets import nearest
from index.stories.table import NOT_YET
from index.story import StoryId
from index.wordings import Wordings, plain

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

    import numpy.typing as npt

    from index.columns import Columns, Rows
    from index.fields import StoryAsked
    from index.groups import GroupsFound
    from index.stories.table import StoryTable
    from index.story import Story

_LOOKED_AT = 500
"""Titles that have a word like one that none has: those of most articles are looked at."""


class StoriesAsked:
    """Tells what a story in a query means, by the stories of a corpus."""

    def __init__(self, table: StoryTable) -> None:
        self.table = table
        self._titles = Wordings([story.title for story in table.stories])

    def found(self, asked: StoryAsked) -> ArticlesFound:
        """Return the articles of the stories that are asked for, and their titles."""
        places = self._places(asked)
        titles = [self.table.stories[place].title for place in self._biggest_first(places)]
        return ArticlesFound(self.keys_in(places), tuple(dict.fromkeys(filter(None, titles))))

    def keys_in(self, places: Sequence[int]) -> npt.NDArray[np.int64]:
        """Return the catalogue's keys of the articles of stories, told by their places."""
        return self.table.keys[np.isin(self.table.of, places)]

    def of_ids(self, ids: Collection[str]) -> tuple[Story, ...]:
        """Return the stories of some ids, each an id or the beginning of one alone, as listed."""
        meant = {place for typed in ids for place in self._of_id(typed)}
        return tuple(self.table.stories[place] for place in sorted(meant))

    def keys_of(self, stories: Iterable[Story]) -> npt.NDArray[np.int64]:
        """Return the catalogue's keys of the articles of stories."""
        return self.keys_in([self.table.places[story.id] for story in stories])

    def grouped(self, columns: Columns, rows: Rows) -> GroupsFound:
        """Return what of an answer is of one story; by text, where it isn't grouped yet.

        Args:
            columns: Of the catalogue.
            rows: Of the articles found, the best first.
        """
        number = len(self.table.stories)
        places = self.table.places_of(columns.keys[rows])
        texts = columns.copies.group[rows].astype(np.int64)
        texts[texts != ALONE] += number
        groups = np.where(places == NOT_YET, texts, places)
        return groups_found(groups, number + len(columns.copies)) or NONE_FOUND

    def counted(self, keys: npt.NDArray[np.int64], ids: Sequence[StoryId]) -> dict[StoryId, int]:
        """Return how many of some articles, by their keys, each story of some ids has."""
        own = {one: self.keys_in(self._of_id(one)) for one in ids}
        return {one: int(np.isin(keys, those).sum()) for one, those in own.items()}

    def begun(self, typed: str, most: int) -> tuple[Completion, ...]:
        """Return the titles of which a word begins so: of most articles first, then the newest.

        Args:
            typed: The beginning, of one word or of several in a row; "" of any.
            most: How many at most.
        """
        told: dict[str, int] = {}
        for place in self._biggest_first([*self._titles.holding(typed, begun=True)]):
            story = self.table.stories[place]
            if story.title and (story.title in told or len(told) < most):
                told[story.title] = told.get(story.title, 0) + len(story.articles)
        return tuple(Completion(title, number) for title, number in told.items())

    def like(self, asked: StoryAsked) -> tuple[str, ...]:
        """Return the titles that are like words that none has, the likest first; few, or none."""
        near = self._biggest_first([*self._titles.near(asked.words)])[:_LOOKED_AT]
        stories = [self.table.stories[place] for place in near]
        return nearest(asked.words, {story.title: len(story.articles) for story in stories})

    def _places(self, asked: StoryAsked) -> list[int]:
        """Return the stories that are meant: by id, else by title, else by the beginning of an id.

        A title comes before the beginning of an id: digits of ids can look like words.
        """
        if asked.words in self.table.places:
            return self._of_id(asked.words)
        words = plain(asked.words).strip()
        return sorted(self._titles.holding(words, begun=asked.begun) if words else ()) or (
            self._of_id(asked.words)
        )

    def _of_id(self, typed: str) -> list[int]:
        places = self.table.places
        if (exact := places.get(StoryId(typed))) is not None:
            return [exact]
        begun = [place for one, place in places.items() if typed and one.startswith(typed)]
        return begun if len(begun) == 1 else []

    def _biggest_first(self, places: Sequence[int]) -> list[int]:
        # Stories are listed the newest first, so a stable sort leaves equal sizes in that order.
        found = np.sort(np.array(places, np.int64))
        ordered: list[int] = found[np.argsort(-self._sizes[found], kind="stable")].tolist()
        return ordered

    @cached_property
    def _sizes(self) -> npt.NDArray[np.int64]:
        return np.array([len(story.articles) for story in self.table.stories], np.int64)
