"""The mentions of a name, each in its line: a concordance, and from there into the articles."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.binding import Binding, BindingType

from index.article import Span
from index.decisions.decision import Decision
from index.dossier import LINE_ORDERS
from reader.screens.mention_lines import MentionLinesScreen
from reader.screens.whose import WhoseScreen
from reader.text.safe import guard
from reader.widgets.concordance_view import ConcordanceView

if TYPE_CHECKING:
    from index.results import NameRef

TEXT_DIGITS = 16
"""Of a text's hash, as a decision names it."""


class ConcordanceScreen(MentionLinesScreen):
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

    # Keys

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer only what can be done now."""
        if action == "split":
            return self.is_mounted and self.query_one(ConcordanceView).openable is not None
        if action == "sort":
            return self.found is not None and len(self.found) > 1
        return super().check_action(action, parameters)

    def action_sort(self) -> None:
        """Order the lines by something else; the selected one stays so."""
        self.order = LINE_ORDERS[(LINE_ORDERS.index(self.order) + 1) % len(LINE_ORDERS)]
        self.list_lines()

    @on(ConcordanceView.Opened)
    def _opened(self, event: ConcordanceView.Opened) -> None:
        from reader.screens.article import ArticleScreen  # noqa: PLC0415  loaded when it is wanted

        line, kind = event.line, self.ref.kind
        at, name = Span(line.start, line.end), (kind, self.ref.name) if kind else None
        via = guard(self.ref.name)
        self.app.push_screen(ArticleScreen(line.id, None, 0, via=via, at=at, name=name))

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
