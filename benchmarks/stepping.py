"""From the key that puts the next article of 3,000 words beside another one to its links.

In the reader, in a terminal: the article was worked out ahead while the one before was shown.
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from benchmarks.long_pair import WORDS, written
from benchmarks.measure import Timings
from benchmarks.pressed import Session
from benchmarks.tables import load, milliseconds, show, table, tell
from index.library import Library

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from benchmarks.painting import Painting
    from index.article import Article

_ROUNDS = 20
_HEADS = slice(2, 5)
"""The lines that tell which article is beside."""
_ENTER = b"\r"
FIRST, ALL = "the next article's head", "all of it"


def measure(room: Path, pairs: Iterable[tuple[Article, Article]]) -> None:
    """Measure, and print.

    Args:
        room: An empty folder.
        pairs: Articles on one event each.
    """
    one, other = zip(*pairs, strict=True)
    folder = written(room / "three", {"a": one, "b": other, "c": other[::-1]})
    indexed = room / "three-indexes"
    with Library.open(folder, index_dir=indexed) as library:
        tell("indexing three long articles, with names and stories")
        library.refresh()
        library.find_names()
        library.warm_up()
    before = load()
    taken = _stepped([sys.executable, "-m", "reader", str(folder), "--index-dir", str(indexed)])
    rows = [
        [name, milliseconds(each.median), milliseconds(each.percentile(0.95))]
        for name, each in taken.items()
    ]
    title = f"Another article of {WORDS:,} words beside one, {_ROUNDS} steps"
    show(f"{title}, load {before} to {load()}", table(["until painted", "median", "p95"], rows))


def _stepped(command: Sequence[str]) -> dict[str, Timings]:
    session = Session(command)
    taken: dict[str, list[float]] = {FIRST: [], ALL: []}
    try:
        session.until(" 3 articles", _anywhere)
        session.last()
        for keys, awaited in (
            (b"the", "3 of 3 articles"),
            (_ENTER, "compare"),
            (b"c", "put beside"),
        ):
            session.terminal.send(keys)
            session.until(awaited, _anywhere)
            session.last()
        session.terminal.send(_ENTER)
        session.until("1 of 2", _heads)
        session.last()
        for step in range(_ROUNDS):
            session.terminal.send(b"<" if step % 2 else b">")
            first = session.until("1 of 2" if step % 2 else "2 of 2", _heads)
            taken[FIRST].append(first)
            taken[ALL].append(first + session.last())
    finally:
        session.terminal.end()
    return {name: Timings(tuple(seconds)) for name, seconds in taken.items()}


def _anywhere(painting: Painting) -> str:
    return "\n".join(painting.lines())


def _heads(painting: Painting) -> str:
    return "\n".join(painting.lines()[_HEADS])
