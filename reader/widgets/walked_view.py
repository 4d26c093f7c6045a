"""Two texts beside each other, gone through by keys and by the wheel."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, cast

from reader.comparing.kinds import KIND_WORDS
from reader.comparing.tongues import tongue_words
from reader.notices import tell
from reader.widgets.beside_view import BesideView
from reader.widgets.walk_keys import WALK_KEYS

if TYPE_CHECKING:
    from textual.binding import BindingType

    from index.comparison import LinkKind
    from reader.comparing.page import SideName


class WalkedView(BesideView):
    """Goes from passage to passage, from link to link, and from side to side."""

    BINDINGS: ClassVar[list[BindingType]] = WALK_KEYS

    def move_to(self, side: SideName, sentence: int) -> None:
        """Make a sentence the current passage."""
        if self.walk is not None:
            self.walk.go(side, sentence)
            self.moved()

    def go_to(self, side: SideName, offset: int) -> None:
        """Go to the passage that a character of a side is in, with its row in sight."""
        if self.walk is not None:
            self.walk.go_to(side, offset)
            self.moved()

    def action_passage(self, by: int) -> None:
        """Go to the next or previous passage, or on within one taller than the screen."""
        if self.walk is not None:
            self.walk.step(by)
            self.moved()

    def action_link(self, by: int) -> None:
        """Go to the next or previous passage that has a match."""
        if self.walk is not None:
            self.walk.step_link(by)
            self.moved()

    def action_match(self) -> None:
        """Show the next match of the current passage."""
        if self.walk is not None:
            self.walk.step_match()
            self.moved()

    def action_side(self) -> None:
        """Go to the other side."""
        if self.walk is not None:
            self.walk.cross()
            self.moved()

    def action_no_side(self) -> None:
        """Say where the other side is: without a word, the key would seem to be broken."""
        words = "In rows, B stands opposite A; what it has alone comes after. Sides are in columns."
        tell(self.app, words, "kind")

    def action_page(self, by: int) -> None:
        """Go to the passage about a page on."""
        if self.walk is not None:
            self.walk.step_page(by)
            self.moved()

    def action_edge(self, to: int) -> None:
        """Go to the first or last passage."""
        if self.walk is not None:
            self.walk.step_edge(to)
            self.moved()

    def action_contradiction(self) -> None:
        """Go to the next contradiction."""
        self.action_kind("contradiction")

    def action_no_contradiction(self) -> None:
        """Say that there is none: without a word, the key would seem to be broken."""
        if self.walk is not None:
            left_out = tongue_words(self.walk.table.comparison)
            words = f"{left_out}." if left_out else "No contradiction was found between these two."
            tell(self.app, words, "kind")

    def action_kind(self, kind: str) -> None:
        """Go to the next passage with a match of a kind, or to one without ("")."""
        if self.walk is None:
            return
        wanted = cast("LinkKind", kind) if kind else None
        if self.walk.step_kind(wanted):
            self.moved()
            return
        words = "Every passage here has a match."
        if wanted is not None:
            words = f"No link between these two is shown as “{KIND_WORDS[wanted]}”."
        tell(self.app, words, "kind")

    def on_mouse_scroll_down(self) -> None:
        """Go on by a passage."""
        self.action_passage(1)

    def on_mouse_scroll_up(self) -> None:
        """Go back by a passage."""
        self.action_passage(-1)
