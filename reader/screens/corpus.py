"""The corpus itself: what was read, skipped, mended and taken off, and what is known of it."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.containers import Horizontal

from reader.screens.article import ArticleScreen
from reader.screens.base import NARROW
from reader.screens.surveying import SurveyingScreen
from reader.survey.articles import article_row
from reader.survey.facts import Standing, glance, looked_words, sections
from reader.survey.ledger import Page, Path
from reader.survey.page import page
from reader.text.marks import Piece
from reader.text.phrases import count
from reader.text.safe import guard
from reader.widgets.band import Band
from reader.widgets.ledger import Ledger

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from index.article import ArticleId
    from index.results import Progress, Report

FIRST: Path = ("glance",)
NO_ARTICLE: Path = ("none",)
WIDE_MARGIN = 7
"""Cells before what is said of a corpus without articles, which has the screen to itself."""


class CorpusScreen(SurveyingScreen):
    """Connects the list of sections, and what is told of each, to the library."""

    PLACE = "corpus"

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("tab", "next_pane", "next pane", id="corpus.next-pane"),
        Binding("shift+tab", "next_pane", "previous pane", show=False, id="corpus.previous-pane"),
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

    def __init__(self) -> None:
        super().__init__()
        self.trail: list[Path] = [FIRST]
        """The paths from the section to the page that is shown."""
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
        """Begin in the list of sections; what the base does, Textual calls by itself after this."""
        self.show_places()
        self.sections.focus()
        self._show()

    # The corpus

    def work_changed(self, progress: Progress | None) -> None:
        """Tell whether there is work left, and what came of looking again."""
        if progress is None and self._asked_again and self.reader.report is not None:
            self._asked_again = False
            self.notify(_came_of(self.reader.report), markup=False, timeout=4)
        if self.is_mounted:
            self._show()

    # What is shown

    def show_survey(self) -> None:
        """Show what the corpus is made of now, and the articles in sight as they are now."""
        self._show()
        self.detail.ask_again()

    def _show(self) -> None:
        """Show the sections and the page of the trail, as far as it still leads anywhere."""
        empty = self.survey is not None and not self.survey.articles and not self.reader.busy
        if empty != self.has_class("-nothing"):
            self.set_class(empty, "-nothing")
            self.trail = [NO_ARTICLE if empty else FIRST]
            (self.detail if empty else self.sections).focus()
            self._moved_soon()
        self.sections.show(sections(self.survey))
        shown = self._page()
        while shown is None:
            self.trail.pop()
            shown = self._page()
        if shown.path != self.detail.page.path:
            self._ids = {}
        self.detail.show(shown)
        self._show_about()
        self._offer_detail()

    def _offer_detail(self) -> None:
        """Offer to go to what is told beside the sections where more can be done than read it."""
        detail = self.detail
        more = detail.selected >= 0 or detail.virtual_size.height > detail.size.height
        self.sections.leads_on = self.size.width < NARROW or more
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
            stories=self.reader.stories,
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
        self.read_cards(self.detail.page.path, event.keys)

    @on(SurveyingScreen.CardsRead)
    def _cards_read(self, event: SurveyingScreen.CardsRead) -> None:
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
        self._offer_detail()


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
