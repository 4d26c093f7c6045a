"""Ranges: "40 to 60 hours", "between 40 and 60", "40-60 hours" are one figure, not two."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from index.compare.currencies import CURRENCY_SIGNS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from index.compare.sentencewords import Word

_SIGNS = "".join(CURRENCY_SIGNS)
_HYPHEN = re.compile(rf"[-–\u2010\u2011](?P<sign>[{_SIGNS}]?)")
_CODED = re.compile(r"[^\W_][-–/:.,]\Z|[^\W_]\Z")
_COUNTED = re.compile(
    r"\s?(?:%|per\s?cent)|[\s-](?:year|month|week|day|hour|minute|second|mile|kilomet|met|feet|foot"
    r"|inch|ton|pound|acre|hectare|degree|barrel|gallon)|\s(?:people|men|women|children)\b"
)
_MANY = re.compile(r"\s[a-z]{3,}(?<!s)s\b")
_TELEPHONE = re.compile(r"\d{3}\D\d{4}")
_MANY_FROM = 10
"""From here on two numbers with a hyphen and a plural are a range; below they may be a score."""
_FARTHEST = 100
"""Factor between the ends; further apart they are a code or a telephone's number."""
_YEARS = range(1500, 2101)


def lower_end(text: str, words: Sequence[Word], at: int) -> int | None:
    """Return the place of the lower number of a range, None where a number ends none.

    Args:
        text: The article's text.
        words: The words of a sentence.
        at: Place of the upper number among them.
    """
    if hyphened(text, words, at):
        return at - 1
    if at < 2:
        return None
    lower, upper, joined = words[at - 2].number, words[at].number, words[at - 1].folded
    if lower is None or upper is None or lower >= upper:
        return None
    ahead = words[at - 3].folded if at > 2 else ""
    between = joined == "and" and ahead == "between"
    return at - 2 if between or (joined in ("to", "or") and ahead != "from") else None


def hyphened(text: str, words: Sequence[Word], at: int) -> bool:
    """Tell whether a number and the one before it are a range with a hyphen: "40-60 hours".

    Args:
        text: The article's text.
        words: The words of a sentence.
        at: Place of the upper number among them.
    """
    if at < 1:
        return False
    lower, upper = words[at - 1].number, words[at].number
    gap = _HYPHEN.fullmatch(text, words[at - 1].end, words[at].start)
    if gap is None or lower is None or upper is None or not lower < upper <= _FARTHEST * lower:
        return False
    start = words[at - 1].start
    numbers = text[start : words[at].end]
    if (int(lower) in _YEARS and int(upper) in _YEARS) or _TELEPHONE.fullmatch(numbers):
        return False
    if _CODED.search(text, max(0, start - 2), start):
        return False
    end = words[at].end
    return bool(
        gap["sign"]
        or _COUNTED.match(text, end)
        or (lower >= _MANY_FROM and _MANY.match(text, end, end + 40))
    )


def range_start(text: str, words: Sequence[Word], lower: int) -> int:
    """Return where a range begins, with its sign and "between".

    Args:
        text: The article's text.
        words: The words of a sentence.
        lower: Place of the lower number among them.
    """
    start = words[lower].start
    while start and text[start - 1] in _SIGNS:
        start -= 1
    before = words[lower - 1] if lower else None
    if before is not None and before.folded == "between":
        start = before.start
    return start
