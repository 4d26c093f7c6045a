"""`corpus-reader index`: read what changed, find names, group, tell what was skipped and why."""

from __future__ import annotations

from dataclasses import replace
from time import perf_counter
from typing import TYPE_CHECKING

import click

from reader.cli.corpus import find_names, find_stories, library_of, refresh
from reader.cli.described import Described
from reader.cli.options import ANY_PATH, Options, common
from reader.cli.output import json_text, write
from reader.export.columns import columns_value, guessed_lines
from reader.export.survey import named_keys, survey_text, survey_value
from reader.export.values import report_value
from reader.text.phrases import along, count
from reader.text.safe import guard

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from index.results import Report
    from index.story import Story


@click.command(
    cls=Described,
    examples={
        "corpus-reader index news": "read what changed, find names, list what was skipped",
        "corpus-reader index news --no-names": "make it searchable, and leave names for later",
        "corpus-reader index news --details": "also outlets, dates, repairs, what was taken off",
        "corpus-reader index news --json": "the same for a script",
    },
    exits={"1": None},
)
@click.argument("corpus", type=ANY_PATH)
@click.option("--rebuild", is_flag=True, help="Forget the index and read everything anew.")
@click.option("--no-names", is_flag=True, help="Don't look for people, organisations and places.")
@click.option("--details", is_flag=True, help="Tell what the corpus is made of, too.")
@common
def command(corpus: Path, options: Options, *, rebuild: bool, no_names: bool, details: bool) -> int:
    """Build or refresh the index of CORPUS.

    Tells what was read, what was skipped and why, and which columns were guessed. Only new and
    changed files are read. The other commands do this too before they answer; on a large corpus it
    is better done beforehand.
    """
    began = perf_counter()
    with library_of(corpus, options) as library:
        report = refresh(library, options, rebuild=rebuild)
        complete = library.names_complete() if no_names else find_names(library, options)
        grouped = find_stories(library, options)
        stories = library.stories().stories
        survey = library.survey() if details else None
        cards = library.cards(named_keys(survey)) if survey else {}
        ids = {key: card.id for key, card in cards.items()}
        report = replace(report, seconds=perf_counter() - began)  # with names, stories and all
        if options.json:
            value = report_value(library.name, report, names_complete=complete)
            value["columns"] = columns_value(library.columns())
            value["stories"] = len(stories)
            value["stories_complete"] = grouped
            more = {"details": survey_value(survey, ids)} if survey else {}
            write(json_text(value | more) + "\n")
        elif not options.quiet:
            write(_told(library.name, report, names_complete=complete))
            write(_grouped(stories, complete=grouped))
            write("".join(f"{line}\n" for line in guessed_lines(library.columns())))
        if survey and not options.json:
            write(survey_text(survey, ids))
    return 0


def _told(name: str, report: Report, *, names_complete: bool) -> str:
    changes = (
        f"{report.added} added, {report.changed} changed, "
        f"{report.removed} removed, {report.unchanged} unchanged"
    )
    articles = "1 article" if report.articles == 1 else f"{report.articles:,} articles"
    lines = [f"{guard(name)}: {articles} ({changes}) in {report.seconds:.1f} s"]
    if report.moved:
        files = "1 file" if len(report.moved) == 1 else f"{len(report.moved):,} files"
        lines.append(f"Moved or renamed: {files}, not read again")
    if report.taken_along:
        lines.append(f"{along(report.taken_along)}.")
    if not names_complete:
        lines.append("Names have not all been found yet.")
    if report.skipped:
        lines.append(f"Skipped: {len(report.skipped):,}")
        lines.extend(f"  {guard(item.path)}: {guard(item.reason)}" for item in report.skipped)
    return "\n".join(lines) + "\n"


def _grouped(stories: Sequence[Story], *, complete: bool) -> str:
    several = sum(story.tellers > 1 for story in stories)
    told = f", {several:,} told by two outlets or more" if several else ""
    waiting = "" if complete else "Articles have not all been grouped yet.\n"
    return f"{count(len(stories), 'story', 'stories').capitalize()}{told}.\n{waiting}"
