"""The files of a corpus: found in a stable order, and opened without ever waiting for one.

A folder given to us may hold named pipes, links in circles, names that aren't text, and folders we
may not enter. Each of those is a `Skipped` with its reason, and costs nothing else.
"""

from __future__ import annotations

import hashlib
import os
import stat
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from index.article import ABOUT_THE_CORPUS, Skipped
from index.errors import CorpusError
from index.formats.faults import UnreadableError
from index.formats.magic import unread_suffix
from index.formats.pathnames import (
    LIKE_A_RECORD,
    archive_of,
    is_like_a_record,
    printable,
)

if TYPE_CHECKING:
    from collections.abc import Iterator
    from io import BufferedReader

_ABOUT = frozenset("readme license licence copying notice changelog contributing authors".split())
_SETTINGS = (".toml", ".ini", ".cfg")
"""Names, and kinds, of files at the top of a corpus that are about it, and not of it."""

_CHUNK = 1024 * 1024
_LAST_NS = 2**63 - 1
"""The year 2262: ext4 and archives know later ones, and an SQLite integer doesn't."""
_KINDS = (
    (stat.S_ISFIFO, "a named pipe"),
    (stat.S_ISSOCK, "a socket"),
    (stat.S_ISCHR, "a device"),
    (stat.S_ISBLK, "a device"),
)


@dataclass(frozen=True, slots=True)
class SourceFile:
    """A file that may hold articles."""

    path: Path
    """Where it is."""
    relative: str
    """Its path within the corpus, with `/`: printable, whatever bytes its name has."""
    size: int
    mtime_ns: int
    ctime_ns: int = 0


def walk(corpus: Path) -> Iterator[SourceFile | Skipped]:
    """Yield the files of a corpus ordered by their relative paths.

    Hidden files and folders are left out without a word. A link to a folder is followed where it
    leads out of the corpus, and each folder is read once.

    Args:
        corpus: A folder, or one file.

    Raises:
        CorpusError: there is no such folder or file, or it can't be read.
    """
    shown = printable(str(corpus))
    try:
        about = corpus.stat()
        if stat.S_ISDIR(about.st_mode):
            with os.scandir(corpus):
                pass
    except (OSError, ValueError) as fault:
        why = said(fault) if isinstance(fault, OSError) else "not a path"
        message = f"The corpus {shown} can't be read: {why}."
        raise CorpusError(message, "Name a folder of articles, or one file.") from fault
    if stat.S_ISDIR(about.st_mode):
        return _Walk(corpus).folder(corpus, "")
    return iter([_file(corpus, printable(corpus.name), about)])


def open_regular(path: Path) -> BufferedReader:
    """Open a regular file for reading bytes, without waiting where it has become a pipe.

    Raises:
        UnreadableError: it can't be opened, or is no regular file.
    """
    flags = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
    try:
        handle = os.open(path, flags | getattr(os, "O_CLOEXEC", 0))
    except (OSError, ValueError) as fault:
        raise UnreadableError(
            said(fault) if isinstance(fault, OSError) else "not a path"
        ) from fault
    if not stat.S_ISREG(os.fstat(handle).st_mode):
        os.close(handle)
        raise UnreadableError("not a regular file")
    return os.fdopen(handle, "rb")


def digest_of(handle: BufferedReader) -> str:
    """Return the SHA-256 of what is left to be read, in hexadecimal.

    `hashlib.file_digest` would never end on a file that has nothing to give at this moment, such
    as the kernel's log behind a link: it takes None for more to come.
    """
    digest = hashlib.sha256()
    while data := handle.read(_CHUNK):
        digest.update(data)
    return digest.hexdigest()


def said(fault: OSError) -> str:
    """Return what the system says of a fault, as a clause."""
    if isinstance(fault, FileNotFoundError):
        return "no such file"
    if isinstance(fault, PermissionError):
        return "no permission to read it"
    words = fault.strerror or "unknown fault of the system"
    return words[:1].lower() + words[1:]


