"""Choosing another corpus: typed with completion, or one of those opened before."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from textual import on, work
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.message import Message
from textual.widgets import Input, Static

from index.errors import CorpusError
from index.locations import check_corpus
from reader.keeping import corpora
from reader.screens.base import ReaderScreen
from reader.survey.ledger import Page, Row
from reader.text.marks import Piece
from reader.text.safe import guard
from reader.widgets.band import Band
from reader.widgets.guarded_input import GuardedInput
from reader.widgets.ledger import Ledger

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.app import ComposeResult

SAMPLE = "the sample that comes with the program"
MARGIN = 4
"""Cells before a path in the list: it stands under what is typed."""
MOST_CELLS = 200


class PathInput(GuardedInput):
    """Where a path is typed."""

    LONGEST = 4_096
    """As many as Linux takes (PATH_MAX)."""
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "submit", "open", id="open.typed"),
        Binding("tab", "screen.complete", "complete", id="open.complete"),
        Binding("down", "screen.list", "list", id="open.list"),
    ]

    def __init__(self, *, id: str) -> None:  # noqa: A002 (Textual's word)
        super().__init__(id=id, compact=True, placeholder="path of a folder or a file")


class CorpusList(Ledger):
    """Corpora to choose from, a line each."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("tab,shift+tab,slash", "screen.path", "type a path", id="open.path"),
    ]

    def __init__(self, *, id: str) -> None:  # noqa: A002 (Textual's word)
        super().__init__(keeps_mark=False, id=id)
        self.margin = MARGIN
        self.blank_top = 1

    def offer(self, paths: Sequence[str]) -> None:
        """List other corpora."""
        rows = tuple(Row(_words(path), leads=("corpus", path)) for path in paths)
        self.show(Page(("corpora",), rows, most=MOST_CELLS))


def _words(path: str) -> str:
    """Return what is shown of a path; first what tells it from the others."""
    is_sample = Path(path) == corpora.sample()
    return f"{SAMPLE}: {guard(path)}" if is_sample else guard(path)


class OpenScreen(ReaderScreen):
    """Offers corpora, and tells what is wrong with a path."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "dismiss", "back", id="open.back"),
    ]

    class Offered(Message):
        """What begins as what is typed is known."""

        def __init__(self, typed: str, paths: tuple[str, ...]) -> None:
            super().__init__()
            self.typed = typed
            self.paths = paths

    def __init__(self) -> None:
        super().__init__()
        self.offered: tuple[str, ...] = ()
        """Paths to choose from, as they are typed."""

    def content(self) -> ComposeResult:
        """Lay out the line to type in, what is wrong with it, and the list."""
        with Horizontal(id="path-bar"):
            yield Static("  › ", markup=False, id="slash")
            yield PathInput(id="path")
        yield Band(id="path-problem")
        yield self.pane_rule()
        yield CorpusList(id="corpora")

    def on_mount(self) -> None:
        """Begin in the line to type in."""
        here = guard(str(self.reader.corpus))
        self.show_way([Piece("Open another corpus", ("title",))], [Piece(here, ("meta",))])
        self.query_one(PathInput).focus()
        self._look("")

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        event.stop()
        self._tell("")
        self._look(event.value)

    @work(thread=True, group="paths", exclusive=True)
    def _look(self, typed: str) -> None:
        """Look what can be offered; folders may be on slow disks."""
        if typed:
            found = corpora.beginning_so(typed)
        else:
            here = Path(os.path.abspath(self.reader.corpus))  # noqa: PTH100  as it is remembered
            before = [path for path in corpora.opened_before() if path != here]
            found = [str(path) for path in (*before, corpora.sample())]
        self.post_message(self.Offered(typed, tuple(found)))

    @on(Offered)
    def _show_offered(self, event: Offered) -> None:
        if event.typed != self.query_one(PathInput).value:
            return
        self.offered = event.paths
        self.query_one(CorpusList).offer(event.paths)
        self.refresh_bindings()

    def _tell(self, problem: str) -> None:
        self.query_one("#path-problem", Band).show([Piece(f"  {problem}", ("error",))])

    # Keys

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer only what can be done now."""
        del parameters
        if action == "complete":
            return bool(self.query_one(PathInput).value and self.offered)
        return bool(self.offered) if action == "list" else True

    def action_complete(self) -> None:
        """Type on as far as all that is offered begins alike."""
        field = self.query_one(PathInput)
        alike = os.path.commonprefix(self.offered)  # noqa: RUF071  also half a name
        if field.value and len(alike) > len(field.value):
            field.value = alike
        field.cursor_position = len(field.value)

    def action_list(self) -> None:
        """Go to the list."""
        listing = self.query_one(CorpusList)
        if self.offered:
            listing.action_edge(-1)
            listing.focus()

    def action_path(self) -> None:
        """Go back to the line to type in."""
        self.query_one(PathInput).focus()

    @on(Input.Submitted)
    def _submitted(self, event: Input.Submitted) -> None:
        event.stop()
        if event.value.strip():
            self._open(corpora.named(event.value))
        else:
            self.action_list()

    @on(Ledger.Opened)
    def _selected(self, event: Ledger.Opened) -> None:
        if event.row.leads is not None:
            self._open(corpora.named(event.row.leads[1]))

    def _open(self, path: Path) -> None:
        try:
            check_corpus(path)
        except CorpusError as error:
            self._tell(guard(f"{error.message} {error.hint}"))
            return
        if not os.access(path, os.R_OK):
            self._tell(guard(f"{path} may not be read: check its rights."))
        elif _same(path, self.reader.corpus):
            self._tell("That is the corpus that is open.")
        else:
            self.reader.open_corpus(path)

    def focus_moved(self) -> None:
        """Draw the rule over the list."""
        self.mark_panes([self.query_one(CorpusList)], self.focused)


def _same(path: Path, other: Path) -> bool:
    try:
        return path.samefile(other)
    except (OSError, ValueError):
        return False
