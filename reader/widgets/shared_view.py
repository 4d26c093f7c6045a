"""A text whose stretches that other articles have word for word can be lit and stepped through."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.segment import Segment

from reader.article.shared import shared_marks
from reader.inked import inks
from reader.text.page import BLANK
from reader.widgets.mention_view import MentionView
from reader.widgets.passage_view import BAR

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from textual import events

    from reader.article.shared import SharedStretch, SharedText
    from reader.text.marks import Mark


class SharedView(MentionView):
    """Knows what others have of its text; a sign in the gutter stands beside it, where it is lit.

    One stretch can be the one at hand.
    """

    shared: SharedText | None = None
    """What others have; None where it isn't lit, or not known yet."""
    stretch: int = -1
    """The number of the stretch at hand, from 0; -1 for none."""

    def show_shared(self, shared: SharedText | None) -> None:
        """Light what others have of the text; None for nothing."""
        self.shared = shared
        if self.stretch >= len(self._stretches()):
            self.stretch = -1
        self.light_current()
        self.refresh()

    def step_stretch(self, by: int) -> None:
        """Go to the next stretch; the first step takes the first one in sight."""
        stretches = self._stretches()
        if not stretches:
            return
        if self.stretch < 0:
            self.stretch = self.first_step([one.start for one in stretches], by)
        else:
            self.stretch = (self.stretch + by) % len(stretches)
        self.go_to(stretches[self.stretch].start)

    def at_hand(self) -> SharedStretch | None:
        """Return the stretch at hand; without one, the first of all."""
        stretches = self._stretches()
        return stretches[max(0, self.stretch)] if stretches else None

    def _stretches(self) -> Sequence[SharedStretch]:
        return self.shared.stretches if self.shared is not None else ()

    def shared_lit(self) -> list[Mark]:
        """Return what is lit for others having it."""
        return shared_marks(self.shared, self.stretch) if self.shared is not None else []

    def on_click(self, event: events.Click) -> None:
        """Take the stretch in hand that is clicked."""
        # Textual calls the handler of the class above by itself.
        offset = self.offset_at(event.x, self.top_row + event.y)
        if self.shared is None or offset is None or event.chain != 1 or self.text_selection:
            return
        if (number := self.shared.at(offset)) is not None:
            self.stretch = number
            self.light_current()
            self.refresh()
            self.post_message(self.Stepped())

    # Drawing

    def draw(self, row: int, width: int) -> Iterable[Segment]:
        """Return a row of the text, with the sign beside it that belongs there."""
        barred = self.passage is not None and row in self.rows_of(self.passage)
        sign = "" if barred else self._sign_on(row)
        if not sign:
            return super().draw(row, width)
        return (
            Segment(" " * max(0, self.left() - BAR)),
            Segment(sign[:1].ljust(BAR), inks(self, sign[1:])),
            *self.words_on(row),
        )

    def _sign_on(self, row: int) -> str:
        """Return the sign beside a row and the role it is drawn in, as one; "" for none."""
        start, line = self.offset_on(row), self.line_on(row)
        if start is None or line is BLANK:
            return ""
        here = [
            (number, one)
            for number, one in enumerate(self._stretches())
            if one.start < line.end and one.end > start
        ]
        if not here:
            return ""
        begins = any(one.start >= start for _, one in here)
        current = any(number == self.stretch for number, _ in here)
        return ("=" if begins else "│") + ("accent" if current else "sign-verbatim")
