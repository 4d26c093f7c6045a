"""Tables as CSV, and results as one: a hit a line, for a spreadsheet or a script."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

from reader.text.safe import guard

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from index.results import Row

Cell = str | int | float
_FORMULA = tuple("=+-@＝＋－＠")
"""What a formula begins with in a spreadsheet."""
COLUMNS = ("id", "title", "outlet", "date", "words", "score", "hits", "snippet")


def csv_text(head: Sequence[str], rows: Iterable[Sequence[Cell]]) -> str:
    """Return a table with a head line (RFC 4180, but for line feeds alone), its words guarded.

    A spreadsheet would follow words from outside that look like a formula: an apostrophe is put
    before them, as by who types them there.
    """
    table = io.StringIO()
    writer = csv.writer(table, lineterminator="\n")
    writer.writerow([_inert(name) for name in head])
    for row in rows:
        writer.writerow([_inert(cell) if isinstance(cell, str) else cell for cell in row])
    return table.getvalue()


def _inert(words: str) -> str:
    guarded = guard(words)
    return f"'{guarded}" if guarded.lstrip().startswith(_FORMULA) else guarded


def results_csv(rows: Iterable[Row]) -> str:
    """Return rows, a hit a line."""
    return csv_text(COLUMNS, map(_hit, rows))


def _hit(row: Row) -> Sequence[Cell]:
    return (
        *(row.id, row.title or "", row.outlet or "", row.date or "", row.words),
        *(round(row.score, 2), row.hits, row.snippets[0].text if row.snippets else ""),
    )
