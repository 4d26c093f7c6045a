"""Telling a catalogue that is damaged from one that can't be used for the moment.

A damaged one is marked, so that the next start makes it anew: all it holds can be read again.
"""

from __future__ import annotations

import sqlite3
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING
from zlib import crc32

from index.errors import CorpusError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_DAMAGE = frozenset(
    {
        sqlite3.SQLITE_CORRUPT,
        sqlite3.SQLITE_NOTADB,
        sqlite3.SQLITE_ERROR,  # a table or column is missing
        sqlite3.SQLITE_CONSTRAINT,
        sqlite3.SQLITE_MISMATCH,
        sqlite3.SQLITE_FORMAT,
    },
)


class DamagedCatalogueError(CorpusError):
    """The catalogue isn't as it was written: it is to be made anew from the corpus."""


@contextmanager
def faults_told(path: Path) -> Iterator[None]:
    """Turn faults of SQLite and of the system into ones that say what to do."""
    try:
        yield
    except (sqlite3.Error, OSError) as fault:
        raise told(path, fault) from fault


def told(path: Path, fault: Exception) -> CorpusError:
    """Return the fault to raise for one of SQLite or the system."""
    if isinstance(fault, sqlite3.DatabaseError) and is_damage(fault):
        return damaged(path, str(fault))
    return CorpusError(
        f"The index in {path.parent} can't be used: {fault}.",
        "Check the disk's space and rights; or delete that folder, and it is made anew.",
    )


def is_damage(fault: sqlite3.DatabaseError) -> bool:
    """Tell a broken file from one that can't be written, is busy, or is used in a wrong way."""
    if isinstance(fault, sqlite3.ProgrammingError):
        return False
    # A text that is no text has no code at all.
    return getattr(fault, "sqlite_errorcode", sqlite3.SQLITE_CORRUPT) & 0xFF in _DAMAGE


def damaged(path: Path, how: str) -> DamagedCatalogueError:
    """Return the fault to raise, and mark the catalogue as one to be made anew."""
    with suppress(OSError):  # without the mark the damage is met again
        mark_of(path).touch(mode=0o600)
    return DamagedCatalogueError(
        f"The index in {path.parent} is damaged ({how}).",
        "Run it again: the index is made anew from the articles.",
    )


def mark_of(path: Path) -> Path:
    """Return the file that says that a catalogue is damaged."""
    return path.with_name(path.name + ".damaged")


def seal(*values: object) -> int:
    """Return the checksum of some values; SQLite calls it for every row that is written."""
    return crc32(repr(values).encode("utf-8", "surrogatepass"))
