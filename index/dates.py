"""Dates in words to ISO 8601: those that stand alone, and those within running text.

A date is only ever as exact as its words. What can be read in two ways, and what depends on a day
that isn't known, stays unresolved: a wrong date is worse evidence than none.
"""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import TYPE_CHECKING

from index.article import DateMention
from index.datewords import (
    DAY_MONTH,
    MONTH,
    MONTH_DAY,
    WEEKDAY,
    month_number,
    parse_date,
    parse_iso_day,
)
from index.foreigndates import foreign_dates_in
from index.weekdays import days_away

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

__all__ = ["find_dates", "parse_date"]

_YEAR = r"(?:1[5-9]\d\d|20\d\d|2100)(?![\d,.:]\d|\d|%|-[a-z])"
_OF_YEAR = r"\s?,?\s{1,2}(?:1[5-9]|20)\d\d"
_NAMED_DAY = rf"(?:{WEEKDAY},?\s{{1,2}})?"
_FULL = re.compile(
    rf"\b(?:{_NAMED_DAY}(?:{MONTH_DAY}|{DAY_MONTH}){_OF_YEAR}|{MONTH}{_OF_YEAR}"
    r"|(?:1[5-9]|20)\d\d-\d\d-\d\d|\d{1,2}\.\d{1,2}\.(?:19|20)\d\d)\b",
)
_DAY = re.compile(rf"\b{_NAMED_DAY}(?:{MONTH_DAY}|{DAY_MONTH})\b(?!\s?%|[,.]\d)")
_MONTH_ALONE = re.compile(
    rf"\b(?P<how>[Ii]n(?:\s(?:early|late|mid))?|[Ss]ince|[Ll]ast|[Nn]ext|[Tt]his|[Uu]ntil|[Ee]arly"
    rf"|[Ll]ate|[Dd]uring)(?:\s|-)(?P<month>{MONTH})(?![\w’'-]|\s[A-Z]|\.\w)",
)
_SURE_MONTH = re.compile(
    r"\b(?:January|February|July|September|October|November|December)\b(?!\s[A-Z\d])",
)
_WITH_YEAR = re.compile(
    rf"(?:\b(?P<plain>[Ii]n|[Ss]ince|[Uu]ntil|[Dd]uring|[Oo]f|[Bb]y|[Ff]rom|[Tt]hrough|[Tt]ill"
    rf"|[Bb]efore|[Aa]fter|[Ee]arly|[Ll]ate|[Mm]id|[Bb]etween|[Ss]pring|[Ss]ummer|[Aa]utumn"
    rf"|[Ff]all|[Ww]inter)(?:\s|-)(?P<year>{_YEAR})"
    rf"|\b(?:[Tt]he|[Ii]ts|[Tt]heir|[Hh]is|[Hh]er|[Aa])\s(?P<adjective>{_YEAR})(?=\s[a-z])"
    rf"|\((?P<bracket>{_YEAR})(?=\)|[-–—]))",
)
_MORE_YEARS = re.compile(rf"(?:,\sand\s|,\sor\s|,\s|\sand\s|\sor\s|\sto\s|\s?[-–—]\s?)({_YEAR})")
_COUNTED = re.compile(r"\s([a-z]+)")
_NO_COUNT = frozenset("as its his this was has is was does years across towards".split())
_WEEKDAY = re.compile(
    rf"\b(?:(?P<how>[Ll]ast|[Nn]ext)\s)?(?P<day>{WEEKDAY})"
    r"(?:\s(?:morning|afternoon|evening|night))?\b(?!\w|[’'](?!s\b)\w)",
)
_NAMED_BEFORE = re.compile(r"(?:Bloody|Black|Good|Super|Palm|Easter|Ash|Cyber|Giving|Shrove)\s\Z")
_EVERY = re.compile(r"\b(?:[Ee]very|[Ee]ach|[Mm]ost)\s\Z")
_NAMED_AFTER = re.compile(
    r"\s(?:Times|Post|Telegraph|Mail|Mirror|Express|Herald|Independent|World|Review|Sun|Star"
    r"|Tribune|Night|Agreement|Record|Club|Today|Magazine)\b",
)
_RELATIVE = re.compile(
    r"\b(?:(?P<day>[Tt]oday|[Yy]esterday|[Tt]omorrow|[Tt]onight)(?![’'-]\w)"
    r"|(?P<how>[Ll]ast|[Tt]his|[Nn]ext|[Ee]arlier\sthis|[Ll]ater\sthis)\s(?P<unit>year|month)\b)",
)
_FAR_MONTHS = 4
"""A month without a year is only resolved to one so shortly past: before, or yet to come, it may
as well be another year's."""
_FAR_DAYS = (-200, 90)
"""A day without a year is only resolved within these many days of the reference."""


def find_dates(
    text: str, reference: str | None = None, language: str = "en"
) -> tuple[DateMention, ...]:
    """Return the dates in a text, in order and without overlaps.

    Args:
        text: The article's text.
        reference: The article's own date in ISO 8601. Weekdays, days without a year, "last year"
            and the like are resolved against it: a weekday is the nearest one up to the day
            after, or the next one where the words around say that it is to come.
        language: Of the text, without region. Of any but English only full dates are known.

    Returns:
        Mentions with offsets into `text`; a date that can't be resolved is None. "today" and its
        like are only listed where they can.
    """
    day = parse_iso_day(reference) if reference else None
    taken: list[DateMention] = []
    if language != "en":
        return tuple(_added(_added(taken, _foreign(text)), _full(text)))
    for found in (
        _full(text),
        _days(text, day),
        _months(text, day),
        _years(text),
        _weekdays(text, day),
        _relative(text, day),
    ):
        taken = _added(taken, found)
    return tuple(taken)


