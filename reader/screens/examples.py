"""How to ask: the signs of the query language by examples, each of which can be taken."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.binding import Binding, BindingType

from reader.results.examples import EXAMPLES, LONGEST, LONGEST_WORDS
from reader.screens.base import ReaderScreen
from reader.survey.ledger import BLANK, Column, Page, Row
from reader.text.marks import Piece
from reader.widgets.ledger import Ledger

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.app import ComposeResult

_ALL = "Typed while you search, in any order. All of it: docs/query.md."


class ExampleList(Ledger):
    """Examples, a line each."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "follow('list')", "ask this", id="examples.take"),
    ]


class ExamplesScreen(ReaderScreen):
    """Lists examples under their heads; the one that is taken is put in the query."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "dismiss", "back", id="examples.back"),
        Binding("q,f2", "dismiss", "back", show=False, id="examples.back-too"),
    ]

    def __init__(self, take: Callable[[str], None]) -> None:
        """Keep what is to be done.

        Args:
            take: Puts an example in the query.
        """
        super().__init__()
        self._take = take

    def content(self) -> ComposeResult:
        """Lay out the list."""
        yield ExampleList(id="examples")

    def on_mount(self) -> None:
        """Show them. Textual calls this besides the one of the base."""
        self.show_way([Piece("How to ask", ("title",))], [Piece("enter takes one", ("meta",))])
        listing = self.query_one(ExampleList)
        listing.show(_page())
        listing.focus()

    @on(Ledger.Opened)
    def _taken(self, event: Ledger.Opened) -> None:
        if event.row.leads is not None:
            self.dismiss()
            self._take(event.row.leads[1])

    def focus_moved(self) -> None:
        """Leave a blank row where there is room."""
        self.query_one(ExampleList).leave_blank(int(self.is_high()))


def _page() -> Page:
    rows = [Row(_ALL, role="note")]
    for head, examples in EXAMPLES.items():
        rows += [BLANK, Row(head, role="head")]
        rows += [Row(one.query, (one.finds,), leads=("query", one.query)) for one in examples]
    return Page(("how to ask",), tuple(rows), (Column(LONGEST_WORDS, right=False),), LONGEST)
