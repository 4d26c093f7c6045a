"""What every screen has: a line that says where one is, the work under way, and the keys."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, cast

from textual.await_complete import AwaitComplete
from textual.message import Message
from textual.screen import Screen

from reader.keys import hints, keys_by_parameter, working
from reader.text.marks import Piece
from reader.text.phrases import count
from reader.text.safe import guard
from reader.widgets.key_bar import KeyBar
from reader.widgets.rule import Rule
from reader.widgets.too_small import TooSmall
from reader.widgets.top_line import TopLine
from reader.widgets.work_bar import WorkBar

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from textual.app import ComposeResult
    from textual.binding import ActiveBinding
    from textual.widget import Widget

    from index.errors import CorpusError
    from index.library import Library
    from index.results import Overview, Progress
    from reader.app import ReaderApp

NARROW = 100
"""Columns from which on there are two panes."""
HIGH = 30
"""Rows from which on there is room for rules and blank rows."""
TALL = 36
"""Rows from which on there is room for more of each thing."""


class ReaderScreen(Screen[None]):
    """Base of our screens: fills the key bar, shows the work, marks the focus."""

    AUTO_FOCUS = None
    _telling = False
    """Whether keys are to be told after the next frame."""
    _working: Sequence[tuple[str, ActiveBinding]] = ()
    """The keys that are told."""

    class Failed(Message):
        """What a worker was asked for can't be had."""

        def __init__(self, error: CorpusError) -> None:
            super().__init__()
            self.error = error

    @property
    def reader(self) -> ReaderApp:
        """The application, by its own type."""
        return cast("ReaderApp", self.app)

    @property
    def library(self) -> Library | None:
        """The library, once it is open."""
        return self.reader.library

    def dismiss(self, result: None = None) -> AwaitComplete:
        """Go away, unless another screen is on top: Textual would take that one away instead."""
        return super().dismiss(result) if self.app.screen is self else AwaitComplete()

    def content(self) -> ComposeResult:
        """Lay out what is between the line at the top and the keys."""
        raise NotImplementedError

    def compose(self) -> ComposeResult:
        """Lay out the screen."""
        yield TopLine(id="top")
        yield Rule(id="top-rule")
        yield from self.content()
        yield WorkBar(id="work")
        yield Rule(id="bottom-rule")
        yield KeyBar(id="keys")
        yield TooSmall()

    def on_mount(self) -> None:
        """Listen to the application. Textual calls this besides a subclass's own, after it."""
        self.bindings_updated_signal.subscribe(self, lambda _: self._keys_soon())
        # At once: a pane that is hidden by now still has the focus, and loses it in a moment.
        self.screen_layout_refresh_signal.subscribe(self, lambda _: self._moved())
        self.reader.corpus_changed.subscribe(self, self.corpus_changed)
        self.reader.progress_changed.subscribe(self, self._show_work)
        self._show_work(self.reader.progress)
        if self.reader.overview is not None:
            self.corpus_changed(self.reader.overview)

    def corpus_changed(self, overview: Overview) -> None:
        """Show more articles or names than before."""

    def work_changed(self, progress: Progress | None) -> None:
        """Take how far the work beside the screen is; None when there is none left."""

    def focus_moved(self) -> None:
        """Mark where the focus is; called after it moved and after the layout changed."""

    def on_descendant_focus(self) -> None:
        """Mark where the focus is, and which keys work there."""
        self._moved_soon()

    def on_descendant_blur(self) -> None:
        """Mark where the focus is, and which keys work there."""
        self._moved_soon()

    def on_resize(self) -> None:
        """Mark where the focus is in the new layout, if there is room for one."""
        self.query_one(TooSmall).measure(self.size)
        self._moved_soon()

    def on_screen_resume(self) -> None:
        """Show what works when coming back."""
        self._moved_soon()

    def _moved_soon(self) -> None:
        # Each time, though one frame may bring several: what was laid out after the first counts.
        self.call_after_refresh(self._moved)

    def _keys_soon(self) -> None:
        # Without marking the focus anew: what that lays out anew may tell of other keys again.
        if not self._telling:
            self._telling = True
            self.call_after_refresh(self._tell_keys)

    def _tell_keys(self) -> None:
        self._telling = False
        self.show_keys()

    def _moved(self) -> None:
        if self.is_mounted and self.is_current:
            self.focus_moved()
            self.show_keys()

    def show_keys(self) -> None:
        """Show which keys work now."""
        if not (self.is_mounted and self.is_current):
            return
        bindings = working(self)
        if bindings != self._working:  # else the last row tells them already
            self._working = bindings
            self.query_one(KeyBar).show_keys(*hints(self.app, bindings))

    def _show_work(self, progress: Progress | None) -> None:
        self.query_one(WorkBar).show_progress(progress)
        self.work_changed(progress)

    def on_reader_screen_failed(self, event: Failed) -> None:
        """Tell why there is nothing to show here, and go back."""
        self.tell_fault(event.error)
        if len(self.app.screen_stack) > 1:
            self.dismiss()

    def tell_fault(self, error: CorpusError) -> None:
        """Tell a cause and what can be done."""
        words = guard(f"{error.message} {error.hint}".strip())
        self.notify(words, severity="warning", markup=False)

    def on_key_bar_pressed(self, event: KeyBar.Pressed) -> None:
        """Do what the key does that was clicked."""
        # Later, by the application: a key sent by this screen would bubble no further than to it.
        self.app.call_later(self.app.simulate_key, event.key)

    def show_way(self, way: Sequence[Piece], right: Sequence[Piece], parted_at: int = 0) -> None:
        """Show the first line of a screen that isn't a place, and the rule under it.

        Args:
            way: Leads to where one is; a title at its end is marked on the rule.
            right: What stands flush right.
            parted_at: The column on which panes part right under the rule; 0 where none do.
        """
        stretch = self.query_one(TopLine).show_way(way, right)
        joints = {parted_at: "┬"} if parted_at else {}
        self.query_one("#top-rule", Rule).show(joints, stretch)

    def pane_rule(self) -> Rule:
        """Return the rule above the panes, which shows the one in focus."""
        return Rule(id="pane-rule")

    def mark_panes(self, panes: Iterable[Widget], focused: Widget | None) -> None:
        """Draw the rules above and below panes: where they part, and which one is in focus."""
        shown = [pane for pane in panes if pane.display and pane.region.width]
        edges = [pane.region.x for pane in shown if pane.region.x > 0]
        stretch = (0, 0)
        for pane in shown:
            if focused is not None and pane in focused.ancestors_with_self:
                left = pane.region.x + (1 if pane.region.x else 0)
                stretch = (left, pane.region.right)
        self.query_one("#pane-rule", Rule).show(dict.fromkeys(edges, "┬"), stretch)
        self.query_one("#bottom-rule", Rule).show(dict.fromkeys(edges, "┴"))

    def is_high(self) -> bool:
        """Whether there is room for blank rows and rules that a low terminal leaves out."""
        return self.size.height >= HIGH


