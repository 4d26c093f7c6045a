"""The last row: what can be pressed now, and nothing else."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from textual.message import Message

from reader.marks import Piece
from reader.widgets.band import MARGIN, Band, cells

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual import events

GAP = 3
"""Cells between two keys."""


class KeyHint(NamedTuple):
    """A key and what it does."""

    key: str
    """The key that is pressed when the hint is clicked."""
    shown: str
    """The key or keys as people call them: "ctrl+p", "n N"."""
    label: str


class KeyBar(Band):
    """Shows as many hints as fit, the last of them flush right."""

    class Pressed(Message):
        """A hint was clicked."""

        def __init__(self, key: str) -> None:
            super().__init__()
            self.key = key

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 (Textual's word)
        super().__init__(id=id)
        self._hints: tuple[KeyHint, ...] = ()
        self._last: tuple[KeyHint, ...] = ()

    @property
    def hints(self) -> tuple[KeyHint, ...]:
        """All hints, whether they fit or not."""
        return (*self._hints, *self._last)

    def show_keys(self, hints: Sequence[KeyHint], last: Sequence[KeyHint] = ()) -> None:
        """Show hints from the left; `last` ones flush right."""
        self._hints, self._last = tuple(hints), tuple(last)
        self._fill()

    def on_resize(self) -> None:
        """Drop hints that don't fit any more."""
        self._fill()

    def _fill(self) -> None:
        right = self._line(self._last)
        if cells(self._line(self._hints)) > self._room(right):
            right = self._line(self._last[-1:])
        shown = len(self._hints)
        while shown and cells(self._line(self._hints[:shown])) > self._room(right):
            shown -= 1
        self.show(self._line(self._hints[:shown]), right)

    def _room(self, right: Sequence[Piece]) -> int:
        return self.size.width - 2 * MARGIN - (cells(right) + GAP if right else 0)

    @staticmethod
    def _line(hints: Sequence[KeyHint]) -> list[Piece]:
        line: list[Piece] = []
        for hint in hints:
            gap = " " * GAP if line else ""
            line += [
                Piece(gap, ()),
                Piece(hint.shown, ("key",)),
                Piece(f" {hint.label}", ("meta",)),
            ]
        return line

    def on_click(self, event: events.Click) -> None:
        """Press the key that is clicked."""
        left_end = MARGIN
        for hint in self._hints:
            width = len(hint.shown) + len(hint.label) + 1
            if left_end <= event.x < left_end + width:
                self.post_message(self.Pressed(hint.key))
                return
            left_end += width + GAP
        right_end = self.size.width - MARGIN
        for hint in reversed(self._last):
            width = len(hint.shown) + len(hint.label) + 1
            if right_end - width <= event.x < right_end:
                self.post_message(self.Pressed(hint.key))
                return
            right_end -= width + GAP
