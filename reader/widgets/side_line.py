"""A line of one of the two sides of a comparison: bar, sign, and a piece of a passage."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip

from reader.comparing.kinds import NO_SIGN, SIGNS, sign_role
from reader.comparing.page import link_marks
from reader.inked import inks
from reader.text.marks import pieces
from reader.text.safe import guard

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from textual.widget import Widget

    from index.comparison import Link, LinkKind
    from reader.comparing.page import SideName, SideRow
    from reader.comparing.walk import CompareWalk
    from reader.text.marks import Marks

TEXT_AT = 4
"""Cells before a text: bar, blank, sign, blank."""


def side_line(
    widget: Widget,
    walk: CompareWalk,
    side: SideName,
    y: int,
    width: int,
    *,
    besides: Sequence[Marks] = (),
) -> Strip:
    """Draw a line of a side.

    Args:
        widget: On which it is drawn.
        walk: Where one is in the comparison.
        side: Which article.
        y: The line of the widget, from 0.
        width: In cells; all of them are filled.
        besides: What is lit besides the words that made the link.
    """
    row = walk.row(side, y)
    lit = row.sentence >= 0 and walk.lit(side, row.sentence)
    behind = widget.rich_style + inks(widget, "tie") if lit else widget.rich_style
    if row.sentence < 0:
        return Strip.blank(width, behind)
    link = walk.match.link if lit and walk.match else None
    begins = walk.begins(side, row.sentence, y)
    gutter = [
        _bar(widget, link, here=side == walk.side) if lit else Segment(" "),
        Segment(" "),
        _sign(widget, walk.table.kind(side, row.sentence)) if begins else Segment(" "),
        Segment(" "),
    ]
    text = _text(widget, walk.pages[side].text, row, (link_marks(link, side), *besides))
    segments = [Segment(s.text, behind + (s.style or Style())) for s in (*gutter, *text)]
    return Strip(segments).adjust_cell_length(width, behind)


def _text(widget: Widget, text: str, row: SideRow, marks: Sequence[Marks]) -> Iterable[Segment]:
    for piece in pieces(text, row.start, row.end, *marks):
        yield Segment(guard(piece.text), inks(widget, *piece.roles))


def _bar(widget: Widget, link: Link | None, *, here: bool) -> Segment:
    if here or link is None:
        return Segment("▌", inks(widget, "accent"))
    return Segment("▌", inks(widget, sign_role(link.kind)))


def _sign(widget: Widget, kind: LinkKind | None) -> Segment:
    if kind is None:
        return Segment(NO_SIGN, inks(widget, "meta"))
    return Segment(SIGNS[kind], inks(widget, sign_role(kind)))
