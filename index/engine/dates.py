"""Dates in a query: a year, a month or a day, as ISO 8601 writes them."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date

from index.engine.tokens import QueryError

ALWAYS = (1, date.max.toordinal())

_DATE = re.compile(r"(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?", re.ASCII)
_RANGE = re.compile(r"\s+TO\s+", re.IGNORECASE)


def days(text: str, at: int) -> tuple[int, int]:
    """Return the first and the last day of "2024", "2024-06" or "2024-06-18", as ordinals.

    Args:
        text: A date.
        at: Where it stands in the query.

    Raises:
        QueryError: It is no date.
    """
    found = _DATE.fullmatch(text)
    if found:
        year, month, day = (int(part) if part else None for part in found.groups())
        assert year is not None
        try:
            first = date(year, month or 1, day or 1)
            last_month = month or 12
            last = first if day else date(year, last_month, monthrange(year, last_month)[1])
        except ValueError:
            pass
        else:
            return first.toordinal(), last.toordinal()
    raise QueryError(
        f"not a date: {_short(text)} (write 2024, 2024-06 or 2024-06-18)", at, at + len(text)
    )


def day_range(text: str, at: int) -> tuple[int, int]:
    """Return the days of what stands between brackets: "2024-06 TO 2024-08"; `*` is open.

    Raises:
        QueryError: It is no range of dates.
    """
    ends = _RANGE.split(text.strip())
    lead = at + len(text) - len(text.lstrip())
    if len(ends) != 2:
        raise QueryError("a range of dates is written [2024-06 TO 2024-08]", at, at + len(text))
    first = ALWAYS[0] if ends[0] == "*" else days(ends[0], lead)[0]
    place = at + len(text.rstrip()) - len(ends[1])
    last = ALWAYS[1] if ends[1] == "*" else days(ends[1], place)[1]
    if first > last:
        raise QueryError("the range ends before it begins", at, at + len(text))
    return first, last


def _short(text: str) -> str:
    return text if len(text) <= 20 else text[:19] + "…"
