"""Lines of two texts in columns: bar, sign, a piece of a passage, and the gutter between them."""

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
    from reader.comparing.columns import Columns
    from reader.comparing.page import SideName, SideRow
    from reader.comparing.ties import Tie, Ties
    from reader.comparing.walk import CompareWalk
    from reader.text.marks import Marks

TEXT_AT = 4
"""Cells before a text: bar, blank, sign, blank."""
TIE = 3
"""Cells between A's text and the rule, which the tie runs through."""


def side_line(
    widget: Widget,
    walk: CompareWalk,
    columns: Columns,
    side: SideName,
    y: int,
    width: int,
    *,
    besides: Sequence[Marks] = (),
    tie: Tie | None = None,
) -> Strip:
    """Draw a line of a side.

    Args:
        widget: On which it is drawn.
        walk: Where one is in the comparison.
        columns: What stands where.
        side: Which article.
        y: The line of the widget, from 0.
        width: In cells; all of them are filled.
        besides: What is lit besides the words that made the link.
        tie: What tells where the matches of the passage lie that begins here.
    """
    row = columns.row(side, y)
    lit = row.sentence >= 0 and walk.lit(side, row.sentence)
    behind = widget.rich_style + inks(widget, "tie") if lit else widget.rich_style
    if row.sentence < 0:
        return Strip.blank(width, behind)
    link = walk.match.link if lit and walk.match else None
    sign = Segment(" ")
    if begins := y == columns.row_of(side, row.sentence):
        sign = sign_segment(widget, walk.table.kind(side, row.sentence))
    before = [bar(widget, link, here=side == walk.side) if lit else Segment(" "), Segment(" ")]
    if begins and tie is not None and side == "b":
        before[1 if lit else 0 :] = tie_segments(widget, tie, 1 if lit else len(before))
    text = text_segments(widget, walk.pages[side].text, row, (link_marks(link, side), *besides))
    segments = [
        Segment(s.text, behind + (s.style or Style())) for s in (*before, sign, Segment(" "), *text)
    ]
    strip = Strip(segments).adjust_cell_length(width, behind)
    if not begins or tie is None or side == "b":
        return strip
    after = [
        Segment(s.text, behind + (s.style or Style()))
        for s in tie_segments(widget, tie, TIE - 1, right=True)
    ]
    return Strip([*strip.crop(0, width - TIE + 1), *after], width)


def columns_line(
    widget: Widget,
    walk: CompareWalk,
    columns: Columns,
    tied: Ties,
    y: int,
    at: int,
    lit: dict[SideName, Sequence[Marks]],
) -> Strip:
    """Draw a line of both sides with the gutter between them.

    Args:
        widget: On which it is drawn.
        walk: Where one is in the comparison.
        columns: What stands where.
        tied: What the gutter shows of other links than the current one.
        y: The line of the widget, from 0.
        at: The column of the rule between the sides.
        lit: What is lit on each side besides the words that made the link.
    """
    width, halves = widget.size.width, []
    for side, cells in (("a", at), ("b", width - at - 1)):
        tie = tied.beside[side].get(columns.row(side, y).sentence)
        halves.append(side_line(widget, walk, columns, side, y, cells, besides=lit[side], tie=tie))
    left, right = halves
    if walk.match is None or y != columns.row_of(walk.side, walk.current):
        glyph, roles = "│", ("rule",)
        if (joint := tied.rule.get(y)) is not None:
            glyph, roles = joint.glyph, (sign_role(joint.kind),)
        rule = Segment(glyph, widget.rich_style + inks(widget, *roles))
        return Strip([*left, rule, *right], width)
    ink = inks(widget, sign_role(walk.match.link.kind))
    line = Segment("━" * TIE, widget.rich_style + inks(widget, "tie") + ink)
    knot = Segment("┿", widget.rich_style + ink)
    return Strip([*left.crop(0, at - TIE), line, knot, *right], width)


def tie_segments(widget: Widget, tie: Tie, cells: int, *, right: bool = False) -> list[Segment]:
    """Return what tells where matches lie, filling so many cells."""
    words = tie.words[:cells]
    ink = inks(widget, "bright" if tie.crosses else "meta")
    return [Segment(words.rjust(cells) if right else words.ljust(cells), ink)]


def text_segments(
    widget: Widget, text: str, row: SideRow, marks: Sequence[Marks]
) -> Iterable[Segment]:
    """Return a line of a text, with its marks."""
    for piece in pieces(text, row.start, row.end, *marks):
        yield Segment(guard(piece.text), inks(widget, *piece.roles))


def bar(widget: Widget, link: Link | None, *, here: bool) -> Segment:
    """Return the bar beside the current passage, or its match."""
    if here or link is None:
        return Segment("▌", inks(widget, "accent"))
    return Segment("▌", inks(widget, sign_role(link.kind)))


def sign_segment(widget: Widget, kind: LinkKind | None) -> Segment:
    """Return the sign of a kind of link, or of none."""
    if kind is None:
        return Segment(NO_SIGN, inks(widget, "meta"))
    return Segment(SIGNS[kind], inks(widget, sign_role(kind)))
