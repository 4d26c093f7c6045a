"""A comparison gone through: passages, contradictions, and names lit and chosen on both sides."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType

from reader.article.reading import around_words
from reader.comparing.columns import Columns
from reader.comparing.names import NamesBeside, no_names_words
from reader.comparing.page import other, sentences_of
from reader.comparing.shared import SharedBeside
from reader.comparing.tongues import tongue_words
from reader.notices import tell
from reader.widgets.beside_view import BesideView

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual import events

    from index.article import Mention, Span
    from reader.comparing.names import Named
    from reader.comparing.page import SideName
    from reader.text.marks import Marks


class CompareView(BesideView):
    """Shows two articles; keeps which names are lit, and which one is chosen."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "n",
            "link(1)",
            "link",
            id="compare.next-link",
            tooltip="next and previous passage with a match",
        ),
        Binding("N", "link(-1)", "previous link", show=False, id="compare.previous-link"),
        Binding(
            "enter",
            "own_name",
            "next mention",
            id="compare.next-of-name",
            tooltip="the next mention of the name chosen, on this side",
        ),
        Binding(
            "enter",
            "match",
            "next match",
            id="compare.next-match",
            tooltip="the next match of this passage",
        ),
        Binding(
            "exclamation_mark",
            "contradiction",
            "contradiction",
            id="compare.next-contradiction",
            tooltip="the next contradiction",
        ),
        Binding(
            "exclamation_mark",
            "no_contradiction",
            show=False,
            id="compare.no-contradiction",
            tooltip="where there is no contradiction, say so",
        ),
        Binding("tab", "side", "side", id="compare.side", tooltip="go to the other side"),
        Binding(
            "right_square_bracket",
            "name(1)",
            "name",
            id="compare.next-name",
            tooltip="next and previous name on this side: chosen, and lit on both",
        ),
        Binding(
            "left_square_bracket",
            "name(-1)",
            "previous name",
            show=False,
            id="compare.previous-name",
        ),
        Binding(
            "l",
            "names",
            "names",
            id="compare.names",
            tooltip="light the names on both sides, or don't",
        ),
        Binding("shift+tab", "side", "other side", show=False, id="compare.side-too"),
        Binding("j,down", "passage(1)", "next passage", show=False, id="compare.down"),
        Binding("k,up", "passage(-1)", "previous passage", show=False, id="compare.up"),
        Binding("ctrl+f,pagedown", "page(1)", "page down", show=False, id="compare.page-down"),
        Binding("ctrl+b,pageup", "page(-1)", "page up", show=False, id="compare.page-up"),
        Binding("g,home", "edge(-1)", "first passage", show=False, id="compare.top"),
        Binding("G,end", "edge(1)", "last passage", show=False, id="compare.bottom"),
    ]

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer only what can be done now."""
        del parameters
        if action in ("own_name", "match"):
            own = self.walk is not None and bool(self.names.own(self.side))
            several = self.walk is not None and len(self.walk.matches) > 1
            return own if action == "own_name" else several and not own
        if action == "name":
            return any(self.names.named.mentions[self.side])
        if action in ("contradiction", "no_contradiction"):
            found = self.walk is not None and self.walk.table.counts()["contradiction"] > 0
            return found == (action == "contradiction")
        return True

    def action_contradiction(self) -> None:
        """Go to the next contradiction."""
        if self.walk is not None:
            self.walk.step_kind("contradiction")
            self.moved()

    def action_no_contradiction(self) -> None:
        """Say that there is none: without a word, the key would seem to be broken."""
        if self.walk is not None:
            left_out = tongue_words(self.walk.table.comparison)
            words = f"{left_out}." if left_out else "No contradiction was found between these two."
            tell(self.app, words, "contradiction")

    # Names

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 (Textual's word)
        super().__init__(id=id)
        self.names = NamesBeside()
        self.shared = SharedBeside()

    def lit_on(self, side: SideName) -> Sequence[Marks]:
        """Return the names that are lit on a side, and the words that both share."""
        return self.shared.marks(side), self.names.marks(side)

    def light_shared(self, *, lit: bool) -> None:
        """Light the words that both sides have in a row, or don't."""
        self.shared.lit = lit
        self.refresh()

    def show_names(self, named: Named) -> None:
        """Show the names as they are known now."""
        if named != self.names.named:
            self.names.take(named)
            self.moved()

    def moved(self) -> None:
        """Draw where one is now, and tell of it."""
        if (passage := self._passage()) is not None:
            self.names.moved(self.side, passage)
        super().moved()

    def _passage(self) -> Span | None:
        """Return the current passage."""
        if self.walk is None:
            return None
        sentences = sentences_of(self.walk.table.comparison, self.side)
        return sentences[self.current] if self.current < len(sentences) else None

    def action_names(self) -> None:
        """Light the names on both sides, or don't; where there are none, say why."""
        self.names.toggle()
        if self.names.lit and (words := no_names_words(self.names)):
            tell(self.app, words, "names")
        self.moved()

    def action_name(self, by: int) -> None:
        """Choose the next name of this side."""
        self._step_name(by, of_chosen=False)

    def action_own_name(self) -> None:
        """Go to the next mention of the chosen name on this side."""
        self._step_name(1, of_chosen=True)

    def let_go(self) -> None:
        """Choose no name."""
        self.names.let_go()
        self.moved()

    def _step_name(self, by: int, *, of_chosen: bool) -> None:
        passage = self._passage()
        found = passage and self.names.next(self.side, passage, by, of_chosen=of_chosen)
        if not found:
            return
        mention, around = found
        self._choose(self.side, mention)
        if around:
            among = self.names.own(self.side) if of_chosen else self.names.named.mentions[self.side]
            tell(self.app, around_words(by, len(among)), "around")

    def _choose(self, side: SideName, mention: Mention) -> None:
        """Choose a name by a mention, and go to the passage that it is in."""
        if (walk := self.walk) is None:
            return
        self.names.choose(side, mention)
        walk.go_to(side, mention.start)
        across = other(side)
        there = [walk.sentence_of(across, own.start) for own in self.names.own(across)]
        columns = walk.plan if isinstance(walk.plan, Columns) else None
        if columns is not None and walk.match is None and there:
            if not any(columns.in_sight(across, sentence) for sentence in there):
                columns.align(side, walk.current, there[0])
        self.moved()

    def on_click(self, event: events.Click) -> None:
        """Choose the name that is clicked, where it is lit."""
        # Textual calls the handler of the class above by itself, after this one.
        offset = self.offset_at(event.x, event.y)
        if offset is not None:
            side = self.side_at(event.x)
            if (mention := self.names.at(side, offset)) is not None:
                event.prevent_default()  # the rows may stand elsewhere now
                self._choose(side, mention)
