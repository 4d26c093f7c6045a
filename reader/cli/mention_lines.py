"""The mentions of a name on the command line, each in its line, one above the other."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

from rich.cells import cell_len
from rich.text import Text

from reader.cli.output import HIT, console, json_text, note, write
from reader.export.name_tables import lines_csv
from reader.export.names import concordance_value
from reader.text.safe import guard
from reader.text.wrap import fit

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from rich.console import Console

    from index.dossier import Concordance, LineOrder, MentionLine
    from index.library import Library
    from index.results import NameRef
    from reader.cli.options import Options

_WIDTH = 60
"""Characters on each side of a mention, where no terminal is narrower."""
_PAGE = 500
"""Lines fetched at once."""
_DAY, _OUTLET, _GAP = 10, 18, 2
"""Cells of the columns before a line, and between them."""


def tell_lines(
    library: Library,
    ref: NameRef,
    order: LineOrder,
    limit: int,
    options: Options,
    *,
    csv: bool,
) -> int:
    """Write the mentions of a name; return the exit code.

    Args:
        library: The corpus.
        ref: The name.
        order: Of the lines.
        limit: How many at most; 0 for all.
        options: Of the command.
        csv: As a table.
    """
    concordance = library.concordance(ref, order)
    lines = _lines(library, concordance, limit or len(concordance))
    if options.json:
        write(json_text(concordance_value(concordance, list(lines))) + "\n")
    elif csv:
        write(lines_csv(lines))
    else:
        _print(lines, console(options))
    if concordance.within is not None:
        note(
            options,
            f"The first {concordance.within:,} of {len(concordance):,} mentions are in this order, "
            "the others by date.",
        )
    return 0 if len(concordance) else 1


def _lines(library: Library, concordance: Concordance, most: int) -> Iterator[MentionLine]:
    starts = range(0, min(most, len(concordance)), _PAGE)
    pages = (
        library.mention_lines(concordance, start, min(start + _PAGE, most), width=_WIDTH)
        for start in starts
    )
    return (line for line in chain.from_iterable(pages) if line.id)


def _print(lines: Iterable[MentionLine], to: Console) -> None:
    """Write lines so that the mentions begin one above the other."""
    room = max((to.width - _DAY - _OUTLET - 2 * _GAP) // 2, 1)
    left_cells, right_cells = min(room - 8, _WIDTH), room + 8
    for line in lines:
        left = _right_end(guard(line.left), max(left_cells, 0))
        mention = guard(line.mention)
        outlet = fit(guard(line.outlet or "unknown"), _OUTLET)
        date = (line.date or "unknown")[:_DAY]
        head = f"{date:<{_DAY + _GAP}}{outlet}{' ' * (_OUTLET + _GAP - cell_len(outlet))}"
        text = Text(head + " " * (left_cells - cell_len(left)) + left)
        text.append(mention, style=HIT)
        text.append(_left_end(guard(line.right), max(right_cells - cell_len(mention), 0)))
        to.print(text, soft_wrap=True)


def _right_end(text: str, cells: int) -> str:
    """Return the last words of a text, as many as have room."""
    whole = text
    while (over := cell_len(text) - cells) > 0:
        text = text[max(1, over // 2) :]  # a character has two cells at most
    cut = len(whole) - len(text)
    if not cut or whole[cut - 1].isspace():
        return text
    rest = text.partition(" ")[2]
    return rest or text  # a word that is longer than the line


def _left_end(text: str, cells: int) -> str:
    """Return the first words of a text, as many as have room."""
    whole = text
    while (over := cell_len(text) - cells) > 0:
        text = text[: -max(1, over // 2)]
    if text == whole or whole[len(text)].isspace():
        return text
    return text.rpartition(" ")[0] or text
