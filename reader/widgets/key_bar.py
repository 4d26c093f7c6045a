"""The last row: what can be pressed now, and nothing else."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from textual.message import Message

from reader.text.marks import Piece
from reader.widgets.band import MARGIN, Band, cells

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual import events

GAP = 3
"""Cells between two keys."""
KEPT = 2
"""Hints at the right that stay where it is tight: the way back, and help."""


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
        self._near_shown: tuple[KeyHint, ...] = ()
        self._last_shown: tuple[KeyHint, ...] = ()

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
        near, last = self._hints, self._last
        while len(last) > KEPT and cells(self._line(near)) > self._room(last):
            last = last[1:]
        if self._room(last) < -GAP:
            last = ()
        while near and cells(self._line(near)) > self._room(last):
            near = near[:-1]
        self._near_shown, self._last_shown = near, last
        self.show(self._line(near), self._line(last))

    def _room(self, last: Sequence[KeyHint]) -> int:
        """Return how many cells are left beside the hints at the right."""
        right = self._line(last)
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
        last_at = self.size.width - MARGIN - cells(self._line(self._last_shown))
        for at, hints in ((MARGIN, self._near_shown), (last_at, self._last_shown)):
            for number, hint in enumerate(hints):
                start = at + (cells(self._line(hints[:number])) + GAP if number else 0)
                if start <= event.x < start + cells(self._line([hint])):
                    self.post_message(self.Pressed(hint.key))
