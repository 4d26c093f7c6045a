"""An article to be read: names, dates and hits lit, and stepped through."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

from textual.message import Message

from reader.article_page import KINDS, article_marks, body_blocks, head_blocks
from reader.marks import Mark, Marks
from reader.widgets.text_view import TextView

if TYPE_CHECKING:
    from collections.abc import Sequence

    from index.article import DateMention, Mention
    from reader.page import Block
    from reader.reading import Reading


class ReadingView(TextView):
    """Shows a `Reading`; keeps which hit and which mention are the current ones."""

    class Stepped(Message):
        """Another hit or mention is the current one."""

    def __init__(self, *, with_head: bool, measure: int, margin: int, id: str) -> None:  # noqa: A002 (Textual's word)
        super().__init__(id=id, measure=measure, margin=margin)
        self._with_head = with_head
        self.reading: Reading | None = None
        self.kinds: frozenset[str] = frozenset(KINDS)
        """Kinds of names that are lit."""
        self.with_removed = False
        """Whether what was removed is shown in its place."""
        self.hit = -1
        """The number of the current hit, from 0; -1 before the first step."""
        self.chosen_name: tuple[str, str] | None = None
        """Kind and name whose mentions are stepped through; None for those of all names lit."""
        self.mention: Mention | DateMention | None = None
        """The current mention."""

    def show_reading(self, reading: Reading | None) -> None:
        """Show another article, from its beginning; None for none. The same one stays as it is."""
        if reading == self.reading:
            return
        same = (
            reading is not None
            and self.reading is not None
            and reading.article.id == self.reading.article.id
            and reading.query == self.reading.query
        )
        self.reading = reading
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

    def toggle_kind(self, kind: str) -> None:
        """Light a kind of names, or don't."""
        self.kinds = self.kinds ^ {kind}
        self._draw_page(keep=True)

    def toggle_removed(self) -> None:
        """Show what was removed, or don't."""
        self.with_removed = not self.with_removed
        self._draw_page(keep=True)

    def step_hit(self, by: int) -> None:
        """Make the next hit the current one; the first step takes the first one in sight."""
        if self.reading is None or not self.reading.hits:
            return
        hits = self.reading.hits
        if self.hit < 0:
            self.hit = self._first_step([hit.start for hit in hits], by)
        else:
            self.hit = (self.hit + by) % len(hits)
        self._draw_page(keep=True)
        self.show_offset(hits[self.hit].start)
        self.post_message(self.Stepped())

    def _first_step(self, starts: Sequence[int], by: int) -> int:
        """Return the number of the first of these in sight, going back of the last one before."""
        place = bisect_left(starts, self.offset_in_sight())
        return (place if by > 0 else place - 1) % len(starts)

    def choose_name(self, kind: str, name: str) -> None:
        """Step through the mentions of one name from now on; shows its next one."""
        if (kind, name) != self.chosen_name:
            self.chosen_name, self.mention = (kind, name), None
        self.step_mention(1)

    def step_mention(self, by: int) -> None:
        """Make the next mention the current one, of the chosen name or of all names lit."""
        mentions = self.steppable()
        if not mentions:
            return
        if self.mention in mentions:
            place = (mentions.index(self.mention) + by) % len(mentions)
        else:
            place = self._first_step([m.start for m in mentions], by)
        self.mention = mentions[place]
        self._draw_page(keep=True)
        self.show_offset(self.mention.start)
        self.post_message(self.Stepped())

    def steppable(self) -> list[Mention | DateMention]:
        """Return the mentions that are stepped through, in order."""
        if self.reading is None:
            return []
        found: list[Mention | DateMention] = []
        if self.chosen_name is None:
            found += [m for m in self.reading.mentions if m.kind in self.kinds]
            found += self.reading.dates if "date" in self.kinds else ()
        else:
            kind, name = self.chosen_name
            found += [m for m in self.reading.mentions if (m.kind, m.name) == (kind, name)]
            found += [d for d in self.reading.dates if kind == "date" and name == date_name(d)]
        return sorted(found, key=lambda mention: mention.start)

    def _draw_page(self, *, keep: bool) -> None:
        reading = self.reading
        if reading is None:
            self.show([])
            return
        marks = article_marks(
            reading.mentions,
            reading.dates,
            reading.hits,
            kinds=self.kinds,
            current_hit=reading.hits[self.hit] if self.hit >= 0 else None,
            current_mention=self.mention,
        )
        blocks: Sequence[Block] = body_blocks(
            reading.article, marks, with_removed=self.with_removed
        )
        if self._with_head:
            hits = Marks.of(Mark(hit.start, hit.end, "hit") for hit in reading.title_hits)
            blocks = [*head_blocks(reading.article, hits), *blocks]
        self.show(blocks, rail=[hit.start for hit in reading.hits], keep=keep)


def date_name(date: DateMention) -> str:
    """Return what all mentions of one date share: the date, or its words if it isn't known."""
    return date.date or date.text
