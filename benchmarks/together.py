"""How far a grouping is the right one."""

from __future__ import annotations

from collections import Counter
from math import comb
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping


class Scores(NamedTuple):
    """How far a grouping is right: over pairs, and over articles (Bagga and Baldwin, 1998)."""

    precision: float
    recall: float
    f1: float
    cubed_precision: float
    cubed_recall: float
    cubed_f1: float

    @classmethod
    def of(cls, right: Mapping[str, str], found: Mapping[str, str]) -> Scores:
        """Compare a grouping with the right one.

        Args:
            right: By article its event.
            found: By article its story; of the same articles.
        """
        events, stories = Counter(right.values()), Counter(found[one] for one in right)
        both = Counter((event, found[one]) for one, event in right.items())
        together = sum(comb(count, 2) for count in both.values())
        precision = _part(together, sum(comb(count, 2) for count in stories.values()))
        recall = _part(together, sum(comb(count, 2) for count in events.values()))
        squares = {pair: count * count for pair, count in both.items()}
        cubed = sum(square / stories[story] for (_, story), square in squares.items())
        cubed_recall = sum(square / events[event] for (event, _), square in squares.items())
        cubed, cubed_recall = _part(cubed, len(right)), _part(cubed_recall, len(right))
        return cls(
            precision,
            recall,
            _mean(precision, recall),
            cubed,
            cubed_recall,
            _mean(cubed, cubed_recall),
        )


def _part(of: float, all_of: float) -> float:
    return of / all_of if all_of else 1.0


def _mean(one: float, other: float) -> float:
    return 2 * one * other / (one + other) if one + other else 0.0
