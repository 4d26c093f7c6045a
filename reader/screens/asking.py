"""Asking the library, one question at a time, and what the question consists of."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import on, work
from textual.message import Message

from index.errors import CorpusError
from index.instead import Alternative, Alternatives
from index.results import SORTS, Filters, Results, Sort
from reader.results import filtering
from reader.results.latest import Latest
from reader.results.question import answered
from reader.screens.list_and_text import ListAndTextScreen
from reader.widgets.query_bar import QueryBar

if TYPE_CHECKING:
    from textual.timer import Timer

    from index.article import Skipped
    from reader.results.question import Answer, Question
    from reader.screens.base import ReaderScreen

STALE_AFTER = 0.15
"""Seconds after which an answer that is awaited is told to be."""


class AskingScreen(ListAndTextScreen):
    """Keeps what is asked and what was answered last; what to do with an answer is left open."""

    class Answered(Message):
        """A search is done."""

        def __init__(self, number: int, answer: Answer) -> None:
            super().__init__()
            self.number = number
            self.answer = answer

    class Overtaken(Message):
        """A search was given up, for something else has been asked since."""

        def __init__(self, number: int) -> None:
            super().__init__()
            self.number = number

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
        """None: by relevance where words weigh something, else newest first."""
        self.by_story = False
        """Whether of each story only the best article is listed."""
        self.results: Results | None = None
        self.unanswered = False
        """Whether what is asked can't be understood: what is listed answers what was before it."""
        self.ways = Alternatives()
        """What would be found instead, where nothing was."""
        self.skipped: tuple[Skipped, ...] = ()
        """What holds no article, where there is none at all."""
        self.latest = Latest()
        self._stale: Timer | None = None
        """Tells that an answer is awaited."""
        self._fault = ""
        """Why the last search could not be done, if it couldn't."""

    def question(self) -> Question:
        """Return what is typed and chosen now."""
        raise NotImplementedError

    @on(QueryBar.Asked)
    def ask(self) -> None:
        """Search for what is typed and chosen now; answers that come too late are dropped."""
        if self.ways != Alternatives():
            self.refresh_bindings()  # what was offered instead of something else is no more
        number = self.latest.ask() if self.library is not None else None
        if number is not None:
            self._search(number, self.question())
        if self.library is not None and self._stale is None:
            self._stale = self.set_timer(STALE_AFTER, self.show_status)

    @work(thread=True, group="search", description="search")
    def _search(self, number: int, question: Question) -> None:
        if (library := self.library) is None:
            return
        try:
            answer = answered(library, question, lambda: self.latest.is_last(number))
        except CorpusError as error:
            self.post_message(self.NotAnswered(number, error))
        else:
            told = self.Overtaken(number) if answer is None else self.Answered(number, answer)
            self.post_message(told)

    def _came(self, number: int) -> bool:
        """Take that a search has ended; tell whether it was the last one, else ask again."""
        if not self.latest.answered(number):
            self.ask()
            return False
        if self._stale is not None:
            self._stale.stop()
            self._stale = None
        return True

    @on(Answered)
    def _answered(self, event: Answered) -> None:
        self._fault = ""
        if self._came(event.number):
            self.skipped = event.answer.skipped
            with self.app.batch_update():
                self.show_answer(event.answer)

    @on(Overtaken)
    def _overtaken(self, event: Overtaken) -> None:
        self._came(event.number)

    @on(NotAnswered)
    def _not_answered(self, event: NotAnswered) -> None:
        if event.error.message != self._fault:  # once, not with every letter
            self.tell_fault(event.error)
            self._fault = event.error.message
        if self._came(event.number):
            self.show_status()  # it may have told that an answer is awaited

    def on_reader_screen_failed(self, event: ReaderScreen.Failed) -> None:
        """Tell what went wrong, and stay: the last answer does too."""
        event.prevent_default()  # or the base would tell it once more
        self.tell_fault(event.error)

    def show_answer(self, answer: Answer) -> None:
        """Show an answer, or what would be found instead where it is none."""
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
        if results is None or results.filters != self.filters:
            return None
        if way == "meant":
            return self._meant(results, asked)
        if results.query != asked:
            return None
        found: Alternative | None = getattr(self.ways, way)
        return found

    def _meant(self, results: Results, asked: str) -> Alternative | None:
        """Return the closer spelling of what finds something, but little."""
        if not len(results) or not results.suggestion or results.query not in (asked, f"{asked}*"):
            return None
        return Alternative(results.suggestion, results.filters, len(results))

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
