"""A list of articles with the selected one beside it: what search and choosing have in common."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from textual import on, work
from textual.message import Message
from textual.worker import get_current_worker

from index.errors import CorpusError
from reader.article.reading import Reading, load
from reader.results.answer import same_articles
from reader.results.question import SNIPPETS
from reader.screens.base import ReaderScreen
from reader.widgets.reading_view import ReadingView
from reader.widgets.result_list import ResultList

if TYPE_CHECKING:
    from index.article import ArticleId
    from index.listing import Listing
    from index.results import Results, Row


class ListAndTextScreen(ReaderScreen):
    """Fetches the article that is selected in the list, where there is room to show it."""

    class ReadingReady(Message):
        """The article beside the list is there."""

        def __init__(self, reading: Reading) -> None:
            super().__init__()
            self.reading = reading

    class RowsRead(Message):
        """Rows of the list are there."""

        def __init__(self, results: Results | Listing, start: int, rows: tuple[Row, ...]) -> None:
            super().__init__()
            self.results = results
            self.start = start
            self.rows = rows

    def answer(self) -> Results | Listing | None:
        """Return the search whose hits are lit in the article, if there is one."""
        return None

    @on(ResultList.RowsNeeded)
    def _rows_needed(self, event: ResultList.RowsNeeded) -> None:
        if (results := self.answer()) is not None:
            self._read_rows(results, event.start, event.end, event.cells)

    # Described, or Textual would write down all results, arrays and all, for its log.
    @work(thread=True, group="rows", description="rows")
    def _read_rows(self, results: Results | Listing, start: int, end: int, cells: int) -> None:
        if (library := self.library) is None:
            return
        try:
            rows = library.rows(results, start, end, width=cells, snippets=SNIPPETS)
        except CorpusError as error:
            self.post_message(self.Failed(error))
        else:
            self.post_message(self.RowsRead(results, start, rows))

    @on(RowsRead)
    def _rows_read(self, event: RowsRead) -> None:
        # An answer may have been replaced meanwhile by one that lists the same articles, for which
        # the list didn't ask again.
        results = self.answer()
        if results is not None and same_articles(event.results, results):
            self.query_one(ResultList).fill(event.start, event.rows)

    @on(ResultList.Selected)
    def _selected(self, event: ResultList.Selected) -> None:
        if self.query_one(ReadingView).display:
            self.preview(event.row.id)

    @work(thread=True, group="preview", exclusive=True)
    def preview(self, article_id: ArticleId) -> None:
        """Fetch an article and show it beside the list."""
        worker = get_current_worker()
        if (library := self.library) is None:
            return
        try:
            reading = load(library, article_id, self.answer())
        except CorpusError:
            return  # it has vanished meanwhile; the list will say so with the next answer
        if not worker.is_cancelled:
            self.post_message(self.ReadingReady(reading))

    @on(ReadingReady)
    def _reading_ready(self, event: ReadingReady) -> None:
        row = self.query_one(ResultList).selected_row
        if row is not None and row.id == event.reading.article.id:
            self.show_reading(replace(event.reading, story=row.story))

    def show_reading(self, reading: Reading | None) -> None:
        """Show an article beside the list, or none."""
        self.query_one(ReadingView).show_reading(reading)
        self.refresh_bindings()  # it may have hits to step through
