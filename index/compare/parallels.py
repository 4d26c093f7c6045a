"""Sentences of one make and of two matters: "reported revenue of", "reported a profit of".

What is nearly the same but for a word in the same place is more often a second matter than the same
one told by somebody else, who would have changed more than that word.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING

from index.compare.scenes import PARTS_OF_FIGURES, SAYING, clause, scene

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from index.compare.figures import Figures
    from index.compare.found import Found
    from index.compare.sentencewords import Word

_ALIKE: Mapping[str, str] = {
    word: same
    for same, words in (
        ("spend", "spend spent cost pay paid price worth invest budget valu"),
        ("carri", "carri aboard board"),
        ("vote", "vote pass approv reject decid rule"),
        ("kill", "kill die dead death lost live"),
        ("hurt", "hurt injur wound"),
        ("releas", "releas avail"),
    )
    for word in words.split()
}
"""Stems that say the same of a figure."""
_BODIES = frozenset(
    """committe panel board court hous senat council commiss caucus parliament assembl subcommitte
    juri cabinet congress union""".split()
)
"""Stems of those who vote."""
_DIRECTIONS = frozenset("by to from at".split())
"""Words before a figure, by which 2 percent more and 2 percent in all differ."""
_TURNS = frozenset("before after above below with without against for".split())
_ORDINALS = frozenset(
    "first second third fourth fifth sixth seventh eighth ninth tenth last previous next".split()
)
_NIGHT = frozenset("night overnight midnight evening early late dawn".split())
_SPANS = frozenset("since for in past ago".split())
_FEW = 4
"""Words that one sentence alone has, up to which they are of one make."""
_FIGURE = "#"


def alike(term: str) -> str:
    """Return the stem that stands for all those that say the same of a figure."""
    return _ALIKE.get(term, term)


def parallel(a: Figures, one: Found, b: Figures, other: Found) -> bool:
    """Tell whether one word has another in its place in the other sentence.

    Args:
        a: The figures of A.
        one: One of them.
        b: The figures of B.
        other: One of them.
    """
    words_a, words_b = a.article.words[one.sentence], b.article.words[other.sentence]
    ahead = _ahead(words_a, one), _ahead(words_b, other)
    if ahead[0] != ahead[1] and _DIRECTIONS.issuperset(ahead):
        return True
    ordinals = _ordinals(a, one), _ordinals(b, other)
    if ordinals[0] and ordinals[1] and ordinals[0].isdisjoint(ordinals[1]):
        return True
    if one.sort == "vote" and _bodies(a, one) != _bodies(b, other):
        return True
    lacks_b, lacks_a = _lacking(a, one, words_b), _lacking(b, other, words_a)
    if one.kind != other.kind:  # of a year since which, and the years for which
        lacks_a, lacks_b = (
            [place for place in lacking if words[place].folded not in _SPANS]
            for lacking, words in ((lacks_a, words_b), (lacks_b, words_a))
        )
    if max(len(lacks_a), len(lacks_b)) > _FEW:
        return False
    return not set(_places(a, one, lacks_b)).isdisjoint(_places(b, other, lacks_a))


def about_one_night(a: Figures, one: Found, b: Figures, other: Found) -> bool:
    """Tell whether two days may be those that one night lies between."""
    return any(
        not _NIGHT.isdisjoint(word.folded for word in of.article.words[figure.sentence])
        or "night" in of.words(figure).lower()
        for of, figure in ((a, one), (b, other))
    )


def _stems(words: Sequence[Word]) -> set[str]:
    return {alike(word.term) for word in words}


def _ahead(words: Sequence[Word], figure: Found) -> str:
    at = bisect_left(words, figure.start, key=lambda word: word.start)
    return words[at - 1].folded if at else ""


def _ordinals(article: Figures, figure: Found) -> set[str]:
    words = article.article.words[figure.sentence]
    return {words[at].folded for at in clause(article, figure)} & _ORDINALS


def _bodies(article: Figures, figure: Found) -> set[str]:
    return {word.term for word in article.article.words[figure.sentence]} & _BODIES


def _lacking(article: Figures, figure: Found, others: Sequence[Word]) -> list[int]:
    """Return the places of the telling words of a sentence that the other one lacks."""
    words, theirs = article.article.words[figure.sentence], _stems(others)
    said = scene(article.article, figure.sentence).said
    return [
        at
        for at, word in enumerate(words)
        if (word.weighty or word.folded in _TURNS)
        and word.number is None
        and (word.end <= figure.start or word.start >= figure.end)
        and word.folded not in SAYING
        and word.folded not in PARTS_OF_FIGURES
        and at not in said
        and alike(word.term) not in theirs
    ]


def _places(article: Figures, figure: Found, lacking: Sequence[int]) -> Iterator[tuple[str, ...]]:
    """Yield where some words stand: by a weighty neighbour, by both, by the next weighty ones."""
    words = article.article.words[figure.sentence]
    weighty = [at for at, word in enumerate(words) if word.weighty]
    for at in lacking:
        before, after = (_sign(words, at + step, figure) for step in (-1, 1))
        if before and (before == _FIGURE or words[at - 1].weighty):
            yield "behind", before
        if after and (after == _FIGURE or words[at + 1].weighty):
            yield "before", after
        if before and after:
            yield "between", before, after
        left, right = bisect_left(weighty, at) - 1, bisect_right(weighty, at)
        if left >= 0 and right < len(weighty):
            yield "among", _sign(words, weighty[left], figure), _sign(words, weighty[right], figure)


def _sign(words: Sequence[Word], at: int, figure: Found) -> str:
    """Return what a word is compared by, a figure as one sign; "" beyond the sentence."""
    if not 0 <= at < len(words):
        return ""
    word = words[at]
    return _FIGURE if word.start < figure.end and word.end > figure.start else word.folded
