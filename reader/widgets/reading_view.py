"""An article to be read: names, dates and hits lit, stepped through, and copied from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from index.article import Span
from reader.article.page import (
    RemovedShown,
    article_marks,
    body_blocks,
    current_marks,
    folds,
    head_blocks,
)
from reader.results.telling import also_told
from reader.text.marks import Mark, Marks
from reader.widgets.shared_view import SharedView

if TYPE_CHECKING:
    from collections.abc import Sequence

    from index.article import Paragraph
    from reader.article.reading import Reading
    from reader.text.page import Block


class ReadingView(SharedView):
    """Shows a `Reading`; keeps which hit, which mention and which passage are the current ones."""

    def __init__(self, *, with_head: bool, measure: int, margin: int, id: str) -> None:  # noqa: A002 (Textual's word)
        super().__init__(id=id, measure=measure, margin=margin)
        self._with_head = with_head
        self.removed: RemovedShown = "none"
        """How much of what was removed is shown in its place."""
        self._again = ""
        self.hit = -1
        """The number of the current hit, from 0; -1 before the first step."""
        self._above: tuple[Block, ...] = ()
        self._left_at = 0

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
            self.shared, self.stretch = None, -1
        self.reading = reading
        hits = reading.hits if reading is not None and same else ()
        self.hit = min(self.hit, len(hits) - 1)
        self.follow(before if same else None)
        self._draw_page(keep=same)

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

    # Hits

    def step_hit(self, by: int) -> None:
        """Make the next hit the current one; the first step takes the first one in sight."""
        if self.reading is None or not self.reading.hits:
            return
        hits = self.reading.hits
        if self.hit < 0:
            self.hit = self.first_step([hit.start for hit in hits], by)
        else:
            self.hit = (self.hit + by) % len(hits)
        self.go_to(hits[self.hit].start)

    def open_at(self, at: Span | None, name: tuple[str, str] | None) -> None:
        """Begin at a place of the text; a hit that stands there is the current one."""
        super().open_at(at, name)
        if at is not None and self.reading is not None:
            hits = enumerate(self.reading.hits)
            there = (n for n, hit in hits if hit.start < at.end and hit.end > at.start)
            self.hit = next(there, -1)

    # The passage that is meant when something is copied

    @property
    def paragraphs(self) -> Sequence[Paragraph]:
        """The paragraphs of the article."""
        return self.reading.article.paragraphs if self.reading is not None else ()

    def current_spans(self) -> Sequence[Span]:
        """Return the current hit and the current mention."""
        return [span for span in (self._current_hit(), self.mention_span()) if span is not None]

    def _current_hit(self) -> Span | None:
        return self.reading.hits[self.hit] if self.reading is not None and self.hit >= 0 else None

    # Drawing

    def light_current(self) -> None:
        """Light the current hit and mention, and all mentions of the chosen name."""
        chosen = self.chosen_mentions()
        besides = self.shared_lit()
        self.light(current_marks(self._current_hit(), self.mention_span(), chosen, besides))

    def _draw_page(self, *, keep: bool) -> None:
        reading = self.reading
        self.light_current()
        if reading is None:
            self.show([])
            return
        marks = article_marks(reading.lit, reading.hits, kinds=self.kinds)
        blocks: Sequence[Block] = body_blocks(
            reading.article, marks, removed=self.removed, unfold=self._again
        )
        if self._with_head:
            hits = Marks.of(Mark(hit.start, hit.end, "hit") for hit in reading.title_hits)
            told = also_told(reading.story, reading.article.outlet)
            blocks = [*head_blocks(reading.article, hits, told), *blocks]
        rail = [hit.start for hit in reading.hits]
        self.show([*self._above, *blocks], rail=rail, keep=keep)
