"""Searches that were saved, and those asked before: found by typing, taken, named, deleted."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual import on, work
from textual.binding import Binding, BindingType
from textual.message import Message

from index.errors import CorpusError
from reader.results import past as searches
from reader.results.past import Found
from reader.screens.changing_searches import ChangingSearchesScreen
from reader.screens.offering import OfferInput, OfferList
from reader.screens.search_name import SearchNameScreen
from reader.text.marks import Piece
from reader.widgets.ledger import Ledger

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from index.library import Library
    from index.searches.search import Search
    from reader.screens.changing_searches import Undo
    from reader.survey.ledger import Row


class SearchesInput(OfferInput):
    """Where words are typed that a search is to have."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "screen.first", "search", id="searches.first"),
    ]


class SearchList(OfferList):
    """Searches, a line each."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "follow('list')", "search", id="searches.take"),
        Binding(
            "r",
            "screen.rename",
            "name",
            id="searches.rename",
            tooltip="rename a saved search, or save one that was asked before under a name",
        ),
        Binding("x", "screen.delete", "delete", id="searches.delete"),
        Binding("u", "screen.undo", "undo", id="searches.undo"),
    ]


class SearchesScreen(ChangingSearchesScreen):
    """Lists them, and tells how much each saved one finds now, and what of that is new."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "ctrl+s",
            "save",
            "save this search",
            id="searches.save",
            tooltip="save what is asked now under a name",
        ),
        Binding("escape", "leave", "back", id="searches.back"),
    ]

    class Counted(Message):
        """It is known what saved searches find now."""

        def __init__(self, found: dict[str, Found]) -> None:
            super().__init__()
            self.found = found

    def __init__(
        self, now: Search, take: Callable[[Search | None], object], undoing: list[Undo]
    ) -> None:
        """List searches.

        Args:
            now: What is asked now.
            take: Called with what was chosen when the list is left; with None for nothing.
            undoing: What undoes changes made before; those made here are added at its end.
        """
        super().__init__(undoing)
        self.now = now
        self._take = take
        self._counted: dict[str, Found] = {}
        self._found = self.saved, self.past
        """What was found beside the screen, before it is listed."""

    # What is listed

    def field(self) -> OfferInput:
        """Return where words are typed."""
        return SearchesInput("words of a search", id="path")

    def list_of_offers(self) -> OfferList:
        """Return the list of searches."""
        return SearchList(id="searches")

    def on_mount(self) -> None:
        """Tell what is asked now, and count. Textual calls this besides the one of the base."""
        asked = searches.asked_words(self.now) if self._can_save() else "nothing asked now"
        self.show_way([Piece("Searches", ("title",))], [Piece(asked, ("meta",))])
        self._count()

    def offers(self, typed: str, library: Library | None) -> Sequence[str]:
        """Return the searches that have what is typed."""
        if library is not None:
            self._found = library.searches.saved(), library.searches.past()
        return searches.offers(*self._found, typed)

    def were_found(self) -> None:
        """Know the searches that are offered now: a row is of one that there is."""
        self.saved, self.past = self._found

    def show_offers(self, found: Sequence[str]) -> None:
        """List searches in columns."""
        listed = searches.rows(found, self.saved, self.past, self._counted)
        if not listed:
            listed = searches.no_rows(typed=bool(self.query_one(OfferInput).value.strip()))
        self.query_one(OfferList).offer(listed, searches.COLUMNS, searches.name_cells(listed))

    @work(thread=True, group="counts", exclusive=True)
    def _count(self) -> None:
        """Count what saved searches find now, one after the other."""
        known: dict[str, Found] = {}
        if (library := self.library) is None:
            return
        told = 0
        for search in library.searches.saved().all:
            try:
                results = library.search(search.query, search.filters, respell=False)
            except CorpusError:  # the search itself tells of it, where it is asked for
                continue
            stamp = library.searches.looked_at(search).stamp
            hits = None if results.problem is not None else len(results)
            known[search.name] = Found(hits, search.new_in(results, stamp))
            # More and more at once: whenever some are told, all are listed anew.
            if len(known) > told:
                told += len(known)
                self.post_message(self.Counted(known))
                known = {}
        if known:
            self.post_message(self.Counted(known))

    @on(Counted)
    def _was_counted(self, event: Counted) -> None:
        self._counted.update(event.found)
        self.show_offers(self.offered)

    # Taking one

    def action_list(self) -> None:
        """Go to the list, also to an empty one: what was deleted can be had again there."""
        listing = self.query_one(OfferList)
        listing.action_edge(-1)
        listing.focus()

    def action_first(self) -> None:
        """Take the first that has the words typed; go to the list where none are."""
        if typed := self.query_one(OfferInput).value.strip():
            self.take(typed)
        else:
            self.action_list()

    def take(self, typed: str) -> None:
        """Ask the search that was chosen; the first one listed where words were typed."""
        offer = typed if typed in self.offered else next(iter(self.offered), "")
        search = searches.search_of(offer, self.saved, self.past)
        if search is None:
            return  # it has been forgotten elsewhere meanwhile
        if search in self.saved.own:
            self._look_at(search)
        self.dismiss()
        self._take(search)

    @work(thread=True, group="look", description="look")
    def _look_at(self, search: Search) -> None:
        """Keep that it was looked at now, so that what comes later is new."""
        if (library := self.library) is not None:
            try:
                library.searches.save(library.searches.looked_at(search))
            except CorpusError as error:
                self.app.call_from_thread(self.tell_fault, error)

    def action_leave(self) -> None:
        """Go back; what was forgotten is forgotten there too."""
        self.dismiss()
        self._take(None)

    # Keeping

    def selected(self) -> Search | None:
        """Return the search that is selected in the list."""
        row: Row | None = self.query_one(OfferList).selected_row
        if row is None or row.leads is None:
            return None
        return searches.search_of(row.leads[1], self.saved, self.past)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer only what can be done now."""
        if not self.is_mounted:
            return False
        works = {
            "complete": False,
            "save": self._can_save(),
            "first": bool(self.offered),
            "undo": bool(self.undoing),
            "list": bool(self.offered or self.undoing),
        }
        if action in works:
            return works[action]
        if action in ("rename", "delete"):
            search = self.selected()
            return search is not None and search not in self.saved.shared
        return super().check_action(action, parameters)

    def _can_save(self) -> bool:
        return bool(self.now.query or self.now.filters)

    @on(Ledger.Moved)
    def _moved_on(self) -> None:
        self.refresh_bindings()

    def action_save(self) -> None:
        """Ask for a name, and save what is asked now under it."""
        self._ask_name(self.now, self.save)

    def action_rename(self) -> None:
        """Ask for another name, or for the first one."""
        if search := self.selected():
            self._ask_name(search, partial(self.save, before=search if search.name else None))

    def _ask_name(self, search: Search, said: Callable[[Search], object]) -> None:
        names = [one.name for one in self.saved.own]
        self.app.push_screen(SearchNameScreen(search, names, said))

    def action_delete(self) -> None:
        """Delete the selected search, or forget that it was asked."""
        if search := self.selected():
            self.delete(search)

    def changed(self) -> None:
        """List what there is now, and what it finds."""
        self.look_again()
        self._count()
