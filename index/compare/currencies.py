"""Currencies: their signs and their words, with the country where there are several of a name."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from index.compare.sentencewords import Word

CURRENCY_SIGNS = {"$": "dollar", "€": "euro", "£": "pound", "¥": "yen", "₹": "rupe", "₽": "rubl"}
_CURRENCIES = {
    **{stem: stem for stem in CURRENCY_SIGNS.values()},
    **{
        stem: stem
        for stem in """yuan franc krona krone peso lira zloti forint dirham riyal shekel dinar baht
        ringgit hryvnia cent""".split()
    },
    "roubl": "rubl",
    "usd": "dollar",
    "eur": "euro",
    "gbp": "pound",
}
SIGN_BEFORE = re.compile(r"(?:\b(US|AU|CA|NZ|HK|A|C))?([$€£¥₹₽])\s?\Z")
_WEIGHED = re.compile(r"(?:\s|-)(?:pounds?\sof\s|pound\s|lbs?\b)")
"""Pounds that aren't sterling."""
_HEAVIEST = 100_000
"""Of more pounds than these, "5 million pounds of aid", it's money."""
_HOME = frozenset("us american british".split())
"""What needn't be told of dollars and pounds."""
_NEAR = 20
"""Characters behind a number in which its currency stands."""


def currency(
    text: str, words: Sequence[Word], at: int, sign: re.Match[str] | None
) -> tuple[str, int] | None:
    """Return the currency of a sum and the offset where the sum ends, None if it is no sum.

    Args:
        text: The article's text.
        words: The words of a sentence.
        at: Place of the number among them.
        sign: What `SIGN_BEFORE` finds right before the number.
    """
    word = words[at]
    if sign:
        country = "" if sign.group(1) in (None, "US") else sign.group(1)
        return f"{country}{CURRENCY_SIGNS[sign.group(2)]}", word.end
    light = word.number is not None and word.number < _HEAVIEST
    if light and _WEIGHED.match(text, word.end, word.end + _NEAR):
        return None
    for place in range(at + 1, min(at + 3, len(words))):  # "5 US dollars"
        following = words[place]
        if following.term in _CURRENCIES and following.start - word.end < _NEAR:
            between = words[place - 1]
            named = place > at + 1 and text[between.start].isupper()
            country = between.folded if named and between.folded not in _HOME else ""
            return f"{country}{_CURRENCIES[following.term]}", following.end
    return None
