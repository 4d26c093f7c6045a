"""What the columns of tables and records were taken for, and how to set that right. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.export.columns import setting_lines
from reader.survey.facts import SECTIONS, fact, titled
from reader.survey.ledger import BLANK, Column, Page, Path, Row
from reader.text.phrases import count
from reader.text.safe import guard

if TYPE_CHECKING:
    from index.survey import Survey
    from index.taken import Taken

LONGEST = 4_000
"""Characters of a name that are looked at: no line shows more."""


def columns(survey: Survey, path: Path) -> Page:
    """Return the page of all files whose columns or fields were taken for something."""
    rows = titled(SECTIONS["columns"])
    if not survey.columns:
        rows.append(Row("No table, and no file of records, has been read.", role="text"))
        return Page(path, tuple(rows))
    rows.append(Row("File", ("files", "guessed"), "columns"))
    rows += [
        Row(
            guard(each.file[:LONGEST]),
            (f"{each.files:,}", ", ".join(each.guessed) or "·"),
            leads=("taken", each.file),
        )
        for each in survey.columns
    ]
    return Page(path, tuple(rows), (Column(7, worth=5), Column(24, right=False)))


def taken(survey: Survey, path: Path) -> Page | None:
    """Return the page of files that were taken alike: each part, and what would set it."""
    found = next((each for each in survey.columns if each.file == path[1]), None)
    if found is None:
        return None
    more = count(found.files, "file")
    rows = [*titled(f"{SECTIONS['columns']} › {guard(found.file[:LONGEST])}", more)]
    rows += [fact(part.capitalize(), _words(each)) for part, each in found.parts.items()]
    rows += [
        BLANK,
        Row("To set it, write in corpus.toml, with the names that are right:", role="text"),
    ]
    if found.files > 1:
        rows.append(Row("A pattern such as *.json stands for several files.", role="note"))
    rows.append(BLANK)
    rows += [Row(guard(line[:LONGEST]), role="note") for line in setting_lines(found)]
    return Page(path, tuple(rows))


def _words(taken: Taken | None) -> str:
    if taken is None:
        return "no column"
    column = guard(taken.column[:LONGEST]) or "text, body or what it is mostly called"
    return f"{column}, {taken.how}"
