"""The concordance of a query: counted at once, read beside, told a page at a time."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from index.article import ArticleId
from index.concordances.collocates import collocates
from index.concordances.cutting import NOTHING_FOUND, Cutter, FoundIn, form_of
from index.concordances.ordering import articles_of, counted, lines_of
from index.dossiers.surroundings import line_around
from index.lines import HitArticles, HitLine, nobody
from index.locks import never
from index.stopwords import stop_words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    import numpy.typing as npt

    from index.catalogue import Catalogue
    from index.catalogue.articles import Listed
    from index.columns import Columns
    from index.lines import (
        Beside,
        Collocates,
        HitLines,
        HitOrder,
        HitTable,
        Strength,
        Told,
    )
    from index.marking import Marked, Marker
    from index.naming import Naming
    from index.results import Results
    from index.textindex import TextIndex

MOST = 500_000
"""Hits that are read at most, those of the newest articles: they take 30 MB."""
_AT_ONCE = 50
"""Articles between two times that it is told how far reading is."""
_SPOKEN = 0.1
"""The least share of the articles in a language whose stop words are left out."""
GONE = HitLine(ArticleId(""), None, None, None, 0, "", 0, 0, "", "", "")
"""What stands in the place of a hit whose article is gone, or has changed."""


class _Place(NamedTuple):
    """Where a hit is looked for."""

    key: int
    number: int
    """Of the hit, in its article or in a table."""


class LineBook:
    """Answers what is asked of all hits of a query."""

    def __init__(
        self,
        catalogue: Catalogue,
        textindex: TextIndex,
        naming: Naming,
        columns: Callable[[], Columns],
        marker: Marker,
    ) -> None:
        """Keep what is needed; nothing is read yet.

        Args:
            catalogue: Where texts come from.
            textindex: What counts words.
            naming: Which names the articles have.
            columns: The articles of the corpus.
            marker: Tells where a query's words and names stand in a text.
        """
        self._catalogue = catalogue
        self._textindex = textindex
        self._naming = naming
        self._columns = columns
        self._marker = marker

    def counted(self, results: Results, order: HitOrder) -> HitLines:
        """Return all hits of results as lines, as the index counts them: see `Library.lines`."""
        columns = self._columns()
        counts = np.zeros(len(columns), np.int64)
        marked = self._marker.marked(results.query) if results.problem is None else None
        if marked is not None:
            keys, found = self._textindex.asked(lambda engine: engine.counted(marked.words))
            rows, known = columns.rows_of(keys)
            counts[rows] += found[known]
            self._add_names(counts, marked)
        rows, known = columns.rows_of(results.keys)
        had = counts[rows] > 0
        keys = results.keys[known][had]
        return counted(articles_of(results, columns, keys, counts[rows][had]), order)

    def _add_names(self, counts: npt.NDArray[np.int64], marked: Marked) -> None:
        table = self._naming.table() if marked.names else None
        if table is not None:
            places = [place for place, ref in enumerate(table.refs) if ref in marked.names]
            chosen = np.isin(table.name, places) & (table.row < len(counts))
            np.add.at(counts, table.row[chosen], table.mentions[chosen])

    def read(
        self,
        articles: HitArticles,
        told: Told = nobody,
        cancelled: Callable[[], bool] = never,
    ) -> HitTable:
        """Return every hit with the words beside it: see `Library.read_lines`."""
        cutter = Cutter(articles)
        marked = self._marker.marked(articles.results.query)
        keys = articles.keys.tolist() if marked is not None else []
        for start in range(0, len(keys), _AT_ONCE):
            if cancelled() or len(cutter) >= MOST:
                break
            told(start, cutter.table)
            for found in self._found(keys[start : start + _AT_ONCE], marked):
                cutter.take(found)
        return cutter.table()

    def _found(self, keys: Sequence[int], marked: Marked | None) -> Iterator[FoundIn]:
        listed = self._catalogue.articles.listed(keys)
        hashes = self._hashes(keys, marked)
        for key in keys:
            one = listed.get(key)
            yield NOTHING_FOUND if one is None else self._hits(marked, one, hashes.get(key, ""))

    def _hashes(self, keys: Sequence[int], marked: Marked | None) -> dict[int, str]:
        """Return what names in texts are known by, where names are asked for."""
        return self._columns().hashes_of(keys) if marked and marked.names else {}

    def _hits(self, marked: Marked | None, one: Listed, text_hash: str) -> FoundIn:
        if marked is None:
            return NOTHING_FOUND
        title = one.title or ""
        in_title = marked.words.title_hits(title)
        return FoundIn(title, one.text, in_title, self._marker.hits(marked, one.text, text_hash))

    def lines_of(
        self, of: HitTable | HitArticles, order: HitOrder, beside: Beside | None
    ) -> HitLines:
        """Return hits as lines in order: see `Library.lines_of`."""
        return counted(of, order) if isinstance(of, HitArticles) else lines_of(of, order, beside)

    def at(self, found: HitLines, start: int, stop: int, width: int) -> tuple[HitLine, ...]:
        """Return some of the lines: see `Library.lines_at`."""
        start, stop = max(start, 0), max(stop, 0)
        keys = found.articles.keys[found.article[start:stop]].tolist()
        places = map(_Place, keys, found.number[start:stop].tolist())
        wanted = list(dict.fromkeys(keys))
        listed = self._catalogue.articles.listed(wanted)
        hashes = self._columns().hashes_of(wanted)
        if found.table is not None:
            return tuple(_read_line(found.table, at, listed, hashes, width) for at in places)
        marked = self._marker.marked(found.articles.results.query)
        hits = {key: self._hits(marked, one, hashes.get(key, "")) for key, one in listed.items()}
        return tuple(_counted_line(hits, at, listed, hashes, width) for at in places)

    def collocates(self, table: HitTable, by: Strength, most: int, *, every: bool) -> Collocates:
        """Return what stands beside hits: see `Library.collocates`."""
        left_out: frozenset[str] = frozenset()
        if not every:
            left_out = left_out.union(*map(stop_words, self._spoken(table)))

        def frequencies(words: Sequence[str]) -> npt.NDArray[np.int64]:
            return self._textindex.asked(lambda engine: engine.frequencies(words))

        return collocates(table, by, left_out, frequencies, most)

    def _spoken(self, table: HitTable) -> set[str]:
        """Return the languages that many of the articles are in; unknown ones are English here."""
        columns = self._columns()
        rows, _ = columns.rows_of(table.articles.keys[: table.read])
        counts = np.bincount(columns.language[rows], minlength=len(columns.languages))
        many = np.flatnonzero(counts >= max(1, _SPOKEN * len(rows))).tolist()
        return {columns.languages[code] or "en" for code in many}


def _counted_line(
    hits: dict[int, FoundIn],
    at: _Place,
    listed: dict[int, Listed],
    hashes: dict[int, str],
    width: int,
) -> HitLine:
    """Return a hit that is known by its number in its article."""
    found = hits.get(at.key, NOTHING_FOUND)
    of_title = list(found.title_hits)
    spans = [*of_title, *found.hits]
    if at.number >= len(spans):
        return GONE
    in_title = at.number < len(of_title)
    return _line(listed[at.key], hashes.get(at.key, ""), spans[at.number], width, in_title=in_title)


def _read_line(
    table: HitTable,
    at: _Place,
    listed: dict[int, Listed],
    hashes: dict[int, str],
    width: int,
) -> HitLine:
    """Return a hit that was read, if it still stands where it did."""
    one = listed.get(at.key)
    if one is None:
        return GONE
    start, end = int(table.start[at.number]), int(table.end[at.number])
    in_title, form = bool(table.in_title[at.number]), int(table.form[at.number])
    text = (one.title or "") if in_title else one.text
    if end > len(text) or form_of(text[start:end]) != table.words[form]:
        return GONE
    return _line(one, hashes.get(at.key, ""), (start, end), width, in_title=in_title)


def _line(
    one: Listed, text_hash: str, span: tuple[int, int], width: int, *, in_title: bool
) -> HitLine:
    text = (one.title or "") if in_title else one.text
    line = line_around(text, *span, width)
    card = (one.id, one.title, one.outlet, one.date, one.words)
    return HitLine(*card, text_hash, *span, *line, in_title=in_title)
