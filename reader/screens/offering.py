"""Something to be typed, and under it what it may turn out to be: a path, a name."""

from __future__ import annotations

import os
from dataclasses import replace
from threading import Lock
from typing import TYPE_CHECKING, ClassVar

from textual import on, work
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.message import Message
from textual.widgets import Input, Static

from reader.screens.base import ReaderScreen
from reader.survey.ledger import Page
from reader.text.marks import Piece
from reader.text.safe import guard
from reader.widgets.band import Band
from reader.widgets.guarded_input import GuardedInput
from reader.widgets.ledger import Ledger

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.app import ComposeResult

    from index.library import Library
    from reader.survey.ledger import Column, Row

MARGIN = 4
"""Cells before what is offered: it stands under what is typed."""
MOST_CELLS = 200


class OfferInput(GuardedInput):
    """Where it is typed."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "submit", "take", id="offered.typed"),
        Binding("tab", "screen.complete", "complete", id="open.complete"),
        Binding("down", "screen.list", "list", id="open.list"),
    ]

    def __init__(self, placeholder: str, *, id: str) -> None:  # noqa: A002 (Textual's word)
        super().__init__(id=id, compact=True, placeholder=placeholder)


class OfferList(Ledger):
    """What is offered, a line each."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "follow('list')", "choose", id="offered.choose"),
        Binding("tab,shift+tab,slash", "screen.typing", "type", id="open.path"),
    ]

    def __init__(self, *, id: str) -> None:  # noqa: A002 (Textual's word)
        super().__init__(keeps_mark=False, id=id)
        self.margin = MARGIN
        self.blank_top = 1

    def offer(
        self, rows: Sequence[Row], columns: Sequence[Column] = (), label_cells: int = 0
    ) -> None:
        """List other things, perhaps in columns, after labels of so many cells."""
        columns = tuple(columns)
        page = Page(("offered",), tuple(rows), columns, label_cells, most=MOST_CELLS, flush=True)
        self.show(page if columns else replace(page, flush=False))


class OfferingScreen(ReaderScreen):
    """Offers what begins as what is typed, and takes what is typed or chosen."""

    class Offered(Message):
        """What begins as what is typed is known."""

        def __init__(self, number: int, typed: str, found: Sequence[str]) -> None:
            super().__init__()
            self.number = number
            self.typed = typed
            self.found = tuple(found)

    def __init__(self) -> None:
        super().__init__()
        self.offered: tuple[str, ...] = ()
        """What can be chosen, as it would be typed."""
        self._looking = Lock()
        self._looks = 0
        """How often it was looked what can be offered."""

    def field(self) -> OfferInput:
        """Return the line to type in."""
        raise NotImplementedError

    def list_of_offers(self) -> OfferList:
        """Return the list under it."""
        return OfferList(id="offered")

    def offers(self, typed: str, library: Library | None) -> Sequence[str]:
        """Return what is offered for what is typed; called beside the screen."""
        raise NotImplementedError

    def row(self, offer: str) -> Row:
        """Return the line of something that is offered; it leads to (anything, the offer)."""
        raise NotImplementedError

    def take(self, typed: str) -> None:
        """Take what was typed or chosen, or `complain`."""
        raise NotImplementedError

    def content(self) -> ComposeResult:
        """Lay out the line to type in, what is wrong with it, and the list."""
        with Horizontal(id="path-bar"):
            yield Static("  › ", markup=False, id="slash")
            yield self.field()
        yield Band(id="path-problem")
        yield self.pane_rule()
        yield self.list_of_offers()

    def on_mount(self) -> None:
        """Begin in the line to type in."""
        self.query_one(OfferInput).focus()
        self._look("")

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        event.stop()
        self.complain("")
        self._look(event.value)

    def _look(self, typed: str) -> None:
        self._looks += 1
        self._look_beside(typed, self._looks)

    @work(thread=True, group="offers", exclusive=True)
    def _look_beside(self, typed: str, number: int) -> None:
        """Look what can be offered; folders may be on slow disks, names may be many.

        One at a time, the last one last: what was looked at before a change is not listed after it.
        """
        with self._looking:
            if number == self._looks:
                self.post_message(self.Offered(number, typed, self.offers(typed, self.library)))

    @on(Offered)
    def _show_offered(self, event: Offered) -> None:
        if (event.number, event.typed) != (self._looks, self.query_one(OfferInput).value):
            return
        self.were_found()
        self.offered = event.found
        self.show_offers(event.found)
        self.refresh_bindings()

    def were_found(self) -> None:
        """Take over what else `offers` came upon, so that it changes with what is offered."""

    def show_offers(self, found: Sequence[str]) -> None:
        """List what is offered."""
        self.query_one(OfferList).offer([self.row(offer) for offer in found])

    def look_again(self) -> None:
        """Look what can be offered now."""
        self._look(self.query_one(OfferInput).value)

    def complain(self, problem: str) -> None:
        """Tell what is wrong with what is typed; "" for nothing."""
        words = guard(problem)
        self.query_one("#path-problem", Band).show([Piece("  ", ()), Piece(words, ("error",))])

    # Keys

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer only what can be done now."""
        del parameters
        if action == "complete":
            return bool(self.query_one(OfferInput).value and self.offered)
        return bool(self.offered) if action == "list" else True

    def action_complete(self) -> None:
        """Type on as far as all that is offered begins alike."""
        field = self.query_one(OfferInput)
        alike = os.path.commonprefix(self.offered)  # noqa: RUF071  also half a name
        if field.value and len(alike) > len(field.value):
            field.value = alike
        field.cursor_position = len(field.value)

    def action_list(self) -> None:
        """Go to the list."""
        listing = self.query_one(OfferList)
        if self.offered:
            listing.action_edge(-1)
            listing.focus()

    def action_typing(self) -> None:
        """Go back to the line to type in."""
        self.query_one(OfferInput).focus()

    @on(Input.Submitted)
    def _submitted(self, event: Input.Submitted) -> None:
        event.stop()
        if event.value.strip():
            self.take(event.value)
        else:
            self.action_list()

    @on(Ledger.Opened)
    def _chosen(self, event: Ledger.Opened) -> None:
        if event.row.leads is not None:
            self.take(event.row.leads[1])

    def focus_moved(self) -> None:
        """Draw the rule over the list."""
        self.mark_panes([self.query_one(OfferList)], self.focused)
