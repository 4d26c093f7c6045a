"""Two articles put side by side, with their names as they are found."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING, NamedTuple

from textual import on, work
from textual.message import Message
from textual.worker import get_current_worker

from index.errors import CorpusError
from reader.comparing.names import load_names
from reader.notices import tell
from reader.screens.base import ReaderScreen
from reader.widgets.compare_view import CompareView

if TYPE_CHECKING:
    from collections.abc import Sequence

    from index.article import ArticleId, Span
    from index.comparison import Comparison
    from index.results import Overview
    from index.story import Shared
    from reader.comparing.names import Named
    from reader.comparing.page import SideName
    from reader.comparing.staying import Spot


Pair = tuple["ArticleId", "ArticleId"]
KEPT = 8
"""Pairs that are kept, the last ones worked out."""


class Found(NamedTuple):
    """What there is to show of two articles."""

    comparison: Comparison
    named: Named
    shared: tuple[Shared, ...]
    """What both have word for word."""


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

        def __init__(self, comparison: Comparison, named: Named, anew: Comparison) -> None:
            super().__init__()
            self.comparison = comparison
            """The one whose names they are."""
            self.named = named
            self.anew = anew
            """The same two, compared with these names."""

    def __init__(self, at: Span | None = None) -> None:
        """Keep where to begin.

        Args:
            at: A stretch of the article chosen first; None for the first link.
        """
        super().__init__()
        self._at = at
        self._spots: dict[frozenset[ArticleId], Spot] = {}
        """Where one was last in two articles, whichever was A."""
        self.comparison: Comparison | None = None
        self._known: dict[Pair, Found] = {}
        """What was worked out ahead, or shown before; another one whenever the corpus changes."""

    def put_beside(self, a: ArticleId, b: ArticleId) -> None:
        """Put two articles side by side: at once where that was worked out ahead."""
        if (known := self._known.get((a, b))) is not None:
            self.workers.cancel_group(self, "compare")
            self.post_message(self.Compared(*known))
        else:
            self._work_out(a, b)

    @work(thread=True, group="compare", exclusive=True)
    def _work_out(self, a: ArticleId, b: ArticleId) -> None:
        known = self._known
        try:
            if (found := self._found((a, b))) is not None:
                known[a, b] = found
                self.post_message(self.Compared(*found))
        except CorpusError as error:
            self.post_message(self.Failed(error))

    def _found(self, pair: Pair) -> Found | None:
        """Return what there is to show of two articles; for a worker, not for the screen's thread.

        Raises:
            CorpusError: One of them can't be had.
        """
        if (library := self.library) is None:
            return None
        found = library.compare(*pair)
        return Found(found, load_names(library, found), library.shared_words(*pair))

    def next_pairs(self) -> list[Pair]:
        """Return the pairs that may be put side by side next, the likeliest first."""
        return []

    @work(thread=True, group="ahead", exclusive=True)
    def work_ahead(self, pairs: Sequence[Pair]) -> None:
        """Work out pairs that may be put side by side next, the likeliest first."""
        known, worker = self._known, get_current_worker()
        for pair in pairs:
            if worker.is_cancelled:
                return
            with suppress(CorpusError):  # it is told of when it is asked for
                if pair not in known and (found := self._found(pair)) is not None:
                    known[pair] = found
        for pair in list(known)[: max(0, len(known) - KEPT)]:
            known.pop(pair, None)

    def corpus_changed(self, overview: Overview) -> None:
        """Fetch the names again: they may have been found."""
        del overview
        self._known = {}
        if self.comparison is not None:
            self._fetch_names(self.comparison, self.query_one(CompareView).names.named)

    @work(thread=True, group="names", exclusive=True)
    def _fetch_names(self, comparison: Comparison, known: Named) -> None:
        if (library := self.library) is None:
            return
        try:
            named = load_names(library, comparison)
            both = comparison.a.id, comparison.b.id
            anew = comparison if named == known else library.compare(*both)
            self.post_message(self.NamesFound(comparison, named, anew))
        except CorpusError:
            return  # an article has vanished; what was compared can still be read

    @on(NamesFound)
    def _names_found(self, event: NamesFound) -> None:
        if event.comparison is self.comparison:
            self.query_one(CompareView).show_names(event.named)
            if event.anew is not self.comparison:
                self.comparison = event.anew
                self.known_better()
            self.work_ahead(self.next_pairs())

    def known_better(self) -> None:
        """Show what is known anew: names were found, and what they tell besides."""

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
            view.go_to(side, self._at.start)
            self._at = None

    def action_shared(self) -> None:
        """Light the words that both have in a row, or don't, and tell how many they are."""
        view = self.query_one(CompareView)
        view.light_shared(lit=not view.shared.lit)
        if view.shared.lit:
            tell(self.app, view.shared.told(), "shared")
