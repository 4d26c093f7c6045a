"""Dates in words to ISO 8601: exact where the words are, unresolved where they aren't."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.datefinding import dated_line
from index.dates import find_dates, parse_date

WORDS = st.lists(
    st.sampled_from([*"0123456789 ,.-/:()'’apm", "June ", "May ", "Sunday ", "in ", "20"]),
).map("".join)


@pytest.mark.parametrize(
    ("words", "iso"),
    [
        ("June 19, 2024, 1:59pm", "2024-06-19T13:59:00"),
        ("Thursday, June 20th 2024 - 10:30 UTC", "2024-06-20T10:30:00+00:00"),
        ("Tue Jun 18 2024", "2024-06-18"),
        ("Tue, 18 Jun 2024 10:30:00 +0200", "2024-06-18T10:30:00+02:00"),
        ("Tue Jun 18 10:30:00 2024", "2024-06-18T10:30:00"),
        ("2024-06-19", "2024-06-19"),
        ("2024-06-19T10:30:00.123Z", "2024-06-19T10:30:00+00:00"),
        ("2024-06-19 10:30", "2024-06-19T10:30:00"),
        ("20240619", "2024-06-19"),
        ("19.06.2024", "2024-06-19"),
        ("6.7.2024", "2024-07-06"),
        ("18/06/2024", "2024-06-18"),
        ("06/18/2024", "2024-06-18"),
        ("6/6/2024", "2024-06-06"),
        ("19 June 2024", "2024-06-19"),
        ("19th of June, 2024", "2024-06-19"),
        ("19-Jun-2024", "2024-06-19"),
        ("Monday,  November 4 , 2024", "2024-11-04"),
        ("Nov. 18, 2019 at 12:04 a.m. EST", "2019-11-18T00:04:00"),
        ("6 Sept. 2024", "2024-09-06"),
        ("18 NOV 2019", "2019-11-18"),
        ("Feb. 29, 2024", "2024-02-29"),
        ("June 2024", "2024-06"),
        ("2024-06", "2024-06"),
        ("1961", "1961"),
    ],
)
def test_a_date_is_as_exact_as_its_words(words: str, iso: str) -> None:
    assert parse_date(words) == iso


@pytest.mark.parametrize(
    "words",
    [
        "",
        "May",
        "10",
        "today",
        "5/6/2024",  # May or June
        "Feb. 29, 2023",
        "31 June 2024",
        "2024-13-01",
        "June 19, 2024, 25:00",
        "June 19, 2024, 13pm",
        "June 19, 2024, chapter two",
        "1024",
        "9999999",
        "0000-00-00",
        "June 19, 2024 " * 50,
    ],
)
def test_what_is_no_date_or_two(words: str) -> None:
    assert parse_date(words) is None


@given(st.dates(min_value=date(1500, 1, 1), max_value=date(2100, 12, 31)))
def test_every_day_is_read_back_however_it_is_written(day: date) -> None:
    assert parse_date(day.isoformat()) == day.isoformat()
    for form in ("%A, %B %d, %Y", "%d %b %Y", "%d.%m.%Y", "%B %d %Y"):
        assert parse_date(day.strftime(form)) == day.isoformat()


@given(WORDS | st.text())
def test_any_words_are_a_date_or_none(words: str) -> None:
    found = parse_date(words)
    assert found is None or found[:4].isdigit()


def found(text: str, reference: str | None = "2024-06-19") -> list[tuple[str, str | None]]:
    return [(each.text, each.date) for each in find_dates(text, reference)]


@pytest.mark.parametrize(
    ("text", "dates"),
    [
        (
            "It opened on 19 June 2024, a Wednesday.",
            [("19 June 2024", "2024-06-19"), ("Wednesday", "2024-06-19")],
        ),
        ("on Thursday, June 20, 2024.", [("Thursday, June 20, 2024", "2024-06-20")]),
        ("from June 19-20 there", [("June 19-20", "2024-06-19")]),
        ("on July 4 and 25 December", [("July 4", "2024-07-04"), ("25 December", "2023-12-25")]),
        (
            "treaties of 1961, 2000, and 2001.",
            [("1961", "1961"), ("2000", "2000"), ("2001", "2001")],
        ),
        (
            "the war (1950-1953) and the 1961 treaty",
            [("1950", "1950"), ("1953", "1953"), ("1961", "1961")],
        ),
        ("in March, in February 2022", [("March", "2024-03"), ("February 2022", "2022-02")]),
        (
            "last March, next May, this June",
            [("March", "2024-03"), ("May", "2025-05"), ("June", "2024-06")],
        ),
        ("came Wednesday morning", [("Wednesday morning", "2024-06-19")]),
        ("on Tuesday and Thursday", [("Tuesday", "2024-06-18"), ("Thursday", "2024-06-20")]),
        (
            "last Wednesday, next Wednesday",
            [("last Wednesday", "2024-06-12"), ("next Wednesday", "2024-06-26")],
        ),
        ("yesterday, today", [("yesterday", "2024-06-18"), ("today", "2024-06-19")]),
        ("last year, next month", [("last year", "2023"), ("next month", "2024-07")]),
    ],
)
def test_dates_in_running_text(text: str, dates: list[tuple[str, str]]) -> None:
    assert found(text) == dates


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("The mayor will open the pier on Tuesday.", "2024-06-25"),
        ("The mayor will open the pier today and speak on Wednesday.", "2024-06-19"),
        ("A vote is scheduled for Monday night.", "2024-06-24"),
        ("The pier is to be opened Tuesday.", "2024-06-25"),
        ("They will tour the coast flooded by the storm on Tuesday.", "2024-06-25"),
        ("Sailors would be sworn in on Friday.", "2024-06-21"),
        ("The elections on Monday would decide it.", "2024-06-24"),
        ("On Monday, the sailors will vote.", "2024-06-24"),
        ("He’ll speak on Saturday.", "2024-06-22"),
        ("He said the pier would open on Monday.", "2024-06-24"),
        # What was, though something is to come.
        ("The mayor said Tuesday that he would resign.", "2024-06-18"),
        ("A bill that would ban nets passed on Tuesday.", "2024-06-18"),
        ("She will resign, the mayor said Monday.", "2024-06-17"),
        ("On Monday, the mayor said he will resign.", "2024-06-17"),
        ("The mayor would not comment on Tuesday.", "2024-06-18"),
        ("The mayor on Tuesday would not comment.", "2024-06-18"),
        ("They would have met on Tuesday.", "2024-06-18"),
        ("It will rain. They met on Tuesday.", "2024-06-18"),
        ("She will lose the seat, he said in an interview Tuesday.", "2024-06-18"),
        ("He cancelled a scheduled interview Monday night.", "2024-06-17"),
    ],
)
def test_a_weekday_that_is_said_to_come_is_the_next_one(text: str, day: str) -> None:
    assert found(text)[-1][1] == day


def test_every_sunday_is_no_one_day() -> None:
    assert found("They swim every Sunday.") == [("Sunday", None)]


def test_what_may_be_another_year_stays_unresolved() -> None:
    assert found("He came in September.") == [("September", None)]
    assert found("The vote in November is near.") == [("November", None)]


def test_without_a_date_of_the_article_only_whole_dates_are_resolved() -> None:
    text = "On Wednesday, on June 19, in May, in 2001, on 2 May 2001, yesterday."
    assert found(text, None) == [
        ("Wednesday", None),
        ("June 19", None),
        ("May", None),
        ("2001", "2001"),
        ("2 May 2001", "2001-05-02"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Teresa May may march on; April Lund said so, and June Holt too.",
        "in 2000 villages, of 1600 soldiers, the 2000 people",
        "the Sunday Times, Black Friday, Good Friday",
        "today's young, in the 1990s, 3,000 men, 2024 words",
        "June 31 and 45 May",
        "MAY 2024ff, Sundays",
    ],
)
def test_what_only_looks_like_a_date(text: str) -> None:
    assert found(text) == []


@given(
    WORDS | st.text(),
    st.none() | st.sampled_from(["2024-02-29", "2024", "0001-01-01", "9999-12-31", "x"]),
)
def test_mentions_are_spans_in_order_without_overlaps(text: str, reference: str | None) -> None:
    end = 0
    for mention in find_dates(text, reference):
        assert end <= mention.start < mention.end <= len(text)
        assert text[mention.start : mention.end] == mention.text
        end = mention.end


@pytest.mark.parametrize(
    "piece",
    [
        " ",
        "1",
        "a",
        "June ",
        "Sunday ",
        "in 2000, ",
        "1999, ",
        "Monday, June ",
        "June 1" + " " * 99,
    ],
)
def test_a_megabyte_of_one_thing_is_searched(piece: str) -> None:
    text = piece * (300_000 // len(piece))
    assert all(mention.end <= len(text) for mention in find_dates(text, "2024-06-19"))


@pytest.mark.parametrize(
    ("line", "when", "label"),
    [
        ("Published: June 19, 2024, 1:59pm", "2024-06-19T13:59:00", "published"),
        ("First published on 4 May 2025", "2025-05-04", "published"),
        ("Posted at 4 May 2025 18:05", "2025-05-04T18:05:00", "posted"),
        ("By Ann Bell | May 4, 2025", "2025-05-04", None),
        ("Published 4 May 2025 | Updated 6 May 2025", "2025-05-04", "published"),
        ("Last updated: 6 May 2025", "2025-05-06", "updated"),
        ("Ostermark, May 4th 2025 - 10:58 UTC", "2025-05-04T10:58:00+00:00", None),
        ("Evening Edition, 14 March 2025 at 7:30 pm", "2025-03-14T19:30:00", None),
    ],
)
def test_a_line_that_is_about_a_date(line: str, when: str, label: str | None) -> None:
    dated = dated_line(line)
    assert dated is not None
    assert (dated.date, dated.label) == (when, label)


@pytest.mark.parametrize(
    "line",
    [
        "The bridge was opened on 4 May 2025 by the mayor.",
        "4 May",
        "2025",
        "What happened on 4 May 2025, and why nobody saw it",
        "",
    ],
)
def test_a_line_that_is_not_about_a_date(line: str) -> None:
    assert dated_line(line) is None
