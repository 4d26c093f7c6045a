"""Title, outlet, date and authors: found where pages have them, unknown where they don't."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.body import lines_of, split
from index.bylines import byline_names, is_person, names_in
from index.metadata import Metadata, find

TEXT = """The council of Ostermark voted on Sunday to keep the lighthouse after nine hours of talk.

“Nobody here wants it dark,” said the mayor, Pieter Lund, who had fought for three years.
"""
TITLE = "Council votes to keep its lighthouse"


def found(page: str) -> Metadata:
    return find(split(lines_of(page)))


def test_a_page_with_everything() -> None:
    page = (
        f"Sunday, June 8, 2025\n\nNews\n\n{TITLE}\n\nThe Harbour Echo\n"
        f"By Irma Tolland and Jon Ask\nPublished: May 4, 2025, 1:59pm\n\n{TEXT}"
    )
    about = found(page)
    assert about.title == TITLE
    assert about.outlet == "The Harbour Echo"
    assert about.date == "2025-05-04T13:59:00"
    assert about.authors == ("Irma Tolland", "Jon Ask")
    assert about.found_in == {
        "title": "line 5",
        "outlet": "line 7: byline",
        "authors": "line 8: byline",
        "date": "line 9: Published",
    }


def test_the_day_of_the_scrape_is_not_the_day_of_the_article() -> None:
    about = found(f"Ostermark, June 8th 2025 - 10:58 UTC\n\n{TITLE}\n\n{TEXT}")
    assert about.date is None
    assert about.used[0] == "page date"


def test_a_date_between_title_and_text_counts() -> None:
    about = found(f"June 8, 2025\n\n{TITLE}\n\nThursday, May 8th 2025 - 10:30 UTC\n\n{TEXT}")
    assert (about.date, about.found_in["date"]) == ("2025-05-08T10:30:00+00:00", "line 5")


def test_updated_is_not_published() -> None:
    about = found(f"{TITLE}\n\nLast updated: May 9, 2025\n\n{TEXT}")
    assert about.date is None
    about = found(f"{TITLE}\n\nUpdated May 9, 2025\nPublished May 8, 2025\n\n{TEXT}")
    assert about.date == "2025-05-08"


def test_published_below_the_text_counts() -> None:
    about = found(f"{TITLE}\n\n{TEXT}\nFirst published on 4 May 2025\n")
    assert about.date == "2025-05-04"


@pytest.mark.parametrize("gap", ["", "\n"])
@pytest.mark.parametrize(
    "below",
    [
        "1 comment\nMo 1 August 2026\nA shame, say I, and so does my aunt who swam there.",
        "1 comment\nMo\nPosted on 1 August 2026\nA shame, say I, and so does my aunt.",
        "Page generated 2026-09-09 11:02:33",
        "What is on\nPier gala, 24 December 2026",
        "What is on\nDate: 24 December 2026",
        "Harbour mud sold 1 July 2026",
        "Related articles\nHarbour mud sold\nPublished: 1 July 2026",
    ],
)
def test_other_days_below_the_text_are_of_other_things(below: str, gap: str) -> None:
    about = found(f"{TITLE}\n\n{TEXT}\n{gap}{below}\n")
    assert about.date is None


@pytest.mark.parametrize("said", ["Published: 4 May 2025", "Veröffentlicht am 4. Mai 2025"])
def test_a_word_for_it_below_the_text_is_enough(said: str) -> None:
    about = found(f"{TITLE}\n\n{TEXT}\n{said}\n")
    assert (about.date, about.sure["date"]) == ("2025-05-04", "certain")


def test_dates_within_the_text_are_not_the_article_s() -> None:
    about = found(f"{TITLE}\n\n{TEXT}\nIt had been closed on 4 May 2025 by order of the council.\n")
    assert about.date is None


def test_a_title_printed_three_times_is_one() -> None:
    about = found(f"{TITLE}\n\n{TITLE}\n{TITLE} | {TITLE}\n\n{TEXT}")
    assert about.title == TITLE
    assert sorted(at for at, reason in about.used.items() if reason == "repeated title") == [0, 2]


@pytest.mark.parametrize(
    ("page", "outlet", "where"),
    [
        (f"Harbour Echo, en Español\n\n{TITLE}\n\n{TEXT}", "Harbour Echo", "line 1: masthead"),
        (
            f"{TITLE} - Harbour Echo\n\nMenu\n\n{TITLE}\n\n{TEXT}",
            "Harbour Echo",
            "line 1: after the title",
        ),
        (
            f"{TITLE}\n\n{TEXT}\nEcho9\n\nEcho 9: all the news of the harbour, day and night\n",
            "Echo9",
            "line 7: the site's own description",
        ),
        (
            f"Harbour Echo\n\n{TITLE}\n\n{TEXT}\nMore news\n\nHarbour Echo is not to blame.\n",
            "Harbour Echo",
            "line 1: masthead",
        ),
        (
            f"Welcome to Harbour Echo\n\n{TITLE}\n\n{TEXT}\n© 2025 Harbour Echo Ltd. Imprint\n",
            "Harbour Echo",
            "line 9: copyright line",
        ),
    ],
)
def test_outlets_are_found_by_what_pages_say(page: str, outlet: str, where: str) -> None:
    about = found(page)
    assert about.outlet == outlet
    assert about.found_in["outlet"] == where


@pytest.mark.parametrize(
    "page",
    [
        f"{TITLE}\n\n{TEXT}",
        f"{TITLE}\n\n{TEXT}\n© 2025 Big Holdings Inc. All rights reserved.\n",
        f"{TITLE}\n\nPieter Lund\nMay 4, 2025\n\n{TEXT}",
        f"Business\n\n{TITLE}\n\n{TEXT}",
    ],
)
def test_no_outlet_is_made_up(page: str) -> None:
    assert found(page).outlet is None


def test_fields_at_the_top_of_a_file() -> None:
    header = (
        "Title: A lamp is lit\nSource: Harbour Echo\nDate: 4 May 2025\n"
        "Author: Irma Tolland\nURL: https://echo.example/1\n"
    )
    about = found(f"{header}\n{TEXT}")
    assert (about.title, about.outlet, about.date) == (
        "A lamp is lit",
        "Harbour Echo",
        "2025-05-04",
    )
    assert (about.authors, about.url) == (("Irma Tolland",), "https://echo.example/1")
    assert about.found_in["outlet"] == "line 2: Source"


def test_the_address_of_a_page_is_no_outlet() -> None:
    about = found(f"Title: A lamp is lit\nSource: https://echo.example/1\n\n{TEXT}")
    assert (about.outlet, about.url) == (None, "https://echo.example/1")


def test_a_title_that_is_known_is_not_looked_for() -> None:
    page = f"{TITLE}\n\nLet there be light\n\nThe Harbour Echo\nMay 4, 2025\n\n{TEXT}"
    about = find(split(lines_of(page)), "Let there be Light")
    assert about.title == "Let there be light"
    assert about.outlet == "The Harbour Echo"


def test_a_headline_that_shares_no_word_with_its_text() -> None:
    assert found(f"News\n\nLet there be light\n\n{TEXT}").title == "Let there be light"
    about = found(f"Let there be light\nIrma Tolland\n2025-05-04\n\n{TEXT}")
    assert (about.title, about.date) == ("Let there be light", "2025-05-04")


def test_text_without_a_title() -> None:
    assert found(TEXT).title is None


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("By Irma Tolland", ("Irma Tolland",)),
        ("by Irma Tolland and Jon Ask, staff writers", ("Irma Tolland", "Jon Ask")),
        ("Written by IRMA TOLLAND | 4 May 2025", ("IRMA TOLLAND",)),
        ("Irma Tolland, health correspondent", ("Irma Tolland",)),
        ("The council voted.", None),
    ],
)
def test_bylines(line: str, names: tuple[str, ...] | None) -> None:
    assert byline_names(line) == names


def test_people_have_the_form_of_people() -> None:
    assert is_person("Jean-Luc O’Dea")
    assert is_person("Maria de la Cruz")
    assert not is_person("council")
    assert not is_person("the council of Ostermark")
    assert names_in("A. Bell; B. Reed & C. Holt") == ("A. Bell", "B. Reed", "C. Holt")


PIECES = [
    "By ",
    "June 8, 2025 ",
    "Published: ",
    "Title: ",
    "© 2025 ",
    "\n",
    "\n",
    "Echo",
    "The ",
    "| ",
    "word. ",
]


@given(st.lists(st.sampled_from(PIECES), max_size=60).map("".join) | st.text(max_size=300))
def test_any_page_has_lines_for_what_was_found(page: str) -> None:
    lines = page.count("\n") + 1
    about = found(page)
    for name, where in about.found_in.items():
        assert getattr(about, name)
        number = int(where.removeprefix("line ").partition(":")[0])
        assert 1 <= number <= lines
