"""What was skipped: grouped by its reason, each with what can be done about it. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.cells import cell_len

from reader.survey.advice import READ, advice
from reader.survey.articles import LONGEST
from reader.survey.facts import SECTIONS, titled
from reader.survey.ledger import BLANK, Column, Page, Path, Row
from reader.text.phrases import count
from reader.text.safe import guard

if TYPE_CHECKING:
    from collections.abc import Sequence

    from index.article import Skipped
    from index.survey import SkippedShare, Survey

SHOWN = 8
"""Rows of a group that are listed before the rest is one row that leads to all of them."""
_REASON = (Column(0, right=False),)
LEAST_NAME = 14
MOST_NAME = 38
"""Cells that a path has in a list; all of it is told of the file alone."""
_COMMANDS = (
    ("corpus-reader FOLDER", "opens another folder"),
    ("corpus-reader", "opens ./corpus, or else the sample"),
)


def no_article(survey: Survey, path: Path) -> Page:
    """Say that the corpus holds no article, what was looked at, and what can be done."""
    rows = [Row("No article in this folder.", role="title")]
    items = [item for share in survey.skipped for item in share.items]
    if items:
        looked = count(len(items), "file or record was", "files and records were")
        them = "it holds none" if len(items) == 1 else "none of them holds one"
        rows += [Row(f"{looked} looked at, and {them}:", role="note"), BLANK]
    else:
        rows.append(Row("There is no file in it.", role="note"))
    rows += [_row(item, whole=True) for item in items[:SHOWN]]
    if len(items) > SHOWN:
        rows.append(Row(f"{len(items) - SHOWN:,} more …", leads=("skipped",)))
    rows += [BLANK, Row(f"Read are {READ}.", role="note"), BLANK]
    rows += [Row(command, (does,), role="command") for command, does in _COMMANDS]
    return Page(path, tuple(rows), _REASON, _name_cells(rows), flush=True)


def skipped(survey: Survey, path: Path) -> Page | None:
    """Return all groups, or of one group all that is in it."""
    if len(path) > 1:
        return next((_group(s, path) for s in survey.skipped if s.reason == path[1]), None)
    rows = titled(SECTIONS["skipped"])
    if not survey.skipped:
        rows.append(Row("Nothing was skipped.", role="text"))
    for number, share in enumerate(survey.skipped):
        rows += [BLANK] if number else []
        rows.append(Row(guard(share.reason), (f"{len(share.items):,}",), "head"))
        rows += [_row(item) for item in share.items[:SHOWN]]
        if len(share.items) > SHOWN:
            more = f"{len(share.items) - SHOWN:,} more …"
            rows.append(Row(more, leads=("skipped", share.reason)))
    return Page(path, tuple(rows), _REASON, _name_cells(rows))


def _name_cells(rows: Sequence[Row]) -> int:
    names = [cell_len(row.label) for row in rows if row.leads and row.leads[0] == "file"]
    return max(LEAST_NAME, min(MOST_NAME, max(names, default=0)))


def _group(share: SkippedShare, path: Path) -> Page:
    title = f"{SECTIONS['skipped']} › {guard(share.reason)}"
    top = tuple(titled(title, f"{len(share.items):,}"))
    return Page(path, top, _REASON, MOST_NAME, items=share.items, make=_listed)


def _listed(item: Skipped, _: int) -> Row:
    return _row(item)


def _row(item: Skipped, *, whole: bool = False) -> Row:
    rest = item.reason if whole else item.reason.partition(": ")[2]
    name, reason = guard(item.path[:LONGEST]), guard(rest[:LONGEST])
    return Row(name, (reason,), leads=("file", item.path, item.reason))


def skipped_file(survey: Survey, path: Path) -> Page | None:
    """Return the whole of one path and reason, and what can be done."""
    _, name, reason = path
    group = reason.partition(":")[0]
    items = next((share.items for share in survey.skipped if share.reason == group), ())
    if not any(item.path == name and item.reason == reason for item in items):
        return None
    rows = (
        *titled(SECTIONS["skipped"]),
        Row(guard(name), role="strong"),
        BLANK,
        Row("Why", role="head"),
        Row(guard(reason), role="text"),
        BLANK,
        Row("What can be done", role="head"),
        Row(advice(reason), role="text"),
        Row("After that, r looks again.", role="text"),
    )
    return Page(path, rows)
