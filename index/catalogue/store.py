"""The SQLite file that holds the catalogue: connections, transactions, layout.

Every thread has a connection of its own, in WAL mode: whoever reads is never blocked by whoever
writes. A batch of articles is one transaction, so `synchronous=FULL` costs one flush a batch and
buys that what was committed survives a power cut as well as a kill.
"""

from __future__ import annotations

import sqlite3
import threading
import uuid
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, Any, NamedTuple

from index.catalogue.schema import LAYOUT, TABLES
from index.errors import CorpusError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

_BUSY_SECONDS = 30.0
_SIDE_FILES = ("", "-wal", "-shm", "-journal")


class Batch(NamedTuple):
    """What a batch of changes is written with."""

    connection: sqlite3.Connection
    generation: int
    """What the articles changed in it carry."""


class Store:
    """A SQLite file with a connection a thread."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._mine = threading.local()
        self._open: list[tuple[threading.Thread, sqlite3.Connection]] = []
        self._guard = threading.Lock()

    def rows(self, sql: str, values: Sequence[object] = ()) -> list[tuple[Any, ...]]:
        """Return what a statement answers with."""
        with _faults_told(self._path):
            return self.connection().execute(sql, values).fetchall()

    def row(self, sql: str, values: Sequence[object] = ()) -> tuple[Any, ...] | None:
        """Return the first row that a statement answers with."""
        found = self.rows(sql, values)
        return found[0] if found else None

    @contextmanager
    def transaction(self) -> Iterator[sqlite3.Connection]:
        """Give a connection on which all is written or nothing."""
        with _faults_told(self._path):
            connection = self.connection()
            connection.execute("BEGIN IMMEDIATE")
            try:
                yield connection
            except BaseException:
                connection.execute("ROLLBACK")
                raise
            connection.execute("COMMIT")

    @contextmanager
    def moment(self) -> Iterator[sqlite3.Connection]:
        """Give a connection on which all is read as of one moment, whoever writes meanwhile."""
        with _faults_told(self._path):
            connection = self.connection()
            connection.execute("BEGIN")
            try:
                yield connection
            finally:
                connection.execute("ROLLBACK")

    def connection(self) -> sqlite3.Connection:
        """Return this thread's connection."""
        mine: sqlite3.Connection | None = getattr(self._mine, "connection", None)
        if mine is None:
            mine = self._mine.connection = _connect(self._path)
            with self._guard:
                self._close_orphans()
                self._open.append((threading.current_thread(), mine))
        return mine

    def prepare(self) -> bool:
        """Make the tables where there are none of this layout; tell whether they were made.

        Only to be called by the one writer. A file that is broken or of another layout is
        replaced: all it holds can be read again from the corpus.
        """
        if self.usable():
            return False
        self.close()
        with _faults_told(self._path):
            for ending in _SIDE_FILES:
                self._path.with_name(self._path.name + ending).unlink(missing_ok=True)
            connection = self.connection()
            connection.execute("PRAGMA journal_mode=WAL")
            connection.executescript(f"BEGIN IMMEDIATE; {TABLES} PRAGMA user_version={LAYOUT};")
            connection.execute("INSERT INTO meta VALUES ('generation', '0')")
            connection.execute("INSERT INTO meta VALUES ('stamp', ?)", (uuid.uuid4().hex[:12],))
            connection.execute("COMMIT")
        return True

    def usable(self) -> bool:
        """Tell whether there is a catalogue of this layout."""
        if not self._path.exists():
            return False
        try:
            version = self.connection().execute("PRAGMA user_version").fetchone()[0]
            tables = self.connection().execute("SELECT count(*) FROM sqlite_master").fetchone()[0]
        except sqlite3.DatabaseError as fault:
            if isinstance(fault, sqlite3.OperationalError):
                raise _told(self._path, fault) from fault
            return False
        return bool(version == LAYOUT and tables)

    def close(self) -> None:
        """Close the connections that nobody uses.

        One that is closed while another thread is at it ends the whole process (SQLite frees what
        that thread is reading); let go of here, it is closed when that thread is done with it.
        """
        with self._guard:
            for thread, connection in self._open:
                if thread is threading.current_thread() or not thread.is_alive():
                    with suppress(sqlite3.Error):
                        connection.close()
            self._open.clear()
            self._mine = threading.local()

    def _close_orphans(self) -> None:
        for thread, connection in self._open:
            if not thread.is_alive():
                connection.close()
        self._open = [pair for pair in self._open if pair[0].is_alive()]


def _connect(path: Path) -> sqlite3.Connection:
    # close() is called from another thread; each connection is used by one all the same.
    connection = sqlite3.connect(
        path,
        timeout=_BUSY_SECONDS,
        isolation_level=None,
        check_same_thread=False,
    )
    connection.execute("PRAGMA foreign_keys=ON")
    connection.execute("PRAGMA synchronous=FULL")
    return connection


@contextmanager
def _faults_told(path: Path) -> Iterator[None]:
    try:
        yield
    except (sqlite3.Error, OSError) as fault:
        raise _told(path, fault) from fault


def _told(path: Path, fault: Exception) -> CorpusError:
    return CorpusError(
        f"The index in {path.parent} can't be used: {fault}.",
        "Check the disk's space and rights; or delete that folder, and it is made anew.",
    )
