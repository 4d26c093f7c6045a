"""The hits of a query in their lines as JSON and as CSV.

As in `reader.export.values`: keys may be added to, never renamed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.export.jsontext import json_text
from reader.export.table import csv_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from index.lines import Collocate, Collocates, HitLine, HitLines
    from reader.export.values import Value

LINES = ("id", "date", "outlet", "title", "in", "start", "end", "left", "hit", "right")


def hit_lines_json(
    lines: HitLines, told: Iterable[HitLine], collocates: Collocates | None
) -> Iterator[str]:
    """Yield the hits of a query in order, in pieces of one line of JSON: there may be 500,000.

    Args:
        lines: All of them.
        told: Those that are told.
        collocates: The words beside them; None where nothing was looked for.
    """
    yield f'{json_text(_head(lines))[:-1]}, "lines": ['
    between = ""
    for line in told:
        yield f"{between}{json_text(_line(line))}"
        between = ", "
    yield f"], {json_text({'neighbours': collocates and _collocates(collocates)})[1:]}\n"


def _head(lines: HitLines) -> Value:
    results = lines.articles.results
    problem = results.problem
    return {
        "query": results.query,
        "order": lines.order,
        "total": len(lines),
        "articles": lines.in_articles,
        "found": len(results),
        "read": lines.table.read if lines.table is not None else 0,
        "problem": problem and problem.message,
        "suggestion": results.suggestion,
        "names_complete": results.names_complete,
        "finds": list(results.finds),
    }


def _line(line: HitLine) -> Value:
    return {
        "id": line.id,
        "title": line.title,
        "outlet": line.outlet,
        "date": line.date,
        "in": _where(line),
        "start": line.start,
        "end": line.end,
        "left": line.left,
        "hit": line.mention,
        "right": line.right,
    }


def _where(line: HitLine) -> str:
    return "title" if line.in_title else "text"


def _collocates(found: Collocates) -> Value:
    return {
        "left": list(map(_collocate, found.left)),
        "right": list(map(_collocate, found.right)),
        "near": list(map(_collocate, found.near)),
    }


def _collocate(one: Collocate) -> Value:
    return {"word": one.word, "lines": one.lines, "strength": one.strength}


def hit_lines_csv(lines: Iterable[HitLine]) -> str:
    """Return hits, one a line."""
    return csv_text(
        LINES,
        (
            (
                *(line.id, line.date or "", line.outlet or "", line.title or "", _where(line)),
                *(line.start, line.end, line.left, line.mention, line.right),
            )
            for line in lines
        ),
    )
