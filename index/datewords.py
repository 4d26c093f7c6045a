"""One date in words to ISO 8601, as exact as the words are.

Strict on purpose: `dateutil` and its like fill what is missing from the day they run on, and take
"May" or "10" for a date. Here a text is a date from its first character to its last, or it is none.
"""

from __future__ import annotations

import re
from datetime import date, datetime

from index.foreigndates import parse_foreign_date

MONTH = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December"
    r"|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec)\.?)(?!\w)"
)
WEEKDAY = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
_ORDINAL = r"\d{1,2}(?:st|nd|rd|th)?(?!\w)"
MONTH_DAY = rf"{MONTH}\s{{1,2}}{_ORDINAL}(?:\s?[-–]\s?\d{{1,2}}(?![\w:]))?"
"""A day after its month, "June 19th"; a range, "June 19-20", stands for its first day."""
DAY_MONTH = rf"{_ORDINAL}\s{{1,2}}(?:of\s)?{MONTH}"

_TIME = (
    r"(?P<hour>\d{1,2})(?:[:.h](?P<minute>\d{2})(?::(?P<second>\d{2})(?:[.,]\d{1,9})?)?)?"
    r"(?:\s?(?P<half>[ap])\.?m\b\.?)?(?:\s?(?:hrs|hours|uhr)\b)?"
    r"(?:\s?\(?(?P<zone>Z|(?:UTC|GMT)(?:[+-]\d{1,2}(?::?\d{2})?)?|[+-]\d{2}:?\d{2}|[A-Z]{2,4})\b\)?)?"
    r"(?:\s\(\d{1,2}:\d{2}(?:\s[A-Z]{2,4})?\))?"  # the same time once more, for another zone
)
_DAY_NAME = r"(?:(?:mon|tue|wed|thu|fri|sat|sun)[a-z]{0,6}\.?,?\s)?"
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_MONTH = r"(?P<month>[a-z]{3,9})\.?"
_YEAR = r"(?P<year>\d{4})"
_NUMBERS = rf"(?P<day>\d{{1,2}})(?P<between>[./-])(?P<month>\d{{1,2}})(?P=between){_YEAR}"
_BEFORE_TIME = r"(?:\s?(?:--|[,|•·–—/-])\s?|\s(?:at|@)\s|\s?T\s?|\s)"

_FORMS = tuple(
    re.compile(form, re.IGNORECASE)
    for form in (
        rf"(?P<year>\d{{4}})[-/](?P<month>\d{{1,2}})(?:[-/](?P<day>\d{{1,2}})(?:{_BEFORE_TIME}{_TIME})?)?",
        rf"(?P<year>\d{{4}})\.\s?(?P<month>\d{{1,2}})\.\s?(?P<day>\d{{1,2}})(?:{_BEFORE_TIME}{_TIME})?",
        rf"(?P<year>\d{{4}})(?P<month>\d{{2}})(?P<day>\d{{2}})(?:T{_TIME})?",
        rf"{_DAY_NAME}{_MONTH}\s?{_DAY}(?:\s?[-–]\s?\d{{1,2}})?,?\s{_YEAR}(?:{_BEFORE_TIME}{_TIME})?",
        rf"{_DAY_NAME}{_MONTH}\s{_DAY}\s{_TIME}\s{_YEAR}",
        rf"{_DAY_NAME}(?:the\s)?{_DAY}(?:[\s-]|\sof\s){_MONTH}(?:,?\s|-){_YEAR}(?:{_BEFORE_TIME}{_TIME})?",
        rf"{_MONTH},?\s{_YEAR}",
        rf"{_DAY_NAME}{_NUMBERS}(?:{_BEFORE_TIME}{_TIME})?",
        r"(?P<year>1[5-9]\d\d|20\d\d|2100)",
    )
)
_MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()
_MONTH_NAMES = (
    "january february march april may june july august september october november december".split()
)
_WEEKDAYS = "mon tue wed thu fri sat sun".split()
_AHEAD = re.compile(r"([+-])(\d{1,2}):?(\d{2})?")
_ISO_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_LONGEST = 80


