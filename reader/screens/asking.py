"""Asking the library, one question at a time, and what the question consists of."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import on, work
from textual.message import Message

from index.errors import CorpusError
from index.instead import Alternatives
from index.results import SORTS, Filters, Results, Sort
from reader.results import filtering
from reader.results.latest import Latest
from reader.screens.list_and_text import ListAndTextScreen
from reader.widgets.query_bar import QueryBar

if TYPE_CHECKING:
    from index.article import Skipped
    from index.instead import Alternative
    from reader.screens.base import ReaderScreen

STALE_AFTER = 0.15
"""Seconds after which an answer that is awaited is told to be."""


class AskingScreen(ListAndTextScreen):
    """Keeps what is asked and what was answered last; what to do with an answer is left open."""

    class Answered(Message):
        """A search is done."""

        def __init__(
            self, number: int, results: Results, ways: Alternatives, skipped: tuple[Skipped, ...]
        ) -> None:
            super().__init__()
            self.number = number
            self.results = results
            self.ways = ways
            self.skipped = skipped
            """What holds no article, told where there is none at all."""

    class NotAnswered(Message):
        """A search could not be done."""

        def __init__(self, number: int, error: CorpusError) -> None:
            super().__init__()
            self.number = number
            self.error = error

    def __init__(self) -> None:
        super().__init__()
        self.filters = Filters()
        self.sort: Sort | None = None
        """None: by relevance where there are words, else newest first."""
        self.by_story = False
        """Whether of each story only the best article is listed."""
        self.results: Results | None = None
        self.ways = Alternatives()
        """What would be found instead, where nothing was."""
        self.skipped: tuple[Skipped, ...] = ()
        """What holds no article, where there is none at all."""
        self.latest = Latest()
        self._fault = ""
        """Why the last search could not be done, if it couldn't."""

    @on(QueryBar.Asked)
    def ask(self) -> None:
        """Search for what is typed and chosen now; answers that come too late are dropped."""
        if self.ways != Alternatives():
            self.refresh_bindings()  # what was offered instead of something else is no more
        number = self.latest.ask() if self.library is not None else None
        if number is not None:
            self.set_timer(STALE_AFTER, self.show_status)
            self._search(number, self.query_one(QueryBar).query_text)

    @work(thread=True, group="search")
    def _search(self, number: int, query: str) -> None:
        if (library := self.library) is not None:
            sort: Sort = self.sort or ("relevance" if query else "newest")
            try:
                results = library.search(query, self.filters, sort, by_story=self.by_story)
                if not len(results) and results.problem is None and query[-1:].isalnum():
                    # Probably still being typed: what begins so is found until the word is.
                    begun = library.search(f"{query}*", self.filters, sort, by_story=self.by_story)
                    results = begun if len(begun) and begun.problem is None else results
                found = len(results) or results.problem or not results.of
                ways = Alternatives() if found else library.alternatives(results)
                skipped = () if results.of else library.skipped()
            except CorpusError as error:
                self.post_message(self.NotAnswered(number, error))
            else:
                self.post_message(self.Answered(number, results, ways, skipped))

    @on(Answered)
    def _answered(self, event: Answered) -> None:
        self._fault = ""
        if self.latest.answered(event.number):
            self.skipped = event.skipped
            self.show_answer(event.results, event.ways)
        else:
            self.ask()

    @on(NotAnswered)
    def _not_answered(self, event: NotAnswered) -> None:
        if event.error.message != self._fault:  # once, not with every letter
            self.tell_fault(event.error)
            self._fault = event.error.message
        if not self.latest.answered(event.number):
            self.ask()

    def on_reader_screen_failed(self, event: ReaderScreen.Failed) -> None:
        """Tell what went wrong, and stay: the last answer does too."""
        event.prevent_default()  # or the base would tell it once more
        self.tell_fault(event.error)

    def show_answer(self, results: Results, ways: Alternatives) -> None:
        """Show an answer, and what would be found instead where it is none."""
        raise NotImplementedError

    def show_status(self) -> None:
        """Show how many articles answer, and whether a newer answer is awaited."""
        raise NotImplementedError

    def filter_by(self, kind: str, value: str) -> None:
        """Choose a filter, or drop it."""
        self.filters = filtering.toggled(self.filters, kind, value)
        self.ask()

    def ask_for(self, filters: Filters, query: str = "") -> None:
        """Search for the articles that some filters let through."""
        self.filters = filters
        self.query_one(QueryBar).set_query(query)
        self.ask()

    def action_sort(self) -> None:
        """Change the order: relevance, newest, oldest."""
        if self.results is not None:
            self.sort = SORTS[(SORTS.index(self.results.sort) + 1) % len(SORTS)]
            self.ask()

    def offered(self, way: str) -> Alternative | None:
        """Return what is offered instead of what is asked; nothing of what was asked before."""
        results, asked = self.results, self.query_one(QueryBar).query_text
        if results is None or (results.query, results.filters) != (asked, self.filters):
            return None
        found: Alternative | None = getattr(self.ways, way)
        return found

    def action_take(self, way: str) -> None:
        """Ask what was offered instead."""
        chosen = self.offered(way)
        if chosen is not None:
            self.filters = chosen.filters
            self.query_one(QueryBar).set_query(chosen.query)
            self.ask()

    def action_drop_filters(self) -> None:
        """Search without filters again."""
        self.filters = Filters()
        self.ask()
