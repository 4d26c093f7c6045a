"""Rows of CSV and TSV as people's tools write them: any delimiter, quotes that are never closed.

One row is held at a time, and only so much of it. The `csv` module does the splitting; what is
here is which lines it is given, since a quotation mark that is never closed would have it take the
rest of a file for one cell.
"""

from __future__ import annotations

import csv
from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator
    from io import TextIOBase

LONGEST_ROW = 8 * 1024 * 1024
"""Characters of a row: a book has one million, and no article a tenth of that."""
MOST_LINES = 20_000
"""Of one row, which has more than one where its cells hold line ends."""
_DELIMITERS = (",", "\t", ";", "|")
_SAMPLED_ROWS = 30
_SAMPLE = 64 * 1024
_MOST_RESTARTS = 20
"""How often reading goes back for a quotation mark that is never closed: each time costs as much
as a row may be long."""


class Row(NamedTuple):
    """A row, and how it stands in the file."""

    cells: list[str]
    fault: str
    """Why there are no cells, else nothing."""
    lines: tuple[str, ...]


class _Lines:
    """Lines of a text, those of the row that is being read kept, to be read again."""

    def __init__(self, text: TextIOBase) -> None:
        self._text = text
        self._again: list[str] = []
        self.row: list[str] = []
        self._size = 0
        self.is_over = False

    def __iter__(self) -> _Lines:
        return self

    def __next__(self) -> str:
        line = self._again.pop() if self._again else self._read()
        if not line:
            self.is_over = True
            raise StopIteration
        self._size += len(line)
        self.row.append(line)
        if self._size > LONGEST_ROW or len(self.row) > MOST_LINES:
            raise _EndlessError
        return line

    def begin(self) -> None:
        """Forget the row before."""
        self.row, self._size = [], 0

    def restart(self) -> None:
        """Read all lines again but the row's first one."""
        self._again.extend(reversed(self.row[1:]))
        self.is_over = False

    def beginning(self) -> str:
        """Return the first lines, and leave them to be read."""
        first: list[str] = []
        size = 0
        while size < _SAMPLE and (line := self._read()):
            first.append(line)
            size += len(line)
        self._again = first[::-1]
        return "".join(first)[:_SAMPLE]

    def _read(self) -> str:
        line = self._text.readline(LONGEST_ROW + 1)
        if len(line) > LONGEST_ROW:
            while (more := self._text.readline(_SAMPLE)) and not more.endswith(("\n", "\r")):
                pass
        return line


class _EndlessError(Exception):
    """A row that has no end."""


def rows(text: TextIOBase) -> Iterator[Row]:
    """Yield the rows of a table, its header as the first; empty lines are none."""
    lines = _Lines(text)
    dialect = sniffed(lines.beginning())
    csv.field_size_limit(LONGEST_ROW + 1)
    restarts = 0
    while not lines.is_over:
        lines.begin()
        fault = ""
        cells: list[str] = []
        try:
            cells = next(csv.reader(lines, dialect), [])
        except _EndlessError:
            fault = f"a row of more than {LONGEST_ROW >> 20} MB, or {MOST_LINES:,} lines"
        except csv.Error as error:
            fault = f"not a row: {error}"
        # Lines are only asked for beyond a row's own within quotation marks.
        if len(lines.row) > 1 and (fault or lines.is_over):
            fault = "a quotation mark that is never closed"
            restarts += 1
            if restarts <= _MOST_RESTARTS:
                lines.restart()
                lines.row = lines.row[:1]
        if fault or any(map(str.strip, cells)):
            yield Row([] if fault else cells, fault, tuple(lines.row))


def sniffed(start: str) -> type[csv.Dialect]:
    """Return how a table's cells are told apart, by its beginning.

    The delimiter is the one by which most rows have the same number of cells, and more than one.
    `csv.Sniffer` tries patterns whose time grows with the square of the text.
    """
    is_escaped = start.count('\\"') > 2 * start.count('""') + 2

    class Found(csv.Dialect):
        """What was found."""

        delimiter = ","
        quotechar = '"'
        doublequote = not is_escaped
        escapechar = "\\" if is_escaped else None
        lineterminator = "\n"
        quoting = csv.QUOTE_MINIMAL

    best = (0.0, 0)
    for delimiter in _DELIMITERS:
        Found.delimiter, before = delimiter, Found.delimiter
        score = _evenness(start, Found)
        if score > best:
            best = score
        else:
            Found.delimiter = before
    return Found


def _evenness(start: str, dialect: type[csv.Dialect]) -> tuple[float, int]:
    """Return the share of rows that are as wide as most, and how wide; nothing for one cell."""
    widths: Counter[int] = Counter()
    csv.field_size_limit(LONGEST_ROW + 1)
    reader = csv.reader(start.splitlines(keepends=True), dialect)
    header = 0
    try:
        for cells in reader:
            if cells:
                widths[len(cells)] += 1
                header = header or len(cells)
            if widths.total() > _SAMPLED_ROWS:
                break
    except csv.Error:
        pass
    if not widths or header < 2:
        return 0.0, 0
    # The header is the one row that is sure not to hold prose with commas in it.
    return round(widths[header] / widths.total(), 1), header