class PlaceScreen(ReaderScreen):
    """A screen that a digit leads to."""

    PLACE: ClassVar[str]
    """Its id among the places."""

    def top_right(self) -> list[list[Piece]]:
        """Return what stands flush right in the first line, in parts, the first to be kept."""
        return corpus_words(self.reader.overview, guard(self.reader.corpus.name))

    def show_keys(self) -> None:
        """Show in the first line too which keys work."""
        super().show_keys()
        if self.is_mounted and self.is_current:  # else it isn't known which ones do
            self._show_places(self._working)

    def show_places(self) -> None:
        """Show where one is, and which digits lead elsewhere."""
        self._show_places(working(self))

    def _show_places(self, bindings: Sequence[tuple[str, ActiveBinding]]) -> None:
        keys = keys_by_parameter(bindings, "place")
        stretch = self.query_one(TopLine).show_places(self.PLACE, keys, self.top_right())
        self.query_one("#top-rule", Rule).show({}, stretch)

    def on_top_line_place_chosen(self, event: TopLine.PlaceChosen) -> None:
        """Go where a click leads."""
        self.reader.action_place(event.place)


def corpus_words(overview: Overview | None, name: str) -> list[list[Piece]]:
    """Return the corpus at a glance, as parts of the first line."""
    if overview is None:
        return [[Piece(name, ())], [Piece("opening …", ("meta",))]]
    parts = [[Piece(name, ())], [Piece(count(overview.articles, "article"), ("meta",))]]
    if overview.skipped:
        parts.append([Piece(f"{overview.skipped:,} skipped", ("meta",))])
    if overview.outlets:
        parts.append([Piece(count(overview.outlets, "outlet"), ("meta",))])
    return parts
