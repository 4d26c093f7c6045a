"""What the words around a number make of it: "at least", "about", "nearly", "another"."""

from __future__ import annotations

import re
from typing import Literal

Bound = Literal["exact", "least", "most", "about", "nearly", "range", "apart"]
"""What the words around make of a number; "apart" where it is one of several: "another 12"."""

_LEAST = re.compile(
    r"\b(?:at least|(?<!no )(?<!not )more than|over|above|no (?:fewer|less) than|not less than"
    r"|upwards of"
    r"|in excess of|a minimum of|exceed(?:s|ed|ing)?)\s+\Z",
    re.IGNORECASE,
)
_MOST = re.compile(
    r"\b(?:up to|as (?:many|much) as|(?:fewer|less) than|under|below|at (?:the )?most"
    r"|(?:no|not) more than|a maximum of)\s+\Z",
    re.IGNORECASE,
)
_NEARLY = re.compile(r"\b(?:nearly|almost|just (?:under|short of))\s+\Z", re.IGNORECASE)
_ABOUT = re.compile(
    r"\b(?:about|around|some|roughly|approximately|(?:an )?estimated|close to"
    r"|(?:just|a little) over)\s+\Z",
    re.IGNORECASE,
)
_APART = re.compile(
    r"\b(?:additional|another|other|others|further|first|last|past|next|every|each|or"
    r"|as few as|remaining|of the|among)\s+(?:the\s+)?\Z",
    re.IGNORECASE,
)
_AFTER_LEAST = re.compile(r"\s?(?:\+|or more\b|plus\b|and counting\b)")
_AFTER_MOST = re.compile(r"\s(?:or (?:fewer|less)|at most)\b")
_AFTER_ABOUT = re.compile(r"\s(?:or so|or thereabouts)\b")
_AFTER_APART = re.compile(r"\s?(?:to|or|[-–])\s?[$€£]?\d|\s(?:more|others?)\b")
_NEAR = 20
_BOUNDS: tuple[tuple[Bound, re.Pattern[str], re.Pattern[str] | None], ...] = (
    ("least", _LEAST, _AFTER_LEAST),
    ("most", _MOST, _AFTER_MOST),
    ("nearly", _NEARLY, None),
    ("about", _ABOUT, _AFTER_ABOUT),
    ("apart", _APART, _AFTER_APART),
)


def bound_at(text: str, start: int, number_end: int, end: int) -> tuple[Bound, int]:
    """Return what the words around make of a number, and where those before it begin.

    Args:
        text: The article's text.
        start: Offset of the number, or of its sign.
        number_end: Offset where the number ends.
        end: Offset where what it counts ends.
    """
    ahead = text[max(0, start - _NEAR) : start]
    behind = (text[number_end : number_end + _NEAR], text[end : end + _NEAR])
    for bound, before, after in _BOUNDS:
        if hedge := before.search(ahead):
            return bound, start - len(ahead) + hedge.start()
        if after and any(map(after.match, behind)):
            return bound, start
    return "exact", start
