"""From a key to the list it leads to, painted, in the reader on a large corpus.

What is typed is words of the corpus. A key counts if it changes the number of hits, so that the
screen tells for which letters it answers. An answer is painted when the number of hits is right and
the titles of the first rows are; what comes after that, such as the article beside the list, is
told apart. Alone, on a corpus that has been indexed: `python -m benchmarks.painted FOLDER INDEXES`.
"""

from __future__ import annotations

import argparse
import random
import re
import sys
import tempfile
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.held import processor_of
from benchmarks.measure import Timings
from benchmarks.pressed import CLEAR, Session, right_half_of_bar
from benchmarks.tables import load, milliseconds, show, table, tell
from index.library import Library
from reader.results.question import is_begun

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from benchmarks.painting import Painting
    from index.results import Results

_WORDS = 12
_LONGEST = 8
_SAMPLE = 1_000
"""Articles that words are taken from."""
_TITLES = 3
"""Rows whose titles are awaited."""
_BEGINNING = 12
"""Characters of a title that are looked for; a narrow list cuts what is longer."""
COUNTED, LISTED, SETTLED = "the number of hits", "the list", "all of it"
PROCESSOR = "the list, in processor time"


@dataclass(frozen=True, slots=True)
class Key:
    """What stands in the bar after a key, and what is to be seen then."""

    query: str
    count: int
    titles: tuple[str, ...]
    """How those of the first rows begin."""
    telling: bool
    """Whether the screen shows by the number of hits that it answers this key, and no other."""


def keys_of(library: Library, words: int = _WORDS, seed: int = 4) -> list[list[Key]]:
    """Return words of a corpus letter by letter, with what is found after each.

    Args:
        library: Searched as the screen searches: what finds nothing as a word is a beginning.
        words: How many.
        seed: Of the choice.
    """
    sample = (article.text for article in islice(library.articles(), _SAMPLE))
    found = sorted({word for text in sample for word in _plain(text)})
    chosen = random.Random(seed).sample(found, min(words, len(found)))  # noqa: S311  no secret
    return [list(_keys(library, word)) for word in chosen]


def painted(
    folder: Path, indexes: Path, typed: Sequence[Sequence[Key]], data: str
) -> dict[str, Timings]:
    """Type words into the reader, and return what each telling key took.

    Args:
        folder: The corpus.
        indexes: Where its index is.
        typed: The keys.
        data: A folder for what the reader keeps of whoever uses it.
    """
    command = [sys.executable, "-m", "reader", str(folder), "--index-dir", str(indexes)]
    session = Session(command, {"CORPUS_READER_DATA_DIR": data})
    taken: dict[str, list[float]] = {name: [] for name in (COUNTED, LISTED, SETTLED, PROCESSOR)}
    try:
        session.until(" articles", right_half_of_bar)
        session.last()
        for keys in typed:
            for key in keys:
                if not key.telling:
                    session.terminal.send(key.query[-1:].encode())
                    session.last()
                    continue
                for name, seconds in zip(taken, _pressed(session, key), strict=True):
                    taken[name].append(seconds)
            session.terminal.send(CLEAR)
            session.last()
    finally:
        session.terminal.end()
    return {name: Timings(tuple(seconds)) for name, seconds in taken.items()}


def run_on(folder: Path, indexes: Path, name: str) -> None:
    """Measure on a corpus that has been indexed, and print.

    Args:
        folder: The corpus.
        indexes: Where its index is.
        name: Of the corpus, for people.
    """
    with Library.open(folder, index_dir=indexes) as library:
        typed = keys_of(library)
    tell(f"typing {len(typed)} words into the reader, twice")
    before = load()
    # The first time each key is new to the process that answers it; then none of them is.
    with tempfile.TemporaryDirectory(prefix="typed-") as data:
        taken = painted(folder, indexes, [*typed, *typed], data)
    number = sum(key.telling for keys in typed for key in keys)
    rows = []
    for what, timings in taken.items():
        for when, part in (
            ("first", Timings(timings.seconds[:number])),
            ("again", Timings(timings.seconds[number:])),
        ):
            cells = [milliseconds(part.percentile(share)) for share in (0.5, 0.95, 1.0)]
            rows.append([f"{what}, {when}", *cells])
    title = f"From a key to what it changes, {number} keys, {name}, load {before} to {load()}"
    show(title, table(["until painted", "median", "p95", "slowest"], rows))


def _keys(library: Library, word: str) -> Iterator[Key]:
    before = len(library.search(""))
    for end in range(1, len(word) + 1):
        results = _found(library, word[:end])
        rows = library.rows(results, 0, _TITLES, snippets=0)
        titles = tuple((row.title or "")[:_BEGINNING] for row in rows)
        yield Key(word[:end], len(results), titles, telling=len(results) not in (0, before))
        before = len(results) or before


def _found(library: Library, query: str) -> Results:
    """Return what the screen finds: a word still being typed is a beginning, a letter is all."""
    if is_begun(query):
        return library.search("", sort="newest")
    results = library.search(query)
    return results if len(results) else library.search(f"{query}*")


def _plain(text: str) -> list[str]:
    return re.findall(rf"\b[a-z]{{4,{_LONGEST}}}\b", text)


def _pressed(session: Session, key: Key) -> tuple[float, float, float, float]:
    """Press the last letter of a query, and return when count, list and all are painted.

    Beside the three stands the processor time that the reader used until the list was there: by the
    clock, a busy machine is told rather than the reader.
    """
    pid = session.terminal.process.pid
    before = processor_of(pid)
    session.terminal.send(key.query[-1:].encode())
    counted = session.until(f" {key.count:,} of ", right_half_of_bar)
    listed = counted + session.until_shown(lambda screen: _lists(screen, key.titles), key)
    used = processor_of(pid) - before
    return counted, listed, listed + session.last(), used


def _lists(painting: Painting, titles: Sequence[str]) -> bool:
    """Tell whether the titles stand below each other, whatever stands beside them."""
    lines = iter(painting.lines()[3:])
    return all(any(title in line for line in lines) for title in titles)


def main() -> None:
    """Measure on a corpus that has been indexed."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.painted", description=__doc__)
    parser.add_argument("folder", type=Path, help="the corpus")
    parser.add_argument("indexes", type=Path, help="the index directory")
    asked = parser.parse_args()
    run_on(asked.folder, asked.indexes, asked.folder.name)


if __name__ == "__main__":
    main()
