"""Which names occur in which articles, as arrays: for filters, their counts and name lists."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from index.columns import sameness
from index.results import NameRef

if TYPE_CHECKING:
    from collections.abc import Mapping

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


@dataclass(frozen=True, slots=True, eq=False)
class NameTable:
    """Articles by merged names: three arrays beside each other, one place a pair of the two.

    The same by forms, finer, in `uses`.
    """

    refs: tuple[NameRef, ...]
    """The merged names, by name and kind."""
    merged: Mapping[NameRef, NameRef]
    """From the name in one article to the name in the corpus, where they differ."""
    row: npt.NDArray[np.int64]
    """The article, as a row of `Columns`."""
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
        holding[self.row[np.isin(self.name, self.places(wanted))]] = True
        return holding

    def places(self, wanted: NameRef) -> list[int]:
        """Return the places in `refs` of what is asked for: the name itself, else what is like it.

        Like it is one that differs in case and accents alone, else one that an article calls so.
        """
        places = [n for n, ref in enumerate(self.refs) if _is(wanted, ref)]
        if places:
            return places
        key = sameness(wanted.name)
        like = {ref for ref in self.refs if _like(wanted, ref, key)}
        like = like or {to for of, to in self.merged.items() if _like(wanted, of, key)}
        found = [n for n, ref in enumerate(self.refs) if ref in like]
        return found or self._called(wanted, key)

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

    def corpus_name(self, form: Form) -> NameRef | None:
        """Return the name that words stand for in the corpus; None where they are no name.

        Args:
            form: With the text that they stand in.
        """
        for one in (form, form._replace(within="")):
            if one in self.meant:
                return self.meant[one]
        return self.merged.get(form.ref, form.ref)


def _is(wanted: NameRef, ref: NameRef) -> bool:
    return ref.name == wanted.name and wanted.kind in (None, ref.kind)


def _like(wanted: NameRef, ref: NameRef, key: str) -> bool:
    return wanted.kind in (None, ref.kind) and sameness(ref.name) == key
