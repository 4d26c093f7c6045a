"""The head over an article that is read: title, meta, and where they were found."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.article.page import found_line, head_lines
from reader.text.wrap import wrap
from reader.widgets.text_view import TextView

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.article.reading import Reading
    from reader.text.page import Block

WHOLE_WIDTH = 1000
"""A measure that no terminal has: the head is never centred, but begins where the text does."""


class ArticleHead(TextView, can_focus=False):
    """As high as what it has to tell; nothing of it is cut but a very long title."""

    def __init__(self, *, id: str) -> None:  # noqa: A002 (Textual's word)
        super().__init__(id=id, measure=WHOLE_WIDTH, margin=2)

    def show_head(
        self,
        reading: Reading,
        steps: Sequence[tuple[str, str]],
        *,
        left: int,
        width: int,
        titles: int,
        found: bool,
        shared: Block | None = None,
    ) -> None:
        """Show the head of an article.

        Args:
            reading: The article.
            steps: Where one is among hits and mentions, each with the role of its words.
            left: The column that the text under it begins on.
            width: Cells that a line of the text may fill.
            titles: Lines that the title may fill.
            found: Whether to tell where title, outlet and date were found.
            shared: What is said of words that others have; None where nothing is.
        """
        lines = head_lines(reading, width, titles=titles, steps=steps)
        if shared is not None:
            lines.append(shared)
        elif found:
            lines.append(found_line(reading.article))
        self.margin = left
        room = max(2, self.content_cells - 2 * left)
        rows = sum(len(wrap(line.text, line.start, line.end, room)) for line in lines)
        self.styles.height = rows
        self.show(lines)
