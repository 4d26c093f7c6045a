"""Pairs of alike sentences made into links: of which kind, how sure, and on what grounds.

What the words of two sentences tell of the kind comes from `kinds`; what figures, dates, names and
quotations tell is found elsewhere and handed in, by the places of both sentences.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from index.compare.competing import contested
from index.compare.counts import feature
from index.compare.evidence import weighed
from index.compare.kinds import explain
from index.compare.passage import Passage
from index.compare.passages import POSSIBLE, PROBABLE, STRONG, Alike
from index.comparison import Link, Reason

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from index.compare.background import Background
    from index.compare.kinds import Explained
    from index.compare.prepared import Prepared
    from index.comparison import Tier

    Places = tuple[int, int]
    """The place of a sentence in A and of one in B."""


class Quoted(NamedTuple):
    """What makes two sentences a link by a quotation."""

    why: Reason
    """In words, and where the quotation, or what reports it, stands in both."""
    score: float = 0.0
    """What the link scores at least: with `PROBABLE` it is shown however few words are shared, and
    below `POSSIBLE` it is only told of sentences that are linked anyway."""


class Grounds(NamedTuple):
    """What is found apart from how alike two sentences are."""

    disputed: Mapping[Places, Reason] = {}
    """What can't be true in both; its spans are what is marked."""
    quoted: Mapping[Places, Quoted] = {}
    agreed: Mapping[Places, tuple[Reason, ...]] = {}
    """What is one figure in two forms. It makes no link, and is told of strong ones alone: much
    happens in one month."""


def link(
    a: Prepared, b: Prepared, pairs: Iterable[Alike], background: Background, grounds: Grounds
) -> tuple[Link, ...]:
    """Return links by place in A, then by score, best first.

    Of its kinds, each link is of the first that fits: contradiction, word for word, quotation, in
    other words.

    Args:
        a: An article.
        b: The other one.
        pairs: Sentences that are alike.
        background: What tells how much the words weigh.
        grounds: What else is known of pairs of sentences. A contradiction makes no link.
    """
    weights = shared_weights(a, b, background)
    links: list[Link] = []
    quoted = {places for places, told in grounds.quoted.items() if told.score >= POSSIBLE}
    sure = quoted | grounds.disputed.keys()
    found = _with_quoted(pairs, grounds.quoted)
    found = weighed(found, a, b, weights, rarest=background.stems.rarest, sure=sure)
    for pair in contested(found, a, b, sure):
        why = explain(Passage.of(a, pair.a), Passage.of(b, pair.b), weights)
        if pair.score >= STRONG:
            agreed = grounds.agreed.get((pair.a, pair.b), ())
            why = why._replace(reasons=(*why.reasons, *agreed))
        why = _grounded(why, (pair.a, pair.b), grounds)
        links.append(
            Link(
                a.sentences[pair.a],
                b.sentences[pair.b],
                why.kind,
                tier(pair.score),
                pair.score,
                why.shared,
                why.marks_a,
                why.marks_b,
                why.reasons,
            )
        )
    return tuple(sorted(links, key=lambda each: (each.a, -each.score, each.b)))


def tier(score: float) -> Tier:
    """Return how sure a link of some score is."""
    if score >= STRONG:
        return "strong"
    return "probable" if score >= PROBABLE else "possible"


def _with_quoted(pairs: Iterable[Alike], quoted: Mapping[Places, Quoted]) -> list[Alike]:
    """Return pairs, those by a quotation among them, with the score that each has at least."""
    scores = {(pair.a, pair.b): pair.score for pair in pairs}
    for places, told in quoted.items():
        if told.score >= POSSIBLE:
            scores[places] = max(told.score, scores.get(places, 0.0))
    return [Alike(*places, score) for places, score in sorted(scores.items())]


def _grounded(why: Explained, places: Places, grounds: Grounds) -> Explained:
    quoted = grounds.quoted.get(places)
    if quoted:
        why = why.quoted(quoted.why)
    disputed = grounds.disputed.get(places)
    return why.contradicted(disputed) if disputed else why


def shared_weights(a: Prepared, b: Prepared, background: Background) -> dict[str, float]:
    """Return how rare each term is that both articles have."""
    terms = _terms(a) & _terms(b)
    features = np.fromiter(map(feature, terms), np.int64, len(terms))
    return dict(zip(terms, background.stems.weights(features).tolist(), strict=True))


def _terms(article: Prepared) -> set[str]:
    return set().union(*(passage.terms for passage in article.passages))
