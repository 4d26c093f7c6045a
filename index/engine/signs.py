"""The signs of a query in the one form that is looked for, whatever keyboard or editor wrote them.

Each character becomes exactly one, so that offsets stay true. Letters are left to the words, which
fold them anyway; but for full-width ones, which operators and fields are written with too.
"""

from __future__ import annotations

_QUOTES = "“”„‟«»″＂「」『』❝❞〝〞〟"
_DASHES = "‐‑‒–—−﹘﹣－"
_BLANKS = "\u200b\u200e\u200f\u2060\ufeff\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
"""What takes no room, and would hide the sign behind it."""
_SAME = str.maketrans(
    {chr(code): chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)}
    | dict.fromkeys(_QUOTES, '"')
    | dict.fromkeys(_BLANKS, " ")
)
_DASHED = str.maketrans(dict.fromkeys(_DASHES, "-"))


def plain_signs(query: str) -> str:
    """Return a query of the same length with its signs in their plain form."""
    return query.translate(_SAME)


def is_dash(sign: str) -> bool:
    """Tell whether a sign is a dash of any length."""
    return sign.translate(_DASHED) == "-"
