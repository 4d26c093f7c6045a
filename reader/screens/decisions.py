"""What the user has decided about names, to be gone through, taken back and added to."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import on, work
from textual.binding import Binding, BindingType
from textual.message import Message

from index.errors import CorpusError
from reader.keeping import corpora
from reader.naming.decided import taken_words
from reader.naming.decisions_page import TakenFrom, decisions_page, figures, place_of
from reader.notices import tell
from reader.places import place_named
from reader.screens.deciding import NOTICE
from reader.screens.deciding_names import DecidingNamesScreen
from reader.screens.offering import OfferingScreen, OfferInput
from reader.survey.ledger import Row
from reader.text.marks import Piece
from reader.text.safe import guard
from reader.widgets.band import Band, dotted
from reader.widgets.ledger import Ledger

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from textual.app import ComposeResult

    from index.decisions.decision import Decided, Decision, Taken
    from index.library import Library
    from index.results import Overview

SUFFIXES = (".toml",)
INDENT = 2


class DecisionsScreen(DecidingNamesScreen):
    """Lists decisions, each as a sentence, with what became of them."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "x",
            "take_back",
            "take back",
            id="decisions.take-back",
            tooltip="take this decision back; those after it stay",
        ),
        Binding(
            "i",
            "import",
            "take over a file",
            id="decisions.take-over",
            tooltip="take over what a colleague decided, from a file",
        ),
        Binding("escape", "dismiss", "back", id="decisions.back"),
    ]

    class Read(Message):
        """What was decided is there."""

        def __init__(self, decided: Decided) -> None:
            super().__init__()
            self.decided = decided

    class TakenOver(Message):
        """A file was taken over."""

        def __init__(self, file: Path, taken: Taken) -> None:
            super().__init__()
            self.file = file
            self.taken = taken

    def __init__(self) -> None:
        super().__init__()
        self._told: tuple[Decision, ...] = ()
        """The user's own decisions as they are listed."""
        self.came: TakenFrom | None = None
        """What came of the file that was taken over last."""

    def content(self) -> ComposeResult:
        """Lay out the list."""
        yield Band(id="about")
        yield self.pane_rule()
        listing = Ledger(indent=INDENT, id="decisions")
        listing.leads_on = False
        yield listing

    def on_mount(self) -> None:
        """Begin in the list."""
        way = [
            Piece(f"{place_named(self.app.current_mode).name}  ", ("meta",)),
            Piece("›  ", ("faint",)),
            Piece("Decided", ("title",)),
        ]
        self.show_way(way, [Piece("your word is the last", ("meta",))])
        self.query_one(Ledger).focus()

    def corpus_changed(self, overview: Overview) -> None:
        """Read anew what was decided."""
        super().corpus_changed(overview)
        self._read()

    @work(thread=True, group="decisions", exclusive=True)
    def _read(self) -> None:
        if (library := self.library) is None:
            return
        try:
            self.post_message(self.Read(library.decided()))
        except CorpusError as error:
            self.post_message(self.Failed(error))

    @on(Read)
    def _show(self, event: Read) -> None:
        told = [[Piece(words, ("meta",))] for words in figures(event.decided)]
        order = [Piece("the last one first", ("meta",))] if event.decided.own else []
        self.query_one("#about", Band).show(dotted(told), order)
        self._told = event.decided.own
        self.query_one(Ledger).show(decisions_page(event.decided, self.came))
        self.refresh_bindings()

    @on(Ledger.Moved)
    def _moved_on(self) -> None:
        self.refresh_bindings()

    # Keys

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer only what can be done now."""
        if action == "take_back":
            return self.is_mounted and self._place() is not None
        return super().check_action(action, parameters)

    def _place(self) -> int | None:
        return place_of(self.query_one(Ledger).selected_row)

    def action_take_back(self) -> None:
        """Take the selected decision back."""
        if (place := self._place()) is not None and place < len(self._told):
            self.take_back(place, self._told[place])

    def action_import(self) -> None:
        """Ask for a colleague's file."""
        self.app.push_screen(FileScreen(self._take_over))

    @work(thread=True, group="decide")
    def _take_over(self, file: Path) -> None:
        if (library := self.library) is None:
            return
        try:
            self.post_message(self.TakenOver(file, library.take_decisions(file)))
        except CorpusError as error:
            self.post_message(self.NotKept(error))

    @on(TakenOver)
    def _taken_over(self, event: TakenOver) -> None:
        self.came = TakenFrom(event.file, event.taken)
        tell(self.app, f"{guard(event.file.name)}: {taken_words(event.taken)}.", NOTICE)
        self.reader.decisions_changed()

    def focus_moved(self) -> None:
        """Draw the rule over the list."""
        listing = self.query_one(Ledger)
        listing.leave_blank(int(self.is_high()))
        self.mark_panes([listing], self.focused)


class FileInput(OfferInput):
    """Where the path of a file is typed."""

    LONGEST = 4_096
    """As many as Linux takes (PATH_MAX)."""
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "submit", "take over", id="taking.typed"),
    ]


class FileScreen(OfferingScreen):
    """Asks for the file of a colleague."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "dismiss", "back", id="taking.back"),
    ]

    def __init__(self, said: Callable[[Path], object]) -> None:
        """Ask.

        Args:
            said: Called with the path of a file; not at all if there is none.
        """
        super().__init__()
        self._said = said

    def field(self) -> OfferInput:
        """Return where a path is typed."""
        return FileInput("path of a file of decisions, such as names.toml", id="path")

    def on_mount(self) -> None:
        """Tell what is asked. Textual calls this besides the one of the base."""
        right = [Piece("what you have decided yourself counts", ("meta",))]
        self.show_way([Piece("Take over a colleague’s decisions", ("title",))], right)

    def offers(self, typed: str, library: Library | None) -> Sequence[str]:
        """Return folders and files that begin so."""
        del library
        return corpora.beginning_so(typed, SUFFIXES)

    def row(self, offer: str) -> Row:
        """Return the line of a path."""
        return Row(guard(offer), leads=("path", offer))

    def take(self, typed: str) -> None:
        """Take a file over; go on into a folder."""
        path = corpora.named(typed)
        if path.is_dir():
            field = self.query_one(OfferInput)
            field.value = typed if typed.endswith("/") else f"{typed}/"
            field.focus()
            field.cursor_position = len(field.value)
        elif not path.is_file():
            self.complain(f"There is no file {path}.")
        else:
            self.dismiss()
            self._said(path)
