"""All hits of a query on the command line, each in its line, with the words beside them."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

from index.lines import BESIDE, SIDES
from reader.cli.lines import PAGE, WIDTH, context_width, print_lines
from reader.cli.output import console, note, write
from reader.export.lines import hit_lines_csv, hit_lines_json
from reader.text.phrases import count
from reader.text.safe import guard

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rich.console import Console

    from index.library import Library
    from index.lines import Collocates, HitLine, HitLines, HitOrder, HitTable, Side
    from index.results import Filters, Results
    from reader.cli.options import Options

_TOLD = 12
"""Words of a side that are told at most in words; JSON tells more."""
_LONG = 2_000
"""Articles from which on it is told that they are being read: that takes a second."""
NO_WORDS = "What is asked for stands in no line: it has no words, as a date has none."
_HEADS: dict[Side, str] = {
    "left": "Right before",
    "right": "Right after",
    "near": f"Within {BESIDE} words",
}


def tell_hit_lines(
    library: Library,
    query: str,
    filters: Filters,
    order: HitOrder,
    options: Options,
    *,
    limit: int,
    csv: bool,
) -> HitLines:
    """Write the hits of a query; return them.

    Args:
        library: The corpus.
        query: What is asked.
        filters: What narrows it.
        order: Of the lines.
        options: Of the command.
        limit: How many lines at most; 0 for all.
        csv: As a table.
    """
    results = library.search(query, filters)
    table = _read(library, results, options)
    lines = library.lines_of(table, order)
    to = console(options)
    width = WIDTH if options.json or csv else context_width(to)
    told = _told(library, lines, limit or len(lines), width)
    if options.json:
        for piece in hit_lines_json(lines, told, library.collocates(table)):
            write(piece)
    elif csv:
        write(hit_lines_csv(told))
    elif results.problem is None:
        _print_head(lines, limit, to)
        print_lines(told, to, width)
        if len(lines):
            _print_collocates(library.collocates(table), to)
    if not table.whole:
        note(
            options,
            f"Only the {len(table):,} hits in the {table.read:,} newest articles are told: write"
            " more words, or narrow by outlet, name or date.",
        )
    return lines


def _read(library: Library, results: Results, options: Options) -> HitTable:
    articles = library.lines(results).articles
    if len(articles.keys) >= _LONG:
        note(options, f"Reading {count(len(articles.keys), 'article')} …")
    return library.read_lines(articles)


def _told(library: Library, lines: HitLines, most: int, width: int) -> Iterator[HitLine]:
    starts = range(0, min(most, len(lines)), PAGE)
    pages = (
        library.lines_at(lines, start, min(start + PAGE, most), width=width) for start in starts
    )
    return (line for line in chain.from_iterable(pages) if line.id)


def _print_head(lines: HitLines, limit: int, to: Console) -> None:
    results = lines.articles.results
    articles = count(lines.in_articles, "article")
    some = f", the first {limit:,}" if 0 < limit < len(lines) else ""
    to.print(
        f"{count(len(lines), 'line')} in {articles}, of titles and texts{some}", soft_wrap=True
    )
    if results.suggestion:
        to.print(f"Did you mean: {guard(results.suggestion)}", soft_wrap=True)
    to.print(NO_WORDS if len(results) and not len(lines) else "", soft_wrap=True)


def _print_collocates(collocates: Collocates, to: Console) -> None:
    to.print()
    for side in SIDES:
        words = [f"{guard(one.word)} {one.lines:,}" for one in collocates.on(side)[:_TOLD]]
        if words:
            to.print(f"{_HEADS[side]}: {' · '.join(words)}", soft_wrap=True)
