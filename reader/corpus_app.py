"""An application that has a corpus: opened, read and watched beside whatever is on the screen.

What is known of the corpus arrives by the signals, and is kept here.
"""

from __future__ import annotations

import gc
import sys
from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.events import Event, InputEvent
from textual.message import Message
from textual.signal import Signal

from reader.garbage import QUIET, Garbage
from reader.keeping.corpora import remember
from reader.settings import nothing_set
from reader.terminal_app import TerminalApp
from reader.text.phrases import along
from reader.text.safe import guard
from reader.watching import CannotWatch, CorpusTouched, Watch
from reader.work import (
    CorpusChanged,
    CorpusWork,
    DecisionsCame,
    LibraryOpened,
    StoriesFailed,
    WorkFailed,
    WorkProgressed,
)

if TYPE_CHECKING:
    from pathlib import Path

    from index.errors import CorpusError
    from index.library import Library
    from index.results import Overview, Progress, Report
    from reader.settings import Loaded


LOOK_EVERY = 1.5
"""Seconds after which it is found out whether something was decided elsewhere."""
TURN = 0.001
"""Seconds for which a thread beside the screen goes on before the screen's may. Of Python's own,
five times as long, a key has to wait for several while stories are put together."""


class DecisionsLookedAt(Message):
    """It is known what the files of decisions are like."""

    def __init__(self, stamp: object) -> None:
        super().__init__()
        self.stamp = stamp


