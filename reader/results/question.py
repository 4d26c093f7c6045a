"""A question to the corpus, and all that the screen shows of its answer, worked out beside it.

List, filters and the article beside come in one piece, so that they change in one frame; and as
soon as a newer question is asked, the rest of an older one isn't worked out any more.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING

from index.errors import CorpusError
from index.instead import Alternatives
from index.tongues import NAMED
from reader.article.reading import Reading, load
from reader.results import filtering
from reader.results.answer import may_go_on

if TYPE_CHECKING:
    from collections.abc import Callable

    from index.article import Skipped
    from index.library import Library
    from index.listing import Listing
    from index.results import Filters, Results, Row, Sort
    from reader.text.groups import FilterGroup

SNIPPETS = 3
"""Snippets a result shows, one less where a terminal isn't tall."""
ROW, ROW_ALONE = 4, 3
"""Lines that a row hardly ever has fewer of, with snippets and without, the blank one after it
among them."""


@dataclass(frozen=True, slots=True)
class Sight:
    """What there is room for, and what was gone to in it."""

    lines: int = 0
    """Of the list; rows beyond those in sight are fetched when the list asks for them."""
    cells: int = 80
    """How long a snippet may be."""
    beside: bool = False
    """Whether an article is shown beside the list."""
    query: str = ""
    """Of the answer that is in sight."""
    key: int | None = None
    """Of the article that was gone to in it; None while its first one is selected."""


@dataclass(frozen=True, slots=True)
class Question:
    """What is typed and chosen."""

    query: str
    filters: Filters
    sort: Sort | None
    """None: by relevance where words weigh something, else newest first."""
    by_story: bool
    unfolded: frozenset[int] = frozenset()
    """Keys of articles: all of the text, or story, of one of them are listed."""
    fold: bool = True
    """Whether articles with the same text are folded."""
    named: frozenset[str] = NAMED
    """The languages that there is a recogniser of names for."""
    sight: Sight = Sight()


@dataclass(frozen=True, slots=True, eq=False)
class Answer:
    """All that is shown of an answer at once."""

    listing: Listing
    ways: Alternatives
    """What would be found instead, where nothing was."""
    groups: tuple[FilterGroup, ...]
    """The filters to offer."""
    skipped: tuple[Skipped, ...] = ()
    """What holds no article, where there is none at all."""
    start: int = 0
    """The number of the first of `rows`."""
    rows: tuple[Row, ...] = ()
    reading: Reading | None = None
    """The article of the row that is selected, where one is shown beside the list."""

    @property
    def results(self) -> Results:
        """The whole answer."""
        return self.listing.results


def is_begun(query: str) -> bool:
    """Tell whether a query is but the first letter of one: all articles are still meant.

    Nearly every article has a word that begins so, and those that have it for a word, as an
    initial, are hardly ever what is about to be typed. A sign that is a word, as in Chinese, has no
    capitals.
    """
    return len(query) == 1 and query.lower() != query.upper()


def answered(library: Library, question: Question, wanted: Callable[[], bool]) -> Answer | None:
    """Return the answer to a question; for a worker, not for the screen's thread.

    Args:
        library: Answers.
        question: What is asked.
        wanted: Tells whether the answer is still awaited; asked between two steps.

    Returns:
        The answer; None where it is no longer wanted.

    Raises:
        CorpusError: It can't be answered.
    """
    from index.listing import listed  # noqa: PLC0415  loads numpy

    results = _found(library, question, wanted)
    if results is None:
        return None
    ways = Alternatives()
    if not len(results) and results.problem is None and results.of:
        ways = library.alternatives(results)
    shown = listed(results, question.unfolded, fold=question.fold, by_story=question.by_story)
    if not wanted():
        return None
    start, rows = _rows(library, shown, question.sight)
    reading = None
    if rows and question.sight.beside and results.problem is None and wanted():
        reading = _reading(library, shown, rows[_selected(shown, question.sight) - start])
    if not wanted():
        return None
    return Answer(
        shown,
        ways,
        tuple(_groups(results, question)),
        () if results.of else library.skipped(),
        start,
        rows,
        reading,
    )


def _found(library: Library, question: Question, wanted: Callable[[], bool]) -> Results | None:
    query = "" if is_begun(question.query) else question.query
    search = partial(library.search, filters=question.filters, sort=question.sort)
    results = search(query, by_story=question.by_story, respell=False)
    if not wanted():
        return None
    if len(results) or results.problem is not None:
        return results
    if may_go_on(results):
        # Probably still being typed: what begins so is found until the word is.
        begun = search(f"{query}*", by_story=question.by_story)
        if len(begun) or begun.problem is not None:
            return begun
    # Only now is it misspelt.
    return search(query, by_story=question.by_story) if wanted() else None


def _groups(results: Results, question: Question) -> list[FilterGroup]:
    note = "" if results.names_complete else "being found …"
    return filtering.groups(
        results.counts,
        results.filters,
        names_note=note,
        named=question.named,
        stories=results.stories,
    )


def _selected(shown: Listing, sight: Sight) -> int:
    """Return the row to be selected: the one gone to in the answer in sight, else the first."""
    if sight.key is None or sight.query != shown.query:
        return 0
    return shown.place_of(sight.key)


def _rows(library: Library, shown: Listing, sight: Sight) -> tuple[int, tuple[Row, ...]]:
    if shown.results.problem is not None or not sight.lines:
        return 0, ()
    at = _selected(shown, sight)
    many = sight.lines // (ROW if shown.query else ROW_ALONE) + 1
    start, stop = (max(0, at - many), at + many) if at else (0, many)
    return start, library.rows(shown, start, stop, width=sight.cells, snippets=SNIPPETS)


def _reading(library: Library, shown: Listing, row: Row) -> Reading | None:
    try:
        return replace(load(library, row.id, shown), story=row.story)
    except CorpusError:
        return None  # it has vanished meanwhile; the next answer will say so