def _added(taken: list[DateMention], found: Iterable[DateMention]) -> list[DateMention]:
    """Return both lists merged in order, without those found that overlap one taken."""
    merged: list[DateMention] = []
    rest = iter([*taken, None])
    following = next(rest)
    for mention in sorted(found, key=lambda mention: mention.start):
        while following is not None and following.end <= mention.start:
            merged.append(following)
            following = next(rest)
        free = following is None or mention.end <= following.start
        if free and (not merged or merged[-1].end <= mention.start):
            merged.append(mention)
    if following is not None:
        merged.append(following)
    merged.extend(mention for mention in rest if mention is not None)
    return merged


def _mention(text: str, start: int, end: int, when: str | None) -> DateMention:
    return DateMention(start, end, text[start:end], when)


def _foreign(text: str) -> Iterator[DateMention]:
    for start, end, when in foreign_dates_in(text):
        yield _mention(text, start, end, when)


def _full(text: str) -> Iterator[DateMention]:
    for found in _FULL.finditer(text):
        when = parse_date(found.group())
        if when is not None:
            yield _mention(text, found.start(), found.end(), when)


def _days(text: str, reference: date | None) -> Iterator[DateMention]:
    for found in _DAY.finditer(text):
        if parse_date(f"{found.group()} 2000") is None:
            continue
        when = _nearest_year(found.group(), reference) if reference else None
        yield _mention(text, found.start(), found.end(), when)


def _nearest_year(words: str, reference: date) -> str | None:
    years = (reference.year - 1, reference.year, reference.year + 1)
    possible = [when for year in years if (when := parse_date(f"{words} {year}"))]
    nearest = min(
        (date.fromisoformat(when) - reference for when in possible), key=abs, default=None
    )
    if nearest is None or not _FAR_DAYS[0] <= nearest.days <= _FAR_DAYS[1]:
        return None
    return (reference + nearest).isoformat()


def _months(text: str, reference: date | None) -> Iterator[DateMention]:
    for found in _MONTH_ALONE.finditer(text):
        start, end = found.span("month")
        how = found["how"].lower()
        yield _mention(text, start, end, _resolved_month(found["month"], how, reference))
    for found in _SURE_MONTH.finditer(text):
        when = _resolved_month(found.group(), "", reference)
        yield _mention(text, found.start(), found.end(), when)


def _resolved_month(words: str, how: str, reference: date | None) -> str | None:
    if reference is None:
        return None
    apart = month_number(words) - reference.month
    if how == "last":
        apart = apart if apart < 0 else apart - 12
    elif how == "next":
        apart = apart if apart > 0 else apart + 12
    elif how != "this":
        apart = -(-apart % 12)
        if apart < -_FAR_MONTHS:
            return None
    return _month_away(reference, apart)


def _month_away(reference: date, months: int) -> str | None:
    year, month = divmod(reference.year * 12 + reference.month - 1 + months, 12)
    return f"{year:04}-{month + 1:02}" if 1 <= year <= 9999 else None


def _years(text: str) -> Iterator[DateMention]:
    for found in _WITH_YEAR.finditer(text):
        start, end = found.span(str(found.lastgroup))
        if _counts_things(text, end):
            continue
        yield _mention(text, start, end, text[start:end])
        while (more := _MORE_YEARS.match(text, end)) and not _counts_things(text, more.end()):
            start, end = more.span(1)
            yield _mention(text, start, end, text[start:end])


def _counts_things(text: str, end: int) -> bool:
    """Tell whether what follows a number is what it counts: "2000 soldiers"."""
    following = _COUNTED.match(text, end, end + 40)
    if following is None:
        return False
    word = following.group(1)
    plural = word.endswith("s") and not word.endswith("ss") and word not in _NO_COUNT
    return plural or word in ("people", "men", "women", "children", "percent", "million")


def _weekdays(text: str, reference: date | None) -> Iterator[DateMention]:
    for found in _WEEKDAY.finditer(text):
        start, end = found.start(), found.end()
        if _NAMED_BEFORE.search(text, max(0, start - 10), start) or _NAMED_AFTER.match(text, end):
            continue
        how = (found["how"] or "").lower()
        day = None if _EVERY.search(text, max(0, start - 6), start) else reference
        away = days_away(text, start, end, how, day) if day else 0
        yield _mention(text, start, end, _day_away(day, away) if day else None)


def _day_away(reference: date, days: int) -> str | None:
    try:
        return (reference + timedelta(days=days)).isoformat()
    except OverflowError:
        return None


def _relative(text: str, reference: date | None) -> Iterator[DateMention]:
    if reference is None:
        return
    for found in _RELATIVE.finditer(text):
        if found["day"]:
            away = {"yesterday": -1, "tomorrow": 1}.get(found["day"].lower(), 0)
            when = _day_away(reference, away)
        else:
            away = {"last": -1, "next": 1}.get(found["how"].lower(), 0)
            months = away * (12 if found["unit"] == "year" else 1)
            when = _month_away(reference, months)
            when = when[:4] if when and found["unit"] == "year" else when
        if when is not None:
            yield _mention(text, found.start(), found.end(), when)
