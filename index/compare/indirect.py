"""What one article quotes and the other tells in indirect speech: "I will" there, "he would" here.

Told again without marks, the content words stay, while persons and tenses shift. So a sentence is
held to report a quotation if it has the weight of its words, in their order once persons and
tenses are shifted back, if it tells that somebody said so, and if it names nobody but the speaker.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
from rapidfuzz.distance import LCSseq

from index.compare.counts import feature
from index.compare.prepared import KEPT
from index.compare.sayings import saying
from index.compare.shifting import shifted_words
from index.compare.utterances import utterances

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from index.article import Mention
    from index.compare.background import Background
    from index.compare.prepared import Prepared
    from index.compare.sentencewords import Word
    from index.compare.utterances import Utterance

_ENOUGH = 0.66
"""Likeness from which a sentence reports a quotation of a speaker whom it doesn't name."""
_ENOUGH_NAMED = 0.5
"""The same where it names the speaker."""
_TERMS = 3
"""Weighty words that it shares at least."""
_FEW = 0.15
"""What more is asked where it shares no more than those."""
_WEIGHT, _ORDER = 0.65, 0.35
"""Of the likeness: what the shared words weigh, and how much of all words stands in their order."""
_CONDENSED = 0.5
"""What part of the weight of what a sentence tells has to be of the quotation, for a sentence that
names the speaker and tells a long quotation in few words."""
_LONGEST = 120
"""Words of a sentence that are looked at."""
_COMMON = 60
"""Sentences in which a word may stand and still be looked up."""
_TELLS = frozenset(
    """according hopes hoped wants wanted plans planned believes believed thinks thought expects
    expected feels felt intends intended refused refuses opposes opposed supports
    supported""".split()
)
"""Words by which somebody's mind is told, other than verbs of saying."""


class Report(NamedTuple):
    """A sentence that tells a quotation without quotation marks."""

    place: int
    """Of the sentence."""
    likeness: float


class _Told(NamedTuple):
    """What an article tells outside its quotations."""

    shifted: tuple[tuple[str, ...], ...]
    """By sentence; empty where nobody's words are told."""
    where: Mapping[str, Sequence[int]]
    """The sentences of each weighty word."""
    after: tuple[frozenset[str], ...]
    """The weighty words of each sentence that follow its first verb of saying."""


def reports(
    quotes: Sequence[Utterance],
    here: Prepared,
    there: Prepared,
    names: tuple[Mention, ...],
    background: Background,
) -> list[Report | None]:
    """Return for each quotation the sentence of the other article that reports it, if one does.

    Args:
        quotes: Some quotations of an article.
        here: The article.
        there: The other one.
        names: Those in the other one.
        background: What tells how much the words weigh.
    """
    told = _told(there, utterances(there, names))
    people = _People(there, names)
    best: dict[int, tuple[float, int]] = {}
    for at, quote in enumerate(quotes):
        for likeness, place in _condensed(quote, told, background):
            if people.consistent(quote.quote.speaker, place):
                best[at] = max(best.get(at, (0.0, 0)), (likeness, -place))
        for part in _parts(quote, here):
            for likeness, place, number in _like(part, told, background):
                named = people.consistent(quote.quote.speaker, place)
                least = _ENOUGH_NAMED if named else _ENOUGH
                if named is None or likeness < least + _FEW * (number == _TERMS):
                    continue
                best[at] = max(best.get(at, (0.0, 0)), (likeness, -place))
    return [Report(-best[at][1], best[at][0]) if at in best else None for at in range(len(quotes))]


def _parts(quote: Utterance, here: Prepared) -> Iterator[Sequence[Word]]:
    """Yield the words of a quotation by sentences."""
    last = quote.words[-1].end
    for place in quote.sentences:
        words = here.words[place][:_LONGEST]
        part = [word for word in words if quote.quote.start <= word.start <= last]
        if part:
            yield part


def _condensed(
    quote: Utterance, told: _Told, background: Background
) -> Iterator[tuple[float, int]]:
    """Yield sentences that tell little else than what is quoted, with how much of it is."""
    terms = {word.term for word in quote.words if word.weighty}
    shared: Counter[int] = Counter()
    for term in terms:
        shared.update(place for place in told.where.get(term, ()) if term in told.after[place])
    for place, number in shared.items():
        if number < _TERMS:
            continue
        weights = _weights(told.after[place], background)
        share = sum(weights[term] for term in sorted(weights.keys() & terms)) / sum(
            weights.values()
        )
        if share >= _CONDENSED:
            yield round(share, 4), place


