"""What tells that a file has changed, or that it is another one's bytes under a new name."""

from __future__ import annotations

from index.catalogue.files import FileRow, FileState
from index.formats import SourceFile, refused
from index.formats.faults import UnreadableError
from index.formats.files import digest_of, is_as_found, open_regular

_YOUNG_NS = 2_000_000_000
"""A file changed less than two seconds ago may change again without its time telling: FAT counts
in steps of two seconds (the "racy" files of git's index, Torvalds, 2006)."""


def times_of(file: SourceFile | FileRow) -> tuple[int, int]:
    """Return when a file was changed, as any program may set it and as the system has it."""
    return file.mtime_ns, file.ctime_ns


def sha256_of(file: SourceFile) -> str:
    """Return the hash of a file's bytes; nothing where it can't be read, or is never read."""
    if refused(file):
        return ""  # hashing it would take longer than all the rest
    try:
        with open_regular(file.path) as opened:
            return digest_of(opened)
    except (OSError, UnreadableError):
        return ""


def sha256_as_read(file: SourceFile) -> str:
    """Return the hash of the bytes that were read; nothing where they may be others by now.

    For what was read without being hashed: else the hash of what was written since would stand for
    it, and what was written would never be read.
    """
    sha256 = sha256_of(file)
    return sha256 if is_as_found(file) else ""


def row_of(file: SourceFile, sha256: str, now: int) -> FileRow:
    """Return what is kept of a file that was read.

    Args:
        file: The file.
        sha256: Of its bytes; nothing where they couldn't be read.
        now: When reading began, in nanoseconds.
    """
    young = file.mtime_ns > now - _YOUNG_NS
    # One that couldn't be read is looked at again: it may become readable as it is.
    young = young or not (sha256 or refused(file))
    state = FileState.YOUNG if young else FileState.SETTLED
    return FileRow(file.relative, file.size, file.mtime_ns, sha256, state, file.ctime_ns)
