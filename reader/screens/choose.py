"""Other outlets' articles on the same event, to choose one for the other side."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING, ClassVar

from textual import on, work
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.message import Message
from textual.worker import get_current_worker

from index.errors import CorpusError
from index.results import Row
from reader.comparing.page import LinkTable
from reader.comparing.strip import meta_line, shared_line
from reader.results import states
from reader.results.lines import Words
from reader.screens.compare import SHOWN, CompareScreen
from reader.screens.list_and_text import ListAndTextScreen
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
    from index.comparison import LinkKind
    from index.results import Candidate
    from reader.results.lines import Line

CANDIDATES = 50


class CandidateList(ResultList):
    """Articles to choose from."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "open", "put beside", id="choose.open"),
    ]


class ChooseScreen(ListAndTextScreen):
    """Lists the articles most like one, best first, each to be read beside the list."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("m", "all", "all articles", id="choose.all"),
        Binding("escape", "dismiss", "back", id="choose.back"),
    ]

    class Found(Message):
        """The candidates are there."""

        def __init__(self, article: Article, candidates: tuple[Candidate, ...]) -> None:
            super().__init__()
            self.article = article
            self.candidates = candidates

    class Compared(Message):
        """What an article has in common with this one is known."""

        def __init__(self, other: ArticleId, links: LinkTable) -> None:
            super().__init__()
            self.other = other
            self.links = links

    def __init__(self, article_id: ArticleId) -> None:
        super().__init__()
        self.article_id = article_id
        self.candidates: tuple[Candidate, ...] = ()
        """The articles listed."""
        self.found: tuple[Candidate, ...] = ()
        """All articles that are at all alike, best first."""
        self.shared: dict[ArticleId, dict[LinkKind, int]] = {}
        """By article how many passages are linked to it, of each kind."""

    def content(self) -> ComposeResult:
        """Lay out the article chosen first, list and text."""
        yield Band(id="beside")
        yield self.pane_rule()
        with Horizontal(id="panes"):
            yield CandidateList(words=Words(self._likeness, self._shared), id="candidates")
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
            self.post_message(self.Found(article, tuple(found)))

    @work(thread=True, group="shared", exclusive=True)
    def _compare(self, others: Sequence[ArticleId]) -> None:
        """Look at what each has in common with the article, best first, while one is chosen."""
        worker = get_current_worker()
        for other in others:
            if (library := self.library) is None or worker.is_cancelled:
                return
            with suppress(CorpusError):  # it has vanished meanwhile, which is told when it's opened
                comparison = library.compare(self.article_id, other)
                self.post_message(self.Compared(other, LinkTable(comparison, SHOWN)))

    @on(Compared)
    def _compared(self, event: Compared) -> None:
        self.shared[event.other] = event.links.counts()
        numbers = [n for n, c in enumerate(self.candidates) if c.id == event.other]
        for number in numbers:
            self.query_one(ResultList).fill(number, [_row(number, self.candidates[number])])

    @on(Found)
    def _found(self, event: Found) -> None:
        article, self.found = event.article, event.candidates
        title = guard(article.title) if article.title else "title unknown"
        meta = meta_line(article, words=False)
        room = self.size.width - 2 * MARGIN - len("A ") - cells(meta) - 2
        head = [Piece("A ", ("key",)), Piece(fit(title, max(MARGIN, room)), ("title",))]
        self.query_one("#beside", Band).show(head, meta)
        self._list(tuple(candidate for candidate in self.found if candidate.likely))
        self._compare([candidate.id for candidate in self.found if candidate.likely])

    def _list(self, candidates: tuple[Candidate, ...]) -> None:
        self.candidates = candidates
        self.set_class(not candidates, "-empty")
        offered = count(len(candidates), "article")
        likely = all(candidate.likely for candidate in candidates)
        what = "on the same event, probably" if likely else "most alike first"
        self.show_way(
            [Piece("Compare with …", ("title",))], [Piece(f"{offered} {what}", ("meta",))]
        )
        if candidates:
            listing = self.query_one(ResultList)
            listing.show(len(candidates), has_hits=False)
            listing.fill(0, [_row(number, c) for number, c in enumerate(candidates)])
        else:
            self.query_one("#nothing", TextView).show(states.nothing_alike(others=bool(self.found)))
            self.query_one(ReadingView).show_reading(None)
        self.refresh_bindings()
        self.call_after_refresh(self._moved)

    def _likeness(self, row: Row) -> str:
        """Return what its place in the list is by: how alike it is, and how near in time."""
        days = self.candidates[row.key].days
        alike = f"{round(row.score * 100)} % alike"
        if days is None:
            return alike
        return f"{alike}, {'same day' if not days else count(days, 'day')}"

    def _shared(self, row: Row) -> Line:
        """Return what was found in common with the article, once it was looked for."""
        return shared_line(self.shared[row.id]) if row.id in self.shared else ()

    def _only_likely(self) -> bool:
        return len(self.candidates) < len(self.found)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer only what can be done now."""
        del parameters
        return self._only_likely() if action == "all" else True

    def action_all(self) -> None:
        """List all articles that are at all alike."""
        self._list(self.found)

    @on(ResultList.Opened)
    def _opened(self, event: ResultList.Opened) -> None:
        others = [candidate.id for candidate in self.candidates]
        place = others.index(event.row.id)
        self.app.push_screen(CompareScreen(self.article_id, others, place))

    def focus_moved(self) -> None:
        """Draw the rules where the panes and the focus are now."""
        for view in (self.query_one(ResultList), self.query_one(ReadingView)):
            view.leave_blank(int(self.is_high()))
        self.mark_panes(self.query_one("#panes").children, self.focused)


def _row(number: int, candidate: Candidate) -> Row:
    return Row.of(candidate, number, candidate.alike)
