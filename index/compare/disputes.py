"""Figures and names by which two articles contradict each other.

To say so is a grave thing, so only the plainest cases count: sentences that surely tell of the
same matter, one figure in the same slot of each, no value that both may stand for, and neither
article gives the other one's figure anywhere; or, whatever is said of its exactness, one number
that differs amid the same words. That a later article has another figure is told as a contradiction
too, with the days of both: whoever checks facts wants to know of it, and that it may be news.
"""

from __future__ import annotations

import re
from math import inf
from typing import TYPE_CHECKING, NamedTuple

from index.article import Span
from index.compare.against import days_between, told_against
from index.compare.matters import near_words_differ, one_matter, other_time
from index.compare.namesakes import other_names
from index.compare.parallels import about_one_night
from index.compare.passages import STRONG
from index.compare.samewords import amid_same_words
from index.compare.scenes import said_then
from index.compare.slots import alone_in_slot, one_alone_is_true
from index.comparison import Reason

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from index.compare.figures import Figures
    from index.compare.found import Found
    from index.compare.passages import Alike

    Side = Sequence[Found]

_SHARED = 3
"""Weighty words that two sentences must share for their figures to contradict each other."""
_ENOUGH = 0.45
"""Score from which two sentences tell of the same dead, and of one person's age."""
_SURE_OF_DAY = 0.9
"""Score from which two sentences tell of what happened on one day."""
_SURE_OF_STATE = 1.2
"""Score from which "Rescuers said 22 had died" has words enough."""
_SURE = 0.9
"""Score from which what stands next to two figures may be told in other words."""
_WITH_YEAR = re.compile(r"\d{4}")
_AROUND = 4
"""Weighty words that are next to a figure."""


class Dispute(NamedTuple):
    """Two figures, or names, that contradict each other."""

    why: Reason
    """What stands against what, and where."""
    a: Found | None = None
    """The figure of A; None of names."""
    b: Found | None = None


def disputes(a: Figures, b: Figures, linked: Sequence[Alike]) -> dict[tuple[int, int], Dispute]:
    """Return the contradictions between linked sentences, by the places of both.

    Args:
        a: The figures of A.
        b: The figures of B.
        linked: Pairs of sentences that are alike.
    """
    of_a, of_b = a.by_sentence(), b.by_sentence()
    given = _Given(a, b)
    english = a.article.language == b.article.language == "en"  # what is exact is known of it alone
    strong = {(pair.a, pair.b) for pair in linked if pair.score >= STRONG}
    found: dict[tuple[int, int], Dispute] = {}
    for pair in linked:
        if pair.score < _ENOUGH or not english:
            continue
        sides = (of_a.get(pair.a, ()), of_b.get(pair.b, ()))
        follows = (pair.a - 1, pair.b - 1) in strong
        for one, other in _against(a, b, pair, sides, follows=follows):
            dated = one.kind == "date" or other.kind == "date"
            if given.either(one, other) or not one_matter(a, one, b, other):
                continue
            if not dated and other_time(a, sides[0], b, sides[1]):
                continue
            found.setdefault((pair.a, pair.b), _dispute(a, one, b, other))
        if (pair.a, pair.b) not in found and pair.score >= STRONG:
            names = other_names(a.article, b.article, pair.a, pair.b)
            if names and not other_time(a, sides[0], b, sides[1]):
                found[pair.a, pair.b] = Dispute(names)
    return found


def _dispute(a: Figures, one: Found, b: Figures, other: Found) -> Dispute:
    words = told_against(a, one, b, other)
    spans = (Span(one.start, one.end),), (Span(other.start, other.end),)
    return Dispute(Reason(words, *spans), one, other)


