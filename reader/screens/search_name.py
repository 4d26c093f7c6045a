"""The name that a search is saved under."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType

from index.decisions.codec import LONGEST
from reader.results.past import asked_words
from reader.screens.offering import OfferingScreen, OfferInput
from reader.survey.ledger import Row
from reader.text.marks import Piece
from reader.text.safe import guard

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from index.library import Library
    from index.searches.search import Search


class SearchNameInput(OfferInput):
    """Where the name is typed."""

    LONGEST = LONGEST
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "submit", "save", id="search-name.typed"),
    ]


class SearchNameScreen(OfferingScreen):
    """Asks for the name; those that there are can be chosen, to be replaced."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "dismiss", "back", id="search-name.back"),
    ]

    def __init__(
        self, search: Search, names: Sequence[str], said: Callable[[Search], object]
    ) -> None:
        """Ask.

        Args:
            search: What is to be saved; its own name can be changed.
            names: Those that there are.
            said: Called with the search under its name; not at all if none is said.
        """
        super().__init__()
        self._search = search
        self._names = tuple(names)
        self._said = said

    def field(self) -> OfferInput:
        """Return where the name is typed."""
        return SearchNameInput("name of this search", id="path")

    def on_mount(self) -> None:
        """Tell what is saved. Textual calls this besides the one of the base."""
        asked = [Piece(asked_words(self._search), ("meta",))]
        self.show_way([Piece("Save this search", ("title",))], asked)
        self.query_one(OfferInput).value = self._search.name

    def offers(self, typed: str, library: Library | None) -> Sequence[str]:
        """Return the names that begin so."""
        del library
        begun = typed.casefold()
        return [name for name in self._names if name.casefold().startswith(begun)]

    def row(self, offer: str) -> Row:
        """Return the line of a name."""
        return Row(guard(offer), leads=("name", offer))

    def take(self, typed: str) -> None:
        """Save under a name."""
        name = " ".join(typed.split())
        if not name:
            self.complain("A name needs a letter at least.")
            return
        self.dismiss()
        self._said(replace(self._search, name=name))
