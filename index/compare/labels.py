"""Words between quotation marks that nobody speaks: titles, names of things, distance kept.

A film's title and a policy's nickname stand between the same marks as speech. They are told by how
they are written and by what stands around them, and only where nothing there says that they are
said: to lose what somebody said is worse than to list a title.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from index.compare.quotation import Quotation
    from index.compare.sentencewords import Word

_LONGEST = 8
"""Words of a name of a thing; a title may be longer."""
_CAPITALS = 3
"""Words with capitals that make a title."""
_SMALL = frozenset(
    "a an and as at but by for from in into nor of on or over the to up with".split()
)
"""Words that a title writes without a capital."""
_STOPS = frozenset(".!?…,;:—–")
_THING_BEFORE = re.compile(
    r"\b(?:(?:the|an?|so-called)\s+(?:[\w’'-]+\s+)?"
    r"|(?:titled|entitled|dubbed|nicknamed|named|headlined|called|song|film|movie|book|novel|"
    r"series|show|play|album|hymn|game|magazine|sign|slogan|motto|phrase|programme|program)\s+)"
    r"[\W_]{0,2}\Z",
    re.IGNORECASE,
)
_TITLED = re.compile(
    r"\b(?:titled|entitled|dubbed|nicknamed|named|headlined|headline|called|words|song|film|movie|"
    r"book|novel|series|show|play|album|article|magazine|programme|program)\b\W{0,3}\Z",
    re.IGNORECASE,
)
"""What stands before a title."""
_NOUN_AFTER = re.compile(
    r"[\W_]{0,2}\s+(?!(?:and|or|but|in|on|at|to|for|of|by|with|as|if|when|while|because|after|"
    r"before|since|until|than|that|which|who|is|was|were|are|has|had|have|will|would|from|about|"
    r"over|during|under|he|she|they|it|we|i)\b|\w+(?:ed|ing)\b)[a-z]{3,}"
)
_AROUND = 40
"""Characters around that are looked at."""


def is_label(text: str, quotation: Quotation, words: Sequence[Word]) -> bool:
    """Whether words between quotation marks are a title, or the name of a thing.

    Args:
        text: The article's text.
        quotation: Where they stand.
        words: They themselves.
    """
    before = text[max(0, quotation.start - _AROUND) : quotation.start]
    if _is_title(text, words, _CAPITALS - bool(_TITLED.search(before))):
        return True
    if len(words) > _LONGEST or text[quotation.end - 1] in _STOPS:
        return False
    after = text[quotation.end : quotation.end + _AROUND]
    small = not text[quotation.start].isupper()
    return small and bool(_THING_BEFORE.search(before)) and bool(_NOUN_AFTER.match(after))


def _is_title(text: str, words: Sequence[Word], least: int) -> bool:
    """Whether words are written as a title is: each that counts with a capital, at least some."""
    telling = [word for word in words if word.folded not in _SMALL]
    capitals = all(not text[word.start].islower() for word in telling)
    return capitals and sum(text[word.start].isupper() for word in telling) >= least
