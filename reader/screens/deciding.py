"""Saying the last word about names from any screen that shows them, and taking it back."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import on, work
from textual.binding import Binding, BindingType
from textual.message import Message

from index.errors import CorpusError
from reader.keys import key_of
from reader.naming.decided import sentence
from reader.notices import tell
from reader.screens.copying import CopyingScreen

if TYPE_CHECKING:
    from index.decisions.decision import Decision
    from index.results import Overview


class DecidingScreen(CopyingScreen):
    """Writes a decision down beside the screen, tells it, and has all screens follow it."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "u",
            "undo",
            "undo",
            id="decided.undo",
            tooltip="take back what was decided last about a name",
        ),
    ]

    class Said(Message):
        """Something was decided, or taken back."""

        def __init__(self, words: str, *, now: bool = False) -> None:
            super().__init__()
            self.words = words
            self.now = now
            """Whether it is a decision that was made just now."""

    class NotSaid(Message):
        """What was decided can't be kept."""

        def __init__(self, error: CorpusError) -> None:
            super().__init__()
            self.error = error

    class Counted(Message):
        """It is known how much the user has decided."""

        def __init__(self, number: int) -> None:
            super().__init__()
            self.number = number

    own_decisions = 0
    """How many decisions of the user's own can be taken back."""

    def corpus_changed(self, overview: Overview) -> None:
        """Find out whether there is anything to take back."""
        del overview
        self._count()

    @work(thread=True, group="decided", exclusive=True)
    def _count(self) -> None:
        if (library := self.library) is not None:
            self.post_message(self.Counted(len(library.decided().own)))

    @on(Counted)
    def _counted(self, event: Counted) -> None:
        if event.number != self.own_decisions:
            self.own_decisions = event.number
            self.refresh_bindings()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer to take back only where something was decided."""
        if action == "undo":
            return self.own_decisions > 0
        return super().check_action(action, parameters)

    @work(thread=True, group="decide")
    def decide(self, decision: Decision) -> None:
        """Keep a decision."""
        if (library := self.library) is None:
            return
        try:
            library.decide(decision)
        except CorpusError as error:
            self.post_message(self.NotSaid(error))
        else:
            self.post_message(self.Said(f"{sentence(decision)}.", now=True))

    @work(thread=True, group="decide")
    def take_back(self, number: int | None = None, what: Decision | None = None) -> None:
        """Take back the last decision, or the one that was told at a place among the own ones."""
        if (library := self.library) is None:
            return
        try:
            taken = library.undo(number, what)
        except CorpusError as error:
            self.post_message(self.NotSaid(error))
        else:
            words = f"Undone: {sentence(taken)}." if taken else "There is nothing to take back."
            self.post_message(self.Said(words))

    @on(Said)
    def _said(self, event: Said) -> None:
        key = key_of(self, "undo") if event.now else ""
        tell(self.app, f"{event.words} {key} takes that back." if key else event.words, "decided")
        self.reader.names_decided()

    @on(NotSaid)
    def _not_said(self, event: NotSaid) -> None:
        self.tell_fault(event.error)

    def action_undo(self) -> None:
        """Take back what was decided last."""
        self.take_back()
