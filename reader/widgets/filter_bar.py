"""The band over a list: where a filter is typed, and what is said of the list flush right."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.containers import Horizontal
from textual.message import Message
from textual.widgets import Input, Static

from reader.widgets.band import MARGIN, Band, cells
from reader.widgets.guarded_input import GuardedInput

if TYPE_CHECKING:
    from textual import events
    from textual.app import ComposeResult

    from reader.text.marks import Piece


class ListFilter(GuardedInput):
    """Where a filter is typed. A slash before it is the key that leads here."""

    LONGEST = 200

    class Left(Message):
        """The reader is done typing."""

    def __init__(self, placeholder: str, *, id: str) -> None:  # noqa: A002 (Textual's word)
        super().__init__(id=id, compact=True, placeholder=placeholder, select_on_focus=False)
        self.nothing_found = False
        """Whether there is nothing to go to."""

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer to go to the list only where there is something in it."""
        del parameters
        return not self.nothing_found if action == "leave" else True

    def replace(self, text: str, start: int, end: int) -> None:
        """Put text in place of another; slashes and spaces before the first word are left out."""
        typed = text if min(start, end) > 0 else text.lstrip("/ ")
        if typed or not text:
            super().replace(typed, start, end)

    def action_leave(self) -> None:
        """Leave for the list."""
        self.post_message(self.Left())

    def action_drop(self) -> None:
        """Drop what is typed; where there is nothing, leave."""
        if self.value:
            self.value = ""
        self.post_message(self.Left())


class PartLine(Band):
    """Parts of a line, each of which stands for something; a click tells for what."""

    class Pressed(Message):
        """A part was clicked."""

        def __init__(self, what: str) -> None:
            super().__init__()
            self.what = what

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


class FilterBar(Horizontal):
    """Shows what is typed, and what is said of the list."""

    DEFAULT_CSS = """
    FilterBar { height: 1; }
    FilterBar #filter-slash { width: 4; }
    FilterBar ListFilter { width: 1fr; }
    FilterBar PartLine { width: auto; }
    """

    class Typed(Message):
        """Another filter is typed."""

        def __init__(self, words: str) -> None:
            super().__init__()
            self.words = words

    def __init__(self, field: ListFilter, *, id: str) -> None:  # noqa: A002 (Textual's word)
        super().__init__(id=id)
        self._field = field

    def compose(self) -> ComposeResult:
        """Lay out the band."""
        yield Static("  / ", markup=False, id="filter-slash")
        yield self._field
        yield PartLine(id="filter-parts")

    @property
    def typed(self) -> str:
        """What is typed."""
        return self._field.value.strip()

    def on_input_changed(self, event: Input.Changed) -> None:
        """Tell what is typed now."""
        event.stop()
        self.post_message(self.Typed(event.value.strip()))
