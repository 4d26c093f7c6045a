"""Dates of other languages, other digits, and zones: read as they are meant, or not at all."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.dates import parse_date
from index.foreigndates import foreign_date_in, parse_foreign_date, plain_digits


@pytest.mark.parametrize(
    "words",
    [
        *(
            "4. Mai 2025",
            "Sonntag, 4. Mai 2025",
            "4 mai 2025",
            "4 de mayo de 2025",
            "4 maggio 2025",
        ),
        *(
            "domingo, 4 de maio de 2025",
            "4 mei 2025",
            "4. maj 2025",
            "4 мая 2025 г.",
            "4 maja 2025",
        ),
        *(
            "4 Mayıs 2025",
            "٤ مايو ٢٠٢٥",
            "४ मई २०२५",
            "2025年5月4日",
            "2025年5月4日(日)",
            "2025년 5월 4일",
        ),
    ],
)
def test_the_fourth_of_may_in_many_languages(words: str) -> None:
    assert parse_date(words) == "2025-05-04"
    found = foreign_date_in(f"Nora Tavik | {words} | Hollin")
    assert found is not None
    assert found.date == "2025-05-04"


@pytest.mark.parametrize(
    "words",
    [
        *("4. Mai 2025, 18:30 Uhr", "4. Mai 2025 um 18:30 Uhr", "le 4 mai 2025 à 18h30"),
        *("4 de mayo de 2025 18:30 h", "4 maggio 2025 alle 18:30", "4 de maio de 2025 às 18h30"),
        *(
            "4 mei 2025 om 18:30",
            "4 мая 2025, 18:30",
            "2025年5月4日 18時30分",
            "2025年5月4日 下午6:30",
        ),
    ],
)
def test_with_a_time(words: str) -> None:
    assert parse_date(words) == "2025-05-04T18:30:00"


@pytest.mark.parametrize(
    "words",
    [
        "31 avril 2025",
        "4 Mai",
        "4 hommes 2025",
        "19. listopada 2024",
        "2025年13月4日",
        "mayo de 2025",
    ],
)
def test_what_is_no_day_or_two_is_none(words: str) -> None:
    assert parse_foreign_date(words) is None


@pytest.mark.parametrize(
    ("words", "when"),
    [
        ("June 19, 2024 11:30 pm ET", "2024-06-19T23:30:00"),
        ("19 June 2024 00:30 CEST", "2024-06-19T00:30:00"),
        ("19 June 2024 00:30 +0530", "2024-06-19T00:30:00+05:30"),
        ("19 June 2024 00:30 GMT+5:30", "2024-06-19T00:30:00+05:30"),
        ("19 June 2024 23:30 UTC-8", "2024-06-19T23:30:00-08:00"),
        ("19 June 2024 10:30 GMT", "2024-06-19T10:30:00+00:00"),
        ("19 June 2024 10:30 UTC+99", "2024-06-19T10:30:00"),
    ],
)
def test_a_zone_never_moves_a_date_to_another_day(words: str, when: str) -> None:
    assert parse_date(words) == when


@pytest.mark.parametrize(
    ("words", "unknown", "day_first", "month_first"),
    [
        ("5/6/2024", None, "2024-06-05", "2024-05-06"),
        ("5/23/2024", "2024-05-23", "2024-05-23", "2024-05-23"),
        ("23/5/2024", "2024-05-23", "2024-05-23", "2024-05-23"),
    ],
)
def test_which_number_is_the_day_has_to_be_said(
    words: str, unknown: str | None, day_first: str, month_first: str
) -> None:
    assert parse_date(words) == unknown
    assert parse_date(words, day_first=True) == day_first
    assert parse_date(words, day_first=False) == month_first


@given(st.text(max_size=60))
def test_any_words_end_and_keep_their_length(words: str) -> None:
    assert len(plain_digits(words)) == len(words)
    for found in (parse_foreign_date(words), foreign_date_in(words)):
        assert found is None or found
