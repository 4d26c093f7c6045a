"""Choosing words that don't stand for a name, though they were taken to: a list with marks."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.message import Message

from reader.naming import deciding
from reader.screens.base import ReaderScreen
from reader.text.groups import FilterGroup, FilterValue
from reader.text.marks import Piece
from reader.text.phrases import count
from reader.text.safe import guard
from reader.widgets.band import Band
from reader.widgets.filter_list import FilterList

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.app import ComposeResult

    from index.decisions.decision import Decision
    from index.dossier import Dossier


class FormList(FilterList):
    """Words to choose from."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("space", "choose", "mark", id="split.mark"),
        Binding("enter", "split", "take them off", id="split.split"),
    ]

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer nothing that is for names: these are words of one."""
        return False if action == "about" else super().check_action(action, parameters)

    class Done(Message):
        """What is marked is to be taken off."""

    def action_split(self) -> None:
        """Take what is marked off the name."""
        self.post_message(self.Done())


class SplitScreen(ReaderScreen):
    """Shows the words that stand for a name; those marked become names of their own."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "dismiss", "back", id="split.back"),
    ]

    def __init__(self, dossier: Dossier, decide: Callable[[Decision], object]) -> None:
        """Keep what is shown.

        Args:
            dossier: Of the name.
            decide: Takes what is decided.
        """
        super().__init__()
        self._dossier = dossier
        self._decide = decide
        self.chosen: dict[str, None] = {}
        """The words marked, in the order in which they were."""

    def content(self) -> ComposeResult:
        """Lay out what it is about, and the words."""
        yield Band(id="about")
        yield self.pane_rule()
        yield FormList(id="split-forms")

    def on_mount(self) -> None:
        """Begin in the list."""
        name = guard(self._dossier.ref.name)
        self.show_way([Piece("Split a name", ("title",))], [Piece(name, ("meta",))])
        self._show()
        self.query_one(FormList).focus()

    def _show(self) -> None:
        dossier = self._dossier
        words = f"Mark what doesn’t stand for {guard(dossier.ref.name)}: it gets a name of its own."
        right = f"{count(len(self.chosen), 'form')} marked" if self.chosen else ""
        self.query_one("#about", Band).show([Piece(words, ())], [Piece(right, ("meta",))])
        values = tuple(
            FilterValue(form.text, guard(form.text), form.mentions, form.text in self.chosen)
            for form in dossier.forms
        )
        group = FilterGroup(dossier.ref.kind or "person", "What it is called in articles", values)
        self.query_one(FormList).show([group])

    @on(FormList.Toggled)
    def _toggled(self, event: FormList.Toggled) -> None:
        if event.value in self.chosen:
            del self.chosen[event.value]
        else:
            self.chosen[event.value] = None
        self._show()

    @on(FormList.Done)
    def _done(self) -> None:
        if not self.chosen:
            self.notify("Mark the words first, with space.", markup=False)
        elif len(self.chosen) == len(self._dossier.forms):
            self.notify("One has to stay: it would be no name any more.", markup=False)
        else:
            self._decide(deciding.split(self._dossier.ref, tuple(self.chosen)))
            self.dismiss()

    def focus_moved(self) -> None:
        """Draw the rule over the list."""
        listing = self.query_one(FormList)
        listing.leave_blank(int(self.is_high()))
        self.mark_panes([listing], self.focused)
