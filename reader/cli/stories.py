"""`corpus-reader stories`: articles grouped by event."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from reader.cli import candidates
from reader.cli.corpus import opened
from reader.cli.described import Described
from reader.cli.options import ANY_PATH, Options, common, one_form
from reader.cli.story_list import STORY_ORDERS, Form, StoryOrder, Wanted, tell_list

if TYPE_CHECKING:
    from pathlib import Path


@click.command(
    cls=Described,
    examples={
        "corpus-reader stories news": "those that two outlets or more told, the newest first",
        "corpus-reader stories news --outlet 'Radio Veldra' --since 2025-03": "of a time",
        "corpus-reader stories news --all --csv": "a table of all articles, each with its story",
    },
    exits={"1": "no story found"},
)
@click.argument("corpus", type=ANY_PATH)
@click.option("--all", "every", is_flag=True, help="Also those that one outlet alone told.")
@click.option(
    "--least",
    type=click.IntRange(min=1),
    metavar="N",
    help="Told by N outlets at least: 2 if not said, 1 for JSON and CSV.",
)
@click.option(
    "--like",
    default="",
    metavar="TEXT",
    help="With words in the title that begin like those of TEXT.",
)
@click.option(
    "--outlet",
    "outlets",
    multiple=True,
    metavar="NAME",
    shell_complete=candidates.outlets,
    help="Told by this outlet; by all of them if given again.",
)
@click.option("--since", metavar="DATE", help="Told on this day or later: 2025, 2025-03, …")
@click.option("--until", metavar="DATE", help="Told on this day or earlier, written so too.")
@click.option(
    "--order",
    type=click.Choice(STORY_ORDERS),
    default="newest",
    help="Which come first: the newest if not said, or those of most articles.",
)
@click.option(
    "--limit",
    type=click.IntRange(min=0),
    default=0,
    metavar="N",
    help="Stories told at most: all if not said, and for 0.",
)
@click.option("--csv", "csv_", is_flag=True, help="A table, an article a line, as CSV.")
@click.option("--markdown", is_flag=True, help="As Markdown.")
@common
def command(
    corpus: Path,
    options: Options,
    *,
    every: bool,
    least: int | None,
    like: str,
    outlets: tuple[str, ...],
    since: str | None,
    until: str | None,
    order: StoryOrder,
    limit: int,
    csv_: bool,
    markdown: bool,
) -> int:
    """List the stories of CORPUS: articles grouped by event, who told each and when.

    Each article stands in one story. Who told a story are the outlets known by name, and each
    article whose outlet isn't known. An article whose day isn't known may belong to any time.
    """
    one_form(json=options.json, csv=csv_, markdown=markdown)
    if every and least is not None:
        raise click.UsageError("--all and --least can't be had at once.")
    form: Form = "json" if options.json else "csv" if csv_ else "markdown" if markdown else "text"
    least = 1 if every else least
    wanted = Wanted(least, like, outlets, since, until, order, limit)
    with opened(corpus, options, names=True, stories=True) as library:
        return tell_list(library, wanted, form, options)
