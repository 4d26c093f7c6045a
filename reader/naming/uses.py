"""How each outlet writes a name, and how often: tables and bars. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.cells import cell_len

from reader.text.marks import Piece
from reader.text.safe import guard
from reader.text.wrap import cut_short

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from index.dossier import Dossier, OutletUse

INDENT = 2
GAP = 2
NONE = Piece("·", ("faint",))
UNKNOWN = "unknown"
LABELS = (10, 24)
"""Fewest and most cells of the labels at the left."""
LITTLE = 0.095
"""In a thousand words; what is less would be rounded to a tenth, or to nothing."""
COUNT = 6
"""Cells of a number beside a label."""
OUTLET = 5
"""Fewest cells of the column of an outlet."""
OUTLETS = (18, 14, 11)
"""Most cells of such a column: as many as leave room for all outlets, else the last."""


def outlet_name(outlet: str | None) -> str:
    """Return an outlet as it is shown."""
    return guard(outlet) if outlet else UNKNOWN


def label_cells(labels: Sequence[str], width: int) -> int:
    """Return how many cells labels get: what the longest needs, within bounds."""
    least, most = LABELS
    longest = max(map(cell_len, labels), default=0)
    return max(least, min(longest, most, width // 3))


def forms_table(dossier: Dossier, shown: int, width: int) -> Iterator[list[Piece]]:
    """Yield the forms of a name, with how often each outlet has each.

    As many outlets as there is room for have a column; the others are told below.

    Args:
        dossier: Of the name.
        shown: How many of its forms.
        width: Cells that a line may fill.
    """
    forms = dossier.forms[:shown]
    label = label_cells([guard(form.text) for form in forms], width)
    using = [n for n, use in enumerate(dossier.outlets) if use.mentions]
    columns = _columns(dossier, using, width - INDENT - label - COUNT)
    left = width - sum(size + GAP for _, size in columns)
    heads = "".join(
        " " * GAP + _right(cut_short(outlet_name(dossier.outlets[n].outlet), size), size)
        for n, size in columns
    )
    if columns:
        yield [Piece(" " * left + heads, ("meta",))]
    for form in forms:
        words = cut_short(guard(form.text), label)
        free = " " * (label - cell_len(words))
        line = [
            Piece(" " * INDENT + words + free, ()),
            Piece(f"{form.mentions:>{COUNT},}", ("meta",)),
            Piece(" " * max(0, left - INDENT - label - COUNT), ()),
        ]
        for n, size in columns:
            number = form.outlets[n]
            cell = Piece(f"{number:,}", ()) if number else NONE
            line += [Piece(" " * (GAP + size - len(cell.text)), ()), cell]
        yield line
    others = len(using) - len(columns)
    if others:
        words = f"and {others:,} more outlet{'' if others == 1 else 's'}"
        yield [Piece(" " * INDENT, ()), Piece(words, ("meta",))]


def _right(words: str, size: int) -> str:
    return " " * (size - cell_len(words)) + words


def _columns(dossier: Dossier, using: Sequence[int], room: int) -> list[tuple[int, int]]:
    """Return the outlets that get a column, those with most mentions first, and its cells."""
    columns: list[tuple[int, int]] = []
    for most in OUTLETS:
        left, columns = room, []
        for n in using:
            size = max(OUTLET, min(most, cell_len(outlet_name(dossier.outlets[n].outlet))))
            if size + GAP > left:
                break
            columns.append((n, size))
            left -= size + GAP
        if len(columns) == len(using):
            break
    return columns


def _in_a_thousand(use: OutletUse) -> str:
    """Return how often in a thousand words: "12.1", "0.04"; "·" where none are counted."""
    if not use.words:
        return NONE.text
    rate = 1000 * use.mentions / use.words
    return f"{rate:,.1f}" if rate >= LITTLE else f"{rate:.1g}"


def bars(outlets: Sequence[OutletUse], role: str, width: int) -> Iterator[list[Piece]]:
    """Yield how often each outlet has a name, as bars, and how often in a thousand words.

    Args:
        outlets: The one with most mentions first.
        role: Of the bars.
        width: Cells that a line may fill.
    """
    label = label_cells([outlet_name(use.outlet) for use in outlets], width)
    most = max((use.mentions for use in outlets), default=0)
    digits = len(f"{most:,}")
    longest = max(4, width - INDENT - label - GAP - digits - 1 - COUNT - GAP)
    for use in outlets:
        name = cut_short(outlet_name(use.outlet), label)
        line = [Piece(" " * INDENT + name + " " * (label - cell_len(name) + GAP), ())]
        if not use.mentions:
            yield [*line, Piece("not named", ("meta",))]
            continue
        full = max(1, round(longest * use.mentions / most))
        number = f" {use.mentions:,}"
        rate = _in_a_thousand(use)
        gap = width - INDENT - label - GAP - full - len(number) - len(rate)
        yield [
            *line,
            Piece("▬" * full, (role,)),
            Piece(number + " " * max(1, gap), ()),
            Piece(rate, ("meta",)),
        ]
