"""Writing what is on a screen to a file: asked for where, made and written beside the screen."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from textual import on, work
from textual.message import Message
from textual.worker import get_current_worker

from index.errors import CorpusError
from reader.export.files import among_articles, suggested, write_beside
from reader.notices import tell
from reader.screens.base import ReaderScreen
from reader.text.marks import Piece
from reader.text.safe import guard
from reader.widgets.ask_line import AskLine

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.widget import Widget

    from index.library import Library
    from index.results import Progress

NOTICE = "export"


class Export(NamedTuple):
    """What can be written to a file."""

    question: str
    """Asks for the file; guarded."""
    name: str
    """What the file may be called."""
    forms: tuple[str, ...]
    """How its name may end."""
    under_way: str
    """What is told while it is made; "" where that takes no time."""
    done: str
    """What is told then, but for the file: "The story is in"."""
    made: Callable[[Library, str, Callable[[Progress], None]], str]
    """Makes the text, in the form that the end of a name asks for; told how far it is."""


class ExportingScreen(ReaderScreen):
    """Asks for a file, and has something written there; it has an `AskLine`."""

    class Exported(Message):
        """It is in its file, or can't be."""

        def __init__(self, done: str, path: Path, error: CorpusError | None) -> None:
            super().__init__()
            self.done = done
            self.path = path
            self.error = error

    _exporting: Export | None = None
    """What the file is asked for."""
    _export_from: Widget | None = None

    def to_export(self) -> Export | None:
        """Return what would be written."""
        raise NotImplementedError

    def action_export(self) -> None:
        """Ask for the file."""
        if self.library is not None and (export := self.to_export()) is not None:
            self._exporting, self._export_from = export, self.focused
            name = suggested(export.name, self.library.corpus)
            self.query_one(AskLine).ask([Piece(export.question, ("strong",))], name)

    @on(AskLine.Answered)
    def _file_given(self, event: AskLine.Answered) -> None:
        if (export := self._exporting) is None:
            return
        path = Path(os.path.expanduser(event.words))  # noqa: PTH111  one that names nobody stays
        if refused := self._refused(export, path):
            self.query_one(AskLine).remark(refused)
        else:
            self._close_export()
            if export.under_way:
                tell(self.app, export.under_way, NOTICE)
            self._export(export, path)

    def _refused(self, export: Export, path: Path) -> str:
        """Return why nothing is written there, as far as it can be told now; "" if it can be."""
        if path.suffix.lower() not in export.forms:
            *some, last = export.forms
            return f"the name ends in {', '.join(some)} or {last}"
        if os.path.lexists(path):
            return "there is such a file already: choose another name"
        if not path.parent.is_dir():  # a slip of the finger is to make no folder
            return "there is no such folder: choose another name"
        if self.library is not None and among_articles(path, self.library.corpus):
            return "it would be an article of this corpus: choose another name"
        return ""

    @on(AskLine.Left)
    def _file_left(self) -> None:
        if self._exporting is not None:
            self._close_export()

    def _close_export(self) -> None:
        self._exporting = None
        self.query_one(AskLine).close()
        if self._export_from is not None:
            self._export_from.focus()
        self.refresh_bindings()

    @work(thread=True, group="export", exclusive=True)
    def _export(self, export: Export, path: Path) -> None:
        worker, fault = get_current_worker(), None

        def go_on(progress: Progress) -> None:
            del progress
            if worker.is_cancelled:
                raise _StoppedError

        try:
            if (library := self.library) is not None:
                text = export.made(library, path.suffix.lower(), go_on)
                write_beside(path, text, library.corpus)
        except _StoppedError:
            return
        except CorpusError as error:
            fault = error
        self.post_message(self.Exported(export.done, path, fault))

    @on(Exported)
    def _exported(self, event: Exported) -> None:
        if event.error is not None:
            self.tell_fault(event.error)
        else:
            tell(self.app, guard(f"{event.done} {event.path}."), NOTICE, seconds=8)


class _StoppedError(Exception):
    """Nobody waits for the file any more."""
