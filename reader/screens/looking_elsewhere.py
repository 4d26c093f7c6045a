"""The page of a comparison that tells what others report and one of the two has no match for."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import on, work
from textual.binding import Binding
from textual.message import Message
from textual.worker import get_current_worker

from index.errors import CorpusError
from index.results import Progress
from reader.comparing.elsewhere_page import busy_page, elsewhere_page, failed_page
from reader.comparing.page import other
from reader.comparing.pages import Goal, Item, Left, Others, Page
from reader.screens.paged import PagedScreen
from reader.screens.quoting import QuotingScreen
from reader.widgets.compare_view import CompareView

if TYPE_CHECKING:
    from collections.abc import Mapping

    from textual.binding import BindingType

    from index.article import ArticleId, Span
    from index.comparison import Comparison
    from index.elsewhere import Elsewhere
    from index.results import Overview
    from reader.comparing.page import SideName

ELSEWHERE = "elsewhere"


class ElsewhereScreen(QuotingScreen, PagedScreen):
    """Looks through the others of a story while the page is shown, and no longer."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "tab",
            "ask_other",
            "other side",
            id="compare.ask-other",
            tooltip="ask of the other article what others report and it has no match for",
        ),
        Binding(
            "shift+tab", "ask_other", "ask of the other", show=False, id="compare.ask-other-too"
        ),
    ]

    class ToldElsewhere(Message):
        """The others of a story were looked through, or some of them."""

        def __init__(self, article: ArticleId, found: Elsewhere | Progress | str) -> None:
            super().__init__()
            self.article = article
            self.found = found
            """What was found, how far it is, or why it can't be had."""

    def __init__(
        self, at: Span | None = None, begin: Mapping[ArticleId, Span] | None = None
    ) -> None:
        """Keep where to begin.

        Args:
            at: A stretch of the article chosen first; None for the first link.
            begin: Stretches of articles that it is put beside, to begin at where one is.
        """
        super().__init__(at)
        self._begin = begin or {}
        self._asked: ArticleId | None = None
        """The article that is asked of."""
        self._under_way: ArticleId | None = None
        """The one whose story is being looked through."""
        self._progress: Progress | None = None
        self._reported: dict[ArticleId, Elsewhere | str] = {}
        """By article what was found, or why it can't be had."""

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer to ask of the other article on the page that tells of one."""
        if action == "ask_other":
            return self.page == ELSEWHERE
        if action == "copy" and self.page == ELSEWHERE:
            return self.entries.item is not None
        return super().check_action(action, parameters)

    # Which of the two is asked of

    def action_show_page(self, page: str) -> None:
        """Show a page; what others report is told of the side that one is on."""
        if page == ELSEWHERE and self.comparison is not None and self.page != ELSEWHERE:
            self._asked = self._on(self.query_one(CompareView).side, self.comparison)
        super().action_show_page(page)

    def action_ask_other(self) -> None:
        """Tell what others report of the other article's story."""
        if self.comparison is not None:
            self._asked = self._on(other(self._side(self.comparison)), self.comparison)
            self.fill_page()

    def _on(self, side: SideName, comparison: Comparison) -> ArticleId:
        return comparison.a.id if side == "a" else comparison.b.id

    def _side(self, comparison: Comparison) -> SideName:
        """Return the side that is asked of: after a step, the article may be on neither."""
        if self._asked in (comparison.a.id, comparison.b.id):
            return "a" if self._asked == comparison.a.id else "b"
        return self.query_one(CompareView).side

    # What is found

    def page_made(self, page: str, comparison: Comparison) -> Page:
        """Return what a page shows; where nothing is known of it yet, begin to look."""
        if page != ELSEWHERE:
            return super().page_made(page, comparison)
        side = self._side(comparison)
        article = self._asked = self._on(side, comparison)
        found = self._reported.get(article)
        if found is None:
            self._look(article)
            return busy_page(comparison, side, self._progress)
        if isinstance(found, str):
            return failed_page(found)
        return elsewhere_page(comparison, side, found)

    def to_page(self, page: str, select: Left | None = None) -> None:
        """Show a page; looking stops where nobody waits for it."""
        if page != ELSEWHERE:
            self.workers.cancel_group(self, ELSEWHERE)
            self._under_way = None
        super().to_page(page, select)

    def _look(self, article: ArticleId) -> None:
        if self._under_way != article:
            self._under_way, self._progress = article, None
            self._look_through(article)

    @work(thread=True, group=ELSEWHERE, exclusive=True)
    def _look_through(self, article: ArticleId) -> None:
        worker = get_current_worker()
        if (library := self.library) is None:
            return
        found: Elsewhere | str
        try:
            found = library.elsewhere(
                article,
                cancelled=lambda: worker.is_cancelled,
                progress=lambda progress: self._tell(article, progress),
            )
        except CorpusError as error:
            found = f"{error.message} {error.hint}".strip()
        if not worker.is_cancelled:
            self._tell(article, found)

    def _tell(self, article: ArticleId, found: Elsewhere | Progress | str) -> None:
        self.post_message(self.ToldElsewhere(article, found))

    @on(ToldElsewhere)
    def _told_elsewhere(self, event: ToldElsewhere) -> None:
        if isinstance(event.found, Progress):
            if event.article != self._under_way:
                return
            self._progress = event.found
        else:
            self._reported[event.article] = event.found
            if event.article == self._under_way:
                self._under_way = None
        if self.page == ELSEWHERE:
            self.known_better()
            self.refresh_bindings()

    def corpus_changed(self, overview: Overview) -> None:
        """Look again: what wasn't grouped may be by now."""
        super().corpus_changed(overview)
        self._look_again()

    def work_changed(self, progress: Progress | None) -> None:
        """Look again when the work is done: articles may be grouped."""
        if progress is None:
            self._look_again()

    def _look_again(self) -> None:
        """Forget what was found, but for what is in sight: that stays until more is known."""
        shown = self._asked if self.page == ELSEWHERE else None
        self._reported = {of: found for of, found in self._reported.items() if of == shown}
        for article, found in self._reported.items():
            if isinstance(found, str) or found.story is None:
                self._look(article)

    # Where it leads

    def follow(self, item: Item) -> None:
        """Go to where an entry leads: to a passage of the two, or to another comparison."""
        from reader.screens.compare import CompareScreen  # noqa: PLC0415  it is made of this one

        if not isinstance(item.leads, Others):
            super().follow(item)
            return
        article, passages = item.leads
        self.app.push_screen(CompareScreen(article, [*passages], 0, begin=passages))

    def copy_entry(self) -> None:
        """Copy what is told of an entry: of what others report, all its passages."""
        item = self.entries.item
        if item is not None and isinstance(item.leads, Others):
            self.quote(item.leads.passages)
        else:
            super().copy_entry()

    def begin_at(self, article: ArticleId, side: SideName) -> None:
        """Go to where one is to begin in an article.

        Args:
            article: The one that is beside.
            side: Its side.
        """
        if (span := self._begin.get(article)) is not None:
            self.to_goal(Goal(side, span))
