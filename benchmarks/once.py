"""One contender, from the start of its process to its first answer: `python -m benchmarks.once`.

A process of its own, because what a program has to import is part of what a person waits for. The
last line printed is the seconds that indexing itself took.
"""

from __future__ import annotations

import argparse
import time
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

_PAGE = 20


def ours(source: Path, place: Path, word: str) -> float:
    """Bring the library level with a folder, and search.

    Args:
        source: The folder.
        place: Of the index.
        word: What is searched for.
    """
    from index.library import Library  # noqa: PLC0415  part of what is measured

    with Library.open(source, index_dir=place) as library:
        began = time.perf_counter()
        library.refresh()
        took = time.perf_counter() - began
        assert library.rows(library.search(word), 0, _PAGE)
    return took


def fts5(source: Path, place: Path, word: str) -> float:
    """Put cleaned texts into FTS5 where they aren't yet, and search."""
    from benchmarks.questions import Question  # noqa: PLC0415  as above
    from benchmarks.sqlite import Fts5  # noqa: PLC0415  part of what is measured
    from benchmarks.texts import saved  # noqa: PLC0415  as above

    peer = Fts5(place)
    began = time.perf_counter()
    if not place.exists():
        peer.build(saved(source), 1)
    took = time.perf_counter() - began
    peer.open("page")
    assert peer.page(Question("term", "term", (word,)))
    peer.close()
    return took


def whoosh(source: Path, place: Path, word: str) -> float:
    """Put cleaned texts into a stock Whoosh index where they aren't yet, and search."""
    from benchmarks.questions import Question  # noqa: PLC0415  as above
    from benchmarks.stock import StockWhoosh  # noqa: PLC0415  part of what is measured
    from benchmarks.texts import saved  # noqa: PLC0415  as above

    peer = StockWhoosh(place)
    began = time.perf_counter()
    if not place.exists():
        peer.build(saved(source), 1)
    took = time.perf_counter() - began
    peer.open("page")
    assert peer.page(Question("term", "term", (word,)))
    peer.close()
    return took


CONTENDERS: dict[str, Callable[[Path, Path, str], float]] = {
    "ours": ours,
    "fts5": fts5,
    "whoosh": whoosh,
}


def main() -> None:
    """Do what the arguments say."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.once", description=__doc__)
    parser.add_argument("contender", choices=CONTENDERS)
    parser.add_argument("source", type=Path)
    parser.add_argument("place", type=Path)
    parser.add_argument("word")
    asked = parser.parse_args()
    print(CONTENDERS[asked.contender](asked.source, asked.place, asked.word))


if __name__ == "__main__":
    main()
