"""Two articles in which words are looked for."""

from __future__ import annotations

from textual import on

from reader.comparing.hits import told
from reader.screens.paged import PagedScreen
from reader.text.marks import Piece
from reader.widgets.ask_line import AskLine
from reader.widgets.compare_view import CompareView

QUESTION = (Piece("words to find in both texts", ("meta",)),)


class LookedThroughScreen(PagedScreen):
    """Asks for words, and lights them on both sides while they are typed.

    It has an `AskLine` and a `CompareView`.
    """

    _looking = False
    """Whether words are what is asked for."""

    @property
    def asking(self) -> bool:
        """Whether anything is being asked for."""
        return self.query_one(AskLine).display

    def action_look_for(self) -> None:
        """Ask for words."""
        if self.comparison is not None:
            self._looking = True
            words = self.query_one(CompareView).hits.words
            self.query_one(AskLine).ask(QUESTION, words, selected=True)

    @on(AskLine.Typed)
    def _typed(self, event: AskLine.Typed) -> None:
        view = self.query_one(CompareView)
        if isinstance(event, AskLine.Answered) or not self._looking:
            return  # what is answered is listened to by itself; a file may be what is asked for
        if self.asking and event.words != view.hits.words:
            view.look_for(event.words)
        self.query_one(AskLine).remark(told(view.hits) if event.words else "")

    @on(AskLine.Answered)
    def _answered(self, event: AskLine.Answered) -> None:
        if not self._looking:
            return
        view = self.query_one(CompareView)
        view.look_for(event.words)
        if event.words and not view.hits.all:
            return  # the remark says so, and other words can be typed
        self._close()
        view.action_hit(1)

    @on(AskLine.Left)
    def _left(self) -> None:
        if self._looking:
            self._close()
            self.query_one(CompareView).look_for("")

    def _close(self) -> None:
        self._looking = False
        self.query_one(AskLine).close()
        view = self.query_one(CompareView)
        view.focus()
        view.moved()
