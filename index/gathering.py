"""Names found text by text, put together over the corpus: kept as numbers, merged beside.

What is found comes in bit by bit, and a search must never wait until tens of thousands of names
are merged. So a search takes the merging at hand, somebody else makes the next one, and what was
gathered is kept in a file for the next start. What the user decided is applied after the merging,
which never hears of it: taking a decision back costs no merging.
"""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

import numpy as np

from index.decisions.applying import applied
from index.decisions.reading import SCOPE
from index.gathered import Gathered, Goal
from index.nametable import NameTable
from index.results import NameRef

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from index.catalogue import Catalogue
    from index.columns import Columns
    from index.decisions.decision import Decision


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

    def table(
        self,
        columns: Columns,
        version: str,
        decisions: Sequence[Decision] = (),
        *,
        exact: bool,
    ) -> NameTable:
        """Return the names of all articles as far as they have been found.

        Args:
            columns: The articles.
            version: Of the recogniser whose names are wanted.
            decisions: What the user says of names, in order.
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
            return self._table(gathered, columns, tuple(decisions))

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

    def _table(
        self, gathered: Gathered, columns: Columns, decisions: tuple[Decision, ...]
    ) -> NameTable:
        stamp = (columns.state, gathered.version, gathered.last, gathered.goal, decisions)
        if self._made is None or self._made[0] != stamp:
            self._made = (stamp, _table(gathered, columns, decisions))
        return self._made[1]


def _table(gathered: Gathered, columns: Columns, decisions: Sequence[Decision]) -> NameTable:
    scopes = {text[:SCOPE] for decision in decisions for text in decision.texts}
    uses, forms = gathered.uses(columns, scopes)
    times = np.bincount(uses.form, uses.times, minlength=len(forms)).astype(np.int64)
    result = applied(forms, times.tolist(), gathered.merged, decisions)
    refs = sorted({ref for ref in result.meant if ref}, key=lambda ref: (ref.name, ref.kind or ""))
    places = {ref: place for place, ref in enumerate(refs)}
    of_form = np.array([-1 if ref is None else places[ref] for ref in result.meant], np.int64)
    # Two forms in one article may be one name in the corpus: their mentions are added up.
    width = max(len(refs), 1)
    place = of_form[uses.form]
    a_name = place >= 0
    pairs, inverse = np.unique(uses.row[a_name] * width + place[a_name], return_inverse=True)
    return NameTable(
        refs=tuple(refs),
        merged=gathered.merged,
        row=pairs // width,
        name=pairs % width,
        mentions=np.bincount(inverse, uses.times[a_name], minlength=len(pairs)).astype(np.int64),
        articles=len(columns),
        forms=forms,
        of_form=of_form,
        uses=uses,
        decided=result.decided,
        meant={
            form: ref
            for form, ref in zip(forms, result.meant, strict=True)
            if form.within or ref != gathered.merged.get(form.ref, form.ref)
        },
    )


def _counts(gathered: Gathered, columns: Columns) -> dict[NameRef, int]:
    """Return how often each name occurs in the articles that are there now."""
    uses, forms = gathered.uses(columns)
    totals = np.bincount(uses.form, uses.times, minlength=len(forms)).astype(np.int64).tolist()
    counts: dict[NameRef, int] = {}
    for form, total in zip(forms, totals, strict=True):
        if total:
            counts[form.ref] = counts.get(form.ref, 0) + total
    return counts


def merged_names(counts: dict[NameRef, int]) -> dict[NameRef, NameRef]:
    """Return for each name of an article that has another one in the corpus what that is."""
    if not counts:
        return {}
    from index.names.merge import NameCount, merge_corpus  # noqa: PLC0415  loads the countries

    known = [NameCount(ref.kind, ref.name, count) for ref, count in counts.items() if ref.kind]
    merged = merge_corpus(known)
    return {NameRef(*of): NameRef(*to) for of, to in merged.items() if of != to}
