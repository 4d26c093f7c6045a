"""How to ask: the signs of the query language by examples, each of which can be taken."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING, ClassVar

from textual import on, work
from textual.binding import Binding, BindingType
from textual.message import Message

from index.errors import CorpusError
from reader.results.examples import EXAMPLES, LONGEST, LONGEST_WORDS, Example
from reader.screens.base import ReaderScreen
from reader.survey.ledger import BLANK, Column, Page, Row
from reader.text.marks import Piece
from reader.widgets.ledger import Ledger

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

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

    class Made(Message):
        """The examples are there."""

        def __init__(self, examples: Mapping[str, Sequence[Example]]) -> None:
            super().__init__()
            self.examples = examples

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
        self.query_one(ExampleList).focus()
        self._make()

    @work(thread=True, group="examples", exclusive=True)
    def _make(self) -> None:
        """Make examples in the words of the corpus, beside the screen."""
        made = EXAMPLES
        if (library := self.library) is not None:
            from index.stopwords import stop_words  # noqa: PLC0415  a list of words for each
            from reader.results.own_examples import TITLES, own_examples  # noqa: PLC0415

            with suppress(CorpusError):  # the search tells of it
                results = library.search("", sort="newest")
                rows = library.rows(results, 0, TITLES, snippets=0)
                language = next(iter(results.counts.language), "")
                titles = [row.title or "" for row in rows]
                made = own_examples(titles, results.counts, stop_words(language))
        self.post_message(self.Made(made))

    @on(Made)
    def _made(self, event: Made) -> None:
        self.query_one(ExampleList).show(_page(event.examples))

    @on(Ledger.Opened)
    def _taken(self, event: Ledger.Opened) -> None:
        if event.row.leads is not None:
            self.dismiss()
            self._take(event.row.leads[1])

    def focus_moved(self) -> None:
        """Leave a blank row where there is room."""
        self.query_one(ExampleList).leave_blank(int(self.is_high()))


def _page(listed: Mapping[str, Sequence[Example]]) -> Page:
    rows = [Row(_ALL, role="note")]
    for head, examples in listed.items():
        rows += [BLANK, Row(head, role="head")]
        rows += [Row(one.query, (one.finds,), leads=("query", one.query)) for one in examples]
    return Page(("how to ask",), tuple(rows), (Column(LONGEST_WORDS, right=False),), LONGEST)
