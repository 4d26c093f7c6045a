"""Names offered where none begins as what is typed: it may stand for one, or be misspelt."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import on, work
from textual.message import Message

from index.results import NameRef
from reader.keys import key_of
from reader.naming import states
from reader.naming.rows import KIND_HEADS
from reader.results.latest import Latest
from reader.screens.listed_names import ListedNamesScreen
from reader.widgets.name_bar import NameFilter
from reader.widgets.text_view import TextView

if TYPE_CHECKING:
    from collections.abc import Sequence


class OfferedNamesScreen(ListedNamesScreen):
    """Asks beside the screen whom words stand for that no name begins with."""

    class Offered(Message):
        """It is known which names may be meant."""

        def __init__(
            self, number: int, typed: str, refs: Sequence[NameRef], *, called: bool
        ) -> None:
            super().__init__()
            self.number = number
            self.typed = typed
            self.refs = tuple(refs)
            self.called = called
            """Whether the words stand for them somewhere; else they are only like them."""

    def __init__(self) -> None:
        super().__init__()
        self._offers = Latest()
        self._offered: OfferedNamesScreen.Offered | None = None

    def say_not_found(self, typed: str) -> None:
        """Say that no name is left by the filter, and which may be meant."""
        offered = self._offered if self._offered and self._offered.typed == typed else None
        field = self.query_one(NameFilter)
        field.offers = offered is not None and bool(offered.refs)
        heads = [KIND_HEADS[kind] for kind in KIND_HEADS if kind in self.kinds]
        key = key_of(self, "drop") or key_of(self, "back")
        blocks = states.nothing_found(typed, heads, key)
        if offered is not None and offered.refs:
            take = key_of(self, "take")
            blocks[1:1] = states.offered(offered.refs, take, called=offered.called)
        self.query_one("#nothing", TextView).show(blocks)
        if offered is None and typed and (number := self._offers.ask()) is not None:
            self._look_for(number, typed)

    @work(thread=True, group="offered")
    def _look_for(self, number: int, typed: str) -> None:
        if (library := self.library) is not None:
            called = library.meant(NameRef(None, typed))
            refs = called or library.nearest_names(typed)
            self.post_message(self.Offered(number, typed, refs, called=bool(called)))

    @on(Offered)
    def _names_offered(self, event: Offered) -> None:
        self._offered = event
        self._offers.answered(event.number)
        typed = self.typed
        if self.has_class("-empty") and typed:
            self.say_not_found(typed)
            self.refresh_bindings()

    @on(NameFilter.Taken)
    def _first_taken(self) -> None:
        """Go to the first of the names offered."""
        if self._offered is not None and self._offered.refs:
            self.wanted = self._offered.refs[:1]
            self.drop_filters()
            self.show_list(last=True)
            self.row_moved()
            self.rows.focus()
