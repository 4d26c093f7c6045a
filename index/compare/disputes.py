"""Figures by which two articles contradict each other.

To say so is a grave thing, so only the plainest cases count: sentences that surely tell of the same
matter, one exact figure in the same slot of each, no rounding, and neither article gives the other
one's figure anywhere; or, whatever is said of its exactness, one number that differs amid the same
words.
"""

from __future__ import annotations

from decimal import Decimal
from math import inf
from typing import TYPE_CHECKING, NamedTuple

from index.compare.counted import PEOPLE
from index.compare.kinds import LONGEST, VERBATIM, signs_a_word
from index.compare.passages import PROBABLE, STRONG

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from index.compare.figures import Figures, Found
    from index.compare.kinds import Sentence
    from index.compare.passages import Alike

_SHARED = 3
"""Weighty words that two sentences must share for their figures to contradict each other."""
_MOST_PAIRS = 400
_DAY = len("2024-06-19")
_SURE_OF_DAY = 0.9
"""Score from which two sentences tell of what happened on one day."""
_FACTOR = 5
"""Figures further apart than this are of different things."""
_ROUND_FROM = 100
"""Numbers below are taken as counted, not rounded."""
_BEFORE = 2
"""Words before two figures that must be the same: "more than" and "less than" differ in one."""


class Dispute(NamedTuple):
    """Two figures that contradict each other."""

    a: Found
    b: Found


def disputes(a: Figures, b: Figures, linked: Sequence[Alike]) -> dict[tuple[int, int], Dispute]:
    """Return the contradictions between linked sentences, by the places of both.

    Args:
        a: The figures of A.
        b: The figures of B.
        linked: Pairs of sentences that are alike.
    """
    of_a, of_b = a.by_sentence(), b.by_sentence()
    known_a = {key for figure in a.found for key in figure.keys}
    known_b = {key for figure in b.found for key in figure.keys}
    found: dict[tuple[int, int], Dispute] = {}
    for pair in linked:
        sides = (of_a.get(pair.a, ()), of_b.get(pair.b, ()))
        alone = (
            (one, other)
            for one, other in _alone_in_slot(*sides)
            if pair.score >= _enough(a.words(one), b.words(other), one)
            and _same_matter(a, one, b, other)
        )
        for one, other in (*alone, *_amid_same_words(a, b, pair, sides)):
            given = not (known_b.isdisjoint(one.keys) and known_a.isdisjoint(other.keys))
            if not (given or _unlike(one, other) or _other_day(*sides, one)):
                found.setdefault((pair.a, pair.b), Dispute(one, other))
    return found


def _amid_same_words(
    a: Figures, b: Figures, pair: Alike, sides: tuple[Sequence[Found], Sequence[Found]]
) -> Sequence[tuple[Found, Found]]:
    """Return the numbers, if there is one pair of them, that differ amid the same words.

    Where several do, the sentences are of one make and of different matters.
    """
    english = a.article.language == b.article.language == "en"  # what is exact is known of it alone
    if not english or pair.score < STRONG or len(sides[0]) * len(sides[1]) > _MOST_PAIRS:
        return ()
    words_a, words_b = a.article.words[pair.a][:LONGEST], b.article.words[pair.b][:LONGEST]
    found = [
        (one, other)
        for one in sides[0]
        for other in sides[1]
        if one.kind == other.kind != "date"
        and one.value != other.value
        and one.exact == other.exact
        and _beside(one, sides[0]) == _beside(other, sides[1])
        and _same_around(words_a, _place(words_a, one), words_b, _place(words_b, other))
    ]
    return found if len(found) == 1 else ()


def _beside(figure: Found, side: Sequence[Found]) -> set[str]:
    """Return what else fills a figure's slot in its sentence: the eleven of five of eleven."""
    return {each.value for each in side if each != figure and _same_slot(figure, each)}


def _place(words: Sentence, figure: Found) -> int:
    """Return the place of a figure's number in its sentence, or -1."""
    places = (at for at, word in enumerate(words) if word.start >= figure.start)
    return next((at for at in places if words[at].number is not None), -1)


