"""Two articles put side by side, with their names as they are found."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import on, work
from textual.message import Message

from index.errors import CorpusError
from reader.comparing.names import load_names
from reader.notices import tell
from reader.screens.base import ReaderScreen
from reader.widgets.compare_view import CompareView

if TYPE_CHECKING:
    from index.article import ArticleId, Span
    from index.comparison import Comparison
    from index.results import Overview
    from index.story import Shared
    from reader.comparing.names import Named
    from reader.comparing.page import SideName


class ComparedScreen(ReaderScreen):
    """Works out a comparison beside the screen, and fetches the names of both sides."""

    class Compared(Message):
        """The comparison is there."""

        def __init__(
            self, comparison: Comparison, named: Named, shared: tuple[Shared, ...]
        ) -> None:
            super().__init__()
            self.comparison = comparison
            self.named = named
            self.shared = shared
            """What both have word for word."""

    class NamesFound(Message):
        """More names are known than before."""

        def __init__(self, comparison: Comparison, named: Named) -> None:
            super().__init__()
            self.comparison = comparison
            """The one whose names they are."""
            self.named = named

    def __init__(self, at: Span | None = None) -> None:
        """Keep where to begin.

        Args:
            at: A stretch of the article chosen first; None for the first link.
        """
        super().__init__()
        self._at = at
        self.comparison: Comparison | None = None

    @work(thread=True, group="compare", exclusive=True)
    def work_out(self, a: ArticleId, b: ArticleId) -> None:
        """Put two articles side by side."""
        if (library := self.library) is None:
            return
        try:
            found = library.compare(a, b)
            named, shared = load_names(library, found), library.shared_words(a, b)
            self.post_message(self.Compared(found, named, shared))
        except CorpusError as error:
            self.post_message(self.Failed(error))

    def corpus_changed(self, overview: Overview) -> None:
        """Fetch the names again: they may have been found."""
        del overview
        if self.comparison is not None:
            self._fetch_names(self.comparison)

    @work(thread=True, group="names", exclusive=True)
    def _fetch_names(self, comparison: Comparison) -> None:
        if (library := self.library) is None:
            return
        try:
            self.post_message(self.NamesFound(comparison, load_names(library, comparison)))
        except CorpusError:
            return  # an article has vanished; what was compared can still be read

    @on(NamesFound)
    def _names_found(self, event: NamesFound) -> None:
        if event.comparison is self.comparison:
            self.query_one(CompareView).show_names(event.named)

    # What both have word for word

    def take_shared(self, shared: tuple[Shared, ...], side: SideName) -> None:
        """Take what both have; where one was opened for a stretch of it, light all and go there.

        Args:
            shared: The stretches.
            side: Of the article chosen first.
        """
        view = self.query_one(CompareView)
        view.shared.take(shared)
        if self._at is not None and view.walk is not None:
            view.light_shared(lit=True)
            view.move_to(side, view.walk.sentence_of(side, self._at.start))
            self._at = None

    def action_shared(self) -> None:
        """Light the words that both have in a row, or don't, and tell how many they are."""
        view = self.query_one(CompareView)
        view.light_shared(lit=not view.shared.lit)
        if view.shared.lit:
            tell(self.app, view.shared.told(), "shared")
