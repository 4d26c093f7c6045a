"""A number as it stands, with what it may stand for, and the year that it goes back to."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from index.compare.amounts import SCALE, amount
from index.compare.counted import hedge_start
from index.compare.ranges import lower_end, range_start

if TYPE_CHECKING:
    from index.compare.found import Found
    from index.compare.prepared import Prepared

_BEFORE_HEDGE = re.compile(r"\b(?:no|not|an|just)\s\Z", re.IGNORECASE)
_LONG = re.compile(r"\b(?:for|in)\s(?:the\s(?:past|last)\s)?\Z", re.IGNORECASE)
_AGO = re.compile(r"\sago\b")
_NEAR = 20
"""Characters around a figure that are looked at."""
_SURE_YEARS = ("exact", "about")
"""Bounds of years that lead back to one."""


def measured(article: Prepared, figure: Found, day: str | None) -> Found:
    """Return a number with what it may stand for.

    Args:
        article: The article, in English.
        figure: One of its numbers, sums and shares.
        day: The article's date in ISO 8601, from which years are counted back.
    """
    text, words = article.text, article.words[figure.sentence]
    stands_for = amount(text, words, figure)
    start, end, number = figure.start, figure.end, words[figure.at]
    lower = lower_end(text, words, figure.at)
    if lower is not None:
        start = hedge_start(text, min(start, range_start(text, words, lower)))
    elif start < number.start and (hedge := _BEFORE_HEDGE.search(text, max(0, start - 5), start)):
        start = hedge.start()
    if stands_for.measure == "temperature":
        scale = SCALE.match(text, number.end + len(" degrees"))
        end = scale.end() if scale else end
    began = _began(text, figure, day) if stands_for.bound in _SURE_YEARS else None
    return figure._replace(start=start, end=end, amount=stands_for, began=began)


def _began(text: str, figure: Found, day: str | None) -> int | None:
    """Return the year that "for 24 years" and "24 years ago" lead back to."""
    if not day or not day[:4].isdigit() or figure.units[:1] != ("year",):
        return None
    long = _LONG.search(text, max(0, figure.start - _NEAR), figure.start)
    if not (long or _AGO.match(text, figure.end)) or not figure.value.isdigit():
        return None
    return int(day[:4]) - int(figure.value)
