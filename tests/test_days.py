from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.counting import days_of
from index.days import ALWAYS, NoDaysError, days_said, said_first
from index.errors import CorpusError
from reader.text.phrases import days_words

TODAY = date(2026, 11, 23)  # a Monday


def iso(words: str, today: date = TODAY) -> str:
    found = days_said(words, today)
    first, last = (date.fromordinal(day).isoformat() for day in found[:2])
    first = "" if found.first == ALWAYS.first != found.last else first
    return first if first == last else f"{first} {'' if found.last == ALWAYS.last else last}"


@pytest.mark.parametrize(
    ("words", "days"),
    [
        ("2024", "2024-01-01 2024-12-31"),
        ("2024-02", "2024-02-01 2024-02-29"),
        ("2024/6/18", "2024-06-18"),
        ("20240618", "2024-06-18"),
        ("2024–06–18", "2024-06-18"),
        ("2024-06—18", "2024-06-18"),
        ("06/2024", "2024-06-01 2024-06-30"),
        ("25/12/2024", "2024-12-25"),
        ("12-25-2024", "2024-12-25"),
        ("4/4/2024", "2024-04-04"),
        ("3.4.2024", "2024-04-03"),
        ("June 2024", "2024-06-01 2024-06-30"),
        ("2024 june", "2024-06-01 2024-06-30"),
        ("Sept. 2024", "2024-09-01 2024-09-30"),
        ("JAN 2024", "2024-01-01 2024-01-31"),
        ("18 june 2024", "2024-06-18"),
        ("the 18th of June 2024.", "2024-06-18"),
        ("Tuesday, June 18, 2024", "2024-06-18"),
        ("１８ Ｊｕｎｅ\u00a0２０２４", "2024-06-18"),
        ("18. Juni 2024", "2024-06-18"),
        ("Q2 2024", "2024-04-01 2024-06-30"),
        ("2024-q4", "2024-10-01 2024-12-31"),
        ("third quarter of 2024", "2024-07-01 2024-09-30"),
        ("the 2010s", "2010-01-01 2019-12-31"),
    ],
)
def test_days_by_the_calendar(words: str, days: str) -> None:
    assert iso(words) == days


@pytest.mark.parametrize(
    ("words", "days"),
    [
        ("june", "2026-06-01 2026-06-30"),
        ("november", "2026-11-01 2026-11-30"),
        ("december", "2025-12-01 2025-12-31"),
        ("23 november", "2026-11-23"),
        ("24 november", "2025-11-24"),
        ("29 feb", "2024-02-29"),
        ("q4", "2026-10-01 2026-12-31"),
        ("last june", "2026-06-01 2026-06-30"),
        ("last november", "2025-11-01 2025-11-30"),
        ("this december", "2026-12-01 2026-12-31"),
        ("today", "2026-11-23"),
        ("yesterday", "2026-11-22"),
        ("monday", "2026-11-23"),
        ("last Monday", "2026-11-16"),
        ("tuesday", "2026-11-17"),
        ("this week", "2026-11-23 2026-11-29"),
        ("last week", "2026-11-16 2026-11-22"),
        ("last month", "2026-10-01 2026-10-31"),
        ("last quarter", "2026-07-01 2026-09-30"),
        ("this year", "2026-01-01 2026-12-31"),
        ("previous year", "2025-01-01 2025-12-31"),
        ("last 2 weeks", "2026-11-09 2026-11-23"),
        ("the past two weeks", "2026-11-09 2026-11-23"),
        ("last 3 days", "2026-11-20 2026-11-23"),
        ("last 12 months", "2025-11-23 2026-11-23"),
        ("last 99999 years", " 2026-11-23"),
        ("3 days ago", "2026-11-20"),
        ("a month ago", "2026-10-23"),
        ("9000 years ago", "0001-01-01"),
    ],
)
def test_days_as_seen_from_one(words: str, days: str) -> None:
    assert iso(words) == days


def test_a_month_back_from_a_long_one_ends_with_the_short_one() -> None:
    assert iso("1 month ago", date(2024, 3, 31)) == "2024-02-29"


@pytest.mark.parametrize(
    ("words", "days"),
    [
        ("2024-06-18..2024-06-20", "2024-06-18 2024-06-20"),
        ("2024-06-18 – 2024-06-20", "2024-06-18 2024-06-20"),
        ("2024-06–2024-08", "2024-06-01 2024-08-31"),
        ("2024-06..", "2024-06-01 "),
        ("…2024", " 2024-12-31"),
        ("* to june 2024", " 2024-06-30"),
        ("18–20 June 2024", "2024-06-18 2024-06-20"),
        ("from 18 to 20 june", "2026-06-18 2026-06-20"),
        ("june to august", "2026-06-01 2026-08-31"),
        ("june - august 2024", "2024-06-01 2024-08-31"),
        ("november to february", "2025-11-01 2026-02-28"),
        ("november to february 2025", "2024-11-01 2025-02-28"),
        ("june 2024 to august", "2024-06-01 2024-08-31"),
        ("november 2024 to march", "2024-11-01 2025-03-31"),
        ("last year to today", "2025-01-01 2026-11-23"),
        ("june to yesterday", "2026-06-01 2026-11-22"),
    ],
)
def test_from_one_day_to_another(words: str, days: str) -> None:
    assert iso(words) == days
    assert days_said(words, TODAY).between


