"""Asking who is meant by words that don't stand for the name they were taken for."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType

from index.errors import CorpusError
from reader.naming.asked import meant, offered
from reader.naming.roll import Roll
from reader.screens.offering import OfferingScreen, OfferInput
from reader.survey.ledger import Row
from reader.text.marks import Piece
from reader.text.safe import guard

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from index.article import NameKind
    from index.library import Library
    from index.results import NameRef


class NameInput(OfferInput):
    """Where a name is typed."""

    LONGEST = 200
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "enter",
            "submit",
            "this name",
            id="whose.typed",
            tooltip="take this name, a new one or one of the corpus",
        ),
    ]


class WhoseScreen(OfferingScreen):
    """Offers the names of the corpus; a new one can be typed."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "dismiss", "back", id="whose.back"),
    ]

    def __init__(
        self, words: str, about: NameRef, kind: NameKind, said: Callable[[NameRef], None]
    ) -> None:
        """Ask.

        Args:
            words: That stand for somebody else.
            about: The name that they were taken for.
            kind: The kind expected of the other one.
            said: Called with the answer; not at all if there is none.
        """
        super().__init__()
        self._words = words
        self._about = about
        self._kind: NameKind = kind
        self._said = said
        self._roll: Roll | None = None

    def field(self) -> OfferInput:
        """Return where a name is typed."""
        return NameInput("a name of the corpus, or a new one", id="name")

    def on_mount(self) -> None:
        """Tell what is asked. Textual calls this besides the one of the base."""
        asked = [
            Piece("Who is “", ("meta",)),
            Piece(guard(self._words), ("title",)),
            Piece("” here?", ("meta",)),
        ]
        self.show_way(asked, [Piece(f"not {guard(self._about.name)}", ("meta",))])

    def offers(self, typed: str, library: Library | None) -> Sequence[str]:
        """Return names of the corpus that have a word beginning so."""
        try:
            if self._roll is None and library is not None:
                self._roll = Roll(library.name_list())
        except CorpusError:
            return ()  # a new name can be typed all the same
        return offered(self._roll, typed, self._kind, without=self._about) if self._roll else ()

    def row(self, offer: str) -> Row:
        """Return the line of a name."""
        return Row(guard(offer), leads=("name", offer))

    def take(self, typed: str) -> None:
        """Answer, unless it is the name that isn't meant."""
        refs = self._roll.names.refs if self._roll is not None else ()
        ref = meant(refs, typed, self._kind)
        if not ref.name:
            self.complain("Type a name.")
        elif ref == self._about:
            self.complain(f"That is the name it was taken for: {ref.name}.")
        else:
            self.dismiss()
            self._said(ref)