def parse_date(words: str, *, day_first: bool | None = None) -> str | None:
    """Return the date that some words are, in ISO 8601, or None.

    Args:
        words: "June 19, 2024, 1:59pm", "20th June 2024 - 10:30 UTC", "19.06.2024", "June 2024".
        day_first: Whether 5/6/2024 is in June; None where it isn't known.

    Returns:
        As exact as the words: "2024-06-19T13:59:00", with an offset only for UTC, GMT and numeric
        zones; "2024-06-19"; "2024-06"; "2024". None where it is no date, or one that day-first
        and month-first countries read differently, unless it is said which comes first.

    A time is the wall's, and so is the day: "11:30 pm ET" stays on its own day. Its offset from UTC
    is kept where it is said in numbers, or as UTC or GMT. The letters of other zones are left out,
    for they mean different things in different countries.
    """
    if len(words) > 4 * _LONGEST:
        return None
    words = " ".join(words.split()).strip(" .,;|").replace(" ,", ",")
    if len(words) > _LONGEST:
        return None
    for form in _FORMS:
        found = form.fullmatch(words)
        if found is not None and ("month" not in found.groupdict() or _month(found.groupdict())):
            return _iso(found.groupdict(), day_first=day_first)
    return parse_foreign_date(words)


def parse_iso_day(iso: str) -> date | None:
    """Return the day of an ISO date that has one."""
    if not _ISO_DAY.match(iso):
        return None
    try:
        return date.fromisoformat(iso[:10])
    except ValueError:
        return None


def month_number(words: str) -> int:
    """Return the number of a month given by its name or its first three letters."""
    return _MONTHS.index(words[:3].lower()) + 1


def month_name(number: int) -> str:
    """Return the English name of a month by its number, from 1."""
    return _MONTH_NAMES[number - 1].capitalize()


def weekday_number(words: str) -> int:
    """Return the number of a weekday given by its name, Monday 0."""
    return _WEEKDAYS.index(words[:3].lower())


def _iso(parts: dict[str, str | None], *, day_first: bool | None) -> str | None:
    year, month, day = parts["year"] or "", _month(parts), parts.get("day")
    if "month" not in parts:
        return year
    if month is None:
        return None
    if day is None:
        return f"{year}-{month:02}" if 1 <= month <= 12 and year != "0000" else None
    number = int(day)
    if parts.get("between") in ("/", "-") and number <= 12 and month != number:
        if month <= 12 and day_first is None:
            return None  # 5/6/2024 is two different days on the two sides of an ocean
        if month > 12 or not day_first:
            month, number = number, month
    try:
        whole = date(int(year), month, number).isoformat()
    except ValueError:
        return None
    return whole if parts.get("hour") is None else _with_time(whole, parts)


def _month(parts: dict[str, str | None]) -> int | None:
    words = (parts.get("month") or "").lower()
    if words.isdigit():
        return int(words)
    if words in _MONTHS or words in _MONTH_NAMES or words == "sept":
        return month_number(words)
    return None


def _with_time(whole: str, parts: dict[str, str | None]) -> str | None:
    hour, minute = int(parts["hour"] or 0), parts["minute"]
    half = (parts["half"] or "").lower()
    if half:
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + (12 if half == "p" else 0)
    elif minute is None:
        return None  # "June 19, 2024 14" has no time in it
    try:
        time = datetime.fromisoformat(
            f"{whole}T{hour:02}:{minute or '00'}:{parts['second'] or '00'}"
        )
    except ValueError:
        return None
    return time.isoformat() + _offset(parts["zone"])


def _offset(zone: str | None) -> str:
    if zone is None:
        return ""
    zone = zone.upper().removeprefix("UTC").removeprefix("GMT")
    if zone in ("Z", ""):
        return "+00:00"
    ahead = _AHEAD.fullmatch(zone)
    if ahead and int(ahead[2]) <= 14 and int(ahead[3] or 0) < 60:
        return f"{ahead[1]}{ahead[2]:0>2}:{ahead[3] or '00'}"
    return ""  # a zone's letters mean different things in different countries
