"""An open index that is asked for all hits of a query, each in its line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from index.lines import nobody
from index.locks import never
from index.storied_index import StoriedIndex

if TYPE_CHECKING:
    from collections.abc import Callable

    from index.lines import (
        Beside,
        Collocates,
        HitArticles,
        HitLine,
        HitLines,
        HitOrder,
        HitTable,
        Strength,
        Told,
    )
    from index.results import Results


class LinedIndex(StoriedIndex):
    """An index that tells the concordance of a query."""

    def lines(self, results: Results, order: HitOrder = "newest") -> HitLines:
        """Return all hits of results, in titles and texts, as lines; no text is read.

        The index counts them: at once, but a phrase of which a word is looked for by itself too
        counts beside it, so that some lines may come to nothing. See `read_lines`.

        Args:
            results: Of `search`.
            order: One of `index.lines.UNREAD_ORDERS`.

        Raises:
            CorpusError: The index can't be read.
        """
        return self._parts.linebook().counted(results, order)

    def read_lines(
        self,
        articles: HitArticles,
        told: Told | None = None,
        cancelled: Callable[[], bool] = never,
    ) -> HitTable:
        """Read all hits with the words beside them: what `hits` returns of each article.

        For a thread beside: a hundred thousand take seconds. Of more than half a million, those of
        the newest articles are read.

        Args:
            articles: Of `lines`.
            told: Told often how far it is, and given what returns the hits read by then.
            cancelled: Asked often; what was read by then is returned.

        Raises:
            CorpusError: The index can't be read.
        """
        return self._parts.linebook().read(articles, told or nobody, cancelled)

    def lines_of(
        self, of: HitTable | HitArticles, order: HitOrder, beside: Beside | None = None
    ) -> HitLines:
        """Return hits as lines in another order.

        Args:
            of: What was read; or what is known before, for one of `index.lines.UNREAD_ORDERS`.
            order: Of the lines.
            beside: A word that they are to have as a neighbour, where texts were read.
        """
        return self._parts.linebook().lines_of(of, order, beside)

    def lines_at(
        self, lines: HitLines, start: int, stop: int, *, width: int = 60
    ) -> tuple[HitLine, ...]:
        """Return some of the lines; the id of one is "" where its hit is gone.

        Args:
            lines: Of `lines` or `lines_of`.
            start: Place in them.
            stop: Half-open.
            width: Characters on each side.

        Raises:
            CorpusError: The index can't be read.
        """
        return self._parts.linebook().at(lines, start, stop, width)

    def collocates(
        self,
        table: HitTable,
        by: Strength = "count",
        most: int = 100,
        *,
        every: bool = False,
    ) -> Collocates:
        """Return the words beside hits.

        Args:
            table: The hits.
            by: What comes first: what is there most often, or what belongs there most.
            most: Words of a side.
            every: Also those that say little, as "the": see `index.stopwords`.

        Raises:
            CorpusError: The index can't be read.
        """
        return self._parts.linebook().collocates(table, by, most, every=every)
