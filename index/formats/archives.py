"""Zip and tar: what they hold, one member after the other, and never a byte of it on the disk.

Names in an archive are only ever ids. One that would lead out of a folder it were unpacked to is
no file of the archive's own all the same, and is told.
"""

from __future__ import annotations

import re
import stat
import struct
import tarfile
import zipfile
import zlib
from typing import TYPE_CHECKING, NamedTuple

from index.article import Skipped
from index.formats.faults import BombError, UnreadableError
from index.formats.files import is_about
from index.formats.kinds import Kind
from index.formats.magic import is_document
from index.formats.pathnames import LIKE_A_RECORD, is_like_a_record, printable
from index.formats.streams import within

if TYPE_CHECKING:
    import io
    from collections.abc import Callable, Iterator

    from index.formats.streams import Budget

MOST_MEMBERS = 100_000
"""Of one archive; what comes after them isn't read."""
_AT_ONCE = 16 * 1024 * 1024
"""Bytes that are read in one go: the list of what a zip holds, a header of a tar."""
_ABOUT = "about the corpus, not an article"
_DAMAGE = (
    *(zipfile.BadZipFile, tarfile.TarError, zlib.error, struct.error, EOFError, ValueError),
    *(NotImplementedError, RuntimeError, IndexError, OverflowError, KeyError),
)
"""What the two libraries raise for archives that are damaged, or made to look so."""
_WINDOWS_ROOT = re.compile(r"[A-Za-z]:")


class Member(NamedTuple):
    """A file in an archive."""

    name: str
    """Its path in the archive, printable."""
    stream: io.BufferedReader


def members(
    stream: io.BufferedReader,
    kind: Kind,
    budget: Budget,
    wanted: Callable[[str], bool],
) -> Iterator[Member | Skipped]:
    """Yield what an archive holds; each member has to be read before the next one is asked for.

    A zip is gone through by name, a tar, which can only be read from its start, as it is. What
    isn't wanted isn't opened; paths of `Skipped` are names in the archive.

    Raises:
        UnreadableError: the archive, or the rest of it, can't be read.
    """
    listed = _of_zip if kind is Kind.ZIP else _of_tar
    seen: set[str] = set()
    try:
        for count, (name, fault, opening) in enumerate(listed(_Careful(stream))):
            _check_number(count)
            shown = printable(name)
            if _is_hidden(name) or not wanted(shown):
                continue
            reason = fault or _unfit(name) or (shown in seen and "a second member of this name")
            seen.add(shown)
            yield Skipped(shown, reason) if reason else _opened(shown, opening, budget)
    except UnreadableError:
        raise
    except _DAMAGE as fault:
        raise UnreadableError(f"a damaged {kind.value} archive") from fault


def _check_number(count: int) -> None:
    if count >= MOST_MEMBERS:
        raise UnreadableError(f"more than {MOST_MEMBERS:,} members: the rest isn't read")


def _opened(name: str, opening: Callable[[], object], budget: Budget) -> Member | Skipped:
    try:
        source = opening()
    except _DAMAGE:
        return Skipped(name, "damaged in the archive")
    return Member(name, within(_Told(source), budget))


def _of_zip(source: _Careful) -> Iterator[tuple[str, str | None, Callable[[], object]]]:
    archive = zipfile.ZipFile(source)
    entries = sorted(((_zip_name(info), info) for info in archive.infolist()), key=lambda e: e[0])
    reason = is_document({name for name, _ in entries})
    if reason:
        raise UnreadableError(reason)
    for name, info in entries:
        if not info.is_dir():
            yield name, _zip_fault(info), lambda info=info: archive.open(info)  # type: ignore[misc]


def _zip_name(info: zipfile.ZipInfo) -> str:
    """Return a member's name: without the flag for UTF-8 that many tools forget, it may be so."""
    if info.flag_bits & 0x800:
        return info.filename
    try:
        return info.filename.encode("cp437").decode("utf-8")
    except UnicodeError:
        return info.filename


def _zip_fault(info: zipfile.ZipInfo) -> str | None:
    mode = info.external_attr >> 16
    if info.create_system == 3 and stat.S_IFMT(mode) not in (0, stat.S_IFREG):
        return "not a file: a link or a device in the archive"
    if info.flag_bits & 0x1:
        return "encrypted: unpack it with its password"
    if info.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2):
        return "compressed in a way that isn't read: pack it anew"
    return None


def _of_tar(source: _Careful) -> Iterator[tuple[str, str | None, Callable[[], object]]]:
    with tarfile.TarFile(
        fileobj=source,  # type: ignore[arg-type]  # has all that is asked of it
        mode="r",
        encoding="utf-8",
        errors="surrogateescape",
    ) as archive:
        kept: list[tarfile.TarInfo] = vars(archive)["members"]  # every header, without end
        while (info := archive.next()) is not None:
            kept.clear()
            if not info.isdir():
                fault = None if info.isreg() else "not a file: a link or a device in the archive"
                yield info.name, fault, lambda info=info: archive.extractfile(info)  # type: ignore[misc]


def _is_hidden(name: str) -> bool:
    """Tell whether a member or a folder it lies in is hidden, as those of a corpus may be."""
    return any(
        part.startswith(".") and part.strip(".") for part in name.split("/")
    ) or name.startswith("__MACOSX/")


def _unfit(name: str) -> str | None:
    """Return why a name is no file's within the archive."""
    parts = re.split(r"[/\\]", name)
    if not name.strip() or name.startswith(("/", "\\")) or _WINDOWS_ROOT.match(name):
        return "an absolute path in the archive"
    if ".." in parts:
        return "a path that leads out of the archive"
    if is_like_a_record(name):
        return LIKE_A_RECORD
    return _ABOUT if len(parts) == 1 and is_about(name.lower()) else None


class _Told:
    """A member as it is read, with the library's faults told as ours."""

    def __init__(self, source: object) -> None:
        self._source = source

    def read(self, size: int = -1, /) -> bytes:
        try:
            return bytes(self._source.read(size))  # type: ignore[attr-defined]  # both are files
        except _DAMAGE as fault:
            if isinstance(fault, UnreadableError):
                raise
            raise UnreadableError("damaged in the archive") from fault


class _Careful:
    """A stream that is read by a library which believes the sizes that it finds in it."""

    def __init__(self, stream: io.BufferedReader) -> None:
        self._stream = stream
        self._at = 0 if not stream.seekable() else stream.tell()

    def seekable(self) -> bool:
        return self._stream.seekable()

    def tell(self) -> int:
        return self._stream.tell() if self._stream.seekable() else self._at

    def read(self, size: int = -1) -> bytes:
        data = self._stream.read(size if 0 <= size <= _AT_ONCE else _AT_ONCE + 1)
        if len(data) > _AT_ONCE:
            raise BombError("damaged: its directory is too large")
        self._at += len(data)
        return data

    def seek(self, offset: int, whence: int = 0) -> int:
        if self._stream.seekable():
            return self._stream.seek(offset, whence)
        if whence or offset < self._at:
            raise UnreadableError("an archive that can't be read in one go")
        while self._at < offset and self.read(min(offset - self._at, 1 << 20)):
            pass
        return self._at

    def close(self) -> None:
        """Leave the stream open: it is somebody else's."""
