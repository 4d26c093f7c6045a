"""Names found text by text, put together over the corpus: kept as numbers, merged beside.

What is found comes in bit by bit, and a search must never wait until tens of thousands of names
are merged. So a search takes the merging at hand, somebody else makes the next one, and what was
gathered is kept in a file for the next start. What the user decided is applied after the merging,
which never hears of it: taking a decision back costs no merging.
"""

from __future__ import annotations

import threading
import time
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from index.decisions.applying import applied
from index.decisions.codec import SCOPE
from index.gathered import Gathered, Goal
from index.nametable import NameTable
from index.results import NameRef

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from pathlib import Path

    import numpy.typing as npt

    from index.catalogue import Catalogue
    from index.columns import Columns
    from index.decisions.decision import Decision
    from index.gathered import Used
    from index.nametable import Form
    from index.versions import Versions

_REST = 10.0
"""For how many times as long as it took to make a table will do while names come in."""


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
        self._made: _Made | None = None

    def table(
        self,
        columns: Columns,
        versions: Versions,
        decisions: Sequence[Decision] = (),
        *,
        exact: bool,
        growing: bool = False,
    ) -> NameTable:
        """Return the names of all articles as far as they have been found.

        Args:
            columns: The articles.
            versions: Of the recognisers whose names are wanted.
            decisions: What the user says of names, in order.
            exact: Merged by all that is known now, which may take seconds; else the merging at
                hand will do.
            growing: Whether names still come in: then the last table will do as well, for some
                times as long as it took to make. There is one more table each second, and who
                searches would wait for every one of them.
        """
        with self._guard:
            gathered = self._current(versions)
            goal = Goal(columns.state, gathered.last)
            wanted = gathered.goal is None or (exact and gathered.goal != goal)
            counts = _counts(gathered, columns) if wanted else {}
        if wanted:
            self._merge(gathered, goal, counts)
        with self._guard:
            young = growing and not exact
            return self._table(gathered, columns, tuple(decisions), young=young)

    def _current(self, versions: Versions) -> Gathered:
        last = self._gathered.last if self._gathered else 0
        # Fewer than there were: the catalogue was damaged, and has been made anew.
        lost = self._catalogue.naming.last() < last and self._catalogue.naming.last(now=True) < last
        if self._gathered is None or self._gathered.versions != versions or lost:
            stamp = self._catalogue.state().stamp
            self._gathered = Gathered.load(self._file, stamp, versions)
        self._gathered.take_in(self._catalogue)
        return self._gathered

    def _merge(self, gathered: Gathered, goal: Goal, counts: dict[NameRef, dict[int, int]]) -> None:
        with self._merging:
            if gathered.goal == goal:  # somebody else has done it meanwhile
                return
            merged = merged_names(counts)
            with self._guard:
                gathered.merged, gathered.goal = merged, goal
                if counts:
                    gathered.save(self._file, goal.articles.stamp)

    def _table(
        self, gathered: Gathered, columns: Columns, decisions: tuple[Decision, ...], *, young: bool
    ) -> NameTable:
        of = (columns.state, gathered.versions, decisions)
        found = (gathered.last, gathered.goal)
        began = time.monotonic()
        made = self._made
        if made and made.of == of and (made.found == found or (young and began < made.until)):
            return made.table
        table = _table(gathered, columns, decisions)
        now = time.monotonic()
        self._made = _Made(of, found, table, now + _REST * (now - began))
        return table


class _Made(NamedTuple):
    """A table, and what it was made of."""

    of: object
    """Of which articles, recognisers and decisions."""
    found: object
    """Of which names, merged how."""
    table: NameTable
    until: float
    """When it is too old even while names come in, by the monotonic clock."""


