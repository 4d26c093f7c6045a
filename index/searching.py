"""From a query and filters to results, and from results to the rows that are shown.

The engine finds, arrays narrow and count, and only the rows that are looked at are fetched.
"""

from __future__ import annotations

import time
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import numpy as np

from index.article import ArticleId, Card
from index.asking import Asking
from index.counting import counted, days_chosen, narrowed, ranked
from index.fields import NameAsked, StoryAsked
from index.groups import groups_found
from index.listing import Listing
from index.marking import READ, Marker
from index.offered import offered
from index.results import FilterCounts, Results, Row
from index.sametext import SameText
from index.snippets import snippets

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    import numpy.typing as npt

    from index.article import Article, Span
    from index.catalogue import Catalogue
    from index.catalogue.articles import Listed
    from index.columns import Columns, Rows
    from index.engine import Answer
    from index.fields import Asked
    from index.marking import Marked
    from index.naming import Naming
    from index.results import Filters, Sort
    from index.storied import StoriesAsked
    from index.stories.storybook import StoryBook
    from index.story import Story
    from index.textindex import TextIndex

_GONE = Card(ArticleId(""), None, None, None, 0)


class Searcher:
    """Answers queries."""

    def __init__(
        self,
        catalogue: Catalogue,
        textindex: TextIndex,
        naming: Naming,
        columns: Callable[[], Columns],
        storybook: Callable[[], StoryBook],
        *,
        today: Callable[[], date] = date.today,
    ) -> None:
        self._catalogue = catalogue
        self._textindex = textindex
        self._naming = naming
        self._columns = columns
        self.asking = Asking(naming, columns, storybook)
        self.marker = Marker(catalogue, textindex, naming, self.asking, today)
        self._today = today

    def warm_up(self, *, stories: bool = True) -> None:
        """Open the engine, read the columns, the names, and perhaps the stories."""
        self._textindex.asked(lambda engine: engine.documents())
        self._naming.table()
        if stories:
            self.asking.stories()

    def search(
        self,
        query: str,
        filters: Filters,
        sort: Sort | None,
        *,
        by_story: bool = False,
        respell: bool = True,
    ) -> Results:
        """Return all articles that a query finds and the filters let through, in order."""
        began = time.perf_counter()
        columns = self._columns()
        named = self.asking.names(columns)
        names = named.table
        answer = self.marker.answer(query, named, respell=respell) if query.strip() else None
        rows, scores = _found(columns, answer)
        asked = answer.asked if answer else ()
        stories = self.asking.wanted(asked, filters, by_story=by_story)
        told = stories.keys_of(stories.of_ids(filters.stories)) if stories else None
        today = self._today()
        if filters:
            rows = rows[narrowed(columns, names, rows, filters, told, today=today)]
        if sort is None:  # names, outlets and days match alike, all of them
            weighs = answer is not None and (not len(rows) or bool(scores[rows].any()))
            sort = "relevance" if weighs else "newest"
        shown = ranked(columns, rows, scores, sort)
        problem = answer.problem if answer else None
        waiting = self._naming.waiting()
        results = Results(
            query=query,
            filters=filters,
            sort=sort,
            keys=columns.keys[shown],
            scores=scores[shown],
            of=len(columns),
            counts=FilterCounts() if problem else counted(columns, names, rows),
            problem=problem,
            suggestion=offered(query, answer, None if waiting else named),
            finds=answer.finds if answer else (),
            names_complete=waiting == 0,
            days=(*(answer.days if answer else ()), *days_chosen(filters, today)),
            named=tuple(one for one in asked if isinstance(one, NameAsked)),
            names_waiting=waiting,
            same=groups_found(columns.copies.group[shown], len(columns.copies)),
            took_ms=(time.perf_counter() - began) * 1000,
        )
        if stories:
            results = _told_of_stories(results, stories, asked)
            by = stories.grouped(columns, shown) if by_story else None
            took = (time.perf_counter() - began) * 1000
            results = replace(results, by_story=by, took_ms=took)
        return results

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
        found = self._catalogue.articles.listed(keys, READ)
        marked = self.marker.marked(results.query)
        hashes = self._columns().hashes_of(keys) if marked and marked.names else {}
        rows = tuple(
            self._row(
                found.get(key),
                score,
                marked,
                key=key,
                text_hash=hashes.get(key, ""),
                story=story,
                width=width,
                limit=limit,
            )
            for key, score, story in zip(keys, scores, self.asking.stories_of(keys), strict=True)
        )
        if not isinstance(results, Listing) or not results.folds:
            return rows
        told = results.told(self._columns(), start, stop)
        return tuple(
            row if one is None else replace(row, folded=one)
            for row, one in zip(rows, told, strict=True)
        )

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
        score: float,
        marked: Marked | None,
        *,
        key: int,
        text_hash: str,
        story: Story | None,
        width: int,
        limit: int,
    ) -> Row:
        """Return an article's row; an empty one where it has vanished, so that places stay true."""
        if listed is None:
            return Row.of(_GONE, key, score, story=story)
        marks = marked.words.title_hits(listed.title) if marked and listed.title else ()
        text, hits, number = self.marker.for_row(
            marked, key, listed.text, text_hash, some=limit > 0
        )
        return Row.of(
            listed,
            key,
            score,
            hits=len(marks) + number,
            title_marks=marks,
            snippets=snippets(text, hits, width=width, limit=limit) if limit else (),
            story=story,
        )

    def hits(self, query: str, article: Article) -> tuple[tuple[Span, ...], tuple[Span, ...]]:
        """Return where what a query asks for stands in an article's title and text."""
        marked = self.marker.marked(query)
        if marked is None:
            return (), ()
        hits = self.marker.hits(marked, article.text, article.text_hash)
        return marked.words.title_hits(article.title or ""), hits


def _found(columns: Columns, answer: Answer | None) -> tuple[Rows, npt.NDArray[np.float32]]:
    """Return the rows of what an engine found, ascending; all where it wasn't asked.

    Beside them the scores of all rows there are, 0 for what wasn't found.
    """
    scores = np.zeros(len(columns), np.float32)
    if answer is None:
        return np.arange(len(columns)), scores
    rows, known = columns.rows_of(answer.keys)
    scores[rows] = answer.scores if known.all() else answer.scores[known]
    if (rows[1:] <= rows[:-1]).any():
        rows.sort()
    return rows, scores


def _told_of_stories(results: Results, stories: StoriesAsked, asked: Sequence[Asked]) -> Results:
    """Return an answer that knows of the stories that are asked for, or chosen."""
    chosen = results.filters.stories
    return replace(
        results,
        counts=replace(results.counts, story=stories.counted(results.keys, chosen)),
        storied=tuple(one for one in asked if isinstance(one, StoryAsked)),
        stories=stories.of_ids(chosen),
        stories_waiting=stories.table.waiting,
    )
