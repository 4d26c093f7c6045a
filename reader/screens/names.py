"""The names of the corpus: a place of its own, from which one goes on into articles and search."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import on

from index.article import Span
from reader.keeping.clipboard import copy
from reader.screens.base import NARROW
from reader.screens.last_word import LastWordScreen
from reader.screens.names_keys import NAMES_KEYS
from reader.text.safe import guard
from reader.widgets.dossier_view import DossierView
from reader.widgets.name_list import NameRows

if TYPE_CHECKING:
    from textual.binding import BindingType

    from index.dossier import MentionLine
    from index.results import NameRef
    from reader.widgets.ask_line import AskLine


class NamesScreen(LastWordScreen):
    """Leads from a name to all that is told of it, and to its articles."""

    PLACE = "names"

    BINDINGS: ClassVar[list[BindingType]] = NAMES_KEYS

    def __init__(self) -> None:
        super().__init__()
        self._trail: list[NameRef] = []
        """The names from which others were gone to, by their dossiers."""

    def on_mount(self) -> None:
        """Begin with what is known of a name, if one was asked for already."""
        if self.wanted:
            self.call_after_refresh(self.to_detail)

    def show_name(self, ref: NameRef) -> None:
        """Go to a name, once it is listed; the filter is dropped if it hides it."""
        self.wanted = (ref,)
        if self.roll is not None:
            self.show_list(last=self.roll.number(ref) is not None)
            self.row_moved()
        if self.is_mounted:
            self.to_detail()

    # Following

    @on(NameRows.Opened)
    def _name_opened(self, event: NameRows.Opened) -> None:
        if self.rows.leads_to == "mentions":
            self._to_mentions(event.ref)
        else:
            self.to_detail()

    @on(DossierView.Followed)
    def _followed(self, event: DossierView.Followed) -> None:
        lead, ref = event.lead, self.rows.selected_ref
        if lead.name is not None:
            self._trail += [ref] if ref is not None else []
            self.show_name(lead.name)
        elif lead.line is not None and ref is not None:
            self._to_article(lead.line, ref)
        elif ref is not None:
            self._to_mentions(ref)

    def _to_article(self, line: MentionLine, ref: NameRef) -> None:
        from reader.screens.article import ArticleScreen  # noqa: PLC0415  wanted later

        at, name = Span(line.start, line.end), (ref.kind, ref.name) if ref.kind else None
        via = guard(ref.name)
        self.app.push_screen(ArticleScreen(line.id, None, 0, via=via, at=at, name=name))

    def _to_mentions(self, ref: NameRef) -> None:
        from reader.screens.concordance import ConcordanceScreen  # noqa: PLC0415  wanted later

        self.app.push_screen(ConcordanceScreen(ref))

    def action_contrast(self) -> None:
        """Show how two outlets write of the name."""
        from reader.screens.contrast import ContrastScreen  # noqa: PLC0415  rarely wanted

        if (ref := self.chosen()) is not None:
            self.app.push_screen(ContrastScreen(ref))

    def action_decisions(self) -> None:
        """Show all that was decided."""
        from reader.screens.decisions import DecisionsScreen  # noqa: PLC0415  rarely wanted

        self.app.push_screen(DecisionsScreen())

    def action_find(self) -> None:
        """Go to the articles that name it."""
        if (ref := self.chosen()) is not None:
            self.reader.find_name(ref)

    # Keys

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer only what can be done now."""
        del parameters
        if not self.is_mounted or self.asking:
            return False
        decision = self.check_decision(action)
        if decision is not None:
            return decision
        if action == "contrast" and (dossier := self.dossier_in_sight()) is not None:
            return sum(use.mentions > 0 for use in dossier.outlets) > 1
        if action in ("contrast", "find", "copy"):
            return self.chosen() is not None
        if action in ("show_kind", "order", "filter"):
            return self.roll is not None and len(self.roll) > 0
        return self.rows.count > 0 if action == "next_pane" else True

    def action_copy(self) -> None:
        """Copy the name."""
        if (ref := self.chosen()) is not None:
            copy(self.app, ref.name, f"the name {guard(ref.name)}")

    def to_detail(self) -> None:
        """Go to what is known of the selected name."""
        self.rows.gone_to = True
        super().to_detail()

    def action_back(self) -> None:
        """Go one step back: to the name before, the list, all names, the search."""
        if self.dossier.has_focus and self._trail:
            self.show_name(self._trail.pop())
        elif self.dossier.has_focus:
            self.to_list()
        elif self.narrowed:
            self.drop_filters()
        elif self.rows.marked:
            self.rows.unmark()
        else:
            self.reader.action_place("search")

    # Layout

    def focus_moved(self) -> None:
        """Draw the rules where the panes and the focus are now."""
        self.dossier.leave_blank(int(self.is_high()))
        if not self.dossier.has_focus:
            self._trail = []
        self.rows.leads_to = "dossier" if self.size.width < NARROW else "mentions"
        self.show_bar()
        self.mark_both_panes()

    def on_ask_line_left(self, event: AskLine.Left) -> None:
        """Show the keys of where one came back to."""
        del event
        self.call_after_refresh(self.refresh_bindings)
