"""The first line of a screen: where one is, and the places that a digit or a click leads to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.message import Message

from reader.places import PLACES
from reader.text.marks import Piece
from reader.widgets.band import MARGIN, Band, cells, dotted

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from textual import events

    from reader.places import Place

APP_NAME = "corpus-reader"
GAP = Piece("   ", ())
TIGHT = 24
"""Cells left for what stands flush right, below which the application isn't named."""


class TopLine(Band):
    """Shows the name of the application, then the places or the way to where one is."""

    class PlaceChosen(Message):
        """A place, or a page, was clicked."""

        def __init__(self, place: str) -> None:
            super().__init__()
            self.place = place

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 (Textual's word)
        super().__init__(id=id)
        self._stretches: dict[str, tuple[int, int]] = {}

    def show_places(
        self, here: str, keys: Mapping[str, str], right: Sequence[Sequence[Piece]]
    ) -> tuple[int, int]:
        """Show all places.

        Args:
            here: The id of the present one.
            keys: By the id of a place the key that leads to it; without one, there is none now.
            right: What stands flush right, in parts: where it is tight the last ones go first.

        Returns:
            The columns of the present place, half-open, one more at each end.
        """
        return self._offer([Piece(APP_NAME, ("meta",))], PLACES, here, keys, right)

    def show_pages(
        self,
        title: str,
        pages: Sequence[Place],
        here: str,
        keys: Mapping[str, str],
        right: Sequence[Sequence[Piece]],
    ) -> tuple[int, int]:
        """Show the pages of one screen; where it is tight, the application's name goes.

        Args:
            title: What the screen is.
            pages: Its pages.
            here: The id of the present one.
            keys: By the id of a page the key that leads to it.
            right: What stands flush right, in parts: where it is tight the last ones go first.

        Returns:
            The columns of the present page, half-open, one more at each end.
        """
        before = [Piece(title, ("title",))]
        named = [Piece(APP_NAME, ("meta",)), GAP, *before]
        whole = cells(named) + sum(len(GAP.text) + 2 + len(page.name) for page in pages)
        wide = not self.size.width or whole + TIGHT <= self.size.width
        return self._offer(named if wide else before, pages, here, keys, right)

    def _offer(
        self,
        before: Sequence[Piece],
        choices: Sequence[Place],
        here: str,
        keys: Mapping[str, str],
        right: Sequence[Sequence[Piece]],
    ) -> tuple[int, int]:
        line = list(before)
        self._stretches = {}
        for place in choices:
            line.append(GAP)
            start = cells(line) + MARGIN
            if key := keys.get(place.id):
                line.append(Piece(f"{key} ", ("key",)))
            line.append(Piece(place.name, ("title",) if place.id == here else ("meta",)))
            self._stretches[place.id] = (start - 1, cells(line) + MARGIN + 1)
        kept = list(right)
        while self.size.width and len(kept) > 1 and self._overfull(line, dotted(kept)):
            kept.pop()
        self.show(line, dotted(kept))
        return self._stretches[here]

    def _overfull(self, left: Sequence[Piece], right: Sequence[Piece]) -> bool:
        return cells(left) + len(GAP.text) + cells(right) > self.size.width - 2 * MARGIN

    def show_way(self, way: Sequence[Piece], right: Sequence[Piece]) -> tuple[int, int]:
        """Show the way to where one is, and no places.

        Returns:
            The columns of the title that the way consists of; empty if it is more than a title.
        """
        self._stretches = {}
        before = [Piece(APP_NAME, ("meta",)), GAP]
        self.show([*before, *way], right)
        start = MARGIN + cells(before)
        return (start - 1, start + cells(way) + 1) if len(way) == 1 else (0, 0)

    def on_click(self, event: events.Click) -> None:
        """Tell which place was clicked."""
        for place, (start, end) in self._stretches.items():
            if start <= event.x < end:
                self.post_message(self.PlaceChosen(place))
