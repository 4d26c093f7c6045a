"""The head over an article that is read: title, meta, and where they were found."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.article.page import found_line, head_lines
from reader.text.phrases import count
from reader.text.wrap import wrap
from reader.widgets.text_view import TextView

if TYPE_CHECKING:
    from reader.article.reading import Reading

WHOLE_WIDTH = 1000
"""A measure that no terminal has: the head is never centred, but begins where the text does."""


class ArticleHead(TextView, can_focus=False):
    """As high as what it has to tell; nothing of it is cut but a very long title."""

    def __init__(self, *, id: str) -> None:  # noqa: A002 (Textual's word)
        super().__init__(id=id, measure=WHOLE_WIDTH, margin=2)

    def show_head(
        self, reading: Reading, hit: int, *, left: int, width: int, titles: int, found: bool
    ) -> None:
        """Show the head of an article.

        Args:
            reading: The article.
            hit: The number of the current hit, from 0; -1 for none.
            left: The column that the text under it begins on.
            width: Cells that a line of the text may fill.
            titles: Lines that the title may fill.
            found: Whether to tell where title, outlet and date were found.
        """
        lines = head_lines(reading, width, titles=titles, hits=_hits(reading, hit))
        if found:
            lines.append(found_line(reading.article))
        self.margin = left
        room = max(2, self.content_cells - 2 * left)
        rows = sum(len(wrap(line.text, line.start, line.end, room)) for line in lines)
        self.styles.height = rows
        self.show(lines)


def _hits(reading: Reading, hit: int) -> str:
    """Return which hit is the current one, or how many there are; "" for none."""
    hits = len(reading.hits)
    step = f"hit {hit + 1:,} of {hits:,}" if hit >= 0 else count(hits, "hit") if hits else ""
    if step and hit < 0 and reading.title_hits:
        step += f", {len(reading.title_hits):,} in the title"
    return step
