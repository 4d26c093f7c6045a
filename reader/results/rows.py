"""The rows of a list of results, of which only those near what is in sight are known: pure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.results.heights import Heights
from reader.results.lines import Line, Words, result_lines
from reader.text.marks import Piece
from reader.text.wrap import fit

if TYPE_CHECKING:
    from collections.abc import Iterable

    from index.results import Row

AHEAD = 20
"""Rows asked for above and below those in sight."""
BELOW = 3
"""Lines that a row takes below another one with its text, the blank one after it among them."""


class ResultRows:
    """Keeps what was filled in, broken into lines, and tells what is still to be asked for.

    Lines are counted from the first row on, without what is left blank above it.
    """

    def __init__(
        self,
        count: int,
        words: Words,
        *,
        cells: int,
        snippets: int,
        guess: int,
    ) -> None:
        """Begin with nothing known.

        Args:
            count: How many rows there are.
            words: What is said of a row besides.
            cells: That a line may fill.
            snippets: That a row shows at most.
            guess: Lines that a row probably takes, the blank one after it among them.
        """
        self.count = count
        self.cells = cells
        self.snippets = snippets
        self._words = words
        self._rows: dict[int, Row] = {}
        self._lines: dict[int, tuple[Line, ...]] = {}
        self._heads: dict[int, Line] = {}
        """By row what stands above it, a line that is none of its own."""
        self._heights = Heights(count, guess)
        self._asked: set[int] = set()
        self._fresh: set[int] = set()
        """Rows filled in since all were to be asked for again."""

    @property
    def height(self) -> int:
        """Lines that all rows take, as far as is known."""
        return self._heights.top(self.count)

    def row(self, number: int) -> Row | None:
        """Return a row, if it has been filled in."""
        return self._rows.get(number)

    def lines(self, number: int) -> tuple[Line, ...] | None:
        """Return the lines of a row, without what stands above it, if it has been filled in."""
        return self._lines.get(number)

    def head_at(self, line: int) -> Line:
        """Return what stands on a line as the head of the row below it; nothing where none does."""
        number = self._heights.item_at(max(0, line)) if self.count else 0
        return self._heads.get(number, ()) if line == self.top(number) else ()

    def body(self, number: int) -> int:
        """Return the line that a row itself begins on, below what stands above it."""
        return self.top(number) + bool(self._heads.get(number))

    def top(self, number: int) -> int:
        """Return the line that a row begins on, with what stands above it."""
        return self._heights.top(number)

    def shown_height(self, number: int) -> int:
        """Return how many lines a row takes, without the blank one after it."""
        return self._heights.of(number) - 1

    def nearest(self, line: int) -> int:
        """Return the row that a line belongs to, the blank one after it too."""
        return self._heights.item_at(max(0, line))

    def at(self, line: int) -> int | None:
        """Return the row that is drawn on a line; None between rows."""
        if line < 0 or not self.count:
            return None
        number = self._heights.item_at(line)
        below = self.top(number) + self.shown_height(number)
        return number if self.body(number) <= line < below else None

    def fill(self, start: int, rows: Iterable[Row]) -> dict[int, Row]:
        """Take in rows from a number on; return those that are of this list, by number."""
        new = {number: row for number, row in enumerate(rows, start) if number < self.count}
        self._rows |= new
        self._fresh.update(new)
        self._break(new)
        return new

    def change(self, start: int, removed: int, added: int) -> None:
        """Take out some rows from a number on, and make room for others there.

        Rows known before and after stay known; none counts as asked for any more.
        """

        def moved(number: int) -> int | None:
            if number < start:
                return number
            return number - removed + added if number >= start + removed else None

        self.count += added - removed
        kept = {to: row for number, row in self._rows.items() if (to := moved(number)) is not None}
        self._fresh = {to for number in self._fresh if (to := moved(number)) is not None}
        self._rows, self._lines, self._heads = kept, {}, {}
        self._asked.clear()
        self._heights = Heights(self.count, self._heights.guess)
        self._break(kept)
        unseen = range(start, min(start + added, start + AHEAD * 2))
        self._heights.learn(dict.fromkeys(unseen, BELOW))

    def lay_out(self, cells: int, snippets: int) -> None:
        """Break the lines of what was filled in anew."""
        self.cells, self.snippets = cells, snippets
        self._break(self._rows)

    def _break(self, numbers: Iterable[int]) -> None:
        heights = {}
        for number in numbers:
            row = self._rows[number]
            self._lines[number] = result_lines(row, self.cells, self.snippets, self._words)
            head = fit(self._words.head(row), self.cells)
            if head:
                self._heads[number] = (Piece(head, ("head",)),)
            else:
                self._heads.pop(number, None)
            heights[number] = len(self._lines[number]) + bool(head) + 1
        self._heights.learn(heights)

    def known(self, first_line: int, last_line: int) -> bool:
        """Tell whether all rows are known that are in sight when some lines are."""
        first, last = self.nearest(first_line), self.nearest(last_line)
        return all(number in self._rows for number in range(first, min(self.count, last + 1)))

    def ask(self, first_line: int, last_line: int, *, again: bool = False) -> range:
        """Return the rows to be asked for when some lines are in sight, and take them as asked.

        Args:
            first_line: The first one in sight.
            last_line: The last one.
            again: Ask for all anew, what is known too: it may be told otherwise now.
        """
        if again:
            self._asked.clear()
            self._fresh.clear()
        first, last = self.nearest(first_line), self.nearest(last_line)
        wanted = range(max(0, first - AHEAD), min(self.count, last + AHEAD + 1))
        missing = [n for n in wanted if n not in self._fresh and n not in self._asked]
        self._asked.update(missing)
        return range(missing[0], missing[-1] + 1) if missing else range(0)
