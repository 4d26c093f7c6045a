"""How long until something is drawn, and how much of it goes over the line.

A long text, a long list, and the reader itself in a terminal: what a person waits for after a key.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from benchmarks import line, pressed
from benchmarks.host import NARROWER, OPEN, drawn
from benchmarks.long_list import lists
from benchmarks.long_text import texts
from benchmarks.measure import Timings, ratio
from benchmarks.mentions import concordances
from benchmarks.tables import NONE, load, milliseconds, show, table, tell, times

if TYPE_CHECKING:
    from collections.abc import Sequence

    from benchmarks.corpora import Corpora
    from benchmarks.host import Big

_CHARACTERS, _MARKS, _ROWS = 1_000_000, 20_000, 100_000
_TEXT_STEPS, _LIST_STEPS = ("pagedown", NARROWER), ("end", "home", "pagedown")
_TEXT_ROUNDS, _LIST_ROUNDS = 3, 1


def run(corpora: Corpora, _number: int) -> None:
    """Measure, and print."""
    tell(f"drawing a text of {_CHARACTERS:,} characters, {_TEXT_ROUNDS} times")
    big(
        f"A text of {_CHARACTERS:,} characters with {_MARKS:,} marks",
        texts(_CHARACTERS, _MARKS), _TEXT_STEPS, _TEXT_ROUNDS,
    )  # fmt: skip
    tell(f"drawing a list of {_ROWS:,}")
    big(f"A list of {_ROWS:,}", lists(_ROWS), _LIST_STEPS, _LIST_ROUNDS)
    tell(f"drawing {_ROWS:,} mentions of a name")
    mentions = concordances(_ROWS)
    big(f"{_ROWS:,} mentions of a name, a line each", mentions, _LIST_STEPS, _LIST_ROUNDS)
    pressed.run(corpora)
    line.run(corpora)


def big(title: str, contenders: Sequence[Big], steps: Sequence[str], rounds: int) -> None:
    """Measure widgets in turns, and print; ours comes first.

    Args:
        title: Of the table.
        contenders: The widgets.
        steps: What is done with them after they are opened.
        rounds: How often.
    """
    before = load()
    taken: dict[str, dict[str, list[float]]] = {each.name: {} for each in contenders}
    for number in range(rounds):
        for contender in list(contenders)[:: -1 if number % 2 else 1]:
            for step, seconds in drawn(contender, steps).items():
                taken[contender.name].setdefault(step, []).append(seconds)
    ours = taken[contenders[0].name]
    rows = []
    for name, by_step in taken.items():
        cells = [name]
        for step in (OPEN, *steps):
            timings = Timings(tuple(by_step[step]))
            cells.append(milliseconds(timings.median))
            mine = by_step is ours
            cells.append(NONE if mine else times(ratio(timings, Timings(tuple(ours[step])))))
        rows.append(cells)
    head = ["", *(word for step in (OPEN, *steps) for word in (step, "against ours"))]
    show(f"{title}, load {before} to {load()}", table(head, rows))