@pytest.mark.parametrize(
    ("words", "message"),
    [
        ("03/04/2024", "03/04/2024 is 3 April or 4 March: write 2024-04-03 or 2024-03-04"),
        ("5-6-2024", "5-6-2024 is 5 June or 6 May: write 2024-06-05 or 2024-05-06"),
        ("3/4/24", "3/4/24 leaves the century open (write 2024-06-18 or june 2024)"),
        (
            "summer 2024",
            "summer 2024 is not the same everywhere (write june 2024 to august 2024)",
        ),
        ("31 june 2024", "no such day: 31 june 2024"),
        ("30 february", "no such day: 30 february"),
        ("2024-13", "no such day: 2024-13"),
        ("last", "last what? Write last week, month or year"),
        ("last 2", "last 2 what? Write last 2 days, weeks, months or years"),
        ("2025 to 2024", "the range ends before it begins"),
        ("*..", "not a date: *.. (write 2024-06-18, june 2024 or last 2 weeks)"),
        ("soon", "not a date: soon (write 2024-06-18, june 2024 or last 2 weeks)"),
        (
            "x" * 81,
            "not a date: xxxxxxxxxxxxxxxxxxx… (write 2024-06-18, june 2024 or last 2 weeks)",
        ),
    ],
)
def test_what_is_wrong_with_days_is_said(words: str, message: str) -> None:
    with pytest.raises(NoDaysError) as raised:
        days_said(words, TODAY)
    assert raised.value.message == message


@pytest.mark.parametrize(
    ("words", "days"),
    [
        ("june 2024 ferry", "june 2024"),
        ("june, 2024, ferry", "june, 2024,"),
        ("last 2 weeks last word", "last 2 weeks"),
        ("2024 june", "2024"),
        ("2024 to 2025 to", "2024 to 2025"),
        ("2024-06 to the end", "2024-06"),
        ("may 5 5", "may 5"),
        ("june  to  august x", "june  to  august"),
    ],
)
def test_as_many_words_are_days_as_can_be(words: str, days: str) -> None:
    length, found = said_first(words, TODAY)
    assert words[:length] == days
    assert found == days_said(days, TODAY)


_WORDS = st.sampled_from(
    "june may 18 2024 0 last this tomorrow 2 weeks ago to .. – - from of the q2 monday 03/04/2024 *"
    " ferry 2024-06 today years 99999 first quarter summer ’24 \x00 Juni 9999 ٣".split()
)


@given(
    st.lists(_WORDS, max_size=9).map(" ".join) | st.text(max_size=30),
    st.dates() | st.sampled_from([date.min, date.max]),
)
def test_any_words_are_days_or_explained(words: str, today: date) -> None:
    try:
        found = days_said(words, today)
    except NoDaysError:
        return
    assert ALWAYS.first <= found.first <= found.last <= ALWAYS.last


@given(st.dates(), st.dates(min_value=date(1000, 1, 1)))
def test_a_day_in_any_form_is_that_day(today: date, day: date) -> None:
    name = day.strftime("%B")
    for form in (
        day.isoformat(),
        f"{day.day} {name} {day.year}",
        f"{name[:3]} {day.day}, {day.year}",
        f"{day.day}. {name.upper()} {day.year}".replace(".", ""),
    ):
        assert days_said(form, today)[:2] == (day.toordinal(), day.toordinal())
    month = days_said(f"{name} {day.year}", today)
    assert month[:2] == days_said(day.isoformat()[:7], today)[:2]
    assert month.first <= day.toordinal() <= month.last


@given(st.dates(min_value=date(1970, 1, 1)))
def test_what_has_no_year_has_begun(today: date) -> None:
    for words in ("june", "29 feb", "q3", "monday", "last week", "last december"):
        assert days_said(words, today).first <= today.toordinal()


def test_filters_and_options_take_the_same_words() -> None:
    assert days_of("last 2 weeks", TODAY) == days_said("last 2 weeks", TODAY)[:2]
    assert days_of("2024-06-18T10:00:00+02:00") == days_of("2024-06-18")
    with pytest.raises(CorpusError) as raised:
        days_of("03/04/2024", TODAY)
    assert raised.value.hint == "03/04/2024 is 3 April or 4 March: write 2024-04-03 or 2024-03-04."
    with pytest.raises(CorpusError, match="are two dates"):
        days_of("june to july", TODAY)


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("18 june 2024", "Tue 18 Jun 2024"),
        ("june 2024", "Jun 2024"),
        ("2024", "2024"),
        ("the 2010s", "2010–2019"),
        ("last 2 weeks", "9–23 Nov 2026"),
        ("june to august", "1 Jun – 31 Aug 2026"),
        ("last 12 months", "23 Nov 2025 – 23 Nov 2026"),
        ("june 2024..", "since Sat 1 Jun 2024"),
        ("..june 2024", "until Sun 30 Jun 2024"),
        ("*..2024", "until Tue 31 Dec 2024"),
    ],
)
def test_which_days_were_understood_is_told(words: str, told: str) -> None:
    first, last = (f"{date.fromordinal(day)}" for day in days_said(words, TODAY)[:2])
    shown = days_words(None if first == "0001-01-01" else first, None if last[0] == "9" else last)
    assert shown == told
