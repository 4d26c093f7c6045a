"""What is listed of an answer: one article of each text, the others below it where that is wanted.

Nothing is dropped: what is folded is counted, filtered and ordered as if it were listed.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from index.columns import UNKNOWN
from index.sametext import OUTLETS_TOLD, Folded

if TYPE_CHECKING:
    from collections.abc import Collection

    import numpy.typing as npt

    from index.columns import Columns
    from index.results import Results
    from index.sametext import Stands

    Places = npt.NDArray[np.int64]
    """Places in an answer."""


_GONE = -1
"""Stands for the row of an article that isn't in the catalogue any more."""


@dataclass(frozen=True, slots=True, eq=False)
class Listing:
    """Articles found as they are listed; paged like the answer itself."""

    results: Results
    """The whole answer."""
    keys: npt.NDArray[np.int64]
    """The catalogue's keys of what is listed."""
    scores: npt.NDArray[np.float32]
    _places: Places | None = None
    """Beside `keys`, places in the answer; None where these are the same."""

    def __len__(self) -> int:
        return len(self.keys)

    @property
    def query(self) -> str:
        """The query that was answered."""
        return self.results.query

    @property
    def folds(self) -> bool:
        """Whether of articles with the same text only one is listed, unless that is unfolded."""
        return self._places is not None

    @property
    def folded(self) -> int:
        """How many articles found aren't listed."""
        return len(self.results) - len(self)

    def place_of(self, key: int) -> int:
        """Return the place of an article, or of the one that stands for it; 0 if it isn't there."""
        places = np.flatnonzero(self.keys == key)
        if not len(places) and (same := self.results.same) is not None:
            first = same.first[self.results.keys[same.places] == key]
            places = np.flatnonzero(np.isin(self.keys, self.results.keys[first]))
        return int(places[0]) if len(places) else 0

    def group(self, number: int) -> tuple[int, ...]:
        """Return the keys of all articles found with the text of a listed one, the best first."""
        same = self.results.same
        if same is None or not 0 <= number < len(self):
            return ()
        first = self._firsts(number, number + 1)[0]
        others = same.places[same.first == first]
        keys: list[int] = self.results.keys[[first, *others]].tolist()
        return tuple(keys) if len(keys) > 1 else ()

    def told(self, columns: Columns, start: int, stop: int) -> list[Folded | None]:
        """Return what the rows of some of the articles tell of others with the same text."""
        same = self.results.same
        start, stop = max(0, start), min(stop, len(self))
        if same is None or self._places is None or start >= stop:
            return [None] * max(0, stop - start)
        places = self._places[start:stop]
        firsts = self._firsts(start, stop)
        near = np.isin(same.first, places)
        others, first_of = same.places[near], same.first[near]
        both = np.concatenate((places, others))
        rows = np.full(len(both), _GONE)  # told from others by the catalogue as it is now
        found, known = columns.rows_of(self.results.keys[both])
        rows[known] = found
        told: list[Folded | None] = []
        for number, (place, first) in enumerate(zip(places.tolist(), firsts.tolist(), strict=True)):
            mine = first_of == place
            if place != first:
                told.append(Folded("below", 0))
            elif mine.any():
                stands = self._stands(start + number, int(others[mine][0]))
                like = rows[len(places) :][mine]
                told.append(_first_told(columns, stands, int(rows[number]), like))
            else:
                told.append(None)
        return told

    def _stands(self, number: int, second: int) -> Stands:
        below = self.keys[number + 1 : number + 2].tolist()
        return "first" if below == [self.results.keys[second]] else "folded"

    def _firsts(self, start: int, stop: int) -> Places:
        """Return for some of the articles listed where the best one with their text stands."""
        same = self.results.same
        places = np.arange(start, stop) if self._places is None else self._places[start:stop]
        if same is None or not len(same.places):
            return places
        near = np.minimum(np.searchsorted(same.places, places), len(same.places) - 1)
        return np.where(same.places[near] == places, same.first[near], places)


def _first_told(columns: Columns, stands: Stands, own: int, like: Places) -> Folded:
    """Return what the row of an article tells of the others found with its text.

    Args:
        columns: Of the catalogue.
        stands: How it stands in the list.
        own: Its row there.
        like: The rows of the others, the best first; `_GONE` for what isn't there any more.
    """
    there = like[like != _GONE]
    if own == _GONE:
        return Folded(stands, len(like))
    codes = dict.fromkeys(columns.outlet[there].tolist())
    codes.pop(int(columns.outlet[own]), None)
    days = columns.day[there]
    return Folded(
        stands,
        len(like),
        tuple(columns.outlets[code] for code in [*codes][:OUTLETS_TOLD]),
        other_day=columns.day[own] != UNKNOWN
        and bool(((days != columns.day[own]) & (days != UNKNOWN)).any()),
    )


def listed(results: Results, unfolded: Collection[int] = (), *, fold: bool = True) -> Listing:
    """Return what is listed of an answer.

    Args:
        results: The answer.
        unfolded: Keys of articles; all that have the text of one of them are listed.
        fold: Whether anything is folded at all.
    """
    same = results.same
    if same is None or not fold:
        return Listing(results, results.keys, results.scores)
    hidden = same.places
    if unfolded:
        chosen = np.isin(results.keys[same.places], list(unfolded))
        chosen |= np.isin(results.keys[same.first], list(unfolded))
        hidden = same.places[~np.isin(same.first, same.first[chosen])]
    shown = np.ones(len(results), np.bool_)
    shown[hidden] = False
    order = np.arange(len(results))
    order[same.places] = same.first
    places = np.flatnonzero(shown)
    if len(hidden) < len(same.places):  # what is unfolded stands right below the first
        places = places[np.argsort(order[places], kind="stable")]
    return Listing(results, results.keys[places], results.scores[places], places)
