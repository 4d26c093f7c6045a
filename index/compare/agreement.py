"""Figures that bear each other out in other forms, and why they do, in words.

"About 350" and 362, 5 miles and 8 km, "since 2000" and "for 24 years": a reader who looks for a
figure in the other text shouldn't be told that it has none.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from index.compare.against import date_words
from index.compare.amounts import bear_out, in_unit_of
from index.compare.moments import minutes_apart
from index.compare.slots import years_of_both

if TYPE_CHECKING:
    from index.compare.figures import Figures
    from index.compare.found import Found

_SHORTLY = 2
"""Minutes that two times of one moment may be apart."""
_A_YEAR = 1
_DIGITS = re.compile(r"\d[\d.,]*")
_MANY = 1000
_BEHIND = {"least": " or more", "most": " or fewer", "about": " or so"}
_HEDGES = ("least", "most", "about", "nearly", "range")
"""Bounds that are told as what the other figure is, the one that says more first."""


def bears_out(a: Figures, one: Found, b: Figures, other: Found) -> str | None:
    """Return why two figures of one slot agree though their values differ, None if they don't.

    Args:
        a: The figures of A.
        one: One of them.
        b: The figures of B.
        other: One of them.
    """
    if years_of_both(one, other):
        near = abs((one.began or 0) - (other.began or 0)) <= _A_YEAR
        return _years(a, one, b, other) if near else None
    if one.sort == "time":
        apart = minutes_apart(one.value, other.value)
        return same_words(a, one, b, other) if apart is not None and apart <= _SHORTLY else None
    if one.kind == "date":
        within = one.value.startswith(other.value) or other.value.startswith(one.value)
        exact, wide = (one, other) if len(one.value) > len(other.value) else (other, one)
        return f"{date_words(exact.value)} is in {date_words(wide.value)}" if within else None
    if one.amount is None or other.amount is None or not bear_out(one.amount, other.amount):
        return None
    return _amounts(a, one, b, other)


def same_words(a: Figures, one: Found, b: Figures, other: Found) -> str:
    """Return why two figures of one value agree, "" where the words show it.

    Args:
        a: The figures of A.
        one: One of them.
        b: The figures of B.
        other: One of them.
    """
    in_a, in_b = a.words(one), b.words(other)
    if in_a.casefold() == in_b.casefold():
        return ""
    if one.kind == "date":
        return f"{in_a} is {in_b}" if one.sort == "time" else _one_day(in_a, in_b, one.value)
    if one.sort == "vote":
        return f"{in_a} and {in_b}: {one.value}"
    for words, figure in ((in_a, one), (in_b, other)):
        if figure.sort == "share" and figure.amount is not None:
            return f"{words} is {_short(figure.amount.value)}%"
        if "dozen" in words.lower():
            return f"{words} is {figure.value}"
    return _other_scale(one, in_a, in_b)


def _other_scale(figure: Found, in_a: str, in_b: str) -> str:
    """Return that a large number is told in another scale, "" where it isn't."""
    digits = [found.group() for words in (in_a, in_b) if (found := _DIGITS.search(words))]
    large = figure.sort == "plain" and figure.kind != "date" and float(figure.value) >= _MANY
    return f"{in_a} is {in_b}" if large and len(set(digits)) > 1 else ""


def _one_day(in_a: str, in_b: str, value: str) -> str:
    """Return which day two ways of telling it mean, "" where both tell it."""
    relative = [each for each in (in_a, in_b) if not _DIGITS.search(each)]
    if not relative:
        return ""
    told = date_words(value)
    return f"{relative[0]} is {told}" if len(relative) == 1 else f"{in_a} and {in_b} are {told}"


def _years(a: Figures, one: Found, b: Figures, other: Found) -> str:
    (of, years), since = ((a, one), other) if one.kind == "number" else ((b, other), one)
    return f"{of.words(years)} before {(of.date or '')[:4]} is {since.began}"


def _amounts(a: Figures, one: Found, b: Figures, other: Found) -> str:
    in_a, in_b = a.words(one), b.words(other)
    if one.amount is None or other.amount is None:
        return ""
    if one.amount.measure and one.amount.factor != other.amount.factor:
        return f"{in_a} is {in_unit_of(one.amount, other.amount, in_b)}"
    for bound in _HEDGES:
        for exact, figure in (((b, other), (a, one)), ((a, one), (b, other))):
            hedged, plain = figure[1].amount, exact[1].amount
            if hedged is not None and hedged.bound == bound and plain is not None and plain.exact:
                return f"{_hedged(*figure)} may be {_number(*exact)}"
    if one.amount.exact and other.amount.exact:
        fine, coarse = ((a, one), (b, other))
        if one.amount.step > other.amount.step:
            fine, coarse = coarse, fine
        return f"rounded: {_number(*fine)} is about {_number(*coarse)}"
    return f"{_hedged(a, one)} and {_hedged(b, other)} can both be true"


def _number(of: Figures, figure: Found) -> str:
    """Return a figure without what it counts and without hedges: "4,987", "$1.2bn"."""
    text, words = of.article.text, of.article.words[figure.sentence]
    if figure.at < 0 or figure.kind == "percent":
        told = of.words(figure)
        return told[:1].lower() + told[1:]
    start, end = words[figure.at].start, words[figure.at].end
    if figure.kind == "money":
        end = max(end, figure.end)
        while start > figure.start and text[start - 1] in "$€£¥₹₽":
            start -= 1
    return " ".join(text[start:end].split())


def _hedged(of: Figures, figure: Found) -> str:
    """Return a figure without what it counts, "more than 300", as it stands within a sentence."""
    words = of.article.words[figure.sentence]
    if figure.at < 0 or figure.kind in ("percent", "money"):
        told = of.words(figure)
    else:
        told = " ".join(of.article.text[figure.start : words[figure.at].end].split())
        if told[:1].isdigit() and figure.amount is not None:  # the hedge stands behind
            told += _BEHIND.get(figure.amount.bound, "")
    return told[:1].lower() + told[1:]


def _short(value: float) -> str:
    return f"{value:.1f}".removesuffix(".0")
