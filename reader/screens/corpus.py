"""The corpus itself: what was read, skipped, mended and taken off, and what is known of it."""

from __future__ import annotations

import datetime as dt
import time
from typing import TYPE_CHECKING, ClassVar

from textual import on, work
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.message import Message

from index.errors import CorpusError
from reader.corpus_articles import article_row
from reader.corpus_facts import Standing, glance, looked_words, sections
from reader.corpus_page import page
from reader.latest import Latest
from reader.ledger_page import Page, Path
from reader.marks import Piece
from reader.phrases import count
from reader.safe import guard
from reader.screens.article import ArticleScreen
from reader.screens.base import NARROW, PlaceScreen, ReaderScreen
from reader.widgets.band import Band
from reader.widgets.ledger import Ledger

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from index.article import ArticleId
    from index.results import Overview, Progress, Report
    from index.survey import Card, Survey

FIRST: Path = ("glance",)
NO_ARTICLE: Path = ("none",)
REST = 4
"""While the corpus grows, it is left alone so many times as long as looking at it took."""
AT_ONCE = 0.05
"""Seconds that are not worth a rest."""
WIDE_MARGIN = 7
"""Cells before what is said of a corpus without articles, which has the screen to itself."""


class CorpusScreen(PlaceScreen):
    """Connects the list of sections, and what is told of each, to the library."""

    PLACE = "corpus"

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("tab", "next_pane", "next pane", id="corpus.next-pane"),
        Binding("shift+tab", "next_pane", "next pane", show=False, id="corpus.previous-pane"),
        Binding(
            "r",
            "look_again",
            "look again",
            id="corpus.look-again",
            tooltip="look for files that are new, changed or gone",
        ),
        Binding("escape", "back", "back", id="corpus.back"),
        Binding("slash", "search", "search", show=False, id="corpus.search"),
    ]

    class Looked(Message):
        """What the corpus is made of is known."""

        def __init__(self, number: int, survey: Survey, took: float) -> None:
            super().__init__()
            self.number = number
            self.survey = survey
            self.took = took
            """Seconds."""

    class NotLooked(ReaderScreen.Failed):
        """What the corpus is made of can't be told."""

        def __init__(self, number: int, error: CorpusError) -> None:
            super().__init__(error)
            self.number = number

    class CardsRead(Message):
        """Articles of a page are there."""

        def __init__(self, path: Path, keys: tuple[int, ...], cards: dict[int, Card]) -> None:
            super().__init__()
            self.path = path
            self.keys = keys
            self.cards = cards

    def __init__(self) -> None:
        super().__init__()
        self.survey: Survey | None = None
        self.trail: list[Path] = [FIRST]
        """The paths from the section to the page that is shown."""
        self.latest = Latest()
        self._stale = True
        """Whether the corpus has changed since it was last looked at."""
        self._rest_until = 0.0
        self._resting = False
        self._ids: dict[int, ArticleId] = {}
        """Of articles on the page that is shown."""
        self._asked_again = False

    def content(self) -> ComposeResult:
        """Lay out the sections, and beside them what is told of one."""
        yield Band(id="about")
        yield self.pane_rule()
        with Horizontal(id="panes"):
            yield Ledger(id="sections")
            yield Ledger(indent=2, keeps_mark=False, id="detail")

    @property
    def sections(self) -> Ledger:
        """The list of sections."""
        return self.query_one("#sections", Ledger)

    @property
    def detail(self) -> Ledger:
        """What is told of one of them."""
        return self.query_one("#detail", Ledger)

    def on_mount(self) -> None:
        """Begin in the list of sections."""
        super().on_mount()
        self.show_places()
        self.sections.show(sections(None))
        self.sections.focus()
        self._show()
        self._look()

    # The corpus

    def corpus_changed(self, overview: Overview) -> None:
        """Look again, if anybody sees it: there are more articles or names."""
        del overview
        self.show_places()
        self._stale = True
        self._look()

    def on_screen_resume(self) -> None:
        """Look again at what has changed meanwhile."""
        super().on_screen_resume()
        self._look()

    def work_changed(self, progress: Progress | None) -> None:
        """Tell whether there is work left, and what came of looking again."""
        if progress is None and self._asked_again and self.reader.report is not None:
            self._asked_again = False
            self.notify(_came_of(self.reader.report), markup=False, timeout=4)
        if self.is_mounted:
            self._show()

    def _look(self) -> None:
        """Ask what the corpus is made of, unless it is known, or was asked a moment ago."""
        if not (self._stale and self.is_current) or self.library is None or self._resting:
            return
        rest = self._rest_until - time.monotonic()
        if self.reader.busy and rest > AT_ONCE:
            self._resting = True
            self.set_timer(rest, self._rested)
        elif (number := self.latest.ask()) is not None:
            self._stale = False
            self._survey(number)

    def _rested(self) -> None:
        self._resting = False
        self._look()

    @work(thread=True, group="survey")
    def _survey(self, number: int) -> None:
        if (library := self.library) is None:
            return
        began = time.monotonic()
        try:
            survey = library.survey()
        except CorpusError as error:
            self.post_message(self.NotLooked(number, error))
        else:
            self.post_message(self.Looked(number, survey, time.monotonic() - began))

    @on(Looked)
    def _looked(self, event: Looked) -> None:
        self._rest_until = time.monotonic() + REST * event.took
        self.survey = event.survey
        self._show()
        self.detail.ask_again()
        self._answered(event.number)

    @on(NotLooked)
    def _not_looked(self, event: NotLooked) -> None:
        self._answered(event.number)

    def _answered(self, number: int) -> None:
        if not self.latest.answered(number):
            self._stale = True
        self._look()

    def on_reader_screen_failed(self, event: ReaderScreen.Failed) -> None:
        """Tell what went wrong, and stay: what was told last does too."""
        self.tell_fault(event.error)

    # What is shown

    def _show(self) -> None:
        """Show the sections and the page of the trail, as far as it still leads anywhere."""
        empty = self.survey is not None and not self.survey.articles and not self.reader.busy
        if empty != self.has_class("-nothing"):
            self.set_class(empty, "-nothing")
            self.trail = [NO_ARTICLE if empty else FIRST]
            (self.detail if empty else self.sections).focus()
            self.call_after_refresh(self._moved)
        self.sections.show(sections(self.survey))
        shown = self._page()
        while shown is None:
            self.trail.pop()
            shown = self._page()
        if shown.path != self.detail.page.path:
            self._ids = {}
        self.detail.show(shown)
        self._show_about()
        self.refresh_bindings()

    def _page(self) -> Page | None:
        path = self.trail[-1] if self.trail else FIRST
        if self.survey is None:
            return Page(path, ())
        if path != FIRST:
            return page(self.survey, path)
        fault = self.reader.fault
        standing = Standing(
            busy=self.reader.busy,
            stopped=self.reader.report is not None and self.reader.report.cancelled,
            fault=f"{fault.message} {fault.hint}".strip() if fault else "",
        )
        return glance(self.survey, standing, _today())

    def _show_about(self) -> None:
        right = looked_words(self.survey.looked, _today()) if self.survey else ""
        where = guard(self.survey.corpus) if self.survey else ""
        self.query_one("#about", Band).show([Piece(where, ("meta",))], [Piece(right, ("meta",))])

    def _go(self, trail: list[Path]) -> None:
        self.trail = trail
        self._show()

    @on(Ledger.Moved, "#sections")
    def _section_chosen(self, event: Ledger.Moved) -> None:
        if event.row.leads is not None:
            self._go([event.row.leads])

    @on(Ledger.Moved, "#detail")
    def _row_chosen(self) -> None:
        self.refresh_bindings()

    @on(Ledger.Opened, "#sections")
    def _section_opened(self) -> None:
        self._to_detail()

    @on(Ledger.Opened, "#detail")
    def _row_opened(self, event: Ledger.Opened) -> None:
        if event.row.leads is not None:
            self._go([*self.trail, event.row.leads])
        elif event.row.key in self._ids:
            self.app.push_screen(ArticleScreen(self._ids[event.row.key], None, 0))

    @on(Ledger.CardsNeeded)
    def _cards_needed(self, event: Ledger.CardsNeeded) -> None:
        self._read_cards(self.detail.page.path, event.keys)

    @work(thread=True, group="cards")
    def _read_cards(self, path: Path, keys: tuple[int, ...]) -> None:
        if (library := self.library) is None:
            return
        try:
            self.post_message(self.CardsRead(path, keys, library.cards(keys)))
        except CorpusError as error:
            self.post_message(self.Failed(error))

    @on(CardsRead)
    def _cards_read(self, event: CardsRead) -> None:
        shown = self.detail.page
        if event.path == shown.path:
            self._ids |= {key: card.id for key, card in event.cards.items()}
            rows = {key: article_row(event.cards.get(key), shown.card) for key in event.keys}
            self.detail.fill(rows)

    # Keys

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer only what can be done now."""
        del parameters
        if action == "look_again":
            return not self.reader.busy
        return not self.has_class("-nothing") if action == "next_pane" else True

    def action_look_again(self) -> None:
        """Look for files that are new, changed or gone."""
        self._asked_again = True
        self.reader.look_again()
        self._show()

    def action_next_pane(self) -> None:
        """Go from one pane to the other."""
        if self.detail.has_focus:
            self._to_sections()
        else:
            self._to_detail()

    def _to_detail(self) -> None:
        self.set_class(self.size.width < NARROW, "-detail")
        self.detail.focus()

    def _to_sections(self) -> None:
        self.remove_class("-detail")
        self.sections.focus()

    def action_back(self) -> None:
        """Go one step back: to the page before, the sections, the search."""
        if self.detail.has_focus and len(self.trail) > 1:
            self._go(self.trail[:-1])
        elif self.detail.has_focus and not self.has_class("-nothing"):
            self._to_sections()
        else:
            self.reader.action_place("search")

    def action_search(self) -> None:
        """Go to the query bar."""
        self.reader.go_to_query()

    # Layout

    def focus_moved(self) -> None:
        """Draw the rules where the panes and the focus are now."""
        nothing = self.has_class("-nothing")
        high = int(self.is_high())
        self.sections.leave_blank(high)
        self.detail.margin = WIDE_MARGIN if nothing else 2
        self.detail.leave_blank(max(2, self.size.height // 6) if nothing else high)
        if self.detail.has_focus and not nothing:
            self.set_class(self.size.width < NARROW, "-detail")
        self.mark_panes(self.query_one("#panes").children, self.focused)


def _today() -> dt.date:
    return dt.date.today()  # noqa: DTZ011  the reader's own


def _came_of(report: Report) -> str:
    """Return what came of looking again, in words."""
    if report.cancelled:
        return "Stopped before its end."
    changes = (
        (report.added, "added"),
        (report.changed, "changed"),
        (report.removed, "gone"),
    )
    told = [f"{count(number, 'article')} {what}" for number, what in changes if number]
    return f"Looked again: {', '.join(told)}." if told else "Looked again: nothing has changed."
