"""Figures as Markdown tables, to be read in a terminal and pasted into README.md."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

NONE = "·"
"""Where there is nothing to compare with."""


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Return a Markdown table; all columns but the first to the right."""
    cells = [list(head), *(list(row) for row in rows)]
    widths = [max(len(row[column]) for row in cells) for column in range(len(head))]
    lines = [
        "| "
        + " | ".join(
            cell.rjust(width) if column else cell.ljust(width)
            for column, (cell, width) in enumerate(zip(row, widths, strict=True))
        )
        + " |"
        for row in cells
    ]
    rule = [
        "-" * width if not column else "-" * (width - 1) + ":"
        for column, width in enumerate(widths)
    ]
    return "\n".join([lines[0], "| " + " | ".join(rule) + " |", *lines[1:]])


def milliseconds(seconds: float) -> str:
    """Return a time to about three digits: "0.42 ms", "1,310 ms"."""
    value = seconds * 1000
    return f"{value:,.{0 if value >= 100 else 1 if value >= 10 else 2}f} ms"


def times(factor: float) -> str:
    """Return a ratio to two digits or so: "0.31×", "12×"."""
    return f"{factor:.{2 if factor < 10 else 0}f}×"


def load() -> str:
    """Return how busy the machine is: processes running or waiting in the last minute."""
    try:
        return f"{os.getloadavg()[0]:.1f}"
    except (AttributeError, OSError):  # not every platform counts
        return "unknown"


def show(title: str, body: str) -> None:
    """Print a table, or a sentence, under its title, at once."""
    print(f"\n### {title}\n\n{body}\n", flush=True)


def tell(step: str) -> None:
    """Say what is under way, beside the figures."""
    print(f"… {step}", file=sys.stderr, flush=True)
