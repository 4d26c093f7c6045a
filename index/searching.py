"""From a query and filters to results, and from results to the rows that are shown.

The engine finds, arrays narrow and count, and only the rows that are looked at are fetched.
"""

from __future__ import annotations

import threading
import time
from collections import OrderedDict
from dataclasses import replace
from itertools import islice
from typing import TYPE_CHECKING

import numpy as np

from index.article import ArticleId, Card
from index.catalogue.encoding import storable
from index.copies import same_found
from index.counting import counted, narrowed, ordered
from index.listing import Listing
from index.results import FilterCounts, Results, Row
from index.sametext import SameText
from index.snippets import snippets

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from index.article import Span
    from index.catalogue import Catalogue
    from index.catalogue.articles import Listed
    from index.columns import Columns
    from index.engine import Answer
    from index.engine.hits import HitFinder
    from index.naming import Naming
    from index.results import Filters, Sort
    from index.textindex import TextIndex

_FINDERS = 16
"""Queries whose hits can be told without asking the engine again."""
_LONG = 300_000
"""Characters. Of a longer text not every hit is looked at for its row: a book would take a second,
and a row has room for three lines."""
_WEIGHED = 300
"""Hits of such a text that its lines are chosen from: the first ones."""
_GONE = Card(ArticleId(""), None, None, None, 0)


class Searcher:
    """Answers queries."""

    def __init__(
        self,
        catalogue: Catalogue,
        textindex: TextIndex,
        naming: Naming,
        columns: Callable[[], Columns],
    ) -> None:
        self._catalogue = catalogue
        self._textindex = textindex
        self._naming = naming
        self._guard = threading.Lock()
        self._columns = columns
        self._finders: OrderedDict[str, HitFinder] = OrderedDict()

    def warm_up(self) -> None:
        """Open the engine, read the columns and the names."""
        self._textindex.asked(lambda engine: engine.documents())
        self._naming.table()

    def search(self, query: str, filters: Filters, sort: Sort) -> Results:
        """Return all articles that a query finds and the filters let through, in order."""
        began = time.perf_counter()
        columns = self._columns()
        names = self._naming.table(columns, exact=False)
        answer = self._answer(query) if query.strip() else None
        if answer is None:
            rows = np.arange(len(columns))
            scores = np.zeros(len(columns), np.float32)
        else:
            rows, known = columns.rows_of(answer.keys)
            scores = answer.scores[known]
        passed = narrowed(columns, names, rows, filters)
        rows, scores = rows[passed], scores[passed]
        order = ordered(columns, rows, scores, sort)
        ranked = rows[order]
        problem = answer.problem if answer else None
        return Results(
            query=query,
            filters=filters,
            sort=sort,
            keys=columns.keys[ranked],
            scores=scores[order],
            of=len(columns),
            counts=FilterCounts() if problem else counted(columns, names, rows),
            problem=problem,
            suggestion=answer.suggestion if answer else None,
            finds=answer.finds if answer else (),
            took_ms=(time.perf_counter() - began) * 1000,
            names_complete=self._naming.waiting() == 0,
            same=same_found(columns.copies, ranked),
        )

    def rows(
        self,
        results: Results | Listing,
        start: int,
        stop: int,
        *,
        width: int,
        limit: int,
    ) -> tuple[Row, ...]:
        """Return some of the results with their snippets.

        Args:
            results: Of `search`, or what is listed of them.
            start: Place in the results.
            stop: Half-open.
            width: Of a snippet, in characters.
            limit: How many snippets an article gets at most.
        """
        keys = results.keys[max(start, 0) : max(stop, 0)].tolist()
        scores = results.scores[max(start, 0) : max(stop, 0)].tolist()
        found = self._catalogue.articles.listed(keys, _LONG + 1)
        finder = self._finder(results.query)
        rows = tuple(
            self._row(found.get(key), key, score, finder, width=width, limit=limit)
            for key, score in zip(keys, scores, strict=True)
        )
        if not isinstance(results, Listing) or not results.folds:
            return rows
        told = results.told(self._columns(), start, stop)
        return tuple(replace(row, folded=one) for row, one in zip(rows, told, strict=True))

    def same_texts(self, keys: Sequence[int], limit: int) -> dict[int, SameText]:
        """Return the other articles of the corpus that have the text of each, if any has.

        Args:
            keys: Of articles.
            limit: How many others are told of each by their cards, the first by id.
        """
        columns = self._columns()
        rows, known = columns.rows_of(np.array(keys, np.int64))
        there = [key for key, one in zip(keys, known.tolist(), strict=True) if one]
        groups: dict[int, list[int]] = {}
        totals: dict[int, int] = {}
        for key, row in zip(there, rows.tolist(), strict=True):
            like = columns.copies.rows_like(row)
            if len(like):
                near = columns.keys[like[: limit + 1]].tolist()
                groups[key] = [other for other in near if other != key][:limit]
                totals[key] = len(like) - 1
        wanted = sorted({key for others in groups.values() for key in others})
        cards = self._catalogue.surveying.cards(wanted)
        return {
            key: SameText(totals[key], tuple(cards[one] for one in others if one in cards))
            for key, others in groups.items()
        }

    def _row(
        self,
        listed: Listed | None,
        key: int,
        score: float,
        finder: HitFinder | None,
        *,
        width: int,
        limit: int,
    ) -> Row:
        """Return an article's row; an empty one where it has vanished, so that places stay true."""
        if listed is None:
            return Row.of(_GONE, key, score)
        marks = finder.title_hits(listed.title) if finder and listed.title else ()
        text, hits, number = self._for_row(key, listed.text, finder, limit)
        return Row.of(
            listed,
            key,
            score,
            hits=len(marks) + number,
            title_marks=marks,
            snippets=snippets(text, hits, width=width, limit=limit) if limit else (),
        )

    def _for_row(
        self,
        key: int,
        text: str,
        finder: HitFinder | None,
        limit: int,
    ) -> tuple[str, tuple[Span, ...], int]:
        """Return a text, the hits to choose lines from, and how many there are in all."""
        if finder is None:
            return text, (), 0
        if len(text) <= _LONG:
            hits = finder.hits(text)
            return text, hits, len(hits)
        whole = self._catalogue.articles.text(key)
        hits = tuple(islice(finder.hits_in_turn(whole), _WEIGHED if limit else 0))
        if 0 < len(hits) < _WEIGHED:
            return whole, hits, len(hits)
        return whole, hits, self._textindex.asked(lambda engine: engine.occurrences(finder, key))

    def hits(self, query: str, title: str, text: str) -> tuple[tuple[Span, ...], tuple[Span, ...]]:
        """Return where a query's words stand in a title and in a text."""
        finder = self._finder(query)
        return (finder.title_hits(title), finder.hits(text)) if finder else ((), ())

    def _answer(self, query: str) -> Answer:
        answer = self._textindex.asked(lambda engine: engine.search(storable(query) or ""))
        with self._guard:
            self._finders[query] = answer.finder
            self._finders.move_to_end(query)
            while len(self._finders) > _FINDERS:
                self._finders.popitem(last=False)
        return answer

    def _finder(self, query: str) -> HitFinder | None:
        if not query.strip():
            return None
        with self._guard:
            finder = self._finders.get(query)
        return finder or self._answer(query).finder