def _same_around(a: Sentence, at_a: int, b: Sentence, at_b: int) -> bool:
    """Whether the words next to two numbers are so many of the same that nothing else is told."""
    if at_a < 0 or at_b < 0:
        return False
    before = _alike(a[:at_a][::-1], b[:at_b][::-1])
    after = _alike(a[at_a + 1 :], b[at_b + 1 :])
    around = (*a[at_a - before : at_a], *a[at_a + 1 : at_a + 1 + after])
    begun = before == at_a == at_b
    return (
        (before >= _BEFORE or begun)
        and after > 0
        and len(around) >= VERBATIM * max(signs_a_word(a), signs_a_word(b))
        and sum(word.weighty for word in around) >= _SHARED
    )


def _alike(a: Sentence, b: Sentence) -> int:
    """Return how many words two lists begin with in common."""
    same = (one.folded == other.folded for one, other in zip(a, b, strict=False))
    return next((at for at, equal in enumerate(same) if not equal), min(len(a), len(b)))


def _enough(words_a: str, words_b: str, figure: Found) -> float:
    """Return how alike two sentences must be for their figures to be of the same matter."""
    if figure.kind == "date":
        # "Thursday" is another day in next week's article; and much happens on several days.
        return inf if words_a.lower() == words_b.lower() else _SURE_OF_DAY
    return PROBABLE if figure.state else STRONG


def _alone_in_slot(a: Sequence[Found], b: Sequence[Found]) -> Iterator[tuple[Found, Found]]:
    """Yield the figures that each fill a slot alone in their sentence, in both sentences."""
    if len(a) * len(b) > _MOST_PAIRS:
        return  # a table, not a sentence
    for one in a:
        others = [other for other in b if _same_slot(one, other)]
        if len(others) != 1:
            continue
        rivals = [rival for rival in a if _same_slot(rival, others[0])]
        if len(rivals) == 1 and one.exact and others[0].exact and one.value != others[0].value:
            yield one, others[0]


def _same_slot(a: Found, b: Found) -> bool:
    if a.kind != b.kind or a.state != b.state:
        return False
    if a.kind == "date":
        return len(a.value) == len(b.value) == _DAY
    if a.units == b.units:
        return True
    if a.state and (not a.units or not b.units):
        return True
    if a.state and (a.units[-1] in PEOPLE or b.units[-1] in PEOPLE):
        return True
    return bool(a.units and b.units) and (a.units[0] == b.units[0] or a.units[-1] == b.units[-1])


def _same_matter(a: Figures, one: Found, b: Figures, other: Found) -> bool:
    """Whether two sentences tell so much of the same that their figures must be of the same."""
    if len(a.terms(one) & b.terms(other)) < _SHARED:
        return False
    return bool(one.state) or not a.around(one).isdisjoint(b.around(other))


def _other_day(a: Sequence[Found], b: Sequence[Found], figure: Found) -> bool:
    """Whether two sentences name other dates: figures of two days may differ."""
    days_a, days_b = ({each.value for each in side if each.kind == "date"} for side in (a, b))
    return figure.kind != "date" and bool(days_a and days_b) and days_a.isdisjoint(days_b)


def _unlike(one: Found, other: Found) -> bool:
    """Whether one of two numbers may be the other one rounded, or is of another order."""
    if one.kind == "date":
        return False
    a, b = Decimal(one.value), Decimal(other.value)
    return max(a, b) > _FACTOR * min(a, b) or any(
        abs(a - b) <= _last_place(each) / 2 for each in (a, b)
    )


def _last_place(value: Decimal) -> Decimal:
    """Return the worth of the last place that isn't zero: 1000 for 5000, 0.1 for 2.5."""
    if value < _ROUND_FROM and value == value.to_integral_value():
        return Decimal(0)
    exponent = value.normalize().as_tuple().exponent
    return Decimal(1).scaleb(int(exponent))
