"""Help with typing: fields completed by what the corpus has, and examples to take."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from textual import on, work
from textual.message import Message

from index.errors import CorpusError
from reader.results.latest import Latest
from reader.screens.base import ReaderScreen
from reader.widgets.query_bar import QueryBar, QueryInput

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

    def action_how_to_ask(self) -> None:
        """Show what can be asked, by examples."""
        from reader.screens.examples import ExamplesScreen  # noqa: PLC0415  wanted later

        self.app.push_screen(ExamplesScreen(self._take_example))

    def _take_example(self, query: str) -> None:
        """Put an example in the bar, where it can be typed on."""
        self.query_one(QueryBar).set_query(query)
        self.query_one(QueryInput).focus()

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
