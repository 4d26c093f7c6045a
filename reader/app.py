"""The application: its themes, the keys that work everywhere, and the work beside the screen."""

from __future__ import annotations

import gc
from functools import partial
from typing import TYPE_CHECKING, Any, ClassVar

from textual import on
from textual.app import SystemCommand
from textual.binding import Binding, BindingType
from textual.signal import Signal

from reader.keeping.corpora import remember
from reader.keys import working
from reader.keys.rebinding import Rebinding
from reader.screens.base import PlaceScreen
from reader.screens.search import SearchScreen
from reader.settings import nothing_set
from reader.terminal_app import TerminalApp
from reader.text.safe import guard
from reader.watching import CannotWatch, CorpusTouched, Watch
from reader.widgets.query_bar import QueryInput
from reader.work import CorpusChanged, CorpusWork, LibraryOpened, WorkFailed, WorkProgressed

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path

    from textual.dom import DOMNode
    from textual.screen import Screen
    from textual.widget import Widget

    from index.errors import CorpusError
    from index.library import Library
    from index.results import Overview, Progress, Report
    from reader.settings import Loaded


def _corpus_screen() -> Screen[None]:
    from reader.screens.corpus import CorpusScreen  # noqa: PLC0415  not on the way to the first

    return CorpusScreen()


