"""Words in their line, cut to the room that there is, the words in one column throughout. Pure.

They are a mention of a name or a hit of a query. A concordance (KWIC, "key word in context") is
read up and down the column of its keyword: left context flush right to it, right context after it
(Luhn, 1960).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from rich.cells import cell_len

from index.article import Span
from reader.text.marks import Piece
from reader.text.phrases import day
from reader.text.safe import guard
from reader.text.wrap import fit

if TYPE_CHECKING:
    from index.lines import ContextLine

DAY_CELLS = 12
"""As wide as "date unknown"."""
OUTLET_CELLS = (16, 20, 26)
GAP = 2
BOTH_FROM = 92
"""Cells from which on day and outlet stand beside a line; on fewer, one of them."""
ONE_FROM = 70
WIDER_FROM = (0, 112, 150)
"""Cells from which on the column of outlets is as wide as said in `OUTLET_CELLS`."""
NO_OUTLET = "outlet unknown"
GONE = "gone meanwhile"
"""Said of a line whose article, or whose words in it, aren't there any more."""


class Plan(NamedTuple):
    """How wide the columns of a concordance are, in cells; 0 for one that isn't shown."""

    day: int
    outlet: int
    left: int
    """Before the words."""
    rest: int
    """From the words on."""

    @property
    def context(self) -> int:
        """Characters wanted on each side of the words: what cells can hold."""
        return max(self.left, self.rest)


def planned(width: int, *, by_outlet: bool) -> Plan:
    """Return the columns of lines so many cells wide.

    Args:
        width: Cells.
        by_outlet: Whether it is the outlet that is shown where there is room for one column beside
            them: the one that the lines are ordered by.
    """
    outlet = max(
        cells for cells, least in zip(OUTLET_CELLS, WIDER_FROM, strict=True) if width >= least
    )
    shown_day, shown_outlet = DAY_CELLS, outlet
    if width < ONE_FROM:
        shown_day = shown_outlet = 0
    elif width < BOTH_FROM:
        shown_day, shown_outlet = (0, outlet) if by_outlet else (DAY_CELLS, 0)
    room = width - sum(cells + GAP for cells in (shown_day, shown_outlet) if cells)
    left = max(1, room * 9 // 20)
    return Plan(shown_day, shown_outlet, left, max(1, room - left))


def line_pieces(line: ContextLine, role: str, plan: Plan) -> list[Piece]:
    """Return words in their line: day, outlet, what stands before them, themselves, what follows.

    Args:
        line: The line.
        role: Of the words, for their style.
        plan: The columns.
    """
    if not line.id:
        return [Piece(fit(GONE, plan.left + plan.rest), ("meta",))]
    found = []
    if plan.day:
        found.append(Piece(_column(day(line.date, weekday=False), plan.day), ("meta",)))
    if plan.outlet:
        words = guard(line.outlet) if line.outlet else NO_OUTLET
        found.append(Piece(_column(words, plan.outlet), ("outlet",) if line.outlet else ("meta",)))
    left = ending(guard(line.left), plan.left)
    mention = guard(line.mention)
    if cell_len(mention) > plan.rest:
        mention = fit(mention, plan.rest)
    right = beginning(guard(line.right), plan.rest - cell_len(mention))
    around = () if line.in_text else ("title",)
    found += [
        Piece(" " * (plan.left - cell_len(left)) + left, around),
        Piece(mention, (role,)),
        Piece(right, around),
    ]
    return found


def _column(words: str, cells: int) -> str:
    words = fit(words, cells)
    return words + " " * (cells - cell_len(words) + GAP)


def ending(text: str, cells: int) -> str:
    """Return as much of the end of a text as fits, from the beginning of a word on.

    A word that is longer than that is cut: nothing of it would be seen else.
    """
    if cell_len(text) <= cells:
        return text
    tail = text[-cells:] if cells else ""
    while cell_len(tail) > cells:
        tail = tail[1:]
    before = text[len(text) - len(tail) - 1]
    if not before.isspace() and (blank := tail.find(" ", 0, len(tail.rstrip()))) >= 0:
        tail = tail[blank:]
    return tail.lstrip()


def beginning(text: str, cells: int) -> str:
    """Return as much of the beginning of a text as fits, up to the end of a word."""
    if cell_len(text) <= cells:
        return text
    head = text[: max(0, cells)]
    while cell_len(head) > cells:
        head = head[:-1]
    after = text[len(head)]
    if not after.isspace():
        begin = len(head) - len(head.lstrip())
        blank = head.rfind(" ", begin)
        head = head[:blank] if blank >= 0 else head
    return head.rstrip()


def line_span(line: ContextLine) -> Span:
    """Return the stretch of its article's text that a line holds, the words and their context."""
    return Span(line.start - len(line.left), line.end + len(line.right))
