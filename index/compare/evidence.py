"""How much two sentences must share for a link: the weight of a few words that nobody else uses.

Two short sentences are alike by two words of everyday use, and state nothing together. The score
sets what is shared against how long both are; this asks for so much of it by itself.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from index.compare.competing import copied
from index.compare.passage import Passage
from index.compare.passages import PROBABLE, STRONG

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

    from index.compare.passages import Alike
    from index.compare.prepared import Prepared

# Set on the links of whole articles marked by hand (benchmarks/README.md).
_RARE = 2.0
"""Words as rare as one that stands in a single sentence, which what is shared weighs as much as."""
_BELOW = 0.01
"""How far below its tier a link is put that has less."""


def weighed(
    pairs: Iterable[Alike],
    a: Prepared,
    b: Prepared,
    weights: Mapping[str, float],
    *,
    rarest: float,
    sure: Collection[tuple[int, int]] = (),
) -> list[Alike]:
    """Return the same pairs, those a tier lower that share too little; never what is copied.

    Args:
        pairs: Pairs of sentences, with scores by how alike they are.
        a: The article of the first ones.
        b: The article of the second ones.
        weights: How rare each term is that both articles have.
        rarest: What a word weighs that stands in one sentence of all.
        sure: The places of pairs that are linked by more than how alike they are.
    """
    found: list[Alike] = []
    for pair in pairs:
        tier = next((least for least in (STRONG, PROBABLE) if pair.score >= least), 0.0)
        if tier and (pair.a, pair.b) not in sure:
            shared = Passage.of(a, pair.a).terms & Passage.of(b, pair.b).terms
            weight = sum(sorted(weights[term] for term in shared))
            if weight < _RARE * rarest and not copied(pair, a, b):
                pair = pair._replace(score=round(tier - _BELOW, 4))  # noqa: PLW2901
        found.append(pair)
    return found
