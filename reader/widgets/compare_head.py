"""The head over one side of a comparison: title, meta, and where outlet and date were found."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.comparing.strip import found_lines, meta_line
from reader.text.marks import Piece
from reader.text.safe import guard
from reader.text.wrap import fit
from reader.widgets.band import Band, cells
from reader.widgets.side_head import INDENT, SideHead

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.app import ComposeResult

    from index.article import Article


class CompareHead(SideHead):
    """Shows one of the two articles; narrow, in one line without its title."""

    def compose(self) -> ComposeResult:
        """Lay out the lines."""
        yield from super().compose()
        yield Band(classes="found outlet")
        yield Band(classes="found date")

    def on_mount(self) -> None:
        """Begin without what is shown on request."""
        for band in self.query(".found"):
            band.display = False

    def show(
        self,
        article: Article,
        beside: Article,
        right: Sequence[Piece],
        *,
        narrow: bool,
        found: bool,
    ) -> None:
        """Show an article.

        Args:
            article: The one on this side.
            beside: The one on the other.
            right: What stands flush right of its meta.
            narrow: Leave the title out.
            found: Tell where outlet and date were found.
        """
        room, title = self.room, guard(article.title) if article.title else "title unknown"
        band = self.query_one(".title", Band)
        band.display = not narrow
        band.show(self.titled(title))
        meta = meta_line(article, beside)
        if cells(meta) + cells(right) + 2 > room:
            meta = meta_line(article, beside, words=False)
        # Where keys lead to other articles, which one it is comes before all of its date.
        self.query_one(".meta", Band).keep_right = any(
            "key" in piece.roles and piece.text for piece in right
        )
        self.query_one(".meta", Band).show([self.badge if narrow else INDENT, *meta], right)
        below = self.query(".found").results(Band)
        for line, told in zip(found_lines(article), below, strict=True):
            told.display = found
            told.show([INDENT, Piece(fit(line, room), ("meta",))])
