"""How a field of a query may go on while it is typed: which piece is meant, and what it becomes.

Pure. Only fields are completed, since what stands in a corpus under one is a short list, which a
person can't know by heart; words are found by their beginnings anyway.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from index.fields import SPELLINGS, Completion

FIELDS = {
    "title": "words of the title",
    "quoted": "words inside quotation marks",
    "outlet": "who published it",
    "person": "who is named",
    "place": "where",
    "organisation": "which is named",
    "name": "who, where or which is named",
    "story": "which event it tells of",
    "language": "what it is written in",
    "date": "of which day, month or year",
    "since": "from which day on",
    "until": "up to which day",
}
"""Those that are completed, each with what it asks for; of the first two, the name alone."""
_LONE_DAYS = re.compile(
    r"(?:^|.*\s)(?P<days>(?:last|past) [1-9]\d{0,2} (?P<unit>[a-z]+))", re.IGNORECASE | re.DOTALL
)
_UNITS = ("days", "weeks", "months", "years")
LEAST = 2
"""Letters of a field's name before it is offered."""
_QUOTES = '"“”„‟«»″＂'
_PIECE = re.compile(
    rf"\s+|[()]|[{_QUOTES}][^{_QUOTES}]*[{_QUOTES}]?"
    rf"|(?P<chunk>[^\s(){_QUOTES}]+)"
)
_FIELDED = re.compile(r"-?(?P<field>[A-Za-z]+):")
_BEGUN = re.compile(r"-?(?P<field>[a-z]+)")


class Completing(NamedTuple):
    """What is being typed in a field, up to the cursor."""

    field: str
    """Its name as the language has it; "" while the name itself is being typed."""
    typed: str
    """The beginning of the value, or of the field's name."""
    start: int
    """Where what is completed begins in the query, in characters."""
    end: int
    """Half-open: with what stands behind the cursor of the same piece."""


def completing(query: str, cursor: int) -> Completing | None:
    """Return what is being typed where the cursor stands; None where it isn't a field."""
    if days := _lone_days(query, cursor):
        return days
    field: Completing | None = None
    for piece in _PIECE.finditer(query):
        start, end = piece.span()
        if field is not None and query[start] in _QUOTES:
            closed = end > start + 1 and query[end - 1] in _QUOTES
            if start < cursor <= (end - 1 if closed else end):
                return field._replace(typed=query[start + 1 : cursor], end=end)
        elif piece["chunk"] and start < cursor <= end:
            return _in_chunk(query, cursor, piece)
        field = _fielded(query, piece) if piece["chunk"] else None
    return None


def _lone_days(query: str, cursor: int) -> Completing | None:
    """Return "last 2 we" as words that may be meant for days; alone, they are."""
    inside = query[cursor : cursor + 1].strip()
    found = None if inside else _LONE_DAYS.fullmatch(query, 0, cursor)
    if found is None or not any(map(str.strip, (query[: found.start("days")], query[cursor:]))):
        return None
    return Completing("", found["days"].lower(), found.start("days"), cursor)


def _in_chunk(query: str, cursor: int, piece: re.Match[str]) -> Completing | None:
    start, end = piece.span()
    field = _fielded(query, piece)
    if field is not None and cursor >= field.start:
        following = query[end : end + 1]
        if following and following in _QUOTES and field.start == end:
            return None  # the cursor stands before the quotation mark
        return field._replace(typed=query[field.start : cursor], end=end)
    begun = _BEGUN.fullmatch(query, start, end)
    if begun is None or cursor != end or len(begun["field"]) < LEAST:
        return None
    return Completing("", begun["field"], begun.start("field"), end)


def _fielded(query: str, piece: re.Match[str]) -> Completing | None:
    """Return the field that a piece begins with, nothing typed in it yet."""
    found = _FIELDED.match(query, piece.start(), piece.end())
    if found is None:
        return None
    name = found["field"].lower()
    name = SPELLINGS.get(name, name)
    return Completing(name, "", found.end(), piece.end()) if name in FIELDS else None


def fields_begun(typed: str) -> tuple[Completion, ...]:
    """Return the fields whose names begin so; of words that may be meant for days, these."""
    if found := _LONE_DAYS.fullmatch(typed):
        begun = found["days"][: -len(found["unit"])]
        units = [unit for unit in _UNITS if unit.startswith(found["unit"].lower())]
        return tuple(Completion(f"date:{begun}{unit}", 0) for unit in units)
    return tuple(Completion(f"{name}:", 0) for name in FIELDS if name.startswith(typed))


def completed(query: str, piece: Completing, value: str) -> tuple[str, int]:
    """Return a query with a piece completed, and where the cursor then stands.

    A value is put in quotation marks where it isn't a single word.
    """
    before, after = query[: piece.start], query[piece.end :]
    if piece.field:
        told = re.sub(f"[{_QUOTES}]", " ", value)
        value = told if told.replace("-", "").isalnum() else f'"{" ".join(told.split())}"'
        if not after.startswith((" ", ")")):
            value += " "
    return before + value + after, len(before) + len(value)


def said_of(piece: Completing, completion: Completion) -> str:
    """Return what a field is for, or how many articles have a value."""
    return f"{completion.articles:,}" if piece.field else FIELDS[completion.value.partition(":")[0]]
