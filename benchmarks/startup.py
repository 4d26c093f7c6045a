"""How long a person looks at an empty terminal: the reader against the least Textual application.

And until when the corpus can be searched, as the screen tells: on the first start, when all of it
has to be read, and on the next.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
from typing import TYPE_CHECKING

from benchmarks.measure import Timings, interleaved, ratio, timed
from benchmarks.plain_app import PLACEHOLDER
from benchmarks.tables import NONE, load, milliseconds, show, table, tell, times
from benchmarks.terminal import COLUMNS, ROWS, painted

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from benchmarks.corpora import Corpora

_ROUNDS = 11
_OPEN = r"corpus-reader[\s\S]*(?:opening …|search [\d,]+ articles)"
FIRST, NEXT, PLAIN, PYTHON = "first start", "next start", "plain Textual", "Python alone"


def run(corpora: Corpora, _number: int) -> None:
    """Measure, and print."""
    searchable: dict[str, list[float]] = {FIRST: [], NEXT: []}
    folder, indexed = corpora.few.folder, corpora.few_indexed
    fresh = corpora.room / "fresh"

    def first() -> float:
        shutil.rmtree(fresh, ignore_errors=True)
        return _start(folder, fresh, searchable[FIRST])

    contenders: dict[str, Callable[[], float]] = {
        FIRST: first,
        NEXT: lambda: _start(folder, indexed, searchable[NEXT]),
        PLAIN: lambda: painted([sys.executable, "-m", "benchmarks.plain_app"], [PLACEHOLDER])[0],
        PYTHON: timed(_python),
    }
    tell(f"starting in a terminal of {COLUMNS} × {ROWS}, {_ROUNDS} times each")
    before = load()
    timings = interleaved(contenders, _ROUNDS, rehearsals=1)
    title = f"First paint, {corpora.few.name}, {COLUMNS} × {ROWS}, load {before} to {load()}"
    show(title, _told(timings, searchable))


def _start(folder: Path, indexes: Path, searchable: list[float]) -> float:
    command = [sys.executable, "-m", "reader", str(folder), "--index-dir", str(indexes)]
    paint, full = painted(command, [_OPEN, r"search (?!0 )[\d,]+ articles"])
    searchable.append(full)
    return paint


def _python() -> None:
    subprocess.run([sys.executable, "-c", "pass"], check=True)


def _told(timings: dict[str, Timings], searchable: dict[str, list[float]]) -> str:
    rows = []
    for name, taken in timings.items():
        against = NONE if name in (PLAIN, PYTHON) else times(ratio(taken, timings[PLAIN]))
        shown = searchable.get(name)
        full = milliseconds(Timings(tuple(shown[-_ROUNDS:])).median) if shown else NONE
        cells = [milliseconds(taken.median), milliseconds(taken.percentile(0.95)), against, full]
        rows.append([name, *cells])
    head = ["", "first paint, median", "p95", f"against {PLAIN}", "articles shown as searchable"]
    return table(head, rows)
