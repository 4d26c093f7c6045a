"""An article to be read: names, dates and hits lit, stepped through, and copied from."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

from textual.message import Message

from index.article import Span
from reader.article.page import (
    KINDS,
    RemovedShown,
    article_marks,
    body_blocks,
    current_marks,
    folds,
    head_blocks,
)
from reader.article.reading import Reading, steppable
from reader.text.marks import Mark, Marks
from reader.widgets.passage_view import PassageView

if TYPE_CHECKING:
    from collections.abc import Sequence

    from index.article import DateMention, Mention, Paragraph
    from reader.text.page import Block


class ReadingView(PassageView):
    """Shows a `Reading`; keeps which hit, which mention and which passage are the current ones."""

    class Stepped(Message):
        """Another hit or mention is the current one."""

    def __init__(self, *, with_head: bool, measure: int, margin: int, id: str) -> None:  # noqa: A002 (Textual's word)
        super().__init__(id=id, measure=measure, margin=margin)
        self._with_head = with_head
        self.reading: Reading | None = None
        self.kinds: frozenset[str] = frozenset(KINDS)
        """Kinds of names that are lit."""
        self.removed: RemovedShown = "none"
        """How much of what was removed is shown in its place."""
        self._again = ""
        self.hit = -1
        """The number of the current hit, from 0; -1 before the first step."""
        self.chosen_name: tuple[str, str] | None = None
        """Kind and name whose mentions are stepped through; None for those of all names lit."""
        self.mention: Mention | DateMention | None = None
        """The current mention."""
        self._above: tuple[Block, ...] = ()
        self._left_at = 0
        self._steps: list[Mention | DateMention] | None = None

    def show_reading(self, reading: Reading | None) -> None:
        """Show another article, from its beginning; None for none. The same one stays as it is."""
        before = self.reading
        if reading == before:
            return
        same = (
            reading is not None
            and before is not None
            and reading.article.id == before.article.id
            and reading.query == before.query
        )
        if before is None or reading is None or reading.article.text != before.article.text:
            self.mark_passage(None)
        self.reading, self._steps = reading, None
        if not same:
            self.hit, self.mention, self.chosen_name = -1, None, None
        self._forget_what_is_gone()
        self._draw_page(keep=same)

    def _forget_what_is_gone(self) -> None:
        """Keep the current hit and mention only where the article, read anew, still has them."""
        reading = self.reading
        self.hit = min(self.hit, len(reading.hits) - 1) if reading is not None else -1
        if reading is None or self.mention not in (*reading.mentions, *reading.dates):
            self.mention = None

    def show_above(self, blocks: Sequence[Block]) -> None:
        """Put blocks above the text and go to them; without any, go back to the text."""
        if not blocks:
            back = self.top_row < self.rows_of(Span(0, 1)).start
            self._above = ()
            self._draw_page(keep=True)
            if back:
                self.to_row(self.rows_of(Span(self._left_at, self._left_at + 1)).start)
        elif tuple(blocks) != self._above:
            opened, self._above = not self._above, tuple(blocks)
            if opened:
                self._left_at = self.offset_in_sight()
            self._draw_page(keep=not opened)

    def toggle_kind(self, kind: str) -> None:
        """Light a kind of names, or don't."""
        self.kinds, self._steps = self.kinds ^ {kind}, None
        self._draw_page(keep=True)

    def toggle_removed(self, *, again: str = "") -> None:
        """Show what was removed, or don't; where long runs of it are folded, unfold them first.

        Args:
            again: The key that goes on with it, told where something is folded.
        """
        self._again = again
        folded = self.reading is not None and folds(self.reading.article)
        after: dict[RemovedShown, RemovedShown] = {
            "none": "folded",
            "folded": "all" if folded else "none",
            "all": "none",
        }
        self.removed = after[self.removed]
        self._draw_page(keep=True)

    # Hits and mentions

    def step_hit(self, by: int) -> None:
        """Make the next hit the current one; the first step takes the first one in sight."""
        if self.reading is None or not self.reading.hits:
            return
        hits = self.reading.hits
        if self.hit < 0:
            self.hit = self._first_step([hit.start for hit in hits], by)
        else:
            self.hit = (self.hit + by) % len(hits)
        self._go_to(hits[self.hit].start)

    def _first_step(self, starts: Sequence[int], by: int) -> int:
        """Return the number of the first of these in sight, going back of the last one before."""
        place = bisect_left(starts, self.offset_in_sight())
        return (place if by > 0 else place - 1) % len(starts)

    def _go_to(self, offset: int) -> None:
        self.mark_passage(None)
        self._light_current()
        self.show_offset(offset)
        self.post_message(self.Stepped())

    def choose_name(self, kind: str, name: str) -> None:
        """Step through the mentions of one name from now on; shows its next one."""
        if (kind, name) != self.chosen_name:
            self.chosen_name, self.mention, self._steps = (kind, name), None, None
        self.step_mention(1)

    def step_mention(self, by: int) -> None:
        """Make the next mention the current one, of the chosen name or of all names lit."""
        mentions = self.steppable()
        if not mentions:
            return
        starts = [mention.start for mention in mentions]
        place = bisect_left(starts, self.mention.start) if self.mention is not None else -1
        if 0 <= place < len(mentions) and mentions[place] == self.mention:
            place = (place + by) % len(mentions)
        else:
            place = self._first_step(starts, by)
        self.mention = mentions[place]
        self._go_to(self.mention.start)

    def steppable(self) -> list[Mention | DateMention]:
        """Return the mentions that are stepped through, in order."""
        if self._steps is None:
            reading = self.reading
            self._steps = steppable(reading, self.kinds, self.chosen_name) if reading else []
        return self._steps

    # The passage that is meant when something is copied

    @property
    def paragraphs(self) -> Sequence[Paragraph]:
        """The paragraphs of the article."""
        return self.reading.article.paragraphs if self.reading is not None else ()

    def current_spans(self) -> Sequence[Span]:
        """Return the current hit and the current mention."""
        mention = self.mention
        hit = [self.reading.hits[self.hit]] if self.reading is not None and self.hit >= 0 else []
        return [*hit, *([Span(mention.start, mention.end)] if mention is not None else [])]

    # Drawing

    def _light_current(self) -> None:
        hit = self.reading.hits[self.hit] if self.reading is not None and self.hit >= 0 else None
        self.light(current_marks(hit, self.mention))

    def _draw_page(self, *, keep: bool) -> None:
        reading = self.reading
        self._light_current()
        if reading is None:
            self.show([])
            return
        marks = article_marks(reading.mentions, reading.dates, reading.hits, kinds=self.kinds)
        blocks: Sequence[Block] = body_blocks(
            reading.article, marks, removed=self.removed, unfold=self._again
        )
        if self._with_head:
            hits = Marks.of(Mark(hit.start, hit.end, "hit") for hit in reading.title_hits)
            blocks = [*head_blocks(reading.article, hits), *blocks]
        rail = [hit.start for hit in reading.hits]
        self.show([*self._above, *blocks], rail=rail, keep=keep)