class CorpusApp(TerminalApp):
    """Keeps what is known of one corpus, and the work on it."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+g", "stop_work", "stop", id="app.stop", priority=True),
    ]

    def __init__(
        self, corpus: Path, index_dir: Path | None = None, loaded: Loaded | None = None
    ) -> None:
        self.loaded = loaded or nothing_set()
        self.settings = self.loaded.settings
        self.beside = self.settings.beside
        """How two articles stand when they are compared, as it was chosen last."""
        super().__init__(self.settings.theme)
        self.corpus = corpus
        self.library: Library | None = None
        """None until it is open."""
        self.overview: Overview | None = None
        self.progress: Progress | None = None
        self.stories: int | None = None
        """How many stories there are; None until they have been listed."""
        self.busy = True
        """Whether the work beside the screen is still to be done."""
        self.fault: CorpusError | None = None
        """What ended the work beside the screen, if anything did."""
        self._decided: object = None
        """What the files of decisions were like when they were looked at last."""
        self._looking = False
        self._told: set[str] = set()
        self._garbage = Garbage()
        self._turn = sys.getswitchinterval()
        self._work = CorpusWork(corpus, index_dir, self.post_message, self.settings.recogniser)
        self._watch = Watch(corpus, index_dir, self.post_message)
        self.corpus_changed: Signal[Overview] = Signal(self, "corpus-changed")
        self.progress_changed: Signal[Progress | None] = Signal(self, "progress-changed")

    def on_mount(self) -> None:
        """Start the work, once the first screen is on its way to the terminal."""
        sys.setswitchinterval(TURN)
        self.call_after_refresh(self._first_painted)
        self.set_interval(LOOK_EVERY, self.look_for_decisions)
        self.set_interval(QUIET, lambda: self._garbage.look(busy=self.busy))

    async def on_event(self, event: Event) -> None:
        """Look for no garbage while somebody is at the keys."""
        if isinstance(event, InputEvent):
            self._garbage.touched()
        await super().on_event(event)

    async def on_unmount(self) -> None:
        """Let the work beside the screen end."""
        self._garbage.end()
        sys.setswitchinterval(self._turn)
        self._watch.stop()
        self._work.cancel()
        if self.library is not None:
            self.library.close()

    @property
    def report(self) -> Report | None:
        """What reading did when the corpus was last looked through."""
        return self._work.report

    def look_again(self) -> None:
        """Look through the corpus again, unless that is being done."""
        if not self.busy:
            self._work.begin_again()
            self._start_work()

    def stories_known(self, number: int) -> None:
        """Take how many stories there are."""
        self.stories = number

    def decisions_changed(self) -> None:
        """Have every screen ask again what it shows: the user has decided something about it."""
        if self.overview is not None:
            self.corpus_changed.publish(self.overview)

    def look_for_decisions(self) -> None:
        """Have screens follow what was decided by another reader or on the command line."""
        if self.library is not None and not self._looking:
            self._looking = True
            self.run_worker(self._look_at_decisions, thread=True, group="decisions")

    def _look_at_decisions(self) -> None:
        """Look at the dates of four files, none of which is read."""
        stamp = self.library.decisions_stamp() if self.library is not None else None
        self.post_message(DecisionsLookedAt(stamp))

    @on(DecisionsLookedAt)
    def _looked(self, event: DecisionsLookedAt) -> None:
        self._looking = False
        before, self._decided = self._decided, event.stamp
        if before is not None and before != event.stamp:
            self.decisions_changed()

    def action_stop_work(self) -> None:
        """Stop the work beside the screen; the next start goes on with it."""
        self._work.cancel()

    def _first_painted(self) -> None:
        """Begin the work; collect garbage again, which may have been put off until now."""
        self._garbage.begin()
        self._start_work()

    def _start_work(self) -> None:
        self.busy, self.fault = True, None
        self.run_worker(self._work.run, thread=True, group="work", exit_on_error=True)

    @on(LibraryOpened)
    def _opened(self, event: LibraryOpened) -> None:
        """Keep the library; watch from here on, before the first look at what is there."""
        self.library = event.library
        self._watch.begin()
        self.run_worker(partial(remember, self.corpus), thread=True, group="remember")

    @on(CorpusChanged)
    def _changed(self, event: CorpusChanged) -> None:
        self.overview = event.overview
        for words in event.overview.not_as_set:
            self._tell_once(words)
        self.corpus_changed.publish(event.overview)

    def _tell_once(self, words: str) -> None:
        if words not in self._told:
            self._told.add(words)
            self.notify(guard(words), severity="warning", timeout=15, markup=False)

    @on(WorkProgressed)
    def _progressed(self, event: WorkProgressed) -> None:
        busy = event.progress is not None
        started_or_ended = busy != self.busy or busy != (self.progress is not None)
        self.progress = event.progress
        self.busy = busy
        self.progress_changed.publish(event.progress)
        if started_or_ended:
            self.screen.refresh_bindings()
        if not busy:
            gc.freeze()  # names and stories that came stay too
            self._take_in()

    @on(CorpusTouched)
    def _touched(self) -> None:
        """Have what changed taken in, now or by the work under way."""
        self._work.touch()
        if not self.busy:
            self._take_in()

    def _take_in(self) -> None:
        """Take in what has changed and the work under way came too early for."""
        if self._work.take_up():
            self._start_work()

    @on(CannotWatch)
    def _not_watched(self, event: CannotWatch) -> None:
        words = "Changes in the corpus aren't noticed while it is open"
        hint = "Corpus has a key to look again."
        self.notify(guard(f"{words}: {event.reason}. {hint}"), severity="warning", markup=False)

    @on(DecisionsCame)
    def _came_along(self, event: DecisionsCame) -> None:
        self.notify(guard(f"{along(event.decisions)}."), markup=False)

    @on(StoriesFailed)
    def _not_grouped(self, event: StoriesFailed) -> None:
        self._tell_once(f"{event.error.message} {event.error.hint}")

    @on(WorkFailed)
    def _failed(self, event: WorkFailed) -> None:
        """Tell what went wrong; without a library there is nothing to show, so leave."""
        error = self.fault = event.error
        if self.library is None:
            self.exit(return_code=2)
        else:
            words = guard(f"{error.message} {error.hint}")
            self.notify(words, severity="error", markup=False)
