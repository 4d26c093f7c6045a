"""What the columns of tables and records were taken for, and what to write to set it. Pure."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from reader.text.safe import guard

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from index.taken import TakenFrom

_TOLD = 20
"""Groups of files with guessed columns that are told in words; JSON tells all."""


def columns_value(columns: Sequence[TakenFrom]) -> list[dict[str, Any]]:
    """Return for JSON which column each part was taken from, and why; null where from none."""
    return [
        {
            "file": each.file,
            "files": each.files,
            "columns": {
                part: taken and {"column": taken.column or None, "taken": taken.how}
                for part, taken in each.parts.items()
            },
        }
        for each in columns
    ]


def guessed_lines(columns: Sequence[TakenFrom]) -> Iterator[str]:
    """Yield lines that tell which columns were guessed, and what to write where that is wrong."""
    guessed = [each for each in columns if each.guessed]
    if not guessed:
        return
    yield "Columns guessed by what they hold; where that is wrong, set them in corpus.toml:"
    for each in guessed[:_TOLD]:
        more = f" and {each.files - 1:,} more like it" if each.files > 1 else ""
        yield f"  {guard(each.file)}{more}"
        yield from (f"    {guard(line)}" for line in setting_lines(each))
    if len(guessed) > _TOLD:
        yield f"  {len(guessed) - _TOLD:,} more kinds of files"


def setting_lines(taken: TakenFrom) -> Iterator[str]:
    """Yield what would set the columns as they were taken, as `corpus.toml` has it."""
    yield "[[columns]]"
    yield f"file = {_quoted(taken.file)}"
    for part, column in taken.parts.items():
        if column and column.column:
            yield f"{part} = {_quoted(column.column)}"


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)  # a string of TOML is written like one of JSON
