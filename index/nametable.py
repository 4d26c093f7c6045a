"""Which names occur in which articles, as arrays: for filters, their counts and name lists.

Names found are stored a text; this puts them together over the corpus, merged. It grows as
names come in, and keeps of each text only numbers.
"""

from __future__ import annotations

import threading
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from index.columns import sameness
from index.results import NameRef

if TYPE_CHECKING:
    import numpy.typing as npt

    from index.article import NameKind
    from index.catalogue import Catalogue
    from index.columns import Columns, Rows

_REST = 20.0
"""While names come in, they are merged anew after this many times the time that it took."""


@dataclass(frozen=True, slots=True, eq=False)
class NameTable:
    """Articles by merged names: three arrays beside each other, one place a pair of the two."""

    refs: tuple[NameRef, ...]
    """The merged names, by name and kind."""
    merged: dict[NameRef, NameRef]
    """From the name in one article to the name in the corpus, where they differ."""
    row: npt.NDArray[np.int64]
    """The article, as a row of `Columns`."""
    name: npt.NDArray[np.int64]
    """The name, as a place in `refs`."""
    mentions: npt.NDArray[np.int64]
    """How often it stands there."""
    articles: int

    def holding(self, wanted: NameRef) -> npt.NDArray[np.bool_]:
        """Tell for every article whether it has a name; other case and accents will do."""
        holding = np.zeros(self.articles, np.bool_)
        holding[self.row[np.isin(self.name, self._places(wanted))]] = True
        return holding

    def _places(self, wanted: NameRef) -> list[int]:
        places = [n for n, ref in enumerate(self.refs) if _is(wanted, ref)]
        if places:
            return places
        key = sameness(wanted.name)
        like = {ref for ref in self.refs if _like(wanted, ref, key)}
        like = like or {to for of, to in self.merged.items() if _like(wanted, of, key)}
        return [n for n, ref in enumerate(self.refs) if ref in like]

    def counted(self, rows: Rows, limit: int) -> dict[NameKind, dict[str, int]]:
        """Count in how many of the rows each name occurs: by kind, biggest first, up to a limit."""
        if len(rows) == self.articles:
            found = self.name
        else:
            chosen = np.zeros(self.articles, np.bool_)
            chosen[rows] = True
            found = self.name[chosen[self.row]]
        counts = np.bincount(found, minlength=len(self.refs))
        places = np.flatnonzero(counts)
        # refs are sorted by name, so a stable sort leaves equal counts in that order.
        best = places[np.argsort(-counts[places], kind="stable")]
        told: dict[NameKind, dict[str, int]] = {"person": {}, "organisation": {}, "place": {}}
        for place in best.tolist():
            kind, name = self.refs[place]
            if kind and len(told[kind]) < limit:
                told[kind][name] = int(counts[place])
        return told

    def corpus_name(self, kind: NameKind, name: str) -> NameRef:
        """Return the name in the corpus of a name in an article."""
        ref = NameRef(kind, name)
        return self.merged.get(ref, ref)


def _is(wanted: NameRef, ref: NameRef) -> bool:
    return ref.name == wanted.name and wanted.kind in (None, ref.kind)


def _like(wanted: NameRef, ref: NameRef, key: str) -> bool:
    return wanted.kind in (None, ref.kind) and sameness(ref.name) == key


def merged_names(counts: dict[NameRef, int]) -> dict[NameRef, NameRef]:
    """Return for each name of an article that has another one in the corpus what that is."""
    from index.names.merge import NameCount, merge_corpus  # noqa: PLC0415  loads the countries

    known = [NameCount(ref.kind, ref.name, count) for ref, count in counts.items() if ref.kind]
    merged = merge_corpus(known)
    return {NameRef(*of): NameRef(*to) for of, to in merged.items() if of != to}


class NameGatherer:
    """Gathers the names found so far, and makes tables of them."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue
        self._guard = threading.Lock()
        self._version = ""
        self._last = 0
        self._numbers: dict[NameRef, int] = {}
        self._texts: dict[str, tuple[list[int], list[int]]] = {}
        self._merged: dict[NameRef, NameRef] = {}
        self._merged_at, self._merge_took, self._merged_last = 0.0, 0.0, -1
        self._made: tuple[object, NameTable] | None = None

    def table(self, columns: Columns, version: str, *, complete: bool) -> NameTable:
        """Return the names of all articles as far as they have been found.

        Args:
            columns: The articles.
            version: Of the recogniser whose names are wanted.
            complete: All names have been found, so the merging must be of all of them.
        """
        with self._guard:
            self._gather(version)
            self._merge(complete=complete)
            stamp = (columns.state, version, self._last, self._merged_last)
            if self._made is None or self._made[0] != stamp:
                self._made = (stamp, self._table(columns))
            return self._made[1]

    def _gather(self, version: str) -> None:
        if version != self._version:
            self._version, self._last, self._merged_last = version, 0, -1
            self._numbers, self._texts, self._merged = {}, {}, {}
        if self._catalogue.naming.last() == self._last:
            return
        for seq, text_hash, uses in self._catalogue.naming.uses_since(self._last, version):
            refs = [NameRef(use.kind, use.name) for use in uses]
            numbers = [self._numbers.setdefault(ref, len(self._numbers)) for ref in refs]
            self._texts[text_hash] = (numbers, [sum(use.variants.values()) for use in uses])
            self._last = seq

    def _merge(self, *, complete: bool) -> None:
        now = time.monotonic()
        resting = now < self._merged_at + _REST * self._merge_took
        if self._merged_last == self._last or (resting and not complete):
            return
        self._merged = merged_names(self._counts())
        self._merged_last = self._last
        self._merged_at = time.monotonic()
        self._merge_took = self._merged_at - now

    def _counts(self) -> dict[NameRef, int]:
        totals = [0] * len(self._numbers)
        for numbers, mentions in self._texts.values():
            for number, times in zip(numbers, mentions, strict=True):
                totals[number] += times
        return dict(zip(self._numbers, totals, strict=True))

    def _table(self, columns: Columns) -> NameTable:
        targets = [self._merged.get(ref, ref) for ref in self._numbers]
        refs = sorted(set(targets), key=lambda ref: (ref.name, ref.kind or ""))
        places = {ref: place for place, ref in enumerate(refs)}
        place_of = np.array([places[ref] for ref in targets], np.int64)
        nothing: tuple[list[int], list[int]] = ([], [])
        found = [self._texts.get(text_hash, nothing) for text_hash in columns.text_hashes]
        sizes = [len(numbers) for numbers, _ in found]
        row = np.repeat(np.arange(len(columns)), sizes)
        flat = np.array([number for numbers, _ in found for number in numbers], np.int64)
        times = np.array([count for _, counts in found for count in counts], np.int64)
        # Two names of one article may be one in the corpus: their mentions are added up.
        pairs, inverse = np.unique(row * max(len(refs), 1) + place_of[flat], return_inverse=True)
        return NameTable(
            refs=tuple(refs),
            merged=self._merged,
            row=pairs // max(len(refs), 1),
            name=pairs % max(len(refs), 1),
            mentions=np.bincount(inverse, times, minlength=len(pairs)).astype(np.int64),
            articles=len(columns),
        )
