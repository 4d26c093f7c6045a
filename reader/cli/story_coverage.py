"""Which outlets told which stories, on the command line."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from rich.text import Text

from reader.cli.name_list import plain_table
from reader.cli.output import TITLE, console, json_text, note, write
from reader.cli.story_list import narrowed
from reader.export.coverage import (
    coverage_csv,
    coverage_markdown,
    coverage_value,
    days_words,
    sign_words,
)
from reader.export.story_words import UNTITLED
from reader.stories.cover_words import MEANINGS, SIGNS, about_words, outlet_words, told_words
from reader.text.phrases import count
from reader.text.safe import guard

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rich.console import Console
    from rich.table import Table

    from index.library import Library
    from index.stories.coverage import Coverage
    from reader.cli.options import Options
    from reader.cli.story_list import Form, Wanted

_SEVERAL = 2
"""Tellers of a story that is told to people; scripts get all."""


def tell_coverage(library: Library, wanted: Wanted, form: Form, options: Options) -> int:
    """Write who told which stories, and who had articles then; return the exit code.

    Args:
        library: The corpus, its articles grouped.
        wanted: Which stories; its outlets are the columns.
        form: In which they are written.
        options: Of the command.

    Raises:
        CorpusError: A date isn't one.
    """
    least = wanted.least or (_SEVERAL if form in ("text", "markdown") else 1)
    found = library.coverage(wanted.since, wanted.until, wanted.outlets, least)
    places = _places(library, found, wanted)
    if form == "json":
        write(json_text(coverage_value(found, places)) + "\n")
    elif form == "csv":
        write(coverage_csv(found, places))
    elif form == "markdown":
        write(guard(coverage_markdown(found, places), newlines=True))
    else:
        _print(found, places, console(options))
    _remark(found, options)
    return 0 if places else 1


def _places(library: Library, found: Coverage, wanted: Wanted) -> list[int]:
    """Return the places of the stories that are wanted, in the order wanted."""
    titled = replace(wanted, outlets=(), since=None, until=None)  # by which they are chosen already
    like = {story.id for story in narrowed(library, found.stories, titled)}
    places = [place for place, story in enumerate(found.stories) if story.id in like]
    if wanted.order == "biggest":
        places.sort(key=lambda place: -len(found.stories[place].articles))
    return places[: wanted.limit or None]


def _remark(found: Coverage, options: Options) -> None:
    if found.waiting:
        note(options, f"Not grouped yet: {count(found.waiting, 'article')}.")
    for one in found.outlets:
        if not one.of:
            note(options, f"This corpus has no article at all of “{one.outlet}”.")


def _print(found: Coverage, places: Sequence[int], to: Console) -> None:
    to.print(about_words(found), style=TITLE, soft_wrap=True)
    if not places:
        return
    to.print()
    to.print(_outlets(found))
    to.print()
    to.print(_stories(found, places))
    to.print()
    for kind, words in MEANINGS.items():
        to.print(f"{SIGNS[kind]} {words}", soft_wrap=True)


def _outlets(found: Coverage) -> Table:
    """Return what each column is of, by its number."""
    table = plain_table(
        "", "Outlet", "Articles", "Told, of those in its time", right=("", "Articles")
    )
    for number, one in enumerate(found.outlets, 1):
        cells = (f"{number}", outlet_words(one.outlet), f"{one.articles:,}", told_words(one))
        table.add_row(*map(Text, cells))
    return table


def _stories(found: Coverage, places: Sequence[int]) -> Table:
    table = plain_table(
        "Days", *(f"{number}" for number, _ in enumerate(found.outlets, 1)), "Story"
    )
    for column in table.columns[:-1]:
        column.no_wrap = True
    for place, row in zip(places, found.rows(places), strict=True):
        story = found.stories[place]
        cells = (days_words(story), *map(sign_words, row), guard(story.title) or UNTITLED)
        table.add_row(*map(Text, cells))
    return table
