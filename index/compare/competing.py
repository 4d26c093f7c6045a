"""Which of several partners a sentence has: a likeness that a better one explains counts for less.

Sentences around a statement name the same people and things as the one that makes it, so all of
them are a little like its counterpart. Most wrong links were such neighbours of a right one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from index.compare.kinds import runs_between
from index.compare.passage import Passage
from index.compare.passages import POSSIBLE, PROBABLE

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

    from index.compare.passages import Alike
    from index.compare.prepared import Prepared

# Set on the links of whole articles marked by hand, with an eye on SuperPAL's development set
# (Ernst et al., 2021), whose summaries are made of several sentences each: there a second partner
# is right more often than in two articles.
_BEHIND = 0.15
"""Part of what either sentence's best partner is ahead by that is taken off."""
_FIRST = 0.03
"""Added where one of both sentences has no better partner: enough for a link to be shown, never for
more than it would be by itself."""


def contested(
    pairs: Sequence[Alike], a: Prepared, b: Prepared, sure: Collection[tuple[int, int]] = ()
) -> list[Alike]:
    """Return the same pairs, with lower scores where a sentence has a better partner.

    Copied words are never contested, and nothing falls below what is listed. All are held against
    the scores that were handed in, so A and B can change places.

    Args:
        pairs: Pairs of sentences, with scores by how alike they are.
        a: The article of the first ones.
        b: The article of the second ones.
        sure: The places of pairs that are linked by more than how alike they are.
    """
    best_a = _best((pair.a, pair.score) for pair in pairs)
    best_b = _best((pair.b, pair.score) for pair in pairs)
    found: list[Alike] = []
    for pair in pairs:
        behind_a, behind_b = best_a[pair.a] - pair.score, best_b[pair.b] - pair.score
        score = pair.score - _BEHIND * (behind_a + behind_b)
        if min(behind_a, behind_b) <= 0:
            score = min(score + _FIRST, max(pair.score, PROBABLE))
        kept = (pair.a, pair.b) in sure or (score < pair.score and copied(pair, a, b))
        found.append(pair if kept else pair._replace(score=max(POSSIBLE, round(score, 4))))
    return found


def _best(scores: Iterable[tuple[int, float]]) -> dict[int, float]:
    best: dict[int, float] = {}
    for place, score in scores:
        best[place] = max(score, best.get(place, score))
    return best


def copied(pair: Alike, a: Prepared, b: Prepared) -> bool:
    """Tell whether two sentences are the same, or have six words in a row.

    Args:
        pair: Their places.
        a: The article of the first one.
        b: The article of the second one.
    """
    one, other = Passage.of(a, pair.a), Passage.of(b, pair.b)
    return one.folded == other.folded or bool(runs_between(one, other))
