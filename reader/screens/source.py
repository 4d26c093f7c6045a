"""The file that an article came from, as it was before cleaning, in a viewer of our own."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import on, work
from textual.binding import Binding, BindingType
from textual.message import Message

from index.errors import CorpusError
from reader.article.source import SourcePage, source_page
from reader.screens.base import ReaderScreen
from reader.text.marks import Piece
from reader.text.phrases import count
from reader.text.safe import guard
from reader.text.wrap import fit
from reader.widgets.band import dotted
from reader.widgets.source_view import SourceView

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from index.article import Article, Paragraph

_NAME_CELLS = 40


class SourceScreen(ReaderScreen):
    """Fetches the file and shows it at the paragraph that is meant."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "n",
            "noted(1)",
            "next mark",
            id="source.next-noted",
            tooltip="next and previous line that was removed, or that title, outlet or date is on",
        ),
        Binding(
            "N",
            "noted(-1)",
            "previous mark",
            show=False,
            id="source.previous-noted",
            tooltip="next and previous line that was removed, or that title, outlet or date is on",
        ),
        Binding("o", "dismiss", "back", show=False, id="source.close"),
        Binding("escape", "dismiss", "back", id="source.back"),
    ]

    class SourceRead(Message):
        """The file is there."""

        def __init__(self, page: SourcePage) -> None:
            super().__init__()
            self.page = page

    def __init__(self, article: Article, paragraph: Paragraph | None) -> None:
        super().__init__()
        self.article = article
        self.paragraph = paragraph

    def content(self) -> ComposeResult:
        """Lay out the text."""
        yield SourceView(id="source")

    def on_mount(self) -> None:
        """Fetch the file."""
        self.query_one(SourceView).focus()
        self._show_top("reading …")
        self._read()

    @work(thread=True, group="source", exclusive=True)
    def _read(self) -> None:
        if (library := self.library) is None:
            return
        try:
            raw = library.raw(self.article.id)
        except CorpusError as error:
            self.post_message(self.Failed(error))
        else:
            page = source_page(raw, self.article, self.paragraph)
            self.post_message(self.SourceRead(page))

    @on(SourceRead)
    def _source_read(self, event: SourceRead) -> None:
        self.query_one(SourceView).show_page(event.page)
        self._show_size()
        self.refresh_bindings()

    def _show_size(self) -> None:
        view = self.query_one(SourceView)
        if view.page is not None:
            here, marks = view.marks
            told = (
                [f"mark {here:,} of {marks:,}" if here else count(marks, "mark")] if marks else []
            )
            self._show_top(count(view.page.total, "line"), *told)

    def _show_top(self, *size: str) -> None:
        article = self.article
        way = [
            Piece("Article  ", ("meta",)),
            Piece("›  ", ("faint",)),
            Piece(fit(guard(article.id), _NAME_CELLS), ("title",)),
        ]
        parts = ["as it was before cleaning", guard(article.source.encoding), *size]
        self.show_way(way, dotted([Piece(part, ("meta",))] for part in parts))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer only what can be done now."""
        del parameters
        if action == "noted":
            return self.is_mounted and self.query_one(SourceView).marks != (0, 0)
        return True

    def action_noted(self, by: int) -> None:
        """Go to the next line of which it is told what became of it."""
        self.query_one(SourceView).step_noted(by)
        self._show_size()
