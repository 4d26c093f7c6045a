"""What the user says of stories, from any screen that shows them: asked for, kept, told, undone."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from textual import on, work
from textual.message import Message

from index.errors import CorpusError
from reader.screens.deciding_stories import STORY_WORD_ACTIONS, DecidingStoriesScreen
from reader.text.marks import Piece
from reader.text.safe import guard
from reader.widgets.ask_line import AskLine

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from textual.widget import Widget

    from index.article import ArticleId
    from index.library import Library
    from index.story import Story, StoryDecision, StoryId


class StoryWordScreen(DecidingStoriesScreen):
    """Joins, parts, moves and names stories; which are meant, a subclass knows.

    It has an `AskLine`, adds `STORY_WORD_KEYS` to its bindings, and asks `check_story_word` which
    of them work.
    """

    class Followed(Message):
        """It is known which story a decision was about, as it is now."""

        def __init__(self, story: StoryId | None) -> None:
            super().__init__()
            self.story = story

    def __init__(self) -> None:
        super().__init__()
        self.marked_stories: dict[StoryId, Story] = {}
        """In the order in which they were marked."""
        self._naming: Story | None = None
        """The story whose title is asked for."""
        self._asked_from: Widget | None = None
        self._apart = ""
        """What is said of the articles that are being set apart or moved, guarded."""

    # What a subclass knows

    def chosen_story(self) -> Story | None:
        """Return the story that a decision would be about."""
        raise NotImplementedError

    def chosen_articles(self) -> Sequence[ArticleId]:
        """Return the articles of it that would be parted or moved: those that are chosen."""
        raise NotImplementedError

    def words_apart(self, target: Story | None) -> str:
        """Return what is said once the chosen articles are set apart, or moved; "" for no more.

        Args:
            target: Where they are moved to; None where they are set apart.
        """
        del target
        return ""

    def show_marked(self, marked: Collection[StoryId]) -> None:
        """Show which stories are marked."""
        raise NotImplementedError

    def follow_story(self, story: StoryId | None) -> None:
        """List the stories as they are now, at once; select one of them."""
        raise NotImplementedError

    # What can be done now

    def check_story_word(self, action: str) -> bool | None:
        """Tell whether something can be said of stories now; None for what is no word on them."""
        if action not in STORY_WORD_ACTIONS:
            return None
        if action == "undo":
            return self.can_undo
        story = self.chosen_story()
        if action == "decided":
            return True
        if story is None or self.asking:
            return False
        articles = self.chosen_articles()
        return {
            "mark": not articles,
            "join": not articles and len(self._to_join()) > 1,
            "move": bool(articles) and self._target() is not None,
            "part": bool(articles) and len(articles) < len(story.articles),
            "name": not self.marked_stories,
        }[action]

    @property
    def asking(self) -> bool:
        """Whether a title is asked for."""
        return self._naming is not None

    def _to_join(self) -> list[Story]:
        """Return the stories that would be one: those marked, and the chosen one."""
        story = self.chosen_story()
        found = {
            one.id: one for one in (*self.marked_stories.values(), *([story] if story else ()))
        }
        return list(found.values())

    def _target(self) -> Story | None:
        """Return the story that articles would be moved to: the one that is marked."""
        story = self.chosen_story()
        others = [one for one in self.marked_stories.values() if story and one.id != story.id]
        return others[0] if len(others) == 1 else None

    # Marks

    def action_mark(self) -> None:
        """Mark the chosen story, or take its mark off."""
        if (story := self.chosen_story()) is not None:
            if self.marked_stories.pop(story.id, None) is None:
                self.marked_stories[story.id] = story
            self._marks_changed()

    def unmark_stories(self) -> bool:
        """Take all marks off; tell whether there were any."""
        were = bool(self.marked_stories)
        self.marked_stories.clear()
        if were:
            self._marks_changed()
        return were

    def _marks_changed(self) -> None:
        self.show_marked(self.marked_stories.keys())
        self.refresh_bindings()

    # Saying

    def action_join(self) -> None:
        """Make the marked stories and the chosen one the same."""
        if len(stories := self._to_join()) > 1:
            self.decide_made(lambda library: library.story_word().joined(*stories))

    def action_part(self) -> None:
        """Make the chosen articles a story of their own."""
        if articles := tuple(self.chosen_articles()):
            self._apart = self.words_apart(None)
            self.decide_made(lambda library: library.story_word().parted(*articles))

    def action_move(self) -> None:
        """Move the chosen articles to the marked story."""
        articles, target = tuple(self.chosen_articles()), self._target()
        if articles and target is not None:
            self._apart = self.words_apart(target)
            self.decide_made(lambda library: library.story_word().moved(target, *articles))

    def action_name(self) -> None:
        """Ask what the chosen story is called."""
        if (story := self.chosen_story()) is not None:
            self._naming, self._asked_from = story, self.focused
            question = [Piece("Call this story", ("strong",))]
            self.query_one(AskLine).ask(question, guard(story.title), selected=True)
            self.refresh_bindings()

    def action_decided(self) -> None:
        """Show all that was decided about stories."""
        from reader.screens.story_decisions import StoryDecisionsScreen  # noqa: PLC0415  rarely

        self.app.push_screen(StoryDecisionsScreen())

    @on(AskLine.Typed)
    def _title_typed(self, event: AskLine.Typed) -> None:
        if self.asking and not isinstance(event, AskLine.Answered):
            words = "" if event.words else "as its articles call it"
            self.query_one(AskLine).remark(words)

    @on(AskLine.Answered)
    def _title_given(self, event: AskLine.Answered) -> None:
        if (story := self._naming) is None:
            return
        self._close_question()
        if event.words != guard(story.title):
            called = partial(_called, story, event.words)
            self.decide_made(called)

    @on(AskLine.Left)
    def _title_left(self) -> None:
        if self.asking:
            self._close_question()

    def _close_question(self) -> None:
        self._naming = None
        self.query_one(AskLine).close()
        if self._asked_from is not None:
            self._asked_from.focus()
        self.refresh_bindings()

    # What becomes of it

    def said(self, decision: StoryDecision) -> str:
        """Return what was decided; at once, by which article and which stories."""
        return (decision.apart and self._apart) or super().said(decision)

    def was_decided(self, decision: StoryDecision) -> None:
        """Go to the story that a decision was about."""
        self._apart = ""
        if decision.do == "join":
            self.unmark_stories()
        self._follow(decision)

    def was_taken_back(self, decision: StoryDecision) -> None:
        """Go to the story that the decision was about."""
        self._follow(decision)

    @work(thread=True, group="followed", exclusive=True)
    def _follow(self, decision: StoryDecision) -> None:
        """Find the story: where something was parted or moved, what it was taken from."""
        if (library := self.library) is None:
            return
        try:
            story = library.story_word().told_by(decision.apart or decision.texts)
        except CorpusError as error:
            self.post_message(self.NotKept(error))
        else:
            self.post_message(self.Followed(story.id if story else None))

    @on(Followed)
    def _followed(self, event: Followed) -> None:
        self.follow_story(event.story)


def _called(story: Story, title: str, library: Library) -> StoryDecision:
    return library.story_word().called(story, title)