class _Walk:
    """One walk over a corpus: remembers which folders it has been in."""

    def __init__(self, root: Path) -> None:
        self._root = Path(os.path.realpath(root))
        self._seen: set[tuple[int, int]] = set()

    def folder(self, folder: Path, prefix: str) -> Iterator[SourceFile | Skipped]:
        """Yield the files of a folder and of those within it."""
        # A stack of iterators, for folders can be nested deeper than calls.
        stack = [self._entries(folder, prefix)]
        while stack:
            entry = next(stack[-1], None)
            if entry is None:
                stack.pop()
            elif isinstance(entry, tuple):
                stack.append(self._entries(*entry))
            else:
                yield entry

    def _entries(
        self,
        folder: Path,
        prefix: str,
    ) -> Iterator[SourceFile | Skipped | tuple[Path, str]]:
        try:
            about = folder.stat()
            if (about.st_dev, about.st_ino) in self._seen:
                yield Skipped(prefix.rstrip("/"), "a link to a folder that is read already")
                return
            self._seen.add((about.st_dev, about.st_ino))
            with os.scandir(folder) as listing:
                found = [entry for entry in listing if not entry.name.startswith(".")]
        except OSError as fault:
            yield Skipped(prefix.rstrip("/") or ".", f"folder can't be read: {said(fault)}")
            return
        named = []
        for entry in found:
            is_folder = _is_folder(entry)
            named.append((printable(entry.name) + ("/" if is_folder else ""), entry, is_folder))
        files = {name for name, _, is_folder in named if not is_folder}
        # With its slash, a folder sorts among files as its files' paths do.
        for name, entry, is_folder in sorted(named, key=lambda each: each[0]):
            path = Path(entry.path)
            if archive := archive_of(name.rstrip("/"), files):
                reason = f"its name would be taken for something in {archive}"
                yield Skipped(prefix + name.rstrip("/"), reason)
            elif is_folder and entry.is_symlink() and self._leads_inside(path):
                yield Skipped(prefix + name.rstrip("/"), "a link to a folder of this corpus")
            elif is_folder:
                yield path, prefix + name
            else:
                yield self._entry(path, prefix, name)

    def _leads_inside(self, link: Path) -> bool:
        real = Path(os.path.realpath(link))
        return real == self._root or self._root in real.parents or real in self._root.parents

    @staticmethod
    def _entry(path: Path, prefix: str, name: str) -> SourceFile | Skipped:
        if not prefix and is_about(name.lower()):
            return Skipped(name, ABOUT_THE_CORPUS)
        try:
            about = path.stat()
        except OSError as fault:
            why = "a link that leads nowhere" if path.is_symlink() else said(fault)
            return Skipped(prefix + name, why)
        return _file(path, prefix + name, about)


def is_about(name: str) -> bool:
    """Tell whether a file at the top of a corpus or an archive is about it, and not of it."""
    return name.partition(".")[0] in _ABOUT or name.endswith(_SETTINGS)


def _is_folder(entry: os.DirEntry[str]) -> bool:
    try:
        return entry.is_dir()
    except OSError:
        return False


def _file(path: Path, relative: str, about: os.stat_result) -> SourceFile | Skipped:
    for is_kind, words in _KINDS:
        if is_kind(about.st_mode):
            return Skipped(relative, f"not a file: {words}")
    reason = unread_suffix(path.suffix.lower())
    if reason is None and is_like_a_record(relative):
        reason = LIKE_A_RECORD
    if reason is not None:
        return Skipped(relative, reason)
    return SourceFile(path, relative, about.st_size, *_times(about))


def is_as_found(file: SourceFile) -> bool:
    """Tell whether nobody has written to a file since it was found."""
    try:
        about = file.path.stat()
    except (OSError, ValueError):
        return False
    found = (file.size, file.mtime_ns, file.ctime_ns)
    return stat.S_ISREG(about.st_mode) and (about.st_size, *_times(about)) == found


def _times(about: os.stat_result) -> tuple[int, int]:
    """Return when a file was changed, as any program may set it and as the system has it."""
    return _storable(about.st_mtime_ns), _storable(about.st_ctime_ns)


def _storable(time_ns: int) -> int:
    return max(-_LAST_NS - 1, min(time_ns, _LAST_NS))
