"""The mentions of a name, each in its line: a concordance, and from there into the articles."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import on, work
from textual.binding import Binding, BindingType
from textual.message import Message
from textual.worker import get_current_worker

from index.decisions.decision import Decision
from index.dossier import LINE_ORDERS
from index.errors import CorpusError
from reader.article.reference import quoted
from reader.keeping.clipboard import copy
from reader.naming.concordance import line_span, order_words, place_of
from reader.places import place_named
from reader.screens.deciding import DecidingScreen
from reader.screens.whose import WhoseScreen
from reader.text.marks import Piece
from reader.text.page import line_block
from reader.text.phrases import count, day
from reader.text.safe import guard
from reader.widgets.band import Band, dotted
from reader.widgets.concordance_view import ConcordanceView
from reader.widgets.text_view import TextView

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from index.article import Article
    from index.dossier import Concordance, LineOrder, MentionLine
    from index.results import NameRef, Overview

TEXT_DIGITS = 16
"""Of a text's hash, as a decision names it."""
VIA = "Names"


class ConcordanceScreen(DecidingScreen):
    """Connects the lines of a name with the articles that they stand in."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "s",
            "sort",
            "sort",
            id="concordance.sort",
            tooltip="sort by date, by outlet, by what stands before, by what follows",
        ),
        Binding(
            "w",
            "split",
            "someone else here",
            id="concordance.split",
            tooltip="say that these words stand for another name in this article",
        ),
        Binding(
            "y",
            "copy",
            "copy",
            id="concordance.copy",
            tooltip="copy the line with its reference",
        ),
        Binding("escape", "dismiss", "back", id="concordance.back"),
    ]

    class Ordered(Message):
        """The mentions are there, in order."""

        def __init__(self, found: Concordance) -> None:
            super().__init__()
            self.found = found

    class LinesRead(Message):
        """Lines of the mentions are there."""

        def __init__(self, of: Concordance, start: int, lines: tuple[MentionLine, ...]) -> None:
            super().__init__()
            self.of = of
            self.start = start
            self.lines = lines

    class LineQuoted(Message):
        """The article of a line that is to be copied is there."""

        def __init__(self, article: Article, line: MentionLine) -> None:
            super().__init__()
            self.article = article
            self.line = line

    def __init__(self, ref: NameRef) -> None:
        super().__init__()
        self.ref = ref
        self.order: LineOrder = "date"
        self.found: Concordance | None = None
        """The mentions, once they are there."""

    def content(self) -> ComposeResult:
        """Lay out what is listed, the lines, and what the selected one is of."""
        yield Band(id="about")
        yield self.pane_rule()
        yield ConcordanceView(id="lines")
        yield TextView(measure=66, margin=4, id="nothing")
        yield Band(id="of-line")

    def on_mount(self) -> None:
        """Begin in the lines."""
        self.query_one(ConcordanceView).focus()
        self.query_one("#of-line", Band).keep_right = True
        self._show_head()

    # What is listed

    def corpus_changed(self, overview: Overview) -> None:
        """List the mentions anew: articles may have come, names may have been decided about."""
        super().corpus_changed(overview)
        self._list()

    def _list(self) -> None:
        self._read_order(self.ref, self.order)

    @work(thread=True, group="concordance", exclusive=True)
    def _read_order(self, ref: NameRef, order: LineOrder) -> None:
        if (library := self.library) is None:
            return
        worker = get_current_worker()
        try:
            found = library.concordance(ref, order, lambda: worker.is_cancelled)
        except CorpusError as error:
            self.post_message(self.Failed(error))
        else:
            if not worker.is_cancelled:
                self.post_message(self.Ordered(found))

    @on(Ordered)
    def _ordered(self, event: Ordered) -> None:
        view, before = self.query_one(ConcordanceView), self.found
        at: int | None = None
        if before is not None and view.selected < len(before):
            mention = int(before.keys[view.selected]), int(before.number[view.selected])
            at = place_of(event.found, *mention)
        self.found = event.found
        total = len(event.found)
        self.set_class(not total, "-empty")
        view.show(
            total,
            kind=self.ref.kind,
            order=event.found.order,
            select=view.selected if at is None else at,
        )
        if not total:
            self._show_nothing()
        self._show_head()
        self.refresh_bindings()

    def _show_nothing(self) -> None:
        self.query_one("#of-line", Band).show([])
        name = guard(self.ref.name)
        said = [
            line_block(f"Nothing stands for {name} now.", "title", gap=1),
            line_block("It may have been merged, renamed or taken for no name, or its", "note"),
            line_block("articles are gone. What was decided can be taken back.", "note"),
        ]
        self.query_one("#nothing", TextView).show(said)

    @on(ConcordanceView.LinesNeeded)
    def _lines_needed(self, event: ConcordanceView.LinesNeeded) -> None:
        if self.found is not None:
            self._read_lines(self.found, event.start, event.end, event.width)

    @work(thread=True, group="lines")
    def _read_lines(self, found: Concordance, start: int, stop: int, width: int) -> None:
        if (library := self.library) is None:
            return
        try:
            lines = library.mention_lines(found, start, stop, width=width)
        except CorpusError as error:
            self.post_message(self.Failed(error))
        else:
            self.post_message(self.LinesRead(found, start, tuple(lines)))

    @on(LinesRead)
    def _lines_read(self, event: LinesRead) -> None:
        if event.of is self.found:
            self.query_one(ConcordanceView).fill(event.start, event.lines)

    # What surrounds the lines

    def _show_head(self) -> None:
        way = [
            Piece(f"{place_named(self.app.current_mode).name}  ", ("meta",)),
            Piece("›  ", ("faint",)),
            Piece(guard(self.ref.name), ("title",)),
        ]
        right = [Piece("…", ("meta",))]
        if self.found is not None:
            right = [Piece(count(len(self.found), "mention"), ("meta",))]
        self.show_way(way, right)
        kind = [[Piece(self.ref.kind, (self.ref.kind,))]] if self.ref.kind else []
        head = dotted([*kind, [Piece("every mention in its line", ("meta",))]])
        shown = self.found.order if self.found is not None else self.order
        order = order_words(shown, self.found)
        self.query_one("#about", Band).show(head, [Piece(order, ("meta",))])

    @on(ConcordanceView.Selected)
    def _selected(self, event: ConcordanceView.Selected) -> None:
        line, view = event.line, self.query_one(ConcordanceView)
        outlet = guard(line.outlet) if line.outlet else "outlet unknown"
        told = [
            [Piece(outlet, ("outlet",))],
            [Piece(day(line.date), ("meta",))],
            [Piece(guard(line.title) if line.title else "title unknown", ("title",))],
        ]
        place = f"{view.selected + 1:,} of {view.count:,}"
        self.query_one("#of-line", Band).show(dotted(told), [Piece(place, ("meta",))])
        self.refresh_bindings()

    # Keys

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer only what can be done now."""
        if action in ("split", "copy"):
            return self.is_mounted and self.query_one(ConcordanceView).openable is not None
        if action == "sort":
            return self.found is not None and len(self.found) > 1
        return super().check_action(action, parameters)

    def action_sort(self) -> None:
        """Order the lines by something else; the selected one stays so."""
        self.order = LINE_ORDERS[(LINE_ORDERS.index(self.order) + 1) % len(LINE_ORDERS)]
        self._list()

    @on(ConcordanceView.Opened)
    def _opened(self, event: ConcordanceView.Opened) -> None:
        from reader.screens.article import ArticleScreen  # noqa: PLC0415  loaded when it is wanted

        self.app.push_screen(ArticleScreen(event.line.id, None, 0, via=VIA))

    def action_copy(self) -> None:
        """Copy the selected line with its reference."""
        if (line := self.query_one(ConcordanceView).openable) is not None:
            self._quote(line)

    @work(thread=True, group="quote", exclusive=True)
    def _quote(self, line: MentionLine) -> None:
        if (library := self.library) is None:
            return
        try:
            self.post_message(self.LineQuoted(library.article(line.id), line))
        except CorpusError as error:
            self.post_message(self.NotSaid(error))

    @on(LineQuoted)
    def _quoted(self, event: LineQuoted) -> None:
        words = quoted(event.article, line_span(event.line))
        copy(self.app, words, "this line, with its reference")

    def action_split(self) -> None:
        """Say whom the words of this line stand for in its article."""
        line, kind = self.query_one(ConcordanceView).openable, self.ref.kind
        if line is None or kind is None:
            return

        def said(who: NameRef) -> None:
            texts = (line.text_hash[:TEXT_DIGITS],)
            about = Decision("split", self.ref, forms=(line.mention,), texts=texts, to=who)
            self.decide(about)

        self.app.push_screen(WhoseScreen(line.mention, self.ref, kind, said))

    def focus_moved(self) -> None:
        """Draw the rule over the lines."""
        self.query_one(ConcordanceView).leave_blank(int(self.is_high()))
        self.query_one("#nothing", TextView).leave_blank(max(1, self.size.height // 6))
        self.mark_panes([self.query_one(ConcordanceView)], self.focused)
