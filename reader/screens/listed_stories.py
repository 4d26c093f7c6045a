"""The list of stories as it is shown: filtered, ordered, and beside it the one selected."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import on
from textual.containers import Horizontal, Vertical

from reader.keys import key_of
from reader.screens.storied import StoriedScreen
from reader.stories import states
from reader.stories.roll import STORY_ORDERS, StoryOrder
from reader.text.marks import Piece
from reader.text.phrases import count
from reader.text.safe import guard
from reader.widgets.ask_line import AskLine
from reader.widgets.band import Band
from reader.widgets.filter_bar import FilterBar, PartLine
from reader.widgets.story_bar import StoryBar, StoryFilter
from reader.widgets.story_list import StoryRows
from reader.widgets.story_pane import StoryPane
from reader.widgets.story_view import StoryView
from reader.widgets.text_view import TextView

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt
    from textual.app import ComposeResult

    from index.story import StoryDetail, StoryId
    from reader.stories.pairs import Pair


class ListedStoriesScreen(StoriedScreen):
    """Shows the stories that the filter lets through, and the one selected."""

    def __init__(self) -> None:
        super().__init__()
        self.order: StoryOrder = "newest"
        self.every = False
        """Whether those are listed too that one outlet alone tells."""
        self.wanted: StoryId | None = None
        """The story to be selected, once it is listed, even if the filter has to go."""
        self.followed: StoryId | None = None
        """The story to be selected, once it is listed, if the filter shows it."""

    def content(self) -> ComposeResult:
        """Lay out the filter, the list, and beside it a story."""
        yield StoryBar(id="story-bar")
        yield self.pane_rule()
        with Horizontal(id="panes"):
            with Vertical(id="story-list"):
                yield Band(id="waiting")
                yield StoryRows(id="story-rows")
                yield TextView(measure=66, margin=4, id="nothing")
            yield StoryPane(self.book, id="story")
        yield AskLine(id="ask")

    @property
    def listing(self) -> StoryRows:
        """The list."""
        return self.query_one(StoryRows)

    @property
    def detail(self) -> StoryView:
        """What takes the keys beside the list."""
        return self.query_one(StoryView)

    @property
    def detail_pane(self) -> StoryPane:
        """The story with what is told of a pair."""
        return self.query_one(StoryPane)

    # What is shown

    def top_right(self) -> list[list[Piece]]:
        """Return how many articles and stories there are, and which years they are of."""
        overview, roll = self.reader.overview, self.roll
        parts = [[Piece(guard(self.reader.corpus.name), ())]]
        if overview is None:
            return [*parts, [Piece("opening …", ("meta",))]]
        said = [count(overview.articles, "article")]
        if roll is not None:
            said.append(count(len(roll), "story", "stories"))
        if overview.first and overview.last:
            first, last = overview.first[:4], overview.last[:4]
            said.append(first if first == last else f"{first}–{last}")
        return [*parts, *([Piece(words, ("meta",))] for words in said)]

    def show_list(self, *, last: bool) -> None:
        """Show the stories that the filter lets through; the selected one stays where it is."""
        if self.roll is not None:
            before = self.listing.story if self.listing.gone_to else None
            # Only a story that was gone to is kept: a list that grows still begins at its top.
            asked = (self.wanted, self.followed, before.id if before is not None else None)
            there = (one for one in asked if one is not None and self.roll.place(one) is not None)
            self._fill(next(there, None))
            if last:
                self.wanted = self.followed = None
        else:
            self._say_nothing(empty=True)
        self.refresh_bindings()

    def _fill(self, story: StoryId | None) -> None:
        """List stories.

        Args:
            story: The one to select; None for the first.
        """
        roll = self.roll
        assert roll is not None
        place = roll.place(story) if story is not None else None
        places = self._shown(self.typed)
        if place is not None and place not in places and story == self.wanted:
            self.query_one(StoryFilter).value = ""
            self.every = self.every or place not in self._shown("")
            places = self._shown("")
        self.listing.show(roll, places, select=story)
        of = len(roll) if self.every else roll.told_twice
        self.query_one(StoryBar).show_list(len(places), of, self.order, every=self.every)
        waiting = self.query_one("#waiting", Band)
        waiting.display = bool(roll.waiting and len(places))
        waiting.show([Piece(states.waiting_words(roll.waiting), ("meta",))])
        self._say_nothing(empty=not len(places))
        self.show_places()

    def _shown(self, typed: str, *, every: bool | None = None) -> npt.NDArray[np.int64]:
        assert self.roll is not None
        every = self.every if every is None else every
        return self.roll.shown(typed, self.order, every=every, naming=self.naming)

    def _say_nothing(self, *, empty: bool) -> None:
        """Say why there is no story to show, where there is none."""
        self.set_class(empty, "-empty")
        self.query_one(StoryFilter).nothing_found = empty
        if not empty:
            return
        roll, overview = self.roll, self.reader.overview
        if roll is not None and len(roll):
            others = 0 if self.every else len(self._shown(self.typed, every=True))
            key = key_of(self, "drop") or key_of(self, "back")
            blocks = states.nothing_found(
                self.typed,
                key,
                every=key_of(self, "every"),
                others=others,
                search=key_of(self, "search"),
            )
        else:
            waiting = roll.waiting if roll is not None else overview.articles if overview else 0
            busy = self.reader.busy or roll is None
            blocks = states.no_stories(overview, waiting, busy=busy)
        self.query_one("#nothing", TextView).show(blocks)
        self.show_detail(None)

    def show_detail(self, detail: StoryDetail | None) -> None:
        """Show a story beside the list."""
        self.detail_pane.show(detail)
        self.refresh_bindings()

    def wanted_detail(self) -> StoryId | None:
        """Return the selected story, if there is room to show it."""
        if not self.is_mounted or not self.detail_pane.display:
            return None
        story = self.listing.story
        return story.id if story is not None else None

    def wanted_pair(self) -> Pair | None:
        """Return the pair chosen, else the next one in sight of which nothing is known."""
        if not self.is_mounted or not self.detail_pane.display:
            return None
        view = self.detail
        return self.book.wanted(view.pair, view.pairs_in_sight())

    def pair_learned(self) -> None:
        """Show what is known of pairs now."""
        self.detail_pane.learned()

    @on(StoryRows.Moved)
    def _story_chosen(self) -> None:
        self.row_moved()
        self.refresh_bindings()

    @on(StoryView.Moved)
    def _cell_chosen(self) -> None:
        self.compare_next()
        self.refresh_bindings()

    # Filter and order

    @on(FilterBar.Typed)
    def _typed(self) -> None:
        self.ask_naming()
        self._narrowed(to_top=bool(self.typed))

    def filtered_anew(self) -> None:
        """Filter the stories again."""
        self._narrowed(to_top=False)

    def _narrowed(self, *, to_top: bool) -> None:
        if self.roll is not None:
            story = self.listing.story
            self._fill(story.id if story is not None else None)
            if to_top:
                self.listing.action_edge(-1)
            self.row_moved()
            self.refresh_bindings()

    def action_order(self) -> None:
        """Change the order: newest first, biggest first."""
        self.order = STORY_ORDERS[(STORY_ORDERS.index(self.order) + 1) % len(STORY_ORDERS)]
        self._narrowed(to_top=True)

    def action_every(self) -> None:
        """List stories too that one outlet alone tells, or don't."""
        self.every = not self.every
        self._narrowed(to_top=False)

    @on(PartLine.Pressed)
    def _part_clicked(self, event: PartLine.Pressed) -> None:
        if event.what == "order":
            self.action_order()
        elif event.what == "every":
            self.action_every()

    def drop_filter(self) -> None:
        """Show all stories again."""
        self.query_one(StoryFilter).value = ""
        self._narrowed(to_top=False)
