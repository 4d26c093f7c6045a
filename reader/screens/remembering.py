"""What was asked is remembered once it led somewhere, and gone back to; searches are saved."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import on, work
from textual.message import Message

from index.searches.search import Search
from reader.results.walk import Walk
from reader.screens.asking import AskingScreen
from reader.widgets.query_bar import QueryBar, QueryInput
from reader.widgets.result_list import ResultList

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.timer import Timer

    from index.results import Overview
    from reader.screens.changing_searches import Undo

STAYED = 4.0
"""Seconds after which somebody who asks nothing else has found something to look at."""


class RememberingScreen(AskingScreen):
    """Keeps what led somewhere; lists it, and puts it into the bar again."""

    class PastRead(Message):
        """What was asked in this corpus before is known."""

        def __init__(self, past: Sequence[Search]) -> None:
            super().__init__()
            self.past = tuple(past)

    def __init__(self) -> None:
        super().__init__()
        self.walk = Walk()
        self._undoing: list[Undo] = []
        """What undoes changes to the searches that are kept, as long as the reader is open."""
        self._past_read = False
        self._staying: Timer | None = None

    def asked_now(self) -> Search:
        """Return what is typed and chosen now."""
        query = self.query_one(QueryBar).query_text
        return Search(query, self.filters, self.sort, self.by_story)

    def corpus_changed(self, overview: Overview) -> None:
        """Read what was asked before, once there is a corpus."""
        super().corpus_changed(overview)
        if not self._past_read:
            self._past_read = True
            self.read_past()

    @work(thread=True, group="past", exclusive=True)
    def read_past(self) -> None:
        """Read what was asked before."""
        if (library := self.library) is not None:
            self.post_message(self.PastRead(library.searches.past()))

    @on(PastRead)
    def _know(self, event: PastRead) -> None:
        self.walk.know(event.past)
        self._offer_walk()

    # Remembering

    def stay(self) -> None:
        """Remember what is asked now, unless something else is asked soon."""
        if self._staying is not None:
            self._staying.stop()
        self._staying = self.set_timer(STAYED, self.remember)
        self._offer_walk()

    @on(ResultList.Opened)
    def remember(self) -> None:
        """Remember what is asked now, if it found anything: it led somewhere."""
        now, results = self.asked_now(), self.results
        if results is None or not len(results) or not (now.query or now.filters):
            return
        if results.filters != now.filters or self.latest.waiting:
            return  # it is the answer to something else
        if results.query not in (now.query, f"{now.query}*"):
            return  # it can't be understood, or is but a letter
        self.walk.add(now)
        if self.reader.settings.history:
            self._keep(now)

    @work(thread=True, group="remember", description="remember")
    def _keep(self, search: Search) -> None:
        if (library := self.library) is not None:
            library.searches.remember(search)

    # Going back

    def take_search(self, search: Search) -> None:
        """Ask what was asked once."""
        self.filters, self.sort, self.by_story = search.filters, search.sort, search.by_story
        self.query_one(QueryBar).set_query(search.query)
        self.ask()

    @on(QueryInput.Walked)
    def _walked(self, event: QueryInput.Walked) -> None:
        search = self.walk.go(event.by, self.asked_now())
        if search is not None:
            self.take_search(search)
            self._offer_walk()

    @on(QueryBar.Asked)
    def _typed(self) -> None:
        self.walk.typed(self.asked_now())
        self._offer_walk()

    def _offer_walk(self) -> None:
        now = self.asked_now()
        self.query_one(QueryInput).offer_walk(
            earlier=self.walk.has(-1, now), later=self.walk.has(1, now)
        )

    def action_searches(self) -> None:
        """List what was asked and saved."""
        from reader.screens.searches import SearchesScreen  # noqa: PLC0415  wanted later

        if self.library is not None:
            self.app.push_screen(SearchesScreen(self.asked_now(), self._taken, self._undoing))

    def _taken(self, search: Search | None) -> None:
        """Ask what was chosen in the list; some of what was asked may be forgotten by now."""
        self.read_past()
        if search is not None:
            self.take_search(search)
            self.query_one(QueryInput).focus()
