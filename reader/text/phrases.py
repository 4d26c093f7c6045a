"""Numbers, days and counts in words, the same everywhere they are shown."""

from __future__ import annotations

import datetime as dt

from reader.text.safe import guard

_MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split()
_DAYS = "Mon Tue Wed Thu Fri Sat Sun".split()
_WORDS_A_MINUTE = 240
"""Silent reading of English non-fiction (Brysbaert, 2019: 238)."""


def count(number: int, noun: str, plural: str | None = None) -> str:
    """Return "1 article" or "1,200 articles"."""
    return f"{number:,} {noun if number == 1 else plural or noun + 's'}"


def day(date: str | None, *, weekday: bool = True) -> str:
    """Return "Wed 19 Jun 2024" for an ISO date, "Jun 2024" or "2024" for less of one.

    Args:
        date: ISO 8601, with or without a time; None where it is unknown.
        weekday: Whether to begin with it.
    """
    if date is None:
        return "date unknown"
    parts = date[:10].split("-")
    try:
        if len(parts) == 3:
            when = dt.date.fromisoformat(date[:10])
            begin = f"{_DAYS[when.weekday()]} " if weekday else ""
            return f"{begin}{when.day} {_MONTHS[when.month - 1]} {when.year}"
        return month(date)
    except ValueError:
        return guard(date)


def along(decisions: int) -> str:
    """Return that what was decided has come along with a corpus that moved."""
    came = "was taken along" if decisions == 1 else "were taken along"
    return f"The corpus was elsewhere before: {count(decisions, 'decision')} {came}"


def moment(date: str) -> str:
    """Return "Wed 19 Jun 2024, 13:59 UTC+02:00" for an ISO date with a time, `day` for others."""
    try:
        when = dt.datetime.fromisoformat(date) if len(date) > len("2024-06-19") else None
    except ValueError:
        return guard(date)
    if when is None:
        return day(date)
    return f"{day(date)}, {_clock(when)}"


def clock(date: str) -> str:
    """Return "13:59 UTC+02:00" for an ISO date with a time, "" for one without."""
    try:
        when = dt.datetime.fromisoformat(date) if len(date) > len("2024-06-19") else None
    except ValueError:
        return ""
    return _clock(when) if when is not None else ""


def _clock(when: dt.datetime) -> str:
    time = when.strftime("%H:%M:%S").removesuffix(":00")
    return f"{time} {when.tzinfo}" if when.tzinfo else time


def short_day(date: dt.date, *, weekday: bool) -> str:
    """Return "Tue 18 Jun", or "18 Jun": the year is told elsewhere."""
    begin = f"{_DAYS[date.weekday()]} " if weekday else ""
    return f"{begin}{date.day} {_MONTHS[date.month - 1]}"


def month(date: str) -> str:
    """Return "Jun 2024" for "2024-06", "date unknown" for "", anything else guarded."""
    if not date:
        return "date unknown"
    year, _, number = date[:7].partition("-")
    if number.isdecimal() and 1 <= int(number) <= len(_MONTHS):
        return f"{_MONTHS[int(number) - 1]} {year}"
    return guard(date)


def period(first: str | None, last: str | None) -> str | None:
    """Return "18–20 Jun 2024" for two ISO dates, as short as it can be said; None without dates."""
    if first is None or last is None:
        return None
    try:
        a, b = dt.date.fromisoformat(first[:10]), dt.date.fromisoformat(last[:10])
    except ValueError:  # one of them is but a month, or a year
        return month(first) if month(first) == month(last) else f"{month(first)} – {month(last)}"
    end = f"{b.day} {_MONTHS[b.month - 1]} {b.year}"
    if a == b:
        return end
    if (a.year, a.month) == (b.year, b.month):
        return f"{a.day}–{end}"
    if a.year == b.year:
        return f"{a.day} {_MONTHS[a.month - 1]} – {end}"
    return f"{_MONTHS[a.month - 1]} {a.year} – {_MONTHS[b.month - 1]} {b.year}"


def days_words(first: str | None, last: str | None) -> str:
    """Return "9–23 Nov 2026" for two whole ISO dates, "Jun 2024" for all of a month; never less.

    Args:
        first: The first day; None where there is no end.
        last: The last day, in the same way.
    """
    if first is None or last is None:
        if first is None and last is None:
            return "all days"
        return f"since {day(first)}" if first else f"until {day(last)}"
    a, b = dt.date.fromisoformat(first), dt.date.fromisoformat(last)
    if a == b:
        return day(first)
    if a.day == 1 and (b + dt.timedelta(1)).day == 1:
        if (a.year, a.month) == (b.year, b.month):
            return month(first)
        if (a.month, b.month) == (1, 12):
            return f"{a.year}" if a.year == b.year else f"{a.year}–{b.year}"
    begin = f"{a.day}" if (a.year, a.month) == (b.year, b.month) else short_day(a, weekday=False)
    end = f"{short_day(b, weekday=False)} {b.year}"
    if a.year != b.year:
        begin += f" {a.year}"
    return f"{begin}–{end}" if begin.isdigit() else f"{begin} – {end}"


def reading_time(words: int) -> str:
    """Return how long it takes to read so many words: "3 min"."""
    return f"{max(1, round(words / _WORDS_A_MINUTE))} min"


def per_second(rate: float) -> str:
    """Return "240 a second", or "0.4 a second" where it is few."""
    return f"{rate:,.0f} a second" if rate >= 3 else f"{rate:.1f} a second"


def duration(seconds: float) -> str:
    """Return "8 s" or "3 min" for a time still to go."""
    return f"{max(1, round(seconds))} s" if seconds < 90 else f"{round(seconds / 60)} min"
