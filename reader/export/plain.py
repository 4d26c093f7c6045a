"""A comparison as plain text: for a pipe, a pager or a screen reader."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.export.comparison_sheet import sheet
from reader.export.comparison_words import counted
from reader.export.sheet import Code, Head, Items, Line, Table, plain
from reader.export.words import UNTITLED, article_meta
from reader.text.safe import guard

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from reader.export.record import Record
    from reader.export.sheet import Block, Cell


def comparison_text(record: Record) -> str:
    """Return a comparison as lines of text, a passage a line."""
    return "\n".join(_lines(record)) + "\n"


def _lines(record: Record) -> Iterator[str]:
    told = record.comparison
    for side, article in (("A", told.a), ("B", told.b)):
        yield f"{side}  {_line(article.title or UNTITLED)}"
        yield f"   {_line(article_meta(article))}"
    yield ""
    yield counted(told)
    for part in record.parts:
        yield from sheet_lines(sheet(record, part))


def sheet_lines(blocks: Iterable[Block]) -> Iterator[str]:
    """Yield a sheet as lines of text: cells under each other, each with its head."""
    within = "  "
    for block in blocks:
        if isinstance(block, Head):
            within = "  "
            yield f"\n{block.words}"
        elif isinstance(block, Line):
            within = "    "
            yield f"  {_line(plain(block.cell))}"
        elif isinstance(block, Code):
            yield f"    {guard(block.words)}"
        elif isinstance(block, Items):
            yield from (f"{within}{_line(plain(item))}" for item in block.items)
        else:
            yield from _table(block)


def _table(table: Table) -> Iterator[str]:
    for first, *rest in table.rows:
        about = _line(plain(first))
        if len(rest) == 1:
            yield f"  {about}: {_line(plain(rest[0]))}"
        elif any(rest):
            yield f"\n{about}" if table.loose else f"  {about}"
            within = "  " if table.loose else "    "
            heads = zip(table.heads[1:], rest, strict=True)
            yield from (f"{within}{_called(head, cell)}" for head, cell in heads if cell)


def _called(head: str, cell: Cell) -> str:
    """Return a cell under its head; that it begins with its place says which side it is of."""
    words = _line(plain(cell))
    return words if cell[0].to else f"{head}: {words}"


def _line(text: str) -> str:
    return guard(" ".join(text.split()))
