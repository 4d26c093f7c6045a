"""Passages of other articles, fetched beside the screen and copied with their references."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from textual import on, work
from textual.message import Message

from index.errors import NoSuchArticleError
from reader.article.reference import quoted
from reader.keeping.clipboard import copy
from reader.screens.base import ReaderScreen
from reader.text.phrases import count

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from index.article import ArticleId, Span


class QuotingScreen(ReaderScreen):
    """Copies what it doesn't have at hand."""

    class Quoted(Message):
        """Passages are there to be copied."""

        def __init__(self, passages: Sequence[str]) -> None:
            super().__init__()
            self.passages = passages
            """Each with its reference."""

    @work(thread=True, group="quote", exclusive=True)
    def quote(self, passages: Mapping[ArticleId, Span]) -> None:
        """Copy a passage of each of some articles."""
        if (library := self.library) is None:
            return
        with suppress(NoSuchArticleError):  # it has vanished, which is told where it's looked for
            told = [quoted(library.article(of), span) for of, span in passages.items()]
            self.post_message(self.Quoted(told))

    @on(Quoted)
    def _quoted(self, event: Quoted) -> None:
        told = count(len(event.passages), "passage")
        copy(self.app, "\n".join(event.passages), f"{told}, with reference")
