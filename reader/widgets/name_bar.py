"""The band over the names: what they are filtered by, which kinds are shown, and in which order."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.message import Message

from reader.naming.rows import KIND_HEADS, letter
from reader.text.marks import Piece
from reader.widgets.filter_bar import FilterBar, ListFilter, PartLine

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from index.article import NameKind
    from reader.naming.roll import NameOrder

GAP = 3
LONG_FROM = 88
"""Cells from which on kinds are told in words too, and enough are left to what is typed."""


class NameFilter(ListFilter):
    """Where the beginning of a name is typed."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "leave", "names", id="filter.leave"),
        Binding("enter", "take", "this name", id="filter.take", tooltip="the first name offered"),
        Binding("down", "leave", "names", show=False, id="filter.leave-too"),
        Binding("escape", "drop", "all names", id="filter.drop", tooltip="drop the filter"),
    ]

    class Taken(Message):
        """The first of the names that are offered is to be shown."""

    offers = False
    """Whether others are offered where nothing is found."""

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer to go to names only where there are some."""
        if action == "take":
            return self.nothing_found and self.offers
        return super().check_action(action, parameters)

    def action_take(self) -> None:
        """Take the first of the names that are offered."""
        self.post_message(self.Taken())


class NameBar(FilterBar):
    """Shows what is typed, and the kinds, each with its key."""

    def __init__(self, *, id: str) -> None:  # noqa: A002 (Textual's word)
        super().__init__(NameFilter("filter names", id="name-filter"), id=id)
        self._shown: tuple[Collection[NameKind], NameOrder, Mapping[str, str]] = (
            (),
            "mentions",
            {},
        )

    def show_kinds(
        self, kinds: Collection[NameKind], order: NameOrder, keys: Mapping[str, str]
    ) -> None:
        """Show which kinds are shown, and in which order.

        Args:
            kinds: Those that the list is narrowed to; none where all are shown.
            order: By what the names are ordered.
            keys: The key of each kind, and of the "order", as people call them; where one is
                missing it doesn't work now.
        """
        self._shown = (kinds, order, keys)
        self._fill()

    def on_resize(self) -> None:
        """Tell the kinds in letters where it is tight."""
        self._fill()

    def _fill(self) -> None:
        long = self.size.width >= LONG_FROM
        self.query_one(PartLine).show_parts(self._parts(long=long))

    def _parts(self, *, long: bool) -> tuple[tuple[str, tuple[Piece, ...]], ...]:
        kinds, order, keys = self._shown
        parts: list[tuple[str, tuple[Piece, ...]]] = []
        for kind, words in KIND_HEADS.items():
            chosen = kind in kinds
            mark = Piece("▪" if chosen else " ", ("key",))
            part = [mark, *_key(keys.get(kind, "")), letter(kind)]
            if long:
                part.append(Piece(f" {words}", ("strong",) if chosen else ("meta",)))
            parts.append((kind, (*part, Piece(" " * (GAP - 1), ()))))
        parts.append(("order", (*_key(keys.get("order", "")), Piece(f"by {order}", ("meta",)))))
        return tuple(parts)


def _key(key: str) -> tuple[Piece, ...]:
    return (Piece(f"{key} ", ("key",)),) if key else ()
