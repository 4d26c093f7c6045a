"""What a user decides about stories, asked and told through the open index."""

from __future__ import annotations

from typing import TYPE_CHECKING

from index.decisions.ofstories import STORIES
from index.decisions.reading import read_theirs, told
from index.named_index import NamedIndex
from index.story import StoriesDecided, StoriesTaken

if TYPE_CHECKING:
    from pathlib import Path

    from index.stories.saying import StoryWord
    from index.story import StoryConflict, StoryDecision


class DecidingStories(NamedIndex):
    """An open index whose stories the user has the last word on."""

    def story_word(self) -> StoryWord:
        """Return what makes decisions about the stories that there are now."""
        from index.stories.saying import StoryWord  # noqa: PLC0415  loads numpy

        return StoryWord(self._parts.storybook().table())

    def stories_decided(self) -> StoriesDecided:
        """Return all that has been decided, the files it is kept in, and where those disagree."""
        from index.stories.applying import applied  # noqa: PLC0415  only where it is asked for
        from index.stories.conflicts import weighed  # noqa: PLC0415  the same

        kept = self._parts.story_decisions
        own, shared = kept.files()
        problems = (*told(own, str(kept.own)), *told(shared, kept.shared.name))
        members = self._parts.storybook().members()
        against: tuple[StoryConflict, ...] = ()
        if own.decisions and shared.decisions:
            against = weighed(members, own.decisions, shared.decisions).conflicts
        # As long as articles wait to be grouped, nobody knows of which texts none is there.
        idle = applied(members, own.decisions).idle if self._parts.storybook().complete() else ()
        return StoriesDecided(kept.own, own.decisions, shared.decisions, problems, against, idle)

    def decisions_stamp(self) -> object:
        """Return what is another whenever somebody decided something, in whatever process."""
        return self._parts.decisions.stamp(), self._parts.story_decisions.stamp()

    def own_story_decisions(self) -> int:
        """Return how much the user has decided about stories."""
        return len(self._parts.story_decisions.files().own.decisions)

    def decide_story(self, *decisions: StoryDecision) -> None:
        """Follow decisions from now on, after all that was decided before.

        Raises:
            CorpusError: One can't be followed, or they can't be kept.
        """
        self._parts.story_decisions.add(decisions)

    def undo_story(
        self, number: int | None = None, what: StoryDecision | None = None
    ) -> StoryDecision | None:
        """Take a decision back; return it, or None where there is none.

        Args:
            number: Its place in `StoriesDecided.own`; None for the last.
            what: The decision that stood there when it was told: no other is taken back.

        Raises:
            CorpusError: The file can't be written.
        """
        return self._parts.story_decisions.take_back(number, what)

    def take_story_decisions(self, file: Path) -> StoriesTaken:
        """Make somebody else's decisions one's own, but for those that speak against one's own.

        Raises:
            CorpusError: There is no such file, nothing in it can be followed, or one's own file
                can't be written.
        """
        from index.stories.conflicts import weighed  # noqa: PLC0415  only where it is asked for

        theirs, problems = read_theirs(file, STORIES)
        kept = self._parts.story_decisions
        own = kept.files().own.decisions
        found = weighed(self._parts.storybook().members(), own, theirs)
        if found.agreeing:
            kept.add(found.agreeing)
        return StoriesTaken(found.agreeing, found.known, found.conflicts, problems)
