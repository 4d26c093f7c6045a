"""Names of many articles, found beside a reader that is searched meanwhile, and killed midway.

A process finds names in a thread, as the reader does, and searches every quarter of a second. It is
killed when half of the texts have names, with SIGKILL and alone, and started again. Searches while
names are found are compared with the same ones once all are found.
"""

from __future__ import annotations

import json
import subprocess
import sys
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING

from benchmarks.articles import write
from benchmarks.held import Held
from benchmarks.measure import Timings
from benchmarks.tables import NONE, load, milliseconds, show, table, tell, times
from index.library import Library
from index.words import count_words, word_spans

if TYPE_CHECKING:
    from pathlib import Path

    from benchmarks.corpora import Corpora
    from index.article import Article

_ASKED = 24
"""Words that are searched for, and searches that are made at least."""


@dataclass(frozen=True, slots=True)
class Part:
    """What one process did."""

    seconds: float
    """Until it ended, its start included."""
    searches: Timings
    """Leaving out the first time that each word is asked: they find nothing kept."""
    texts: int
    """That had names by its last line, of those that had none when it began."""
    wanted: int
    memory: int
    """The most that it and its processes held together, in bytes."""


def run(corpora: Corpora, number: int) -> None:
    """Measure, and print."""
    folder = write(corpora.room / f"named-{number}", number)
    indexes = corpora.room / "named-indexed"
    with Library.open(folder, index_dir=indexes) as library:
        tell(f"indexing {number:,} made-up articles")
        library.refresh()
        articles = list(library.articles())
    words = sum(count_words(article.text) for article in articles)
    asked = _words(articles)
    before = load()
    tell("finding names, to be killed midway")
    first = _process(folder, indexes, asked, until=0.5)
    kept = _named(folder, indexes)
    tell(f"{first.texts:,} texts had names when it was killed, {kept:,} were kept; going on")
    second = _process(folder, indexes, asked)
    if _named(folder, indexes) != number:
        raise RuntimeError("some texts have no names after all")
    tell("searching with nothing else to do")
    idle = _process(folder, indexes, asked)
    rows = [
        _row("until killed", first, idle, kept, words / number),
        _row("gone on", second, idle, second.wanted, words / number),
        ["all names found", *[NONE] * 3, *_searched(idle), NONE, _megabytes(idle)],
    ]
    head = ["", "texts", "a second", "words a second", "a search", "p95", "against idle", "memory"]
    title = f"Names beside a reader, made up ({number:,} articles), load {before} to {load()}"
    lost = first.texts - kept
    show(title, f"{table(head, rows)}\n\nLost by the kill: the names of {lost:,} texts.")


def _process(folder: Path, indexes: Path, asked: list[str], *, until: float | None = None) -> Part:
    """Let a process find names and search, and kill it once a share of the texts has names."""
    command = [
        sys.executable,
        "-m",
        "benchmarks.asking",
        str(folder),
        str(indexes),
        str(2 * _ASKED),
    ]
    began = time.perf_counter()
    taken: list[float] = []
    done = total = 0
    with subprocess.Popen([*command, *asked], stdout=subprocess.PIPE) as process:
        assert process.stdout is not None
        held = Held(process.pid)
        for line in process.stdout:
            took, done, total = json.loads(line)
            taken.append(took)
            if until is not None and total and done >= until * total:
                process.kill()
                break
        process.wait()
        held.end()
    seconds = time.perf_counter() - began
    searches = Timings(tuple(taken[_ASKED:] or taken))
    return Part(seconds, searches, done, total, held.most)


def _named(folder: Path, indexes: Path) -> int:
    with Library.open(folder, index_dir=indexes) as library:
        return library.overview().names_done


def _words(articles: list[Article]) -> list[str]:
    """Return words of the articles, each from another one."""
    chosen = articles[:: max(1, len(articles) // _ASKED)][:_ASKED]
    words = [[word for word, _, _ in word_spans(article.text)] for article in chosen]
    return [max(some[: len(some) // 2], key=len) for some in words]


def _row(name: str, part: Part, idle: Part, texts: int, words: float) -> list[str]:
    rate = texts / part.seconds
    factor = times(part.searches.median / idle.searches.median)
    figures = [f"{texts:,}", f"{rate:.1f}", f"{rate * words:,.0f}"]
    return [name, *figures, *_searched(part), factor, _megabytes(part)]


def _searched(part: Part) -> list[str]:
    return [milliseconds(part.searches.median), milliseconds(part.searches.percentile(0.95))]


def _megabytes(part: Part) -> str:
    return f"{part.memory / 1e6:,.0f} MB"
