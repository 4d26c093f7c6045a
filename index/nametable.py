"""Which names occur in which articles, as arrays: for filters, their counts and name lists."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from index.columns import sameness
from index.results import NameRef

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    import numpy.typing as npt

    from index.article import NameKind
    from index.columns import Rows
    from index.gathered import Uses


class Form(NamedTuple):
    """Words that stand for a name."""

    kind: NameKind
    name: str
    """The name in one article."""
    text: str
    """The words, as they stand there."""
    within: str = ""
    """The beginning of the hash of the one text that it is a form of; "" for all texts."""

    @property
    def ref(self) -> NameRef:
        """The name in one article, with its kind."""
        return NameRef(self.kind, self.name)


_FEW = 5
"""Up to one of so many articles, the names of each are looked up; beyond, all pairs are gone
through at once."""
_KINDS: tuple[NameKind, ...] = ("person", "organisation", "place")
_NO_KIND = len(_KINDS)


@dataclass(frozen=True, eq=False)
class NameTable:
    """Articles by merged names: three arrays beside each other, one place a pair of the two.

    The same by forms, finer, in `uses`. What is derived from them is made when it is asked for.
    """

    refs: tuple[NameRef, ...]
    """The merged names, by name and kind."""
    merged: Mapping[NameRef, NameRef]
    """From the name in one article to the name in the corpus, where they differ."""
    row: npt.NDArray[np.int64]
    """The article, as a row of `Columns`; in order."""
    name: npt.NDArray[np.int64]
    """The name, as a place in `refs`."""
    mentions: npt.NDArray[np.int64]
    """How often it stands there."""
    articles: int
    forms: tuple[Form, ...] = ()
    of_form: npt.NDArray[np.int64] = field(default_factory=lambda: np.zeros(0, np.int64))
    """Beside `forms`: the name that each stands for, as a place in `refs`; -1 for none."""
    uses: Uses | None = None
    """Which form occurs where: rows, places in `forms`, how often. None where none is known."""
    decided: Mapping[NameRef, tuple[int, ...]] = field(default_factory=dict)
    """By merged name the numbers of the user's decisions that made it what it is."""
    meant: Mapping[Form, NameRef | None] = field(default_factory=dict)
    """What forms mean where that isn't what merging alone makes of them; None: no name."""

    def holding(self, wanted: NameRef) -> npt.NDArray[np.bool_]:
        """Tell for every article whether it has a name; other case and accents will do."""
        holding = np.zeros(self.articles, np.bool_)
        holding[self.rows_with(self.places(wanted))] = True
        return holding

    def rows_with(self, places: Iterable[int]) -> Rows:
        """Return the rows that have any of some names, by name; one that has two comes twice."""
        ends = self._ends
        parts = [self._by_name[ends[place] : ends[place + 1]] for place in places]
        return np.concatenate(parts) if parts else np.zeros(0, np.int64)

    @cached_property
    def _by_name(self) -> Rows:
        """The rows that have each name, name after name."""
        # As one number a pair, which is sorted many times as fast as by another array.
        pairs = self.name.astype(np.uint64) << np.uint64(32) | self.row.astype(np.uint64)
        pairs.sort()
        return (pairs & np.uint64(0xFFFFFFFF)).astype(np.int64)

    @cached_property
    def in_articles(self) -> npt.NDArray[np.int64]:
        """In how many articles each name stands."""
        return np.bincount(self.name, minlength=len(self.refs))

    @cached_property
    def _ends(self) -> npt.NDArray[np.int64]:
        """Where each name begins in `_by_name`, and where the last one ends."""
        return np.concatenate([[0], np.cumsum(self.in_articles)])

    @cached_property
    def _called_so(self) -> dict[str, list[int]]:
        return _listed((ref.name, place) for place, ref in enumerate(self.refs))

    @cached_property
    def _called_like(self) -> dict[str, list[int]]:
        return _listed((sameness(ref.name), place) for place, ref in enumerate(self.refs))

    @cached_property
    def _names(self) -> npt.NDArray[np.object_]:
        """What the names are called, beside `refs`."""
        return np.array([ref.name for ref in self.refs], np.object_)

    @cached_property
    def _kinds(self) -> npt.NDArray[np.uint8]:
        """Of which kind each name is, as a place in `_KINDS`."""
        places: dict[str | None, int] = {kind: place for place, kind in enumerate(_KINDS)}
        return np.array([places.get(ref.kind, _NO_KIND) for ref in self.refs], np.uint8)

    def places(self, wanted: NameRef) -> list[int]:
        """Return the places in `refs` of what is asked for: the name itself, else what is like it.

        Like it is one that differs in case and accents alone, else one that an article calls so.
        """
        places = self._of_kind(wanted, self._called_so.get(wanted.name, ()))
        if places:
            return places
        key = sameness(wanted.name)
        like = self._of_kind(wanted, self._called_like.get(key, ()))
        if like:
            return like
        meant = {to for of, to in self.merged.items() if _like(wanted, of, key)}
        found = [n for n, ref in enumerate(self.refs) if ref in meant] if meant else []
        return found or self._called(wanted, key)

    def _of_kind(self, wanted: NameRef, places: Iterable[int]) -> list[int]:
        return [place for place in places if wanted.kind in (None, self.refs[place].kind)]

    def _called(self, wanted: NameRef, key: str) -> list[int]:
        """Return the places of names that were called so before the user decided otherwise."""
        called = {
            to
            for form, to in self.meant.items()
            if to and _like(wanted, self.merged.get(form.ref, form.ref), key)
        }
        return [n for n, ref in enumerate(self.refs) if ref in called]

    def counted(self, rows: Rows, limit: int) -> dict[NameKind, dict[str, int]]:
        """Count in how many of the rows each name occurs: by kind, biggest first, up to a limit."""
        counts = self._in(rows)
        found = np.flatnonzero(counts)
        kinds = self._kinds[found]
        # refs are sorted by name: of equal counts the first by name is the lowest number.
        width = np.int64(len(self.refs) + 1)
        ranks = (self.articles - counts[found]) * width + found
        told: dict[NameKind, dict[str, int]] = {}
        for place, kind in enumerate(_KINDS):
            best = ranks[kinds == place]
            if len(best) > limit:  # those that are told needn't be put in order among the rest
                best.partition(limit)
                best = best[:limit]
            best.sort()
            chosen = best % width
            names, numbers = self._names[chosen].tolist(), counts[chosen].tolist()
            told[kind] = dict(zip(names, numbers, strict=True))
        return told

    def _in(self, rows: Rows) -> npt.NDArray[np.int64]:
        """Return in how many of some rows each name occurs."""
        if len(rows) == self.articles:
            return self.in_articles
        if len(rows) * _FEW < self.articles:
            return np.bincount(self.name[self._pairs_of(rows)], minlength=len(self.refs))
        chosen = np.zeros(self.articles, np.uint8)
        chosen[rows] = 1
        there = np.flatnonzero(self.in_articles)  # a stretch of none would be taken for one of one
        counts = np.zeros(len(self.refs), np.int64)
        if len(there):
            found = chosen.take(self._by_name)
            counts[there] = np.add.reduceat(found, self._ends[there], dtype=np.int32)
        return counts

    def _pairs_of(self, rows: Rows) -> npt.NDArray[np.int64]:
        """Return the places of all pairs of some rows."""
        begins = self._begins[rows]
        sizes = self._begins[rows + 1] - begins
        # Each row's stretch, one after the other: its begin, plus how far into it we are.
        passed = np.cumsum(sizes) - sizes
        places: npt.NDArray[np.int64] = np.arange(int(sizes.sum())) + np.repeat(
            begins - passed, sizes
        )
        return places

    @cached_property
    def _begins(self) -> npt.NDArray[np.int64]:
        """Where the pairs of each row begin, and where those of the last one end."""
        return np.searchsorted(self.row, np.arange(self.articles + 1))

    def corpus_name(self, form: Form) -> NameRef | None:
        """Return the name that words stand for in the corpus; None where they are no name.

        Args:
            form: With the text that they stand in.
        """
        for one in (form, form._replace(within="")):
            if one in self.meant:
                return self.meant[one]
        return self.merged.get(form.ref, form.ref)


def _listed(pairs: Iterable[tuple[str, int]]) -> dict[str, list[int]]:
    found: dict[str, list[int]] = {}
    for words, place in pairs:
        found.setdefault(words, []).append(place)
    return found


def _like(wanted: NameRef, ref: NameRef, key: str) -> bool:
    return wanted.kind in (None, ref.kind) and sameness(ref.name) == key
