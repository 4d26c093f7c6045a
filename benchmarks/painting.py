"""What a terminal shows after the bytes it was sent, and how many of them changed nothing.

Understands what Textual writes, which is little: the cursor put somewhere, styles, text, line
breaks; everything else is let go by. Kept by hand, since no emulator tells which cells were
painted with what already stood in them: that is what makes a slow link wait.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from rich.cells import cell_len

if TYPE_CHECKING:
    from collections.abc import Iterable

_TOKEN = re.compile(
    r"\x1b\[(?P<csi>[0-?]*)[ -/]*(?P<final>[@-~])"
    r"|\x1b[\]P_][^\x07\x1b]*(?:\x07|\x1b\\)"
    r"|\x1b[()][A-Za-z0-9]"
    r"|\x1b[^\[\]P_()]"
    r"|(?P<control>[\x00-\x1f])"
    r"|(?P<text>[^\x00-\x1f]+)"
)
_UNFINISHED = re.compile(rb"\x1b(?:\[[0-?]*[ -/]*|[\]P_][^\x07\x1b]*\x1b?)?\Z")
_BLANK = (" ", "")


@dataclass(frozen=True, slots=True)
class Painted:
    """What some bytes did to the screen."""

    bytes: int = 0
    """How many they were."""
    cells: int = 0
    """Cells painted, one that was painted twice counted twice."""
    changed: frozenset[tuple[int, int]] = frozenset()
    """Row and column of the cells that show something else than before."""
    rows: tuple[tuple[int, int, int, int], ...] = ()
    """Runs of cells painted: row, first column, column after the last, how many times."""

    @property
    def needless(self) -> float:
        """The share of the cells painted, from 0 to 1, that showed the same before and after."""
        return 1 - len(self.changed) / self.cells if self.cells else 0.0


@dataclass(slots=True)
class Painting:
    """The cells of a terminal, as they are painted."""

    columns: int
    rows: int
    _cells: dict[tuple[int, int], tuple[str, str]] = field(default_factory=dict, init=False)
    _row: int = 0
    _column: int = 0
    _style: str = ""
    _rest: bytes = b""

    def take(self, sent: bytes) -> Painted:
        """Paint what was sent, and return what it did."""
        before = dict(self._cells)
        touched: Counter[tuple[int, int]] = Counter()
        whole = self._rest + sent
        # Half a sequence, or half a character, waits for its other half.
        cut = _UNFINISHED.search(whole)
        end = cut.start() if cut else len(whole)
        text = whole[:end].decode("utf-8", "ignore")
        used = len(text.encode()) if whole[:end].startswith(text.encode()) else end
        self._rest = whole[used:]
        for token in _TOKEN.finditer(text):
            if token["text"]:
                touched.update(self._write(token["text"]))
            elif token["control"]:
                self._control(token["control"])
            elif token["final"]:
                touched.update(self._command(token["csi"], token["final"]))
        changed = frozenset(
            at for at in touched if self._cells.get(at, _BLANK) != before.get(at, _BLANK)
        )
        return Painted(len(sent), sum(touched.values()), changed, tuple(_runs(touched)))

    def lines(self) -> list[str]:
        """Return what can be read."""
        return [
            "".join(self._cells.get((row, x), _BLANK)[0] for x in range(self.columns)).rstrip()
            for row in range(self.rows)
        ]

    def cells(self) -> dict[tuple[int, int], tuple[str, str]]:
        """Return the character and the style of every cell that was painted, by row and column."""
        return dict(self._cells)

    def resize(self, columns: int, rows: int) -> None:
        """Forget what doesn't fit any more."""
        self.columns, self.rows = columns, rows
        kept = {at: cell for at, cell in self._cells.items() if at[0] < rows and at[1] < columns}
        self._cells = kept

    def _write(self, text: str) -> Iterable[tuple[int, int]]:
        for character in text:
            width = cell_len(character)
            at = (self._row, self._column if width else max(0, self._column - 1))
            if not width:
                old, style = self._cells.get(at, _BLANK)
                self._cells[at] = (old + character, style)
            elif at[1] < self.columns:
                self._cells[at] = (character, self._style)
                if width > 1:
                    self._cells[self._row, self._column + 1] = ("", self._style)
                    yield self._row, self._column + 1
            self._column += width
            yield at

    def _control(self, control: str) -> None:
        if control == "\n":
            # Its only use here is before the cursor is put somewhere.
            self._row = min(self._row + 1, self.rows - 1)
        if control in "\r\n":
            self._column = 0

    def _command(self, given: str, final: str) -> Iterable[tuple[int, int]]:
        if final == "m":
            self._style = "" if given in ("", "0") else f"{self._style};{given}"
        elif final == "H":
            numbers = [int(number or 1) for number in (given or "1;1").split(";")]
            self._row, self._column = numbers[0] - 1, (numbers[1] if numbers[1:] else 1) - 1
        elif final == "J" and given == "2":
            self._cells.clear()
        return ()


def _runs(touched: Counter[tuple[int, int]]) -> Iterable[tuple[int, int, int, int]]:
    """Yield cells painted as runs in a row."""
    run: tuple[int, int, int, int] | None = None
    for (row, column), count in sorted(touched.items()):
        if run and (run[0], run[2], run[3]) == (row, column, count):
            run = (row, run[1], column + 1, count)
        else:
            if run:
                yield run
            run = (row, column, column + 1, count)
    if run:
        yield run
