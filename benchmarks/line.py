"""How many bytes go over the line, and how many of the cells painted look as before.

Over a slow link every kilobyte is waited for: at 9,600 baud a second each. What a plain Textual
application sends stands beside.
"""

from __future__ import annotations

import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING

from benchmarks.painting import Painted, Painting
from benchmarks.pressed import Session
from benchmarks.tables import NONE, load, show, table, tell
from benchmarks.terminal import COLUMNS, ROWS, Terminal

if TYPE_CHECKING:
    from collections.abc import Sequence

    from benchmarks.corpora import Corpora

_QUIET, _START, _IDLE = 0.8, 2.0, 4.0
"""Seconds of silence after which a step, and the start, are over; and those in which nothing is
done."""
_MOST = 8.0
"""Seconds after which a step is over though its cursor blinks."""
_MANY, _READING = 2_000, 3.0
_STEPS = (
    ("a letter", b"t"),
    ("another letter", b"h"),
    ("to the results", b"\r"),
    ("the next result", b"j"),
    ("the next hit, in sight", b"n"),
    ("the next pane", b"\t"),
    ("a line down in the text", b"j"),
    ("back to the results", b"\x1b"),
    ("the article, whole", b"\r"),
    ("back", b"\x1b"),
    ("nothing for four seconds", b""),
)


@dataclass(frozen=True, slots=True)
class Step:
    """Something that was done, and what was painted for it."""

    name: str
    painted: Painted


def run(corpora: Corpora) -> None:
    """Measure, and print."""
    tell("counting bytes")
    before = load()
    folder = str(corpora.few.folder)
    reader = [sys.executable, "-m", "reader", folder, "--index-dir", str(corpora.few_indexed)]
    steps = [
        *(Step(f"ours: {step.name}", step.painted) for step in walked(reader, _STEPS)),
        *(
            Step(f"plain Textual: {step.name}", step.painted)
            for step in walked([sys.executable, "-m", "benchmarks.plain_app"], _STEPS[:2])
        ),
        _indexing(corpora),
    ]
    rows = [_row(step) for step in steps]
    title = (
        f"Bytes over the line, {corpora.few.name}, {COLUMNS} × {ROWS}, load {before} to {load()}"
    )
    show(title, table(["", "bytes", "cells painted", "that changed", "needless"], rows))


def walked(
    command: Sequence[str], steps: Sequence[tuple[str, bytes]], *, start: float = _START
) -> list[Step]:
    """Start a program, press keys, and return what was painted for each.

    Args:
        command: The program.
        steps: What is done, and the keys.
        start: Seconds of silence after which the program is taken to have started.
    """
    terminal, painting = Terminal(command), Painting(COLUMNS, ROWS)
    try:
        done = [Step("until all is there", painting.take(terminal.settled(start, _MOST)))]
        for name, keys in steps:
            if keys:
                terminal.send(keys)
            seen = terminal.settled(_QUIET if keys else _IDLE, _MOST)
            done.append(Step(name, painting.take(seen)))
    finally:
        terminal.end()
    return done


def _indexing(corpora: Corpora) -> Step:
    """Return what is painted while files are read."""
    many = corpora.many(_MANY)
    place = str(corpora.room / "line-indexed")
    command = [sys.executable, "-m", "reader", str(many.folder), "--index-dir", place]
    session = Session(command)
    try:
        session.until("reading   ━", last_rows)
        seen = session.terminal.watch(_READING)
        name = f"ours: {_READING:.0f} seconds of reading files"
        return Step(name, session.painting.take(seen))
    finally:
        session.terminal.end()


def last_rows(painting: Painting) -> str:
    """Return what is said of the work under way."""
    return " ".join(painting.lines()[-4:])


def _row(step: Step) -> list[str]:
    painted = step.painted
    return [
        step.name,
        f"{painted.bytes:,}",
        f"{painted.cells:,}",
        f"{len(painted.changed):,}",
        f"{painted.needless:.0%}" if painted.cells else NONE,
    ]
