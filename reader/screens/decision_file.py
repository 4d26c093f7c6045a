"""The file of a colleague's decisions, asked for by its path and taken over beside the screen."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import on, work
from textual.binding import Binding, BindingType
from textual.message import Message

from index.errors import CorpusError
from reader.keeping import corpora
from reader.screens.offering import OfferingScreen, OfferInput
from reader.survey.ledger import Row
from reader.text.marks import Piece
from reader.text.safe import guard

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from index.library import Library
    from reader.survey.decided import Came

SUFFIXES = (".toml",)


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

    class Taken(Message):
        """The file was taken over."""

        def __init__(self, came: Came) -> None:
            super().__init__()
            self.came = came

    class NotTaken(Message):
        """The file can't be taken over."""

        def __init__(self, error: CorpusError) -> None:
            super().__init__()
            self.error = error

    def __init__(
        self, example: str, take: Callable[[Path], Came], said: Callable[[Came], object]
    ) -> None:
        """Ask.

        Args:
            example: What such a file may be called.
            take: Takes a file over; called beside the screen.
            said: Called with what came of it; not at all if nothing is taken over.
        """
        super().__init__()
        self._example = example
        self._take = take
        self._said = said

    def field(self) -> OfferInput:
        """Return where a path is typed."""
        return FileInput(f"path of a file of decisions, such as {self._example}", id="path")

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
            self._take_over(path)

    @work(thread=True, group="decide")
    def _take_over(self, path: Path) -> None:
        try:
            self.post_message(self.Taken(self._take(path)))
        except CorpusError as error:
            self.post_message(self.NotTaken(error))

    @on(Taken)
    def _taken(self, event: Taken) -> None:
        self.dismiss()
        self._said(event.came)

    @on(NotTaken)
    def _not_taken(self, event: NotTaken) -> None:
        self.complain(f"{event.error.message} {event.error.hint}".strip())
