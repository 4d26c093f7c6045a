"""A table of stories and outlets as lines: its columns, their heads, its cells. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

from rich.cells import cell_len

from reader.stories.cover_words import SIGNS, UNTITLED, outlet_words, told_words
from reader.text.marks import Piece
from reader.text.phrases import period
from reader.text.safe import guard
from reader.text.wrap import cut_short, fit, fit_lines

if TYPE_CHECKING:
    from collections.abc import Sequence

    from index.stories.coverage import Coverage
    from index.story import Cover, OutletCover, Story

Line = tuple[Piece, ...]
CoverOrder = Literal["newest", "biggest"]
ORDERS: tuple[CoverOrder, ...] = ("newest", "biggest")
LEFT = 2
"""Cells before the titles."""
GAP = 2
"""Cells between titles, days and columns, the bar of the selected cell among them."""
DAYS = 19
"""The most that the days of a story fill: "29 Nov – 1 Dec 2014"."""
DAYS_FROM = 100
"""Cells from which on days stand in a column of their own; below, only the strip tells them."""
_TITLE = (30, 72)
"""Cells of a title, at least and at most; of a wide table it has three tenths at least."""
_COLUMN = (9, 15)
"""Cells of a column of an outlet, likewise."""
_LONGEST = 200
"""Characters of a name or title that are looked at: more fill no line."""


class Plan(NamedTuple):
    """How a table fills its width."""

    title: int
    days: int
    """Cells for the days; 0 where they have no column."""
    column: int
    columns: int
    """Outlets in sight at a time."""

    @property
    def begin(self) -> int:
        """The cell at which the first column of an outlet begins, with the gap before it."""
        return LEFT + self.title + (GAP + self.days if self.days else 0)


def plan(width: int, outlets: int) -> Plan:
    """Return how a table of so many outlets fills so many cells."""
    days = DAYS if width >= DAYS_FROM else 0
    room = width - LEFT - (GAP + days if days else 0)
    least, most = _COLUMN
    for_columns = room - max(_TITLE[0], width * 3 // 10)
    columns = max(1, min(outlets, for_columns // (least + GAP)))
    column = max(least, min(most, for_columns // columns - GAP))
    title = min(_TITLE[1], room - columns * (column + GAP))
    return Plan(max(1, title), days, column, columns)


def scrolled(first: int, chosen: int, columns: int, outlets: int) -> int:
    """Return which column is the first in sight, moving no more than brings a chosen one there."""
    first = min(first, chosen)
    first = max(first, chosen - columns + 1)
    return max(0, min(first, outlets - columns))


def head_lines(outlets: Sequence[OutletCover], shape: Plan, chosen: int, rows: int) -> list[Line]:
    """Return the heads of columns: names at the bottom of their lines, then the totals.

    Args:
        outlets: Those in sight.
        shape: Of the table.
        chosen: Which of them is the one that the cursor is in; -1 for none.
        rows: Lines that a name may fill.
    """
    names = [_name_lines(outlet_words(one.outlet), shape.column, rows) for one in outlets]
    lines = []
    for row in range(rows):
        line = [Piece(" " * shape.begin, ())]
        for number, name in enumerate(names):
            at = row - rows + len(name)
            words = name[at] if at >= 0 else ""
            line.append(_column(words, shape, "strong" if number == chosen else "meta"))
        lines.append(tuple(line))
    room = shape.begin - LEFT
    told = fit("told, of those in its time", room)
    line = [Piece(" " * LEFT, ()), _padded(told, room, "meta")]
    for one in outlets:
        line.append(_column(told_words(one), shape, "outlet"))
    return [*lines, tuple(line)]


def _name_lines(name: str, room: int, rows: int) -> list[str]:
    """Return a name in lines, a word too long for one cut short: what is in hand is told whole."""
    words = (cut_short(word, room) for word in name[:_LONGEST].split())
    return fit_lines(" ".join(words), room, rows)


def story_line(story: Story, shape: Plan, *, chosen: bool) -> Line:
    """Return what stands before the cells of a story: its title and its days."""
    title = fit(guard(story.title[:_LONGEST]) or UNTITLED, shape.title)
    line = [_padded(title, shape.title, "strong" if chosen else "outlet")]
    if shape.days:
        days = fit(period(story.first, story.last) or "date unknown", shape.days)
        line += [Piece(" " * GAP, ()), _padded(days, shape.days, "meta")]
    return tuple(line)


def cell_pieces(cover: Cover) -> Line:
    """Return a cell: its sign, and how many articles told the story."""
    sign = SIGNS[cover.kind]
    if cover.kind == "told":
        return Piece(sign, ("accent",)), Piece(f" {cover.articles:,}", ("outlet",))
    return (Piece(sign, ("meta",)),)


def ordered(found: Coverage, order: CoverOrder) -> list[int]:
    """Return the places of stories in the order in which they are listed."""
    places = list(range(len(found.stories)))
    if order == "biggest":
        places.sort(key=lambda at: (-found.stories[at].tellers, -len(found.stories[at].articles)))
    return places


def _column(words: str, shape: Plan, role: str) -> Piece:
    return _padded(" " * GAP + words, shape.column + GAP, role)


def _padded(words: str, room: int, role: str) -> Piece:
    return Piece(words + " " * max(0, room - cell_len(words)), (role,))
