"""The panes of the search: how one goes from one to another, and what works in each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import on

from reader.results.question import SNIPPETS
from reader.screens.base import TALL
from reader.screens.copying import CopyingScreen
from reader.screens.folding import FoldingScreen
from reader.widgets.filter_list import FilterList
from reader.widgets.query_bar import QueryInput
from reader.widgets.reading_view import ReadingView
from reader.widgets.result_list import ResultList
from reader.widgets.text_view import TextView

if TYPE_CHECKING:
    from textual.widget import Widget


class SearchPanesScreen(FoldingScreen, CopyingScreen):
    """Goes from the query to the filters, the results and the article beside, and back."""

    def answer_pane(self) -> Widget:
        """Return what holds the answer: the list, or why there is none."""
        empty = self.has_class("-empty")
        return self.query_one("#nothing", TextView) if empty else self.query_one(ResultList)

    # Keys

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer only what can be done now."""
        return self.is_mounted and self._works(action, parameters)

    def _works(self, action: str, parameters: tuple[object, ...]) -> bool:
        shown = self.results is not None and len(self.results) > 0
        if action == "take":  # not by a key that takes a completion now
            chosen = self.query_one(QueryInput).chosen
            return chosen is None and self.offered(str(parameters[0])) is not None
        if action == "hit":
            reading = self.query_one(ReadingView).reading if shown else None
            hits = reading is not None and bool(reading.hits)
            return hits and self.query_one(ReadingView).display
        if action == "filters":
            filters = self.query_one(FilterList)
            return filters.selected >= 0 and not filters.has_focus
        if action in ("compare", "copy"):  # of the article selected: only where that is in sight
            return shown and self.query_one(ResultList).display
        lined = self.results is not None and bool(self.results.finds)
        offered = {"sort": shown, "by_story": shown, "lines": shown and lined}
        return (offered | {"drop_filters": bool(self.filters)}).get(action, True)

    def action_query(self) -> None:
        """Go to the query bar."""
        self._narrow_pane("results")
        self.query_one(QueryInput).focus()

    def action_back(self) -> None:
        """Go one step back: from a pane to the results, from the results to the query bar."""
        if self.answer_pane().has_focus:
            self.action_query()
        else:
            self.action_results()

    @on(QueryInput.Left)
    def action_results(self) -> None:
        """Go to the results, or to what is said where there are none."""
        self._narrow_pane("results")
        self.answer_pane().focus()

    def action_filters(self) -> None:
        """Go to the filters; where there is no room for them, they take the results' place."""
        self._narrow_pane("filters")
        self.query_one(FilterList).focus()

    def action_next_pane(self, by: int) -> None:
        """Go from pane to pane."""
        filters, view = self.query_one(FilterList), self.query_one(ReadingView)
        panes: list[Widget] = [self.query_one(QueryInput)]
        panes += [filters] if filters.selected >= 0 else []
        panes += [self.answer_pane(), *([view] if view.display else [])]
        place = panes.index(self.focused) if self.focused in panes else 0
        target = panes[(place + by) % len(panes)]
        self._narrow_pane("filters" if isinstance(target, FilterList) else "results")
        target.focus()

    def _narrow_pane(self, pane: str) -> None:
        self.set_class(pane == "filters", "-filters")

    def action_hit(self, by: int) -> None:
        """Step through the hits of the article beside the list."""
        self.query_one(ReadingView).step_hit(by)

    def action_copy(self) -> None:
        """Copy the reference of the article chosen; in its text, the passage that is meant."""
        view = self.query_one(ReadingView)
        if view.has_focus or view.selected_span() is not None:
            self.copy_passage(view)
        elif row := self.query_one(ResultList).selected_row:
            self.copy_reference(row.id)

    def action_compare(self) -> None:
        """Choose an article to put beside the selected one."""
        from reader.screens.choose import ChooseScreen  # noqa: PLC0415  wanted later

        if row := self.query_one(ResultList).selected_row:
            self.app.push_screen(ChooseScreen(row.id))

    def action_lines(self) -> None:
        """List every hit in its line."""
        from reader.screens.hit_lines import HitLinesScreen  # noqa: PLC0415  wanted later

        if self.results is not None:
            self.app.push_screen(HitLinesScreen(self.results))

    # Layout

    def focus_moved(self) -> None:
        """Draw the rules where the panes and the focus are now."""
        high = self.is_high()
        listing, filters = self.query_one(ResultList), self.query_one(FilterList)
        listing.show_snippets(SNIPPETS if self.size.height >= TALL else SNIPPETS - 1)
        nothing = self.query_one("#nothing", TextView)
        for view in (listing, filters, nothing, self.query_one(ReadingView)):
            view.leave_blank(int(high))
        self.mark_panes(self.query_one("#panes").children, self.focused)
