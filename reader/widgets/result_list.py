"""The list of results: as long as it likes, with only the rows in sight ever asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.message import Message

from reader.keys import key_of
from reader.notices import tell
from reader.results.lines import HITS_ALONE, SNIPPET_INDENT, Words
from reader.results.telling import also
from reader.widgets.row_view import RowView

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from textual.timer import Timer

    from index.folded import FoldedBy
    from index.results import Row

AHEAD_AFTER = 0.2
"""Seconds after which rows beyond those in sight are asked for: who types on never sees them."""


class ResultList(RowView):
    """Shows the articles found, and tells which is selected and what is wanted of it.

    Whoever owns it answers each `RowsNeeded` with `fill`, and each `SameWanted` with `change`.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "open", "read", id="results.open"),
        Binding(
            "equals_sign",
            "same('text')",
            "same text",
            id="results.same",
            tooltip="list the others with the very same text below it, or fold them again",
        ),
        Binding(
            "equals_sign",
            "same('story')",
            "same story",
            id="results.same-story",
            tooltip="list the others of its story below it, or fold them again",
        ),
        Binding(
            "equals_sign",
            "tell_story",
            "same story",
            show=False,
            id="results.tell-story",
            tooltip="the others of its story are listed below it in a list by story",
        ),
    ]

    class RowsNeeded(Message):
        """Rows came into sight that have not been filled in."""

        def __init__(self, results: ResultList, start: int, end: int) -> None:
            super().__init__()
            self.results = results
            self.start = start
            self.end = end
            self.cells = results.snippet_cells
            """How long a snippet may be."""

        @property
        def control(self) -> ResultList:
            """The list that needs them."""
            return self.results

    class Selected(Message):
        """Another row was selected, or the selected one was filled in."""

        def __init__(self, results: ResultList, row: Row) -> None:
            super().__init__()
            self.results = results
            self.row = row

        @property
        def control(self) -> ResultList:
            """The list in which it was."""
            return self.results

    class Opened(Selected):
        """The selected row is to be read."""

    class SameWanted(Selected):
        """The others of the text, or story, of the selected row are to be listed, or folded."""

    def __init__(
        self,
        *,
        words: Words = HITS_ALONE,
        id: str | None = None,  # noqa: A002 (Textual's word)
    ) -> None:
        super().__init__(words=words, id=id)
        self._asked_for_cells = 0
        self._offers_same: FoldedBy | None = None
        self._later: Timer | None = None
        """Asks for rows beyond those in sight."""

    # What is listed

    @property
    def snippet_cells(self) -> int:
        """How long a snippet may be."""
        return self.text_cells - SNIPPET_INDENT

    def show(
        self,
        count: int,
        *,
        has_hits: bool,
        select: int = 0,
        start: int = 0,
        rows: Sequence[Row] = (),
    ) -> None:
        """Show another answer.

        Args:
            count: How many results it has.
            has_hits: Whether rows have snippets: only for guessing their heights.
            select: The row to select, from 0.
            start: The number of the first of `rows`.
            rows: Some of its rows, those to be in sight; the others are asked for once these are
                on the screen, and unless another answer comes soon.
        """
        self.selected = max(0, min(select, count - 1))
        self._rows = self._no_rows(count, guess=4 + (self.snippets if has_hits else 0))
        self._rows.fill(start, rows)
        self._resized()
        self.to_row(0)
        self.into_sight()
        self._shown_anew(soon=not rows)

    def fill(self, start: int, rows: Iterable[Row]) -> None:
        """Fill in rows that were asked for, from number `start` on."""
        top = self._rows.nearest(self.top_row - self.blank_top)
        within = self.top_row - self._top(top)
        new = self._rows.fill(start, rows)
        self._resized()
        if self.top_row:
            self.to_row(self._top(top) + within)
        if self.selected in new:
            self.into_sight()
            self.post_message(self.Selected(self, new[self.selected]))
        self._shown_anew()

    def ask_again(self) -> None:
        """Ask for all rows again that are or come into sight: more is to be told of them."""
        self._ask(again=True)

    def change(self, start: int, *, removed: int, added: int, select: int) -> None:
        """Take out some rows from a number on, or make room for others; the rest stays in place.

        Args:
            start: The number of the first row that goes or comes.
            removed: How many go.
            added: How many come; they are asked for like all others.
            select: The number of the row to be selected then.
        """
        self._rows.change(start, removed, added)
        self.selected = max(0, min(select, self.count - 1))
        self._resized()
        self.into_sight()
        self._shown_anew()

    def _shown_anew(self, *, soon: bool = True) -> None:
        if self._later is not None:
            self._later.stop()
        if soon or not self._rows.known(*self._lines_in_sight()):
            self._ask()
        else:
            self._later = self.set_timer(AHEAD_AFTER, self._ask)
        self._offer_same()
        self.refresh()

    def _lines_in_sight(self) -> tuple[int, int]:
        first = self.top_row - self.blank_top
        return first, first + self.size.height + self.blank_top

    def ask(self) -> None:
        """Ask for the rows in sight that have not been filled in."""
        self._ask()

    def _ask(self, *, again: bool = False) -> None:
        if not self.count or not self.size.height:
            return
        wanted = self._rows.ask(*self._lines_in_sight(), again=again)
        if wanted:
            self.post_message(self.RowsNeeded(self, wanted.start, wanted.stop))

    def was_resized(self) -> None:
        """Ask for snippets as long as there is room for now."""
        if self._asked_for_cells != self.text_cells:
            self._asked_for_cells = self.text_cells
            self._ask(again=True)
        self._ask()

    # Which is selected, and what is wanted of it

    def was_selected(self) -> None:
        """Tell that another row was selected."""
        self._offer_same()
        if row := self.selected_row:
            self.post_message(self.Selected(self, row))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer to list what has the same text, or tells the same story, only where that is so."""
        if action == "tell_story":
            row = self.selected_row
            return self._offers_same is None and row is not None and bool(also(row))
        return parameters == (self._offers_same,) if action == "same" else True

    def _offer_same(self) -> None:
        row = self.selected_row
        offers = row.folded.by if row is not None and row.folded is not None else None
        if offers != self._offers_same:
            self._offers_same = offers
            self.refresh_bindings()

    def open_selected(self) -> None:
        """Ask for the selected article to be opened."""
        if row := self.selected_row:
            self.post_message(self.Opened(self, row))

    def action_same(self, by: FoldedBy) -> None:
        """Ask for the others of the same text, or story, to be listed, or folded again."""
        del by  # it is the one that the row tells
        row = self.selected_row
        if row is not None and row.folded is not None:
            self.post_message(self.SameWanted(self, row))

    def action_tell_story(self) -> None:
        """Tell what lists the others of a story, for the row itself tells of them."""
        if key := key_of(self.screen, "by_story"):
            words = f"{key} lists by story, and there this key the others of one."
            tell(self.app, words, "by-story")
