"""Tells when something changes in the corpus while the reader is open.

Runs in a thread of its own. What changed isn't told: looking through the folder finds that out, and
misses nothing that happened before.
"""

from __future__ import annotations

import threading
from pathlib import Path
from typing import TYPE_CHECKING

from textual.message import Message

from index.errors import CorpusError
from reader.settings import outlets_file

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    import watchfiles

    Source = Callable[[Path, threading.Event], Iterable[object]]
    """Yields something after each burst of changes below a path, until the event is set."""

_DEBOUNCE = 1_600
"""Milliseconds for which a burst of changes is gathered: a folder that is copied is one."""
_LOOK_UP = 500
"""Milliseconds until an end that was asked for is noticed."""


class CorpusTouched(Message):
    """Something has changed below the corpus."""


class CannotWatch(Message):
    """The system tells of no changes."""

    def __init__(self, reason: str) -> None:
        super().__init__()
        self.reason = reason


def concerns(corpus: Path, index: Path | None, outlets: Path) -> Callable[[object, str], bool]:
    """Return what tells, of a change and its path, whether the corpus is to be looked through.

    Args:
        corpus: A folder or a file.
        index: Where we write ourselves; None for nowhere.
        outlets: What outlets are called in every corpus.
    """
    theirs, names = corpus.resolve(), outlets.parent.resolve() / outlets.name
    ours = index.resolve() if index is not None else None

    def concerned(_: object, path: str) -> bool:
        where = Path(path)
        own = ours is not None and where.is_relative_to(ours)
        return where == names or (where.is_relative_to(theirs) and not own)

    return concerned


class Watch:
    """Watches one corpus until it is stopped."""

    def __init__(
        self,
        corpus: Path,
        index_dir: Path | None,
        tell: Callable[[Message], object],
        source: Source | None = None,
    ) -> None:
        """Keep what is needed; nothing is watched yet.

        Args:
            corpus: A folder or a file.
            index_dir: The folder that holds indexes; None for the platform's. The changes of the
                corpus's own index, if it lies in the corpus, are not told.
            tell: Told from the thread that watches.
            source: Where changes come from; None for the system.
        """
        self._corpus = corpus
        self._index_dir = index_dir
        self._tell = tell
        self._source = source
        self._stop = threading.Event()

    def begin(self) -> None:
        """Watch from now on, in a thread that nobody waits for: it has nothing to finish."""
        threading.Thread(target=self.run, name="watch", daemon=True).start()

    def stop(self) -> None:
        """End soon."""
        self._stop.set()

    def run(self) -> None:
        """Tell of changes until stopped, or until it is plain that it can't be done."""
        try:
            for _ in (self._source or self._changes)(self._corpus, self._stop):
                if self._stop.is_set():
                    return
                self._tell(CorpusTouched())
        except (OSError, RuntimeError, CorpusError) as fault:  # too many folders, for instance
            if not self._stop.is_set():
                self._tell(CannotWatch(str(fault)))

    def _changes(self, corpus: Path, stop: threading.Event) -> Iterator[object]:
        """Yield what changes; where another folder takes the corpus's place, what changes in that.

        The system tells of the folder that it was asked about, wherever that has gone.
        """
        again = False
        while not stop.is_set():
            there = _what_is_at(corpus)
            if there is None:
                stop.wait(_LOOK_UP / 1_000)
                continue
            try:
                for changes in self._watched(corpus, stop):
                    if changes or again:  # what came before it was watched isn't told
                        yield changes
                    again = False
                    if _what_is_at(corpus) != there or _of_itself(corpus, changes):
                        break
            except FileNotFoundError:
                if _what_is_at(corpus) == there:
                    raise
            again = True
            yield there  # it has gone from its place

    def _watched(
        self, corpus: Path, stop: threading.Event
    ) -> Iterator[set[tuple[watchfiles.Change, str]]]:
        """Yield what changes in what is there now, and nothing after each while without changes."""
        import watchfiles  # noqa: PLC0415  not before the first screen

        from index.locations import existing_folder  # noqa: PLC0415  likewise

        index, outlets = existing_folder(corpus, self._index_dir), outlets_file()
        # A file is watched by its folder, for editors put another file in its place.
        watched = corpus.resolve() if corpus.is_dir() else corpus.resolve().parent
        yield from watchfiles.watch(
            watched,
            *([outlets.parent] if outlets.parent.is_dir() else ()),
            recursive=corpus.is_dir(),
            watch_filter=concerns(corpus, index, outlets),
            debounce=_DEBOUNCE,
            rust_timeout=_LOOK_UP,
            yield_on_timeout=True,
            stop_event=stop,
            raise_interrupt=False,
        )


def _of_itself(corpus: Path, changes: Iterable[tuple[object, str]]) -> bool:
    """Tell whether the corpus itself has changed: one made anew may be told from it by nothing."""
    own = str(corpus.resolve())
    return corpus.is_dir() and any(path == own for _, path in changes)


def _what_is_at(path: Path) -> tuple[int, int] | None:
    """Return what tells a folder or file from another in its place; None where there is none."""
    try:
        about = path.stat()
    except OSError:
        return None
    return about.st_dev, about.st_ino
