"""The query bar: what is asked, how many answer, and what the answer is narrowed to."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from rich.highlighter import Highlighter
from rich.style import Style
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.message import Message
from textual.widgets import Static

from reader.inked import inks
from reader.text.marks import Piece
from reader.widgets.band import MARGIN, Band, cells, dotted
from reader.widgets.completing_input import CompletingInput
from reader.widgets.completion_list import CompletionList
from reader.widgets.tag_line import TagLine, Under

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rich.text import Text
    from textual.app import ComposeResult

EXAMPLES = ("words", '"a phrase"', "presid*", "outlet:name", "since:2026-03-01")


class _Wrong(Highlighter):
    """Sets the query in bold, and underlines the piece of it that can't be understood."""

    def __init__(self) -> None:
        self.piece: tuple[int, int] | None = None
        self.style = Style()

    def highlight(self, text: Text) -> None:
        text.stylize("bold")
        if self.piece is not None:
            text.stylize(self.style, *self.piece)


class QueryInput(CompletingInput):
    """Where the query is typed. A slash at its beginning is the key that leads here: ignored."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "take_chosen", "take", id="query.take"),
        Binding(
            "tab",
            "complete",
            "complete",
            id="query.complete",
            tooltip="complete a field or its value: with the one chosen, else with the first",
        ),
        Binding("down", "choose(1)", "choose", id="query.choose", tooltip="choose a completion"),
        Binding("up", "choose(-1)", "choose the one before", show=False, id="query.choose-before"),
        Binding("escape", "close", "close", id="query.close", tooltip="close the completions"),
        Binding(
            "up",
            "walk(-1)",
            "earlier",
            show=False,
            id="query.earlier",
            tooltip="what was asked before",
        ),
        Binding(
            "down",
            "walk(1)",
            "later",
            show=False,
            id="query.later",
            tooltip="what was asked after that; at the end what was being typed",
        ),
        Binding("enter", "results", "results", id="query.leave"),
        Binding("down,escape", "leave", "results", show=False, id="query.leave-too"),
        Binding("enter", "leave", "leave the query", id="query.leave-nothing"),
        Binding(
            "backspace",
            "delete_left_or_tag",
            show=False,
            id="query.backspace",
            tooltip="delete a letter; in an empty query, drop the last filter",
        ),
    ]

    class Left(Message):
        """The reader is done typing."""

    class TagDropped(Message):
        """Backspace in an empty query: the last filter is to go."""

    class Walked(Message):
        """What was asked before, or after, is wanted."""

        def __init__(self, by: int) -> None:
            super().__init__()
            self.by = by
            """-1 for before, 1 for after."""

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 (Textual's word)
        self.wrong = _Wrong()
        self._walks: frozenset[int] = frozenset()
        """The ways that lead to other searches."""
        self.nothing_found = False
        """Whether there are no results to go to."""
        super().__init__(
            id=id,
            highlighter=self.wrong,
            compact=True,
            select_on_focus=False,
        )

    def replace(self, text: str, start: int, end: int) -> None:
        """Put text in place of another; slashes and spaces before the first word are left out."""
        typed = text if min(start, end) > 0 else text.lstrip("/ ")
        if typed or not text:
            super().replace(typed, start, end)

    def mark_wrong(self, piece: tuple[int, int] | None) -> None:
        """Underline a piece of the query, offsets in characters, or nothing."""
        if piece != self.wrong.piece:
            self.wrong.piece = piece
            self.wrong.style = inks(self, "contradiction")
            self.refresh()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer to go to results only where there are some, and to complete where that works."""
        if action == "results":
            return not self.nothing_found
        if action == "walk":
            return parameters[0] in self._walks and not self._chooses(parameters[0])
        if action == "choose":
            return self._chooses(parameters[0])
        return super().check_action(action, parameters)

    def _chooses(self, by: object) -> bool:
        """Tell whether a step leads to another completion: up leads to none from the query."""
        return bool(self.offers) and (by != -1 or self.chosen is not None)

    def offer_walk(self, *, earlier: bool, later: bool) -> None:
        """Offer to go to what was asked before, and after that."""
        walks = frozenset(by for by, there in ((-1, earlier), (1, later)) if there)
        if walks != self._walks:
            self._walks = walks
            self.refresh_bindings()

    def action_walk(self, by: int) -> None:
        """Ask for what was asked before, or after."""
        self.post_message(self.Walked(by))

    def action_results(self) -> None:
        """Leave for the results."""
        self.action_leave()

    def action_leave(self) -> None:
        """Leave for the results, or for what is said where there are none."""
        self.post_message(self.Left())

    def action_delete_left_or_tag(self) -> None:
        """Delete to the left; in an empty query, drop the last filter."""
        if self.value:
            self.action_delete_left()
        else:
            self.post_message(self.TagDropped())


