"""Saying the last word from any screen, and taking it back: what it is about, a subclass knows."""

from __future__ import annotations

from typing import TYPE_CHECKING, Generic, TypeVar

from textual import on, work
from textual.message import Message

from index.errors import CorpusError
from reader.keys import key_of
from reader.notices import tell
from reader.screens.base import ReaderScreen

if TYPE_CHECKING:
    from collections.abc import Callable

    from index.library import Library
    from index.results import Overview

D = TypeVar("D")
"""A decision, such as one about names."""
M = TypeVar("M")
"""What a message tells of."""

NOTICE = "decided"
"""All notices of decisions are about one thing: the newest stands in place of the last."""


class DecidingScreen(ReaderScreen, Generic[D]):
    """Keeps decisions beside the screen, tells them, and has all screens follow.

    A subclass says how one is kept, and binds a key to the action `undo`, by an id of its own.
    """

    class Kept(Message, Generic[M]):
        """A decision is kept."""

        def __init__(self, decision: M) -> None:
            super().__init__()
            self.decision = decision

    class TakenBack(Message, Generic[M]):
        """A decision counts no more; None where there was none."""

        def __init__(self, decision: M | None) -> None:
            super().__init__()
            self.decision = decision

    class NotKept(Message):
        """A decision can't be kept, or not be taken back."""

        def __init__(self, error: CorpusError) -> None:
            super().__init__()
            self.error = error

    class Counted(Message):
        """It is known how much the user has decided."""

        def __init__(self, number: int) -> None:
            super().__init__()
            self.number = number

    can_undo = False
    """Whether there is a decision of the user's own to be taken back."""

    # What a subclass knows

    def keep(self, library: Library, decision: D) -> None:
        """Keep a decision; called beside the screen."""
        raise NotImplementedError

    def give_up(self, library: Library, number: int | None, what: D | None) -> D | None:
        """Take back the last decision, or one by its place among the own ones and what it says.

        Called beside the screen.
        """
        raise NotImplementedError

    def own_decisions(self, library: Library) -> int:
        """Return how many decisions of the user's own there are; called beside the screen."""
        raise NotImplementedError

    def said(self, decision: D) -> str:
        """Return a decision as a sentence, guarded, without the stop at its end."""
        raise NotImplementedError

    def was_decided(self, decision: D) -> None:
        """Go on from a decision that was made on this screen, before all screens follow it."""

    def was_taken_back(self, decision: D) -> None:
        """Go on from a decision that counts no more, before all screens follow."""

    # Whether there is anything to take back

    def corpus_changed(self, overview: Overview) -> None:
        """Find out whether there is anything to take back."""
        super().corpus_changed(overview)
        self.count_own()

    def count_own(self) -> None:
        """Find out how much there is to take back."""
        self._count()

    @work(thread=True, group="decided", exclusive=True)
    def _count(self) -> None:
        if (library := self.library) is not None:
            self.post_message(self.Counted(self.own_decisions(library)))

    @on(Counted)
    def _counted(self, event: Counted) -> None:
        if self.can_undo != (event.number > 0):
            self.can_undo = event.number > 0
            self.refresh_bindings()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer to take back only where something was decided."""
        if action == "undo":
            return self.can_undo
        return super().check_action(action, parameters)

    # Deciding

    def decide(self, decision: D) -> None:
        """Keep a decision."""
        self.decide_made(lambda _: decision)

    @work(thread=True, group="decide")
    def decide_made(self, make: Callable[[Library], D]) -> None:
        """Make a decision beside the screen, and keep it."""
        if (library := self.library) is None:
            return
        try:
            decision = make(library)
            self.keep(library, decision)
        except CorpusError as error:
            self.post_message(self.NotKept(error))
        else:
            self.post_message(self.Kept(decision))

    @on(Kept)
    def _kept(self, event: Kept[D]) -> None:
        self.can_undo = True
        key = key_of(self, "undo")
        hint = f" {key} takes that back." if key else ""
        tell(self.app, f"{self.said(event.decision)}.{hint}", NOTICE)
        self.was_decided(event.decision)
        self.reader.decisions_changed()

    @on(NotKept)
    def _not_kept(self, event: NotKept) -> None:
        self.tell_fault(event.error)

    def action_undo(self) -> None:
        """Take back what was decided last."""
        self.take_back()

    @work(thread=True, group="decide")
    def take_back(self, number: int | None = None, what: D | None = None) -> None:
        """Take back the last decision, or the one that was told at a place among the own ones."""
        if (library := self.library) is None:
            return
        try:
            self.post_message(self.TakenBack(self.give_up(library, number, what)))
        except CorpusError as error:
            self.post_message(self.NotKept(error))

    @on(TakenBack)
    def _taken_back(self, event: TakenBack[D]) -> None:
        if event.decision is None:
            tell(self.app, "There is nothing to take back.", NOTICE)
        else:
            tell(self.app, f"Undone: {self.said(event.decision)}.", NOTICE)
            self.was_taken_back(event.decision)
        self.reader.decisions_changed()
