"""Which quotations of two articles are one: by likeness, and by words in a row.

The same sentence of a speech reaches two outlets in two translations, or cut to two lengths; so
quotations are paired by likeness, each with the one it is most like, and by rows of words, where
one outlet has a part of what the other has.
"""

from __future__ import annotations

from collections import defaultdict
from functools import lru_cache
from math import sqrt
from typing import TYPE_CHECKING, NamedTuple

from index.compare.copied import other_numbers
from index.compare.counts import Features
from index.compare.passages import alike, highest
from index.compare.prepared import KEPT
from index.compare.quotechanges import other_speakers, same_speaker

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from index.compare.background import Background
    from index.compare.sentencewords import Word
    from index.compare.utterances import Utterance

_SAME = 0.34
"""Likeness from which two quotations are taken for one."""
_SAME_SPEAKER = 0.33
"""The same where both are known to be by one speaker."""
_OTHER_SPEAKER = 0.42
"""The same where they are known to be by two: one article may have it wrong. Words in a row are
asked for besides, or what two people say of one thing would be one quotation."""
_SURELY = 0.6
"""Likeness from which nothing else is asked."""
_WORDS = 3
"""Weighty words that two translations share at least."""
_ROW = 4
"""Words in a row, two of them weighty, that a part of a quotation shares with the whole."""
_ROW_OF_OTHERS = 6
"""The same where the speakers are known to be two."""
_HALF = 0.5
"""What part of the shorter one such a row is at least."""
_MOST = 0.6
"""The same where the speakers are known to be two: they may share a saying."""
_NEIGHBOURS = 3
"""How far from one half of a quotation the other may be, in quotations."""
_REPEATED = 8
"""How often a row may stand on one side and still tell anything."""
_LONGEST = 1_000
"""Words of a quotation in which rows are looked for."""


class Pair(NamedTuple):
    """Two quotations that are one, or parts of one."""

    likeness: float
    a: int
    """Place among the quotations of A."""
    b: int


def paired(
    a: Sequence[Utterance], b: Sequence[Utterance], background: Background
) -> tuple[Pair, ...]:
    """Return which quotations are the same one, by place in A, then in B."""
    rows = _rows(a, b)
    scored = {
        places: likeness
        for places, likeness in _by_likeness(a, b, background).items()
        if _is_ground(a[places[0]], b[places[1]], likeness, rows.get(places, 0))
    }
    for places, row in rows.items():
        scored[places] = max(scored.get(places, 0.0), _part(a, b, places, row))
    best = _best(a, b, scored)
    return tuple(sorted([*best, *_pieces(a, b, best, rows)], key=lambda pair: pair[1:]))


def _is_ground(a: Utterance, b: Utterance, likeness: float, row: int) -> bool:
    """Whether a likeness rests on enough: on some words, and on no other numbers.

    Of two speakers, on words in a row.
    """
    two = other_speakers(a.quote.speaker, b.quote.speaker)
    if two and row < _MOST * min(len(a.words), len(b.words)):
        return False
    if likeness >= _SURELY:
        return True
    terms_a, terms_b = ({word.term for word in side.words if word.weighty} for side in (a, b))
    least = min(_WORDS, max(2, min(len(terms_a), len(terms_b))))
    return len(terms_a & terms_b) >= least and not other_numbers(a.words, b.words)


def _by_likeness(
    a: Sequence[Utterance], b: Sequence[Utterance], background: Background
) -> dict[tuple[int, int], float]:
    features_a, features_b = _features(tuple(a)), _features(tuple(b))
    highest_a, highest_b = highest(features_a, background), highest(features_b, background)
    return {
        (pair.a, pair.b): min(
            1.0, round(pair.score / sqrt(highest_a[pair.a] * highest_b[pair.b]), 4)
        )
        for pair in alike(features_a, features_b, background)
    }


@lru_cache(maxsize=KEPT)
def _features(utterances: tuple[Utterance, ...]) -> Features:
    """Return what quotations of an article are compared by; kept for the articles asked last."""
    return Features.of([each.words for each in utterances])


