"""The list of stories: of four or five lines each, of which only those in sight are drawn."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

import numpy as np
from rich.segment import Segment
from textual.binding import Binding, BindingType
from textual.message import Message

from reader.inked import inks
from reader.stories.rows import heights, story_lines
from reader.widgets.line_view import LineView

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    import numpy.typing as npt
    from rich.style import Style
    from textual import events

    from index.story import Story, StoryId
    from reader.stories.roll import StoryRoll

LEFT = 2
"""Cells before the text: the bar of the selected row, and the mark."""
RIGHT = 1


class StoryRows(LineView):
    """Shows stories, one of them selected."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "open", "open", id="stories.open", tooltip="who told it when, and how"),
    ]

    class Moved(Message):
        """Another story was selected."""

    class Opened(Message):
        """The selected story is to be followed."""

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 (Textual's word)
        super().__init__(id=id)
        self.selected = -1
        """The row of the selected story, -1 where there is none."""
        self.gone_to = False
        """Whether the reader went to the selected story: not, where it merely is the first."""
        self._marked: frozenset[StoryId] = frozenset()
        self._roll: StoryRoll | None = None
        self._places: npt.NDArray[np.int64] = np.zeros(0, np.int64)
        self._cells = 0
        """Cells of a line, as it was laid out last: it may be drawn once more before it is anew."""
        self._tops: npt.NDArray[np.int64] = np.zeros(1, np.int64)

    @property
    def count(self) -> int:
        """How many stories are listed."""
        return len(self._places)

    @property
    def story(self) -> Story | None:
        """The selected story."""
        if self._roll is None or not 0 <= self.selected < self.count:
            return None
        return self._roll.stories[int(self._places[self.selected])]

    def show(
        self, roll: StoryRoll, places: npt.NDArray[np.int64], *, select: StoryId | None
    ) -> None:
        """Show stories; one of them stays, or gets, selected, on the line where the last one was.

        Args:
            roll: All stories.
            places: Of those to show, in their order.
            select: The story to select; where it isn't shown, one stays selected that stands as
                high.
        """
        before = self.story
        from_top = self._top(self.selected) - self.top_row if self.selected >= 0 else 0
        place = roll.place(select) if select is not None else None
        found = np.flatnonzero(places == place).tolist() if place is not None else []
        row = found[0] if found else min(self.selected, len(places) - 1)
        self._roll, self._places = roll, places
        self.selected = max(0, row) if len(places) else -1
        self.lay_out()
        if self.selected > 0 and 0 <= from_top < self.size.height:
            self.to_row(self._top(self.selected) - from_top)
        self._into_sight()
        after = self.story
        if after is not None and (before is None or after.id != before.id):
            self.post_message(self.Moved())

    def mark(self, stories: Collection[StoryId]) -> None:
        """Show which stories are marked."""
        self._marked = frozenset(stories)
        self.refresh()

    # Where stories stand

    @property
    def text_cells(self) -> int:
        """Cells that a line may fill."""
        return max(10, self.content_cells - LEFT - RIGHT)

    def lay_out(self) -> None:
        """Work out where each story begins."""
        self._tops = np.zeros(self.count + 1, np.int64)
        if self._roll is not None:
            self._cells = self.text_cells
            taken = heights(self._roll.title_cells[self._places], self._cells)
            np.cumsum(taken, out=self._tops[1:])
        self.set_rows(self.blank_top + int(self._tops[-1]))

    def _top(self, number: int) -> int:
        return self.blank_top + int(self._tops[number])

    def _number_at(self, row: int) -> int | None:
        """Return the story drawn on a row, None on a blank one."""
        line = row - self.blank_top
        if not 0 <= line < self._tops[-1]:
            return None
        number = int(np.searchsorted(self._tops, line, "right")) - 1
        return number if line < self._tops[number + 1] - 1 else None

    def _into_sight(self) -> None:
        if self.selected < 0 or not self.size.height:
            return
        top, end = self._top(self.selected), self._top(self.selected + 1) - 1
        if top < self.top_row or not self.selected:
            self.to_row(top if self.selected else 0)
        elif end > self.top_row + self.size.height:
            self.to_row(min(top, end - self.size.height))

    def on_resize(self, event: events.Resize) -> None:
        """Keep the selected story in sight."""
        del event
        self.lay_out()
        self._into_sight()

    # How they look

    def row_style(self, row: int) -> Style:
        """Return what lies behind a row: the selected story has a panel."""
        chosen = self.selected >= 0 and self._number_at(row) == self.selected
        return self.rich_style + inks(self, "row") if chosen else self.rich_style

    def draw(self, row: int, width: int) -> Iterable[Segment]:
        """Return a line of a story."""
        del width
        number = self._number_at(row)
        if number is None or self._roll is None:
            return
        sign = ("▌" if self.has_focus else "▎") if number == self.selected else " "
        yield Segment(sign, inks(self, "accent" if self.has_focus else "meta"))
        place, line = int(self._places[number]), row - self._top(number)
        story, title = self._roll.stories[place], self._roll.titles[place]
        marked = not line and story.id in self._marked
        yield Segment("▪" if marked else " ", inks(self, "key"))
        for piece in story_lines(story, title, self._cells)[line]:
            yield Segment(piece.text, inks(self, *piece.roles))

    # Moving

    def select(self, number: int) -> None:
        """Select a story and bring it into sight."""
        number = max(0, min(number, self.count - 1))
        if not self.count or number == self.selected:
            return
        self.selected = number
        self.gone_to = number > 0
        self._into_sight()
        self.refresh()
        self.post_message(self.Moved())

    def action_move(self, by: int) -> None:
        """Select the next story."""
        self.select(self.selected + by)

    def action_page(self, by: int) -> None:
        """Select the story a page on."""
        if self.selected < 0:
            return
        line = int(self._tops[self.selected]) + by * max(1, self.size.height - 2)
        number = int(np.searchsorted(self._tops, max(0, line), "right")) - 1
        self.select(number if number != self.selected else self.selected + by)

    def action_edge(self, side: int) -> None:
        """Select the first or last story."""
        self.select(0 if side < 0 else self.count - 1)

    # Following

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer only what there is a story for."""
        del parameters
        return self.story is not None if action == "open" else True

    def action_open(self) -> None:
        """Follow the selected story."""
        if self.story is not None:
            self.gone_to = True
            self.post_message(self.Opened())

    def on_click(self, event: events.Click) -> None:
        """Select the story that is clicked, open it at a second click."""
        number = self._number_at(self.top_row + event.y)
        if number is not None and event.x < self.content_cells:
            self.select(number)
            if event.chain > 1:
                self.action_open()
