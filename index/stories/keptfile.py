"""A SQLite file of what is derived from texts, beside the catalogue: lost or damaged, made anew.

Whoever reads gets nothing of a file that isn't there, isn't ours or isn't whole; whoever writes
makes it anew, and tells what a person can do something about. Who meets damage, in the file or in
what its rows say, marks it: only who writes may remove it. Nothing here costs an article.
"""

from __future__ import annotations

import os
import sqlite3
import threading
import time
from contextlib import closing, contextmanager, suppress
from typing import TYPE_CHECKING, Any
from urllib.parse import quote
from zlib import crc32

from index.catalogue.damage import is_damage, mark_of
from index.errors import CorpusError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

_BUSY_SECONDS = 10.0
_SIDE_FILES = ("", "-wal", "-shm", "-journal")
_FAULTS = (sqlite3.Error, OSError, UnicodeDecodeError)
"""The last where SQLite can't even say what is wrong: it quotes what is damaged."""


_STILL = 2.0
"""Seconds for which a file must have been left alone, before its times tell whether it is changed:
some systems count them by no less."""

Stamp = tuple[tuple[int, int, int] | None, ...]
"""What is another when a file was changed: times, sizes and numbers of all that belongs to it."""


class DamagedFileError(CorpusError):
    """The file isn't as it was written; who writes makes it anew the next time."""


class KeptFile:
    """A file of tables; who writes holds a lock that keeps other writers out."""

    def __init__(self, path: Path, layout: int, tables: str) -> None:
        """Keep what is needed; nothing is opened yet.

        Args:
            path: Of the file.
            layout: Number of its tables as they are now; one of another layout is made anew.
            tables: The statements that make them.
        """
        self._path = path
        self._layout = layout
        self._tables = tables
        self._guard = threading.Lock()

    def rows(self, sql: str, values: Sequence[object] = ()) -> list[tuple[Any, ...]]:
        """Return what a statement answers with; nothing where the file can't be used.

        Raises:
            CorpusError: It can't be read for the moment.
        """
        try:
            with self._guard, self._told():
                connection = self._opened()
                if connection is None:
                    return []
                with closing(connection):
                    return connection.execute(sql, values).fetchall()
        except DamagedFileError:
            return []

    def stamp(self) -> Stamp | None:
        """Return what is another whenever somebody has written; None where that can't be told."""
        # What is written stands in the log, until it is put into the file; the mark says it is bad.
        paths = (self._path, _log_of(self._path), mark_of(self._path))
        found = tuple(_stat(path) for path in paths)
        newest = max((one[0] for one in found if one is not None), default=0)
        return found if time.time_ns() - newest > _STILL * 1e9 else None

    @contextmanager
    def transaction(self) -> Iterator[sqlite3.Connection]:
        """Give a connection on which all is written or nothing.

        Raises:
            DamagedFileError: It is damaged; the next transaction is one of a new file.
            CorpusError: It can't be written.
        """
        with self._guard, self._told(), closing(self._usable()) as connection:
            connection.execute("BEGIN IMMEDIATE")
            try:
                yield connection
            except BaseException:
                if connection.in_transaction:  # a full disk ends it by itself
                    connection.execute("ROLLBACK")
                raise
            connection.execute("COMMIT")

    def mark(self) -> None:
        """Mark the file as damaged: nothing is read of it, and who writes makes it anew."""
        with suppress(OSError):  # without the mark the damage is met again
            mark_of(self._path).touch(mode=0o600)

    def _remove(self) -> None:
        for ending in _SIDE_FILES:
            self._path.with_name(self._path.name + ending).unlink(missing_ok=True)
        mark_of(self._path).unlink(missing_ok=True)

    def _usable(self) -> sqlite3.Connection:
        """Return a connection to the file, made anew where it can't be used."""
        try:
            if (known := self._opened()) is not None:
                return known
        except _FAULTS as fault:
            if not self._is_damage(fault):
                raise
        self._remove()
        connection = self._connected()
        try:
            connection.executescript(
                f"PRAGMA journal_mode=WAL; BEGIN IMMEDIATE; {self._tables}"
                f" PRAGMA user_version={self._layout}; COMMIT;"
            )
        except BaseException:
            connection.close()
            raise
        return connection

    def _opened(self) -> sqlite3.Connection | None:
        """Return a connection to the file; None where there is none of this layout."""
        if not self._path.exists() or mark_of(self._path).exists():
            return None
        connection = self._connected()
        try:
            (version,) = connection.execute("PRAGMA user_version").fetchone()
        except BaseException:
            connection.close()
            raise
        if version == self._layout:
            return connection
        connection.close()
        return None

    def _connected(self) -> sqlite3.Connection:
        # Where nothing can be written, nobody else writes either: it is read without locks.
        unwritable = not os.access(self._path.parent, os.W_OK)
        log = _log_of(self._path)
        how = "" if log.exists() and log.stat().st_size else "&immutable=1"
        connection = sqlite3.connect(
            f"file:{quote(os.fsencode(self._path))}?mode=ro{how}" if unwritable else self._path,
            uri=unwritable,
            timeout=_BUSY_SECONDS,
            isolation_level=None,
        )
        connection.execute("PRAGMA synchronous=NORMAL")
        return connection

    @contextmanager
    def _told(self) -> Iterator[None]:
        try:
            yield
        except _FAULTS as fault:
            is_damaged = self._is_damage(fault)
            if is_damaged:
                self.mark()
            raise (DamagedFileError if is_damaged else CorpusError)(
                f"Stories can't be kept in {self._path}: {fault}.",
                "Check the disk's space and rights; or delete that file, and it is made anew.",
            ) from fault

    def _is_damage(self, fault: Exception) -> bool:
        if not isinstance(fault, sqlite3.DatabaseError):
            return isinstance(fault, UnicodeDecodeError)
        code = getattr(fault, "sqlite_errorcode", None)
        # A file that may be written is read-only for SQLite if its head says that it's a newer one.
        unwritable = code == sqlite3.SQLITE_READONLY and os.access(self._path, os.W_OK)
        return unwritable or code == sqlite3.SQLITE_TOOBIG or is_damage(fault)


def _log_of(path: Path) -> Path:
    return path.with_name(f"{path.name}-wal")


def _stat(path: Path) -> tuple[int, int, int] | None:
    try:
        found = path.stat()
    except (OSError, ValueError):
        return None
    return found.st_mtime_ns, found.st_size, found.st_ino


def row_seal(values: Sequence[object]) -> int:
    """Return the checksum of a row, of blobs by their bytes: SQLite keeps none."""
    plain = [len(one) if isinstance(one, bytes) else one for one in values]
    found = crc32(repr(plain).encode("utf-8", "surrogatepass"))
    for one in values:
        if isinstance(one, bytes):
            found = crc32(one, found)
    return found
