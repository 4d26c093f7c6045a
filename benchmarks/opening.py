"""Opening a corpus that has been indexed: until it can be searched, shows rows, knows all stories.

Each time in a process of its own, which opens it twice: the first time imports are made on the way.
Files are in the system's memory. On a corpus that `benchmarks.search` has kept in a room DIR:
`python -m benchmarks.opening DIR/100000/corpus DIR/100000/ours/library`.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import time
from pathlib import Path
from typing import NamedTuple

from benchmarks.contender import PAGE
from benchmarks.measure import Timings
from benchmarks.tables import load, milliseconds, show, table, tell

_ROUNDS = 9


class Opened(NamedTuple):
    """Seconds by the clock since it was begun to open a corpus."""

    searchable: float
    listed: float
    """Until the first twenty rows are there."""
    stories: float
    """Until the table of all stories is, for which neither search nor rows wait."""


def opened(folder: Path, indexes: Path) -> Opened:
    """Open a corpus, and return what that took.

    Args:
        folder: The corpus.
        indexes: Where its index is.
    """
    began = time.perf_counter()
    from index.library import Library  # noqa: PLC0415  importing is a part of it

    with Library.open(folder, index_dir=indexes) as library:
        library.warm_up(stories=False)
        searchable = time.perf_counter()
        library.rows(library.search("", sort="newest"), 0, PAGE)
        listed = time.perf_counter()
        library.warm_up()
        stories = time.perf_counter()
    return Opened(searchable - began, listed - began, stories - began)


def run_on(folder: Path, indexes: Path, rounds: int = _ROUNDS) -> None:
    """Measure, and print.

    Args:
        folder: The corpus.
        indexes: Where its index is.
        rounds: How many processes open it, twice each.
    """
    tell(f"opening {folder} in {rounds} processes")
    before = load()
    command = [sys.executable, "-m", "benchmarks.opening", str(folder), str(indexes), "--once"]
    told = [json.loads(subprocess.check_output(command)) for _ in range(rounds)]
    rows = []
    for at, label in enumerate(("with imports", "again")):
        taken = [Timings(each) for each in zip(*(one[at] for one in told), strict=True)]
        cells = [milliseconds(share) for one in taken for share in (one.median, max(one.seconds))]
        rows.append([label, *cells])
    head = ["", "searchable", "slowest", "first rows", "slowest", "all stories", "slowest"]
    show(f"Opening {folder.parent.name}, load {before} to {load()}", table(head, rows))


def main() -> None:
    """Measure on a corpus that has been indexed."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.opening", description=__doc__)
    parser.add_argument("folder", type=Path, help="the corpus")
    parser.add_argument("indexes", type=Path, help="the index directory")
    parser.add_argument("--once", action="store_true", help="in this process, told as JSON")
    asked = parser.parse_args()
    if asked.once:
        print(json.dumps([opened(asked.folder, asked.indexes) for _ in range(2)]))
    else:
        run_on(asked.folder, asked.indexes)


if __name__ == "__main__":
    main()
