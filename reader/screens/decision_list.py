"""What the user has decided, to be gone through, taken back and added to: of names, of stories."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, ClassVar, Generic, TypeVar

from textual import on, work
from textual.binding import Binding, BindingType
from textual.message import Message

from index.errors import CorpusError
from reader.notices import tell
from reader.places import place_named
from reader.screens.deciding import NOTICE, DecidingScreen
from reader.screens.decision_file import FileScreen
from reader.survey.decided import place_of
from reader.text.marks import Piece
from reader.text.safe import guard
from reader.widgets.band import Band, dotted
from reader.widgets.ledger import Ledger

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from textual.app import ComposeResult

    from index.library import Library
    from index.results import Overview
    from reader.survey.decided import Came, DecidedPage

D = TypeVar("D")
"""A decision, such as one about names."""
M = TypeVar("M")
"""What a message tells of."""
INDENT = 2


class DecisionListScreen(DecidingScreen[D]):
    """Lists decisions, each as a sentence, with what became of them."""

    EXAMPLE = ""
    """What a file of them may be called."""

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

    class Read(Message, Generic[M]):
        """What was decided is there."""

        def __init__(self, own: Sequence[M], page: DecidedPage) -> None:
            super().__init__()
            self.own = tuple(own)
            self.page = page

    def __init__(self) -> None:
        super().__init__()
        self._told: tuple[D, ...] = ()
        """The user's own decisions as they are listed."""
        self.came: Came | None = None
        """What came of the file that was taken over last."""

    # What a subclass knows

    def read(self, library: Library) -> tuple[Sequence[D], DecidedPage]:
        """Return the user's own decisions, and all of them as a page; called beside the screen."""
        raise NotImplementedError

    def take(self, library: Library, file: Path) -> Came:
        """Take over a colleague's file; called beside the screen."""
        raise NotImplementedError

    # The list

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
            self.post_message(self.Read(*self.read(library)))
        except CorpusError as error:
            self.post_message(self.Failed(error))

    @on(Read)
    def _show(self, event: Read[D]) -> None:
        told = [[Piece(words, ("meta",))] for words in event.page.figures()]
        order = [Piece("the last one first", ("meta",))] if event.own else []
        self.query_one("#about", Band).show(dotted(told), order)
        self._told = event.own
        self.query_one(Ledger).show(event.page.page(self.came))
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
        if (library := self.library) is not None:
            take = partial(self.take, library)
            self.app.push_screen(FileScreen(self.EXAMPLE, take, self._taken_over))

    def _taken_over(self, came: Came) -> None:
        self.came = came
        tell(self.app, f"{guard(came.file.name)}: {came.words}.", NOTICE)
        self.reader.decisions_changed()

    def focus_moved(self) -> None:
        """Draw the rule over the list."""
        listing = self.query_one(Ledger)
        listing.leave_blank(int(self.is_high()))
        self.mark_panes([listing], self.focused)
