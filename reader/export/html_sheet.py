"""A sheet as HTML: headings that can be led to, lists, and tables with heads for rows. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.export.html_words import NOTHING, cell, shown
from reader.export.sheet import Code, Head, Items, Line

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from reader.export.sheet import Block, Cell, Table


def sheet_html(blocks: Iterable[Block]) -> Iterator[str]:
    """Yield a sheet as HTML."""
    head = ""
    for block in blocks:
        if isinstance(block, Head):
            head = block.id
            yield f'<h2 id="{head}">{shown(block.words)}</h2>\n'
        elif isinstance(block, Line):
            yield f"<p>{cell(block.cell)}</p>\n"
        elif isinstance(block, Code):
            yield f"<pre><code>{shown(block.words)}</code></pre>\n"
        elif isinstance(block, Items):
            yield from _items(block)
        else:
            yield from _table(block, head)


def _items(block: Items) -> Iterator[str]:
    if not block.items:
        yield f"<p>{NOTHING}</p>\n"
        return
    yield '<ul class="plain">\n'
    yield from (f"<li>{cell(item)}</li>\n" for item in block.items)
    yield "</ul>\n"


def _table(table: Table, head: str) -> Iterator[str]:
    """Yield a table, called by the heading over it."""
    kind = "pairs" if table.loose else f"of-{len(table.heads)}"
    yield f'<div class="scroll"><table class="{kind}" aria-labelledby="{head}">\n'
    heads = (f'<th scope="col">{shown(one)}</th>' if one else "<td></td>" for one in table.heads)
    yield f"<thead><tr>{''.join(heads)}</tr></thead>\n<tbody>\n"
    for number, row in enumerate(table.rows):
        kind = f' class="{table.kinds[number]}"' if table.kinds else ""
        yield f"<tr{kind}>{_cells(row)}</tr>\n"
    yield "</tbody>\n</table></div>\n"


def _cells(row: tuple[Cell, ...]) -> str:
    first, *rest = row
    return f'<th scope="row">{cell(first)}</th>' + "".join(f"<td>{cell(one)}</td>" for one in rest)
