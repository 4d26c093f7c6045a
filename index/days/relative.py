"""Days counted from the one that it is: "yesterday", "last 2 weeks", "this year", "monday"."""

from __future__ import annotations

import re
from datetime import date, timedelta

from index.datewords import month_number, weekday_number
from index.days.calendar import MONTH, Said
from index.days.period import ALWAYS, NoDaysError, Period, of_calendar, of_months

NUMBERS = "one two three four five six seven eight nine ten eleven twelve".split()
UNITS = ("day", "week", "month", "quarter", "year")
PAST = r"(?:last|past|previous)"
_COUNT = rf"(?P<count>\d{{1,6}}|{'|'.join(NUMBERS)}|an?)"
_UNIT = rf"(?P<unit>{'|'.join(UNITS)})s?"
_WEEKDAY = r"(?P<weekday>(?:mon|tues|wednes|thurs|fri|satur|sun)day)"
_DAYS_BACK = {"today": 0, "now": 0, "yesterday": 1, "the day before yesterday": 2, "tomorrow": -1}
_LAST_SOME = re.compile(rf"(?:the )?{PAST} {_COUNT} {_UNIT}")
_AGO = re.compile(rf"{_COUNT} {_UNIT} ago")
_ONE = re.compile(rf"(?P<how>this|(?:the )?{PAST}) {_UNIT}")
_OF_WEEK = re.compile(rf"(?:(?P<how>this|{PAST}) )?{_WEEKDAY}")
_OF_YEAR = re.compile(rf"(?P<how>this|{PAST}) (?P<month>{MONTH})")
_BEGUN = re.compile(rf"(?:the )?(?P<how>{PAST}|this)(?: (?P<count>\d{{1,6}}|{'|'.join(NUMBERS)}))?")
_MONTHS = {"month": 1, "quarter": 3, "year": 12}


def relative_days(words: str, today: date) -> Period | None:
    """Return the days that words say as seen from a day; None where they say something else.

    "last 2 weeks" go back to the same day two weeks before, "last month" is the month before this.

    Args:
        words: Tidied: small letters, single blanks, no commas.
        today: That day.

    Raises:
        NoDaysError: The words break off: "last 2".
    """
    if words in _DAYS_BACK:
        return _one_day(today.toordinal() - _DAYS_BACK[words])
    if found := _BEGUN.fullmatch(words):
        units = "days, weeks, months or years" if found["count"] else "week, month or year"
        raise NoDaysError(f"{words} what? Write {words} {units}")
    return some_days(words, today) or _named(words, today)


def some_days(words: str, today: date) -> Period | None:
    """Return the days of "last 2 weeks"; None where words say something else."""
    found = _LAST_SOME.fullmatch(words)
    if found is None:
        return None
    return Period(_before(today, _number(found["count"]), found["unit"]), today.toordinal())


def _named(words: str, today: date) -> Period | None:
    """Return the days of "3 days ago", "this month", "monday" and "last june"."""
    if found := _AGO.fullmatch(words):
        return _one_day(_before(today, _number(found["count"]), found["unit"]))
    if found := _ONE.fullmatch(words):
        return _whole(today, found["unit"], int(found["how"] != "this"))
    if found := _OF_WEEK.fullmatch(words):
        back = (today.weekday() - weekday_number(found["weekday"])) % 7
        again = found["how"] not in (None, "this") and not back
        return _one_day(today.toordinal() - back - 7 * again)
    if found := _OF_YEAR.fullmatch(words):
        month = Said(None, month_number(found["month"]))
        this = found["how"] == "this"
        over = today.replace(day=1).toordinal() - 1
        return month.of(today.year) if this else month.by(over, words)
    return None


def _number(count: str) -> int:
    if count.isdigit():
        return int(count)
    return NUMBERS.index(count) + 1 if count in NUMBERS else 1


def _one_day(day: int) -> Period:
    there = min(max(day, ALWAYS.first), ALWAYS.last)
    return Period(there, there)


def _before(today: date, number: int, unit: str) -> int:
    """Return the day that lies so far back; the first of all where there is none."""
    if unit in ("day", "week"):
        return max(ALWAYS.first, today.toordinal() - number * (7 if unit == "week" else 1))
    months = today.year * 12 + today.month - 1 - number * _MONTHS[unit]
    if months < 12:
        return ALWAYS.first
    month = of_calendar(months // 12, months % 12 + 1, None)
    return min(month.first + today.day - 1, month.last)


def _whole(today: date, unit: str, back: int) -> Period:
    """Return the day, week, month, quarter or year that it is, or the one before."""
    if unit == "day":
        return _one_day(today.toordinal() - back)
    if unit == "week":
        monday = today - timedelta(today.weekday() + 7 * back)
        return Period(monday.toordinal(), min(monday.toordinal() + 6, ALWAYS.last))
    months = _MONTHS[unit]
    first = (today.year * 12 + today.month - 1) // months * months - back * months
    return of_months(first // 12, first % 12 + 1, months)
