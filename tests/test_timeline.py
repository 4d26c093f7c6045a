"""Who published when, as lines: days have places of their own, and no two names touch."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from index.article import ArticleId
from index.story import StoryArticle
from reader.stories.timeline import (
    NO_TIME,
    PUBLISHED,
    UNDATED,
    axis_of,
    columns_for,
    timeline,
)

DAYS = st.dates(dt.date(1600, 1, 1), dt.date(2300, 1, 1))


def article(label: str, date: str | None, words: int = 480) -> StoryArticle:
    return StoryArticle(ArticleId(f"{label}.txt"), label, label, date, words, label)


def drawn(articles: list[StoryArticle], width: int) -> list[str]:
    columns = columns_for(articles, [one.label for one in articles], width)
    lines = timeline(articles, columns, width)
    return ["".join(piece.text for piece in line).rstrip() for line in lines]


def test_a_story_of_three_days_has_a_tick_for_each() -> None:
    told = [
        article("unknown 004", "2024-06-18"),
        article("Pier Post", "2024-06-19T13:59:00", 1660),
        article("Radio Sarbuk", "2024-06-20T10:30:00+00:00"),
        article("Ansel Mirror", None),
        article("Morning Tide", "2024-06"),
    ]
    assert drawn(told, 91) == [
        "                       Tue 18 Jun       Wed 19 Jun       Thu 20 Jun      unknown",
        "                       ├────────────────┼────────────────┼─────────────",
        "unknown 004     480 w  ■ time unknown",
        "Pier Post     1,660 w  ·················■ 13:59",
        "Radio Sarbuk    480 w  ··································■ 10:30 UTC",
        "Ansel Mirror    480 w                                                    □ date unknown",
        "Morning Tide    480 w                                                    □ Jun 2024",
    ]


@pytest.mark.parametrize(
    ("last", "heads", "told"),
    [
        ("2024-06-29", "18 Jun 20 Jun 22 Jun 24 Jun 26 Jun 28 Jun", "■ 29 Jun"),
        ("2024-09-29", "18 Jun 2 Jul 16 Jul 30 Jul 13 Aug 27 Aug 10 Sep 24 Sep", "■ 29 Sep"),
        ("2025-08-29", "Jul 2024 Oct 2024 Jan 2025 Apr 2025 Jul 2025", "■ 29 Aug 2025"),
        ("2034-09-29", "2025 2026 2027 2028 2029 2030 2031", "■ 29 Sep 2034"),
    ],
)
def test_a_long_story_is_told_by_days_weeks_months_or_years(
    last: str, heads: str, told: str
) -> None:
    names, _, first, second = drawn([article("A", "2024-06-18"), article("B", last)], 91)
    assert " ".join(names.split()).startswith(heads)
    assert told in second
    assert first.split(PUBLISHED)[1].strip().startswith("18 Jun")


def test_where_no_day_is_known_there_is_no_axis() -> None:
    told = drawn([article("A", None), article("B", "2024")], 60)
    assert told == [f"A  480 w  {UNDATED} date unknown", f"B  480 w  {UNDATED} 2024"]


@given(first=DAYS, span=st.integers(0, 90_000), room=st.integers(20, 130), time=st.integers(0, 16))
def test_no_two_names_of_an_axis_touch_and_all_days_are_on_it(
    first: dt.date, span: int, room: int, time: int
) -> None:
    last = first + dt.timedelta(span)
    axis = axis_of(first, last, room, time)
    ends = 0
    for tick in axis.ticks:
        assert tick.at >= ends
        ends = tick.at + len(tick.words) + 1
    assert axis.ticks
    assert 0 == axis.at(first) <= axis.at(last) < room
    assert axis.length < room


@given(
    dates=st.lists(st.none() | DAYS.map(dt.date.isoformat), min_size=1, max_size=12),
    label=st.text(st.characters(codec="utf-8"), max_size=40),
    width=st.integers(60, 120),
)
def test_no_line_is_wider_than_its_pane_and_each_article_has_one(
    dates: list[str | None], label: str, width: int
) -> None:
    articles = [article(f"{label} {number}", date) for number, date in enumerate(dates)]
    lines = drawn(articles, width)
    assert max(map(cell_len, lines)) <= width
    squares = [line for line in lines if line.count(PUBLISHED) + line.count(UNDATED) > 0]
    assert len(squares) >= len(articles)
    assert all(NO_TIME not in line or PUBLISHED in line for line in squares)
