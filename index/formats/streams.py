"""Bytes as they are read: stopped when that is asked for, and bounded in what they swell to.

All reading goes through here, so that cancelling works in the middle of a file of any kind and
size, and a few bytes that hold terabytes of zeros are told for what they are.
"""

from __future__ import annotations

import bz2
import gzip
import hashlib
import io
import lzma
import zlib
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from index.formats.faults import BombError, StoppedError, UnreadableError
from index.formats.kinds import HEAD, Kind

if TYPE_CHECKING:
    from collections.abc import Callable

MOST_OUT = 4 * 1024 * 1024 * 1024
"""Bytes that all in one compressed file or archive may swell to."""
FREE_OUT = 64 * 1024 * 1024
MOST_TIMES = 250
"""Beyond 64 MB, nothing may swell to more than this many times the file: text shrinks to a fifth or
a tenth, the most repetitive logs to a hundredth, and deflate can't do better than 1,032 (Fifield,
"A better zip bomb", 2019)."""
_XZ_MEMORY = 160 * 1024 * 1024
"""The strongest preset of xz needs 65 MB to be unpacked; a header may ask for four gigabytes."""
_BUFFER = 128 * 1024
_SMALL = 4 * 1024 * 1024
_CHUNK = 1024 * 1024


class Source(Protocol):
    """What bytes are read from."""

    def read(self, size: int = -1, /) -> bytes:
        """Return some bytes, none at the end."""
        ...


@dataclass(slots=True)
class Budget:
    """How much one file of the corpus has swelled to, over all that it holds."""

    size: int
    """Of the file."""
    out: int = 0

    def spend(self, count: int) -> None:
        """Count bytes that came out.

        Raises:
            BombError: they are too many.
        """
        self.out += count
        if self.out > MOST_OUT:
            raise BombError(f"swells to more than {MOST_OUT >> 30} GB")
        if self.out > FREE_OUT and self.out > MOST_TIMES * self.size:
            raise BombError(f"a bomb: swells to more than {MOST_TIMES} times its size")


class _Watched(io.RawIOBase):
    """A file that is read as long as nobody calls it off."""

    def __init__(
        self,
        source: io.BufferedReader | io.BytesIO,
        stop: Callable[[], bool],
        passed: Callable[[int], None],
    ) -> None:
        self._source = source
        self._stop = stop
        self._passed = passed

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def seek(self, offset: int, whence: int = 0, /) -> int:
        return self._source.seek(offset, whence)

    def tell(self) -> int:
        return self._source.tell()

    def readinto(self, buffer: memoryview, /) -> int:  # type: ignore[override]  # as it is called
        if self._stop():
            raise StoppedError
        count = self._source.readinto(buffer)
        self._passed(self._source.tell())
        return count


class _Swelling(io.RawIOBase):
    """What comes out of something compressed, as long as that is within the budget."""

    def __init__(self, source: Source, budget: Budget) -> None:
        self._source = source
        self._budget = budget

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview, /) -> int:  # type: ignore[override]  # as it is called
        data = read_whole(self._source, len(buffer))
        self._budget.spend(len(data))
        buffer[: len(data)] = data
        return len(data)


class _Xz:
    """The bytes in an xz file, with a bound on memory that `lzma.LZMAFile` can't be given."""

    def __init__(self, source: Source) -> None:
        self._source = source
        self._unpacking = lzma.LZMADecompressor(memlimit=_XZ_MEMORY)

    def read(self, size: int = -1, /) -> bytes:
        while True:
            if self._unpacking.eof:  # another stream may follow, and padding by zeros
                rest = self._unpacking.unused_data or self._source.read(_BUFFER)
                rest = rest.lstrip(b"\0")
                if not rest:
                    return b""
                self._unpacking = lzma.LZMADecompressor(memlimit=_XZ_MEMORY)
            else:
                rest = self._source.read(_BUFFER) if self._unpacking.needs_input else b""
                if not rest and self._unpacking.needs_input:
                    raise EOFError
            data = self._unpacking.decompress(rest, size)
            if data:
                return data


def opened(
    handle: io.BufferedReader,
    stop: Callable[[], bool],
    passed: Callable[[int], None] = lambda _: None,
) -> tuple[io.BufferedReader, str]:
    """Return a file as a stream, and its SHA-256 in hexadecimal.

    A small file is held, so that what is hashed is what is read.
    """
    start = handle.read(_SMALL)
    digest = hashlib.sha256(start)
    if len(start) < _SMALL:
        held_whole = _Watched(io.BytesIO(start), stop, passed)
        return io.BufferedReader(held_whole, _BUFFER), digest.hexdigest()
    while data := handle.read(_CHUNK):
        if stop():
            raise StoppedError
        digest.update(data)
    handle.seek(0)
    return io.BufferedReader(_Watched(handle, stop, passed), _BUFFER), digest.hexdigest()


def unpacked(stream: io.BufferedReader, kind: Kind, budget: Budget) -> io.BufferedReader:
    """Return what a compressed file holds, as a stream."""
    source: Source
    if kind is Kind.GZIP:
        source = gzip.GzipFile(fileobj=stream, mode="rb")
    elif kind is Kind.BZ2:
        source = bz2.BZ2File(stream)
    else:
        source = _Xz(stream)
    return within(source, budget)


def within(source: Source, budget: Budget) -> io.BufferedReader:
    """Return something compressed as a stream that ends where its budget does."""
    return io.BufferedReader(_Swelling(source, budget), _BUFFER)


def head_of(stream: io.BufferedReader) -> bytes:
    """Return the first bytes of a stream, and leave them to be read."""
    return stream.peek(HEAD)[:HEAD]


def read_whole(source: Source, most: int) -> bytes:
    """Return so many bytes, fewer only at the end; with the faults of what is damaged told alike.

    Raises:
        UnreadableError: it is damaged.
    """
    pieces: list[bytes] = []
    try:
        while most > 0 and (data := source.read(most)):
            pieces.append(data)
            most -= len(data)
    except EOFError as fault:
        raise UnreadableError("damaged: it ends too early") from fault
    except lzma.LZMAError as fault:
        what = "it needs too much memory" if "limit" in str(fault).lower() else str(fault).lower()
        raise UnreadableError(f"damaged: {what.rstrip('.')}") from fault
    except (zlib.error, gzip.BadGzipFile, ValueError) as fault:
        raise UnreadableError("damaged: what is compressed can't be unpacked") from fault
    return b"".join(pieces)


def held(stream: io.BufferedReader, most: int) -> bytes:
    """Return all of a stream.

    Raises:
        UnreadableError: it has more than so many bytes, or none.
    """
    data = read_whole(stream, most + 1)
    if not data:
        raise UnreadableError("empty file")
    if len(data) > most:
        raise UnreadableError(f"too large: more than {most >> 20} MB")
    return data
