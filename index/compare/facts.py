"""Figures and dates side by side: where two articles agree, differ, or one alone has them."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING

from index.article import Span
from index.compare.agreement import bears_out, same_words
from index.compare.counted import MEASURES
from index.compare.matters import one_matter
from index.compare.rows import Fact, gather
from index.compare.slots import alone_in_slot, day_in_month
from index.compare.telling import telling
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

_NO_NAME = re.compile(r"\A[’']s\s|[’'](?:s)?\Z")
"""What a possessive leaves at a name: "’s Marrow News"."""
_FORMS = 12
"""Ways of telling one day that are listed."""


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
    facts: list[Fact] = []
    of_a: dict[Key, Fact] = {}
    only_b: dict[Key, Fact] = {}
    for figure in a.found:
        _fact(figure, of_a, facts).a.append(figure)
    for figure in b.found:
        stated = next((of_a[key] for key in figure.keys if key in of_a), None)
        if stated is None or not _agree((a, stated.a), (b, figure), linked):
            stated = _fact(figure, only_b, facts)
        stated.b.append(figure)
    _join(facts, disputed)
    _settle(facts, (a, b), linked)
    gather(facts, linked)
    return tuple(_figure(fact, a, b) for fact in facts if fact.a or fact.b)


def _fact(figure: Found, known: dict[Key, Fact], facts: list[Fact]) -> Fact:
    """Return the fact that a figure of one article states, a new one if it is the first to."""
    fact = next((known[key] for key in figure.keys if key in known), None)
    if fact is None:
        fact = Fact()
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
    Much happens on one day, so dates need linked sentences, the same word next to both, or two of
    the same in their sentences; one for years, none where both tell the day of the month.
    """
    (a, stated), (b, figure) = one, other
    if (figure.sort == "age") != (stated[0].sort == "age"):
        return False
    # Which words are measures is only known of English.
    if figure.kind == "number" and not _measured(figure) and b.article.language == "en":
        return True
    if figure.kind == "date":
        near = b.matter(figure)
        return any(
            (each.sentence, figure.sentence) in linked
            or near & a.matter(each)
            or len(b.terms(figure) & a.terms(each)) >= _shared(a.words(each), b.words(figure))
            for each in stated[:_LOOKED_AT]
        )
    terms = b.terms(figure)
    return any(terms & a.terms(each) for each in stated[:_LOOKED_AT])


def _shared(words_a: str, words_b: str) -> int:
    """Return how many words two sentences must share to be of the same day's matter."""
    if all(any(map(str.isdigit, words)) for words in (words_a, words_b)):
        return 1 if words_a.isdigit() or words_b.isdigit() else 0  # a year, or a day of the month
    return 2


def _measured(figure: Found) -> bool:
    return bool(figure.units) and figure.units[0] in MEASURES


def _join(facts: Sequence[Fact], disputed: Iterable[Dispute]) -> None:
    """Put the two sides of a contradiction in one row."""
    of_a = {figure: fact for fact in facts for figure in fact.a}
    of_b = {figure: fact for fact in facts for figure in fact.b}
    for dispute in disputed:
        if dispute.a is None or dispute.b is None:
            continue  # names, which are no figures
        one, other = of_a[dispute.a], of_b[dispute.b]
        if not one.b and not other.a:
            one.b, other.b = other.b, []
            one.differ, one.why = True, dispute.why.words


def _settle(
    facts: Sequence[Fact], sides: tuple[Figures, Figures], linked: Collection[tuple[int, int]]
) -> None:
    """Put into one row what only A and only B has, where linked sentences bear each other out."""
    a, b = sides
    of_a = {figure: fact for fact in facts if not fact.b for figure in fact.a}
    of_b = {figure: fact for fact in facts if not fact.a for figure in fact.b}
    in_a, in_b = _by_sentence(of_a), _by_sentence(of_b)
    for place_a, place_b in sorted(linked):
        here, there = in_a.get(place_a, ()), in_b.get(place_b, ())
        for one, other in (
            *alone_in_slot(here, there),
            *alone_in_slot(here, there, like=day_in_month),
        ):
            mine, theirs = of_a[one], of_b[other]
            if mine.b or theirs.a or not theirs.b:
                continue
            why = bears_out(a, one, b, other)
            if why is not None and _near(a, one, b, other):
                mine.b, theirs.b, mine.why = theirs.b, [], why


def _by_sentence(figures: Iterable[Found]) -> dict[int, list[Found]]:
    grouped: defaultdict[int, list[Found]] = defaultdict(list)
    for figure in figures:
        grouped[figure.sentence].append(figure)
    return grouped


def _near(a: Figures, one: Found, b: Figures, other: Found) -> bool:
    """Whether two figures that bear each other out are of one matter, by the words around."""
    if one.kind == "date" or other.kind == "date":
        return bool(a.terms(one) & b.terms(other)) and one_matter(a, one, b, other)
    same = one.state or a.around(one) & b.around(other)
    return bool(same) and one_matter(a, one, b, other)


def _figure(fact: Fact, a: Figures, b: Figures) -> Figure:
    verdict: Verdict = "differ" if fact.differ else "agree"
    if not fact.a or not fact.b:
        verdict = "only_a" if fact.a else "only_b"
    return Figure(
        (fact.a or fact.b)[0].kind,
        _about(fact, a, b),
        _words(fact.a, a),
        _words(fact.b, b),
        verdict,
        tuple(Span(each.start, each.end) for each in fact.a),
        tuple(Span(each.start, each.end) for each in fact.b),
        _why(fact, a, b),
    )


def _words(figures: Sequence[Found], of: Figures) -> tuple[str, ...]:
    """Return how figures of one value are told, once each: "Monday" isn't beside "Monday night"."""
    told = list(dict.fromkeys(map(of.words, figures)))
    if not figures or figures[0].kind != "date":
        return tuple(told)
    told = told[:_FORMS]
    parts = [set(words.lower().replace(",", "").split()) for words in told]
    return tuple(
        words
        for words, own in zip(told, parts, strict=True)
        if not any(own < other for other in parts)
    )


def _why(fact: Fact, a: Figures, b: Figures) -> str:
    if not fact.a or not fact.b:
        return ""
    if fact.why is not None:
        return fact.why
    words_a, words_b = (
        {of.words(each).casefold() for each in side} for of, side in ((a, fact.a), (b, fact.b))
    )
    return "" if words_a & words_b else same_words(a, fact.a[0], b, fact.b[0])


def _about(fact: Fact, a: Figures, b: Figures) -> str:
    """Return the noun that is counted; else a word or a name near, of both sentences' words."""
    told = next((figure.about for figure in (*fact.a, *fact.b) if figure.about), "")
    if told:
        return told
    article, figure = (a, fact.a[0]) if fact.a else (b, fact.b[0])
    near = article.nearest(figure)
    if fact.a and fact.b:
        shared = b.terms(fact.b[0])
        near = telling([word for word in near if word.term in shared]) or near
    near = telling(near) if article.article.language == "en" else near
    if not near or UNSPACED.match(near[0].folded):
        return ""  # one ideograph of a word is no word
    return _NO_NAME.sub("", article.whole_name(near[0], figure))
