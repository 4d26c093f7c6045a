"""Articles and comparisons as Markdown: to be pasted into notes or an issue."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reader.export.comparison_sheet import sheet
from reader.export.comparison_words import counted
from reader.export.sheet import NONE, Code, Head, Items, Line, Table, plain, words
from reader.export.words import UNTITLED, article_meta
from reader.text.safe import guard

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from index.article import Article
    from reader.export.record import Record
    from reader.export.sheet import Block

# Escaped everywhere in a line; what only counts at its beginning follows.
_SPECIAL = re.compile(r"([\\`*_\[\]<>|~$])")
_AT_START = re.compile(r"^(\s*)([#+=-]|\d+[.)])", re.MULTILINE)


def escaped(text: str) -> str:
    """Return a text that Markdown shows as it is."""
    text = _SPECIAL.sub(r"\\\1", text.replace("&", "&amp;"))
    return _AT_START.sub(_at_start, text)


def _at_start(found: re.Match[str]) -> str:
    space, sign = found.groups()
    return f"{space}{sign[:-1]}\\{sign[-1]}"


def article_markdown(article: Article) -> str:
    """Return an article with its title as heading."""
    title = escaped(article.title or "Title unknown")
    return f"# {title}\n\n*{escaped(article_meta(article))}*\n\n{escaped(article.text)}\n"


def comparison_markdown(record: Record) -> str:
    """Return a comparison as Markdown that reads well as it is, too."""
    return "\n".join(_lines(record)) + "\n"


def _lines(record: Record) -> Iterator[str]:
    told = record.comparison
    yield "# Two articles compared"
    for side, article in (("A", told.a), ("B", told.b)):
        title = one_line(article.title or UNTITLED)
        yield f"\n- **{side}**: {title}  \n  {one_line(article_meta(article))}"
    yield f"\n{one_line(counted(told))}"
    for part in record.parts:
        yield from sheet_markdown(sheet(record, part, ("--markdown",)))


def sheet_markdown(blocks: Iterable[Block]) -> Iterator[str]:
    """Yield a sheet as lines of Markdown."""
    for block in blocks:
        if isinstance(block, Head):
            yield f"\n## {one_line(block.words)}"
        elif isinstance(block, Line):
            yield f"\n{one_line(plain(block.cell))}"
        elif isinstance(block, Code):
            yield f"\n    {guard(block.words)}"
        elif isinstance(block, Items):
            yield ""
            yield from (f"- {one_line(plain(item))}" for item in block.items or [words(NONE)])
        else:
            yield from _pairs(block) if block.loose else _table(block)


def _pairs(table: Table) -> Iterator[str]:
    """Yield rows of long cells: the first as a line, the others as a list under it."""
    for (sign, *more), *cells in table.rows:
        yield f"\n**{one_line(sign.text)}**{one_line(plain(more))}\n"
        yield from (f"- {one_line(plain(cell))}" for cell in cells)


def _table(table: Table) -> Iterator[str]:
    yield ""
    yield _row(table.heads, empty="")
    ends = ("--:" if place in table.right else "---" for place in range(len(table.heads)))
    yield f"|{'|'.join(ends)}|"
    yield from (_row(map(plain, row), empty=NONE) for row in table.rows)


def _row(cells: Iterable[str], *, empty: str) -> str:
    return f"| {' | '.join(one_line(cell) or empty for cell in cells)} |"


def one_line(text: str) -> str:
    """Return a text that Markdown shows as it is, on one line; guarded."""
    # Guarded first: what a guarded character becomes may be one that Markdown knows.
    return escaped(guard(" ".join(text.split())))
