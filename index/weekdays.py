"""Which day a weekday means, and if it is to come: "will vote on Tuesday" isn't the one that was.

Read from the words around it, within its clause. Where they leave it open the weekday is taken for
the nearest one up to the day after, as news mostly tells of what has been.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from index.datewords import weekday_number

if TYPE_CHECKING:
    from datetime import date

_WEEK_BEFORE = re.compile(r"\s(?:of\s)?last\sweek\b")
"""Behind a weekday, in the week before this one."""
_COMING = re.compile(
    r"\b(?:(?:will|shall|would)(?!\s(?:not|have|never)\b)|(?:is|are)\sto\b|to\sbe\b|plans?\sto\b"
    r"|(?:scheduled|slated)(?=\s(?:to|for|on)\b|\s*\Z)|(?:is|are|was|were|be)\sdue\b|(?:is|are|was|were)\s(?:set|expected)\s(?:to|for)\b"
    r"|ahead\sof|upcoming|coming)\b|[’']ll\b",
    re.IGNORECASE,
)
_BEGINS_CLAUSE = re.compile(r"[.;:!?“”\"()\[\]—\n]|,(?=\s(?:and|but|who|which|where|when)\b)")
_WORD = re.compile(r"[^\W\d_]+")
_TOLD = frozenset(
    """said says told wrote began won lost met saw came went took made gave held spoke left had was
    were did led found ran brought sent put kept interview
    statement speech conference email remarks briefing""".split()
)
"""Verbs that tell what has been, of those that don't end in "ed", and occasions to speak."""
_AFTER_BE = frozenset("be get been being".split())
_RIGHT_AFTER = re.compile(
    r"(?:\s(?:morning|afternoon|evening|night))?\s(?:will|would)\b"
    r"(?!\s(?:not|have|only|neither|say|comment)\b)"
)
_FIRST = re.compile(r"(?:^|[.!?”\"\n]\s?)(?:[Oo]n\s|[Bb]ut\son\s|[Aa]nd\son\s)?\Z")
_AFTER_FIRST = re.compile(
    r"(?:\s(?:morning|afternoon|evening|night))?,?((?:\s[^\W\d_][\w’'.-]*){1,6}?)\swill\b(?!\shave\b)"
)
_NEAR = 90
"""Characters of a clause around a weekday that are looked at."""


def days_away(text: str, start: int, end: int, how: str, reference: date) -> int:
    """Return how many days from a day a weekday of a text is.

    Args:
        text: The text.
        start: Offset of the weekday.
        end: Offset behind it.
        how: "last", "next", or "".
        reference: The day from which it is told.
    """
    words = text[start:end].split()
    number = weekday_number(words[1] if how else words[0])
    back = (reference.weekday() - number) % 7
    if _WEEK_BEFORE.match(text, end):
        return number - reference.weekday() - 7
    if how == "last":
        return -(back or 7)
    if how == "next":
        return 7 - back
    if is_coming(text, start, end):
        return -back % 7
    return 1 if back == 6 else -back


def is_coming(text: str, start: int, end: int) -> bool:
    """Tell whether a weekday is said to be yet to come.

    Args:
        text: The text that it stands in.
        start: Offset of the weekday.
        end: Offset behind it.
    """
    if _RIGHT_AFTER.match(text, end, end + _NEAR):
        return True
    before = text[max(0, start - _NEAR) : start]
    if _FIRST.search(before) and (after := _AFTER_FIRST.match(text, end, end + _NEAR)):
        return not _tells_of_past(after[1])
    clause = _BEGINS_CLAUSE.split(before)[-1]
    return _is_ahead(clause)


def _is_ahead(clause: str) -> bool:
    """Tell whether the last word of what is to come has no verb of what has been behind it."""
    found = list(_COMING.finditer(clause))
    if not found:
        return False
    behind = clause[found[-1].end() :]
    return not _tells_of_past(f"be {behind}" if found[-1][0].lower() == "to be" else behind)


def _tells_of_past(clause: str) -> bool:
    words = _WORD.findall(clause.lower())
    for before, word, after in zip(["", *words], words, [*words[1:], ""], strict=False):
        past = word in _TOLD or (word.endswith("ed") and len(word) > len("seed"))
        if past and before not in _AFTER_BE and after != "by":  # "ravaged by" tells what it is
            return True
    return False
