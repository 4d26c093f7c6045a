"""What the user says of names: asked for in a line, written beside the screen, told, taken back."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from textual import on

from reader.naming import deciding
from reader.notices import tell
from reader.screens.deciding_names import DecidingNamesScreen
from reader.screens.offered_names import OfferedNamesScreen
from reader.text.marks import Piece
from reader.text.safe import guard
from reader.widgets.ask_line import AskLine, KindChoice

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.widget import Widget

    from index.decisions.decision import Decision
    from index.results import NameRef


class LastWordScreen(DecidingNamesScreen, OfferedNamesScreen):
    """Asks what is to be decided, and has it written."""

    def __init__(self) -> None:
        super().__init__()
        self._told_problems = False
        self._came_from: Widget | None = None
        """Where the focus was before a question."""
        self._asked: tuple[NameRef, ...] = ()
        """The names that are asked about; none where nothing is asked."""
        self._make: Callable[[str], Decision] | None = None
        """Makes a decision of a typed answer."""

    @property
    def asking(self) -> bool:
        """Whether an answer is awaited."""
        return bool(self._asked)

    def chosen(self) -> NameRef | None:
        """Return the name that a decision would be about."""
        return None if self.asking else self.rows.selected_ref

    def to_merge(self) -> tuple[NameRef, ...]:
        """Return the names that would be made one: those marked, and the chosen one."""
        ref = self.chosen()
        return tuple(dict.fromkeys((*self.rows.marked, *([ref] if ref else []))))

    def check_decision(self, action: str) -> bool | None:
        """Tell whether a decision can be made now; None for what is none."""
        if action == "merge":
            return len(self.to_merge()) > 1
        if action == "undo":
            return self.can_undo
        if action in ("split", "rename", "kind", "ignore") and self.rows.marked:
            return False  # who has marked some names would think that it is about those
        if action == "split":
            dossier = self.dossier_in_sight()
            return dossier is not None and len(dossier.forms) > 1
        return self.chosen() is not None if action in ("rename", "kind", "ignore") else None

    # Asking

    def action_merge(self) -> None:
        """Make the marked names and the chosen one the same."""
        refs = self.to_merge()
        if self.roll is not None and len(refs) > 1:
            words = f"Merge {deciding.among(refs)}, to be called"
            best = deciding.fullest(refs, self.roll)
            self._ask(refs, words, best.name, partial(deciding.merged, refs, self.roll))

    def action_rename(self) -> None:
        """Call the chosen name otherwise."""
        if (ref := self.chosen()) is not None:
            words = f"Rename {guard(ref.name)}, to be called"
            self._ask((ref,), words, ref.name, partial(deciding.renamed, ref))

    def action_kind(self) -> None:
        """Say that the chosen name is a person, an organisation or a place."""
        if (ref := self.chosen()) is not None:
            self._asked, self._came_from = (ref,), self.focused
            question = Piece(f"What is {guard(ref.name)}, if no {ref.kind}?", ("strong",))
            self.query_one(AskLine).ask_kind([question], ref.kind)

    def _ask(
        self, refs: tuple[NameRef, ...], words: str, answer: str, make: Callable[[str], Decision]
    ) -> None:
        self._asked, self._make, self._came_from = refs, make, self.focused
        self.query_one(AskLine).ask([Piece(words, ("strong",))], answer)

    @on(AskLine.Typed)
    def _answer_typed(self, event: AskLine.Typed) -> None:
        if self._asked and self.roll is not None and not isinstance(event, AskLine.Answered):
            words = deciding.remark(self._asked, self.roll, event.words)
            self.query_one(AskLine).remark(words)

    @on(AskLine.Answered)
    def _answered_in_words(self, event: AskLine.Answered) -> None:
        if not event.words or self._make is None:
            return
        decision = self._make(event.words)
        self._close()
        if decision.to != decision.about:  # a name that is called what it was called
            self.decide(decision)

    @on(KindChoice.Chosen)
    def _kind_chosen(self, event: KindChoice.Chosen) -> None:
        (ref,) = self._asked
        self._close()
        self.decide(deciding.of_kind(ref, event.kind))

    @on(AskLine.Left)
    def _left_unanswered(self) -> None:
        self._close()

    def _close(self) -> None:
        self._asked, self._make = (), None
        self.query_one(AskLine).close()
        (self._came_from or self.rows).focus()

    # Deciding

    def action_ignore(self) -> None:
        """Say that the chosen one is no name."""
        if (ref := self.chosen()) is not None:
            self.decide(deciding.ignored(ref))

    def action_split(self) -> None:
        """Choose words that don't stand for the chosen name."""
        from reader.screens.split import SplitScreen  # noqa: PLC0415  rarely wanted

        if (dossier := self.dossier_in_sight()) is not None:
            self.app.push_screen(SplitScreen(dossier, self.decide))

    def was_decided(self, decision: Decision) -> None:
        """Keep what was decided about chosen."""
        if decision.do == "merge":
            self.rows.unmark()
        name = deciding.became(decision)
        self._follow((name,) if name else ())

    def was_taken_back(self, decision: Decision) -> None:
        """Choose what was decided about, as it is called again."""
        self._follow(deciding.was(decision))

    def _follow(self, names: tuple[NameRef, ...]) -> None:
        """List the names as they are now, at once."""
        self.wanted = names
        self.look_again(at_once=True)

    def count_own(self) -> None:
        """Leave that to the list, which brings what was decided with it."""

    # What can't be followed

    def show_list(self, *, last: bool) -> None:
        """Show the names, and tell once what can't be followed of what was decided."""
        if self.decided is not None:
            self.can_undo = bool(self.decided.own)
        super().show_list(last=last)
        if self.decided is not None and not self._told_problems:
            self._told_problems = True
            self._tell_problems()

    def _tell_problems(self) -> None:
        """Tell once what of the files can't be followed, and where two of them contradict."""
        if self.decided is not None and (words := deciding.unfollowed(self.decided)):
            tell(self.app, words, "decisions", seconds=8, severity="warning")
