"""A page of a ledger: rows that say something, some of which lead on. Pure.

The rows of a page that are all of one kind, such as a hundred thousand skipped files, are only made
when they are looked at.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Any, Literal, NamedTuple

from rich.cells import cell_len

from reader.text.marks import Piece
from reader.text.wrap import cut_path, wrap

if TYPE_CHECKING:
    from collections.abc import Callable

Path = tuple[str, ...]
"""What a page is about, from the section on: it stays the same when the corpus changes."""
RowRole = Literal[
    "entry",
    "columns",
    "fact",
    "command",
    "spark",
    "title",
    "head",
    "strong",
    "text",
    "note",
    "blank",
]
Line = tuple[Piece, ...]

FACT_CELLS = 17
"""Cells before the words of a fact."""
COMMAND_CELLS = 24
"""Cells before what a command does."""
MOST_CELLS = 88
"""Cells that a row fills at most: further apart, a figure is hard to tie to its label."""
TEXT_CELLS = 76
"""Cells that a line of running words fills at most."""
GAP = 2
LEAST_LABEL = 26
"""Cells that are left to a label before columns are dropped."""
STEPS = "▁▂▃▄▅▆▇"
MOST_SPARK_CELLS = 4
"""Cells that a month has at most."""


class Column(NamedTuple):
    """A column of the entries of a page."""

    cells: int
    """How wide it is; 0 takes what labels of a set width leave."""
    right: bool = True
    """Whether its words stand flush right."""
    worth: int = 9
    """Where there is no room for all columns, the one of least worth is dropped first."""
    bar: bool = False
    """Whether the share of each row is drawn in it."""


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a page, or several lines where its words are long. All of it is guarded."""

    label: str
    cells: tuple[str, ...] = ()
    """Beside the label, in the columns of the page; of a fact, its words."""
    role: RowRole = "entry"
    leads: Path | None = None
    """The page that it leads to."""
    key: int | None = None
    """The key of the article that it shows, once there is a card of it, and leads to."""
    share: float = 0.0
    """How long its bar is, 0 to 1."""
    steps: tuple[int, ...] = ()
    """The numbers of a spark line."""

    @property
    def selectable(self) -> bool:
        """Whether it leads anywhere."""
        return self.leads is not None or self.key is not None

    @property
    def leads_to(self) -> Literal["list", "article", "file"] | None:
        """What it leads to: another page, an article, or all that is known of a file."""
        if self.leads is None:
            return None if self.key is None else "article"
        return "file" if self.leads[0] == "file" else "list"

    @property
    def identity(self) -> object:
        """What tells that two rows are the same although what they say has changed."""
        return self.leads if self.leads is not None else self.key


@dataclass(frozen=True, slots=True)
class Page:
    """What is to be said of one thing."""

    path: Path
    top: tuple[Row, ...]
    """The rows before those that are all of one kind."""
    columns: tuple[Column, ...] = ()
    label_cells: int = 0
    """How wide labels are; 0 for what the columns leave."""
    items: tuple[Any, ...] = ()
    counts: tuple[int, ...] = ()
    """Beside `items`, how often each has what the page is about; empty where that isn't counted."""
    make: Callable[[Any, int], Row] | None = None
    """Makes the row of an item and its count."""
    most: int = MOST_CELLS
    """Cells that its rows fill at most."""
    flush: bool = False
    """Whether entries begin where all else does."""
    card: tuple[str, ...] = ()
    """What the first columns show of an article once there is a card of it: "outlet", "date"."""

    def __len__(self) -> int:
        return len(self.top) + len(self.items)

    def row(self, number: int) -> Row:
        """Return a row."""
        if number < len(self.top):
            return self.top[number]
        place = number - len(self.top)
        if self.make is None:
            raise IndexError(number)
        return self.make(self.items[place], self.counts[place] if self.counts else 0)


BLANK = Row("", role="blank")


class Plan(NamedTuple):
    """How wide labels and columns of a page are in the room that there is."""

    width: int
    """Cells that a line may fill."""
    indent: int
    """Cells that entries are set in from what is over them."""
    label: int
    columns: tuple[tuple[int, int], ...]
    """The number of each column that is shown, and its cells."""


