"""Days by the calendar: "2024", "june 2024", "18 june", "Q2 2024", with or without the year."""

from __future__ import annotations

import re
from datetime import date
from typing import NamedTuple

from index.datewords import month_name, month_number, parse_date
from index.days.period import NoDaysError, Period, of_calendar, of_months

MONTH = (
    r"(?:january|february|march|april|may|june|july|august|september|october|november|december"
    r"|(?:jan|feb|mar|apr|jun|jul|aug|sept|sep|oct|nov|dec)\.?)"
)
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_NAMED = rf"(?P<month>{MONTH})"
_YEAR = r"(?P<year>\d{4})"
_WEEKDAY = r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\.? )?"
_FORMS = tuple(
    re.compile(form)
    for form in (
        rf"{_YEAR}(?:([-/.])(?P<month>\d{{1,2}})(?:\2(?P<day>\d{{1,2}}))?)?",
        r"(?P<year>\d{4})(?P<month>\d\d)(?P<day>\d\d)",
        rf"(?P<month>\d{{1,2}})[-/.]{_YEAR}",
        rf"{_NAMED}(?:[ -]{_YEAR})?",
        rf"{_YEAR}[ -]{_NAMED}",
        rf"{_WEEKDAY}(?:the )?{_DAY}(?: of )?[ -]?{_NAMED}(?:[ -]{_YEAR})?",
        rf"{_WEEKDAY}{_NAMED} {_DAY}(?: {_YEAR})?",
        rf"{_YEAR}[ -]{_NAMED}[ -]{_DAY}",
        rf"{_WEEKDAY}(?P<day>\d{{1,2}})\.(?P<month>\d{{1,2}})\.{_YEAR}",
    )
)
_NUMBERS = re.compile(rf"(?P<one>\d{{1,2}})([-/])(?P<other>\d{{1,2}})\2{_YEAR}")
_QUARTER = re.compile(
    r"(?:(?P<before>\d{4})[ -]?)?(?:q(?P<number>[1-4])|(?P<word>1st|first|2nd|second|3rd|third|4th"
    r"|fourth) quarter(?: of)?)(?:[ -](?P<year>\d{4}))?"
)
_QUARTERS = ("1st", "first", "2nd", "second", "3rd", "third", "4th", "fourth")
_DECADE = re.compile(r"(?:the )?(?P<years>[1-9]\d{2})0['’]?s")
_SEASON = re.compile(rf"(?:spring|summer|autumn|fall|winter)(?: (?:of )?{_YEAR})?")
_TWO_DIGITS = re.compile(rf"(?:\d{{1,2}}[-/.]){{2}}\d\d|(?:\d{{1,2}} )?{MONTH} ['’]\d\d")
_BACK = 8
"""Years between two leap days at most."""


class Said(NamedTuple):
    """What is said of days by the calendar, as far as it is."""

    year: int | None
    month: int | None = None
    day: int | None = None
    months: int = 1
    """How many from that month on."""

    def of(self, year: int) -> Period:
        """Return the days in a year.

        Raises:
            ValueError: There is no such day.
        """
        if self.month is not None and self.months > 1:
            return of_months(year, self.month, self.months)
        return of_calendar(year, self.month, self.day)

    def by(self, today: int, words: str) -> Period:
        """Return the days meant: without a year, the last that have begun.

        Args:
            today: Up to when.
            words: That say it.

        Raises:
            NoDaysError: There are no such days.
        """
        ahead = date.fromordinal(today).year
        for year in (self.year,) if self.year is not None else range(ahead, ahead - _BACK - 1, -1):
            try:
                found = self.of(year)
            except ValueError:
                continue
            if self.year is not None or found.first <= today:
                return found
        raise NoDaysError(f"no such day: {words}")


def calendar_days(words: str) -> Said | Period | None:
    """Return what words say of the calendar; None where they are something else.

    Args:
        words: Tidied: small letters, single blanks, no commas.

    Raises:
        NoDaysError: They mean two things, or are too short to mean one.
    """
    for form in _FORMS:
        if found := form.fullmatch(words):
            said = found.groupdict()
            month = _month(said.get("month"))
            return Said(_int(said.get("year")), month, _int(said.get("day")))
    if found := _QUARTER.fullmatch(words):
        place = _QUARTERS.index(found["word"]) // 2 + 1 if found["word"] else int(found["number"])
        if not (found["before"] and found["year"]):
            return Said(_int(found["before"] or found["year"]), 3 * place - 2, None, 3)
    if found := _DECADE.fullmatch(words):
        year = int(found["years"]) * 10
        return Period(of_calendar(year, None, None).first, of_calendar(year + 9, None, None).last)
    return _numbers(words) or _foreign(words)


def _int(digits: str | None) -> int | None:
    return None if digits is None else int(digits)


def _month(word: str | None) -> int | None:
    return _int(word) if word is None or word.isdigit() else month_number(word)


def _numbers(words: str) -> Said | None:
    """Return the day of "25/12/2024", in which only one of the two can be the month.

    Raises:
        NoDaysError: Either can, or the year has two digits, or it is a season.
    """
    if _SEASON.fullmatch(words):
        raise NoDaysError(f"{words} is not the same everywhere (write june 2024 to august 2024)")
    if _TWO_DIGITS.fullmatch(words):
        raise NoDaysError(f"{words} leaves the century open (write 2024-06-18 or june 2024)")
    found = _NUMBERS.fullmatch(words)
    if found is None:
        return None
    one, other, year = int(found["one"]), int(found["other"]), int(found["year"])
    if max(one, other) <= 12 and one != other and min(one, other) > 0:
        readings = f"{one} {month_name(other)} or {other} {month_name(one)}"
        first, second = f"{year:04}-{other:02}-{one:02}", f"{year:04}-{one:02}-{other:02}"
        raise NoDaysError(f"{words} is {readings}: write {first} or {second}")
    return Said(year, one, other) if other > 12 else Said(year, other, one)


def _foreign(words: str) -> Said | None:
    """Return a date in another language: "18. Juni 2024"."""
    iso = parse_date(words)
    if iso is None:
        return None
    year, *rest = map(int, iso.partition("T")[0].split("-"))
    return Said(year, *rest)


def year_first(words: str) -> bool:
    """Tell whether words are a date in digits alone, or a year: nothing is to be added to them."""
    return bool(re.match(r"\d{4}|\d{1,2}[-/.]\d", words))
