"""Figures and dates side by side: where two articles agree, differ, or one alone has them."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from index.compare.counted import MEASURES
from index.comparison import Figure
from index.words import UNSPACED

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

    from index.compare.disputes import Dispute
    from index.compare.figures import Figures
    from index.compare.found import Found
    from index.comparison import Verdict

    Key = tuple[str, str, str]

_LOOKED_AT = 5
"""Places of a figure in A that one in B is held against."""


@dataclass(slots=True)
class _Fact:
    """A figure, and all the places that state it."""

    a: list[Found] = field(default_factory=list)
    b: list[Found] = field(default_factory=list)
    differ: bool = False


def compare_figures(
    a: Figures,
    b: Figures,
    disputed: Iterable[Dispute],
    linked: Collection[tuple[int, int]],
) -> tuple[Figure, ...]:
    """Return the figures of both articles: those of A in its order, then those only B has.

    Args:
        a: The figures of A.
        b: The figures of B.
        disputed: Those that contradict each other.
        linked: Places of sentences that tell of the same matter.
    """
    facts: list[_Fact] = []
    of_a: dict[Key, _Fact] = {}
    only_b: dict[Key, _Fact] = {}
    for figure in a.found:
        _fact(figure, of_a, facts).a.append(figure)
    for figure in b.found:
        stated = next((of_a[key] for key in figure.keys if key in of_a), None)
        if stated is None or not _agree((a, stated.a), (b, figure), linked):
            stated = _fact(figure, only_b, facts)
        stated.b.append(figure)
    _join(facts, disputed)
    return tuple(_figure(fact, a, b) for fact in facts if fact.a or fact.b)


def _fact(figure: Found, known: dict[Key, _Fact], facts: list[_Fact]) -> _Fact:
    """Return the fact that a figure of one article states, a new one if it is the first to."""
    fact = next((known[key] for key in figure.keys if key in known), None)
    if fact is None:
        fact = _Fact()
        facts.append(fact)
    for key in figure.keys:
        known.setdefault(key, fact)
    return fact


def _agree(
    one: tuple[Figures, Sequence[Found]],
    other: tuple[Figures, Found],
    linked: Collection[tuple[int, int]],
) -> bool:
    """Whether a figure with the same value and unit is of the same matter.

    Four years, five per cent and six euros may be of anything: their sentences must share a word.
    Much happens on one day, so dates need linked sentences, or the same word next to both.
    """
    (a, stated), (b, figure) = one, other
    # Which words are measures is only known of English.
    if figure.kind == "number" and not _measured(figure) and b.article.language == "en":
        return True
    if figure.kind == "date":
        near = b.matter(figure)
        return any(
            (each.sentence, figure.sentence) in linked or near & a.matter(each)
            for each in stated[:_LOOKED_AT]
        )
    terms = b.terms(figure)
    return any(terms & a.terms(each) for each in stated[:_LOOKED_AT])


def _measured(figure: Found) -> bool:
    return bool(figure.units) and figure.units[0] in MEASURES


def _join(facts: Sequence[_Fact], disputed: Iterable[Dispute]) -> None:
    """Put the two sides of a contradiction in one row."""
    of_a = {figure: fact for fact in facts for figure in fact.a}
    of_b = {figure: fact for fact in facts for figure in fact.b}
    for dispute in disputed:
        if dispute.a is None or dispute.b is None:
            continue  # names, which are no figures
        one, other = of_a[dispute.a], of_b[dispute.b]
        if not one.b and not other.a:
            one.b, other.b = other.b, []
            one.differ = True


def _figure(fact: _Fact, a: Figures, b: Figures) -> Figure:
    verdict: Verdict = "differ" if fact.differ else "agree"
    if not fact.a or not fact.b:
        verdict = "only_a" if fact.a else "only_b"
    return Figure(
        (fact.a or fact.b)[0].kind,
        _about(fact, a, b),
        tuple(dict.fromkeys(map(a.words, fact.a))),
        tuple(dict.fromkeys(map(b.words, fact.b))),
        verdict,
    )


def _about(fact: _Fact, a: Figures, b: Figures) -> str:
    """Return the noun that is counted; else the nearest word or name, of both sentences' words."""
    told = next((figure.about for figure in (*fact.a, *fact.b) if figure.about), "")
    if told:
        return told
    article, figure = (a, fact.a[0]) if fact.a else (b, fact.b[0])
    near = article.nearest(figure)
    if fact.a and fact.b:
        shared = b.terms(fact.b[0])
        near = [word for word in near if word.term in shared] or near
    if not near or UNSPACED.match(near[0].folded):
        return ""  # one ideograph of a word is no word
    return article.whole_name(near[0], figure)
