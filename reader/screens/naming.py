"""The names of the corpus and what is known of one, asked beside the screen."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from textual import on, work
from textual.message import Message

from index.errors import CorpusError
from index.tongues import is_named
from reader.naming.roll import Roll
from reader.notices import tell
from reader.results.latest import Latest
from reader.screens.base import PlaceScreen
from reader.text.safe import guard

if TYPE_CHECKING:
    from textual.timer import Timer

    from index.decisions.decision import Decided
    from index.dossier import Dossier
    from index.library import Library
    from index.results import NameRef, Overview

REST = 4
"""While names are found, the list is left alone so many times as long as making it took."""
AT_ONCE = 0.05
"""Seconds that are not worth a rest."""
PAUSE = 0.08
"""Seconds that a name is rested on, while one goes from name to name, before it is asked about."""


class NamingScreen(PlaceScreen):
    """Keeps the list of names as long as anybody sees it, and the dossier of one."""

    class Listed(Message):
        """The names are there."""

        def __init__(
            self, number: int, roll: Roll, decided: Decided, tongues: list[tuple[str, int]]
        ) -> None:
            super().__init__()
            self.number = number
            self.roll = roll
            self.decided = decided
            self.tongues = tongues
            """Where there are no names: languages in which none are looked for, with articles."""
            self.took = 0.0
            """Seconds."""

    class NotListed(Message):
        """The names can't be told."""

        def __init__(self, number: int, error: CorpusError) -> None:
            super().__init__()
            self.number = number
            self.error = error

    class DossierRead(Message):
        """What is known of a name is there."""

        def __init__(
            self, number: int, ref: NameRef, dossier: Dossier | None, error: CorpusError | None
        ) -> None:
            super().__init__()
            self.number = number
            self.ref = ref
            self.dossier = dossier
            """None where there is no such name any more."""
            self.error = error

    def __init__(self) -> None:
        super().__init__()
        self.roll: Roll | None = None
        """None until it is known."""
        self.decided: Decided | None = None
        self.tongues: list[tuple[str, int]] = []
        self.latest = Latest()
        self._stale = True
        """Whether there may be other names than those listed."""
        self._rest_until = 0.0
        self._resting = False
        self._at_once = False
        self._dossiers = Latest()
        self._moved_at = 0.0
        self._pausing: Timer | None = None

    def show_names(self, *, last: bool) -> None:
        """Show the names as they are known now.

        Args:
            last: Whether nothing newer is awaited.
        """
        raise NotImplementedError

    def wanted_dossier(self) -> NameRef | None:
        """Return the name of which all that is known is in sight, or would be."""
        raise NotImplementedError

    def show_dossier(self, dossier: Dossier | None) -> None:
        """Show what is known of a name; None for nothing."""
        raise NotImplementedError

    # The list

    def corpus_changed(self, overview: Overview) -> None:
        """Look again, if anybody sees it: there may be more names, or others."""
        del overview
        self.show_places()
        self.look_again()

    def look_again(self, *, at_once: bool = False) -> None:
        """Ask for the names anew.

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
        """Ask for the names, unless they are known, or were asked for a moment ago."""
        if not (self._stale and self.is_current) or self.library is None:
            return
        rest = self._rest_until - time.monotonic()
        if self.reader.busy and rest > AT_ONCE and not self._at_once:
            if not self._resting:
                self._resting = True
                self.set_timer(rest, self._rested)
        elif (number := self.latest.ask()) is not None:
            self._stale = self._at_once = False
            self._list(number, self.roll)

    def _rested(self) -> None:
        self._resting = False
        self.look()

    @work(thread=True, group="names")
    def _list(self, number: int, before: Roll | None) -> None:
        if (library := self.library) is None:
            return
        began = time.monotonic()
        try:
            roll = Roll(library.name_list(), before)
            tongues = [] if len(roll) else _unnamed_tongues(library)
            listed = self.Listed(number, roll, library.decided(), tongues)
        except CorpusError as error:
            self.post_message(self.NotListed(number, error))
        else:
            listed.took = time.monotonic() - began
            self.post_message(listed)

    @on(Listed)
    def _listed(self, event: Listed) -> None:
        self._rest_until = time.monotonic() + REST * event.took
        self.roll, self.decided, self.tongues = event.roll, event.decided, event.tongues
        last = self.latest.answered(event.number) and not self._stale
        self.show_names(last=last)
        self.ask_dossier()
        if not last:
            self.look_again()

    @on(NotListed)
    def _not_listed(self, event: NotListed) -> None:
        self._tell(event.error)
        if not self.latest.answered(event.number):
            self.look_again()

    # What is known of one

    def name_moved(self) -> None:
        """Ask about another name: at once, or when it is rested on."""
        now = time.monotonic()
        if self._pausing is not None:
            self._pausing.stop()
            self._pausing = None
        if now - self._moved_at < PAUSE:
            self._pausing = self.set_timer(PAUSE, self.ask_dossier)
        else:
            self.ask_dossier()
        self._moved_at = now

    def ask_dossier(self) -> None:
        """Ask what is known of the name that is chosen now; what was told last stays until then."""
        ref = self.wanted_dossier()
        if ref is None or self.library is None:
            return
        if (number := self._dossiers.ask()) is not None:
            self._read_dossier(number, ref)

    @work(thread=True, group="dossier")
    def _read_dossier(self, number: int, ref: NameRef) -> None:
        if (library := self.library) is None:
            return
        dossier, fault = None, None
        try:
            dossier = library.dossier(ref)
        except CorpusError as error:
            fault = error
        self.post_message(self.DossierRead(number, ref, dossier, fault))

    @on(DossierRead)
    def _dossier_read(self, event: DossierRead) -> None:
        if event.error is not None:
            self._tell(event.error)
        elif event.ref == self.wanted_dossier():
            self.show_dossier(event.dossier)  # None: it has vanished; the next list says so
        if not self._dossiers.answered(event.number):
            self.ask_dossier()

    def _tell(self, error: CorpusError) -> None:
        """Tell a fault in place of the last one: what is asked again and again fails so too."""
        words = guard(f"{error.message} {error.hint}".strip())
        tell(self.app, words, "names", severity="warning")


def _unnamed_tongues(library: Library) -> list[tuple[str, int]]:
    """Return the languages of a corpus in which no names are looked for, most articles first."""
    languages = library.survey().languages
    found = [(one.what, len(one.keys)) for one in languages if one.what and not is_named(one.what)]
    return sorted(found, key=lambda pair: -pair[1])
