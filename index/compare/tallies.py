"""Votes for and against, and ages: numbers that count something no noun behind them tells.

"7-2" is a vote where something is voted or decided beside it; ", 56," behind a name is an age.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import TYPE_CHECKING

from index.compare.amounts import Amount
from index.compare.found import Found
from index.words import fold

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from index.compare.prepared import Prepared
    from index.compare.sentencewords import Word

_VOTING = frozenset("vote pass approv reject decis rule major margin split ballot verdict".split())
"""Stems of words that a vote stands by."""
_VOTED_BEFORE, _VOTED_AFTER = 4, 3
_MOST_VOTES = 1_000
_HYPHENS = frozenset("-–\u2010\u2011")

_AGE = re.compile(
    r"(?:,\s(?:aged?\s)?|\baged?\s|\bis\s|\bwas\s)(?P<bare>\d{1,3})(?=[,.;)]|\sand\b)"
    r"|(?<![\w-])(?P<old>\d{1,3})[-\s]years?[-\s]old\b"
    r"|\bat\s(?:the\s)?age\s(?:of\s)?(?P<then>\d{1,3})\b"
)
_NAME = r"[^\W\d_a-z][\w’'-]{1,20}\.?"
_NAME_BEFORE = re.compile(
    rf"(?<![^\W_])((?:{_NAME}\s){{1,3}}{_NAME}|{_NAME})(?:,\s(?:an?|the|who\sis|now)\s(?:[a-z]+\s){{0,2}}|,\swho\s|\s)?\Z"
)
_NAME_AFTER = re.compile(
    rf"\s(?:(?:[a-z]+\s){{0,2}}[a-z]+,\s|(?:[a-z]+\s)?)((?:{_NAME}\s){{1,3}}{_NAME})"
)
_LOOKED_AT = 70
"""Characters around an age in which the name is."""
_AGES = range(1, 116)


def votes(article: Prepared) -> Iterator[Found]:
    """Yield the votes of an article, "7-2" and "seven to two"."""
    text = article.text
    for place, words in enumerate(article.words):
        for at in range(len(words) - 1):
            after = _counterpart(text, words, at)
            if after is None or not _is_voted(words, at, after):
                continue
            one, other = _whole(words[at]), _whole(words[after])
            if one is None or other is None or max(one, other) >= _MOST_VOTES:
                continue
            value = f"{max(one, other)}-{min(one, other)}"
            start, end = words[at].start, words[after].end
            yield Found(
                start, end, "number", value, place, ("vote",), about="vote", at=at, sort="vote"
            )


def _counterpart(text: str, words: Sequence[Word], at: int) -> int | None:
    """Return the place of the votes against, where a number stands for those for something."""
    if _whole(words[at]) is None or (at and text[words[at].start - 1] in _HYPHENS):
        return None
    gap = text[words[at].end : words[at + 1].start]
    after = at + 1
    if gap in _HYPHENS | {" ", "-"} and words[at + 1].folded == "to" and at + 2 < len(words):
        after = at + 2
    elif gap not in _HYPHENS:
        return None
    follows = text[words[after].end : words[after].end + 2]
    if _whole(words[after]) is None or (follows[:1] in _HYPHENS and follows[1:].isdigit()):
        return None
    return after


def _whole(word: Word) -> int | None:
    if word.folded in ("one", "1"):
        return 1
    if word.number is None or word.number != word.number.to_integral_value():
        return None
    return int(word.number)


def _is_voted(words: Sequence[Word], at: int, after: int) -> bool:
    around = (*words[max(0, at - _VOTED_BEFORE) : at], *words[after + 1 : after + 1 + _VOTED_AFTER])
    return any(word.term in _VOTING for word in around)


def ages(article: Prepared) -> Iterator[Found]:
    """Yield the ages of an article that stand by a name, or say that they are ages."""
    text = article.text
    for found in _AGE.finditer(text):
        group = found.lastgroup or "bare"
        start, end = found.span(group)
        end = found.end() if group == "old" else end
        # "at age 13" is of another time than an age without "at": it is nobody's now.
        whose = "" if group == "then" else _whose(text, found.start(), end, bare=group == "bare")
        place = bisect_right(article.sentences, start, key=lambda span: span.start) - 1
        if int(found[group]) not in _AGES or place < 0 or (group == "bare" and not whose):
            continue
        years = float(found[group])
        about = f"age of {whose}" if whose else ""
        yield Found(
            start,
            end,
            "number",
            str(int(years)),
            place,
            ("year", "old"),
            about=about,
            amount=Amount(years, years, "exact", 0.0),
            sort="age",
            whose=fold(whose),
        )


def _whose(text: str, start: int, end: int, *, bare: bool) -> str:
    """Return the name whose age stands in a text, "" where none is beside it."""
    before = _NAME_BEFORE.search(text, max(0, start - _LOOKED_AT), start)
    if bare:
        return before.group(1) if before else ""
    after = _NAME_AFTER.match(text, end, end + _LOOKED_AT)
    if after:
        return after.group(1)
    return before.group(1) if before and "," in before.group() else ""


def same_person(one: str, other: str) -> bool:
    """Tell whether two folded names may be one person's: "mirel tanner" and "tanner"."""
    a, b = set(one.split()), set(other.split())
    return bool(a and b) and (a <= b or b <= a)
