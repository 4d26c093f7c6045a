"""CSV and TSV: an article a row, whatever the columns are called, a row at a time."""

from __future__ import annotations

import re
from itertools import chain, repeat
from typing import TYPE_CHECKING, Any

from index.article import Skipped, Source
from index.dates import parse_date
from index.formats import series
from index.formats.delimited import rows
from index.formats.faults import UnreadableError
from index.formats.fieldnames import named
from index.formats.textstream import text_stream
from index.mastheads import is_link

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from io import BufferedReader, TextIOBase

    from index.formats.delimited import Row
    from index.formats.document import RawDocument
    from index.formats.mapping import Mapping

MOST_COLUMNS = 1_000
"""A wider table is none of articles."""
_LONGEST_NAME = 80
_NUMBER = re.compile(r"[-+]?[\d.,]+")


def documents(
    name: str,
    source: Source,
    stream: BufferedReader,
    mapping: Mapping,
) -> Iterator[RawDocument | Skipped]:
    """Yield the documents of a table, and which of its rows are none.

    Args:
        name: The id that those of its rows begin with.
        source: The file of the corpus, its encoding to be put in.
        stream: What it holds.
        mapping: What somebody says of its columns.

    Raises:
        UnreadableError: it is no table, or can't be read any further.
    """
    text, encoding, repairs = text_stream(stream)
    source = Source(source.path, source.sha256, encoding, repairs)
    found = ((f"{name}#{n}", record, source) for n, record, _ in _numbered(text))
    yield from series.documents(found, mapping, "column")


def sources(stream: BufferedReader, numbers: Iterable[int]) -> Iterator[str]:
    """Yield rows as they stand in the file.

    Args:
        stream: The file.
        numbers: From 1, the header not counted; ascending.

    Raises:
        IndexError: the file has no such row.
        UnreadableError: it is no table any more.
    """
    found = _numbered(text_stream(stream).text)
    for number in numbers:
        row = next((row for at, _, row in found if at == number), None)
        if row is None:
            raise IndexError(f"no row {number}")
        yield "".join(row.lines).rstrip("\r\n")


def _numbered(text: TextIOBase) -> Iterator[tuple[int, Any, Row]]:
    """Yield rows with their numbers from 1, each as a record or as a reason why it is none."""
    found = rows(text)
    first = next(found, None)
    if first is None:
        raise UnreadableError("empty: nothing but white space")
    if first.fault:
        raise UnreadableError(f"no table: its first row is {first.fault}")
    if len(first.cells) > MOST_COLUMNS:
        raise UnreadableError(f"too many columns: more than {MOST_COLUMNS:,}")
    number = 0
    if is_header(first.cells):
        columns = _unique(first.cells)
    else:
        columns = [f"{at}" for at in range(1, len(first.cells) + 1)]
        number += 1
        yield number, _record(columns, first), first
    for row in found:
        number += 1
        yield number, _record(columns, row), row


def is_header(cells: list[str]) -> bool:
    """Tell whether the first row of a table names its columns, or is a row like the others."""
    said = [cell.strip() for cell in cells if cell.strip()]
    if any(map(named, said)):
        return all(len(cell) <= _LONGEST_NAME for cell in said)
    return bool(said) and all(
        len(cell) <= _LONGEST_NAME
        and not _NUMBER.fullmatch(cell)
        and not is_link(cell)
        and parse_date(cell) is None
        for cell in said
    )


def _unique(cells: list[str]) -> list[str]:
    """Return names of columns, those that stand twice or nowhere told apart by number."""
    columns: list[str] = []
    seen: set[str] = set()
    for at, cell in enumerate(cells, start=1):
        name = " ".join(cell.split())[:_LONGEST_NAME] or str(at)
        name = f"{name} {at}" if name in seen else name
        seen.add(name)
        columns.append(name)
    return columns


def _record(columns: list[str], row: Row) -> dict[str, str] | Skipped:
    if row.fault:
        return Skipped("", row.fault)
    spare = len(row.cells) - len(columns)
    if spare > 0 and any(row.cells[len(columns) :]):
        if len(columns) > 1:
            counted = f"{len(row.cells):,} cells under {len(columns):,} columns"
            return Skipped("", f"not a row of this table: {counted}")
        return {columns[0]: ",".join(row.cells)}  # a column of prose, with commas as they come
    return dict(
        zip(columns, chain(row.cells, repeat("")), strict=False)
    )  # the last may be left out
