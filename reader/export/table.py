"""Results as CSV: one hit a line, for a spreadsheet or a script."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

from reader.text.safe import guard

if TYPE_CHECKING:
    from collections.abc import Iterable

    from index.results import Row

COLUMNS = ("id", "title", "outlet", "date", "words", "score", "hits", "snippet")


def results_csv(rows: Iterable[Row]) -> str:
    """Return rows as CSV with a head line (RFC 4180, but for line feeds alone)."""
    table = io.StringIO()
    writer = csv.writer(table, lineterminator="\n")
    writer.writerow(COLUMNS)
    for row in rows:
        writer.writerow(
            (
                guard(row.id),
                guard(row.title or ""),
                guard(row.outlet or ""),
                row.date or "",
                row.words,
                round(row.score, 2),
                row.hits,
                guard(row.snippets[0].text) if row.snippets else "",
            )
        )
    return table.getvalue()
