"""The band over the stories: what they are filtered by, how many there are, in which order."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.message import Message

from reader.text.marks import Piece
from reader.text.phrases import count
from reader.widgets.filter_bar import FilterBar, ListFilter, PartLine

if TYPE_CHECKING:
    from reader.stories.roll import StoryOrder

ORDER_WORDS: dict[StoryOrder, str] = {"newest": "newest first", "biggest": "biggest first"}
DOT = Piece(" · ", ("faint",))


class StoryFilter(ListFilter):
    """Where beginnings of words of a title, an outlet or a name are typed."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "leave", "stories", id="story-filter.leave"),
        Binding(
            "enter",
            "search",
            "look for it in search",
            id="story-filter.search",
            tooltip="articles with these words, in search",
        ),
        Binding("down", "leave", "stories", show=False, id="story-filter.leave-too"),
        Binding("escape", "drop", "all stories", id="story-filter.drop", tooltip="drop the filter"),
    ]

    class Searched(Message):
        """Articles with what is typed are wanted, for no story has it."""

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer to search only where there is no story to go to."""
        if action == "search":
            return self.nothing_found and bool(self.value.strip())
        return super().check_action(action, parameters)

    def action_search(self) -> None:
        """Look for what is typed among the articles."""
        self.post_message(self.Searched())


class StoryBar(FilterBar):
    """Shows what is typed, and of which stories how many are listed, in which order."""

    def __init__(self, *, id: str) -> None:  # noqa: A002 (Textual's word)
        super().__init__(StoryFilter("filter stories", id="story-filter"), id=id)

    def show_list(self, shown: int, of: int, order: StoryOrder, *, every: bool) -> None:
        """Show what is listed; a click on a part changes it.

        Args:
            shown: How many are listed.
            of: How many would be without the filter.
            order: In which order.
            every: Whether those are listed too that one outlet alone tells.
        """
        number = count(of, "story", "stories")
        if shown != of:
            number = f"{shown:,} of {number}"
        among = "one outlet or more" if every else "two outlets or more"
        self.query_one(PartLine).show_parts(
            (
                ("count", (Piece(number, ("strong",)), DOT)),
                ("every", (Piece(among, ("meta",)), DOT)),
                ("order", (Piece(ORDER_WORDS[order], ("meta",)),)),
            )
        )
