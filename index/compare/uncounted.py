"""Numbers with a noun behind them that count nothing: "section 3", "the 1996 Harbour Act".

A row of the table that says "1996 Harbour" is worse than none.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from index.compare.scenes import PARTS_OF_FIGURES

if TYPE_CHECKING:
    from collections.abc import Sequence

    from index.compare.sentencewords import Word

_LABELS = frozenset(
    """section article chapter title paragraph page room channel proposition amendment clause rule
    route highway flight phase grade""".split()
)
"""Words that a number behind them tells apart from others of their kind."""
_YEAR = re.compile(r"(?:1[5-9]|20)\d\d")
_BEFORE_YEARS = frozenset("the a an this that its his her their our under".split())
_PLURAL = re.compile(r"\w{2,}(?<![sS])s")


def counts_nothing(text: str, words: Sequence[Word], at: int, nouns: Sequence[Word]) -> bool:
    """Tell whether a number counts nothing though nouns follow it.

    It is a section's or a page's, a year in the name of a law, or part of an agency's stamp.

    Args:
        text: The article's text.
        words: The words of a sentence.
        at: Place of the number among them.
        nouns: What follows it.
    """
    before = words[at - 1].folded if at else ""
    if before in _LABELS and text[words[at - 1].end : words[at].start] == " ":
        return True
    if not nouns or not text[nouns[0].start].isupper():
        return False
    if nouns[0].folded in PARTS_OF_FIGURES:
        return True  # "191540 GMT JUN"
    named = before in _BEFORE_YEARS or not _PLURAL.fullmatch(nouns[0].folded)
    return named and bool(_YEAR.fullmatch(text, words[at].start, words[at].end))
