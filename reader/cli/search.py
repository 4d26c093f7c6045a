"""`corpus-reader search`: hits with snippets and filter counts."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from index.results import SORTS, Filters
from index.story import StoryId
from index.tongues import UNKNOWN, code_of
from reader.cli import candidates
from reader.cli.asked_name import typed_ref
from reader.cli.corpus import opened
from reader.cli.described import Described
from reader.cli.hits import as_value, found, tell
from reader.cli.instead import instead
from reader.cli.options import ANY_PATH, Options, common, one_form
from reader.cli.output import console, json_text, note, write
from reader.export.table import results_csv
from reader.text.safe import guard

if TYPE_CHECKING:
    from pathlib import Path

    from index.results import Results, Sort


@click.command(
    cls=Described,
    examples={
        'corpus-reader search news "border treaty"': "both words, in any form, best matches first",
        "corpus-reader search news 'title:\"border treaty\" NOT annex*'": "in the title",
        'corpus-reader search news "" --outlet "Radio Veldra" --sort newest': "all of one outlet",
        "corpus-reader search news ferry --since 2025-03 --csv --limit 0": "a table of all hits",
    },
    exits={"1": "nothing found, or a query that can't be understood (it is told why)"},
)
@click.argument("corpus", type=ANY_PATH)
@click.argument("query")
@click.option(
    "--limit",
    type=click.IntRange(min=0),
    default=20,
    metavar="N",
    help="Hits told: 20 if not said, 0 for all.",
)
@click.option(
    "--sort",
    type=click.Choice(SORTS),
    default="relevance",
    help="Order of the hits: relevance if not said.",
)
@click.option(
    "--outlet",
    "outlets",
    multiple=True,
    metavar="NAME",
    shell_complete=candidates.outlets,
    help="Of this outlet only; of any of them if given again.",
)
@click.option(
    "--name",
    "names",
    multiple=True,
    metavar="NAME",
    shell_complete=candidates.names,
    help="With this person, organisation or place; with all of them if given again.",
)
@click.option(
    "--language",
    "languages",
    multiple=True,
    metavar="NAME",
    shell_complete=candidates.languages,
    help="In this language, as german or de; in any of them if given again.",
)
@click.option(
    "--story",
    "stories",
    multiple=True,
    metavar="ID",
    shell_complete=candidates.stories,
    help="Of this story, by its id or the beginning of it; of any of them if given again.",
)
@click.option("--since", metavar="DATE", help="On this day or later: 2025, 2025-03 or 2025-03-14.")
@click.option("--until", metavar="DATE", help="On this day or earlier, written so too.")
@click.option(
    "--by-story",
    is_flag=True,
    help="Of each story only the best hit, with how many others there are, and in which outlets.",
)
@click.option("--csv", "csv_", is_flag=True, help="A table: one hit a line, as CSV.")
@common
def command(
    corpus: Path,
    query: str,
    options: Options,
    *,
    limit: int,
    sort: Sort,
    outlets: tuple[str, ...],
    names: tuple[str, ...],
    languages: tuple[str, ...],
    stories: tuple[str, ...],
    since: str | None,
    until: str | None,
    by_story: bool,
    csv_: bool,
) -> int:
    """Search CORPUS for QUERY.

    A query is words, "phrases", begin*, on?, spelling~, AND OR NOT and ( ), title:word,
    outlet:word, person:name, place:name, organisation:name, name:any, story:title or id,
    language:german, date:2025-03, since:2025-03-14 and until:2025-04. Words match in any form,
    with or without capitals and accents. Without words ("") it finds everything. Each article is
    listed, and told which others have the very same text.
    """
    one_form(json=options.json, csv=csv_)
    wanted = tuple(map(typed_ref, names))
    spoken = tuple(map(_code, languages))
    filters = Filters(
        outlets,
        names=wanted,
        since=since,
        until=until,
        languages=spoken,
        stories=tuple(map(StoryId, stories)),
    )
    with opened(corpus, options) as library:
        hits = found(library, query, filters, sort, limit=limit, by_story=by_story)
    results = hits.listing.results
    if options.json:
        write(json_text(as_value(hits)) + "\n")
    elif csv_:
        write(results_csv(hits.rows))
    else:
        tell(hits, console(options))
        if hits.ways and not options.quiet:
            write("".join(f"{guard(line)}\n" for line in instead(corpus, results, hits.ways)))
    _tell_of_waiting(corpus, results, options, names=bool(names))
    if results.problem and not options.json:
        note(options, f"The query can't be understood: {results.problem.message}.")
    return 0 if len(results) else 1


def _tell_of_waiting(corpus: Path, results: Results, options: Options, *, names: bool) -> None:
    """Tell what isn't known yet of what was asked for, and which command finds it out."""
    if (names or results.named) and not results.names_complete:
        note(
            options,
            f"Not all names have been found yet; to find them: corpus-reader index {corpus}",
        )
    if results.stories_waiting:
        note(
            options,
            f"Not all articles are grouped yet; to group them: corpus-reader stories {corpus}",
        )


def _code(asked: str) -> str:
    code = code_of(asked)
    if code is None:
        raise click.UsageError(f"“{guard(asked)}” is no language: write german or de.")
    return "" if code == UNKNOWN else code
