"""Lines of two texts in rows: a passage of A, a sign, and the passage of B that matches it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip

from reader.comparing.kinds import sign_role
from reader.comparing.page import link_marks
from reader.comparing.strip import outlet_words
from reader.inked import inks
from reader.text.wrap import fit
from reader.widgets.side_line import TEXT_AT, backed, sign_segment, text_segments

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from textual.widget import Widget

    from reader.comparing.page import SideName
    from reader.comparing.rows import RowLine, Rows
    from reader.comparing.walk import CompareWalk
    from reader.text.marks import Marks

MEASURE = 50
TIE = 3
"""Cells of the tie on each side of the sign."""
GUTTER = 1 + TIE + 1 + TIE + 1
"""Cells between the two texts: the tie with its sign, and one free on each side."""
RIGHT = 2
"""Cells kept free at the right edge."""
INWARD = 3
"""Cells that the texts stand left of the middle, as the bar has its place before them."""


class Places(NamedTuple):
    """The columns that things stand on."""

    left: int
    """Cells before everything, where there is more room than needed."""
    measure: int

    @property
    def a(self) -> int:
        """Where the text of A begins."""
        return self.left + TEXT_AT

    @property
    def b(self) -> int:
        """Where the text of B begins."""
        return self.a + self.measure + GUTTER


def places(width: int) -> Places:
    """Return where things stand in so many cells."""
    measure = max(10, min(MEASURE, (width - TEXT_AT - GUTTER - RIGHT) // 2))
    free = width - TEXT_AT - GUTTER - 2 * measure
    return Places(max(0, free // 2 - INWARD), measure)


def pair_line(
    widget: Widget,
    walk: CompareWalk,
    rows: Rows,
    y: int,
    lit: Mapping[SideName, Sequence[Marks]],
) -> Strip:
    """Draw a line of both texts.

    Args:
        widget: On which it is drawn.
        walk: Where one is in the comparison.
        rows: What stands where.
        y: The line of the widget, from 0.
        lit: What is lit on each side besides the words that made the link.
    """
    line, width, at = rows.line(y), widget.size.width, places(widget.size.width)
    here = line.stop >= 0 and line.stop == rows.number(walk.place)
    plain = widget.rich_style
    chosen = here and line.match in (walk.match_number, -1)
    across = plain + inks(widget, "tie") if chosen else plain
    own = chosen or (here and line.a.sentence >= 0)
    behind = plain + inks(widget, "tie") if own else plain
    link = walk.match.link if here and walk.match is not None else None
    bar = Segment(("▌" if own else " ").ljust(at.a), inks(widget, "accent"))
    left = _own(widget, walk, line, "a", (link_marks(link, "a"), *lit["a"]))
    half = backed([bar, *left], behind).adjust_cell_length(at.b - GUTTER, behind)
    gutter = _sign(widget, walk, rows, line, tied=chosen)
    right = _own(widget, walk, line, "b", (link_marks(link if chosen else None, "b"), *lit["b"]))
    strip = Strip([*half, *backed([*gutter, *right], across)])
    return strip.adjust_cell_length(width, across)


def _own(
    widget: Widget, walk: CompareWalk, line: RowLine, side: SideName, marks: Sequence[Marks]
) -> Strip:
    """Return what a side has on a line: a piece of a passage, or words in place of one."""
    row = line.a if side == "a" else line.b
    if row.sentence >= 0:
        return Strip(text_segments(widget, walk.pages[side].text, row, marks))
    return Strip([Segment(_said(walk, line, side), inks(widget, "meta"))])


def _said(walk: CompareWalk, line: RowLine, side: SideName) -> str:
    if line.said == f"none-{side}":
        return "no match found"
    if side == "b" and line.more:
        return f"{line.more:,} more"
    if side == "b" and line.said == "only-b":
        found = walk.table.comparison
        return fit(f"only {outlet_words(found.b, found.a)}", MEASURE)
    return ""


def _sign(widget: Widget, walk: CompareWalk, rows: Rows, line: RowLine, *, tied: bool) -> Strip:
    """Return the gutter of a line: a sign where a match begins, in the tie of the current one."""
    if not line.begins:
        return Strip([Segment(" " * GUTTER)])
    side, sentence = rows.stops[line.stop]
    matches = walk.table.matches(side, sentence) if side == "a" else []
    kind = matches[line.match].link.kind if line.match >= 0 else None
    arm = "━" * TIE if tied and kind is not None else " " * TIE
    ink = inks(widget, sign_role(kind)) if kind is not None else Style()
    sign = sign_segment(widget, kind)
    return Strip([Segment(" "), Segment(arm, ink), sign, Segment(arm, ink), Segment(" ")])
