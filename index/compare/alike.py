"""Which articles tell of the same event as a given one: what to put beside it."""

from __future__ import annotations

from collections import Counter
from datetime import date
from math import log, sqrt
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from index.compare.counts import feature
from index.languages import stemmed_as
from index.stopwords import says_little, stop_words
from index.tongues import spoken
from index.words import UNSPACED, fold, stem, stem_in, word_spans

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from index.article import Article, ArticleId
    from index.compare.background import Background

_TITLE = 2
"""How often a word of the title counts."""
_HALF_LIFE = 10
"""Days after which half of what nearness in time adds is gone: an event stays news for a week."""
_UNKNOWN_TIME = 0.75
"""Nearness where a date is unknown: neither far nor near."""


class Likeness(NamedTuple):
    """How like an article is to a given one."""

    id: ArticleId
    cosine: float
    """Of the words of both, 0 to 1."""
    days: int | None
    """Days between the two; None where a date is unknown."""


def rank(
    article: Article,
    others: Sequence[Article],
    background: Background | None = None,
) -> list[Likeness]:
    """Return articles in the order in which to offer them beside a given one.

    Other outlets' come before those of the same outlet; then the most alike, nearness in time
    counting for up to half; then by id.

    Args:
        article: The article that is read.
        others: The candidates.
        background: How rare words are. Without it, by the number of candidates that have them.
    """
    counted = [_words(other, paired=True) for other in (article, *others)]
    weights = _weights(counted, background)
    vectors = [_vector(words, weights) for words in counted]
    ranked: list[tuple[bool, float, str, Likeness]] = []
    for other, vector in zip(others, vectors[1:], strict=True):
        cosine = round(_product(vectors[0], vector), 4)
        days = _days_between(article.date, other.date)
        worth = round(cosine * _nearness(days), 6)
        same_outlet = article.outlet is not None and article.outlet == other.outlet
        ranked.append((same_outlet, -worth, other.id, Likeness(other.id, cosine, days)))
    return [likeness for *_, likeness in sorted(ranked)]


def key_terms(
    article: Article,
    document_frequency: Callable[[str], int],
    documents: int,
    limit: int = 25,
) -> tuple[str, ...]:
    """Return the stems that set an article apart, weightiest first, to fetch others like it by.

    Args:
        article: An article of the corpus.
        document_frequency: In how many articles of the corpus a stem stands.
        documents: How many articles the corpus has.
        limit: How many stems at most.
    """
    weighed: list[tuple[float, str]] = []
    for term, times in _words(article).items():
        found = document_frequency(term)
        if found > 1:  # what only this article has leads to no other
            weighed.append((-(1 + log(times)) * log(1 + documents / found), term))
    return tuple(term for _, term in sorted(weighed)[:limit])


def _words(article: Article, *, paired: bool = False) -> Counter[str]:
    language = spoken(article.language)
    words = Counter(_terms(article.text, language, paired=paired))
    for term in _terms(article.title or "", language, paired=paired):
        words[term] += _TITLE
    return words


def _terms(text: str, language: str, *, paired: bool) -> list[str]:
    """Return the stems of a text's words, without those that say little.

    Args:
        text: A title or text.
        language: What it is in.
        paired: Whether ideographs count by twos, for one alone is in too many words.
    """
    if language == "en":
        folded = (fold(word) for word, _, _ in word_spans(text))
        little = stop_words(language)
        return [stem(word) for word in folded if len(word) > 1 and word not in little]
    rules = stemmed_as(language)
    found: list[str] = []
    before, ended = "", -1
    for word, start, end in word_spans(text):
        plain = fold(word)
        if not UNSPACED.match(plain):
            if len(plain) > 1 and not says_little(plain, language):
                found.append(stem_in(word, rules))
        elif not paired:
            if not says_little(plain, language):
                found.append(plain)
        elif start == ended:
            found.append(before + plain)
        before, ended = plain, end if UNSPACED.match(plain) else -1
    return found


def _weights(
    counted: Sequence[Counter[str]],
    background: Background | None,
) -> Mapping[str, float]:
    frequency = Counter(term for words in counted for term in words)
    if background is None:
        return {term: log(1 + len(counted) / found) for term, found in frequency.items()}
    features = np.fromiter(map(feature, frequency), np.int64, len(frequency))
    return dict(zip(frequency, background.stems.weights(features).tolist(), strict=True))


def _vector(words: Counter[str], weights: Mapping[str, float]) -> dict[str, float]:
    vector = {term: (1 + log(times)) * weights[term] for term, times in words.items()}
    length = sqrt(sum(value * value for value in vector.values())) or 1.0
    return {term: value / length for term, value in vector.items()}


def _product(a: Mapping[str, float], b: Mapping[str, float]) -> float:
    return min(1.0, sum(value * b[term] for term, value in a.items() if term in b))


def _nearness(days: int | None) -> float:
    """Return 1 for the same day, falling to 0.5 with time."""
    if days is None:
        return _UNKNOWN_TIME
    return float(0.5 + 0.5 * 0.5 ** (days / _HALF_LIFE))


def _days_between(a: str | None, b: str | None) -> int | None:
    one, other = _day(a), _day(b)
    return abs((one - other).days) if one and other else None


def _day(iso: str | None) -> date | None:
    """Return the day of an ISO date; None where it is less exact than a day."""
    try:
        return date.fromisoformat((iso or "")[:10])
    except ValueError:
        return None
