"""Saying the last word about stories, from any screen that shows them."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType

from index.story import StoryDecision
from reader.screens.deciding import DecidingScreen
from reader.stories.decided import sentence

if TYPE_CHECKING:
    from index.library import Library

STORY_WORD_KEYS: list[BindingType] = [
    Binding("space", "mark", "mark", id="stories.mark", tooltip="mark a story, to be joined"),
    Binding(
        "p",
        "part",
        "part",
        id="stories.part",
        tooltip="this article is a story of its own, apart from the others",
    ),
    Binding(
        "m",
        "join",
        "join",
        id="stories.join",
        tooltip="the marked stories and the selected one are one",
    ),
    Binding(
        "m",
        "move",
        "move",
        id="stories.move",
        tooltip="this article belongs to the marked story",
    ),
    Binding("e", "name", "name", id="stories.name", tooltip="call the story otherwise"),
]
DECIDED_KEY = Binding(
    "d", "decided", "decided", id="stories.decided", tooltip="all that you decided on stories"
)
STORY_WORD_ACTIONS = frozenset({"mark", "join", "move", "part", "name", "decided", "undo"})


class DecidingStoriesScreen(DecidingScreen[StoryDecision]):
    """Keeps what is decided about stories in the user's own file of them."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "u",
            "undo",
            "undo",
            id="stories.undo",
            tooltip="take back what was decided last about a story",
        ),
        Binding("u", "undo_nothing", "undo", show=False, id="stories.undo-nothing"),
    ]

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Say that there is nothing to take back only where that is so."""
        if action == "undo_nothing":
            return not self.can_undo
        return super().check_action(action, parameters)

    def action_undo_nothing(self) -> None:
        """Look whether there is something after all, for it may have been decided just now."""
        self.take_back()

    def keep(self, library: Library, decision: StoryDecision) -> None:
        """Keep a decision about stories."""
        library.decide_story(decision)

    def give_up(
        self, library: Library, number: int | None, what: StoryDecision | None
    ) -> StoryDecision | None:
        """Take a decision about stories back."""
        return library.undo_story(number, what)

    def own_decisions(self, library: Library) -> int:
        """Return how much the user has decided about stories."""
        return library.own_story_decisions()

    def said(self, decision: StoryDecision) -> str:
        """Return what was decided about stories."""
        return sentence(decision)
