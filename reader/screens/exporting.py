"""Writing a story to a file: asked for where, compared and written beside the screen."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

from textual import on, work
from textual.message import Message
from textual.worker import get_current_worker

from index.errors import CorpusError
from index.whole import write_new
from reader.notices import tell
from reader.screens.base import ReaderScreen
from reader.text.marks import Piece
from reader.text.phrases import count
from reader.text.safe import guard
from reader.widgets.ask_line import AskLine

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.widget import Widget

    from index.library import Library
    from index.results import Progress
    from index.story import Story, StoryId

NOTICE = "export"
QUESTION = "Write the story to a new file, as Markdown (.md) or JSON (.json)"


class ExportingScreen(ReaderScreen):
    """Asks for a file, and has a story written there; it has an `AskLine`."""

    class Exported(Message):
        """A story is in its file, or can't be."""

        def __init__(self, path: Path, error: CorpusError | None) -> None:
            super().__init__()
            self.path = path
            self.error = error

    _exporting: StoryId | None = None
    """The story whose file is asked for."""
    _export_from: Widget | None = None

    def story_to_export(self) -> Story | None:
        """Return the story that would be written."""
        raise NotImplementedError

    def action_export(self) -> None:
        """Ask for the file."""
        if (story := self.story_to_export()) is not None:
            self._exporting, self._export_from = story.id, self.focused
            self.query_one(AskLine).ask([Piece(QUESTION, ("strong",))], f"story-{story.id}.md")

    @on(AskLine.Answered)
    def _file_given(self, event: AskLine.Answered) -> None:
        if self._exporting is None:
            return
        path = Path(event.words).expanduser()
        if path.suffix.lower() not in (".md", ".json"):
            self.query_one(AskLine).remark("the name ends in .md or .json")
            return
        story = self._exporting
        self._close_export()
        tell(self.app, "The articles of the story are being compared …", NOTICE)
        self._export(story, path)

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
    def _export(self, story: StoryId, path: Path) -> None:
        worker, fault = get_current_worker(), None

        def go_on(progress: Progress) -> None:
            del progress
            if worker.is_cancelled:
                raise _StoppedError

        try:
            if (library := self.library) is not None:
                write_new(path, _written(library, story, path, go_on))
        except _StoppedError:
            return
        except CorpusError as error:
            fault = error
        self.post_message(self.Exported(path, fault))

    @on(Exported)
    def _exported(self, event: Exported) -> None:
        if event.error is not None:
            self.tell_fault(event.error)
        else:
            tell(self.app, guard(f"The story is in {event.path}."), NOTICE, seconds=8)


class _StoppedError(Exception):
    """Nobody waits for the file any more."""


def _written(
    library: Library, story: StoryId, path: Path, go_on: Callable[[Progress], None]
) -> str:
    """Return a story as text, in the form that the name of its file asks for.

    Raises:
        CorpusError: There is no such story any more, or an article of it has vanished.
    """
    from reader.export.stories import story_json  # noqa: PLC0415  rarely wanted
    from reader.export.story_markdown import story_markdown  # noqa: PLC0415  likewise
    from reader.export.whole_story import COMPARED, compared, reused_texts  # noqa: PLC0415

    detail = library.story_detail(story)
    if detail is None:
        raise CorpusError("There is no such story any more.", "Choose another one.")
    texts = [article for article in detail.articles if article.same_as is None]
    pairs = compared(library, texts[:COMPARED], go_on)
    if path.suffix.lower() == ".md":
        text = guard(story_markdown(detail, pairs), newlines=True)
        left = len(texts) - COMPARED
        more = count(left, "more text")
        return f"{text}\n{more}: not compared here.\n" if left > 0 else text
    value = story_json(
        detail,
        pairs,
        reused_texts(library, detail.reuse),
        names_complete=library.names_complete(),
    )
    return json.dumps(value, ensure_ascii=False, indent=2) + "\n"