def planned(page: Page, width: int, indent: int) -> Plan:
    """Return what there is room for; the columns of least worth are dropped first."""
    width, indent = min(width, page.most), 0 if page.flush else indent
    numbers = list(range(len(page.columns)))

    def left() -> int:
        return width - indent - sum(page.columns[n].cells + GAP for n in numbers)

    while numbers and left() < (page.label_cells or LEAST_LABEL):
        numbers.remove(min(numbers, key=lambda n: (page.columns[n].worth, -n)))
    label = min(left(), page.label_cells) if page.label_cells else left()
    cells = [(n, page.columns[n].cells or left() - label) for n in numbers]
    return Plan(width, indent, max(1, label), tuple(cells))


def row_lines(page: Page, row: Row, plan: Plan) -> list[Line]:
    """Return a row as lines."""
    if row.role in ("entry", "columns"):
        return [_in_columns(page, row, plan)]
    if row.role in ("fact", "command"):
        return _fact(row, plan)
    if row.role == "spark":
        return _spark(row, plan)
    if row.role == "blank":
        return [()]
    measure = min(plan.width, TEXT_CELLS)
    spans = wrap(row.label, 0, len(row.label), measure)
    lines: list[Line] = [(Piece(row.label[a:b], (row.role,)),) for a, b in spans]
    if row.cells:
        room = plan.width - cell_len(lines[0][0].text)
        if room > cell_len(row.cells[0]):
            lines[0] += (Piece(row.cells[0].rjust(room), ("note",)),)
    return lines


def _in_columns(page: Page, row: Row, plan: Plan) -> Line:
    heads = row.role == "columns"
    words = cut_path(row.label, plan.label)
    gap = plan.label - cell_len(words)
    line = [
        Piece(" " * plan.indent, ()),
        Piece(words, ("note" if heads else "label",)),
        Piece(" " * gap, ()),
    ]
    for number, cells in plan.columns:
        column = page.columns[number]
        cell = row.cells[number] if number < len(row.cells) else ""
        if column.bar and not heads:
            full = max(1, round(row.share * cells)) if row.share else 0
            line += [
                Piece(" " * GAP, ()),
                Piece("▬" * full, ("bar",)),
                Piece(" " * (cells - full), ()),
            ]
            continue
        words = cut_path(cell, cells)
        free = " " * (cells - cell_len(words))
        words = f"{free}{words}" if column.right else f"{words}{free}"
        line.append(Piece(" " * GAP + words, ("note",)))
    return tuple(line)


def _fact(row: Row, plan: Plan) -> list[Line]:
    command = row.role == "command"
    words = row.cells[0] if row.cells else ""
    label = COMMAND_CELLS if command else FACT_CELLS
    indent = 0 if command else plan.indent
    room = max(10, min(plan.width, TEXT_CELLS) - indent - label)
    before = f"{' ' * indent}{row.label:<{label}}"
    roles = ("strong", "note") if command else ("note", "label")
    lines: list[Line] = []
    for span in wrap(words, 0, len(words), room):
        said = words[span.start : span.end]
        lines.append((Piece(before, (roles[0],)), Piece(said, (roles[1],))))
        before = " " * len(before)
    return lines


def _spark(row: Row, plan: Plan) -> list[Line]:
    """Return numbers as a line of steps, and under its ends what the first and last are of."""
    room = min(plan.width, TEXT_CELLS) - plan.indent
    each = min(MOST_SPARK_CELLS, room // len(row.steps)) if row.steps else 0
    if each:
        heights = [steps for steps in row.steps for _ in range(each)]
    else:
        cuts = [len(row.steps) * cell // room for cell in range(room + 1)]
        heights = [sum(row.steps[a:b]) for a, b in pairwise(cuts)]
    most = max(heights, default=0)
    drawn = "".join(
        STEPS[(height * len(STEPS) - 1) // most] if height else " " for height in heights
    )
    before, last = " " * plan.indent, row.cells[0]
    gap = max(GAP, len(drawn) - cell_len(row.label) - cell_len(last))
    return [
        (Piece(before, ()), Piece(drawn, ("spark",))),
        (Piece(f"{before}{row.label}{' ' * gap}{last}", ("note",)),),
    ]
