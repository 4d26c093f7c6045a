"""`python -m benchmarks`: measures all of it, or one thing, and prints tables."""

from __future__ import annotations

import argparse
import os
import platform
import sys
import tempfile
from importlib import import_module
from pathlib import Path

from benchmarks.corpora import SHARED, Corpora, shared
from benchmarks.machine import keep_bytecode
from benchmarks.tables import load, tell

_MEASURED = (
    "startup",
    "searchable",
    "search",
    "names",
    "naming",
    "merging",
    "many_names",
    "dossiers",
    "reuse",
    "compare",
    "contradictions",
    "quotes",
    "elsewhere",
    "metadata",
    "stories",
    "frame",
    "large",
    "kills",
)
_MANY = 20_000
_NAMED = 2_000
_FEWER = {"search": 1_000, "naming": _NAMED, "dossiers": 10_000, "reuse": 10_000}
"""Made-up articles of what needs fewer, or more of each."""
_KILLS = 40


def main() -> int:
    """Measure what is asked for; return the exit code."""
    asked = _arguments()
    chosen = _MEASURED if asked.what == "all" else (asked.what,)
    if shared() is None:
        tell(f"{SHARED} is not set: made-up articles stand in for real ones, and F1 is left out")
    print(
        f"Python {platform.python_version()} on {platform.system()}, {os.cpu_count()} cores, "
        f"load {load()} at the start."
    )
    with tempfile.TemporaryDirectory(prefix="benchmarks-", ignore_cleanup_errors=True) as room:
        keep_bytecode(Path(room))
        corpora = Corpora(Path(room))
        for name in chosen:
            # Imported when its turn comes: what one loads is nothing to the other.
            measured = import_module(f"benchmarks.{name}")
            many = asked.articles or _FEWER.get(name, _MANY)
            measured.run(corpora, asked.kills if name == "kills" else many)
    return 0


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("what", nargs="?", choices=(*_MEASURED, "all"), default="all")
    parser.add_argument(
        "--articles",
        type=int,
        metavar="N",
        help=f"made-up articles to search in ({_MANY:,}), or to find names in ({_NAMED:,})",
    )
    parser.add_argument(
        "--kills",
        type=int,
        default=_KILLS,
        metavar="N",
        help=f"how often the program is killed ({_KILLS})",
    )
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
