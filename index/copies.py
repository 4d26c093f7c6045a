"""Which articles have the very same text, as arrays beside the other columns."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from index.sametext import identity

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy.typing as npt

ALONE = -1
"""Stands for the group of an article whose text no other has."""


@dataclass(frozen=True, slots=True, eq=False)
class Copies:
    """Articles by groups of the same text: four bytes for each article, eight more in a group."""

    group: npt.NDArray[np.int32]
    """Of each row its group, or `ALONE`."""
    _members: npt.NDArray[np.int64]
    """The rows of all groups, group after group, each in order."""
    _ends: npt.NDArray[np.int64]

    @classmethod
    def of(cls, hashes: Sequence[str], short_titles: Sequence[str | None]) -> Copies:
        """Return which rows are the same.

        Args:
            hashes: Of the texts.
            short_titles: Beside them, the titles that count too; see `index.sametext.identity`.
        """
        groups: dict[str, list[int]] = {}
        for row in _perhaps(hashes):
            if shared := identity(hashes[row], short_titles[row]):
                groups.setdefault(shared, []).append(row)
        several = [rows for rows in groups.values() if len(rows) > 1]
        members = np.array([row for rows in several for row in rows], np.int64)
        sizes = np.array([len(rows) for rows in several], np.int64)
        group = np.full(len(hashes), ALONE, np.int32)
        group[members] = np.repeat(np.arange(len(several)), sizes)
        return cls(group, members, np.cumsum(sizes))

    def __len__(self) -> int:
        """Return how many groups there are."""
        return len(self._ends)

    def rows_like(self, row: int) -> npt.NDArray[np.int64]:
        """Return the rows with the text of a row, itself among them; none where it is alone."""
        group = int(self.group[row])
        if group == ALONE:
            return self._members[:0]
        start = int(self._ends[group - 1]) if group else 0
        return self._members[start : self._ends[group]]


@dataclass(frozen=True, slots=True, eq=False)
class SameFound:
    """Articles found whose text a better one found has too, by their places in an answer."""

    places: npt.NDArray[np.int64]
    """In order."""
    first: npt.NDArray[np.int64]
    """Beside `places`: where the best one with that text stands."""


def same_found(copies: Copies, rows: npt.NDArray[np.int64]) -> SameFound | None:
    """Return what is the same among rows, the best ones first; None where nothing is.

    One pass, without sorting: written from the last to the first, a group's number keeps the first.
    """
    if not len(copies):
        return None
    group = copies.group[rows]
    places = np.flatnonzero(group != ALONE)
    if len(places) < 2:
        return None
    group = group[places]
    first = np.zeros(len(copies), np.int64)
    first[group[::-1]] = places[::-1]
    of_each = first[group]
    later = of_each != places
    return SameFound(places[later], of_each[later]) if later.any() else None


def _perhaps(hashes: Sequence[str]) -> list[int]:
    """Return the rows of all texts that may be there twice, in order.

    By Python's own hashes of the strings, eight bytes each, which the strings keep: a dictionary of
    a million would take a hundred times as much as what it is to find.
    """
    prints = np.fromiter(map(hash, hashes), np.int64, len(hashes))
    order = np.argsort(prints, kind="stable")
    ordered = prints[order]
    twice = np.zeros(len(hashes) + 1, np.bool_)
    twice[1:-1] = ordered[1:] == ordered[:-1]
    rows: list[int] = np.sort(order[twice[1:] | twice[:-1]]).tolist()
    return rows
