"""What is understood of days, and that they can't be understood."""

from __future__ import annotations

from calendar import monthrange
from datetime import date
from typing import NamedTuple


class Period(NamedTuple):
    """A stretch of days."""

    first: int
    """As `datetime.date.toordinal` counts them; both are included."""
    last: int
    between: bool = False
    """Whether it was said from when until when."""


ALWAYS = Period(1, date.max.toordinal())
_EXAMPLES = "write 2024-06-18, june 2024 or last 2 weeks"


class NoDaysError(ValueError):
    """Words are no days; says in a clause why, and what to write."""

    def __init__(self, message: str, *, sure: bool = True, about: int = 0) -> None:
        super().__init__(message)
        self.message = message
        self.sure = sure
        """Whether they are meant to be days: fewer of the words then wouldn't be what is meant."""
        self.about = about
        """How many characters it is about, from the first on; 0 for all."""


def no_days(words: str) -> NoDaysError:
    """Return that words are no days at all."""
    shown = words if len(words) <= 20 else words[:19] + "…"
    return NoDaysError(f"not a date: {shown} ({_EXAMPLES})", sure=False, about=len(words))


def of_calendar(year: int, month: int | None, day: int | None) -> Period:
    """Return the days of a year, of a month, or one day.

    Raises:
        ValueError: There is no such day.
    """
    first = date(year, month or 1, day or 1)
    if day:
        return Period(first.toordinal(), first.toordinal())
    end = month or 12
    return Period(first.toordinal(), date(year, end, monthrange(year, end)[1]).toordinal())


def of_months(year: int, month: int, months: int) -> Period:
    """Return the days of some months of a year from one of them on."""
    last = of_calendar(year, month + months - 1, None).last
    return Period(of_calendar(year, month, None).first, last)
