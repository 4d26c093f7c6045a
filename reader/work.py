"""What goes on beside the screen: the library opened, files read, stories and names found.

Runs in a thread of the application and tells it by messages, which wait for nobody: an application
that is closing must not keep the thread. A piece of work stops soon after `cancel`, and goes on
where it stopped at the next start.
"""

from __future__ import annotations

import gc
import threading
import time
from typing import TYPE_CHECKING

from textual.message import Message

from index.errors import CorpusError
from reader.settings import outlets_file

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from index.library import Library
    from index.results import Overview, Progress, Report

TELL_EVERY = 0.15
"""Seconds between two reports of progress."""
AGAIN_AFTER = 2.0
"""Seconds until it is tried again what another process was doing."""
NAMES_FOR = 20.0
"""Seconds for which names are looked for at least before files that have changed are read."""
LOOK_EVERY = 1.0
"""Seconds between two looks at the corpus as a whole while it grows."""


class LibraryOpened(Message):
    """The library can be searched from now on."""

    def __init__(self, library: Library) -> None:
        super().__init__()
        self.library = library


class WorkProgressed(Message):
    """The work is further on."""

    def __init__(self, progress: Progress | None) -> None:
        super().__init__()
        self.progress = progress
        """None when there is nothing left to do."""


class CorpusChanged(Message):
    """More articles or names are there than before."""

    def __init__(self, overview: Overview) -> None:
        super().__init__()
        self.overview = overview


class DecisionsCame(Message):
    """What was decided where the corpus was before has come along."""

    def __init__(self, decisions: int) -> None:
        super().__init__()
        self.decisions = decisions


class StoriesFailed(Message):
    """Articles can't be grouped by event; everything else goes on."""

    def __init__(self, error: CorpusError) -> None:
        super().__init__()
        self.error = error


class WorkFailed(Message):
    """A fault ended the work."""

    def __init__(self, error: CorpusError) -> None:
        super().__init__()
        self.error = error


class CorpusWork:
    """Opens a corpus, brings its index up to date, groups its articles, then finds names."""

    def __init__(
        self,
        corpus: Path,
        index_dir: Path | None,
        tell: Callable[[Message], object],
        recognisers: Sequence[str] = (),
    ) -> None:
        self._corpus = corpus
        self._index_dir = index_dir
        self._recognisers = recognisers
        self._tell = tell
        self._stop = threading.Event()
        self._touched = threading.Event()
        self._at = ""
        self._unwanted: set[str] = set()
        """What was stopped by hand, and isn't begun again by a change."""
        self._told, self._told_of = 0.0, ""
        self._looked = 0.0
        self._library: Library | None = None
        self.report: Report | None = None
        """What reading did, once it is done."""

    def cancel(self) -> None:
        """Stop soon; what is done stays."""
        self._stop.set()

    def begin_again(self) -> None:
        """Forget that it was stopped; to be called before it is run another time."""
        self._stop.clear()
        self._unwanted.clear()

    def touch(self) -> None:
        """Have what has changed in the corpus taken in: soon, if it runs, else once taken up."""
        self._touched.set()

    def take_up(self) -> bool:
        """Tell whether it is to be run another time, for what changed since it last looked.

        Reading that was stopped isn't begun again by a change; names and stories that were, aren't
        either.
        """
        if not self._touched.is_set() or self.report is None or self.report.cancelled:
            return False
        if self._stop.is_set():
            self._unwanted.add(self._at)
            self._stop.clear()
        return True

    def run(self) -> None:
        """Do all of it; returns when done, cancelled or failed."""
        try:
            self._run()
        except CorpusError as error:
            self._tell(WorkFailed(error))
        finally:
            self._tell(WorkProgressed(None))

    def _run(self) -> None:
        # Imported here, not above: the first screen is painted before any of it is needed.
        from index.library import Library  # noqa: PLC0415 (see the comment)

        if self._library is None:
            self._library = Library.open(
                self._corpus,
                index_dir=self._index_dir,
                recognisers=self._recognisers,
                outlets=outlets_file(),
            )
            self._tell(LibraryOpened(self._library))
            self._look()
        library = self._library
        while True:
            self._touched.clear()
            self._read(library)
            if self._stop.is_set():
                return
            _warm_up(library)
            self._find_stories(library)
            if self._wanted("names") and not library.names_complete():
                self._find_names(library)
            if self._stop.is_set() or not self._touched.is_set():
                return

    def _read(self, library: Library) -> None:
        """Bring the index up to date, or show what another process brings."""
        while True:
            self.report = library.refresh(
                progress=self._progress, cancelled=self._stop.is_set, wait=False
            )
            self._look()
            if self.report.taken_along:
                self._tell(DecisionsCame(self.report.taken_along))
            if not self.report.elsewhere or self._stop.wait(AGAIN_AFTER):
                return

    def _wanted(self, work: str) -> bool:
        """Tell whether a piece of work is to be begun, and note that it is."""
        if self._stop.is_set() or work in self._unwanted:
            return False
        self._at = work
        return True

    def _find_stories(self, library: Library) -> None:
        """Group articles by event, or show how another process does; a fault ends nothing else.

        Files that change meanwhile wait: it takes minutes at most, and would never end otherwise.
        """
        if not self._wanted("stories"):
            return
        try:
            if library.stories_complete() and library.reuse_complete():
                return
            while not library.find_stories(
                progress=self._progress, cancelled=self._stop.is_set, wait=False, aside=True
            ):
                if self._touched.is_set() or self._stop.wait(AGAIN_AFTER):
                    break
            if (fault := library.reuse_fault()) is not None:
                self._tell(StoriesFailed(fault))
        except CorpusError as error:
            self._tell(StoriesFailed(error))
        self._look()

    def _find_names(self, library: Library) -> None:
        """Find names, or show what another process finds, until files want to be read."""
        begun = time.monotonic()

        def cancelled() -> bool:
            enough = time.monotonic() - begun >= NAMES_FOR  # a recogniser is slow to start
            return self._stop.is_set() or (enough and self._touched.is_set())

        while True:
            done = library.find_names(progress=self._progress, cancelled=cancelled, wait=False)
            self._look()
            if done or self._touched.is_set() or self._stop.wait(AGAIN_AFTER):
                return

    def _look(self) -> None:
        if self._library is not None:
            self._looked = time.monotonic()
            self._tell(CorpusChanged(self._library.overview()))

    def _progress(self, progress: Progress) -> None:
        now = time.monotonic()
        begun = progress.work != self._told_of
        if begun or now - self._told >= TELL_EVERY or progress.done == progress.total:
            self._told, self._told_of = now, progress.work
            self._tell(WorkProgressed(progress))
        if now - self._looked >= LOOK_EVERY:
            self._look()


def _warm_up(library: Library) -> None:
    """Read what the first letter typed would have to wait for.

    It stays as long as the reader does. To look through it for garbage, while it comes and later,
    stops all else for a fifth of a second each time with 20,000 articles.
    """
    gc.disable()
    try:
        library.warm_up()
    finally:
        gc.freeze()
        gc.enable()
