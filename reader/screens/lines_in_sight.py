"""A concordance as a screen: the lines in sight, asked beside it, and what the selected one is of.

What the mentions of a name and the hits of a query have in common.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Generic, TypeVar

from textual import on, work
from textual.message import Message

from index.errors import CorpusError
from reader.article.reference import quoted, whole
from reader.keeping.clipboard import copy
from reader.screens.base import ReaderScreen
from reader.text.context import line_span
from reader.text.marks import Piece
from reader.text.phrases import day
from reader.text.safe import guard
from reader.widgets.band import Band, dotted
from reader.widgets.concordance_view import ConcordanceView
from reader.widgets.text_view import TextView

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.widget import Widget

    from index.article import Article
    from index.library import Library
    from index.lines import ContextLine
    from reader.text.page import Block

Found = TypeVar("Found")
"""What lines are fetched from."""


class LinesInSightScreen(ReaderScreen, Generic[Found]):
    """Fills in the lines that are in sight, tells of the selected one, copies it."""

    class LinesRead(Message):
        """Lines are there."""

        def __init__(self, of: object, start: int, lines: Sequence[ContextLine]) -> None:
            super().__init__()
            self.of = of
            self.start = start
            self.lines = lines

    class LineQuoted(Message):
        """The article of a line that is to be copied is there."""

        def __init__(self, article: Article, line: ContextLine) -> None:
            super().__init__()
            self.article = article
            self.line = line

    class NotQuoted(Message):
        """The article of a line that was to be copied is gone."""

        def __init__(self, error: CorpusError) -> None:
            super().__init__()
            self.error = error

    def __init__(self) -> None:
        super().__init__()
        self.found: Found | None = None
        """What is listed, once it is there."""

    def lines_between(
        self, library: Library, found: Found, start: int, stop: int, width: int
    ) -> Sequence[ContextLine]:
        """Return some of the lines; called beside the screen.

        Args:
            library: The corpus.
            found: What is listed.
            start: Place in it.
            stop: Half-open.
            width: Characters on each side.
        """
        raise NotImplementedError

    def on_mount(self) -> None:
        """Begin in the lines; what the base does, Textual calls by itself after this."""
        self.query_one(ConcordanceView).focus()
        self.query_one("#of-line", Band).keep_right = True

    # The lines

    def list_found(
        self, found: Found, count: int, *, role: str, by_outlet: bool, select: int
    ) -> None:
        """List other lines; where there are none, what is said instead is shown.

        Args:
            found: What they are fetched from.
            count: How many there are.
            role: Of the words, for their style.
            by_outlet: Whether lines are ordered by outlet.
            select: The line to select, from 0.
        """
        view, nothing = self.query_one(ConcordanceView), self.query_one("#nothing", TextView)
        self.found = found
        self.set_class(not count, "-empty")
        view.show(count, role=role, by_outlet=by_outlet, select=select)
        if not count or not view.size.height:  # else it is told with the lines
            self.query_one("#of-line", Band).show([])
        if not count:
            nothing.show(self.nothing())
        gone = view if not count else nothing
        if self.focused in (gone, None):
            (nothing if not count else view).focus()
        self.refresh_bindings()

    def nothing(self) -> Sequence[Block]:
        """Return what is said where there are no lines."""
        raise NotImplementedError

    @on(ConcordanceView.LinesNeeded)
    def _lines_needed(self, event: ConcordanceView.LinesNeeded) -> None:
        if self.found is not None:
            self._read_lines(self.found, event.start, event.end, event.width)

    @work(thread=True, group="lines")
    def _read_lines(self, found: Found, start: int, stop: int, width: int) -> None:
        if (library := self.library) is None:
            return
        try:
            lines = self.lines_between(library, found, start, stop, width)
        except CorpusError as error:
            self.post_message(self.Failed(error))
        else:
            self.post_message(self.LinesRead(found, start, lines))

    @on(LinesRead)
    def _lines_read(self, event: LinesRead) -> None:
        if event.of is self.found:
            self.query_one(ConcordanceView).fill(event.start, event.lines)

    @on(ConcordanceView.Selected)
    def _selected(self, event: ConcordanceView.Selected) -> None:
        line, view = event.line, self.query_one(ConcordanceView)
        outlet = guard(line.outlet) if line.outlet else "outlet unknown"
        told = [
            [Piece(outlet, ("outlet",))],
            [Piece(day(line.date), ("meta",))],
            [Piece(guard(line.title) if line.title else "title unknown", ("title",))],
        ]
        where = "" if line.in_text else "in its title, "
        place = f"{where}{view.selected + 1:,} of {view.count:,}"
        self.query_one("#of-line", Band).show(dotted(told), [Piece(place, ("meta",))])
        self.refresh_bindings()

    # Keys

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer only what can be done now."""
        if action == "copy":
            return self.is_mounted and self.query_one(ConcordanceView).openable is not None
        return super().check_action(action, parameters)

    def action_copy(self) -> None:
        """Copy the selected line with its reference."""
        if (line := self.query_one(ConcordanceView).openable) is not None:
            self._quote(line)

    @work(thread=True, group="quote", exclusive=True)
    def _quote(self, line: ContextLine) -> None:
        if (library := self.library) is None:
            return
        try:
            self.post_message(self.LineQuoted(library.article(line.id), line))
        except CorpusError as error:
            self.post_message(self.NotQuoted(error))

    @on(NotQuoted)
    def _not_quoted(self, event: NotQuoted) -> None:
        self.tell_fault(event.error)

    @on(LineQuoted)
    def _quoted(self, event: LineQuoted) -> None:
        if event.line.in_text:
            words = quoted(event.article, line_span(event.line))
            copy(self.app, words, "this line, with its reference")
        else:
            copy(self.app, whole(event.article), "the reference of this article, with its title")

    def focus_moved(self) -> None:
        """Draw the rule over the lines."""
        view, nothing = self.query_one(ConcordanceView), self.query_one("#nothing", TextView)
        view.leave_blank(int(self.is_high()))
        nothing.leave_blank(max(1, self.size.height // 6))
        self.mark_panes(self.panes(), self.focused)

    def panes(self) -> Sequence[Widget]:
        """Return what stands beside each other."""
        return [self.query_one(ConcordanceView)]