def _weights(terms: Iterable[str], background: Background) -> dict[str, float]:
    """Return how much words weigh, in an order that is always the same."""
    ordered = sorted(terms)
    features = np.fromiter(map(feature, ordered), np.int64, len(ordered))
    return dict(zip(ordered, background.stems.weights(features).tolist(), strict=True))


def _like(
    part: Sequence[Word], told: _Told, background: Background
) -> Iterator[tuple[float, int, int]]:
    """Yield how alike sentences with much of a quotation are, with how many words they share."""
    terms = sorted({word.term for word in part if word.weighty})
    if len(terms) < _TERMS:
        return
    weights = _weights(terms, background)
    shared: Counter[int] = Counter()
    weighed: defaultdict[int, float] = defaultdict(float)
    for term in terms:
        for place in told.where.get(term, ()):
            shared[place] += 1
            weighed[place] += weights[term]
    whole = sum(weights.values())
    shifted = shifted_words(part)
    for place, number in shared.items():
        weight = weighed[place] / whole
        if number >= _TERMS and _WEIGHT * weight + _ORDER >= _ENOUGH_NAMED:
            order = LCSseq.similarity(shifted, told.shifted[place]) / len(shifted)
            yield round(_WEIGHT * weight + _ORDER * order, 4), place, number


@lru_cache(maxsize=KEPT)
def _told(article: Prepared, quotes: tuple[Utterance, ...]) -> _Told:
    """Return what an article tells outside its quotations; kept for the articles asked last."""
    shifted: list[tuple[str, ...]] = []
    after: list[frozenset[str]] = []
    where: defaultdict[str, list[int]] = defaultdict(list)
    spoken = [each.quote.end for each in quotes], [each.quote.start for each in quotes]
    for place, sentence in enumerate(article.words):
        words = [word for word in sentence[:_LONGEST] if not _within(spoken, word)]
        if not any(saying(word.folded) or word.folded in _TELLS for word in words):
            shifted.append(())
            after.append(frozenset())
            continue
        shifted.append(shifted_words(words))
        # What only leads in another quotation tells nothing of this one.
        after.append(frozenset() if len(words) < len(sentence[:_LONGEST]) else _after_verb(words))
        for term in {word.term for word in words if word.weighty}:
            if len(where[term]) <= _COMMON:
                where[term].append(place)
    rare = {term: places for term, places in where.items() if len(places) <= _COMMON}
    return _Told(tuple(shifted), rare, tuple(after))


def _after_verb(words: Sequence[Word]) -> frozenset[str]:
    """Return the weighty words that follow the first verb of saying, other such verbs left out."""
    telling = [saying(word.folded) is not None or word.folded in _TELLS for word in words]
    first = telling.index(True) + 1
    return frozenset(
        word.term
        for word, tells in zip(words[first:], telling[first:], strict=True)
        if word.weighty and not tells
    )


def _within(spoken: tuple[Sequence[int], Sequence[int]], word: Word) -> bool:
    """Whether a word stands in one of some quotations, told by their ends and beginnings."""
    ends, starts = spoken
    at = bisect_right(ends, word.start)
    return at < len(starts) and starts[at] <= word.start


class _People:
    """Whom the sentences of an article name."""

    def __init__(self, article: Prepared, names: Sequence[Mention]) -> None:
        self._article = article
        self._names = [name for name in names if name.kind == "person"]
        self._starts = [name.start for name in self._names]

    def consistent(self, speaker: str | None, place: int) -> bool | None:
        """Whether a sentence names the speaker; None if it names others alone."""
        span = self._article.sentences[place]
        named = self._names[bisect_left(self._starts, span.start) :]
        surnames = set[str]()
        for name in named[:20]:
            if name.start >= span.end:
                break
            surnames.add(name.name.split()[-1])
        if speaker is None:
            return False
        if speaker.split()[-1] in surnames:
            return True
        return None if surnames else False
