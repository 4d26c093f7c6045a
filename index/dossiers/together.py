"""Who is named in the same articles as somebody: by how much more often than chance would have it.

By the number of shared articles alone, what stands in every other article would be everybody's
first companion; by how much more often than chance alone, it would be whoever is named once. So
names are ranked by the shared articles, times the logarithm of one more than the lift: how many
times more often they share one than if each were named without regard to the other. That is "local
mutual information" (Evert, The Statistics of Word Cooccurrences, 2005) with one added, so that in a
few articles on one event, which all name the same people, those people still come first. What is
equal goes by mentions in the shared articles, then by name.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

if TYPE_CHECKING:
    import numpy.typing as npt

    from index.columns import Rows
    from index.nametable import NameTable


class Shared(NamedTuple):
    """A name and in how many articles it stands beside another."""

    place: int
    """In `NameTable.refs`."""
    articles: int
    of: int
    """Articles that have it, of those looked at."""


def shared(
    table: NameTable,
    place: int,
    rows: Rows,
    limit: int,
    among: npt.NDArray[np.bool_] | None = None,
) -> list[Shared]:
    """Return the names that go most with one.

    Args:
        table: The names.
        place: Of the one.
        rows: The articles that have it.
        limit: How many names at most.
        among: Tells for every row whether it is looked at at all; None for all.
    """
    names, articles, mentions = table.name, table.row, table.mentions
    if among is not None:
        kept = among[articles]
        names, articles, mentions = names[kept], articles[kept], mentions[kept]
    beside = np.zeros(table.articles, np.bool_)
    beside[rows] = True
    kept = beside[articles]
    both = np.bincount(names[kept], minlength=len(table.refs))
    times = np.bincount(names[kept], mentions[kept], minlength=len(table.refs))
    both[place] = 0
    found = np.flatnonzero(both)
    alone = np.bincount(names, minlength=len(table.refs))[found]
    of = len(np.unique(articles))
    lift = both[found] * of / (alone * max(len(rows), 1))
    # Rounded, so that equal ones are equal on every machine; refs are sorted by name.
    gain = np.round(both[found] * np.log2(1 + lift), 6)
    order = np.lexsort((found, -times[found], -both[found], -gain))[:limit]
    return [Shared(int(found[at]), int(both[found[at]]), int(alone[at])) for at in order.tolist()]