def _best(
    a: Sequence[Utterance],
    b: Sequence[Utterance],
    scored: dict[tuple[int, int], float],
) -> list[Pair]:
    """Pair each quotation with the one it is most like, best pairs first."""
    found = [Pair(score, *places) for places, score in scored.items()]
    # Ties go to the pair nearest to both beginnings: the same whichever article comes first.
    found.sort(key=lambda pair: (-pair.likeness, pair.a + pair.b, abs(pair.a - pair.b), pair))
    taken_a: set[int] = set()
    taken_b: set[int] = set()
    kept: list[Pair] = []
    for pair in found:
        enough = _enough(a[pair.a].quote.speaker, b[pair.b].quote.speaker)
        if pair.likeness >= enough and pair.a not in taken_a and pair.b not in taken_b:
            taken_a.add(pair.a)
            taken_b.add(pair.b)
            kept.append(pair)
    return kept


def _enough(one: str | None, other: str | None) -> float:
    if other_speakers(one, other):
        return _OTHER_SPEAKER
    return _SAME_SPEAKER if same_speaker(one, other) else _SAME


def _part(
    a: Sequence[Utterance], b: Sequence[Utterance], places: tuple[int, int], row: int
) -> float:
    """Return how alike two quotations are by their longest row; 0 where it is no ground."""
    one, other = a[places[0]], b[places[1]]
    shorter, longer = sorted((len(one.words), len(other.words)))
    two = other_speakers(one.quote.speaker, other.quote.speaker)
    if row < (_ROW_OF_OTHERS if two else _ROW) or row < (_MOST if two else _HALF) * shorter:
        return 0.0
    return max(round(row / sqrt(shorter * longer), 4), _OTHER_SPEAKER)


def _pieces(
    a: Sequence[Utterance],
    b: Sequence[Utterance],
    pairs: Sequence[Pair],
    rows: dict[tuple[int, int], int],
) -> Iterator[Pair]:
    """Pair what is left with a longer quotation that holds its words, cut by an attribution."""
    left_a = set(range(len(a))) - {pair.a for pair in pairs}
    left_b = set(range(len(b))) - {pair.b for pair in pairs}
    held = {(at, pair.b) for pair in pairs for at in _beside(pair.a) if at in left_a}
    held |= {(pair.a, at) for pair in pairs for at in _beside(pair.b) if at in left_b}
    for places in held:
        likeness = _part(a, b, places, rows.get(places, 0))
        if likeness:
            yield Pair(likeness, *places)


def _beside(at: int) -> range:
    return range(at - _NEIGHBOURS, at + _NEIGHBOURS + 1)


def _rows(a: Sequence[Utterance], b: Sequence[Utterance]) -> dict[tuple[int, int], int]:
    """Return how long the longest row of words is that two quotations share, four and more.

    Rows that stand often on either side are passed over, so that the work is that of reading both.
    """
    where_a, where_b = _where(a), _where(b)
    starts: defaultdict[tuple[int, int, int], set[int]] = defaultdict(set)
    for row, in_a in where_a.items():
        in_b = where_b.get(row, ())
        if len(in_a) <= _REPEATED and len(in_b) <= _REPEATED:
            for quote_a, at_a in in_a:
                for quote_b, at_b in in_b:
                    starts[quote_a, quote_b, at_a - at_b].add(at_a)
    longest: dict[tuple[int, int], int] = {}
    for (quote_a, quote_b, _), begun in starts.items():
        words = a[quote_a].words
        for first in begun:
            if first - 1 in begun:
                continue
            end = first
            while end + 1 in begun:
                end += 1
            length = end - first + _ROW
            if sum(word.weighty for word in words[first : first + length]) > 1:
                longest[quote_a, quote_b] = max(longest.get((quote_a, quote_b), 0), length)
    return longest


def _where(quotes: Sequence[Utterance]) -> dict[tuple[str, ...], list[tuple[int, int]]]:
    found: defaultdict[tuple[str, ...], list[tuple[int, int]]] = defaultdict(list)
    for place, each in enumerate(quotes):
        folded = _folded(each.words)
        for at in range(len(folded) - _ROW + 1):
            row = found[tuple(folded[at : at + _ROW])]
            if len(row) <= _REPEATED:
                row.append((place, at))
    return found


def _folded(words: Sequence[Word]) -> list[str]:
    return [word.folded for word in words[:_LONGEST]]
