"""The days that a table of stories is asked for, from what is typed. Pure."""

from __future__ import annotations

import re
from datetime import date
from typing import NamedTuple

from index.datewords import parse_date
from index.days import ALWAYS, days_said
from index.days import NoDaysError as NotDaysError

_BETWEEN = re.compile(r"\s+(?:to|until|till)\s+|\s*(?:–|—|\.\.+|…)\s*|\s+-\s+", re.IGNORECASE)
_BRACKETS = re.compile(r"\[(.*)\]")
_FIELD = re.compile(r"(?P<field>since|until|date|from)\s*:?\s*", re.IGNORECASE)
_LONGEST = 200


class Period(NamedTuple):
    """The ends of a period as `Library.coverage` takes them; None where one is open."""

    since: str | None = None
    until: str | None = None


class NoDaysError(ValueError):
    """What is typed is no period; says what would be one."""


def period_of(typed: str, today: date | None = None) -> Period:
    """Return the period that is meant by what is typed: a year, a month, a day, or two of them.

    Args:
        typed: "2026-03", "since 2 March 2026", "2026-03-02 to 2026-03-05", "date:2026", or as in
            a query "last 2 weeks"; "" for all days.
        today: The day that those are seen from; None for the one of the clock.

    Raises:
        NoDaysError: It is no period.
    """
    words = " ".join(typed[:_LONGEST].split())
    if not words:
        return Period()
    field = ""
    if found := _FIELD.match(words):
        field, words = found["field"].lower(), words[found.end() :]
    try:
        return _by_calendar(field, words)
    except NoDaysError:
        if (period := _in_words(field, words, today or date.today())) is None:  # noqa: DTZ011
            raise
        return period


def _in_words(field: str, words: str, today: date) -> Period | None:
    """Return the period of words as a query takes them; None where they are none."""
    try:
        found = days_said(words, today)
    except NotDaysError as error:
        if error.sure:
            raise NoDaysError(f"{error.message[:1].upper()}{error.message[1:]}.") from None
        return None
    first = date.fromordinal(found.first).isoformat() if found.first > ALWAYS.first else None
    last = date.fromordinal(found.last).isoformat() if found.last < ALWAYS.last else None
    if field == "until":
        return Period(None, last)
    return Period(first, None if field in ("since", "from") and not found.between else last)


def _by_calendar(field: str, words: str) -> Period:
    if found := _BRACKETS.fullmatch(words):
        words = found[1].strip()
    since, between, until = _parted(words)
    if between:
        first, last = _end(since), _end(until)
        if first and last and first > last and not first.startswith(last):
            raise NoDaysError("The period ends before it begins.")
        return Period(first, last)
    one = _end(words)
    if field == "until":
        return Period(None, one)
    return Period(one, None) if field in ("since", "from") else Period(one, one)


def _parted(words: str) -> tuple[str, bool, str]:
    found = _BETWEEN.search(words)
    if found is None:
        return words, False, ""
    return words[: found.start()], True, words[found.end() :]


def _end(words: str) -> str | None:
    if words.strip() in ("", "*"):
        return None
    iso = parse_date(words)
    if iso is None:
        raise NoDaysError("Write days as 2026, 2026-03, 2026-03-14 or 14 March 2026.")
    return iso.partition("T")[0]


def typed_as(period: Period) -> str:
    """Return a period as it can be typed again."""
    since, until = period
    if since == until:
        return since or ""
    if since and until:
        return f"{since} to {until}"
    return f"since {since}" if since else f"until {until}"
