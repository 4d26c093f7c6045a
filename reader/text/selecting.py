"""What the mouse points at or has selected: from rows and columns back to characters. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.cells import cell_len

from index.article import Span
from reader.text.page import BLANK, Block, Layout
from reader.text.safe import guard

if TYPE_CHECKING:
    from textual.selection import Selection


def character_at(text: str, start: int, end: int, column: int) -> int | None:
    """Return the offset of the character that a column of a line shows; None for none of it.

    Args:
        text: The whole text.
        start: Where the line begins in it.
        end: Where it ends, half-open.
        column: In cells, from the line's first.
    """
    cells = 0
    for offset in range(start, end) if column >= 0 else ():
        cells += cell_len(guard(text[offset]))
        if column < cells:
            return offset
    return None


def selected_on(layout: Layout, row: int, selection: Selection, left: int) -> Span | None:
    """Return what of a row's text is selected, offsets into its block's text; None for nothing.

    Args:
        layout: The rows.
        row: One of them.
        selection: From where to where, as rows and columns.
        left: The column that text begins on.
    """
    line, columns = layout.line_on(row), selection.get_span(row)
    if line is BLANK or columns is None:
        return None
    first, last = columns
    left += layout.hang(line)
    start = line.start + max(0, first - left)
    end = min(line.end, line.start + max(0, last - left)) if last >= 0 else line.end
    return Span(start, end) if start < end else None


def stretches(layout: Layout, selection: Selection, left: int) -> list[tuple[Block, Span]]:
    """Return what is selected of each block, the lines of a block joined again."""
    found: dict[int, Span] = {}
    for row, line in enumerate(layout.rows):
        if stretch := selected_on(layout, row, selection, left):
            first = found.get(line.block, stretch)
            found[line.block] = Span(first.start, stretch.end)
    return [(layout.blocks[number], span) for number, span in found.items()]


def selected_span(layout: Layout, selection: Selection, left: int) -> Span | None:
    """Return the stretch of the article's text that is selected; None where nothing of it is."""
    spans = [span for block, span in stretches(layout, selection, left) if block.body]
    return Span(spans[0].start, spans[-1].end) if spans else None


def selected_words(layout: Layout, selection: Selection, left: int) -> str:
    """Return what is selected, guarded: paragraphs whole, not as their lines are broken."""
    words = "".join(
        block.text[span.start : span.end] + "\n" * (1 + block.gap)
        for block, span in stretches(layout, selection, left)
    )
    return guard(words.rstrip("\n"), newlines=True)
