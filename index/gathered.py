"""The names of all texts as numbers, kept in a file for the next start."""

from __future__ import annotations

import json
import os
from array import array
from contextlib import suppress
from typing import TYPE_CHECKING, NamedTuple
from zlib import crc32

import numpy as np

from index.catalogue import State
from index.decisions.codec import SCOPE
from index.nametable import Form
from index.results import NameRef

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence
    from pathlib import Path

    import numpy.typing as npt

    from index.catalogue import Catalogue
    from index.columns import Columns
    from index.versions import Versions

_LAYOUT = 2


class Goal(NamedTuple):
    """What a merging was made of: which articles, and which names found."""

    articles: State
    last: int


class Uses(NamedTuple):
    """Which forms occur in which articles: three arrays beside each other."""

    row: npt.NDArray[np.int64]
    """The article, as a row of `Columns`."""
    form: npt.NDArray[np.int64]
    times: npt.NDArray[np.int64]


class Used(NamedTuple):
    """What occurs where, and what it is told by."""

    uses: Uses
    forms: tuple[Form, ...]
    ref_of: npt.NDArray[np.int64]
    """Beside the forms, the name in an article that each is one of: a place in `Gathered.refs`."""


class Gathered:
    """The names of all texts that have any, as numbers."""

    def __init__(self, versions: Versions) -> None:
        self.versions = versions
        self.last = 0
        """Number of the last text taken in."""
        self.forms: list[Form] = []
        self.refs: list[NameRef] = []
        """The names in articles that they are forms of."""
        self.merged: dict[NameRef, NameRef] = {}
        """Names of articles that have another name in the corpus."""
        self.goal: Goal | None = None
        """What `merged` was made of; None before it was."""
        self._numbers: dict[Form, int] = {}
        self._ref_numbers: dict[NameRef, int] = {}
        self._ref_of = array("q")
        self._places: dict[str, int] = {}
        self._ends = array("q", [0])
        self._names = array("q")
        self._times = array("q")

    def take_in(self, catalogue: Catalogue) -> None:
        """Add what was found since the last time."""
        if catalogue.naming.last() == self.last:
            return
        for seq, text_hash, uses in catalogue.naming.uses_since(self.last, self.versions):
            for use in uses:
                for text, times in use.variants.items():
                    self._names.append(self._number(Form(use.kind, use.name, text)))
                    self._times.append(times)
            self._places[text_hash] = len(self._ends) - 1
            self._ends.append(len(self._names))
            self.last = seq

    def _number(self, form: Form) -> int:
        number = self._numbers.setdefault(form, len(self.forms))
        if number == len(self.forms):
            self._add(form)
        return number

    def _add(self, form: Form) -> None:
        ref = form.ref
        number = self._ref_numbers.setdefault(ref, len(self.refs))
        if number == len(self.refs):
            self.refs.append(ref)
        self.forms.append(form)
        self._ref_of.append(number)

    def uses(self, columns: Columns, scopes: Collection[str] = ()) -> Used:
        """Return what occurs where.

        Args:
            columns: The articles.
            scopes: Beginnings of hashes of texts whose forms are told apart from those of others;
                they come after the forms that all texts share.
        """
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
        names, more = self._scoped(scopes)
        ref_of = [self._ref_numbers[form.ref] for form in more]
        return Used(
            Uses(row, names[at], _numbers(self._times)[at]),
            (*self.forms, *more),
            np.concatenate([_numbers(self._ref_of), _numbers(ref_of)]),
        )

    def _scoped(self, scopes: Collection[str]) -> tuple[npt.NDArray[np.int64], list[Form]]:
        """Return the numbers of the forms used, those of some texts told apart."""
        names = _numbers(self._names)
        more: list[Form] = []
        wanted = frozenset(scopes)
        for text_hash, place in self._places.items() if wanted else ():
            if text_hash[:SCOPE] in wanted:
                for at in range(self._ends[place], self._ends[place + 1]):
                    form = self.forms[self._names[at]]
                    names[at] = len(self.forms) + len(more)
                    more.append(form._replace(within=text_hash[:SCOPE]))
        return names, more

    def save(self, file: Path, stamp: str) -> None:
        """Keep all of it in a file, which takes the place of the last one at once."""
        kept = {
            "layout": _LAYOUT,
            "stamp": stamp,
            "version": str(self.versions),
            "last": self.last,
            "goal": self.goal and (*self.goal.articles, self.goal.last),
            "forms": [form[:3] for form in self.forms],
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
    def load(cls, file: Path, stamp: str, versions: Versions) -> Gathered:
        """Return what was kept, or nothing where that is of another catalogue or recogniser."""
        made = cls(versions)
        try:
            crc, _, data = file.read_bytes().partition(b"\n")
            if int(crc) != crc32(data):
                return made
            kept = json.loads(data)
            wanted = (_LAYOUT, stamp, str(versions))
            if (kept["layout"], kept["stamp"], kept["version"]) != wanted:
                return made
            for form in kept["forms"]:
                made._number(Form(*form))
            made.merged = {NameRef(a, b): NameRef(c, d) for a, b, c, d in kept["merged"]}
            made.goal = _goal(kept["goal"])
            made._ends = array("q", kept["ends"])
            made._names = array("q", kept["names"])
            made._times = array("q", kept["times"])
            made._places = dict(kept["texts"])
            made.last = int(kept["last"])
        except (OSError, ValueError, KeyError, TypeError):  # none, or not as we write it
            return cls(versions)
        return made


def _numbers(kept: Sequence[int]) -> npt.NDArray[np.int64]:
    return np.array(kept, np.int64)


def _goal(kept: tuple[str, int, int] | None) -> Goal | None:
    return Goal(State(kept[0], kept[1]), kept[2]) if kept else None
