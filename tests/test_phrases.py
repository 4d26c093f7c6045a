from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.text.phrases import count, day, duration, moment, month, period, reading_time

days = st.dates(min_value=dt.date(1000, 1, 1))


@pytest.mark.parametrize(
    ("number", "words"), [(0, "0 hits"), (1, "1 hit"), (2, "2 hits"), (1200, "1,200 hits")]
)
def test_counts(number: int, words: str) -> None:
    assert count(number, "hit") == words


def test_counts_of_what_has_a_plural_of_its_own() -> None:
    assert count(1, "story", "stories") == "1 story"
    assert count(3, "story", "stories") == "3 stories"


@pytest.mark.parametrize(
    ("date", "words"),
    [
        ("2024-06-19", "Wed 19 Jun 2024"),
        ("2024-06-19T13:59:00", "Wed 19 Jun 2024"),
        ("2024-06-19T13:59:00+02:00", "Wed 19 Jun 2024"),
        ("2024-06", "Jun 2024"),
        ("1961", "1961"),
        (None, "date unknown"),
    ],
)
def test_days(date: str | None, words: str) -> None:
    assert day(date) == words


@pytest.mark.parametrize(
    ("date", "words"),
    [
        ("2024-06-19T13:59:00", "Wed 19 Jun 2024, 13:59"),
        ("2024-06-19T00:00:00", "Wed 19 Jun 2024, 00:00"),
        ("2024-06-19T13:59:07Z", "Wed 19 Jun 2024, 13:59:07 UTC"),
        ("2024-06-19T13:59:00-03:30", "Wed 19 Jun 2024, 13:59 UTC-03:30"),
        ("2024-06-19", "Wed 19 Jun 2024"),
        ("2024-06", "Jun 2024"),
        ("2024-02-31T09:00:00", "2024-02-31T09:00:00"),
        ("at nine o'clock\x1b", "at nine o'clock␛"),
    ],
)
def test_moments_are_days_with_a_time_where_it_is_known(date: str, words: str) -> None:
    assert moment(date) == words


@pytest.mark.parametrize("date", ["2024-02-31", "2024-13", "2024-00", "2024-13-45", "0000-01-01"])
def test_a_day_that_there_never_was_is_shown_as_it_stands(date: str) -> None:
    assert day(date) == date


@given(days)
def test_every_day_is_told_whole(date: dt.date) -> None:
    weekday, number, _, year = day(date.isoformat()).split()
    assert weekday == "Mon Tue Wed Thu Fri Sat Sun".split()[date.weekday()]
    assert (int(number), int(year)) == (date.day, date.year)


@pytest.mark.parametrize(
    ("date", "words"), [("2024-06", "Jun 2024"), ("2024", "2024"), ("", "date unknown")]
)
def test_months(date: str, words: str) -> None:
    assert month(date) == words


@pytest.mark.parametrize(
    ("first", "last", "words"),
    [
        ("2024-06-19", "2024-06-19T10:00:00", "19 Jun 2024"),
        ("2024-06-18", "2024-06-20", "18–20 Jun 2024"),
        ("2024-06-18", "2024-07-02", "18 Jun – 2 Jul 2024"),
        ("2019-12-31", "2024-07-02", "Dec 2019 – Jul 2024"),
        ("2019-12", "2024", "Dec 2019 – 2024"),
        ("2019-12", "2024-06-19", "Dec 2019 – Jun 2024"),
        ("2019-12", "2019-12-24", "Dec 2019"),
    ],
)
def test_periods_are_told_as_shortly_as_can_be(first: str, last: str, words: str) -> None:
    assert period(first, last) == words


def test_there_is_no_period_without_dates() -> None:
    assert period(None, None) is None
    assert period("2024-06-18", None) is None


@given(days, days)
def test_a_period_names_both_its_years(one: dt.date, other: dt.date) -> None:
    first, last = sorted((one, other))
    words = period(first.isoformat(), last.isoformat())
    assert words is not None
    assert str(first.year) in words
    assert str(last.year) in words


@pytest.mark.parametrize(
    ("words", "time"), [(0, "1 min"), (100, "1 min"), (480, "2 min"), (12_000, "50 min")]
)
def test_reading_times(words: int, time: str) -> None:
    assert reading_time(words) == time


@pytest.mark.parametrize(
    ("seconds", "words"),
    [(0, "1 s"), (0.2, "1 s"), (8.4, "8 s"), (89, "89 s"), (90, "2 min"), (600, "10 min")],
)
def test_durations(seconds: float, words: str) -> None:
    assert duration(seconds) == words
