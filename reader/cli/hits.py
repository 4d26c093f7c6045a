"""What a search found, as the command line tells it: in words, or as JSON."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, NamedTuple

from reader.cli.output import TITLE, marked, meta, same_words
from reader.export.values import by_story_value, results_value
from reader.results.answer import days_told
from reader.results.same import folded_words
from reader.results.telling import also
from reader.text.phrases import count
from reader.text.safe import guard
from reader.text.tongues import language_name

if TYPE_CHECKING:
    from collections.abc import Mapping

    from rich.console import Console

    from index.instead import Alternatives
    from index.library import Library
    from index.listing import Listing
    from index.results import Filters, Results, Row, Sort
    from index.sametext import SameText
    from reader.export.values import Value

_FILTERS_TOLD = 8
"""Outlets, months and names of a kind that are told at most in words; JSON tells all."""
_ALL_OUTLETS = 1000
"""Cells for the outlets of what isn't listed: lines wrap."""


class Hits(NamedTuple):
    """What a search found."""

    listing: Listing
    rows: tuple[Row, ...]
    """Of those listed, the ones that are told."""
    took_ms: float
    ways: Alternatives | None
    """What would be found instead, where nothing was."""
    same: Mapping[int, SameText]
    """By the keys of rows, the other articles of the corpus with the very same text."""
    others: tuple[tuple[str, ...], ...] | None
    """For each row the ids of the others of its story; None where each is listed."""


def found(
    library: Library, query: str, filters: Filters, sort: Sort, *, limit: int, by_story: bool
) -> Hits:
    """Search, and fetch what is told.

    Args:
        library: The corpus.
        query: What is asked.
        filters: What narrows it.
        sort: The order.
        limit: How many hits are told; 0 for all.
        by_story: Whether of each story only the best is.
    """
    from index.listing import listed  # noqa: PLC0415  loads numpy

    library.warm_up(stories=False)  # which is no part of the query's time
    began = time.perf_counter()
    results = library.search(query, filters, sort, by_story=by_story)
    listing = listed(results, fold=False, by_story=by_story)
    rows = library.rows(listing, 0, limit or len(listing))
    took_ms = (time.perf_counter() - began) * 1000
    nothing = not len(results) and results.problem is None
    ways = library.alternatives(results) if nothing else None
    same = library.same_texts([row.key for row in rows])
    others = _others(library, listing, len(rows)) if by_story else None
    return Hits(listing, rows, took_ms, ways, same, others)


def _others(library: Library, listing: Listing, rows: int) -> tuple[tuple[str, ...], ...]:
    groups = [listing.group(number)[1:] for number in range(rows)]
    cards = library.cards([key for group in groups for key in group])
    return tuple(tuple(cards[key].id for key in group if key in cards) for group in groups)


def as_value(hits: Hits) -> Value:
    """Return what was found as JSON has it."""
    value = results_value(hits.listing.results, hits.rows, hits.took_ms, hits.ways, hits.same)
    if hits.others is not None:
        value |= by_story_value(value, len(hits.listing), hits.others)
    return value


def tell(hits: Hits, to: Console) -> None:
    """Write what was found in words; nothing of a query that can't be understood."""
    listing, rows, same = hits.listing, hits.rows, hits.same
    results = listing.results
    if results.problem:
        return
    articles = count(len(results), "article")
    stories = f" in {count(len(listing), 'story', 'stories')}" if listing.folds else ""
    shown = f", the first {len(rows):,}" if len(rows) < len(listing) else ""
    to.print(f"{articles} of {results.of:,}{stories}{shown}", soft_wrap=True)
    if days := days_told(results):
        to.print(f"Days: {days}", soft_wrap=True)
    if results.suggestion:
        to.print(f"Did you mean: {guard(results.suggestion)}", soft_wrap=True)
    for row in rows:
        to.print()
        to.print(marked(row.title or "title unknown", row.title_marks, base=TITLE), soft_wrap=True)
        length = count(row.words, "word")
        about = (row.outlet or "outlet unknown", row.date or "date unknown", length)
        to.print(meta(*about, row.id), soft_wrap=True)
        for snippet in row.snippets:
            to.print("  ", marked(snippet.text, snippet.marks), sep="", soft_wrap=True)
        if told := _of_its_story(row, by_story=hits.others is not None):
            to.print(told, soft_wrap=True)
        if row.key in same:
            to.print(meta(same_words(same[row.key])), soft_wrap=True)
    _tell_counts(results, to)


def _of_its_story(row: Row, *, by_story: bool) -> str:
    """Return who else has the story of a row, and of a list by story its id; "" for nobody."""
    told = [folded_words(row.folded, _ALL_OUTLETS)] if row.folded is not None else also(row)[:1]
    return meta(*told, f"story {row.story.id}" if by_story and row.story is not None else "")


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
