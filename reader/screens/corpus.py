"""The corpus itself: what was read, and what was skipped and why."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.screens.base import PlaceScreen
from reader.states import no_articles
from reader.widgets.text_view import TextView

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from index.results import Overview


class CorpusScreen(PlaceScreen):
    """Tells what is known of the corpus as a whole."""

    PLACE = "corpus"

    def content(self) -> ComposeResult:
        """Lay out the page."""
        yield TextView(measure=76, id="page")

    def on_mount(self) -> None:
        """Begin in the page."""
        super().on_mount()
        self.show_places()
        self.query_one(TextView).focus()

    def corpus_changed(self, overview: Overview) -> None:
        """Tell anew."""
        del overview
        if self.library is not None:
            self.query_one(TextView).show(no_articles(self.library.skipped()), keep=True)
