"""A line to type a query in, that offers how a field of it may go on.

What is offered and chosen is kept here, where the keys come in, so that two keys in a row mean what
is in sight; whoever owns it answers each `Wanted` with `offer`, late or never.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.message import Message

from reader.results.completing import completed, completing, fields_begun
from reader.widgets.guarded_input import GuardedInput

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual import events
    from textual.widgets.input import Selection

    from index.fields import Completion
    from reader.results.completing import Completing

_OFFERING = ("complete", "choose", "close")
"""Actions that work as long as something is offered."""


class CompletingInput(GuardedInput):
    """Takes completions for the piece of the query that the cursor stands in."""

    class Wanted(Message):
        """Completions are wanted for a piece."""

        def __init__(self, piece: Completing) -> None:
            super().__init__()
            self.piece = piece

    class Offered(Message):
        """Other completions are offered, or another one is chosen."""

    piece: Completing | None = None
    """What is being typed, if it can be completed."""
    offers: tuple[Completion, ...] = ()
    """How it may go on."""
    chosen: int | None = None
    """The completion that the keys have gone to."""
    _replacing = False
    _shut_at: int | None = None
    """Where the piece begins for which nothing is to be offered any more."""

    def replace(self, text: str, start: int, end: int) -> None:
        """Put text in place of another, and see what is being typed then."""
        self._replacing = True
        super().replace(text, start, end)
        self._replacing = False
        self._look()

    def watch_selection(self, selection: Selection) -> None:
        """See what is being typed where the cursor went."""
        del selection
        if not self._replacing:
            self._look()

    def on_blur(self, event: events.Blur) -> None:
        """Offer nothing to who is elsewhere."""
        del event
        self._offer((), None)

    def offer(self, piece: Completing, offers: Sequence[Completion]) -> None:
        """Offer completions of a piece, unless something else is being typed by now."""
        if piece == self.piece and self.has_focus and self._shut_at != piece.start:
            self._offer(tuple(offers), None)

    def offers_for(self, piece: tuple[int, int] | None) -> bool:
        """Tell whether something is offered that would complete a piece, or a part of it.

        Args:
            piece: Where it stands in the query, in characters, half-open.
        """
        if piece is None or self.piece is None or not self.offers:
            return False
        start, end = piece
        return start <= self.piece.end and self.piece.start <= end

    def take(self, number: int) -> None:
        """Complete the piece with one of those offered."""
        piece = completing(self.value, self.cursor_position)
        if piece is None or not 0 <= number < len(self.offers):
            return
        query, cursor = completed(self.value, piece, self.offers[number].value)
        self._offer((), None)
        self._replacing = True
        self.value = query
        self.cursor_position = cursor
        self._replacing = False
        self._look()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer to complete only where there is something to complete with."""
        del parameters
        if action == "take_chosen":
            return self.chosen is not None
        return bool(self.offers) if action in _OFFERING else True

    def action_complete(self) -> None:
        """Take the completion that is chosen, else the first."""
        self.take(self.chosen or 0)

    def action_take_chosen(self) -> None:
        """Take the completion that is chosen."""
        self.action_complete()

    def action_choose(self, by: int) -> None:
        """Choose the next completion, or the one before; before the first is none."""
        place = -1 if self.chosen is None else self.chosen
        place = min(place + by, len(self.offers) - 1)
        self._offer(self.offers, place if place >= 0 else None)

    def action_close(self) -> None:
        """Offer no more for this piece."""
        self._shut_at = self.piece.start if self.piece is not None else None
        self._offer((), None)

    def _look(self) -> None:
        piece = completing(self.value, self.cursor_position)
        if piece == self.piece:
            return
        before, self.piece = self.piece, piece
        if piece is None or piece.start != self._shut_at:
            self._shut_at = None
        if piece is None or self._shut_at is not None:
            self._offer((), None)
        elif not piece.field:
            self.offer(piece, fields_begun(piece.typed))
        else:
            same = before is not None and before.field == piece.field
            self._offer(self.offers if same else (), None)
            self.post_message(self.Wanted(piece))

    def _offer(self, offers: tuple[Completion, ...], chosen: int | None) -> None:
        if (offers, chosen) == (self.offers, self.chosen):
            return
        self.offers, self.chosen = offers, chosen
        self.refresh_bindings()
        self.post_message(self.Offered())
