"""A list with a filter, and beside it what is known of the one selected; alone where it is narrow.

What Names and Stories have in common: two panes from 100 columns on, below them one at a time.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import on

from reader.screens.asked_place import AskedPlace
from reader.screens.base import NARROW
from reader.widgets.filter_bar import FilterBar, ListFilter
from reader.widgets.text_view import TextView

if TYPE_CHECKING:
    from textual.widget import Widget

    from index.results import Progress


class ListAndDetailScreen(AskedPlace):
    """Goes from the list to the detail and back."""

    _in_sight = False
    """Whether there is room for the detail, or it has the screen to itself."""

    @property
    def listing(self) -> Widget:
        """The list."""
        raise NotImplementedError

    @property
    def detail(self) -> Widget:
        """What takes the keys in the other pane."""
        raise NotImplementedError

    @property
    def detail_pane(self) -> Widget:
        """The other pane as a whole."""
        return self.detail

    def show_list(self, *, last: bool) -> None:
        """Show the list as it is known now.

        Args:
            last: Whether nothing newer is awaited.
        """
        raise NotImplementedError

    def on_mount(self) -> None:
        """Begin in the list; what the base does, Textual calls by itself after this."""
        self.show_places()
        self.listing.focus()
        self.show_list(last=False)

    def work_changed(self, progress: Progress | None) -> None:
        """Look whether there is more to be listed, once a work has ended."""
        if progress is None and self.is_mounted:
            self.look_again()

    @property
    def typed(self) -> str:
        """What the list is filtered by."""
        return self.query_one(FilterBar).typed

    def action_filter(self) -> None:
        """Go to where the filter is typed."""
        self.remove_class("-detail")
        self.query_one(ListFilter).focus()

    @on(ListFilter.Left)
    def _filter_left(self) -> None:
        self.to_list()

    def to_list(self) -> None:
        """Go to the list."""
        self.remove_class("-detail")
        self.listing.focus()

    def to_detail(self) -> None:
        """Go to what is known of the one selected."""
        self.set_class(self.size.width < NARROW, "-detail")
        self.detail.focus()
        self.call_after_refresh(self.ask_detail)

    def action_next_pane(self) -> None:
        """Go from one pane to the other."""
        if self.detail.has_focus:
            self.to_list()
        else:
            self.to_detail()

    def mark_both_panes(self) -> None:
        """Draw the rules where the panes and the focus are now; ask for what came into sight."""
        self.query_one("#nothing", TextView).leave_blank(max(2, self.size.height // 6))
        if self.detail.has_focus:
            self.set_class(self.size.width < NARROW, "-detail")
        self.mark_panes(self.query_one("#panes").children, self.focused)
        shown = self.detail_pane.display
        if shown and not self._in_sight:
            self.ask_detail()
        self._in_sight = shown
        self.refresh_bindings()