def _table(gathered: Gathered, columns: Columns, decisions: Sequence[Decision]) -> NameTable:
    scopes = {text[:SCOPE] for decision in decisions for text in decision.texts}
    used = gathered.uses(columns, scopes)
    meanings = _meanings(gathered, used, decisions)
    uses, of_form = used.uses, meanings.of_form
    # Two forms in one article may be one name in the corpus: their mentions are added up.
    width = max(len(meanings.refs), 1)
    place = of_form[uses.form]
    a_name = place >= 0
    pairs = uses.row[a_name] * width + place[a_name]
    order = np.argsort(pairs)
    pairs = pairs[order]
    first = np.flatnonzero(np.diff(pairs, prepend=-1))
    times = uses.times[a_name][order]
    pairs = pairs[first]
    return NameTable(
        refs=meanings.refs,
        merged=gathered.merged,
        row=pairs // width,
        name=pairs % width,
        mentions=np.add.reduceat(times, first) if len(first) else times,
        articles=len(columns),
        forms=used.forms,
        of_form=of_form,
        uses=uses,
        decided=meanings.decided,
        meant=meanings.otherwise,
    )


class _Meanings(NamedTuple):
    """What forms mean."""

    refs: tuple[NameRef, ...]
    """The merged names, by name and kind."""
    of_form: npt.NDArray[np.int64]
    """Beside the forms, the place of each one's name; -1 for none."""
    decided: Mapping[NameRef, tuple[int, ...]]
    otherwise: Mapping[Form, NameRef | None]
    """What forms mean where merging alone would make it something else, or could not tell."""


def _meanings(gathered: Gathered, used: Used, decisions: Sequence[Decision]) -> _Meanings:
    targets = [gathered.merged.get(ref, ref) for ref in gathered.refs]
    if not decisions:  # by names, which are far fewer than forms
        refs, places = _in_order(targets)
        of_ref = np.array([places[ref] for ref in targets], np.int64)
        return _Meanings(refs, of_ref[used.ref_of] if targets else of_ref, {}, {})
    before = [targets[number] for number in used.ref_of.tolist()]
    times = np.bincount(used.uses.form, used.uses.times, minlength=len(used.forms))
    result = applied(used.forms, times.astype(np.int64).tolist(), before, decisions)
    refs, places = _in_order(ref for ref in result.meant if ref)
    of_form = np.array([-1 if ref is None else places[ref] for ref in result.meant], np.int64)
    otherwise = {
        form: ref
        for form, was, ref in zip(used.forms, before, result.meant, strict=True)
        if form.within or ref != was
    }
    return _Meanings(refs, of_form, result.decided, otherwise)


def _in_order(named: Iterable[NameRef]) -> tuple[tuple[NameRef, ...], dict[NameRef, int]]:
    refs = tuple(sorted(set(named), key=lambda ref: (ref.name, ref.kind or "")))
    return refs, {ref: place for place, ref in enumerate(refs)}


def _counts(gathered: Gathered, columns: Columns) -> dict[NameRef, dict[int, int]]:
    """Return how often each name occurs in which of the articles that are there now."""
    used = gathered.uses(columns)
    counts: dict[NameRef, dict[int, int]] = {}
    uses = (used.uses.row, used.ref_of[used.uses.form], used.uses.times)
    for row, number, times in zip(*(array.tolist() for array in uses), strict=True):
        articles = counts.setdefault(gathered.refs[number], {})
        articles[row] = articles.get(row, 0) + times
    return counts


def merged_names(counts: dict[NameRef, dict[int, int]]) -> dict[NameRef, NameRef]:
    """Return for each name of an article that has another one in the corpus what that is.

    Args:
        counts: How often each occurs in which article, by any number.
    """
    if not counts:
        return {}
    from index.names.merge import NameCount, merge_corpus  # noqa: PLC0415  loads the countries

    known = [
        NameCount(ref.kind, ref.name, sum(articles.values()), articles)
        for ref, articles in counts.items()
        if ref.kind
    ]
    merged = merge_corpus(known)
    return {NameRef(*of): NameRef(*to) for of, to in merged.items() if of != to}
