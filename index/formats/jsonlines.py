"""JSON Lines: a record a line, read one at a time so that a million of them fit in memory."""

from __future__ import annotations

import codecs
from dataclasses import replace
from typing import TYPE_CHECKING

from index.article import Skipped, Source
from index.encoding import NotTextError, decode
from index.formats import records
from index.formats.files import UnreadableError, digest_of, open_regular, said

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from io import BufferedReader

    from index.formats.document import RawDocument
    from index.formats.files import SourceFile

LONGEST_LINE = 64 * 1024 * 1024
"""A longer line is skipped without being held."""
_WIDE = (
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_CHUNK = 1024 * 1024


def documents(file: SourceFile) -> Iterator[RawDocument | Skipped]:
    """Yield the documents of a file of JSON Lines, and what in it is none."""
    try:
        with open_regular(file.path) as handle:
            digest = digest_of(handle)
            handle.seek(0)
            found = False
            encoding = _wide_encoding(handle)
            for number, data in _lines(handle):
                if data is not None and not data.strip():
                    continue
                found = True
                source = Source(file.relative, digest, encoding or "utf-8")
                yield _document(f"{file.relative}#{number}", data, source)
            if not found:
                yield Skipped(file.relative, "empty file")
    except UnreadableError as fault:
        yield Skipped(file.relative, str(fault))
    except OSError as fault:
        yield Skipped(file.relative, said(fault))


def lines_at(file: SourceFile, numbers: Iterable[int]) -> Iterator[str]:
    """Yield some lines of a file, decoded; the file is read once.

    Args:
        file: The file.
        numbers: From 1, ascending; the next one is asked for when its line is wanted.

    Raises:
        IndexError: the file has no such line.
        NotTextError: the line can't be decoded.
        UnreadableError: the file can't be read.
    """
    try:
        with open_regular(file.path) as handle:
            found = _lines(handle)
            for number in numbers:
                data = next((data for at, data in found if at >= number), None)
                if data is None:
                    raise IndexError(f"no line {number}")
                yield decode(data).text.rstrip("\r\n")
    except OSError as fault:
        raise UnreadableError(said(fault)) from fault


def _document(name: str, data: bytes | None, source: Source) -> RawDocument | Skipped:
    if data is None:
        return Skipped(name, "too long: a line of more than 64 MB")
    try:
        decoded = decode(data)
    except NotTextError as fault:
        return Skipped(name, str(fault))
    value = records.parsed(decoded.text.rstrip("\r\n"), a_line=True)
    if isinstance(value, Skipped):
        return Skipped(name, value.reason)
    if source.encoding == "utf-8":
        source = replace(source, encoding=decoded.encoding, repairs=decoded.repairs)
    return records.document(name, value, source)


def _lines(handle: BufferedReader) -> Iterator[tuple[int, bytes | None]]:
    """Yield each line with its number from 1; None for one that is too long."""
    if _wide_encoding(handle):
        yield from _wide_lines(handle)
        return
    number = 0
    while data := handle.readline(LONGEST_LINE + 1):
        number += 1
        if len(data) <= LONGEST_LINE:
            yield number, data
            continue
        while data and not data.endswith(b"\n"):
            data = handle.readline(_CHUNK)
        yield number, None


def _wide_encoding(handle: BufferedReader) -> str | None:
    """Return the encoding of a file in which a newline is not one byte."""
    handle.seek(0)
    start = handle.read(4)
    handle.seek(0)
    return next((encoding for mark, encoding in _WIDE if start.startswith(mark)), None)


def _wide_lines(handle: BufferedReader) -> Iterator[tuple[int, bytes | None]]:
    """Yield the lines of UTF-16 and UTF-32 as UTF-8; such a file is held as a whole."""
    data = handle.read(LONGEST_LINE + 1)
    if len(data) > LONGEST_LINE:
        raise UnreadableError("too large: more than 64 MB of UTF-16")
    try:
        text = decode(data).text
    except NotTextError as fault:
        raise UnreadableError(str(fault)) from fault
    for number, each in enumerate(text.split("\n"), start=1):
        yield number, each.encode("utf-8", "surrogatepass")
