"""Which files have been read, in which state, and which were skipped."""

from __future__ import annotations

from enum import IntEnum
from typing import TYPE_CHECKING, NamedTuple

from index.article import Skipped
from index.catalogue.encoding import storable

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from index.catalogue.store import Batch, Store


class FileState(IntEnum):
    """How far a file's row can be trusted."""

    PARTIAL = 0
    """Not all of its records have been read: it is read again."""
    YOUNG = 1
    """It was written so shortly before it was read that its time of change may not tell of the
    next write: it is hashed again."""
    SETTLED = 2


class FileRow(NamedTuple):
    """A file as it was when it was read."""

    path: str
    size: int
    mtime_ns: int
    sha256: str
    state: FileState
    ctime_ns: int = 0
    """When the file was changed as the system has it: no program can set it back. Where it is
    another one, the file is hashed."""


class Files:
    """The tables `file` and `skipped`."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def known(self) -> dict[str, FileRow]:
        """Return all files that have been read, by path."""
        found = self._store.rows("SELECT path, size, mtime_ns, sha256, state, ctime_ns FROM file")
        return {
            row[0]: FileRow(row[0], row[1], row[2], row[3], FileState(row[4]), row[5])
            for row in found
        }

    def skipped(self) -> tuple[Skipped, ...]:
        """Return what was skipped, by path."""
        found = self._store.rows("SELECT path, reason FROM skipped ORDER BY path, reason")
        return tuple(Skipped(path, reason) for path, reason in found)

    def count_skipped(self, but: str = "") -> int:
        """Return how much was skipped, without what was skipped for one reason."""
        found = self._store.row("SELECT count(*) FROM skipped WHERE reason <> ?", (but,))
        return int(found[0]) if found else 0

    def begin(self, path: str, batch: Batch) -> None:
        """Note that a file is being read: until `put`, it counts as not read."""
        batch.connection.execute(
            "INSERT INTO file VALUES (?1, 0, 0, '', ?2, 0)"
            " ON CONFLICT (path) DO UPDATE SET state=?2",
            (path, FileState.PARTIAL),
        )

    def remove(self, path: str, batch: Batch) -> None:
        """Forget a file that holds no article any more, and what was skipped in it."""
        batch.connection.execute("DELETE FROM file WHERE path = ?", (path,))

    def put(self, row: FileRow, batch: Batch) -> None:
        """Store a file's state."""
        batch.connection.execute(
            "INSERT INTO file VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (path) DO UPDATE SET"
            " size=excluded.size, mtime_ns=excluded.mtime_ns, sha256=excluded.sha256,"
            " state=excluded.state, ctime_ns=excluded.ctime_ns",
            row,
        )

    def doubt(self, paths: Iterable[str], batch: Batch) -> None:
        """Mark files as not read, so that they are read again whatever their time of change."""
        batch.connection.executemany(
            "UPDATE file SET state = ? WHERE path = ?",
            [(FileState.PARTIAL, path) for path in paths],
        )

    def outlets(self) -> Iterator[tuple[str, str, str | None, bool]]:
        """Yield each file with an outlet and an address of its articles.

        And whether they have that name for the address, by what is said of outlets.
        """
        yield from self._store.rows(
            "SELECT DISTINCT a.file, a.outlet, b.url, instr(b.found_in, '\"address, as ') > 0"
            " FROM article a JOIN body b USING (key)"
        )

    def replace_skipped(
        self,
        skipped: Iterable[Skipped],
        file: str | None,
        batch: Batch,
    ) -> None:
        """Store what was skipped in a file; for None, what was skipped without being read."""
        batch.connection.execute("DELETE FROM skipped WHERE file IS ?", (file,))
        batch.connection.executemany(
            "INSERT INTO skipped VALUES (?, ?, ?)",
            [(storable(item.path), storable(item.reason), file) for item in skipped],
        )

    def unread(self) -> set[Skipped]:
        """Return what was skipped without being read."""
        found = self._store.rows("SELECT path, reason FROM skipped WHERE file IS NULL")
        return {Skipped(path, reason) for path, reason in found}
