"""The names of all texts as numbers, kept in a file for the next start."""

from __future__ import annotations

from array import array
from contextlib import suppress
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from index.catalogue import State
from index.decisions.codec import SCOPE
from index.keptarrays import keep, kept
from index.nametable import Form
from index.results import NameRef
from index.texthashes import NOWHERE, TextHashes

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence
    from pathlib import Path

    import numpy.typing as npt

    from index.catalogue import Catalogue
    from index.columns import Columns
    from index.versions import Versions

_LAYOUT = 3


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
        self._texts = Texts()
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
            self._texts.put(text_hash, len(self._ends) - 1)
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
        place = self._texts.places_of(columns.text_hashes)
        known = place != NOWHERE
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
        for text_hash, place in self._texts.items() if wanted else ():
            if text_hash[:SCOPE] in wanted:
                for at in range(self._ends[place], self._ends[place + 1]):
                    form = self.forms[self._names[at]]
                    names[at] = len(self.forms) + len(more)
                    more.append(form._replace(within=text_hash[:SCOPE]))
        return names, more

    def save(self, file: Path, stamp: str) -> None:
        """Keep all of it in a file, which takes the place of the last one at once."""
        texts = self._texts.arrays()
        if texts is None:
            return
        head = {
            "layout": _LAYOUT,
            "stamp": stamp,
            "version": str(self.versions),
            "last": self.last,
            "goal": self.goal and (*self.goal.articles, self.goal.last),
            "forms": [form[:3] for form in self.forms],
            "merged": [(*of, *to) for of, to in self.merged.items()],
        }
        numbers = {"ends": self._ends, "names": self._names, "times": self._times}
        keep(file, head, texts | {name: _numbers(one) for name, one in numbers.items()})
        with suppress(OSError):  # of an earlier layout, several times as large
            file.with_suffix(".json").unlink(missing_ok=True)

    @classmethod
    def load(cls, file: Path, stamp: str, versions: Versions) -> Gathered:
        """Return what was kept, or nothing where that is of another catalogue or recogniser."""
        made, found = cls(versions), kept(file)
        if found is None:
            return made
        head, arrays = found
        wanted = (_LAYOUT, stamp, str(versions))
        try:
            if (head["layout"], head["stamp"], head["version"]) != wanted:
                return made
            for form in head["forms"]:
                made._number(Form(*form))
            made.merged = {NameRef(a, b): NameRef(c, d) for a, b, c, d in head["merged"]}
            made.goal = _goal(head["goal"])
            made._ends = array("q", arrays["ends"].tobytes())
            made._names = array("q", arrays["names"].tobytes())
            made._times = array("q", arrays["times"].tobytes())
            made._texts = Texts(TextHashes(arrays["hashes"]), arrays["places"])
            made.last = int(head["last"])
        except (ValueError, KeyError, TypeError):  # not as we write it
            return cls(versions)
        return made


class Texts:
    """The texts that were taken in, each with the number of its stretch of names.

    Kept ones stay arrays for as long as no other comes: a dictionary of a hundred thousand takes a
    tenth of a second, and twenty times the room.
    """

    def __init__(
        self, kept: TextHashes | None = None, places: npt.NDArray[np.int64] | None = None
    ) -> None:
        self._kept = kept
        self._kept_places = places
        self._by_hash: dict[str, int] | None = None

    def put(self, text_hash: str, place: int) -> None:
        """Note the number of a text, in place of an earlier one."""
        self._known()[text_hash] = place
        self._kept = self._kept_places = None

    def items(self) -> Iterable[tuple[str, int]]:
        """Return all texts by hash with their numbers."""
        return self._known().items()

    def _known(self) -> dict[str, int]:
        if self._by_hash is None:
            self._by_hash = {}
            if self._kept is not None and self._kept_places is not None:
                self._by_hash.update(zip(self._kept, self._kept_places.tolist(), strict=True))
        return self._by_hash

    def places_of(self, hashes: Sequence[str]) -> npt.NDArray[np.int64]:
        """Return the number of each of some texts, or `NOWHERE`."""
        if isinstance(hashes, TextHashes) and self._kept is not None:
            found = self._kept.places_of(hashes)
            if found is not None and self._kept_places is not None and len(self._kept_places):
                return np.where(found == NOWHERE, NOWHERE, self._kept_places[found])
        known = self._known()
        return np.array([known.get(one, NOWHERE) for one in hashes], np.int64)

    def arrays(self) -> dict[str, npt.NDArray[np.integer]] | None:
        """Return them as arrays to be kept; None where a hash isn't one by SHA-256."""
        if self._kept is not None and self._kept_places is not None:
            return {"hashes": self._kept.packed, "places": self._kept_places}
        known = self._known()
        hashes = TextHashes.of([*known])
        if hashes is None:
            return None
        return {"hashes": hashes.packed, "places": np.array([*known.values()], np.int64)}


def _numbers(kept: Sequence[int]) -> npt.NDArray[np.int64]:
    return np.array(kept, np.int64)


def _goal(kept: tuple[str, int, int] | None) -> Goal | None:
    return Goal(State(kept[0], kept[1]), kept[2]) if kept else None
