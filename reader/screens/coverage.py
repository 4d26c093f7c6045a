"""Which outlets told which stories of a period: a table that is gone through cell by cell."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import on, work
from textual.binding import Binding, BindingType
from textual.message import Message

from index.errors import CorpusError
from reader.keeping.clipboard import copy
from reader.keys import key_of
from reader.places import place_named
from reader.results.latest import Latest
from reader.screens.base import ReaderScreen
from reader.stories.cover_days import NoDaysError, Period, period_of, typed_as
from reader.stories.cover_search import search_of
from reader.stories.cover_states import (
    about_line,
    cell_lines,
    legend_line,
    nothing_to_show,
    order_line,
)
from reader.stories.cover_table import ORDERS, CoverOrder, head_lines, ordered
from reader.stories.cover_words import cell_words
from reader.text.marks import Piece
from reader.text.safe import guard
from reader.widgets.ask_line import AskLine
from reader.widgets.band import MARGIN, Band
from reader.widgets.cover_view import CoverView
from reader.widgets.few_lines import FewLines
from reader.widgets.rule import Rule
from reader.widgets.text_view import TextView

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from index.results import Overview
    from index.stories.coverage import Coverage
    from index.story import StoryId

QUESTION = "Which days? 2026-03, or 2 March 2026 to 5 March 2026; nothing for all."


class CoverageScreen(ReaderScreen):
    """Connects the table with what it is asked for, and with what its cells lead to."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("d", "days", "days", id="coverage.days", tooltip="choose the days"),
        Binding(
            "s", "order", "order", id="coverage.order", tooltip="newest first, most outlets first"
        ),
        Binding(
            "m",
            "least",
            "of one outlet too",
            id="coverage.least",
            tooltip="show what one outlet alone tells, or don't",
        ),
        Binding("y", "copy", "copy", id="coverage.copy", tooltip="copy the cell in words"),
        Binding("escape", "dismiss", "back", id="coverage.back"),
    ]

    class Looked(Message):
        """Who told what is known."""

        def __init__(self, number: int, found: Coverage) -> None:
            super().__init__()
            self.number = number
            self.found = found

    class NotLooked(Message):
        """Who told what can't be known."""

        def __init__(self, number: int, error: CorpusError) -> None:
            super().__init__()
            self.number = number
            self.error = error

    def __init__(self, story: StoryId | None = None) -> None:
        """Begin.

        Args:
            story: The one that the cursor begins at, if it is shown.
        """
        super().__init__()
        self.found: Coverage | None = None
        self.period = Period()
        self.order: CoverOrder = "newest"
        self.least = 2
        self._story = story
        self._latest = Latest()

    def content(self) -> ComposeResult:
        """Lay out the heads, the table, and the selected cell in words."""
        yield Band(id="about")
        yield FewLines(id="cover-heads")
        yield self.pane_rule()
        yield CoverView(id="cover")
        yield TextView(measure=66, margin=4, id="nothing")
        yield Rule(id="strip-rule")
        yield FewLines(id="cell")
        yield AskLine()
        yield Band(id="legend")

    def on_mount(self) -> None:
        """Begin in the table."""
        way = [
            Piece(f"{place_named(self.app.current_mode).name}  ", ("meta",)),
            Piece("›  ", ("faint",)),
            Piece("Coverage", ("title",)),
        ]
        self.show_way(way, [Piece("who told what, in this corpus", ("meta",))])
        self.query_one("#about", Band).keep_right = True
        self._show()

    # Looking

    def corpus_changed(self, overview: Overview) -> None:
        """Look anew who told what."""
        del overview
        self._look()

    def _look(self) -> None:
        if self.library is not None and (number := self._latest.ask()) is not None:
            self._read(number, self.period, self.least)

    @work(thread=True, group="coverage")
    def _read(self, number: int, period: Period, least: int) -> None:
        if (library := self.library) is None:
            return
        try:
            found = library.coverage(period.since, period.until, least=least)
        except CorpusError as error:
            self.post_message(self.NotLooked(number, error))
        else:
            self.post_message(self.Looked(number, found))

    @on(Looked)
    def _looked(self, event: Looked) -> None:
        if self._latest.answered(event.number):
            self._take(event.found)
        else:
            self._look()

    @on(NotLooked)
    def _not_looked(self, event: NotLooked) -> None:
        self.tell_fault(event.error)
        if not self._latest.answered(event.number):
            self._look()

    def _take(self, found: Coverage) -> None:
        view, before = self.query_one(CoverView), self.found
        outlet = 0
        if before is not None and view.story is not None:  # the cursor stays where it was
            self._story = before.stories[view.story].id
            names = [one.outlet for one in found.outlets]
            name = before.outlets[view.outlet].outlet
            outlet = names.index(name) if name in names else 0
        self.found = found
        places = [place for place, one in enumerate(found.stories) if one.id == self._story]
        order = ordered(found, self.order)
        first = order[0] if order else 0
        view.show(found, order, story=places[0] if places else first, outlet=outlet)
        self._show()

    # Showing

    @on(CoverView.Moved)
    def _show(self) -> None:
        found, view = self.found, self.query_one(CoverView)
        some = found is not None and bool(found.stories)
        for name in ("#cover-heads", "#cover", "#legend", "#strip-rule", "#cell"):
            self.query_one(name).display = some and not (name == "#cell" and self._asking)
        nothing = self.query_one("#nothing", TextView)
        nothing.display = not some
        if found is not None:
            right = order_line(found, self.order, view.in_sight) if some and view.laid else []
            self.query_one("#about", Band).show(about_line(found), right)
        if some:
            self._show_cell()
        else:
            keys = {what: key_of(self, what) for what in ("days", "least")}
            nothing.show(nothing_to_show(found, keys))
        if not self._asking:
            (view if some else nothing).focus()

    def _show_cell(self) -> None:
        found, view = self.found, self.query_one(CoverView)
        if found is None or view.story is None or not view.laid:
            return
        shown = [found.outlets[place] for place in view.in_sight]
        rows = 3 if self.is_high() else 2
        heads = head_lines(shown, view.plan, view.outlet - view.first, rows)
        self.query_one("#cover-heads", FewLines).show(heads)
        self.query_one("#legend", Band).show(legend_line(self.size.width - 2 * MARGIN))
        lines = cell_lines(found, view.story, view.outlet, self.size.width)
        self.query_one("#cell", FewLines).show(lines)

    def focus_moved(self) -> None:
        """Draw the rules for the present size."""
        view = self.query_one(CoverView)
        self.query_one("#nothing", TextView).leave_blank(max(1, self.size.height // 6))
        panes = [view if view.display else self.query_one("#nothing")]
        self.mark_panes(panes, self.focused)
        self._show_cell()

    # Keys

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer only what can be done now."""
        if action in ("days", "least", "order", "copy") and (self._asking or self.found is None):
            return False
        if action in ("order", "copy"):
            return self.found is not None and bool(self.found.stories)
        return super().check_action(action, parameters)

    def action_order(self) -> None:
        """Change the order of the stories."""
        self.order = ORDERS[(ORDERS.index(self.order) + 1) % len(ORDERS)]
        if self.found is not None:
            self._take(self.found)

    def action_least(self) -> None:
        """Show stories of one outlet too, or don't any more."""
        self.least = 1 if self.least > 1 else 2
        self._look()

    def action_copy(self) -> None:
        """Copy the selected cell in words."""
        view, found = self.query_one(CoverView), self.found
        if found is not None and view.story is not None and view.cover is not None:
            outlet = found.outlets[view.outlet].outlet
            words = cell_words(view.cover, outlet, found.time(view.story))
            copy(
                self.app, f"{guard(found.stories[view.story].title)}: {words}", "the cell in words"
            )

    # Which days

    @property
    def _asking(self) -> bool:
        return self.query_one(AskLine).display

    def action_days(self) -> None:
        """Ask for the days."""
        self.query_one(AskLine).ask([Piece(QUESTION, ("meta",))], typed_as(self.period))
        self._show()

    @on(AskLine.Answered)
    def _days_typed(self, event: AskLine.Answered) -> None:
        try:
            self.period = period_of(event.words)
        except NoDaysError as error:
            self.query_one(AskLine).remark(str(error))
        else:
            self._asked_no_more()
            self._look()

    @on(AskLine.Left)
    def _asked_no_more(self) -> None:
        self.query_one(AskLine).close()
        self._show()

    # Following

    @on(CoverView.Opened)
    def _opened(self) -> None:
        view, found = self.query_one(CoverView), self.found
        if found is None or view.story is None or view.cover is None:
            return
        outlet = found.outlets[view.outlet].outlet
        articles = found.told_by(view.story, view.outlet)
        if len(articles) == 1:
            from reader.screens.article import ArticleScreen  # noqa: PLC0415  wanted later

            self.app.push_screen(ArticleScreen(articles[0], None, 0, via="Coverage"))
        else:
            story = found.stories[view.story].id
            asked = search_of(view.cover, story, outlet, found.time(view.story))
            self.reader.find_articles(*asked)
