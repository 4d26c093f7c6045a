"""Words to days: tidied, taken apart at "to", and told where they stop being days."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from index.days.calendar import MONTH, Said, calendar_days, year_first
from index.days.period import ALWAYS, NoDaysError, Period, no_days
from index.days.relative import NUMBERS, PAST, UNITS, relative_days, some_days

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

LONGEST = 80
"""Characters; no days take as many words."""
MOST_WORDS = 12
_BETWEEN = re.compile(r"\s*(?:\.\.+|[–—])\s*|\s+(?:to|until|till|through|-)\s+")
_FROM = re.compile(r"(?:from|between)\s+")
_OPEN = ("", "*")
_DAY_ALONE = re.compile(r"(?:the )?(?P<day>\d{1,2})(?:st|nd|rd|th)?")
_MAY_BE = re.compile(
    rf"(?:from|between|to|until|till|through|of|the|-|–|—|\.\.+|\*|ago|an?|q[1-4]|now|{PAST}|this"
    rf"|{'|'.join(UNITS)}|{'|'.join(unit + 's' for unit in UNITS)}|{'|'.join(NUMBERS)}|{MONTH}"
    r"|to(?:day|morrow)|yesterday|before|(?:mon|tues|wednes|thurs|fri|satur|sun)day"
    r"|(?:mon|tues?|wed|thu|fri|sat|sun)\.?|spring|summer|autumn|fall|winter"
    r"|first|second|third|fourth|['’]?\d\S*|\S+(?:\.\.|[–—])\S*)"
)
_SIGNS = str.maketrans(
    {chr(code): chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)}
    | dict.fromkeys("‐‑‒−﹣－", "-")
    | {"…": ".."}
)
"""Full-width letters and digits, and short dashes."""
_DASHED = re.compile(r"\b(\d{4})[-–—](\d\d?)(?:[-–—](\d\d?))?(?!\d)")
_STOPS = ".;:!?"


def tidied(words: str) -> str:
    """Return words in small letters, without commas, with one blank between them."""
    plain = words[: LONGEST + 1].translate(_SIGNS).casefold()
    single = " ".join(_dashed(plain.replace(",", " ")).split())
    return single if single.endswith("..") else single.rstrip(_STOPS)


def _dashed(words: str) -> str:
    """Return words with the dashes of "2024–06–18" as hyphens; other long ones stand for "to"."""
    return _DASHED.sub(lambda found: "-".join(filter(None, found.groups())), words)


def days_said(words: str, today: date) -> Period:
    """Return the days that words say from the first to the last character.

    Without a year the last such days are meant that have begun: "june" in May is last year's.

    Args:
        words: "2024-06", "june 2024", "last 2 weeks", "18 june to 3 july", "2024-06-18..".
        today: The day that it is.

    Raises:
        NoDaysError: They say none, or two.
    """
    tidy = tidied(words)
    if not tidy or len(tidy) > LONGEST:
        raise no_days(words)
    try:
        if found := _BETWEEN.search(_FROM.sub("", tidy, count=1)):
            whole = found.string
            return _between(whole[: found.start()], whole[found.end() :], today)
        return _resolved(_one(tidy, today), tidy, today.toordinal())
    except NoDaysError:
        raise
    except (OverflowError, ValueError):  # before the first day that there is
        raise no_days(words) from None


def last_some(words: str, today: date) -> Period | None:
    """Return the days of "last 2 weeks", with a number; None of anything else."""
    return some_days(tidied(words), today)


def said_first(words: str, today: date) -> tuple[int, Period]:
    """Return how many characters at the beginning of words say days, and which.

    As many words as can be are taken, but nothing is added to a year or a date in digits.

    Args:
        words: "june 2024 ferry".
        today: The day that it is.

    Raises:
        NoDaysError: The first word says none, or it is told how many would say two.
    """
    ends = list(_ends(words))
    for end in reversed(ends):
        try:
            return end, days_said(words[:end], today)
        except NoDaysError as error:
            if error.sure:
                raise NoDaysError(error.message, about=end) from error
    raise no_days(words[: ends[0]] if ends else words.split(maxsplit=1)[0])


def _ends(words: str) -> Iterator[int]:
    """Yield where each of the first words ends, as long as they may be of days."""
    fixed = False
    for number, found in enumerate(re.finditer(r"\S+", words[:LONGEST])):
        word = tidied(found.group())
        if number >= MOST_WORDS or (number and not _MAY_BE.fullmatch(word)):
            return
        if fixed and number == 1 and not _BETWEEN.fullmatch(f" {word} "):
            return
        fixed = fixed or (number == 0 and year_first(word))
        yield found.end()


def _one(words: str, today: date) -> Said | Period:
    found = relative_days(words, today) or calendar_days(words)
    if found is None:
        raise no_days(words)
    return found


def _resolved(said: Said | Period, words: str, up_to: int) -> Period:
    return said if isinstance(said, Period) else said.by(up_to, words)


def _between(one: str, other: str, today: date) -> Period:
    """Return the days from one to another; what one leaves open is as the other says it."""
    last = ALWAYS if other in _OPEN else _one(other, today)
    first: Said | Period
    if one in _OPEN:
        if other in _OPEN:
            raise no_days(f"{one}..{other}")
        first = ALWAYS
    elif isinstance(last, Said) and last.day and (day := _DAY_ALONE.fullmatch(one)):
        first = last._replace(day=int(day["day"]))
    else:
        first = _one(one, today)
    begin, end = _both(first, last, one, other, today)
    if begin.first > end.last:
        raise NoDaysError("the range ends before it begins")
    return Period(begin.first, end.last, between=True)


def _both(
    first: Said | Period, last: Said | Period, one: str, other: str, today: date
) -> tuple[Period, Period]:
    """Return both ends: the one without a year is the nearest on its side of the other."""
    if isinstance(first, Said) and first.year and isinstance(last, Said) and not last.year:
        begin = first.by(today.toordinal(), one)
        same = last._replace(year=first.year)
        end = same.by(begin.last, other)
        if end.last < begin.first:
            end = same._replace(year=first.year + 1).by(begin.last, other)
        return begin, end
    end = _resolved(last, other, today.toordinal())
    up_to = end.last if isinstance(first, Said) and not first.year else today.toordinal()
    return _resolved(first, one, up_to), end
