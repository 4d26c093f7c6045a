"""JSON Lines: a record a line, read one at a time so that a million of them fit in memory."""

from __future__ import annotations

import codecs
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from index.article import Skipped, Source
from index.encoding import NotTextError, decode
from index.formats import series
from index.formats.faults import UnreadableError
from index.formats.jsonfiles import parsed
from index.formats.streams import held

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from io import BufferedReader

    from index.formats.document import RawDocument
    from index.formats.mapping import Mapping

LONGEST_LINE = 64 * 1024 * 1024
"""A longer line is skipped without being held."""
_WIDE = (
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_CHUNK = 1024 * 1024


def documents(
    name: str,
    source: Source,
    stream: BufferedReader,
    mapping: Mapping,
) -> Iterator[RawDocument | Skipped]:
    """Yield the documents of a file of JSON Lines, and what in it is none.

    Args:
        name: The id that those of its records begin with.
        source: The file of the corpus, its encoding to be put in.
        stream: What it holds.
        mapping: What somebody says of its fields.

    Raises:
        UnreadableError: it can't be read, or no longer.
    """
    found = _records(name, replace(source, encoding=_wide_encoding(stream) or "utf-8"), stream)
    yield from series.documents(found, mapping)


def sources(stream: BufferedReader, numbers: Iterable[int]) -> Iterator[str]:
    """Yield some lines of a file, decoded; the file is read once.

    Args:
        stream: The file.
        numbers: From 1, ascending; the next one is asked for when its line is wanted.

    Raises:
        IndexError: the file has no such line.
        NotTextError: the line can't be decoded.
    """
    found = _lines(stream)
    for number in numbers:
        data = next((data for at, data in found if at >= number), None)
        if data is None:
            raise IndexError(f"no line {number}")
        yield decode(data).text.rstrip("\r\n")


def _records(
    name: str, source: Source, stream: BufferedReader
) -> Iterator[tuple[str, Any, Source]]:
    found = False
    for number, data in _lines(stream):
        if data is None or data.strip():
            found = True
            yield (f"{name}#{number}", *_record(data, source))
    if not found:
        raise UnreadableError("empty file")


def _record(data: bytes | None, source: Source) -> tuple[Any, Source]:
    if data is None:
        return Skipped("", "too long: a line of more than 64 MB"), source
    try:
        decoded = decode(data)
    except NotTextError as fault:
        return Skipped("", str(fault)), source
    if source.encoding == "utf-8":
        source = replace(source, encoding=decoded.encoding, repairs=decoded.repairs)
    return parsed(decoded.text.rstrip("\r\n"), a_line=True), source


def _lines(stream: BufferedReader) -> Iterator[tuple[int, bytes | None]]:
    """Yield each line with its number from 1; None for one that is too long."""
    if _wide_encoding(stream):
        yield from _wide_lines(stream)
        return
    number = 0
    while data := stream.readline(LONGEST_LINE + 1):
        number += 1
        if len(data) <= LONGEST_LINE:
            yield number, data
            continue
        while data and not data.endswith(b"\n"):
            data = stream.readline(_CHUNK)
        yield number, None


def _wide_encoding(stream: BufferedReader) -> str | None:
    """Return the encoding of a file in which a newline is not one byte."""
    start = stream.peek(4)
    return next((encoding for mark, encoding in _WIDE if start.startswith(mark)), None)


def _wide_lines(stream: BufferedReader) -> Iterator[tuple[int, bytes | None]]:
    """Yield the lines of UTF-16 and UTF-32 as UTF-8; such a file is held as a whole."""
    try:
        text = decode(held(stream, LONGEST_LINE)).text
    except NotTextError as fault:
        raise UnreadableError(str(fault)) from fault
    for number, each in enumerate(text.split("\n"), start=1):
        yield number, each.encode("utf-8", "surrogatepass")