class ReaderApp(TerminalApp):
    """Shows one corpus. What is known of it arrives by the signals, and is kept here."""

    TITLE = "corpus-reader"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+q", "quit", "quit", priority=True, id="app.quit-anywhere"),
        Binding("q", "quit", "quit", show=False, id="app.quit"),
        Binding("ctrl+p", "command_palette", "palette", id="app.palette", priority=True),
        Binding("ctrl+g", "stop_work", "stop", id="app.stop", priority=True),
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
        Binding("4", "place('corpus')", "corpus", show=False, id="app.corpus"),
    ]

    DEFAULT_MODE = "search"
    MODES: ClassVar[dict[str, str | Callable[[], Screen[Any]]]] = {
        "search": SearchScreen,
        "corpus": _corpus_screen,
    }

    def __init__(
        self, corpus: Path, index_dir: Path | None = None, loaded: Loaded | None = None
    ) -> None:
        self.corpus = corpus
        self._loaded = loaded or nothing_set()
        self.settings = self._loaded.settings
        super().__init__(self.settings.theme)
        self._rebinding = Rebinding(self.settings.keys)
        self._rebinding.apply(self)
        self.library: Library | None = None
        """None until it is open."""
        self.overview: Overview | None = None
        self.progress: Progress | None = None
        self.busy = True
        """Whether the work beside the screen is still to be done."""
        self.fault: CorpusError | None = None
        """What ended the work beside the screen, if anything did."""
        self.next_corpus: Path | None = None
        """The corpus to open once this one is left, if another was chosen."""
        self._told_empty = False
        plain = self.settings.recogniser == "plain"
        self._work = CorpusWork(corpus, index_dir, self.post_message, plain=plain)
        self._watch = Watch(corpus, index_dir, self.post_message)
        self._watching = self._touched = False
        self.corpus_changed: Signal[Overview] = Signal(self, "corpus-changed")
        self.progress_changed: Signal[Progress | None] = Signal(self, "progress-changed")

    def on_mount(self) -> None:
        """Start the work, once the first screen is on its way to the terminal."""
        self.call_after_refresh(self._first_painted)
        if self._loaded.problems:
            self.call_after_refresh(self._tell_problems)

    def _tell_problems(self) -> None:
        """Tell which settings can't be used: the first of them, the others on their page."""
        first, *others = self._loaded.problems
        more = f" And {len(others)} more: see Settings in the palette." if others else ""
        self.notify(guard(f"{first}{more}"), severity="warning", timeout=15, markup=False)

    def _register_child(
        self, parent: DOMNode, child: Widget, before: int | None, after: int | None
    ) -> None:
        """Give everything that comes up the keys that the settings want."""
        self._rebinding.apply(child)
        super()._register_child(parent, child, before, after)

    @property
    def report(self) -> Report | None:
        """What reading did when the corpus was last looked through."""
        return self._work.report

    def look_again(self) -> None:
        """Look through the corpus again, unless that is being done."""
        if not self.busy:
            self.busy, self.fault = True, None
            self._work.begin_again()
            self._start_work()

    def _first_painted(self) -> None:
        """Begin the work; collect garbage again, if that was put off until now."""
        if not gc.isenabled():
            gc.freeze()
            gc.enable()
        self._start_work()

    def _start_work(self) -> None:
        self.run_worker(self._work.run, thread=True, group="work", exit_on_error=True)

    async def on_unmount(self) -> None:
        """Let the work beside the screen end."""
        self._watch.stop()
        self._work.cancel()
        if self.library is not None:
            self.library.close()

    @on(LibraryOpened)
    def _opened(self, event: LibraryOpened) -> None:
        self.library = event.library
        self.run_worker(partial(remember, self.corpus), thread=True, group="remember")

    @on(CorpusChanged)
    def _changed(self, event: CorpusChanged) -> None:
        self.overview = event.overview
        self.corpus_changed.publish(event.overview)

    @on(WorkProgressed)
    def _progressed(self, event: WorkProgressed) -> None:
        busy = event.progress is not None
        started_or_ended = busy != self.busy or busy != (self.progress is not None)
        self.progress = event.progress
        self.busy = busy
        self.progress_changed.publish(event.progress)
        if started_or_ended:
            self.screen.refresh_bindings()
        if not busy:
            self._show_emptiness()
            self._watch_from_now_on()

    def _watch_from_now_on(self) -> None:
        """Begin to watch the corpus once it has been read; take in what changed meanwhile."""
        if self._touched:
            self._take_in()
        elif not self._watching and self.fault is None and self.report is not None:
            self._watching = True
            self._watch.begin()

    @on(CorpusTouched)
    def _take_in(self) -> None:
        """Look through the corpus again, now or as soon as the work under way is done."""
        self._touched = self.busy
        self.look_again()

    @on(CannotWatch)
    def _not_watched(self, event: CannotWatch) -> None:
        reason = guard(event.reason)
        words = (
            f"Changes in the corpus aren't noticed while it is open: {reason}. Look again by hand."
        )
        self.notify(words, severity="warning", markup=False)

    def _show_emptiness(self) -> None:
        """Go once to the place that tells why there is no article, unless a query is typed."""
        read = self.report is not None and not self.report.cancelled and not self.report.elsewhere
        empty = read and self.overview is not None and not self.overview.articles
        screen = self.screen
        if empty and not self._told_empty and isinstance(screen, SearchScreen):
            self._told_empty = True
            if not screen.query_one(QueryInput).value:
                self.action_place("corpus")

    @on(WorkFailed)
    def _failed(self, event: WorkFailed) -> None:
        """Tell what went wrong; without a library there is nothing to show, so leave."""
        error = self.fault = event.error
        if self.library is None:
            self.exit(return_code=2)
        else:
            words = guard(f"{error.message} {error.hint}")
            self.notify(words, severity="error", markup=False)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer to stop only what is under way, and to go from place to place."""
        del parameters
        if action == "place":
            return isinstance(self.screen, PlaceScreen)
        return self.progress is not None if action == "stop_work" else True

    def action_place(self, place: str) -> None:
        """Go to a place; each is found as it was left."""
        self.switch_mode(place)

    def action_stop_work(self) -> None:
        """Stop the work beside the screen; the next start goes on with it."""
        self._work.cancel()

    def go_to_query(self) -> None:
        """Go back to the query bar of the search."""
        self.switch_mode("search")
        for screen in self.screen_stack:
            if isinstance(screen, SearchScreen):
                screen.action_query()

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
            self.push_screen(SettingsScreen(self._loaded))

    def get_system_commands(self, screen: Screen[Any]) -> Iterable[SystemCommand]:
        """Yield every action that works now, for the palette."""
        from reader.keys.commands import commands  # noqa: PLC0415  wanted later

        yield from commands(self, screen)
        yield SystemCommand("Settings", "where they are, and what is set", self.action_settings)
