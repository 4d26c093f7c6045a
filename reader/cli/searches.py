"""`corpus-reader searches`: searches that were saved, and what one of them finds now."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from index.errors import CorpusError, NoDateError
from reader.cli.corpus import opened
from reader.cli.described import Described
from reader.cli.hits import as_value, found, tell
from reader.cli.options import ANY_PATH, Options, common
from reader.cli.output import console, json_text, note, write
from reader.results.past import asked_words
from reader.text.phrases import count
from reader.text.safe import guard

if TYPE_CHECKING:
    from pathlib import Path

    from index.library import Library
    from index.searches.search import Search
    from reader.export.values import Value


@click.command(
    cls=Described,
    examples={
        "corpus-reader searches news": "those saved, with how much each finds now",
        'corpus-reader searches news "Border treaty" --json': "what one of them finds now",
        "corpus-reader searches news --past": "what was asked in the reader, the newest first",
    },
    exits={"1": "nothing was saved or asked, or nothing is found, or its query isn't understood"},
)
@click.argument("corpus", type=ANY_PATH)
@click.argument("name", required=False)
@click.option(
    "--past", is_flag=True, help="What was asked in the reader instead of what was saved."
)
@click.option(
    "--limit",
    type=click.IntRange(min=0),
    default=20,
    metavar="N",
    help="Hits told of a search: 20 if not said, 0 for all.",
)
@common
def command(corpus: Path, name: str | None, options: Options, *, past: bool, limit: int) -> int:
    """List the searches that were saved in the reader, or tell what the one of NAME finds now.

    Each is told with how many articles it finds, and how many of these were read since it was
    looked at last in the reader, where that is known. The file beside the articles that a
    colleague gave away, searches.toml, counts too.
    """
    if name is not None and past:
        raise click.UsageError("NAME and --past can't be had at once.")
    with opened(corpus, options) as library:
        if name is not None:
            return _tell_one(library, name, options, limit)
        kept = library.searches
        listed = kept.past()[::-1] if past else kept.saved().all
        if options.json:
            write(json_text([_value(library, one) for one in listed]) + "\n")
        elif listed:
            write("".join(_line(library, one) for one in listed))
        else:
            note(options, "Nothing was asked yet." if past else "Nothing was saved yet.")
        for problem in () if past else kept.saved().problems:
            note(options, problem)
    return 0 if listed else 1


def _tell_one(library: Library, name: str, options: Options, limit: int) -> int:
    """Tell what a saved search finds now.

    Raises:
        CorpusError: None is called so.
    """
    saved = library.searches.saved()
    search = saved.called(name)
    if search is None:
        there = ", ".join(guard(one.name) for one in saved.all)
        raise CorpusError(
            f"No search is saved as “{guard(name)}”.",
            f"There are: {there}." if there else "Save one in the reader: see docs/searches.md.",
        )
    sort = search.sort or ("relevance" if search.query else "newest")
    hits = found(library, search.query, search.filters, sort, limit=limit, by_story=search.by_story)
    problem = hits.listing.results.problem
    if options.json:
        write(json_text(as_value(hits)) + "\n")
    else:
        tell(hits, console(options))
    if problem is not None and not options.json:
        note(options, f"The query can't be understood: {problem.message}.")
    return 0 if len(hits.listing) else 1


def _finds(library: Library, search: Search) -> tuple[int | None, int | None]:
    """Return how many articles it finds now, and how many are new; None where nobody knows."""
    try:
        results = library.search(search.query, search.filters, respell=False)
    except NoDateError:  # written by hand; the others are told nevertheless
        return None, None
    if results.problem is not None:
        return None, None
    return len(results), search.new_in(results, library.searches.looked_at(search).stamp)


def _line(library: Library, search: Search) -> str:
    if not search.name:
        return f"{asked_words(search)}\n"
    total, new = _finds(library, search)
    told = "can't be understood now" if total is None else count(total, "article")
    more = f", {new:,} new" if new else ""
    return f"{guard(search.name)}: {asked_words(search)} ({told}{more})\n"


def _value(library: Library, search: Search) -> Value:
    filters = search.filters
    value: Value = {
        "query": search.query,
        "outlets": list(filters.outlets),
        "months": list(filters.months),
        "languages": list(filters.languages),
        "stories": [str(story) for story in filters.stories],
        "names": [{"kind": ref.kind, "name": ref.name} for ref in filters.names],
        "since": filters.since,
        "until": filters.until,
        "sort": search.sort,
        "by_story": search.by_story,
        "at": search.at or None,
    }
    if not search.name:
        return value
    total, new = _finds(library, search)
    return {"name": search.name, **value, "total": total, "new": new}
