"""Which names occur in which articles, as arrays: for filters, their counts and name lists."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from index.columns import sameness
from index.results import NameRef

if TYPE_CHECKING:
    import numpy.typing as npt

    from index.article import NameKind
    from index.columns import Rows


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
