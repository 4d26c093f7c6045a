"""One number that differs amid the same words, exact or not: "at least six", "at least eight".

Logic alone would let two of "at least" stand; that one person said both in the same words doesn't.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from index.compare.kinds import LONGEST, VERBATIM, signs_a_word
from index.compare.passages import STRONG
from index.compare.scenes import says
from index.compare.slots import one_alone_is_true, same_slot

if TYPE_CHECKING:
    from collections.abc import Sequence

    from index.compare.figures import Figures
    from index.compare.found import Found
    from index.compare.passages import Alike
    from index.compare.sentencewords import Word

    Sentence = Sequence[Word]
    Side = Sequence[Found]

_MOST_PAIRS = 400
_SHARED = 3
"""Weighty words around two numbers that must be the same."""
_BEFORE = 2
"""Words before two figures that must be the same: "more than" and "less than" differ in one."""
_FACTOR = 5
"""Figures further apart than this are of different things."""


def amid_same_words(
    a: Figures, b: Figures, pair: Alike, sides: tuple[Side, Side]
) -> Sequence[tuple[Found, Found]]:
    """Return the numbers, if there is one pair of them, that differ amid the same words.

    Where several do, the sentences are of one make and of different matters.
    """
    if pair.score < STRONG or len(sides[0]) * len(sides[1]) > _MOST_PAIRS:
        return ()
    words_a, words_b = a.article.words[pair.a][:LONGEST], b.article.words[pair.b][:LONGEST]
    said = says(a.article, pair.a) and says(b.article, pair.b)
    found = [
        (one, other)
        for one in sides[0]
        for other in sides[1]
        if one.amount is not None
        and other.amount is not None
        and one.kind == other.kind
        and one.value != other.value
        and one.amount.bound == other.amount.bound
        and (said or one_alone_is_true(one, other, None))
        and _beside(one, sides[0]) == _beside(other, sides[1])
        and _same_around(words_a, _place(words_a, one), words_b, _place(words_b, other))
    ]
    return [pair for pair in found if not _rounded(*pair)] if len(found) == 1 else ()


def _rounded(one: Found, other: Found) -> bool:
    """Tell whether one of two numbers may be the other one rounded, or is of another order."""
    if one.amount is None or other.amount is None:
        return False
    a, b = one.amount, other.amount
    within = abs(a.value - b.value) <= max(a.step, b.step) / 2
    return within or max(a.value, b.value) > _FACTOR * min(a.value, b.value)


def _beside(figure: Found, side: Side) -> set[str]:
    """Return what else fills a figure's slot in its sentence: the eleven of five of eleven."""
    return {each.value for each in side if each != figure and same_slot(figure, each)}


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
