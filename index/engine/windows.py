"""Where words stand near each other: the shortest stretches that hold them in order.

As Whoosh's own `SpanNear2` matches a phrase, each word stands after the one before, and no more
than `slop` words after it. Of the many stretches that match, those count that hold no other one:
in "a a b" with a slop of 2, that is the second "a" with its "b". So what is counted is what is lit.
"""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence


def windows(places: Sequence[Sequence[int]], slop: int) -> list[tuple[int, int]]:
    """Return the first and the last place of each shortest stretch, in order.

    From the last word back: of the places that a place can go on to, the nearest leads to the
    nearest end, since ends come in the order of their beginnings. So each place is looked at once.

    Args:
        places: Of each word, ascending.
        slop: How many places after the one before a word may stand, 1 and up.
    """
    reached = ends = places[-1]
    for part in reversed(places[:-1]):
        pairs = []
        for place in part:
            after = bisect_right(reached, place)
            if after < len(reached) and reached[after] - place <= slop:
                pairs.append((place, ends[after]))
        reached, ends = [place for place, _ in pairs], [end for _, end in pairs]
    # Of those with the same end, the one that begins last.
    return sorted({end: (start, end) for start, end in zip(reached, ends, strict=True)}.values())
