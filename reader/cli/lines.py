"""Words in their context on the command line, one line above the other: mentions and hits."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.cells import cell_len
from rich.text import Text

from reader.cli.output import HIT
from reader.text.context import ONE_FROM, beginning, ending
from reader.text.safe import guard
from reader.text.wrap import fit

if TYPE_CHECKING:
    from collections.abc import Iterable

    from rich.console import Console

    from index.lines import ContextLine

WIDTH = 60
"""Characters on each side that are written to files, where no terminal has its width."""
PAGE = 500
"""Lines fetched at once."""
_DAY, _OUTLET, _GAP = 10, 18, 2
"""Cells of the columns before a line, and between them."""


def context_width(to: Console) -> int:
    """Return how many characters are wanted on each side of the words."""
    return max(WIDTH, to.width // 2) if to.is_terminal else WIDTH


def print_lines(lines: Iterable[ContextLine], to: Console, width: int) -> None:
    """Write lines so that their words begin one above the other.

    Where it is narrow, day and outlet are left out. Words too long for the line are cut.

    Args:
        lines: What is written.
        to: Where.
        width: Characters on each side that there are at most.
    """
    beside = to.width >= ONE_FROM
    room = max((to.width - (_DAY + _OUTLET + 2 * _GAP if beside else 0)) // 2, 1)
    left_cells, right_cells = max(min(room - 8, width), 0), room + 8
    for line in lines:
        left, mention = ending(guard(line.left), left_cells), guard(line.mention)
        if cell_len(mention) > right_cells:
            mention = fit(mention, right_cells)
        head = _head(line) if beside else ""
        text = Text(head + " " * (left_cells - cell_len(left)) + left)
        text.append(mention, style=HIT)
        text.append(beginning(guard(line.right), max(right_cells - cell_len(mention), 0)))
        to.print(text, soft_wrap=True)


def _head(line: ContextLine) -> str:
    outlet = fit(guard(line.outlet or "unknown"), _OUTLET)
    date = fit(guard(line.date or "unknown")[:_DAY], _DAY)
    columns = ((date, _DAY + _GAP), (outlet, _OUTLET + _GAP))
    return "".join(f"{words}{' ' * (cells - cell_len(words))}" for words, cells in columns)
