"""What is listed of an answer: of each text, or each story, one article, and the others on request.

Nothing is dropped: what is folded is counted, filtered and ordered as if it were listed.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from index.columns import UNKNOWN
from index.folded import OUTLETS_TOLD, Folded

if TYPE_CHECKING:
    from collections.abc import Collection

    import numpy.typing as npt

    from index.columns import Columns
    from index.folded import FoldedBy, Stands
    from index.groups import GroupsFound
    from index.results import Results

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
    _groups: GroupsFound | None = None
    """By what is folded; None where nothing is."""

    def __len__(self) -> int:
        return len(self.keys)

    @property
    def query(self) -> str:
        """The query that was answered."""
        return self.results.query

    @property
    def folds(self) -> bool:
        """Whether of articles of one text or story only one is listed, unless it is unfolded."""
        return self._places is not None

    @property
    def folded(self) -> int:
        """How many articles found aren't listed."""
        return len(self.results) - len(self)

    def place_of(self, key: int) -> int:
        """Return the place of an article, or of the one that stands for it; 0 if it isn't there."""
        places = np.flatnonzero(self.keys == key)
        if not len(places) and (groups := self._groups) is not None:
            first = groups.first[self.results.keys[groups.places] == key]
            places = np.flatnonzero(np.isin(self.keys, self.results.keys[first]))
        return int(places[0]) if len(places) else 0

    def group(self, number: int) -> tuple[int, ...]:
        """Return the keys of all articles found of the text, or story, of a listed one.

        The best first; none where it is alone.
        """
        groups = self._groups
        if groups is None or not 0 <= number < len(self):
            return ()
        first = self._firsts(number, number + 1)[0]
        others = groups.places[groups.first == first]
        keys: list[int] = self.results.keys[[first, *others]].tolist()
        return tuple(keys) if len(keys) > 1 else ()

    def told(self, columns: Columns, start: int, stop: int) -> list[Folded | None]:
        """Return what the rows of some of the articles tell of others of their text, or story."""
        groups = self._groups
        start, stop = max(0, start), min(stop, len(self))
        if groups is None or self._places is None or start >= stop:
            return [None] * max(0, stop - start)
        places = self._places[start:stop]
        firsts = self._firsts(start, stop)
        near = np.isin(groups.first, places)
        others, first_of = groups.places[near], groups.first[near]
        both = np.concatenate((places, others))
        rows = np.full(len(both), _GONE)  # told from others by the catalogue as it is now
        found, known = columns.rows_of(self.results.keys[both])
        rows[known] = found
        told: list[Folded | None] = []
        for number, (place, first) in enumerate(zip(places.tolist(), firsts.tolist(), strict=True)):
            mine = first_of == place
            if place != first:
                told.append(Folded("below", 0, by=self._by(place)))
            elif mine.any():
                stands = self._stands(start + number, int(others[mine][0]))
                like = rows[len(places) :][mine]
                by = self._by_all(others[mine])
                told.append(_first_told(columns, stands, int(rows[number]), like, by))
            else:
                told.append(None)
        return told

    def _by(self, place: int) -> FoldedBy:
        """Return what an article shares with one above it: its text, or only its story."""
        return self._by_all(np.array([place]))

    def _by_all(self, places: Places) -> FoldedBy:
        """Return what articles share with those above them, if it is the same for all of them."""
        same = self.results.same
        return "text" if same is not None and np.isin(places, same.places).all() else "story"

    def _stands(self, number: int, second: int) -> Stands:
        below = self.keys[number + 1 : number + 2].tolist()
        return "first" if below == [self.results.keys[second]] else "folded"

    def _firsts(self, start: int, stop: int) -> Places:
        """Return for some of the articles listed where the best one with their text stands."""
        groups = self._groups
        places = np.arange(start, stop) if self._places is None else self._places[start:stop]
        if groups is None or not len(groups.places):
            return places
        near = np.minimum(np.searchsorted(groups.places, places), len(groups.places) - 1)
        return np.where(groups.places[near] == places, groups.first[near], places)


def _first_told(columns: Columns, stands: Stands, own: int, like: Places, by: FoldedBy) -> Folded:
    """Return what the row of an article tells of the others found of its text, or its story.

    Args:
        columns: Of the catalogue.
        stands: How it stands in the list.
        own: Its row there.
        like: The rows of the others, the best first; `_GONE` for what isn't there any more.
        by: What they share.
    """
    there = like[like != _GONE]
    codes = dict.fromkeys(columns.outlet[there].tolist())
    named = sum(1 for code in codes if columns.outlets[code]) if by == "story" else 0
    if own == _GONE:
        return Folded(stands, len(like), by=by, named=named)
    codes.pop(int(columns.outlet[own]), None)
    days = columns.day[there]
    return Folded(
        stands,
        len(like),
        tuple(columns.outlets[code] for code in [*codes][:OUTLETS_TOLD]),
        other_day=columns.day[own] != UNKNOWN
        and bool(((days != columns.day[own]) & (days != UNKNOWN)).any()),
        by=by,
        named=named,
    )


def listed(
    results: Results, unfolded: Collection[int] = (), *, fold: bool = True, by_story: bool = False
) -> Listing:
    """Return what is listed of an answer.

    Args:
        results: The answer.
        unfolded: Keys of articles; all that have the text, or story, of one of them are listed.
        fold: Whether articles with the same text are folded.
        by_story: Whether those of one story are, as far as the answer knows of stories.
    """
    groups = results.same if fold else None
    if by_story and results.by_story is not None:
        groups = results.by_story
    if groups is None:
        return Listing(results, results.keys, results.scores)
    hidden = groups.places
    if unfolded:
        chosen = np.isin(results.keys[groups.places], list(unfolded))
        chosen |= np.isin(results.keys[groups.first], list(unfolded))
        hidden = groups.places[~np.isin(groups.first, groups.first[chosen])]
    shown = np.ones(len(results), np.bool_)
    shown[hidden] = False
    order = np.arange(len(results))
    order[groups.places] = groups.first
    places = np.flatnonzero(shown)
    if len(hidden) < len(groups.places):  # what is unfolded stands right below the first
        places = places[np.argsort(order[places], kind="stable")]
    return Listing(results, results.keys[places], results.scores[places], places, groups)
