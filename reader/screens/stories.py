"""The stories of the corpus: a place from which one goes on to two outlets side by side."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import on

from index.results import Filters
from reader.keeping.clipboard import copy
from reader.keys import key_of
from reader.screens.exporting import Export, ExportingScreen
from reader.screens.listed_stories import ListedStoriesScreen
from reader.screens.stories_keys import STORIES_KEYS
from reader.screens.story_export import story_export
from reader.screens.story_word import StoryWordScreen
from reader.stories.decided import apart_words
from reader.stories.words import copied
from reader.text.safe import guard
from reader.widgets.ask_line import AskLine
from reader.widgets.story_bar import StoryFilter
from reader.widgets.story_list import StoryRows
from reader.widgets.story_view import StoryView

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from textual.binding import BindingType

    from index.article import ArticleId
    from index.story import Story, StoryId


class StoriesScreen(StoryWordScreen, ExportingScreen, ListedStoriesScreen):
    """Leads from a story to its articles, and to two of them side by side."""

    PLACE = "stories"

    BINDINGS: ClassVar[list[BindingType]] = [*STORIES_KEYS]

    def on_mount(self) -> None:
        """Begin with a story, if one was asked for already."""
        if self.wanted is not None:
            self.call_after_refresh(self.to_detail)

    def show_story(self, story: StoryId) -> None:
        """Go to a story, once it is listed; the filter is dropped if it hides it."""
        self.wanted = story
        if self.roll is not None:
            self.show_list(last=self.roll.place(story) is not None)
            self.row_moved()
        if self.is_mounted:
            self.to_detail()

    # Following

    @on(StoryRows.Opened)
    def _opened(self) -> None:
        self.to_detail()

    @on(StoryView.Compared)
    def _compared(self) -> None:
        """Put the chosen pair side by side; the others of the story follow there."""
        from reader.screens.compare import CompareScreen  # noqa: PLC0415  wanted later

        view = self.detail
        if view.pair is None:
            return
        a, b = view.pair
        others = [unit.id for unit in view.units if unit.id != a]
        beside = CompareScreen(a, others, others.index(b))
        self.app.push_screen(beside, lambda _: view.choose_pair(a, others[beside.place]))

    @on(StoryView.Read)
    def _read(self, event: StoryView.Read) -> None:
        self._to_article(event.article)

    def _to_article(self, article: ArticleId) -> None:
        from reader.screens.article import ArticleScreen  # noqa: PLC0415  wanted later

        self.app.push_screen(ArticleScreen(article, None, 0))

    # The user's word

    def chosen_story(self) -> Story | None:
        """Return the selected story."""
        return self.listing.story

    def chosen_articles(self) -> Sequence[ArticleId]:
        """Return the articles of the chosen row, while the story has the keys."""
        view = self.detail
        if not view.has_focus or view.row >= len(view.units):
            return ()
        return [article.id for article in view.units[view.row].articles]

    def words_apart(self, target: Story | None) -> str:
        """Return which article is taken from its story; and the key that lists what becomes of it.

        Args:
            target: Where it is moved to; None where it is set apart.
        """
        view, story = self.detail, self.listing.story
        if story is None or view.row >= len(view.units):
            return ""
        articles = view.units[view.row].articles
        words = apart_words(articles[0], len(articles), story, target)
        alone = target is None and len({one.outlet for one in articles}) == 1
        key = key_of(self, "every") if alone and not self.every else ""
        return f"{words}. {key} lists stories of one outlet too" if key else words

    def show_marked(self, marked: Collection[StoryId]) -> None:
        """Show which stories are marked."""
        self.listing.mark(marked)

    def follow_story(self, story: StoryId | None) -> None:
        """List the stories as they are now, at once; select one of them if the filter shows it."""
        self.followed = story
        self.look_again(at_once=True)

    # Keys

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer only what can be done now."""
        if not self.is_mounted or self.query_one(AskLine).display:
            return False
        if (said := self.check_story_word(action)) is not None:
            return said
        if action in ("copy", "find", "export"):
            return self.listing.story is not None
        if action in ("order", "filter", "every", "coverage"):
            return self.roll is not None and len(self.roll) > 0
        there = {"step": self.detail.has_focus and self.listing.count > 1}
        if action == "pane":
            here = "story" if self.detail.has_focus else "stories"
            there["pane"] = self.listing.count > 0 and here not in parameters
        return there[action] if action in there else super().check_action(action, parameters)

    def action_pane(self, to: str) -> None:
        """Go to the list or the story."""
        del to  # it only tells the keys apart
        self.action_next_pane()

    def action_step(self, by: int) -> None:
        """Go to the next story, from the one that is open."""
        self.listing.action_move(by)

    def action_find(self) -> None:
        """Go to the articles of the story."""
        if (story := self.listing.story) is not None:
            self.reader.find_story(story.id)

    @on(StoryFilter.Searched)
    def _searched(self) -> None:
        """Look among the articles for what no story has."""
        self.reader.find_articles(Filters(), self.typed)

    def action_coverage(self) -> None:
        """Show which outlets told which stories, beginning at this one."""
        from reader.screens.coverage import CoverageScreen  # noqa: PLC0415  rarely wanted

        story = self.listing.story
        self.app.push_screen(CoverageScreen(story.id if story is not None else None))

    def to_export(self) -> Export | None:
        """Return the selected story."""
        story = self.listing.story
        return story_export(story.id) if story is not None else None

    def action_copy(self) -> None:
        """Copy the story's title with its days and outlets."""
        if (story := self.listing.story) is not None:
            title = guard(story.title)
            copy(self.app, copied(story), f"the story {title}" if title else "the story")

    def action_back(self) -> None:
        """Go one step back: to the list, to all stories, to the search."""
        if self.detail.has_focus:
            self.to_list()
        elif self.typed:
            self.drop_filter()
        elif self.unmark_stories():
            pass  # that was the step back
        else:
            self.reader.action_place("search")

    # Layout

    def to_detail(self) -> None:
        """Go to the selected story, its chosen pair in sight."""
        self.listing.gone_to = True
        super().to_detail()
        self.detail.bring_cell()

    def focus_moved(self) -> None:
        """Draw the rules where the panes and the focus are now."""
        high = self.is_high()
        self.listing.leave_blank(int(high))
        self.detail_pane.arrange_for(high=high)
        self.mark_both_panes()
        self.compare_next()
