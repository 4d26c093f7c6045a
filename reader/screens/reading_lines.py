"""The hits of a query, asked beside the screen: counted at once, read, put in order, weighed."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from textual import on, work
from textual.message import Message
from textual.worker import get_current_worker

from index.errors import CorpusError
from index.lines import UNREAD_ORDERS
from reader.results.latest import Latest
from reader.screens.base import ReaderScreen
from reader.screens.lines_in_sight import LinesInSightScreen
from reader.widgets.concordance_view import ConcordanceView

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from index.library import Library
    from index.lines import (
        Beside,
        Collocates,
        HitArticles,
        HitLine,
        HitLines,
        HitOrder,
        HitTable,
        Strength,
    )
    from index.results import Overview, Progress, Results

COUNTED_EACH = 1.5
"""Seconds between two times that words beside hits are counted in what has been read."""
GIVES_WAY = 0.2
"""Seconds that reading rests after each step through the lines, so that the next isn't held up."""


class ReadingLinesScreen(LinesInSightScreen["HitLines"]):
    """Keeps the hits of a query as far as they are known; what is shown of them is left open."""

    class Counted(Message):
        """The lines are there, as the index counts them."""

        def __init__(self, number: int, lines: HitLines) -> None:
            super().__init__()
            self.number = number
            self.lines = lines

    class NotListed(ReaderScreen.Failed):
        """The lines can't be had."""

    class Read(Message):
        """More texts have been read."""

        def __init__(
            self,
            articles: HitArticles,
            percent: int,
            words: Collocates | None,
            table: HitTable | None,
            *,
            whole: bool,
        ) -> None:
            super().__init__()
            self.articles = articles
            self.percent = percent
            self.words = words
            """Those beside the hits so far; None where they weren't counted."""
            self.table = table
            """The hits that have been read; None where they weren't put together."""
            self.whole = whole
            """Whether these are all."""

    class Ordered(Message):
        """Lines are there in another order, or others."""

        def __init__(self, lines: HitLines) -> None:
            super().__init__()
            self.lines = lines

    class Weighed(Message):
        """The words beside hits are there."""

        def __init__(
            self, table: HitTable, wanted: tuple[Strength, bool], words: Collocates
        ) -> None:
            super().__init__()
            self.table = table
            self.wanted = wanted
            self.words = words

    def __init__(self, results: Results) -> None:
        """Keep what to look for.

        Args:
            results: The search whose hits are listed.
        """
        super().__init__()
        self.results = results
        self.order: HitOrder = "newest"
        """As it is wanted."""
        self.beside: Beside | None = None
        """The word that lines are narrowed to."""
        self.by: Strength = "count"
        self.every = False
        """Whether words that say little are among those beside hits."""
        self.table: HitTable | None = None
        """All hits, once they are read."""
        self.so_far: HitTable | None = None
        """The hits that have been read, as long as these aren't all."""
        self.words: Collocates | None = None
        self.percent = 0
        """Of the articles, how many have been read."""
        self._latest = Latest()
        self._moved_at = 0.0

    def show_lines(self, found: HitLines) -> None:
        """Show lines."""
        raise NotImplementedError

    def show_head(self) -> None:
        """Show how far they are read."""
        raise NotImplementedError

    def show_words(self) -> None:
        """Show the words beside hits."""
        raise NotImplementedError

    def lines_between(
        self, library: Library, found: HitLines, start: int, stop: int, width: int
    ) -> Sequence[HitLine]:
        """Return some of the hits in their lines."""
        return library.lines_at(found, start, stop, width=width)

    @on(ConcordanceView.Selected)
    @on(ConcordanceView.LinesNeeded)
    def _went_through(self) -> None:
        self._moved_at = time.monotonic()

    # Counted, and read

    def corpus_changed(self, overview: Overview) -> None:
        """List the lines anew, unless articles are still coming in."""
        super().corpus_changed(overview)
        if self.found is None or not self.reader.busy:
            self._list()

    def work_changed(self, progress: Progress | None) -> None:
        """List the lines anew when all work is done."""
        if progress is None and self.found is not None:
            self._list()

    def _list(self) -> None:
        if self.library is not None and (number := self._latest.ask()) is not None:
            again = self.found is not None
            order: HitOrder = self.order if self.order in UNREAD_ORDERS else "newest"
            self._count(number, order, again=again)

    @work(thread=True, group="count")
    def _count(self, number: int, order: HitOrder, *, again: bool) -> None:
        if (library := self.library) is None:
            return
        results = self.results
        try:
            if again:
                results = library.search(results.query, results.filters, results.sort)
            self.post_message(self.Counted(number, library.lines(results, order)))
        except CorpusError as error:
            self.post_message(self.NotListed(error))

    @on(NotListed)
    def _not_listed(self, event: NotListed) -> None:
        self._latest = Latest()
        self.on_reader_screen_failed(event)

    @on(Counted)
    def _counted(self, event: Counted) -> None:
        lines, before = event.lines, self.found
        same = before is not None and _same(before.articles, lines.articles)
        if not same:
            self.results = lines.articles.results
            self.table, self.so_far, self.percent = None, None, 0
            self.show_lines(lines)
            self._read(lines.articles)
        if not self._latest.answered(event.number):
            self._list()

    @work(thread=True, group="read", exclusive=True)
    def _read(self, articles: HitArticles) -> None:
        """Read all hits, and tell how far that is and what stands beside them so far."""
        worker, library = get_current_worker(), self.library
        if library is None:
            return
        counted_at, told = time.monotonic(), 0

        def read(number: int, so_far: Callable[[], HitTable]) -> None:
            nonlocal counted_at, told
            while time.monotonic() - self._moved_at < GIVES_WAY and not worker.is_cancelled:
                time.sleep(GIVES_WAY / 10)
            percent = 100 * number // max(1, len(articles.keys))
            words = table = None
            if number and time.monotonic() - counted_at > COUNTED_EACH:
                words = library.collocates(table := so_far(), self.by, every=self.every)
                counted_at = time.monotonic()
            if words is not None or percent != told:
                told = percent
                self.post_message(self.Read(articles, percent, words, table, whole=False))

        try:
            table = library.read_lines(articles, read, lambda: worker.is_cancelled)
        except CorpusError as error:
            self.post_message(self.NotListed(error))
        else:
            if not worker.is_cancelled:
                self.post_message(self.Read(articles, 100, None, table, whole=True))

    @on(Read)
    def _was_read(self, event: Read) -> None:
        if self.found is None or event.articles is not self.found.articles:
            return
        self.percent = event.percent
        if event.words is not None:
            self.words = event.words
            self.show_words()
        if event.table is not None:
            self.table, self.so_far = (event.table, None) if event.whole else (None, event.table)
            if event.whole or self.beside is not None:
                self.order_lines()
            self.weigh_words()
        self.show_head()

    # Ordered, and weighed

    def order_lines(self) -> None:
        """Have the lines in the order that is wanted, as soon as that can be."""
        if (wanted := self._wanted_lines()) is not None:
            self._order(*wanted)

    def _wanted_lines(self) -> tuple[HitTable | HitArticles, HitOrder, Beside | None] | None:
        """Return what can be listed by now: of which hits, in which order, with what beside.

        As long as texts are being read, only lines that have been read can be narrowed to those
        with a word beside; more come as they are. None where what is listed is to stay.
        """
        read = self.so_far if self.table is None and self.beside is not None else self.table
        if read is not None:
            return read, self.order, self.beside
        if self.found is None:
            return None
        if self.order in UNREAD_ORDERS:
            return self.found.articles, self.order, None
        return (self.found.articles, "newest", None) if self.found.table is not None else None

    @work(thread=True, group="order", exclusive=True)
    def _order(self, of: HitTable | HitArticles, order: HitOrder, beside: Beside | None) -> None:
        if (library := self.library) is not None:
            self.post_message(self.Ordered(library.lines_of(of, order, beside)))

    @on(Ordered)
    def _ordered(self, event: Ordered) -> None:
        lines, found = event.lines, self.found
        if found is None or found.articles is not lines.articles:
            return
        of = lines.articles if lines.table is None else lines.table
        if (of, lines.order, lines.beside) == self._wanted_lines():
            self.show_lines(lines)

    def weigh_words(self) -> None:
        """Have the words beside hits in the order that is wanted, once all hits are read."""
        if self.table is not None:
            self._weigh(self.table, self.by, every=self.every)

    @work(thread=True, group="weigh", exclusive=True)
    def _weigh(self, table: HitTable, by: Strength, *, every: bool) -> None:
        if (library := self.library) is None:
            return
        try:
            words = library.collocates(table, by, every=every)
        except CorpusError as error:
            self.post_message(self.NotListed(error))
        else:
            self.post_message(self.Weighed(table, (by, every), words))

    @on(Weighed)
    def _weighed(self, event: Weighed) -> None:
        if event.table is self.table and event.wanted == (self.by, self.every):
            self.words = event.words
            self.show_words()


def _same(one: HitArticles, other: HitArticles) -> bool:
    """Tell whether two searches found the same articles with as many hits in each."""
    return len(one.keys) == len(other.keys) and bool(
        (one.keys == other.keys).all() and (one.hits == other.hits).all()
    )
