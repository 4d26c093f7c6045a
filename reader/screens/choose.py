"""Other outlets' articles on the same event, to choose one for the other side."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import on, work
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.message import Message

from index.errors import CorpusError
from reader.comparing.strip import meta_line
from reader.notices import tell
from reader.results import states
from reader.results.lines import Words
from reader.results.offered import (
    all_words,
    also_the_same,
    heads,
    in_order,
    likely_words,
    one_of_each,
    percent,
    with_the_same_text,
)
from reader.screens.base import NARROW
from reader.screens.compare import CompareScreen
from reader.screens.comparing_ahead import ComparingAhead, candidate_row
from reader.text.marks import Piece
from reader.text.phrases import count
from reader.text.safe import guard
from reader.text.wrap import fit
from reader.widgets.band import MARGIN, Band, cells
from reader.widgets.reading_view import ReadingView
from reader.widgets.result_list import ResultList
from reader.widgets.text_view import TextView

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.app import ComposeResult

    from index.article import Article, ArticleId
    from index.results import Candidate, Row
    from index.sametext import SameText

CANDIDATES = 50


class CandidateList(ResultList):
    """Articles to choose from."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "open", "put beside", id="choose.open"),
    ]


class ChooseScreen(ComparingAhead):
    """Lists the articles most like one, best first, each to be read beside the list."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "m",
            "all",
            "all or same event",
            id="choose.all",
            tooltip="list the likest of all articles, and again only those on the same event",
        ),
        Binding("escape", "dismiss", "back", id="choose.back"),
    ]

    class Found(Message):
        """The candidates are there."""

        def __init__(
            self, article: Article, candidates: tuple[Candidate, ...], same: SameText
        ) -> None:
            super().__init__()
            self.article = article
            self.candidates = candidates
            self.same = same

    def __init__(self, article_id: ArticleId) -> None:
        super().__init__(article_id)
        self.outlet: str | None = None
        """Of the article chosen first."""
        self.same: tuple[Candidate, ...] = ()
        """Articles with the very same text, listed last: there is nothing to compare."""
        self._heads: dict[int, str] = {}
        """By the number of an article in the list what stands above it."""
        self.listing_all = False
        """Whether those are listed too that are probably on another event."""

    def content(self) -> ComposeResult:
        """Lay out the article chosen first, list and text."""
        yield Band(id="beside")
        yield self.pane_rule()
        with Horizontal(id="panes"):
            words = Words(self._likeness, self.in_common, self._head)
            yield CandidateList(words=words, id="candidates")
            yield TextView(measure=66, margin=4, id="nothing")
            measure = self.reader.settings.preview_measure
            yield ReadingView(with_head=True, measure=measure, margin=2, id="preview")

    def on_mount(self) -> None:
        """Look for candidates."""
        self.query_one(ResultList).focus()
        self.show_way([Piece("Compare with …", ("title",))], [Piece("looking …", ("meta",))])
        self._look()

    @work(thread=True, group="candidates", exclusive=True)
    def _look(self) -> None:
        if (library := self.library) is None:
            return
        try:
            article = library.article(self.article_id)
            found = library.candidates(self.article_id, limit=CANDIDATES)
        except CorpusError as error:
            self.post_message(self.Failed(error))
        else:
            same = library.same_text(article, limit=CANDIDATES)
            self.post_message(self.Found(article, tuple(found), same))

    @on(Found)
    def _found(self, event: Found) -> None:
        article = event.article
        self.outlet, self.found = article.outlet, in_order(event.candidates, article.outlet)
        self.same = with_the_same_text(event.same.cards)
        title = guard(article.title) if article.title else "title unknown"
        meta = meta_line(article, words=False)
        room = self.size.width - 2 * MARGIN - len("A ") - cells(meta) - 2
        head = [Piece("A ", ("key",)), Piece(fit(title, max(MARGIN, room)), ("title",))]
        self.query_one("#beside", Band).show(head, meta)
        self._list()
        self.compare_ahead(one_of_each(one for one in self.found if one.likely))

    def _list(self) -> None:
        alike = tuple(one for one in self.found if one.likely or self.listing_all)
        self.candidates = candidates = (*alike, *self.same)
        self._heads = heads(candidates, {one.id for one in self.same})
        self.set_class(not candidates, "-empty")
        self.show_way([Piece("Compare with …", ("title",))], self._order(alike))
        if candidates:
            listing = self.query_one(ResultList)
            listing.show(len(candidates), has_hits=False)
            listing.fill(0, [candidate_row(number, c) for number, c in enumerate(candidates)])
            listing.focus()
        else:
            self.query_one("#nothing", TextView).show(states.nothing_alike(others=bool(self.found)))
            self.query_one(ReadingView).show_reading(None)
            self.query_one("#nothing").focus()
        self.refresh_bindings()
        self._moved_soon()

    def _order(self, candidates: Sequence[Candidate]) -> list[Piece]:
        wide, overview = self.size.width >= NARROW, self.reader.overview
        if self.listing_all:
            words = all_words(len(candidates), overview.articles - 1 if overview else 0, wide=wide)
        else:
            words = likely_words(candidates, self.outlet, wide=wide)
        return [Piece(also_the_same(words, len(self.same)), ("meta",))]

    def _likeness(self, row: Row) -> str:
        """Return what its place in the list is by: how alike it is, and how near in time."""
        if self.is_same(row.id):
            return "the same text"
        days = self.candidates[row.key].days
        alike = f"words {percent(row.score)} % alike"
        if days is None:
            return alike
        return f"{alike}, {'same day' if not days else count(days, 'day')}"

    def _head(self, row: Row) -> str:
        """Return what stands above the first article of each group."""
        return self._heads.get(row.key, "")

    def is_same(self, article_id: ArticleId) -> bool:
        """Tell whether an article has the very text of the one chosen first."""
        return any(one.id == article_id for one in self.same)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer only what can be done now."""
        del parameters
        return any(not one.likely for one in self.found) if action == "all" else True

    def action_all(self) -> None:
        """List all articles that are at all alike, or only those on the same event again."""
        self.listing_all = not self.listing_all
        row = self.query_one(ResultList).selected_row
        self._list()
        if row is not None:
            self._stand_on(row.id)

    def _stand_on(self, article_id: ArticleId) -> None:
        """Select an article in the list, if it is there."""
        numbers = [n for n, one in enumerate(self.candidates) if one.id == article_id]
        for number in numbers:
            self.query_one(ResultList).select(number)

    @on(ResultList.Opened)
    def _opened(self, event: ResultList.Opened) -> None:
        if self.is_same(event.row.id):
            tell(self.app, "The same text, word for word: there is nothing to compare.", "same")
            return
        others = [one.id for one in self.candidates if not self.is_same(one.id)]
        place = others.index(event.row.id)
        of_story = sum(one.same_story for one in self.candidates)
        beside = CompareScreen(self.article_id, others, place, of_story=of_story)
        self.app.push_screen(beside, lambda _: self._stand_on(others[beside.place]))

    def focus_moved(self) -> None:
        """Draw the rules where the panes and the focus are now."""
        for view in (self.query_one(ResultList), self.query_one(ReadingView)):
            view.leave_blank(int(self.is_high()))
        self.mark_panes(self.query_one("#panes").children, self.focused)
