"""Names found text by text, put together over the corpus: kept as numbers, merged beside.

What is found comes in bit by bit, and a search must never wait until tens of thousands of names
are merged. So a search takes the merging at hand, somebody else makes the next one, and what was
gathered is kept in a file for the next start.
"""

from __future__ import annotations

import json
import os
import threading
from array import array
from contextlib import suppress
from typing import TYPE_CHECKING, NamedTuple
from zlib import crc32

import numpy as np

from index.catalogue import State
from index.nametable import NameTable
from index.results import NameRef

if TYPE_CHECKING:
    from pathlib import Path

    import numpy.typing as npt

    from index.catalogue import Catalogue
    from index.columns import Columns


class Goal(NamedTuple):
    """What a merging was made of: which articles, and which names found."""

    articles: State
    last: int


class Gathered:
    """The names of all texts that have any, as numbers."""

    def __init__(self, version: str) -> None:
        self.version = version
        self.last = 0
        """Number of the last text taken in."""
        self.refs: list[NameRef] = []
        self.merged: dict[NameRef, NameRef] = {}
        """Names of articles that have another name in the corpus."""
        self.goal: Goal | None = None
        """What `merged` was made of; None before it was."""
        self._numbers: dict[NameRef, int] = {}
        self._places: dict[str, int] = {}
        self._ends = array("q", [0])
        self._names = array("q")
        self._times = array("q")

    def take_in(self, catalogue: Catalogue) -> None:
        """Add what was found since the last time."""
        if catalogue.naming.last() == self.last:
            return
        for seq, text_hash, uses in catalogue.naming.uses_since(self.last, self.version):
            for use in uses:
                ref = NameRef(use.kind, use.name)
                number = self._numbers.setdefault(ref, len(self.refs))
                if number == len(self.refs):
                    self.refs.append(ref)
                self._names.append(number)
                self._times.append(sum(use.variants.values()))
            self._places[text_hash] = len(self._ends) - 1
            self._ends.append(len(self._names))
            self.last = seq

    def pairs(self, columns: Columns) -> tuple[npt.NDArray[np.int64], ...]:
        """Return the row, the number of the name and its mentions, for every name of an article."""
        ends = np.frombuffer(self._ends, np.int64).copy()
        found = [self._places.get(text_hash, -1) for text_hash in columns.text_hashes]
        place = np.array(found, np.int64)
        known = place >= 0
        begin, end = ends[place[known]], ends[place[known] + 1]
        sizes = end - begin
        row = np.repeat(np.flatnonzero(known), sizes)
        # Each article's stretch, one after the other: its begin, plus how far into it we are.
        passed = np.cumsum(sizes) - sizes
        at = np.arange(sizes.sum()) + np.repeat(begin - passed, sizes)
        names = np.frombuffer(self._names, np.int64) if self._names else np.zeros(0, np.int64)
        times = np.frombuffer(self._times, np.int64) if self._times else np.zeros(0, np.int64)
        return row, names[at], times[at]

    def save(self, file: Path, stamp: str) -> None:
        """Keep all of it in a file, which takes the place of the last one at once."""
        kept = {
            "stamp": stamp,
            "version": self.version,
            "last": self.last,
            "goal": self.goal and (*self.goal.articles, self.goal.last),
            "refs": self.refs,
            "merged": [(*of, *to) for of, to in self.merged.items()],
            "texts": list(self._places.items()),
            "ends": self._ends.tolist(),
            "names": self._names.tolist(),
            "times": self._times.tolist(),
        }
        beside = file.with_name(f"{file.name}.{os.getpid()}")
        with suppress(OSError):  # it only saves time
            data = json.dumps(kept, ensure_ascii=False).encode()
            beside.write_bytes(b"%d\n%b" % (crc32(data), data))
            beside.replace(file)

    @classmethod
    def load(cls, file: Path, stamp: str, version: str) -> Gathered:
        """Return what was kept, or nothing where that is of another catalogue or recogniser."""
        made = cls(version)
        try:
            crc, _, data = file.read_bytes().partition(b"\n")
            if int(crc) != crc32(data):
                return made
            kept = json.loads(data)
            if (kept["stamp"], kept["version"]) != (stamp, version):
                return made
            made.refs = [NameRef(kind, name) for kind, name in kept["refs"]]
            made.merged = {NameRef(a, b): NameRef(c, d) for a, b, c, d in kept["merged"]}
            made.goal = _goal(kept["goal"])
            made._ends = array("q", kept["ends"])
            made._names = array("q", kept["names"])
            made._times = array("q", kept["times"])
            made._places = dict(kept["texts"])
            made._numbers = {ref: number for number, ref in enumerate(made.refs)}
            made.last = int(kept["last"])
        except (OSError, ValueError, KeyError, TypeError):  # none, or not as we write it
            return cls(version)
        return made


