"""`corpus-reader search`: hits with snippets and filter counts."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import click

from index.results import SORTS, Filters
from index.story import StoryId
from index.tongues import UNKNOWN, code_of
from reader.cli import candidates
from reader.cli.asked_name import typed_ref
from reader.cli.corpus import opened
from reader.cli.described import Described
from reader.cli.instead import instead
from reader.cli.options import ANY_PATH, Options, common, one_form
from reader.cli.output import TITLE, console, json_text, marked, meta, note, same_words, write
from reader.export.table import results_csv
from reader.export.values import results_value
from reader.text.phrases import count
from reader.text.safe import guard
from reader.text.tongues import language_name

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from rich.console import Console

    from index.results import Results, Row, Sort
    from index.sametext import SameText

_FILTERS_TOLD = 8
"""Outlets, months and names of a kind that are told at most in words; JSON tells all."""


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
        library.warm_up()  # which is no part of the query's time
        began = time.perf_counter()
        results = library.search(query, filters, sort)
        rows = library.rows(results, 0, limit or len(results))
        took_ms = (time.perf_counter() - began) * 1000
        nothing = not len(results) and results.problem is None
        ways = library.alternatives(results) if nothing else None
        same = {} if csv_ else library.same_texts([row.key for row in rows])
    if options.json:
        write(json_text(results_value(results, rows, took_ms, ways, same)) + "\n")
    elif csv_:
        write(results_csv(rows))
    else:
        _tell(results, rows, same, console(options))
        if ways and not options.quiet:
            write("".join(f"{guard(line)}\n" for line in instead(corpus, results, ways)))
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
    if results.problem and not options.json:
        note(options, f"The query can't be understood: {results.problem.message}.")
    return 0 if len(results) else 1


def _code(asked: str) -> str:
    code = code_of(asked)
    if code is None:
        raise click.UsageError(f"“{guard(asked)}” is no language: write german or de.")
    return "" if code == UNKNOWN else code


def _tell(
    results: Results, rows: tuple[Row, ...], same: Mapping[int, SameText], to: Console
) -> None:
    if results.problem:
        return
    articles = "1 article" if len(results) == 1 else f"{len(results):,} articles"
    shown = f", the first {len(rows):,}" if len(rows) < len(results) else ""
    to.print(f"{articles} of {results.of:,}{shown}", soft_wrap=True)
    if results.suggestion:
        to.print(f"Did you mean: {guard(results.suggestion)}", soft_wrap=True)
    for row in rows:
        to.print()
        to.print(marked(row.title or "title unknown", row.title_marks, base=TITLE), soft_wrap=True)
        length = count(row.words, "word")
        told = (row.outlet or "outlet unknown", row.date or "date unknown", length)
        to.print(meta(*told, row.id), soft_wrap=True)
        for snippet in row.snippets:
            to.print("  ", marked(snippet.text, snippet.marks), sep="", soft_wrap=True)
        if row.key in same:
            to.print(meta(same_words(same[row.key])), soft_wrap=True)
    _tell_counts(results, to)


def _tell_counts(results: Results, to: Console) -> None:
    counts = results.counts
    groups = {
        "Outlets": counts.outlet,
        "Months": counts.month,
        "People": counts.person,
        "Organisations": counts.organisation,
        "Places": counts.place,
    }
    if len(list(filter(None, counts.language))) > 1:
        told_in = {language_name(code): n for code, n in counts.language.items() if code}
        unknown = {"": counts.language[""]} if "" in counts.language else {}
        groups["Languages"] = told_in | unknown
    if len(results):
        to.print()
    for head, group in groups.items():
        if not group:
            continue
        told = [f"{name or 'unknown'} {n}" for name, n in list(group.items())[:_FILTERS_TOLD]]
        more = len(group) - len(told)
        told += [f"{more:,} more"] if more else []
        to.print(f"{head}: {meta(*told)}", soft_wrap=True)
