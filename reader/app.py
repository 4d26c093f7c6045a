"""The application: its places, the keys that work everywhere, and what is put over a screen."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from textual import on
from textual.app import SystemCommand
from textual.binding import Binding, BindingType

from index.results import Filters
from reader.corpus_app import CorpusApp
from reader.keys import working
from reader.keys.rebinding import Rebinding
from reader.screens.base import PlaceScreen
from reader.screens.search import SearchScreen
from reader.text.safe import guard
from reader.widgets.filter_list import FilterList
from reader.widgets.query_bar import QueryInput

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path

    from textual.dom import DOMNode
    from textual.screen import Screen
    from textual.widget import Widget

    from index.results import NameRef, Progress
    from index.story import StoryId
    from reader.settings import Loaded


def _stories_screen() -> Screen[None]:
    from reader.screens.stories import StoriesScreen  # noqa: PLC0415  not on the way to the first

    return StoriesScreen()


def _names_screen() -> Screen[None]:
    from reader.screens.names import NamesScreen  # noqa: PLC0415  not on the way to the first

    return NamesScreen()


def _corpus_screen() -> Screen[None]:
    from reader.screens.corpus import CorpusScreen  # noqa: PLC0415  not on the way to the first

    return CorpusScreen()


class ReaderApp(CorpusApp):
    """Shows one corpus: its places, and what is put over them."""

    TITLE = "corpus-reader"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+q", "quit", "quit", priority=True, id="app.quit-anywhere"),
        Binding("q", "quit", "quit", show=False, id="app.quit"),
        Binding("ctrl+p", "command_palette", "palette", id="app.palette", priority=True),
        Binding("question_mark,f1", "help", "help", id="app.help"),
        Binding(
            "ctrl+o",
            "open_corpus",
            "open another corpus …",
            show=False,
            id="app.open",
            priority=True,
        ),
        Binding("1", "place('search')", "search", show=False, id="app.search"),
        Binding("2", "place('stories')", "stories", show=False, id="app.stories"),
        Binding("3", "place('names')", "names", show=False, id="app.names"),
        Binding("4", "place('corpus')", "corpus", show=False, id="app.corpus"),
    ]

    DEFAULT_MODE = "search"
    MODES: ClassVar[dict[str, str | Callable[[], Screen[Any]]]] = {
        "search": SearchScreen,
        "stories": _stories_screen,
        "names": _names_screen,
        "corpus": _corpus_screen,
    }

    def __init__(
        self, corpus: Path, index_dir: Path | None = None, loaded: Loaded | None = None
    ) -> None:
        super().__init__(corpus, index_dir, loaded)
        self._rebinding = Rebinding(self.settings.keys)
        self._rebinding.apply(self)
        self.next_corpus: Path | None = None
        """The corpus to open once this one is left, if another was chosen."""
        self._told_empty = False

    def on_mount(self) -> None:
        """Tell what is wrong with the settings, once the first screen is there."""
        self.progress_changed.subscribe(self, self._show_emptiness)
        if self.loaded.problems:
            self.call_after_refresh(self._tell_problems)

    def _tell_problems(self) -> None:
        """Tell which settings can't be used: the first of them, the others on their page."""
        first, *others = self.loaded.problems
        more = f" And {len(others)} more: see Settings in the palette." if others else ""
        self.notify(guard(f"{first}{more}"), severity="warning", timeout=15, markup=False)

    def _register_child(
        self, parent: DOMNode, child: Widget, before: int | None, after: int | None
    ) -> None:
        """Give everything that comes up the keys that the settings want."""
        self._rebinding.apply(child)
        super()._register_child(parent, child, before, after)

    def _show_emptiness(self, progress: Progress | None) -> None:
        """Go once to the place that tells why there is no article, unless a query is typed."""
        read = self.report is not None and not self.report.cancelled and not self.report.elsewhere
        empty = read and self.overview is not None and not self.overview.articles
        screen = self.screen
        if progress is None and empty and not self._told_empty and isinstance(screen, SearchScreen):
            self._told_empty = True
            if not screen.query_one(QueryInput).value:
                self.action_place("corpus")

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer to stop only what is under way, and to go from place to place."""
        del parameters
        if action == "place":
            return isinstance(self.screen, PlaceScreen)
        return self.progress is not None if action == "stop_work" else True

    def action_place(self, place: str) -> None:
        """Go to a place; each is found as it was left."""
        self.switch_mode(place)

    def go_to_query(self) -> None:
        """Go back to the query bar of the search."""
        self.switch_mode("search")
        for screen in self.screen_stack:
            if isinstance(screen, SearchScreen):
                screen.action_query()

    @on(FilterList.AboutAsked)
    def _about_asked(self, event: FilterList.AboutAsked) -> None:
        self.show_name(event.ref)

    def show_name(self, ref: NameRef) -> None:
        """Go to a name, and all that is known of it."""
        from reader.screens.names import NamesScreen  # noqa: PLC0415  not on the way to the first

        self.switch_mode("names")
        for screen in reversed(self.screen_stack):
            if isinstance(screen, NamesScreen):
                screen.show_name(ref)
            else:
                self.pop_screen()

    def show_story(self, story: StoryId) -> None:
        """Go to a story, and all that is known of it."""
        from reader.screens.stories import StoriesScreen  # noqa: PLC0415  as above

        self.switch_mode("stories")
        for screen in reversed(self.screen_stack):
            if isinstance(screen, StoriesScreen):
                screen.show_story(story)
            else:
                self.pop_screen()

    def find_name(self, ref: NameRef) -> None:
        """Go to the articles that name somebody or something."""
        self.find_articles(Filters(names=(ref,)))

    def find_story(self, story_id: StoryId) -> None:
        """Go to the articles of a story."""
        self.find_articles(Filters(stories=(story_id,)))

    def find_articles(self, filters: Filters, query: str = "") -> None:
        """Go to the articles that a search finds."""
        self.switch_mode("search")
        for screen in reversed(self.screen_stack):
            if isinstance(screen, SearchScreen):
                screen.ask_for(filters, query)
                screen.action_results()
            else:
                self.pop_screen()

    def action_open_corpus(self) -> None:
        """Choose another corpus."""
        from reader.screens.open_corpus import OpenScreen  # noqa: PLC0415  rarely wanted
        from reader.screens.palette import Palette  # noqa: PLC0415  likewise

        if not isinstance(self.screen, (OpenScreen, Palette)):
            self.push_screen(OpenScreen())

    def open_corpus(self, corpus: Path) -> None:
        """Leave this corpus for another: whoever started this application starts it anew."""
        self.next_corpus = corpus
        self.exit()

    def action_command_palette(self) -> None:
        """Show every action, to be found by typing."""
        from reader.screens.palette import Palette  # noqa: PLC0415  wanted later

        if not any(isinstance(screen, Palette) for screen in self.screen_stack):
            self.push_screen(Palette(id="--command-palette"))

    def action_help(self) -> None:
        """Show the keys of the present screen."""
        from reader.screens.help import HelpScreen  # noqa: PLC0415  wanted later

        if not isinstance(self.screen, HelpScreen):
            self.push_screen(HelpScreen(working(self.screen)))

    def action_settings(self) -> None:
        """Show where the settings are, and what is set."""
        from reader.screens.settings import SettingsScreen  # noqa: PLC0415  rarely wanted

        if not isinstance(self.screen, SettingsScreen):
            self.push_screen(SettingsScreen(self.loaded))

    def get_system_commands(self, screen: Screen[Any]) -> Iterable[SystemCommand]:
        """Yield every action that works now, for the palette."""
        from reader.keys.commands import commands  # noqa: PLC0415  wanted later

        yield from commands(self, screen)
        yield SystemCommand("Settings", "where they are, and what is set", self.action_settings)
