"""A list of articles with the selected one beside it: what search and choosing have in common."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import on, work
from textual.message import Message
from textual.worker import get_current_worker

from index.errors import CorpusError
from reader.reading import Reading, load
from reader.screens.base import ReaderScreen
from reader.widgets.reading_view import ReadingView
from reader.widgets.result_list import ResultList

if TYPE_CHECKING:
    from index.article import ArticleId
    from index.results import Results


class ListAndTextScreen(ReaderScreen):
    """Fetches the article that is selected in the list, where there is room to show it."""

    class ReadingReady(Message):
        """The article beside the list is there."""

        def __init__(self, reading: Reading) -> None:
            super().__init__()
            self.reading = reading

    def answer(self) -> Results | None:
        """Return the search whose hits are lit in the article, if there is one."""
        return None

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
            self.query_one(ReadingView).show_reading(event.reading)
