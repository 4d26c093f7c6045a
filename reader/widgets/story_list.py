"""The list of stories: of four or five lines each, of which only those in sight are drawn."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from rich.segment import Segment
from textual.binding import Binding, BindingType
from textual.message import Message

from reader.inked import inks
from reader.stories.rows import heights, story_lines
from reader.widgets.placed_rows import PlacedRows

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    import numpy as np
    import numpy.typing as npt

    from index.story import Story, StoryId
    from reader.stories.roll import StoryRoll


class StoryRows(PlacedRows):
    """Shows stories, one of them selected."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "open", "open", id="stories.open", tooltip="who told it when, and how"),
    ]

    class Moved(Message):
        """Another story was selected."""

    class Opened(Message):
        """The selected story is to be followed."""

    gap = 1

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 (Textual's word)
        super().__init__(id=id)
        self._marked: frozenset[StoryId] = frozenset()
        self._roll: StoryRoll | None = None
        self._cells = 0
        """Cells of a line, as it was laid out last: it may be drawn once more before it is anew."""

    @property
    def story(self) -> Story | None:
        """The selected story."""
        number = self.number
        return self._roll.stories[number] if self._roll is not None and number is not None else None

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
        before, self._roll = self.story, roll
        self.list_places(places, roll.place(select) if select is not None else None)
        after = self.story
        if after is not None and (before is None or after.id != before.id):
            self.was_selected()

    def mark(self, stories: Collection[StoryId]) -> None:
        """Show which stories are marked."""
        self._marked = frozenset(stories)
        self.refresh()

    def heights(self) -> npt.NDArray[np.int64]:
        """Return how many lines each story takes at the present width."""
        self._cells = self.text_cells if self.size.width else 0
        if self._roll is None:
            return super().heights()
        return heights(self._roll.title_cells[self.places], self._cells)

    def row_lines(self, number: int, line: int) -> Iterable[Segment]:
        """Return a line of a story."""
        if self._roll is None or not self._cells:
            return  # laid out before there was a width: nothing is better than words cut to none
        place = int(self.places[number])
        story, title = self._roll.stories[place], self._roll.titles[place]
        marked = not line and story.id in self._marked
        yield Segment("▪" if marked else " ", inks(self, "key"))
        for piece in story_lines(story, title, self._cells)[line]:
            yield Segment(piece.text, inks(self, *piece.roles))

    # Following

    def was_selected(self) -> None:
        """Tell that another story is selected."""
        self.post_message(self.Moved())

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer only what there is a story for."""
        del parameters
        return self.story is not None if action == "open" else True

    def open_selected(self) -> None:
        """Follow the selected story."""
        if self.story is not None:
            self.gone_to = True
            self.post_message(self.Opened())
