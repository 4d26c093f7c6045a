"""What the corpus is made of, asked beside the screen, and not too often while it grows."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from textual import on, work
from textual.message import Message

from index.errors import CorpusError
from reader.results.latest import Latest
from reader.screens.base import PlaceScreen, ReaderScreen

if TYPE_CHECKING:
    from index.article import Card
    from index.results import Overview
    from index.survey import Survey
    from reader.survey.ledger import Path

REST = 4
"""While the corpus grows, it is left alone so many times as long as looking at it took."""
AT_ONCE = 0.05
"""Seconds that are not worth a rest."""


class SurveyingScreen(PlaceScreen):
    """Keeps a survey of the corpus, as long as anybody sees it."""

    class Looked(Message):
        """What the corpus is made of is known."""

        def __init__(self, number: int, survey: Survey, took: float) -> None:
            super().__init__()
            self.number = number
            self.survey = survey
            self.took = took
            """Seconds."""

    class StoriesCounted(Message):
        """It is known how many stories there are."""

        def __init__(self, number: int) -> None:
            super().__init__()
            self.number = number

    class NotLooked(ReaderScreen.Failed):
        """What the corpus is made of can't be told."""

        def __init__(self, number: int, error: CorpusError) -> None:
            super().__init__(error)
            self.number = number

    class CardsRead(Message):
        """Articles of a page are there."""

        def __init__(self, path: Path, keys: tuple[int, ...], cards: dict[int, Card]) -> None:
            super().__init__()
            self.path = path
            self.keys = keys
            self.cards = cards

    def __init__(self) -> None:
        super().__init__()
        self.survey: Survey | None = None
        self.latest = Latest()
        self._stale = True
        """Whether the corpus has changed since it was last looked at."""
        self._rest_until = 0.0
        self._resting = False

    def show_survey(self) -> None:
        """Show what the corpus is made of now."""
        raise NotImplementedError

    def corpus_changed(self, overview: Overview) -> None:
        """Look again, if anybody sees it: there are more articles or names."""
        del overview
        self.show_places()
        self._stale = True
        self.look()

    def on_screen_resume(self) -> None:
        """Look again at what has changed meanwhile; what the base does, Textual calls by itself."""
        self.look()

    def look(self) -> None:
        """Ask what the corpus is made of, unless it is known, or was asked a moment ago."""
        if not (self._stale and self.is_current) or self.library is None or self._resting:
            return
        rest = self._rest_until - time.monotonic()
        if self.reader.busy and rest > AT_ONCE:
            self._resting = True
            self.set_timer(rest, self._rested)
        elif (number := self.latest.ask()) is not None:
            self._stale = False
            self._survey(number)

    def _rested(self) -> None:
        self._resting = False
        self.look()

    @work(thread=True, group="survey")
    def _survey(self, number: int) -> None:
        if (library := self.library) is None:
            return
        began = time.monotonic()
        try:
            survey = library.survey()
        except CorpusError as error:
            self.post_message(self.NotLooked(number, error))
        else:
            self.post_message(self.Looked(number, survey, time.monotonic() - began))
            # Afterwards: they may have to be put together first.
            self.post_message(self.StoriesCounted(len(library.stories().stories)))

    @on(StoriesCounted)
    def _stories_counted(self, event: StoriesCounted) -> None:
        if event.number != self.reader.stories:
            self.reader.stories_known(event.number)
            self.show_survey()

    @on(Looked)
    def _looked(self, event: Looked) -> None:
        self._rest_until = time.monotonic() + REST * event.took
        self.survey = event.survey
        self.show_survey()
        self._answered(event.number)

    @on(NotLooked)
    def _not_looked(self, event: NotLooked) -> None:
        self.tell_fault(event.error)
        self._answered(event.number)

    def _answered(self, number: int) -> None:
        if not self.latest.answered(number):
            self._stale = True
        self.look()

    def on_reader_screen_failed(self, event: ReaderScreen.Failed) -> None:
        """Tell what went wrong, and stay: what was told last does too."""
        event.prevent_default()  # or the base would tell it once more
        self.tell_fault(event.error)

    @work(thread=True, group="cards")
    def read_cards(self, path: Path, keys: tuple[int, ...]) -> None:
        """Fetch what a page shows of its articles."""
        if (library := self.library) is None:
            return
        try:
            self.post_message(self.CardsRead(path, keys, library.cards(keys)))
        except CorpusError as error:
            self.post_message(self.Failed(error))
