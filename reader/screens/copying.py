"""Copying from the article on a screen: the passage that is meant, or its reference alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import on, work
from textual.message import Message

from index.errors import CorpusError
from reader.article.reference import copied_words, quoted, whole
from reader.keeping.clipboard import copy
from reader.screens.base import ReaderScreen

if TYPE_CHECKING:
    from index.article import Article, ArticleId
    from reader.widgets.reading_view import ReadingView


class CopyingScreen(ReaderScreen):
    """Copies by the terminal's own sequence, and into a file."""

    class ReferenceRead(Message):
        """The article whose reference is wanted is there."""

        def __init__(self, article: Article) -> None:
            super().__init__()
            self.article = article

    def copy_passage(self, view: ReadingView) -> None:
        """Copy what is selected, else the passage that is meant, with its reference."""
        if view.reading is None:
            return
        article, selected = view.reading.article, view.selected_span() is not None
        span = view.take_passage()
        if span is None:
            copy(self.app, whole(article), "the reference of this article")
        else:
            of = None if selected else view.paragraphs_of(span)
            copy(self.app, quoted(article, span), copied_words(article, span, of))

    @work(thread=True, group="reference", exclusive=True)
    def copy_reference(self, article_id: ArticleId) -> None:
        """Copy the title of an article and where it came from."""
        if (library := self.library) is None:
            return
        try:
            self.post_message(self.ReferenceRead(library.article(article_id)))
        except CorpusError as error:
            self.post_message(self.Failed(error))

    @on(ReferenceRead)
    def _reference_read(self, event: ReferenceRead) -> None:
        copy(self.app, whole(event.article), "title and reference of this article")
