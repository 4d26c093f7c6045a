"""A list of names as a table."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich import box
from rich.table import Table
from rich.text import Text

from reader.text.safe import guard

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from reader.export.name_tables import ListedName

_TOLD = 4
_WIDE = 120
"""Columns of a terminal from which on days are told too."""
NONE = "·"
"""Stands for nothing."""


def names_table(listed: Sequence[ListedName], width: int) -> Table:
    """Return names as a table.

    Args:
        listed: The names.
        width: Columns of the terminal.
    """
    days = width >= _WIDE
    decided = any(each.decided for each in listed)
    table = plain_table("Name", "Kind", "Mentions", "Articles", right=("Mentions", "Articles"))
    for head in ("First", "Last") if days else ():
        table.add_column(head)
    table.add_column("In the words")
    table.add_column("Outlets")
    if decided:
        table.add_column("Decided")
    for entry, ends, was in listed:
        when = (ends.first.date, ends.last.date) if ends else (None, None)
        cells = [guard(entry.name), entry.kind, f"{entry.mentions:,}", f"{entry.articles:,}"]
        cells += [(date or NONE)[:10] for date in when] if days else []
        cells += [_most(entry.variants), _most(entry.outlets)]
        cells += ["yes" if was else NONE] if decided else []
        table.add_row(*map(Text, cells))
    return table


def plain_table(*heads: str, right: Sequence[str] = ()) -> Table:
    """Return an empty table with some columns, those of numbers flush right."""
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, show_edge=False)
    for head in heads:
        table.add_column(head, justify="right" if head in right else "left")
    return table


def _most(counts: Mapping[str, int]) -> str:
    told = [f"{guard(what) or 'unknown'} {n:,}" for what, n in list(counts.items())[:_TOLD]]
    return " · ".join(told + (["…"] if len(counts) > _TOLD else []))
