"""The engine over Whoosh: opening, changing, and answering from the newest state."""

from __future__ import annotations

import os
from contextlib import contextmanager
from threading import Lock
from typing import TYPE_CHECKING, Any

import numpy as np
import whoosh.index
from whoosh.index import LockError

from index.engine.answer import answer
from index.engine.asked import nothing_known
from index.engine.best import best
from index.engine.durability import check_sums, faults, sealed, sums, unsealed, written_through
from index.engine.evaluate import any_of
from index.engine.merging import merge_if_too_many
from index.engine.occurring import counted, frequencies, occurrences
from index.engine.protocol import BusyIndexError
from index.engine.schema import document, schema
from index.engine.snapshot import Snapshot
from index.engine.storage import PackedWriter
from index.engine.terms import LAYOUT, TEXT_FIELDS
from index.engine.tidying import Tidier

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from datetime import date
    from pathlib import Path

    import numpy.typing as npt

    from index.engine.hits import HitFinder
    from index.engine.protocol import Answer, Finds, IndexedText

STATE = "engine.json"
"""The file that names the layout and the last change, written after Whoosh's commit."""
_LOCK_SECONDS = 10.0


class WhooshEngine:
    """A full-text index in a folder; implements `index.engine.protocol.Engine`."""

    def __init__(self, folder: Path) -> None:
        """Open or begin the index.

        Raises:
            BrokenIndexError: It is damaged or of another version.
        """
        self._folder = folder
        self._state = folder / STATE
        self._lock = Lock()
        with faults(folder):
            if not self._state.exists():
                folder.mkdir(parents=True, exist_ok=True)
                whoosh.index.create_in(str(folder), schema())
                self._write_state(0, sums(folder, self._files()))
            self._check_layout()
            check_sums(self._folder, self._read_state()["files"])
            self._index = whoosh.index.open_dir(str(folder))
            self._signature = self._sign()
            self._snapshot = self._open()
            self._tidier = Tidier(folder, self._segments, self._arranged)

    @property
    def generation(self) -> int:
        """The number of the last change that was applied."""
        with faults(self._folder):
            return int(self._read_state()["generation"])

    def apply(self, add: Iterable[IndexedText], remove: Iterable[int], generation: int) -> None:
        """Add and remove articles in one step.

        Raises:
            ValueError: A key comes twice in `add`.
        """
        before = self._files()
        with self._writer() as writer:
            added: set[int] = set()
            for article in add:
                if article.key in added:
                    raise ValueError(f"key {article.key} was added twice in one change")
                added.add(article.key)
                # Cut before the writer hears of it: what fails there leaves it broken.
                writer.add_document(**document(article, writer.pool.vocabulary))
            with faults(self._folder):
                self._delete(writer, added.union(remove))
                writer.commit(mergetype=merge_if_too_many)
        self._settle(before, generation)

    def documents(self) -> int:
        """Return how many articles the index holds."""
        with self._current() as snapshot:
            return len(snapshot)

    def keys(self) -> npt.NDArray[np.int64]:
        """Return the keys of all articles, in order."""
        with self._current() as snapshot:
            return np.sort(snapshot.keys[snapshot.live])

    def search(
        self,
        query: str,
        finds: Finds | None = None,
        today: date | None = None,
        *,
        respell: bool = True,
    ) -> Answer:
        """Return everything a query finds."""
        with self._current() as snapshot:
            return answer(query, snapshot, finds or nothing_known, today, respell=respell)

    def candidates(self, terms: Sequence[str], limit: int) -> npt.NDArray[np.int64]:
        """Return the keys of articles that hold any of these terms, best first."""
        with self._current() as snapshot:
            documents, scores, _ = any_of(terms, TEXT_FIELDS, snapshot)
            if scores is None:
                return np.zeros(0, dtype=np.int64)
            order = snapshot.in_order(documents)
            if order is not None:
                documents, scores = documents[order], scores[order]
            return snapshot.keys[documents[best(scores, limit)]]

    def occurrences(self, finder: HitFinder, key: int) -> int:
        """Return how often what is looked for stands in an article's text."""
        with self._current() as snapshot:
            (numbers,) = np.nonzero((snapshot.keys == key) & snapshot.live)
            return occurrences(finder, int(numbers[0]), snapshot) if len(numbers) else 0

    def counted(self, finder: HitFinder) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.int64]]:
        """Return the keys of the articles that have hits, and how many each."""
        with self._current() as snapshot:
            return counted(finder, snapshot)

    def frequencies(self, words: Sequence[str]) -> npt.NDArray[np.int64]:
        """Return how often folded words stand in titles and texts."""
        with self._current() as snapshot:
            return frequencies(words, snapshot)

    def document_frequency(self, term: str) -> int:
        """Return how many articles hold a term, in title or text."""
        with self._current() as snapshot:
            numbers = [snapshot.stem(field, term).documents for field in TEXT_FIELDS]
            return len(np.union1d(*numbers))

    def keep_tidy(self) -> None:
        """Have segments put together beside, where there are many."""
        self._tidier.step()

    def tidy(self, stopped: Callable[[], bool]) -> None:
        """Have segments put together until few are left."""
        self._tidier.run(stopped)

    def close(self) -> None:
        """Give back files and memory."""
        self._tidier.end()
        self._snapshot.retire()

    def _segments(self) -> list[Any]:
        with self._current() as snapshot:
            return snapshot.segments()

    def _arranged(self, mergetype: Callable[[Any, list[Any]], list[Any]]) -> None:
        """Write segments in another arrangement, which changes no answer."""
        before, generation = self._files(), self.generation
        with self._writer() as writer, faults(self._folder):
            check_sums(self._folder, self._read_state()["files"])
            writer.commit(mergetype=mergetype)
        self._settle(before, generation)

    @contextmanager
    def _current(self) -> Iterator[Snapshot]:
        """Give the newest state, for as long as it is looked at."""
        with faults(self._folder):
            with self._lock:
                signature = self._sign()
                # No signature: another process is just rebuilding; what we hold still answers.
                if signature and signature != self._signature:
                    self._replace_snapshot(signature)
                snapshot = self._snapshot
                snapshot.acquire()
            try:
                yield snapshot
            finally:
                snapshot.release()

    def _replace_snapshot(self, signature: tuple[int, ...]) -> None:
        fresh = self._open()
        fresh.inherit(self._snapshot)
        self._snapshot.retire()
        self._snapshot, self._signature = fresh, signature

    def _open(self) -> Snapshot:
        files = self._read_state()["files"]
        check_sums(self._folder, files)
        snapshot = Snapshot(self._index.reader())
        # A column that isn't there would be taken for one of nothing but unknown values.
        mine = [name for name in files if name.partition(".")[0] in snapshot.names]
        if not self._files().issuperset(mine):
            raise ValueError("a file is missing")
        return snapshot

    @contextmanager
    def _writer(self) -> Iterator[Any]:
        """Give the one writer, and let go of it in any case; what wasn't committed is dropped."""
        with faults(self._folder):
            try:
                writer = PackedWriter(self._index, timeout=_LOCK_SECONDS)
            except LockError as error:
                raise BusyIndexError(
                    "The index is being written by another process.", "Try again when it is done."
                ) from error
        try:
            yield writer
        finally:
            if not writer.is_closed:
                _abandon(writer)

    def _delete(self, writer: Any, keys: set[int]) -> None:
        if not keys:
            return
        reader = writer.reader()
        try:
            snapshot = Snapshot(reader)
            wanted = np.fromiter(keys, dtype=np.int64, count=len(keys))
            for number in np.flatnonzero(np.isin(snapshot.keys, wanted) & snapshot.live):
                writer.delete_document(int(number))
        finally:
            reader.close()

    def _settle(self, before: set[str], generation: int) -> None:
        """Make a commit last, then say that it happened, then show it."""
        with faults(self._folder):
            there = self._files()
            for name in there - before:
                written_through(self._folder / name)
            # What was there before keeps the sum it had, or damage would be taken for right.
            known = {n: crc for n, crc in self._read_state()["files"].items() if n in there}
            self._write_state(generation, known | sums(self._folder, there - before))
            with self._lock:
                self._replace_snapshot(self._sign())

    def _files(self) -> set[str]:
        return {entry.name for entry in os.scandir(self._folder) if entry.is_file()}

    def _write_state(self, generation: int, files: dict[str, int]) -> None:
        state = {"layout": LAYOUT, "whoosh": _version(), "generation": generation, "files": files}
        fresh = self._state.with_suffix(".new")
        fresh.write_text(sealed(state), encoding="utf-8")
        written_through(fresh)
        fresh.replace(self._state)
        written_through(self._folder)

    def _read_state(self) -> dict[str, Any]:
        return unsealed(self._state.read_text(encoding="utf-8"))

    def _check_layout(self) -> None:
        state = self._read_state()
        if (state["layout"], state["whoosh"]) != (LAYOUT, _version()):
            raise ValueError("the layout of another version")
        if not isinstance(state["generation"], int):
            raise TypeError("no number of a change")

    def _sign(self) -> tuple[int, ...]:
        try:
            state = self._state.stat()
        except (FileNotFoundError, NotADirectoryError):
            return ()
        return state.st_mtime_ns, state.st_ino, state.st_size


def _abandon(writer: Any) -> None:
    """Drop what was written; the lock is given back even where the disk is full."""
    try:
        writer.cancel()
    finally:
        if not writer.is_closed:
            writer.writelock.release()


def _version() -> str:
    return ".".join(str(part) for part in whoosh.__version__)
