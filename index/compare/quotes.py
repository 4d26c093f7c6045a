"""What is quoted in two articles, by whom, and which quotations are the same one.

The same sentence of a speech reaches two outlets in two translations, or cut to two lengths; so
quotations are paired by likeness, each with the one it is most like.
"""

from __future__ import annotations

from bisect import bisect_left
from math import sqrt
from typing import TYPE_CHECKING, NamedTuple

from index.compare.counts import Features
from index.compare.kinds import shared_runs
from index.compare.passages import alike, highest
from index.compare.speakers import speakers
from index.comparison import Quote, QuotePair

if TYPE_CHECKING:
    from collections.abc import Sequence

    from index.article import Mention
    from index.compare.background import Background
    from index.compare.prepared import Prepared
    from index.compare.quotation import Quotation
    from index.compare.sentencewords import Word

_LONG_ENOUGH = 4
"""Words; fewer between quotation marks are a distance kept, not a quotation."""
_SAME = 0.34
"""Likeness from which two quotations are taken for one."""
_SAME_SPEAKER = 0.25
"""The same where both are known to be by one speaker."""
_OTHER_SPEAKER = 0.42
"""The same where they are known to be by two: one article may have it wrong."""
_NEIGHBOURS = 3
"""How far from one half of a quotation the other may be, in quotations."""


class _Quoted(NamedTuple):
    quote: Quote
    words: tuple[Word, ...]


class _Pair(NamedTuple):
    likeness: float
    a: int
    b: int


def compare_quotes(
    a: Prepared,
    b: Prepared,
    names_a: Sequence[Mention],
    names_b: Sequence[Mention],
    background: Background,
) -> tuple[QuotePair, ...]:
    """Return the quotations of both articles, paired where they are the same one.

    Those of A come first, in its order; then those that only B has, in its order.
    """
    quotes_a, quotes_b = _quotes(a, names_a), _quotes(b, names_b)
    pairs = _same(quotes_a, quotes_b, background)
    pairs += _pieces(quotes_a, quotes_b, pairs)
    score = {(pair.a, pair.b): pair.likeness for pair in pairs}
    alone_a = set(range(len(quotes_a))) - {pair.a for pair in pairs}
    alone_b = set(range(len(quotes_b))) - {pair.b for pair in pairs}
    rows = sorted([*score, *((at, -1) for at in alone_a)])
    return (
        *(
            QuotePair(quotes_a[at].quote, quotes_b[other].quote, score[at, other])
            if other >= 0
            else QuotePair(quotes_a[at].quote, None, None)
            for at, other in rows
        ),
        *(QuotePair(None, quotes_b[at].quote, None) for at in sorted(alone_b)),
    )


def _quotes(article: Prepared, names: Sequence[Mention]) -> list[_Quoted]:
    words = [word for sentence in article.words for word in sentence]
    starts = [word.start for word in words]
    spoken: list[tuple[Quotation, tuple[Word, ...]]] = []
    for quotation in article.quotations:
        first = bisect_left(starts, quotation.start)
        inside = tuple(words[first : bisect_left(starts, quotation.end)])
        if len(inside) >= _LONG_ENOUGH:
            spoken.append((quotation, inside))
    by = speakers(article, [quotation for quotation, _ in spoken], names)
    return [
        _Quoted(Quote(quotation.start, quotation.end, speaker), inside)
        for (quotation, inside), speaker in zip(spoken, by, strict=True)
    ]


def _same(a: list[_Quoted], b: list[_Quoted], background: Background) -> list[_Pair]:
    """Pair each quotation with the one it is most like, best pairs first."""
    features_a = Features.of([each.words for each in a])
    features_b = Features.of([each.words for each in b])
    highest_a, highest_b = highest(features_a, background), highest(features_b, background)
    found = [
        _Pair(
            min(1.0, round(pair.score / sqrt(highest_a[pair.a] * highest_b[pair.b]), 4)), *pair[:2]
        )
        for pair in alike(features_a, features_b, background)
    ]
    # Ties go to the pair nearest to both beginnings: the same whichever article comes first.
    found.sort(key=lambda pair: (-pair.likeness, pair.a + pair.b))
    taken_a: set[int] = set()
    taken_b: set[int] = set()
    kept: list[_Pair] = []
    for pair in found:
        enough = _enough(a[pair.a].quote.speaker, b[pair.b].quote.speaker)
        if pair.likeness >= enough and pair.a not in taken_a and pair.b not in taken_b:
            taken_a.add(pair.a)
            taken_b.add(pair.b)
            kept.append(pair)
    return kept


def _enough(one: str | None, other: str | None) -> float:
    if not one or not other:
        return _SAME
    return _SAME_SPEAKER if one == other else _OTHER_SPEAKER


def _pieces(a: list[_Quoted], b: list[_Quoted], pairs: list[_Pair]) -> list[_Pair]:
    """Pair what is left with a longer quotation that holds its words, cut by an attribution."""
    left_a = set(range(len(a))) - {pair.a for pair in pairs}
    left_b = set(range(len(b))) - {pair.b for pair in pairs}
    found: list[_Pair] = []
    for pair in pairs:
        held = [(at, pair.b) for at in _beside(pair.a) if at in left_a]
        held += [(pair.a, at) for at in _beside(pair.b) if at in left_b]
        for one, other in held:
            run = max((r.length for r in shared_runs(a[one].words, b[other].words)), default=0)
            shorter = min(len(a[one].words), len(b[other].words))
            if 2 * run >= shorter:
                longer = max(len(a[one].words), len(b[other].words))
                found.append(_Pair(round(run / sqrt(shorter * longer), 4), one, other))
    return sorted(set(found))


def _beside(at: int) -> range:
    return range(at - _NEIGHBOURS, at + _NEIGHBOURS + 1)
