"""How much each pair of a story's articles shares, as a table: lines of pieces, pure."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from rich.cells import cell_len

from reader.export.story_words import SHARES
from reader.stories.pairs import Pair
from reader.stories.timeline import label_pieces, shortened
from reader.text.marks import Piece
from reader.text.safe import guard

if TYPE_CHECKING:
    from collections.abc import Iterator

    from index.story import PairShare
    from reader.stories.pairs import PairBook, Unit
    from reader.stories.rows import Line
    from reader.stories.timeline import Columns

GAP = 3
"""Cells between the number of sentences and the first column."""
NUMBER, FIGURES = 4, 10
"""Cells of the number in a cell, and of all that stands in it: "   8  33 %"."""
STEP, LEAST_STEP = 14, 11
"""Cells from column to column: as drawn, and where only so all of them stand side by side."""
TINTS = (0.10, 0.16, 0.24, 0.32)
"""The parts of an article from which on a cell has the first, second, third and fourth tint."""
EXPLAINED = (
    SHARES,
    "passages of the row found in the column",
)
"""What the table tells, in full and in fewer words."""
HEAD = "How much each pair shares"


class Grid(NamedTuple):
    """Where the cells of the table stand, and which of them are in sight."""

    begin: int
    """Cells before the first column in sight."""
    step: int
    shown: int
    """Columns that there is room for."""
    left: int
    """The first column in sight."""

    @property
    def width(self) -> int:
        """Cells of a cell."""
        return min(self.step, STEP) - (2 if self.step >= STEP else 1)

    def columns(self, count: int) -> range:
        """Return the columns in sight, of so many."""
        return range(self.left, min(count, self.left + self.shown))

    def column_at(self, x: int, count: int) -> int | None:
        """Return the column at a cell of a row, None beside them."""
        place = (x - self.begin) // self.step
        inside = x >= self.begin and (x - self.begin) % self.step < self.width
        columns = self.columns(count)
        return columns[place] if inside and place < len(columns) else None


def grid_of(
    count: int, columns: Columns, width: int, *, widest: int, chosen: int, left: int
) -> Grid:
    """Return where the columns stand.

    Args:
        count: How many there are.
        columns: Where labels and figures of the rows stand.
        width: Cells that a row may fill.
        widest: Cells of the longest name of a column.
        chosen: The column that has to be in sight.
        left: The first one in sight until now.
    """
    begin = columns.after + GAP
    room = max(LEAST_STEP, width - begin)
    step = STEP
    fits = (room + 2) // count
    if fits > STEP:
        step = min(fits, max(STEP, widest + 1))
    elif count * STEP - 2 > room:
        fitting = (room + 1) // count
        step = min(fitting, STEP - 1) if fitting >= LEAST_STEP else STEP
    shown = max(1, min(count, (room + 2) // step))
    left = max(0, min(left, chosen, count - shown))
    return Grid(begin, step, shown, max(left, chosen - shown + 1))


def tint(share: PairShare) -> str:
    """Return the role of a cell: one of four tints, "" for none."""
    level = bisect_right(TINTS, share.matched / share.of) if share.of else 0
    return f"share-{level}" if level else ""


def row_label(unit: Unit, room: int) -> str:
    """Return what a row is called, with how many more have the same text.

    Args:
        unit: The row.
        room: Cells within which that is told in words too.
    """
    more = len(unit.articles) - 1
    full = f"{unit.label} +{more} same text"
    if not more:
        return unit.label
    return full if cell_len(full) <= room else f"{unit.label} +{more}"


class Chosen(NamedTuple):
    """The cell that is chosen."""

    row: int
    column: int
    focus: bool
    """Whether the keys go to the table now."""


@dataclass(frozen=True, slots=True)
class Table:
    """A story's articles against each other, as it is drawn now."""

    units: tuple[Unit, ...]
    book: PairBook
    columns: Columns
    grid: Grid
    chosen: Chosen

    def head_line(self, width: int) -> Line:
        """Return the head of the table, with the columns in sight where those aren't all."""
        shown, count = self.grid.columns(len(self.units)), len(self.units)
        told = [*EXPLAINED]
        if len(shown) < count:
            words = f"columns {shown[0] + 1}–{shown[-1] + 1} of {count}"
            told = [*(f"{explained} · {words}" for explained in EXPLAINED), words]
        room = width - len(HEAD) - 2
        words = next((words for words in told if len(words) <= room), "")
        return (Piece(HEAD, ("head",)), Piece(f"  {words}", ("meta",)))

    def names_line(self) -> Line:
        """Return what the columns are called, each flush right over its figures."""
        line: list[Piece] = []
        at = 0
        for place, number in enumerate(self.grid.columns(len(self.units))):
            end = self.grid.begin + place * self.grid.step + FIGURES
            words = shortened(guard(self.units[number].label), self.grid.step - 1)
            role = "strong" if number == self.chosen.column else "meta"
            line += [Piece(" " * (end - at - cell_len(words)), ()), Piece(words, (role,))]
            at = end
        return tuple(line)

    def row_line(self, row: int) -> Line:
        """Return a row of the table."""
        unit, grid, here = self.units[row], self.grid, self.chosen.row == row
        sentences = self.book.sentences(unit.id)
        of = f"of {sentences:,}" if sentences is not None else ""
        line = [
            *label_pieces(
                row_label(unit, self.columns.label), of, self.columns, "strong" if here else ""
            )
        ]
        for place, number in enumerate(grid.columns(len(self.units))):
            line.append(Piece(" " * (grid.step - grid.width if place else GAP), ()))
            chosen = self.chosen if here and number == self.chosen.column else None
            line += self._cell(row, number, chosen)
        return tuple(line)

    def _cell(self, row: int, column: int, chosen: Chosen | None) -> Iterator[Piece]:
        """Yield a cell: number and percent on their tint, or what stands in place of them."""
        pair = Pair(self.units[row].id, self.units[column].id)
        share = self.book.share(pair) if row != column else None
        pad = " " * (self.grid.width - FIGURES)
        number, percent, role = " " * NUMBER, "…", "meta"
        if row == column:
            percent, role = "—", "rule"
        elif self.book.failed(pair):
            percent = "?"
        elif share is not None and not share.matched:
            percent = "·"
        elif share is not None:
            number = f"{share.matched:>{NUMBER},}"
            percent = f"{max(1, round(100 * share.matched / share.of))} %"
            role = ""
        behind = (tint(share),) if share is not None and tint(share) else ()
        figures = f"{percent:>{FIGURES - NUMBER}}{pad}"
        if chosen is not None:
            sign, bar = ("▌", "accent") if chosen.focus else ("▎", "meta")
            yield Piece(sign, (*behind, bar))
            yield Piece(number[1:] + figures, (*behind, "strong"))
        else:
            yield Piece(number, (*behind, "bright"))
            yield Piece(figures, (*behind, *([role] if role else [])))
