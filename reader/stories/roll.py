"""All stories of a corpus, to be gone through: filtered as one types, in an order. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

import numpy as np
from rich.cells import cell_len

from index.columns import sameness
from reader.stories.words import UNTITLED
from reader.text.beginnings import folded, matching
from reader.text.safe import guard

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    import numpy.typing as npt

    from index.story import Story, StoryId, StoryList

StoryOrder = Literal["newest", "biggest"]
STORY_ORDERS: tuple[StoryOrder, ...] = ("newest", "biggest")


class StoryRoll:
    """A list of stories that can be searched."""

    folds: dict[str, str]
    """What is said of stories, by their words."""

    def __init__(self, listed: StoryList, before: StoryRoll | None = None) -> None:
        """Fold titles and outlets, which takes its time where there are many.

        Args:
            listed: The stories, the newest first.
            before: What was known before: what it has needn't be folded again.
        """
        known: dict[str, str] = before.folds if before is not None else {}
        self.stories = listed.stories
        self.waiting = listed.waiting
        self.names_complete = listed.names_complete
        self.folds = {
            said: known.get(said) or folded(said) for said in map(_said_of, listed.stories)
        }
        self._folded = [self.folds[_said_of(story)] for story in listed.stories]
        self.titles = [guard(story.title) or UNTITLED for story in listed.stories]
        """Guarded, one of each story."""
        self.title_cells = np.array([cell_len(title) for title in self.titles], np.int64)
        self._articles = np.array([len(story.articles) for story in listed.stories], np.int64)
        self._tellers = np.array([story.tellers for story in listed.stories], np.int64)
        self._places = {story.id: place for place, story in enumerate(listed.stories)}

    def __len__(self) -> int:
        return len(self.stories)

    @property
    def told_twice(self) -> int:
        """How many stories two outlets tell, or more."""
        return int(np.count_nonzero(self._tellers > 1))

    def place(self, story_id: StoryId) -> int | None:
        """Return the place of a story in the list, None where it isn't in it."""
        return self._places.get(story_id)

    def shown(
        self,
        typed: str,
        order: StoryOrder,
        *,
        every: bool,
        naming: Mapping[str, Collection[StoryId]] | None = None,
    ) -> npt.NDArray[np.int64]:
        """Return the places of stories, in the order in which they are to be shown.

        Args:
            typed: Beginnings of words of a title, an outlet or a name, whatever their case.
            order: The newest first, or those of most articles.
            every: Those too that one outlet alone tells.
            naming: By beginning of a name, folded, the stories of which an article has it.
        """
        wanted = np.ones(len(self), np.bool_) if every else self._tellers > 1
        for word in words_of(typed):
            found = matching(self._folded, word)
            for story_id in (naming or {}).get(word, ()):
                if (place := self._places.get(story_id)) is not None:
                    found[place] = True
            wanted = wanted & found
        places = np.flatnonzero(wanted)
        if order == "biggest":
            return places[np.argsort(-self._articles[places], kind="stable")]
        return places


def words_of(typed: str) -> list[str]:
    """Return the words that stories are filtered by, folded."""
    return sameness(typed).split()


def _said_of(story: Story) -> str:
    return " ".join((story.title, *story.outlets))
