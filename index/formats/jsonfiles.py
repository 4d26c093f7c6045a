"""JSON: one record, a list of them, or an object that holds a list somewhere.

A file is held as a whole as far as that goes, so that a fault can be told with its place; a longer
list is read an element at a time.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from index.article import Skipped, Source
from index.encoding import Decoded, NotTextError, decode
from index.formats import series
from index.formats.elements import elements
from index.formats.faults import UnreadableError
from index.formats.fieldnames import named
from index.formats.records import kind_of_value
from index.formats.streams import held
from index.formats.textstream import text_stream

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from io import BufferedReader

    from index.formats.document import RawDocument
    from index.formats.mapping import Mapping

HELD = 32 * 1024 * 1024
"""Bytes of a list that is held as a whole; a longer one is read an element at a time."""
_DEEPEST = 4
_LONG = 300
"""Characters under a name that says nothing, from which on they may be an article's text."""
_NOTHING = "no field called text, body or content, and no list of records"


def documents(
    name: str,
    source: Source,
    stream: BufferedReader,
    mapping: Mapping,
    most: int,
) -> Iterator[RawDocument | Skipped]:
    """Yield the documents of a JSON file, and what in it is none.

    Args:
        name: The id that those of its records begin with.
        source: The file of the corpus, its encoding to be put in.
        stream: What it holds.
        mapping: What somebody says of its fields.
        most: Bytes of a file that isn't a list.

    Raises:
        UnreadableError: it isn't JSON, or no longer.
    """
    if _is_long_list(stream):
        text, encoding, repairs = text_stream(stream)
        source = Source(source.path, source.sha256, encoding, repairs)
        numbered = enumerate(elements(text), start=1)
        found = ((f"{name}#{n}", record, source) for n, record in numbered)
        yield from series.documents(found, mapping)
        return
    decoded = _decoded(stream, most)
    source = Source(source.path, source.sha256, decoded.encoding, decoded.repairs)
    value = parsed(decoded.text)
    del decoded
    if isinstance(value, Skipped):
        raise UnreadableError(value.reason)
    listed = records_in(value)
    if isinstance(listed, str):
        raise UnreadableError(listed)
    is_one = isinstance(value, dict) and len(listed) == 1 and listed[0] is value
    numbered = enumerate(listed, start=1)
    found = ((name if is_one else f"{name}#{n}", record, source) for n, record in numbered)
    yield from series.documents(found, mapping)


def sources(stream: BufferedReader, numbers: Iterable[int], most: int) -> Iterator[str]:
    """Yield records of a JSON file as indented JSON.

    Args:
        stream: The file.
        numbers: Of the records, ascending.
        most: Bytes of a file that isn't a list.

    Raises:
        IndexError: there is no such record.
        UnreadableError: it is no JSON any more.
    """
    if _is_long_list(stream):
        found = enumerate(elements(text_stream(stream).text), start=1)
        for number in numbers:
            value = next((value for at, value in found if at == number), None)
            if value is None:
                raise IndexError(f"no record {number}")
            yield _written(value, number)
        return
    value = parsed(_decoded(stream, most).text)
    listed = "no longer JSON" if isinstance(value, Skipped) else records_in(value)
    for number in numbers:
        if isinstance(listed, str) or not 1 <= number <= len(listed):
            raise IndexError(f"no record {number}")
        yield _written(listed[number - 1], number)


def parsed(text: str, *, a_line: bool = False) -> Any:
    """Return the value that a JSON text holds, or a `Skipped` without a path.

    Args:
        text: A file, or a line of one.
        a_line: It is a line, so that only the column of a fault is worth telling.
    """
    try:
        return json.loads(text)
    except RecursionError:
        return Skipped("", "JSON nested too deeply")
    except json.JSONDecodeError as fault:
        what = f"{fault.msg[:1].lower()}{fault.msg[1:]}"
        where = f"column {fault.colno}" if a_line else f"line {fault.lineno}, column {fault.colno}"
        at = f"{what} {where}" if what.endswith(" at") else f"{what} ({where})"
        return Skipped("", f"not valid JSON: {at}")
    except ValueError:  # a number of thousands of digits, which Python refuses to convert
        return Skipped("", "not valid JSON: a number with too many digits")


def records_in(value: Any) -> list[Any] | str:
    """Return the records in a JSON value, or why there are none."""
    if isinstance(value, list):
        return value or "no records: an empty list"
    if not isinstance(value, dict):
        return f"no records: {kind_of_value(value)}"
    return [value] if _has_text(value) else _records_within(value)


def _records_within(value: dict[Any, Any]) -> list[Any] | str:
    """Return the records in an object that is none itself, going down a level at a time."""
    level = [value]
    for _ in range(_DEEPEST):
        held = [inner for each in level for inner in each.values()]
        listed = next(filter(_is_records, held), None)
        if listed is not None:
            return list(listed)
        below = [inner for inner in held if isinstance(inner, dict)]
        if below and 2 * sum(map(_has_text, below)) > len(below) > 1:
            return below  # each stands under a name of its own
        if any(map(_has_text, below)):
            return [value]
        level = below
    return [value] if any(_may_be_text(*each) for each in value.items()) else _NOTHING


def _may_be_text(key: Any, value: Any) -> bool:
    name = named(str(key))
    is_named = name is not None and name.field == "text"
    return isinstance(value, str) and (is_named or len(value) > _LONG)


def _has_text(value: dict[Any, Any]) -> bool:
    for key, inner in value.items():
        name = named(str(key))
        is_text = name is not None and name.field == "text" and name.exact
        if is_text and not isinstance(inner, dict) and not _is_records(inner):
            return True
    return False


def _is_records(value: Any) -> bool:
    return isinstance(value, list) and any(isinstance(each, dict) for each in value)


def _is_long_list(stream: BufferedReader) -> bool:
    """Tell whether a stream is a list that is too long to be held; nothing of it is lost."""
    head = stream.peek(1_000)
    is_list = head.replace(b"\0", b"").lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n").startswith(b"[")
    return is_list and _left(stream) > HELD


def _left(stream: BufferedReader) -> int:
    """Return how many bytes a stream has; where that can't be told, more than are held."""
    if not stream.seekable():
        return HELD + 1
    at = stream.tell()
    end = stream.seek(0, 2)
    stream.seek(at)
    return end - at


def _decoded(stream: BufferedReader, most: int) -> Decoded:
    try:
        return decode(held(stream, most))
    except NotTextError as fault:
        raise UnreadableError(str(fault)) from fault


def _written(value: Any, number: int) -> str:
    try:
        return json.dumps(value, ensure_ascii=False, indent=2)
    except RecursionError:  # what could just be read may be too deep to be written
        raise IndexError(f"record {number} is nested too deeply") from None
