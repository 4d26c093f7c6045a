"""Which articles have the very same text, as arrays beside the other columns."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from index.groups import Groups
from index.sametext import identity

if TYPE_CHECKING:
    from collections.abc import Sequence


def copies(hashes: Sequence[str], short_titles: Sequence[str | None]) -> Groups:
    """Return which rows are the same, those alone in no group.

    Args:
        hashes: Of the texts.
        short_titles: Beside them, the titles that count too; see `index.sametext.identity`.
    """
    groups: dict[str, list[int]] = {}
    for row in _perhaps(hashes):
        if shared := identity(hashes[row], short_titles[row]):
            groups.setdefault(shared, []).append(row)
    return Groups.of([rows for rows in groups.values() if len(rows) > 1], len(hashes))


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
