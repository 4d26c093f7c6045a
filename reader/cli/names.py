"""`corpus-reader names`: people, organisations and places, merged."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click
from rich import box
from rich.table import Table
from rich.text import Text

from reader.cli.candidates import articles
from reader.cli.corpus import opened
from reader.cli.described import Described
from reader.cli.options import ANY_PATH, Options, common
from reader.cli.output import console, json_text, write
from reader.export.values import name_value
from reader.text.safe import guard

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from index.results import NameEntry

_TOLD = 4


@click.command(
    cls=Described,
    examples={
        "corpus-reader names news": "all names, the most mentioned first",
        "corpus-reader names news wire.txt": "those of one article",
        "corpus-reader names news --json": "with all variants and outlets",
    },
    exits={"1": "no names found"},
)
@click.argument("corpus", type=ANY_PATH)
@click.argument("article", required=False, shell_complete=articles)
@common
def command(corpus: Path, article: str | None, options: Options) -> int:
    """List the names in CORPUS, or in one ARTICLE of it, with their variants and outlets."""
    with opened(corpus, options, names=True) as library:
        entries = library.names(None if article is None else library.resolve(article))
    if options.json:
        write(json_text([name_value(entry) for entry in entries]) + "\n")
    else:
        console(options).print(_table(entries))
    return 0 if entries else 1


def _table(entries: Sequence[NameEntry]) -> Table:
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, show_edge=False)
    table.add_column("Name")
    table.add_column("Kind")
    table.add_column("Mentions", justify="right")
    table.add_column("Articles", justify="right")
    table.add_column("In the words")
    table.add_column("Outlets")
    for entry in entries:
        table.add_row(
            Text(guard(entry.name)),
            Text(entry.kind),
            Text(f"{entry.mentions:,}"),
            Text(f"{entry.articles:,}"),
            Text(_most(entry.variants)),
            Text(_most(entry.outlets)),
        )
    return table


def _most(counts: Mapping[str, int]) -> str:
    told = [f"{guard(what) or 'unknown'} {n:,}" for what, n in list(counts.items())[:_TOLD]]
    return " · ".join(told + (["…"] if len(counts) > _TOLD else []))
