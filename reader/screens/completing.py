"""Completing fields of the query by what the corpus has, beside the search."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from textual import on, work
from textual.message import Message

from index.errors import CorpusError
from reader.results.latest import Latest
from reader.screens.base import ReaderScreen
from reader.widgets.query_bar import QueryInput

if TYPE_CHECKING:
    from index.fields import Completion
    from reader.results.completing import Completing

MOST = 5
"""Completions that are offered at most."""


class CompletingScreen(ReaderScreen):
    """Answers the query bar when it wants to know how a field may go on."""

    class Completed(Message):
        """Completions of a piece are there."""

        def __init__(self, number: int, piece: Completing, offers: tuple[Completion, ...]) -> None:
            super().__init__()
            self.number = number
            self.piece = piece
            self.offers = offers

    def __init__(self) -> None:
        super().__init__()
        self._completions = Latest()

    def complete_again(self) -> None:
        """See what the corpus has by now, unless one of those offered is chosen."""
        if self.query_one(QueryInput).chosen is None:
            self._wanted()

    @on(QueryInput.Wanted)
    def _wanted(self) -> None:
        piece = self.query_one(QueryInput).piece
        if self.library is None or piece is None or not piece.field:
            return
        number = self._completions.ask()
        if number is not None:
            self._complete(number, piece)

    @work(thread=True, group="completions")
    def _complete(self, number: int, piece: Completing) -> None:
        offers: tuple[Completion, ...] = ()
        if (library := self.library) is not None:
            with suppress(CorpusError):  # the search, which reads the same, tells of it
                offers = library.completions(piece.field, piece.typed, MOST)
        self.post_message(self.Completed(number, piece, offers))

    @on(Completed)
    def _completed(self, event: Completed) -> None:
        if self._completions.answered(event.number):
            self.query_one(QueryInput).offer(event.piece, event.offers)
        else:
            self._wanted()
