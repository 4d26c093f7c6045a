"""Lines of two texts in columns: bar, sign, a piece of a passage, and the gutter between them."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip

from reader.comparing.kinds import NO_SIGN, SIGNS, sign_role
from reader.comparing.page import link_marks
from reader.inked import inks
from reader.text.marks import pieces
from reader.text.safe import guard

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

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


class Shown(NamedTuple):
    """What is drawn."""

    walk: CompareWalk
    """Where one is in the comparison."""
    columns: Columns
    """What stands where."""
    ties: Ties
    """What the gutter shows of other links than the current one."""
    lit: Mapping[SideName, Sequence[Marks]]
    """What is lit on each side besides the words that made the link."""


def side_line(widget: Widget, shown: Shown, side: SideName, y: int, width: int) -> Strip:
    """Draw a line of a side.

    Args:
        widget: On which it is drawn.
        shown: What is drawn.
        side: Which article.
        y: The line of the widget, from 0.
        width: In cells; all of them are filled.
    """
    walk, row = shown.walk, shown.columns.row(side, y)
    if row.sentence < 0:
        return Strip.blank(width, widget.rich_style)
    lit = walk.lit(side, row.sentence)
    behind = widget.rich_style + inks(widget, "tie") if lit else widget.rich_style
    link = walk.match.link if lit and walk.match else None
    before = [bar(widget, link, here=side == walk.side) if lit else Segment(" "), Segment(" ")]
    sign, tie = Segment(" "), None
    if y == shown.columns.row_of(side, row.sentence):
        sign = sign_segment(widget, walk.table.kind(side, row.sentence))
        tie = shown.ties.beside[side].get(row.sentence)
    if tie is not None and side == "b":
        before[1 if lit else 0 :] = [tie_segment(widget, tie, 1 if lit else len(before))]
    marks = (link_marks(link, side), *shown.lit[side])
    text = text_segments(widget, walk.pages[side].text, row, marks)
    strip = backed((*before, sign, Segment(" "), *text), behind).adjust_cell_length(width, behind)
    if tie is None or side == "b":
        return strip
    after = backed([tie_segment(widget, tie, TIE - 1, right=True)], behind)
    return Strip([*strip.crop(0, width - TIE + 1), *after], width)


def columns_line(widget: Widget, shown: Shown, y: int, at: int) -> Strip:
    """Draw a line of both sides with the gutter between them.

    Args:
        widget: On which it is drawn.
        shown: What is drawn.
        y: The line of the widget, from 0.
        at: The column of the rule between the sides.
    """
    width, walk = widget.size.width, shown.walk
    left = side_line(widget, shown, "a", y, at)
    right = side_line(widget, shown, "b", y, width - at - 1)
    if walk.match is None or y != shown.columns.row_of(walk.side, walk.current):
        glyph, role = "│", "rule"
        if (joint := shown.ties.rule.get(y)) is not None:
            glyph, role = joint.glyph, sign_role(joint.kind)
        rule = Segment(glyph, widget.rich_style + inks(widget, role))
        return Strip([*left, rule, *right], width)
    ink = inks(widget, sign_role(walk.match.link.kind))
    arm = _arm(left, at, shown.ties.beside["a"].get(shown.columns.row("a", y).sentence))
    line = Segment(arm, widget.rich_style + inks(widget, "tie") + ink)
    knot = Segment("┿", widget.rich_style + ink)
    return Strip([*left.crop(0, at - TIE), line, knot, *right], width)


def _arm(left: Strip, at: int, tie: Tie | None) -> str:
    """Return the tie up to the rule, a cell after a text that reaches there.

    The letter of other links of A's passage has its place in it.
    """
    room = TIE - (not left.crop(at - TIE - 1, at - TIE).text.isspace())
    letter = tie.words[:1] if tie is not None and tie.words[:1].isalpha() else ""
    return f"{letter}{'━' * (room - len(letter))}".rjust(TIE)


def backed(segments: Iterable[Segment], behind: Style) -> Strip:
    """Return segments with what lies behind them."""
    return Strip([Segment(s.text, behind + (s.style or Style())) for s in segments])


def tie_segment(widget: Widget, tie: Tie, cells: int, *, right: bool = False) -> Segment:
    """Return what tells where matches lie, filling so many cells."""
    words = tie.words[:cells]
    ink = inks(widget, "bright" if tie.crosses else "meta")
    return Segment(words.rjust(cells) if right else words.ljust(cells), ink)


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
