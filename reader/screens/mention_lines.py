"""The mentions of a name as lines, asked beside the screen: in order, and those in sight."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import on, work
from textual.message import Message

from index.errors import CorpusError
from reader.naming.concordance import order_words, place_of
from reader.places import place_named
from reader.results.latest import Latest
from reader.screens.base import ReaderScreen
from reader.screens.deciding_names import DecidingNamesScreen
from reader.screens.lines_in_sight import LinesInSightScreen
from reader.text.marks import Piece
from reader.text.page import line_block
from reader.text.phrases import count
from reader.text.safe import guard
from reader.widgets.band import Band, dotted
from reader.widgets.concordance_view import ConcordanceView
from reader.widgets.text_view import TextView

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.app import ComposeResult

    from index.dossier import Concordance, LineOrder, MentionLine
    from index.library import Library
    from index.results import NameRef, Overview
    from reader.text.page import Block


class MentionLinesScreen(LinesInSightScreen["Concordance"], DecidingNamesScreen):
    """Keeps the mentions of a name in order, and fills in the lines that are in sight."""

    class Ordered(Message):
        """The mentions are there, in order; None where their order is no longer wanted."""

        def __init__(self, number: int, found: Concordance | None) -> None:
            super().__init__()
            self.number = number
            self.found = found

    class NotOrdered(ReaderScreen.Failed):
        """The mentions can't be had."""

        def __init__(self, number: int, error: CorpusError) -> None:
            super().__init__(error)
            self.number = number

    def __init__(self, ref: NameRef) -> None:
        super().__init__()
        self.ref = ref
        self.order: LineOrder = "date"
        self._latest = Latest()

    def content(self) -> ComposeResult:
        """Lay out what is listed, the lines, and what the selected one is of."""
        yield Band(id="about")
        yield self.pane_rule()
        yield ConcordanceView(id="lines")
        yield TextView(measure=66, margin=4, id="nothing")
        yield Band(id="of-line")

    def on_mount(self) -> None:
        """Tell whose mentions they are; what the base does, Textual calls by itself after this."""
        self._show_head()

    # What is listed

    def corpus_changed(self, overview: Overview) -> None:
        """List the mentions anew: articles may have come, names may have been decided about."""
        super().corpus_changed(overview)
        self.list_lines()

    def list_lines(self) -> None:
        """Ask for the mentions anew, in the order that is wanted.

        While names are found that may be asked often: one answer is awaited at a time.
        """
        if self.library is not None and (number := self._latest.ask()) is not None:
            self._read_order(number, self.order)

    @work(thread=True, group="concordance")
    def _read_order(self, number: int, order: LineOrder) -> None:
        if (library := self.library) is None:
            return
        try:
            found = library.concordance(self.ref, order, lambda: self.order != order)
        except CorpusError as error:
            self.post_message(self.NotOrdered(number, error))
        else:
            wanted = found if found.order == self.order else None
            self.post_message(self.Ordered(number, wanted))

    @on(NotOrdered)
    def _not_ordered(self, event: NotOrdered) -> None:
        self._latest.answered(event.number)
        self.on_reader_screen_failed(event)

    @on(Ordered)
    def _ordered(self, event: Ordered) -> None:
        if event.found is not None:
            self._show_lines(event.found)
        if not self._latest.answered(event.number):
            self.list_lines()

    def _show_lines(self, found: Concordance) -> None:
        """Show the mentions; the one that was selected stays so, if it is among them."""
        view, before = self.query_one(ConcordanceView), self.found
        at: int | None = None
        if before is not None and view.selected < len(before):
            mention = int(before.keys[view.selected]), int(before.number[view.selected])
            at = place_of(found, *mention)
        select = view.selected if at is None else at
        self.list_found(
            found,
            len(found),
            role=self.ref.kind or "strong",
            by_outlet=found.order == "outlet",
            select=select,
        )
        self._show_head()

    def nothing(self) -> list[Block]:
        """Say that nothing stands for the name."""
        return [
            line_block(f"Nothing stands for {guard(self.ref.name)} now.", "title", gap=1),
            line_block("It may have been merged, renamed or taken for no name, or its", "note"),
            line_block("articles are gone. What was decided can be taken back.", "note"),
        ]

    def lines_between(
        self, library: Library, found: Concordance, start: int, stop: int, width: int
    ) -> Sequence[MentionLine]:
        """Return some of the mentions in their lines."""
        return library.mention_lines(found, start, stop, width=width)

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
