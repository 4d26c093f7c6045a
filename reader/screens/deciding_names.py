"""Saying the last word about names, from any screen that shows them."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType

from index.decisions.decision import Decision
from reader.naming.decided import sentence
from reader.screens.deciding import DecidingScreen

if TYPE_CHECKING:
    from index.library import Library


class DecidingNamesScreen(DecidingScreen[Decision]):
    """Keeps what is decided about names in the user's own file of them."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "u",
            "undo",
            "undo",
            id="decided.undo",
            tooltip="take back what was decided last about a name",
        ),
    ]

    def keep(self, library: Library, decision: Decision) -> None:
        """Keep a decision about names."""
        library.decide(decision)

    def give_up(
        self, library: Library, number: int | None, what: Decision | None
    ) -> Decision | None:
        """Take a decision about names back."""
        return library.undo(number, what)

    def own_decisions(self, library: Library) -> int:
        """Return how much the user has decided about names."""
        return len(library.decided().own)

    def said(self, decision: Decision) -> str:
        """Return what was decided about names."""
        return sentence(decision)
