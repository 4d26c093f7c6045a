"""The band over the names: what they are filtered by, which kinds are shown, and in which order."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.message import Message
from textual.widgets import Input, Static

from reader.naming.rows import KIND_HEADS, letter
from reader.text.marks import Piece
from reader.widgets.band import MARGIN, Band, cells
from reader.widgets.guarded_input import GuardedInput

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from textual import events
    from textual.app import ComposeResult

    from index.article import NameKind
    from reader.naming.roll import NameOrder

GAP = 3
LONG_FROM = 88
"""Cells from which on kinds are told in words too, and enough are left to what is typed."""


class NameFilter(GuardedInput):
    """Where the beginning of a name is typed. A slash before it is the key that leads here."""

    LONGEST = 200
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "leave", "names", id="filter.leave"),
        Binding("enter", "take", "this name", id="filter.take", tooltip="the first name offered"),
        Binding("down", "leave", "names", show=False, id="filter.leave-too"),
        Binding("escape", "drop", "all names", id="filter.drop", tooltip="drop the filter"),
    ]

    class Left(Message):
        """The reader is done typing."""

    class Taken(Message):
        """The first of the names that are offered is to be shown."""

    def __init__(self, *, id: str) -> None:  # noqa: A002 (Textual's word)
        super().__init__(id=id, compact=True, placeholder="filter names", select_on_focus=False)
        self.nothing_found = False
        """Whether there are no names to go to."""
        self.offers = False
        """Whether others are offered then."""

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer to go to names only where there are some."""
        del parameters
        if action == "take":
            return self.nothing_found and self.offers
        return not self.nothing_found if action == "leave" else True

    def action_take(self) -> None:
        """Take the first of the names that are offered."""
        self.post_message(self.Taken())

    def replace(self, text: str, start: int, end: int) -> None:
        """Put text in place of another; slashes and spaces before the first word are left out."""
        typed = text if min(start, end) > 0 else text.lstrip("/ ")
        if typed or not text:
            super().replace(typed, start, end)

    def action_leave(self) -> None:
        """Leave for the names."""
        self.post_message(self.Left())

    def action_drop(self) -> None:
        """Drop what is typed; where there is nothing, leave."""
        if self.value:
            self.value = ""
        self.post_message(self.Left())


class KindLine(Band):
    """The kinds, each with its key, and the order; a click does what the key does."""

    class Pressed(Message):
        """A kind or the order was clicked."""

        def __init__(self, what: str) -> None:
            super().__init__()
            self.what = what
            """A kind, or "order"."""

    _parts: tuple[tuple[str, tuple[Piece, ...]], ...] = ()

    def show_parts(self, parts: tuple[tuple[str, tuple[Piece, ...]], ...]) -> None:
        """Show parts, each with what it stands for, flush right, as wide as they are."""
        self._parts = parts
        line = [piece for _, part in parts for piece in part]
        self.styles.width = cells(line) + 2 * MARGIN
        self.show(line)

    def on_click(self, event: events.Click) -> None:
        """Tell what is clicked."""
        end = MARGIN
        for what, part in self._parts:
            end += cells(part)
            if event.x < end:
                self.post_message(self.Pressed(what))
                return


class NameBar(Horizontal):
    """Shows what is typed, and the kinds."""

    DEFAULT_CSS = """
    NameBar { height: 1; }
    NameBar #name-slash { width: 4; }
    NameBar NameFilter { width: 1fr; }
    NameBar KindLine { width: auto; }
    """

    class Typed(Message):
        """Another filter is typed."""

        def __init__(self, words: str) -> None:
            super().__init__()
            self.words = words

    def __init__(self, *, id: str) -> None:  # noqa: A002 (Textual's word)
        super().__init__(id=id)
        self._shown: tuple[Collection[NameKind], NameOrder, Mapping[str, str]] = (
            (),
            "mentions",
            {},
        )

    def compose(self) -> ComposeResult:
        """Lay out the band."""
        yield Static("  / ", markup=False, id="name-slash")
        yield NameFilter(id="name-filter")
        yield KindLine(id="kinds")

    @property
    def typed(self) -> str:
        """What is typed."""
        return self.query_one(NameFilter).value.strip()

    def on_input_changed(self, event: Input.Changed) -> None:
        """Tell what is typed now."""
        event.stop()
        self.post_message(self.Typed(event.value.strip()))

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
        self.query_one(KindLine).show_parts(self._parts(long=long))

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
