"""What a line is by itself, and the stretch of a page that has the most prose in it.

An article is the stretch of lines with the most prose once each line that isn't prose has cost
something: the maximum subsequence of Pasternack and Roth (2009), on lines instead of tags. It is
the first guess, which `bodymodel` weighs with everything else, and the last resort.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from index.furniture import BARRIERS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from index.body import Line

KINDS = (
    "barrier",
    "furniture",
    "teaser",
    "prose",
    "sentence",
    "remark",
    "unfinished",
    "item",
    "heading",
    "short",
)
"""What a line may be: see `kind_of`."""
PROSE = frozenset({"prose", "sentence"})
"""The kinds that texts are made of."""

_CUT_SHORT = re.compile(r"(?:…|\.\.\.|\[(?:…|\.\.\.)\])\Z")
_BARRIER_COST = 45.0
_FURNITURE_COST = 8.0
_SHORT_COST = 8.0
_BULLET_COST = 10.0
_HEADLINE_COST = 6.0
_TEASER_COST = 6.0
_COSTS = {"furniture": -_FURNITURE_COST, "teaser": -_TEASER_COST}
_UNFINISHED = 0.2
_HEADING_WORDS = 5
_PROSE_MOST = 60.0
_PROSE_WORDS = 20


def kind_of(line: Line, words: int, reason: str | None) -> str:
    """Return which of `KINDS` a line is.

    Args:
        line: The line.
        words: How many words it has.
        reason: What `furniture` takes it for.
    """
    if reason is not None:
        return "barrier" if reason in BARRIERS else "furniture"
    if words > 8 and _CUT_SHORT.search(line.text[-8:]) and line.text[0] not in '"“‘«„':
        return "teaser"
    if line.is_sentence:
        return "prose" if words >= _PROSE_WORDS else "sentence" if words >= 8 else "remark"
    unended = "heading" if words >= 5 else "short"
    return "unfinished" if words >= _PROSE_WORDS else "item" if line.bullet else unended


def score(kind: str, words: int, *, bullet: bool) -> float:
    """Return what a line adds to a stretch of article: its words, where it is prose.

    Args:
        kind: What `kind_of` said.
        words: How many words it has.
        bullet: Whether it is an item of a list.
    """
    if kind == "barrier":
        # "Related articles" closes a text; "Read more: ten boats you should see" stands amid it.
        return -_BARRIER_COST if words <= _HEADING_WORDS else -_FURNITURE_COST
    if kind in _COSTS:
        return _COSTS[kind]
    if kind in ("prose", "sentence", "remark"):
        return min(float(words), _PROSE_MOST) - (4 if bullet and words < _PROSE_WORDS else 0)
    if kind == "unfinished":
        return min(float(words), _PROSE_MOST) * _UNFINISHED
    if bullet:
        return -_BULLET_COST
    return -_SHORT_COST if words < 9 else -_HEADLINE_COST


def best_stretch(scores: Sequence[float]) -> tuple[int, int]:
    """Return the stretch with the highest sum (Kadane's algorithm), `[start, end)`."""
    best, span, total, start = 0.0, (0, 0), 0.0, 0
    for at, value in enumerate(scores):
        if total <= 0:
            total, start = 0.0, at
        total += value
        if total > best:
            best, span = total, (start, at + 1)
    return span
