"""A place with a list, and all that is known of the one chosen: both asked beside the screen."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from textual import on, work
from textual.message import Message

from index.errors import CorpusError
from reader.notices import tell
from reader.results.latest import Latest
from reader.screens.base import PlaceScreen
from reader.text.safe import guard

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.timer import Timer

    from index.library import Library
    from index.results import Overview

REST = 4
"""While articles are worked on, the list is left alone so many times as long as making it took."""
AT_ONCE = 0.05
"""Seconds that are not worth a rest."""
PAUSE = 0.08
"""Seconds that a row is rested on, while one goes from row to row, before it is asked about."""


class AskedPlace(PlaceScreen):
    """Keeps a list as long as anybody sees it, and what is known of one of it."""

    class Listed(Message):
        """The list is there."""

        def __init__(self, number: int, answer: object, took: float) -> None:
            super().__init__()
            self.number = number
            self.answer = answer
            self.took = took
            """Seconds."""

    class NotListed(Message):
        """The list can't be told."""

        def __init__(self, number: int, error: CorpusError) -> None:
            super().__init__()
            self.number = number
            self.error = error

    class DetailRead(Message):
        """What is known of one is there."""

        def __init__(
            self, number: int, of: object, answer: object, error: CorpusError | None
        ) -> None:
            super().__init__()
            self.number = number
            self.of = of
            self.answer = answer
            """None where there is no such one any more."""
            self.error = error

    def __init__(self) -> None:
        super().__init__()
        self.latest = Latest()
        self._stale = True
        """Whether there may be others than those listed."""
        self._rest_until = 0.0
        self._resting = False
        self._at_once = False
        self._details = Latest()
        self._moved_at = 0.0
        self._pausing: Timer | None = None

    # What a place asks

    def list_question(self) -> Callable[[Library], object]:
        """Return what makes the list, beside the screen."""
        raise NotImplementedError

    def list_answered(self, answer: object, *, last: bool) -> None:
        """Show the list as it is known now.

        Args:
            answer: What `list_question` made.
            last: Whether nothing newer is awaited.
        """
        raise NotImplementedError

    def wanted_detail(self) -> object | None:
        """Return the one of which all that is known is in sight, or would be."""
        raise NotImplementedError

    def detail_question(self, of: object) -> Callable[[Library], object]:
        """Return what tells all that is known of one, beside the screen."""
        raise NotImplementedError

    def detail_answered(self, answer: object) -> None:
        """Show what is known of the one that is wanted; None where it has vanished."""
        raise NotImplementedError

    # The list

    def corpus_changed(self, overview: Overview) -> None:
        """Look again, if anybody sees it: there may be more, or others."""
        del overview
        self.show_places()
        self.look_again()

    def look_again(self, *, at_once: bool = False) -> None:
        """Ask for the list anew.

        Args:
            at_once: Without a rest, for the user has decided something.
        """
        self._stale = True
        self._at_once = self._at_once or at_once
        self.look()

    def on_screen_resume(self) -> None:
        """Look again at what has changed meanwhile; what the base does, Textual calls by itself."""
        self.look()

    def look(self) -> None:
        """Ask for the list, unless it is known, or was asked for a moment ago."""
        if not (self._stale and self.is_current) or self.library is None:
            return
        rest = self._rest_until - time.monotonic()
        if self.reader.busy and rest > AT_ONCE and not self._at_once:
            if not self._resting:
                self._resting = True
                self.set_timer(rest, self._rested)
        elif (number := self.latest.ask()) is not None:
            self._stale = self._at_once = False
            self._list(number, self.list_question())

    def _rested(self) -> None:
        self._resting = False
        self.look()

    @work(thread=True, group="list")
    def _list(self, number: int, question: Callable[[Library], object]) -> None:
        if (library := self.library) is None:
            return
        began = time.monotonic()
        try:
            answer = question(library)
        except CorpusError as error:
            self.post_message(self.NotListed(number, error))
        else:
            self.post_message(self.Listed(number, answer, time.monotonic() - began))

    @on(Listed)
    def _listed(self, event: Listed) -> None:
        self._rest_until = time.monotonic() + REST * event.took
        last = self.latest.answered(event.number) and not self._stale
        self.list_answered(event.answer, last=last)
        self.ask_detail()
        if not last:
            self.look_again()

    @on(NotListed)
    def _not_listed(self, event: NotListed) -> None:
        self._tell(event.error)
        if not self.latest.answered(event.number):
            self.look_again()

    # What is known of one

    def row_moved(self) -> None:
        """Ask about another one: at once, or when it is rested on."""
        now = time.monotonic()
        if self._pausing is not None:
            self._pausing.stop()
            self._pausing = None
        if now - self._moved_at < PAUSE:
            self._pausing = self.set_timer(PAUSE, self.ask_detail)
        else:
            self.ask_detail()
        self._moved_at = now

    def ask_detail(self) -> None:
        """Ask what is known of the one chosen now; what was told last stays until then."""
        of = self.wanted_detail()
        if of is None or self.library is None:
            return
        if (number := self._details.ask()) is not None:
            self._read_detail(number, of, self.detail_question(of))

    @work(thread=True, group="detail")
    def _read_detail(self, number: int, of: object, question: Callable[[Library], object]) -> None:
        if (library := self.library) is None:
            return
        answer, fault = None, None
        try:
            answer = question(library)
        except CorpusError as error:
            fault = error
        self.post_message(self.DetailRead(number, of, answer, fault))

    @on(DetailRead)
    def _detail_read(self, event: DetailRead) -> None:
        if event.error is not None:
            self._tell(event.error)
        elif event.of == self.wanted_detail():
            self.detail_answered(event.answer)
        if not self._details.answered(event.number):
            self.ask_detail()

    def _tell(self, error: CorpusError) -> None:
        """Tell a fault in place of the last one: what is asked again and again fails so too."""
        words = guard(f"{error.message} {error.hint}".strip())
        tell(self.app, words, self.PLACE, severity="warning")
