"""The orders of a query's hits: by what is known of their articles, or by the words beside them."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

import numpy as np

from index.counting import ranked
from index.lines import BESIDE, LEFT_ORDERS, RIGHT_ORDERS, HitArticles, HitLines

if TYPE_CHECKING:
    import numpy.typing as npt

    from index.columns import Columns, Rows
    from index.lines import Beside, HitOrder, HitTable
    from index.results import Results

    Places = npt.NDArray[np.intp]


def articles_of(
    results: Results, columns: Columns, keys: npt.NDArray[np.int64], hits: npt.NDArray[np.int64]
) -> HitArticles:
    """Return articles with what each of their orders needs.

    Args:
        results: What was found.
        columns: The articles of the corpus.
        keys: Of the articles that have hits, all of them among the results.
        hits: How many each has.
    """
    by_key = np.argsort(results.keys, kind="stable")
    place = by_key[np.searchsorted(results.keys, keys, sorter=by_key)]
    rows, known = columns.rows_of(keys)
    place, keys, hits = place[known], keys[known], hits[known]
    of_row = np.zeros(len(columns), np.intp)
    of_row[rows] = np.arange(len(rows))
    scores = np.zeros(len(columns), np.float32)
    scores[rows] = results.scores[place]
    ascending = np.sort(rows)
    newest, oldest, best = (
        ranked(columns, ascending, scores, sort) for sort in ("newest", "oldest", "relevance")
    )
    # Outlets are sorted by name; unknown is the empty one, and would come first.
    last = [len(columns.outlets) if not name else code for code, name in enumerate(columns.outlets)]
    outlets = np.array(last, np.int64)[columns.outlet[newest]]
    listed = of_row[newest]
    return HitArticles(
        results,
        keys[listed],
        hits[listed],
        oldest=_places(newest, oldest, len(columns)),
        outlet=_places(newest, newest[np.argsort(outlets, kind="stable")], len(columns)),
        relevance=_places(newest, best, len(columns)),
    )


def _places(rows: Rows, order: Rows, size: int) -> npt.NDArray[np.int64]:
    """Return which place each of some rows below a size has in an order of them."""
    places = np.empty(size, np.int64)
    places[order] = np.arange(len(order))
    return places[rows]


def counted(articles: HitArticles, order: HitOrder) -> HitLines:
    """Return lines that no text was read for, in an order that needs none."""
    article = np.repeat(np.arange(len(articles.keys), dtype=np.int32), articles.hits)
    first = np.repeat(np.cumsum(articles.hits) - articles.hits, articles.hits)
    number = (np.arange(len(article)) - first).astype(np.int32)
    chosen = _by_article(articles, order, article)
    found = int(np.count_nonzero(articles.hits))
    return HitLines(articles, order, article[chosen], number[chosen], found)


def lines_of(table: HitTable, order: HitOrder, beside: Beside | None = None) -> HitLines:
    """Return the lines of a table in order; what is equal has the newest first.

    Words are compared folded; where there is none, a line comes before those where there is one.
    By the second word beside a hit, lines are ordered by that, then by the first, then on.
    """
    if order == "hit":
        chosen: Places = np.argsort(table.form, kind="stable")
    elif order in (*LEFT_ORDERS, *RIGHT_ORDERS):
        words = _outwards(table, order)
        chosen = np.lexsort([words[:, column] for column in range(BESIDE - 1, -1, -1)])
    else:
        chosen = _by_article(table.articles, order, table.article)
    if beside is not None:
        chosen = chosen[having(table, beside)[chosen]]
    article = table.article[chosen]
    found = int(np.count_nonzero(np.bincount(article)))
    return HitLines(table.articles, order, article, chosen.astype(np.int32), found, table, beside)


def having(table: HitTable, beside: Beside) -> npt.NDArray[np.bool_]:
    """Tell for each hit whether it has a word as a neighbour."""
    code = bisect_left(table.words, beside.word)
    if table.words[code : code + 1] != (beside.word,):
        return np.zeros(len(table), np.bool_)
    found: npt.NDArray[np.bool_]
    if beside.side == "near":
        found = (table.beside == code).any(axis=1)
    else:
        found = table.beside[:, BESIDE - 1 if beside.side == "left" else BESIDE] == code
    return found


def _outwards(table: HitTable, order: HitOrder) -> npt.NDArray[np.int32]:
    """Return the words of one side from the hit outwards, the one that is ordered by first."""
    by_left = order in LEFT_ORDERS
    words = table.beside[:, BESIDE - 1 :: -1] if by_left else table.beside[:, BESIDE:]
    first = (LEFT_ORDERS if by_left else RIGHT_ORDERS).index(order)
    columns = [first, *(column for column in range(BESIDE) if column != first)]
    return words[:, columns]


def _by_article(articles: HitArticles, order: HitOrder, article: npt.NDArray[np.int32]) -> Places:
    """Return hits, which are in order of articles, by another order of those."""
    if order == "newest":
        return np.arange(len(article))
    place: npt.NDArray[np.int64] = getattr(articles, order)
    return np.argsort(place[article], kind="stable")
