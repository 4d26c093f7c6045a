"""The SQLite file that holds the catalogue: connections, transactions, layout.

Every thread has a connection of its own, in WAL mode: whoever reads is never blocked by whoever
writes. A batch of articles is one transaction, so `synchronous=FULL` costs one flush a batch and
buys that what was committed survives a power cut as well as a kill.
"""

from __future__ import annotations

import os
import sqlite3
import threading
import uuid
from array import array
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, Any, NamedTuple
from urllib.parse import quote

from index.catalogue.damage import (
    DamagedCatalogueError,
    damaged,
    faults_told,
    is_damage,
    mark_of,
    seal,
    told,
)
from index.catalogue.schema import CORPUS_TABLES, LAYOUT, SEALED, TABLES

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

# ruff: noqa: S608  statements are put together from our own names of tables and columns
_BUSY_SECONDS = 30.0
_SIDE_FILES = ("", "-wal", "-shm", "-journal")
_QUICKLY_VERIFIED = 8 * 1024 * 1024
"""Bytes of a file that is looked through at every start, in a tenth of a second. Of a larger one,
each article and its names are verified when they are read."""


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
        with faults_told(self._path):
            return self.connection().execute(sql, values).fetchall()

    def row(self, sql: str, values: Sequence[object] = ()) -> tuple[Any, ...] | None:
        """Return the first row that a statement answers with."""
        found = self.rows(sql, values)
        return found[0] if found else None

    def numbers(self, sql: str, values: Sequence[object] = ()) -> array[int]:
        """Return the first column of what a statement answers with, eight bytes for each row."""
        with faults_told(self._path):
            return array("q", (row[0] for row in self.connection().execute(sql, values)))

    @contextmanager
    def transaction(self) -> Iterator[sqlite3.Connection]:
        """Give a connection on which all is written or nothing."""
        with faults_told(self._path):
            connection = self.connection()
            connection.execute("BEGIN IMMEDIATE")
            try:
                yield connection
            except BaseException:
                if connection.in_transaction:  # a full disk ends it by itself
                    connection.execute("ROLLBACK")
                raise
            connection.execute("COMMIT")

    @contextmanager
    def moment(self) -> Iterator[sqlite3.Connection]:
        """Give a connection on which all is read as of one moment, whoever writes meanwhile."""
        with faults_told(self._path):
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
        with faults_told(self._path):
            self.remove()
            connection = self.connection()
            connection.execute("PRAGMA journal_mode=WAL")
            connection.executescript(f"BEGIN IMMEDIATE; {TABLES} PRAGMA user_version={LAYOUT};")
            connection.execute("INSERT INTO meta VALUES ('generation', '0')")
            connection.execute("INSERT INTO meta VALUES ('stamp', ?)", (uuid.uuid4().hex[:12],))
            connection.execute("COMMIT")
            mark_of(self._path).unlink(missing_ok=True)
        return True

    def remove(self) -> None:
        """Remove the file and what belongs to it."""
        self.close()
        for ending in _SIDE_FILES:
            self._path.with_name(self._path.name + ending).unlink(missing_ok=True)

    def damaged(self, how: str) -> DamagedCatalogueError:
        """Return the fault to raise, and see to it that the catalogue is made anew."""
        return damaged(self._path, how)

    def verify(self, *, however_large: bool) -> None:
        """Make sure that all is as it was written.

        Args:
            however_large: Else a file that takes long to look through is taken to be.

        Raises:
            DamagedCatalogueError: It isn't.
        """
        with faults_told(self._path):
            if not however_large and self._path.stat().st_size > _QUICKLY_VERIFIED:
                return
            connection = self.connection()
            (found,) = connection.execute("PRAGMA integrity_check(1)").fetchone()
            if found != "ok":
                raise self.damaged(str(found))
            for table, columns in SEALED.items():
                wrong = f"SELECT 1 FROM {table} WHERE seal IS NOT seal({columns}) LIMIT 1"
                if connection.execute(wrong).fetchone():
                    raise self.damaged(f"a row of {table} has changed")
            if connection.execute("PRAGMA foreign_key_check").fetchone():
                raise self.damaged("rows are missing")

    def take_over(self, other: Path) -> None:
        """Put another catalogue's files and articles in the place of these, all at once."""
        with faults_told(self._path):
            connection = self.connection()
            connection.execute("ATTACH CAST(? AS TEXT) AS fresh", (os.fsencode(other),))
            try:
                with self.transaction():
                    for table in reversed(CORPUS_TABLES):
                        connection.execute(f"DELETE FROM main.{table}")
                    for table, columns in CORPUS_TABLES.items():
                        connection.execute(
                            f"INSERT INTO main.{table} ({columns})"
                            f" SELECT {columns} FROM fresh.{table}",
                        )
                    connection.execute("DELETE FROM main.meta WHERE key GLOB 'instead of *'")
                    connection.execute(
                        "INSERT OR REPLACE INTO main.meta (key, value) SELECT key, value"
                        " FROM fresh.meta WHERE key IN ('generation', 'stamp')",
                    )
            finally:
                connection.execute("DETACH fresh")

    def usable(self) -> bool:
        """Tell whether there is a catalogue of this layout."""
        if not self._path.exists() or mark_of(self._path).exists():
            return False
        try:
            version = self.connection().execute("PRAGMA user_version").fetchone()[0]
            tables = self.connection().execute("SELECT count(*) FROM sqlite_master").fetchone()[0]
        except sqlite3.DatabaseError as fault:
            if is_damage(fault):
                return False
            raise told(self._path, fault) from fault
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
    unwritable = not os.access(path.parent, os.W_OK)
    log = path.with_name(f"{path.name}-wal")
    # Where nothing can be written, nobody else writes either: it is read without locks. But what
    # stands in a log is only read with them.
    how = "" if log.exists() and log.stat().st_size else "&immutable=1"
    connection = sqlite3.connect(
        f"file:{quote(os.fsencode(path))}?mode=ro{how}" if unwritable else path,
        uri=unwritable,
        timeout=_BUSY_SECONDS,
        isolation_level=None,
        check_same_thread=False,
    )
    connection.create_function("seal", -1, seal, deterministic=True)
    connection.execute("PRAGMA foreign_keys=ON")
    connection.execute("PRAGMA synchronous=FULL")
    return connection
