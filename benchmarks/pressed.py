"""From a key to what it changes, in the reader in a terminal, against a bare Textual input.

Words are chosen whose number of hits changes with every letter, so that the count on the screen
tells for which letters the answer is.
"""

from __future__ import annotations

import random
import re
import sys
import time
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from benchmarks.measure import Timings
from benchmarks.painting import Painting
from benchmarks.plain_app import PLACEHOLDER
from benchmarks.tables import NONE, load, milliseconds, show, table, tell, times
from benchmarks.terminal import COLUMNS, ROWS, Terminal
from index.library import Library

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence
    from pathlib import Path

    from benchmarks.corpora import Corpora

_WORDS = 10
_LONGEST = 7
_QUIET = 0.25
_PATIENCE = 20.0
CLEAR = b"\x15"  # ctrl+u
"""Empties the query."""
ECHO, COUNT, ALL = "the letter", "the number of hits", "all of it"


@dataclass(frozen=True, slots=True)
class Typed:
    """A word, letter by letter."""

    word: str
    counts: tuple[int, ...]
    """How many articles are found after each letter but the first, which finds all of them."""


@dataclass(slots=True)
class Session:
    """A program in a terminal, with what it shows."""

    command: Sequence[str]
    environment: Mapping[str, str] | None = None
    """Variables of its own."""
    terminal: Terminal = field(init=False)
    painting: Painting = field(init=False)

    def __post_init__(self) -> None:
        self.terminal = Terminal(self.command, environment=self.environment)
        self.painting = Painting(COLUMNS, ROWS)

    def until(self, words: str, where: Callable[[Painting], str]) -> float:
        """Return how many seconds it takes until words are shown.

        Args:
            words: What is awaited.
            where: Returns what can be read where it is awaited.

        Raises:
            TimeoutError: It never is.
        """
        return self.until_shown(lambda painting: words in where(painting), words)

    def until_shown(self, shows: Callable[[Painting], bool], what: object) -> float:
        """Return how many seconds it takes until the screen shows something.

        Args:
            shows: Tells whether it does.
            what: For the message if it never does.

        Raises:
            TimeoutError: It never does.
        """
        began = time.perf_counter()
        while not shows(self.painting):
            rest = began + _PATIENCE - time.perf_counter()
            painted = self.terminal.read(rest) if rest > 0 else None
            if painted is None:
                shown = "\n".join(self.painting.lines())
                raise TimeoutError(f"{what!r} isn't shown, but:\n{shown}")
            self.painting.take(painted)
        return time.perf_counter() - began

    def last(self) -> float:
        """Return how many seconds it takes until nothing more is painted; 0 if nothing is."""
        began = at = time.perf_counter()
        while (painted := self.terminal.read(_QUIET)) is not None:
            at = time.perf_counter()
            self.painting.take(painted)
        return at - began


def run(corpora: Corpora) -> None:
    """Measure, and print."""
    folder, indexed = corpora.few.folder, corpora.few_indexed
    with Library.open(folder, index_dir=indexed) as library:
        typed = telling_words(library, _WORDS)
        total = library.overview().articles
    tell(f"typing {len(typed)} words")
    before = load()
    ours = _reader(folder, indexed, typed, total)
    plain = _plain(typed)
    rows = [
        [f"ours: {name}", *_cells(taken), times(taken.median / plain.median)]
        for name, taken in ours.items()
    ]
    rows.append(["plain Textual: the letter", *_cells(plain), NONE])
    number = sum(len(each.counts) for each in typed)
    title = f"Key to paint, {number} keys, {corpora.few.name}, load {before} to {load()}"
    show(title, table(["until painted", "median", "p95", "against plain Textual"], rows))


def telling_words(library: Library, number: int) -> list[Typed]:
    """Return words of a corpus, of which each letter more finds another number of articles."""
    words = {
        word.lower()
        for article in library.articles()
        for word in re.findall(rf"\b[A-Za-z]{{4,{_LONGEST}}}\b", article.text)
    }
    of = library.overview().articles
    chosen: list[Typed] = []
    ranked = sorted(words)
    random.Random(4).shuffle(ranked)  # noqa: S311  nothing here is secret
    for word in ranked:
        counts = tuple(_found(library, word[:end]) for end in range(2, len(word) + 1))
        differ = all(one != other for one, other in zip((of, *counts), counts, strict=False))
        if differ and min(counts):
            chosen.append(Typed(word, counts))
        if len(chosen) == number:
            break
    return chosen


def _found(library: Library, query: str) -> int:
    """Return how many articles the screen finds: a word still being typed is a beginning."""
    return len(library.search(query)) or len(library.search(f"{query}*"))


def _reader(folder: Path, indexed: Path, typed: Iterable[Typed], total: int) -> dict[str, Timings]:
    command = [sys.executable, "-m", "reader", str(folder), "--index-dir", str(indexed)]
    session = Session(command)
    taken: dict[str, list[float]] = {ECHO: [], COUNT: [], ALL: []}
    try:
        session.until(f" {total:,} articles", right_half_of_bar)
        session.last()
        for each in typed:
            session.terminal.send(each.word[:1].encode())
            session.last()
            for place, count in enumerate(each.counts, 2):
                letters, status = each.word[:place], f" {count:,} of {total:,} article"
                session.terminal.send(letters[-1:].encode())
                echoed = session.until(letters, _bar)
                counted = session.until(status, right_half_of_bar)
                rest = session.last()
                for name, seconds in ((ECHO, 0.0), (COUNT, counted), (ALL, counted + rest)):
                    taken[name].append(echoed + seconds)
            session.terminal.send(CLEAR)
            session.until(f" {total:,} articles", right_half_of_bar)
            session.last()
    finally:
        session.terminal.end()
    return {name: Timings(tuple(seconds)) for name, seconds in taken.items()}


def _plain(typed: Iterable[Typed]) -> Timings:
    session = Session([sys.executable, "-m", "benchmarks.plain_app"])
    taken: list[float] = []
    try:
        session.until(PLACEHOLDER[1:], _anywhere)
        session.last()
        for each in typed:
            for place in range(1, len(each.word) + 1):
                letters = each.word[:place]
                session.terminal.send(letters[-1:].encode())
                taken.append(session.until(letters, _anywhere))
                session.last()
            session.terminal.send(CLEAR)
            session.last()
    finally:
        session.terminal.end()
    return Timings(tuple(taken))


def right_half_of_bar(painting: Painting) -> str:
    """Return where the line of the query tells how many articles answer."""
    return painting.lines()[2][COLUMNS // 2 :]


def _anywhere(painting: Painting) -> str:
    return "".join(painting.lines())


def _bar(painting: Painting) -> str:
    return painting.lines()[2][: COLUMNS // 2]


def _cells(taken: Timings) -> list[str]:
    return [milliseconds(taken.median), milliseconds(taken.percentile(0.95))]
