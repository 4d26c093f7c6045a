"""Articles in groups, as arrays beside the other columns, and what an answer has of each group.

One machinery for what a list folds: articles with the very same text, articles of one story.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    import numpy.typing as npt

ALONE = -1
"""Stands for the group of an article that is in none with others."""


@dataclass(frozen=True, slots=True, eq=False)
class Groups:
    """Rows of the columns by group: four bytes for each row, eight more in a group."""

    group: npt.NDArray[np.int32]
    """Of each row its group, or `ALONE`."""
    _members: npt.NDArray[np.int64]
    """The rows of all groups, group after group, each in order."""
    _ends: npt.NDArray[np.int64]

    @classmethod
    def of(cls, groups: Sequence[Sequence[int]], rows: int) -> Groups:
        """Return groups as arrays.

        Args:
            groups: Each with its rows in order.
            rows: How many there are in all.
        """
        members = np.array([row for group in groups for row in group], np.int64)
        sizes = np.array([len(group) for group in groups], np.int64)
        group = np.full(rows, ALONE, np.int32)
        group[members] = np.repeat(np.arange(len(groups)), sizes)
        return cls(group, members, np.cumsum(sizes))

    def arrays(self) -> dict[str, npt.NDArray[np.integer]]:
        """Return the arrays that these groups are, by name."""
        return {"group": self.group, "members": self._members, "ends": self._ends}

    @classmethod
    def from_arrays(cls, arrays: Mapping[str, npt.NDArray[np.integer]]) -> Groups:
        """Return groups of what `arrays` returned."""
        group, members, ends = (arrays[name] for name in ("group", "members", "ends"))
        return cls(group.astype(np.int32, copy=False), _wide(members), _wide(ends))

    def __len__(self) -> int:
        """Return how many groups there are."""
        return len(self._ends)

    def rows_like(self, row: int) -> npt.NDArray[np.int64]:
        """Return the rows in the group of a row, itself among them; none where it is alone."""
        group = int(self.group[row])
        if group == ALONE:
            return self._members[:0]
        start = int(self._ends[group - 1]) if group else 0
        return self._members[start : self._ends[group]]


def _wide(numbers: npt.NDArray[np.integer]) -> npt.NDArray[np.int64]:
    return numbers.astype(np.int64, copy=False)


@dataclass(frozen=True, slots=True, eq=False)
class GroupsFound:
    """Articles found of whose group a better one is found too, by their places in an answer."""

    places: npt.NDArray[np.int64]
    """In order."""
    first: npt.NDArray[np.int64]
    """Beside `places`: where the best one of that group stands."""


NONE_FOUND = GroupsFound(np.zeros(0, np.int64), np.zeros(0, np.int64))


def groups_found(group: npt.NDArray[np.integer], number: int) -> GroupsFound | None:
    """Return what is found of each group; None where no group has two.

    One pass, without sorting: written from the last to the first, a group's number keeps the first.

    Args:
        group: Of each article found its group, or `ALONE`; the best first.
        number: How many groups there are in all.
    """
    places = np.flatnonzero(group != ALONE)
    if len(places) < 2:
        return None
    group = group[places]
    first = np.zeros(number, np.int64)
    first[group[::-1]] = places[::-1]
    of_each = first[group]
    later = of_each != places
    return GroupsFound(places[later], of_each[later]) if later.any() else None
