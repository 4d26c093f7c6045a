"""Which texts of a story were written independently, as far as the words tell.

What somebody said, all who were there may have; so quotations are left out of the count. Of the
rest, a text that has most of its words from another is that other one once more: a cut of it, or
the same agency's report with a paragraph put to it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from index.article import Span
    from index.stories.reuse import Mask, WordRow

MOST = 0.5
"""A text of which another has more than this is not independent of it. Of 150 articles of three
outlets each on fifty events, which wrote their own reports, the nearest two share a third."""
_ENOUGH = 25
"""Words outside quotations by which a text can be told; of fewer, all of it counts."""


def told_by(row: WordRow, quotations: Iterable[Span]) -> Mask:
    """Return which words of a text count: those that nobody is quoted with.

    Args:
        row: The words.
        quotations: Where they stand; in order, and none within another.
    """
    own = np.ones(len(row), np.bool_)
    for quotation in quotations:
        first = np.searchsorted(row.starts, quotation.start)
        own[first : np.searchsorted(row.starts, quotation.end)] = False
    return own if np.count_nonzero(own) >= _ENOUGH else np.ones(len(row), np.bool_)


def is_taken(told: Mask, stretches: Iterable[tuple[int, int]]) -> bool:
    """Tell whether most of a text stands in another.

    Args:
        told: Which of its words count.
        stretches: First word and number of words of each stretch that the other has.
    """
    there = sum(int(np.count_nonzero(told[at : at + words])) for at, words in stretches)
    return there > MOST * int(np.count_nonzero(told))


def put_together(number: int, pairs: Iterable[tuple[int, int]]) -> list[int]:
    """Return for each of some texts the first one that it hangs together with, itself perhaps.

    Args:
        number: How many texts there are.
        pairs: Those of which one is taken from the other.
    """
    first = list(range(number))

    def head(one: int) -> int:
        while first[one] != one:
            first[one] = first[first[one]]
            one = first[one]
        return one

    for a, b in pairs:
        low, high = sorted((head(a), head(b)))
        first[high] = low
    return [head(one) for one in range(number)]


def in_order(of: Sequence[int]) -> list[list[int]]:
    """Return places by what they hang together with, the most first, then by the first of each."""
    groups: dict[int, list[int]] = {}
    for place, group in enumerate(of):
        groups.setdefault(group, []).append(place)
    return sorted(groups.values(), key=lambda places: (-len(places), places[0]))
