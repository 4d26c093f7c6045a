"""What the user has decided about stories, to be gone through, taken back and added to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from index.story import StoryDecision
from reader.screens.deciding_stories import DecidingStoriesScreen
from reader.screens.decision_list import DecisionListScreen
from reader.stories.decided import FILE_OF_CORPUS
from reader.stories.decisions_page import came, story_decisions_page

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from index.library import Library
    from reader.survey.decided import Came, DecidedPage


class StoryDecisionsScreen(DecisionListScreen[StoryDecision], DecidingStoriesScreen):
    """Lists decisions about stories."""

    EXAMPLE = FILE_OF_CORPUS

    def read(self, library: Library) -> tuple[Sequence[StoryDecision], DecidedPage]:
        """Return what was decided about stories."""
        decided = library.stories_decided()
        return decided.own, story_decisions_page(decided)

    def take(self, library: Library, file: Path) -> Came:
        """Take over a colleague's decisions about stories."""
        return came(file, library.take_story_decisions(file))