def _goal(kept: tuple[str, int, int] | None) -> Goal | None:
    return Goal(State(kept[0], kept[1]), kept[2]) if kept else None


class NameGatherer:
    """Makes tables of the names found so far."""

    def __init__(self, catalogue: Catalogue, file: Path) -> None:
        """Keep what is needed.

        Args:
            catalogue: Where names are stored.
            file: What is gathered is kept here for the next start.
        """
        self._catalogue = catalogue
        self._file = file
        self._guard = threading.Lock()
        self._merging = threading.Lock()
        self._gathered: Gathered | None = None
        self._made: tuple[object, NameTable] | None = None

    def table(self, columns: Columns, version: str, *, exact: bool) -> NameTable:
        """Return the names of all articles as far as they have been found.

        Args:
            columns: The articles.
            version: Of the recogniser whose names are wanted.
            exact: Merged by all that is known now, which may take seconds; else the merging at
                hand will do.
        """
        with self._guard:
            gathered = self._current(version)
            goal = Goal(columns.state, gathered.last)
            wanted = gathered.goal is None or (exact and gathered.goal != goal)
            counts = _counts(gathered, columns) if wanted else {}
        if wanted:
            self._merge(gathered, goal, counts)
        with self._guard:
            return self._table(gathered, columns)

    def _current(self, version: str) -> Gathered:
        last = self._gathered.last if self._gathered else 0
        # Fewer than there were: the catalogue was damaged, and has been made anew.
        lost = self._catalogue.naming.last() < last
        if self._gathered is None or self._gathered.version != version or lost:
            stamp = self._catalogue.state().stamp
            self._gathered = Gathered.load(self._file, stamp, version)
        self._gathered.take_in(self._catalogue)
        return self._gathered

    def _merge(self, gathered: Gathered, goal: Goal, counts: dict[NameRef, int]) -> None:
        with self._merging:
            if gathered.goal == goal:  # somebody else has done it meanwhile
                return
            merged = merged_names(counts)
            with self._guard:
                gathered.merged, gathered.goal = merged, goal
                if counts:
                    gathered.save(self._file, goal.articles.stamp)

    def _table(self, gathered: Gathered, columns: Columns) -> NameTable:
        stamp = (columns.state, gathered.version, gathered.last, gathered.goal)
        if self._made is None or self._made[0] != stamp:
            self._made = (stamp, _table(gathered, columns))
        return self._made[1]


def _table(gathered: Gathered, columns: Columns) -> NameTable:
    targets = [gathered.merged.get(ref, ref) for ref in gathered.refs]
    refs = sorted(set(targets), key=lambda ref: (ref.name, ref.kind or ""))
    places = {ref: place for place, ref in enumerate(refs)}
    place_of = np.array([places[ref] for ref in targets], np.int64)
    row, number, times = gathered.pairs(columns)
    # Two names of one article may be one in the corpus: their mentions are added up.
    width = max(len(refs), 1)
    pairs, inverse = np.unique(row * width + place_of[number], return_inverse=True)
    return NameTable(
        refs=tuple(refs),
        merged=gathered.merged,
        row=pairs // width,
        name=pairs % width,
        mentions=np.bincount(inverse, times, minlength=len(pairs)).astype(np.int64),
        articles=len(columns),
    )


def _counts(gathered: Gathered, columns: Columns) -> dict[NameRef, int]:
    """Return how often each name occurs in the articles that are there now."""
    _, number, times = gathered.pairs(columns)
    totals = np.bincount(number, times, minlength=len(gathered.refs)).astype(np.int64).tolist()
    return {ref: total for ref, total in zip(gathered.refs, totals, strict=True) if total}


def merged_names(counts: dict[NameRef, int]) -> dict[NameRef, NameRef]:
    """Return for each name of an article that has another one in the corpus what that is."""
    if not counts:
        return {}
    from index.names.merge import NameCount, merge_corpus  # noqa: PLC0415  loads the countries

    known = [NameCount(ref.kind, ref.name, count) for ref, count in counts.items() if ref.kind]
    merged = merge_corpus(known)
    return {NameRef(*of): NameRef(*to) for of, to in merged.items() if of != to}
