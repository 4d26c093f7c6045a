"""A text whose names, dates and figures are gone through: one mention is the current one."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

from textual.message import Message

from index.article import Span
from reader.article.page import LIT_AT_FIRST
from reader.article.reading import around_words, called, kind_of, steppable
from reader.widgets.passage_view import PassageView

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual import events

    from reader.article.reading import Lit, Reading


class MentionView(PassageView):
    """Knows what is lit in its text; all mentions of one name can be chosen and stepped through."""

    class Stepped(Message):
        """Another hit or mention is the current one, or a name was let go."""

        def __init__(self, around: str = "") -> None:
            super().__init__()
            self.around = around
            """Says that the steps went over an end of the text; "" where they didn't."""

    class MentionClicked(Message):
        """A mention that is lit was clicked."""

        def __init__(self, mention: Lit) -> None:
            super().__init__()
            self.mention = mention

    reading: Reading | None = None
    """The article that is shown."""
    kinds: frozenset[str] = LIT_AT_FIRST
    """Kinds of names that are lit, "date" and "figure" among them."""
    chosen_name: tuple[str, str] | None = None
    """Kind and name whose mentions are stepped through; None for those of all that is lit."""
    mention: Lit | None = None
    """The current mention."""
    _at: Span | None = None
    _steps: list[Lit] | None = None

    def light_current(self) -> None:
        """Light what changes with each step."""
        raise NotImplementedError

    def go_to(self, offset: int, around: str = "") -> None:
        """Bring a place that was stepped to into sight, and tell of the step."""
        self.mark_passage(None)
        self.light_current()
        self.show_offset(offset)
        self.post_message(self.Stepped(around))

    def first_step(self, starts: Sequence[int], by: int) -> int:
        """Return the number of the first of these in sight, going back of the last one before."""
        place = bisect_left(starts, self.offset_in_sight())
        return (place if by > 0 else place - 1) % len(starts)

    # Choosing

    def open_at(self, at: Span | None, name: tuple[str, str] | None) -> None:
        """Begin at a place of the text, with a name chosen.

        Args:
            at: The place; None for the first mention of the name.
            name: Kind and name; None for none.
        """
        self._choose(name)
        if at is None:
            self.step_mention(1)
            return
        there = (one for one in self.steppable() if one.start < at.end and one.end > at.start)
        self.mention = next(there, None)
        self._at = None if self.mention is not None else at
        self.go_to(at.start)

    def choose_name(self, kind: str, name: str) -> None:
        """Step through the mentions of one name from now on; shows its next one."""
        if (kind, name) != self.chosen_name:
            self._choose((kind, name))
        self.step_mention(1)

    def choose_mention(self, mention: Lit) -> None:
        """Step through the mentions of a name from one of them on."""
        if called(mention) != self.chosen_name:
            self._choose(called(mention))
        self.mention, self._at = mention, None
        self.go_to(mention.start)

    def let_go(self) -> None:
        """Step through all that is lit again, from the current mention on."""
        self.chosen_name = self._steps = self._at = None
        self.light_current()
        self.post_message(self.Stepped())

    def _choose(self, name: tuple[str, str] | None) -> None:
        self.chosen_name, self.mention, self._steps, self._at = name, None, None, None

    def follow(self, before: Reading | None) -> None:
        """Keep what is chosen where the article was read anew, under its name of now.

        Args:
            before: What was shown; None where it was another article.
        """
        self._steps = None
        if before is None or self.reading is None:
            self._choose(None)
            return
        now = {(one.start, one.end): one for one in self.reading.lit}
        here = self.mention
        self.mention = now.get((here.start, here.end)) if here is not None else None
        chosen = self.chosen_name
        if chosen is None or any(called(one) == chosen for one in now.values()):
            return
        own = [one for one in before.lit if called(one) == chosen]
        same = next((now[span] for one in own if (span := (one.start, one.end)) in now), None)
        self.chosen_name = called(same) if same is not None else None

    # Stepping

    def step_mention(self, by: int) -> None:
        """Make the next mention the current one, of the chosen name or of all that is lit."""
        mentions = self.steppable()
        if not mentions:
            return
        starts = [mention.start for mention in mentions]
        place = bisect_left(starts, self.mention.start) if self.mention is not None else -1
        around = ""
        if 0 <= place < len(mentions) and mentions[place] == self.mention:
            if not 0 <= place + by < len(mentions):
                around = around_words(by, len(mentions))
            place = (place + by) % len(mentions)
        else:
            place = self.first_step(starts, by)
        self.mention, self._at = mentions[place], None
        self.go_to(self.mention.start, around)

    def steppable(self) -> list[Lit]:
        """Return the mentions that are stepped through, in order."""
        if self._steps is None:
            reading = self.reading
            self._steps = steppable(reading, self.kinds, self.chosen_name) if reading else []
        return self._steps

    def chosen_mentions(self) -> Sequence[Lit]:
        """Return all mentions of the chosen name."""
        return self.steppable() if self.chosen_name is not None else ()

    def mention_span(self) -> Span | None:
        """Return where the current mention stands, or the place that was asked for."""
        return Span(self.mention.start, self.mention.end) if self.mention is not None else self._at

    def on_click(self, event: events.Click) -> None:
        """Tell which mention is clicked."""
        # Textual calls the handler of the class above by itself.
        offset = self.offset_at(event.x, self.top_row + event.y)
        if event.chain == 1 and offset is not None and self.text_selection is None:
            for one in self.reading.lit if self.reading is not None else ():
                lit = kind_of(one) in self.kinds or called(one) == self.chosen_name
                if lit and one.start <= offset < one.end:
                    self.post_message(self.MentionClicked(one))
                    return
