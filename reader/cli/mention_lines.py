"""The mentions of a name on the command line, each in its line, one above the other."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

from reader.cli.lines import PAGE, WIDTH, context_width, print_lines
from reader.cli.output import console, json_text, note, write
from reader.export.name_tables import lines_csv
from reader.export.names import concordance_value

if TYPE_CHECKING:
    from collections.abc import Iterator

    from index.dossier import Concordance, LineOrder, MentionLine
    from index.library import Library
    from index.results import NameRef
    from reader.cli.options import Options


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
    to = console(options)
    width = WIDTH if options.json or csv else context_width(to)
    lines = _lines(library, concordance, limit or len(concordance), width)
    if options.json:
        write(json_text(concordance_value(concordance, list(lines))) + "\n")
    elif csv:
        write(lines_csv(lines))
    else:
        print_lines(lines, to, width)
    if concordance.within is not None:
        note(
            options,
            f"The first {concordance.within:,} of {len(concordance):,} mentions are in this order, "
            "the others by date.",
        )
    return 0 if len(concordance) else 1


def _lines(
    library: Library, concordance: Concordance, most: int, width: int
) -> Iterator[MentionLine]:
    starts = range(0, min(most, len(concordance)), PAGE)
    pages = (
        library.mention_lines(concordance, start, min(start + PAGE, most), width=width)
        for start in starts
    )
    return (line for line in chain.from_iterable(pages) if line.id)
