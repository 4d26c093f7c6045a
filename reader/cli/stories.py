"""`corpus-reader stories`: articles grouped by event; or one story in full."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from reader.cli import candidates
from reader.cli.corpus import opened
from reader.cli.described import Described
from reader.cli.one_story import story_meant, tell_story
from reader.cli.options import ANY_PATH, Options, common, one_form
from reader.cli.story_coverage import tell_coverage
from reader.cli.story_list import STORY_ORDERS, Form, StoryOrder, Wanted, tell_list

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path


@click.command(
    cls=Described,
    examples={
        "corpus-reader stories news": "those that two outlets or more told, the newest first",
        "corpus-reader stories news --outlet 'Radio Veldra' --since 2025-03": "of a time",
        "corpus-reader stories news --all --csv": "a table of all articles, each with its story",
        "corpus-reader stories news wire.txt": "all of the story that an article is on",
        "corpus-reader stories news s1f09 --markdown": "the same, by the story's id, for notes",
        "corpus-reader stories news --coverage --since 2025-03": "who told what since March",
    },
    exits={"1": "no story found"},
)
@click.argument("corpus", type=ANY_PATH)
@click.argument("story", required=False, shell_complete=candidates.tellings)
@click.option(
    "--all",
    "every",
    is_flag=True,
    help="Also those that one outlet alone told; with STORY, compare all its articles.",
)
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
    help="With words in title, outlets or names that begin like those of TEXT.",
)
@click.option(
    "--outlet",
    "outlets",
    multiple=True,
    metavar="NAME",
    shell_complete=candidates.outlets,
    help="Told by this outlet; by all of them if given again. With --coverage, only its column.",
)
@click.option("--since", metavar="DATE", help="Told on this day or later: 2025, 2025-03, …")
@click.option("--until", metavar="DATE", help="Told on this day or earlier, written so too.")
@click.option(
    "--order",
    type=click.Choice(STORY_ORDERS),
    help="Which come first: the newest if not said, or those of most articles.",
)
@click.option(
    "--limit",
    type=click.IntRange(min=0),
    metavar="N",
    help="Stories told at most: all if not said, and for 0.",
)
@click.option(
    "--stretches", is_flag=True, help="With STORY: the words that articles share word for word."
)
@click.option(
    "--csv",
    "csv_",
    is_flag=True,
    help="A table, an article a line, as CSV; of one STORY, each two articles.",
)
@click.option("--markdown", is_flag=True, help="As Markdown.")
@click.option(
    "--coverage",
    is_flag=True,
    help="Which outlets told each, which had others of its time, and of which there are none then.",
)
@common
def command(
    corpus: Path,
    story: str | None,
    options: Options,
    *,
    every: bool,
    least: int | None,
    like: str,
    outlets: tuple[str, ...],
    since: str | None,
    until: str | None,
    order: StoryOrder | None,
    limit: int | None,
    stretches: bool,
    csv_: bool,
    markdown: bool,
    coverage: bool,
) -> int:
    """List the stories of CORPUS: articles grouped by event, who told each and when.

    Each article stands in one story. Who told a story are the outlets known by name, and each
    article whose outlet isn't known. An article whose day isn't known fits any.

    Or tell all that is known of one STORY: who published when, how many independent texts there
    are, what is shared word for word, and how much each two articles share. A STORY is an id, the
    beginning of one, or the id of an article that is on it.
    """
    one_form(json=options.json, csv=csv_, markdown=markdown)
    form: Form = "json" if options.json else "csv" if csv_ else "markdown" if markdown else "text"
    narrows = {
        "least": least,
        "like": like,
        "outlet": outlets,
        "since": since,
        "until": until,
        "order": order,
        "limit": limit,
        "coverage": coverage,
    }
    _check(story, narrows, every=every, stretches=stretches)
    with opened(corpus, options, names=True, stories=True) as library:
        if story is not None:
            meant = story_meant(library, story)
            return tell_story(library, meant, form, options, every=every, stretches=stretches)
        least = 1 if every else least
        wanted = Wanted(least, like, outlets, since, until, order or "newest", limit or 0)
        if coverage:
            return tell_coverage(library, wanted, form, options)
        return tell_list(library, wanted, form, options)


def _check(
    story: str | None, narrows: Mapping[str, object], *, every: bool, stretches: bool
) -> None:
    """Make sure that options are given together that have to do with each other.

    Args:
        story: Asked for.
        narrows: Options that are about the list, by name; what isn't given is empty.
        every: Whether all are wanted.
        stretches: Whether shared words are.

    Raises:
        click.UsageError: They don't go together.
    """
    given = next((name for name, value in narrows.items() if value), None)
    if story is not None and given:
        raise click.UsageError(f"STORY and --{given} can't be had at once.")
    if story is None and stretches:
        raise click.UsageError("--stretches needs STORY.")
    if every and narrows["least"]:
        raise click.UsageError("--all and --least can't be had at once.")
