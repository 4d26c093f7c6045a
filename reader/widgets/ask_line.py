"""A question in the rows over the keys, answered by a line of words or by a key: no box."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.message import Message
from textual.widgets import Input, Static

from reader.text.marks import Piece
from reader.widgets.band import LEAST, MARGIN, Band, cells
from reader.widgets.guarded_input import GuardedInput

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.app import ComposeResult

    from index.article import NameKind


class AnswerInput(GuardedInput):
    """Where a name is typed."""

    LONGEST = 200
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "submit", "do it", id="answer.take"),
        Binding("escape", "leave", "leave it", id="answer.leave"),
    ]

    def __init__(self, *, id: str) -> None:  # noqa: A002 (Textual's word)
        super().__init__(id=id, compact=True, select_on_focus=False)

    def action_leave(self) -> None:
        """Leave the question unanswered."""
        self.post_message(AskLine.Left())


class KindChoice(Band, can_focus=True):
    """Kinds to choose from, by their keys."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("p", "choose('person')", "a person", id="kind.person"),
        Binding("o", "choose('organisation')", "an organisation", id="kind.organisation"),
        Binding("l", "choose('place')", "a place", id="kind.place"),
        Binding("escape", "leave", "leave it", id="kind.leave"),
    ]

    class Chosen(Message):
        """A kind was chosen."""

        def __init__(self, kind: NameKind) -> None:
            super().__init__()
            self.kind = kind

    kind: NameKind | None = None
    """The kind that it is now."""

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer the other kinds."""
        return parameters[0] != self.kind if action == "choose" else True

    def action_choose(self, kind: NameKind) -> None:
        """Choose a kind."""
        self.post_message(self.Chosen(kind))

    def action_leave(self) -> None:
        """Leave the question unanswered."""
        self.post_message(AskLine.Left())


class AskLine(Vertical):
    """Asks one thing at a time; hidden where nothing is asked."""

    DEFAULT_CSS = """
    AskLine { height: 2; display: none; }
    AskLine > Horizontal { height: 1; }
    AskLine #ask-sign { width: 4; }
    AskLine AnswerInput { width: 1fr; }
    """

    class Typed(Message):
        """Another answer is being typed."""

        def __init__(self, words: str) -> None:
            super().__init__()
            self.words = words

    class Answered(Typed):
        """An answer was given."""

    class Left(Message):
        """No answer is given."""

    def compose(self) -> ComposeResult:
        """Lay out the question, and under it both ways to answer."""
        question = Band(id="question")
        question.keep_right = True
        yield question
        with Horizontal():
            yield Static("  › ", markup=False, id="ask-sign")
            yield AnswerInput(id="answer")
        yield KindChoice(id="kind-choice")

    def ask(self, question: Sequence[Piece], answer: str, *, selected: bool = False) -> None:
        """Ask for a name.

        Args:
            question: Guarded.
            answer: What is filled in already.
            selected: Whether typing puts something else in its place.
        """
        self._open(question, kinds=False)
        field = self.query_one(AnswerInput)
        field.value = answer
        field.cursor_position = len(field.value)
        if selected:
            field.select_all()
        field.focus()

    def ask_kind(self, question: Sequence[Piece], kind: NameKind | None) -> None:
        """Ask for another kind than this one."""
        self._open(question, kinds=True)
        choice = self.query_one(KindChoice)
        choice.kind = kind
        choice.show([Piece("one of the keys below says it", ("meta",))])
        choice.focus()

    def _open(self, question: Sequence[Piece], *, kinds: bool) -> None:
        self._question = tuple(question)
        self.query_one("#question", Band).show(self._question)
        self.query_one(Horizontal).display = not kinds
        self.query_one(KindChoice).display = kinds
        self.display = True

    _question: tuple[Piece, ...] = ()

    def remark(self, words: str) -> None:
        """Say something of what is typed, flush right of the question; in its place if tight."""
        band, said = self.query_one("#question", Band), [Piece(words, ("meta",))]
        if words and cells(said) + LEAST > band.size.width - 2 * MARGIN > 0:
            band.show(said)
        else:
            band.show(self._question, said)

    def close(self) -> None:
        """Ask nothing any more."""
        self.display = False

    def on_input_changed(self, event: Input.Changed) -> None:
        """Tell what is typed."""
        event.stop()
        self.post_message(self.Typed(event.value.strip()))

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Tell the answer, a blank between its words."""
        event.stop()
        self.post_message(self.Answered(" ".join(event.value.split())))