class QueryBar(Vertical):
    """The band at the top of the search."""

    DEFAULT_CSS = """
    QueryBar { height: 2; }
    QueryBar > Horizontal { height: 1; }
    QueryBar #slash { width: 4; }
    QueryBar QueryInput { width: 1fr; }
    QueryBar #status { width: auto; }
    """

    class Asked(Message):
        """The query changed."""

        def __init__(self, query: str) -> None:
            super().__init__()
            self.query = query

    def compose(self) -> ComposeResult:
        """Lay out the two lines."""
        with Horizontal():
            yield Static("  / ", markup=False, id="slash")
            yield QueryInput(id="query")
            yield Band(id="status")
        yield TagLine(id="under")
        yield CompletionList(id="completions")

    @property
    def query_text(self) -> str:
        """What is typed, without spaces around it."""
        return self.query_one(QueryInput).value.strip()

    def on_input_changed(self, event: QueryInput.Changed) -> None:
        """Tell what is asked now."""
        event.stop()
        self.post_message(self.Asked(event.value.strip()))

    def set_query(self, query: str) -> None:
        """Put another query in the bar."""
        field = self.query_one(QueryInput)
        field.value = query
        field.cursor_position = len(query)

    def on_completing_input_offered(self, event: QueryInput.Offered) -> None:
        """Show what is offered below what is typed, and no complaint of what it would complete."""
        event.stop()
        field = self.query_one(QueryInput)
        self.query_one(CompletionList).show(field.piece, field.offers, field.chosen)
        if field.offers or self._under_of == self.query_text:  # else an answer is on its way
            self._show_under()

    def on_completion_list_chosen(self, event: CompletionList.Chosen) -> None:
        """Take the completion that was clicked."""
        event.stop()
        self.query_one(QueryInput).take(event.number)

    def show_status(self, parts: Sequence[Sequence[Piece]]) -> None:
        """Show how many articles answer, flush right; the last parts go first where it is tight."""
        status = self.query_one("#status", Band)
        room = max(20, self.size.width - 30)
        kept = list(parts)
        while len(kept) > 1 and cells(dotted(kept)) > room:
            kept.pop()
        line = dotted(kept)
        status.styles.width = cells(line) + 2 * MARGIN
        status.show([], line)

    def show_under(
        self,
        tags: Sequence[tuple[str, str, str]],
        problem: str | None,
        right: Sequence[Piece],
        wrong: tuple[int, int] | None = None,
    ) -> None:
        """Show what is wrong, else the filters chosen, else examples.

        Args:
            tags: The filters, as (kind, value, words).
            problem: Why the query can't be understood, if it can't.
            right: What stands flush right.
            wrong: The piece to be underlined, in characters of the query.
        """
        self._under, self._under_of = Under(tags, problem, right, wrong), self.query_text
        self._show_under()

    _under = Under()
    _under_of = ""
    """The query that it was said of."""

    def _show_under(self) -> None:
        shown, field, line = self._under, self.query_one(QueryInput), self.query_one(TagLine)
        if shown.problem is not None and field.offers_for(shown.wrong):
            shown = Under(shown.tags, None, shown.right)  # what is offered says how it goes on
        field.mark_wrong(shown.wrong)
        if shown.problem is not None:
            line.show_words([Piece("  ", ()), Piece(shown.problem, ("error",))], shown.right)
        elif shown.tags:
            line.show_tags(shown.tags, shown.right)
        elif self.query_text:
            line.show_words([], shown.right)
        else:
            line.show_words([Piece("  " + "   ".join(EXAMPLES), ("meta",))], ())
