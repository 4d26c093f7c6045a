"""Numbers as articles write them, so that "twenty-four", "24" and "5 million" are values.

One outlet's style guide spells numbers out where another's prints digits. Read by the grammar of
English cardinals; ordinals, dates and codes such as "F-16" are not numbers of anything.
"""

from __future__ import annotations

import re
from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_UNITS = {
    word: value
    for value, word in enumerate(
        """zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen
        fifteen sixteen seventeen eighteen nineteen""".split(),
    )
}
_TENS = {
    word: 10 * value
    for value, word in enumerate(
        "twenty thirty forty fifty sixty seventy eighty ninety".split(),
        2,
    )
}
_SCALES = {
    "hundred": 100,
    "thousand": 1_000,
    "million": 10**6,
    "billion": 10**9,
    "trillion": 10**12,
}
_SHORT_SCALES = {
    "k": 1_000,
    "m": 10**6,
    "mn": 10**6,
    "mln": 10**6,
    "bn": 10**9,
    "tn": 10**12,
}
"""Only directly after digits: "$5bn"."""

_LONGEST = 18
"""Digits; what is longer is a code, not a count."""

SPELLED = tuple(word for word in (*_UNITS, *_TENS, *_SCALES) if word not in ("zero", "one"))
"""Words that a number of two or more is spelled with."""

_MOST_WORDS = 24
_VOCABULARY = frozenset([*_UNITS, *_TENS, *_SCALES, "and"])


def _either(words: Iterable[str]) -> str:
    return f"(?:{'|'.join(words)})"


_BELOW_HUNDRED = (
    rf"(?:{_either(_TENS)}(?: {_either(list(_UNITS)[1:10])}\b)?"
    rf"|{_either(sorted(_UNITS, key=len, reverse=True))})"
)
_BELOW_THOUSAND = (
    rf"(?:(?:{_BELOW_HUNDRED} )?hundred(?: (?:and )?{_BELOW_HUNDRED})?|{_BELOW_HUNDRED})"
)
_CARDINAL = re.compile(
    rf"(?:thousand|million|billion|trillion|{_BELOW_THOUSAND})\b"
    rf"(?:(?: thousand| million| billion| trillion)+(?: (?:and )?{_BELOW_THOUSAND})?\b)*",
)


class Number(NamedTuple):
    """A number in a list of words."""

    first: int
    """Place of its first word."""
    end: int
    """Place after its last word."""
    value: Decimal
    spelled: bool
    """Whether it is written in words throughout."""


def canonical(value: Decimal) -> str:
    """Return the one way a value is written as a term: "24", "3.5", "5000000"."""
    text = f"{value:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def read_number(words: Sequence[str], gaps: Sequence[str], first: int) -> Number | None:
    """Return the number that begins at a word, if one does.

    Args:
        words: Folded words.
        gaps: What stands between each word and the next one in the text; one per word.
        first: Place of the word to begin at.
    """
    word = words[first]
    if word[:1].isdecimal():
        return _from_digits(words, gaps, first)
    if word in _UNITS or word in _TENS:
        return _from_words(words, gaps, first)
    if word in {"a", "an"} and _joined(gaps, first) and words[first + 1] in _SCALES:
        found = _from_words(words, gaps, first + 1)
        return found and found._replace(first=first)
    return None


def _joined(gaps: Sequence[str], at: int) -> bool:
    """Whether a further word follows with only a space or a hyphen between."""
    return at + 1 < len(gaps) and gaps[at] in {" ", "-", "\u00a0", "\u2010", "\u2011"}


def _from_digits(words: Sequence[str], gaps: Sequence[str], first: int) -> Number | None:
    if len(words[first]) > _LONGEST:
        return None
    try:
        value = Decimal(words[first])
    except InvalidOperation:  # "3,5" and "1.2.3": unclear which mark is the decimal one
        return None
    end = first + 1
    if end < len(words) and gaps[first] == "" and words[end] in _SHORT_SCALES:
        return Number(first, end + 1, value * _SHORT_SCALES[words[end]], spelled=False)
    while _joined(gaps, end - 1) and words[end] in _SCALES:
        value *= _SCALES[words[end]]
        end += 1
        if end - first > 3:
            break
    return Number(first, end, value, spelled=False)


def _from_words(words: Sequence[str], gaps: Sequence[str], first: int) -> Number | None:
    last = first
    while last - first < _MOST_WORDS and _joined(gaps, last) and words[last + 1] in _VOCABULARY:
        last += 1
    found = _CARDINAL.match(" ".join(words[first : last + 1]))
    if found is None:
        return None
    total = group = 0
    for word in found.group().split():
        if word == "hundred":
            group = max(group, 1) * 100
        elif word in _SCALES:
            total += max(group, 1) * _SCALES[word]
            group = 0
        else:
            group += _UNITS.get(word, 0) + _TENS.get(word, 0)
    count = found.group().count(" ") + 1
    return Number(first, first + count, Decimal(total + group), spelled=True)
