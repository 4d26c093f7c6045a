"""From an article to what others have of it word for word, and on to the two side by side."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import on, work
from textual.message import Message

from index.article import Span
from index.errors import CorpusError
from reader.article.shared import shared_line, shared_text
from reader.keys import shown_key, working
from reader.screens.article_names import ArticleNamesScreen
from reader.screens.compare import CompareScreen
from reader.widgets.reading_view import ReadingView

if TYPE_CHECKING:
    from index.article import ArticleId
    from reader.article.shared import SharedText
    from reader.text.page import Block

OTHERS = 50
"""Articles that are told of at most: those that share most words."""


class SharedTextScreen(ArticleNamesScreen):
    """Lights what other articles have of one, and puts one of them beside it."""

    shows_shared = False
    """Whether what others have is lit."""

    class SharedFound(Message):
        """What others have of an article is known."""

        def __init__(self, article_id: ArticleId, shared: SharedText) -> None:
            super().__init__()
            self.article_id = article_id
            self.shared = shared

    @work(thread=True, group="shared", exclusive=True)
    def look_for_shared(self, article_id: ArticleId) -> None:
        """Look for what others have of an article."""
        if (library := self.library) is None:
            return
        try:
            complete = library.reuse_complete()
            reused = library.reused(article_id, OTHERS)
            cards = library.cards_of([one.b for one in reused])
            article, many = library.article(article_id), library.in_many(article_id)
        except CorpusError as error:
            self.post_message(self.Failed(error))
            return
        shared = shared_text(article, reused, cards, complete=complete, in_many=many)
        self.post_message(self.SharedFound(article_id, shared))

    @on(SharedFound)
    def _shared_found(self, event: SharedFound) -> None:
        if self.shows_shared and event.article_id == self.article_id:
            self.query_one(ReadingView).show_shared(event.shared)
            self.show_head()
            self.refresh_bindings()

    def shared_again(self) -> None:
        """Look again, where it is lit: it is another article, or the corpus has changed."""
        if self.shows_shared:
            self.look_for_shared(self.article_id)

    def shared_words(self) -> Block | None:
        """Return what the head says of it; None where it isn't lit."""
        if not self.shows_shared:
            return None
        view = self.query_one(ReadingView)
        keys = [key for key, one in working(self) if one.binding.id == "article.shared-beside"]
        return shared_line(view.shared, view.stretch, shown_key(keys[0]) if keys else "")

    # Keys

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer only what can be done now."""
        if action in ("stretch", "beside_shared"):
            there = self.is_mounted and self.query_one(ReadingView).at_hand() is not None
            return there and (action == "stretch" or not self.has_chosen())
        return super().check_action(action, parameters)

    def action_shared(self) -> None:
        """Light what others have of the article, or don't."""
        self.shows_shared = not self.shows_shared
        if not self.shows_shared:
            self.query_one(ReadingView).show_shared(None)
        self.show_head()
        self.shared_again()
        self.refresh_bindings()

    def action_stretch(self, by: int) -> None:
        """Go to the next stretch that others have."""
        self.query_one(ReadingView).step_stretch(by)

    def action_beside_shared(self) -> None:
        """Put the articles beside that have the stretch at hand, the one with most of it first."""
        if (stretch := self.query_one(ReadingView).at_hand()) is not None:
            others = [holder.id for holder in stretch.holders]
            at = Span(stretch.holders[0].at, stretch.end)
            self.app.push_screen(CompareScreen(self.article_id, others, 0, at=at))
