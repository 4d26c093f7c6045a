"""How long until a folder can be searched: ours against FTS5 and stock Whoosh.

The peers are handed cleaned texts. Ours reads the files, finds title, outlet, date and body, stores
the articles, and indexes them; on the next start it looks whether anything changed.
"""

from __future__ import annotations

import resource
import shutil
import subprocess
import sys
import time
from typing import TYPE_CHECKING

from benchmarks.measure import Timings, interleaved, ratio
from benchmarks.questions import questions_for
from benchmarks.tables import NONE, load, milliseconds, show, table, tell, times
from benchmarks.texts import save, texts_of
from index.library import Library

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from benchmarks.corpora import Corpora

_ROUNDS = 7
_PEERS = {"fts5": "FTS5", "whoosh": "stock Whoosh"}


class Starts:
    """Starts contenders anew or again, and keeps what they say of themselves."""

    def __init__(self, room: Path, sources: dict[str, Path], word: str) -> None:
        """Keep what is to be started.

        Args:
            room: A folder for their indexes.
            sources: What each contender indexes.
            word: What each searches for.
        """
        self._room = room
        self._sources = sources
        self._word = word
        self.indexing: dict[str, list[float]] = {}
        """Seconds that indexing took within each start."""
        self.processor: dict[str, list[float]] = {}
        """Seconds of processor time of each start."""

    def first(self, name: str) -> Callable[[], float]:
        """Return a contender that has no index yet."""

        def contend() -> float:
            place = self._room / f"first-{name}"
            shutil.rmtree(place, ignore_errors=True)
            place.unlink(missing_ok=True)
            return self._start(name, place, f"{name}, first start")

        return contend

    def again(self, name: str) -> Callable[[], float]:
        """Return a contender that has its index."""
        place = self._room / f"again-{name}"
        self._start(name, place, "")
        return lambda: self._start(name, place, f"{name}, next start")

    def _start(self, name: str, place: Path, label: str) -> float:
        command = [sys.executable, "-m", "benchmarks.once", name]
        command += [str(self._sources[name]), str(place), self._word]
        began, processor = time.perf_counter(), _children()
        ran = subprocess.run(command, check=True, capture_output=True, text=True)
        took = time.perf_counter() - began
        self.processor.setdefault(label, []).append(_children() - processor)
        self.indexing.setdefault(label, []).append(float(ran.stdout.split()[-1]))
        return took


def _children() -> float:
    """Return the processor time of all processes that were started and have ended, in seconds."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def run(corpora: Corpora, _number: int) -> None:
    """Measure, and print."""
    with Library.open(corpora.few.folder, index_dir=corpora.few_indexed) as library:
        texts = list(texts_of(library.articles()))
    cleaned = corpora.room / "cleaned.jsonl"
    save(texts, cleaned)
    room = corpora.room / "starts"
    room.mkdir()
    sources = {"ours": corpora.few.folder, **dict.fromkeys(_PEERS, cleaned)}
    starts = Starts(room, sources, questions_for(texts)[8].words[0])
    tell(f"indexing {corpora.few.name}, {_ROUNDS} times each")
    before = load()
    contenders = {f"{name}, first start": starts.first(name) for name in sources}
    contenders |= {f"{name}, next start": starts.again(name) for name in sources}
    timings = interleaved(contenders, _ROUNDS, rehearsals=1)
    title = f"Until a search is answered, {corpora.few.name}, load {before} to {load()}"
    show(title, _told(timings, starts))


def _told(timings: dict[str, Timings], starts: Starts) -> str:
    rows = []
    for name, taken in timings.items():
        start = name.partition(", ")[2]
        peers = [timings[f"{peer}, {start}"] for peer in _PEERS]
        mine = name.startswith("ours")
        rows.append(
            [
                name,
                milliseconds(taken.median),
                milliseconds(taken.percentile(0.95)),
                *(
                    milliseconds(Timings(tuple(seconds[name][-_ROUNDS:])).median)
                    for seconds in (starts.processor, starts.indexing)
                ),
                *(times(ratio(taken, peer)) if mine else NONE for peer in peers),
            ]
        )
    head = ["", "process to answer, median", "p95", "processor", "of it indexing"]
    return table(head + [f"ours against {peer}" for peer in _PEERS.values()], rows)
