"""The filters beside the results: outlets, months and names, each with how many are left."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual.binding import Binding, BindingType
from textual.message import Message

from index.article import NAME_KINDS
from index.results import NameRef
from reader.inked import inks
from reader.text.groups import BLANK, FilterGroup, FilterValue, Item, items_of
from reader.widgets.line_view import LineView

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from textual import events

KEY = "key"
"""Said before the key that turns a group on and off."""
INDENT = 4


_HEAD_INKS = {
    **dict.fromkeys(("story", "outlet", "language", "beside", "left", "right", "near"), "head"),
    "month": "date",
}
"""The role of a group's head, where it isn't that of its kind."""


class FilterList(LineView):
    """Shows groups of filters; one is chosen or dropped with Enter."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "choose", "choose", id="filters.choose"),
        Binding("space", "choose", "choose", show=False, id="filters.choose-too"),
        Binding(
            "a",
            "about",
            "all about it",
            id="filters.about",
            tooltip="go to Names, and all that is known of this name",
        ),
    ]

    class Toggled(Message):
        """A filter was chosen or dropped."""

        def __init__(self, filters: FilterList, kind: str, value: str) -> None:
            super().__init__()
            self.filters = filters
            self.kind = kind
            self.value = value

        @property
        def control(self) -> FilterList:
            """The list it is in."""
            return self.filters

    class AboutAsked(Message):
        """All that is known of a name is wanted."""

        def __init__(self, ref: NameRef) -> None:
            super().__init__()
            self.ref = ref

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 (Textual's word)
        super().__init__(id=id)
        self.selected = -1
        """The row selected, -1 where there is none."""
        self._groups: tuple[FilterGroup, ...] = ()
        self._opened: set[str] = set()
        self._items: list[Item] = []

    def show(self, groups: Sequence[FilterGroup]) -> None:
        """Show other counts; the selected value stays selected if it is still there."""
        if tuple(groups) == self._groups:
            return
        self._groups = tuple(groups)
        self.lay_out()

    def lay_out(self) -> None:
        """List heads and values row by row."""
        kept = self._key(self.selected)
        in_sight = self.top_row <= self.selected < self.top_row + self.size.height
        items = [BLANK] * self.blank_top + items_of(self._groups, self._opened)
        self._items = items
        self.set_rows(max(0, len(items) - 1))
        places = [n for n, item in enumerate(items) if item.selectable]
        same = [n for n in places if kept is not None and self._key(n) == kept]
        nearest = min(places, key=lambda n: abs(n - self.selected), default=-1)
        self.selected = same[0] if same else nearest
        if in_sight and self.selected >= 0:
            self.show_row(self.selected, margin=1)
        self.refresh()

    def select(self, kind: str, value: str) -> None:
        """Select a value and bring it into sight, if it is listed."""
        for place, item in enumerate(self._items):
            if item.value is not None and self._key(place) == (kind, value):
                self._select(place, 1)
                return

    def on_resize(self) -> None:
        """Keep the selected value in sight."""
        self.set_rows(self.virtual_size.height)
        if self.selected >= 0 and self.size.height:
            self.show_row(self.selected, margin=1)

    def _key(self, place: int) -> tuple[str, str] | None:
        return self._items[place].key if 0 <= place < len(self._items) else None

    def row_style(self, row: int) -> Style:
        """Return what lies behind a row: the selected one has a panel while in focus."""
        if row == self.selected and self.has_focus:
            return self.rich_style + inks(self, "row")
        return self.rich_style

    def draw(self, row: int, width: int) -> Iterable[Segment]:
        """Return a row: a head, or a value with its count flush right."""
        item = self._items[row] if row < len(self._items) else BLANK
        if item.group is None:
            return
        if item.value is None and not item.more and not item.note:
            yield from self._head(item.group, width)
            return
        yield Segment("▌" if self.has_focus and row == self.selected else " ", inks(self, "accent"))
        if item.value is None:
            text = f"{item.more:,} more …" if item.more else item.note
            yield Segment(" " * (INDENT - 1) + text, inks(self, "meta"))
            return
        yield from self._value(item.value, width)

    def _head(self, group: FilterGroup, width: int) -> Iterable[Segment]:
        style = inks(self, "head")
        if not group.off:
            style += inks(self, _HEAD_INKS.get(group.kind, group.kind))
        off = "  off" if group.off else ""
        yield Segment("  ")
        yield Segment(group.head, style)
        if off:
            yield Segment(off, inks(self, "meta"))
        if group.key:  # before the head, "4 Dates" would read as a count; so would a mere 4 here
            told = f"{KEY} {group.key}"
            yield Segment(" " * (width - 3 - cell_len(group.head + off + told)))
            yield Segment(f"{KEY} ", inks(self, "meta"))
            yield Segment(group.key, inks(self, "key"))

    def _value(self, value: FilterValue, width: int) -> Iterable[Segment]:
        mark = "▪" if value.chosen else " "
        count = value.at or f"{value.count:,}"
        room = width - INDENT - len(count) - 2
        label = value.label
        if cell_len(label) > room:
            label = label[: max(0, room)]  # a name may be of any length, a letter has a cell
            while label and cell_len(label) > room - 1:
                label = label[:-1]
            label = f"{label.rstrip()}…"
        style = inks(self, "strong") if value.chosen else Style()
        gap = " " * (width - INDENT - cell_len(label) - len(count) - 1)
        yield Segment(f" {mark}", inks(self, "key"))
        yield Segment(f" {label}", style)
        yield Segment(gap)
        yield Segment(count, style if value.chosen else inks(self, "meta"))
        yield Segment(" ")

    def _select(self, place: int, step: int) -> None:
        while 0 <= place < len(self._items) and not self._items[place].selectable:
            place += step
        if 0 <= place < len(self._items):
            self.selected = place
            self.show_row(place, margin=1)
            self.refresh()
            self.refresh_bindings()  # of a name more can be asked than of an outlet

    def action_move(self, by: int) -> None:
        """Select the next value."""
        self._select(self.selected + by, by)

    def action_page(self, by: int) -> None:
        """Select a value about a page on."""
        place = max(0, min(len(self._items) - 1, self.selected + by * (self.size.height - 2)))
        self._select(place, -by)

    def action_edge(self, side: int) -> None:
        """Select the first or last value."""
        self._select(0 if side < 0 else len(self._items) - 1, -side)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer to tell all about names alone."""
        del parameters
        return self.selected_name is not None if action == "about" else True

    @property
    def selected_name(self) -> NameRef | None:
        """The selected value, if it is a name."""
        kind, value = self._key(self.selected) or ("", "")
        item = self._items[self.selected] if value else BLANK
        kinds = [one for one in NAME_KINDS if one == kind]
        return NameRef(kinds[0], value) if kinds and item.value is not None else None

    def action_about(self) -> None:
        """Ask for all that is known of the selected name."""
        if (ref := self.selected_name) is not None:
            self.post_message(self.AboutAsked(ref))

    def action_choose(self) -> None:
        """Choose or drop the selected value, or show the rest of its group."""
        if not 0 <= self.selected < len(self._items):
            return
        item = self._items[self.selected]
        if item.group is not None and item.more:
            self._opened.add(item.group.kind)
            place = self.selected
            self.lay_out()
            self._select(place, 1)
        elif item.group is not None and item.value is not None:
            self.post_message(self.Toggled(self, item.group.kind, item.value.value))

    def on_click(self, event: events.Click) -> None:
        """Choose what is clicked."""
        place = self.top_row + event.y
        inside = event.x < self.content_cells and place < len(self._items)
        if inside and self._items[place].selectable:
            self.selected = place
            self.action_choose()
            self.refresh()