class _Given:
    """Which figures an article gives, to be held against the other one's."""

    def __init__(self, a: Figures, b: Figures) -> None:
        self._a, self._b = a, b
        self._known_a = {key for figure in a.found for key in figure.keys}
        self._known_b = {key for figure in b.found for key in figure.keys}

    def either(self, one: Found, other: Found) -> bool:
        """Tell whether either article gives the other one's figure too, or names its number."""
        return (
            not self._known_b.isdisjoint(one.keys)
            or not self._known_a.isdisjoint(other.keys)
            or _named_beside(self._b, other.sentence, one)
            or _named_beside(self._a, one.sentence, other)
        )


def _named_beside(article: Figures, place: int, figure: Found) -> bool:
    """Tell whether a sentence, or one next to it, has a figure's number, whatever it counts."""
    if figure.kind == "date" or figure.at < 0:
        return False
    beside = article.article.words[max(0, place - 1) : place + 2]
    return any(
        word.term == figure.value for words in beside for word in words if word.number is not None
    )


def _against(
    a: Figures, b: Figures, pair: Alike, sides: tuple[Side, Side], *, follows: bool
) -> Iterator[tuple[Found, Found]]:
    """Yield the figures of two sentences that can't both be true.

    Args:
        a: The figures of A.
        b: The figures of B.
        pair: The sentences.
        sides: The figures of each.
        follows: Whether the sentences before them surely tell of the same.
    """
    days = days_between(a.date, b.date)
    for one, other in alone_in_slot(*sides):
        if pair.score < _enough(a.words(one), b.words(other), one, other):
            continue
        # After a sentence on the same, "eleven people were wounded" has words enough.
        alike = max(pair.score, _SURE_OF_STATE) if follows else pair.score
        if one_alone_is_true(one, other, days) and _same_matter(a, one, b, other, alike):
            yield one, other
    yield from amid_same_words(a, b, pair, sides)


def _enough(words_a: str, words_b: str, one: Found, other: Found) -> float:
    """Return how alike two sentences must be for their figures to be of the same matter."""
    if one.kind == "date" or other.kind == "date":
        # "Thursday" is another day in next week's article; and much happens on several days.
        return inf if words_a.lower() == words_b.lower() else _SURE_OF_DAY
    return _ENOUGH if one.state or one.sort == "age" else STRONG


def _same_matter(a: Figures, one: Found, b: Figures, other: Found, score: float) -> bool:
    """Whether two sentences tell so much of the same that their figures must be of the same."""
    whole = one.kind == other.kind == "date" and all(
        map(_WITH_YEAR.search, (a.words(one), b.words(other)))
    )
    sure = bool(one.state) and score >= _SURE_OF_STATE
    if len(a.terms(one) & b.terms(other)) < (1 if sure else _SHARED - whole):
        return False
    if one.kind == "date" or other.kind == "date":
        return (
            not (_next_day(one, other) and about_one_night(a, one, b, other))
            and not said_then(a, one)
            and not said_then(b, other)
            and not near_words_differ(a, one, b, other, 0)
            and not _other_numbers(a, one, b, other)
        )
    if one.state:
        return True
    if a.around(one).isdisjoint(b.around(other)):
        return False
    telling = one.units == other.units and len(one.units) > 1  # "cubic metres", "bronze horses"
    sure = (score >= _SURE or telling) and one.sort != "vote"
    return sure or not near_words_differ(a, one, b, other, _AROUND)


def _next_day(one: Found, other: Found) -> bool:
    return abs(days_between(one.value, other.value) or 0) == 1


def _other_numbers(a: Figures, one: Found, b: Figures, other: Found) -> bool:
    """Tell whether two sentences differ in further numbers: then each tells of its own day."""
    numbers_a, numbers_b = _numbers(a, one), _numbers(b, other)
    return bool(numbers_a - numbers_b and numbers_b - numbers_a)


def _numbers(article: Figures, but: Found) -> set[str]:
    return {
        word.term
        for word in article.article.words[but.sentence]
        if word.number is not None and (word.end <= but.start or word.start >= but.end)
    }
