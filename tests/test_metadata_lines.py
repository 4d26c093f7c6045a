"""Title, day, writer and outlet of pages, by what stands around the text; all of it is invented."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.body import Body, Line, lines_of, split
from index.bylines import byline_names, is_author
from index.datefinding import dated_line, joined_line
from index.dates import parse_date
from index.metadata import Metadata, find

TEXT = """The council of Ostermark voted on Sunday to keep the lighthouse after nine hours of talk.

“Nobody here wants it dark,” said the mayor, Pieter Lund, who had fought for three years.

The vote was close, and the minority said that it would go to court over the cost of the lamp.
"""
TITLE = "Council votes to keep its lighthouse"


def found(page: str) -> Metadata:
    return find(split(lines_of(page)))


@pytest.mark.parametrize(
    "page",
    [
        f"{TITLE}\n\nBy Irma Tolland\n4 May 2025\n\nThe lighthouse of Ostermark by night\n\n{TEXT}",
        f"Home > News > Lighthouse of Ostermark\n\n{TITLE}\n\n4 May 2025\n\n{TEXT}",
        f"{TITLE}\n\nBy Irma Tolland\n\nThe council and its lighthouse. Ola Brink/Skerry\n\n{TEXT}",
        f"{TITLE}\n\n1. Lighthouse vote: the council live\n2. Lighthouse lamp sold\n\n{TEXT}",
        f"Lighthouses ›\nThe council ›\n{TITLE}\n\n{TEXT}",
        f"{TITLE}\n\nBy\nIrma Tolland\nThe Lighthouse Council\n4 May 2025\n\n{TEXT}",
        f"Ostermark | {TITLE}\n\nMenu\n\n{TITLE}\n\n{TEXT}",
        f"Lighthouse vote\n\n{TITLE}\n\nBy\nIrma Tolland\n4 May 2025\n\n{TEXT}",
        f"{TITLE}\n\n" + "* Share this\n* Print\n* Email\n" * 12 + f"\n{TEXT}",
        f"{TITLE} - Harbour Echo\n\nLatest votes of the council\n\n{TITLE}\n\n{TEXT}",
    ],
)
def test_the_title_is_told_from_what_is_like_it(page: str) -> None:
    assert found(page).title == TITLE


def test_what_sums_the_article_up_under_the_title_is_no_title() -> None:
    sums_up = (
        "The mayor of Ostermark wanted the lighthouse kept and the council has now followed him"
    )
    about = found(f"{TITLE}\n\n{sums_up}\n\nBy Irma Tolland\n4 May 2025\n\n{TEXT}")
    assert about.title == TITLE
    assert about.authors == ("Irma Tolland",)
    assert about.date == "2025-05-04"


@pytest.mark.parametrize(
    ("line", "when"),
    [
        ("By Irma Tolland On 11/13/25 at 4:00 PM EST", "2025-11-13T16:00:00"),
        ("11/19/2025 by Irma Tolland", "2025-11-19"),
        (
            "PUBLISHED: 10:48, Tue, Nov 18, 2025 | UPDATED: 11:05, Tue, Nov 18, 2025",
            "2025-11-18T10:48:00",
        ),
        (
            "Published Tue, Nov 18 20257:05 AM EST Updated Tue, Nov 18 20257:16 AM EST",
            "2025-11-18T07:05:00",
        ),
        ("Von Irma Tolland publiziert am 4. Mai 2025", "2025-05-04"),
        ("Updated May 5, 2025 8:21 am ET / Original May 4, 2025 8:02 am ET", "2025-05-04T08:02:00"),
        ("May 4, 2025Updated: May 5, 2025 1:35 a.m.", "2025-05-04"),
        ("By Irma Tolland 2025-05-04T22:05:36Z Science", "2025-05-04T22:05:36+00:00"),
        (
            "By Irma Tolland | May 4, 2025 -- 19:14 GMT (19:14 GMT) | Topic: Ships",
            "2025-05-04T19:14:00+00:00",
        ),
        ("Written by Irma Tolland, MS, RD on May 4, 2025", "2025-05-04"),
        ("Posted on Oktober 27, 2025 by Admin", "2025-10-27"),
        ("by 港新聞 ／ 2025.12.01", "2025-12-01"),
        ("Author: StaffPublish date:May 4, 2025", "2025-05-04"),
    ],
)
def test_the_day_of_a_line_with_more_in_it(line: str, when: str) -> None:
    dated = dated_line(line)
    assert dated is not None
    assert dated.date == when


@pytest.mark.parametrize(
    "line",
    [
        "5/6/25",  # May or June
        "05/06/07",  # and of which year
        "19/11/18",  # in Japan the first is the year
        "He came by ship on 4 May 2025 and left it by night for the hills",
    ],
)
def test_what_can_be_read_in_two_ways_is_no_day(line: str) -> None:
    assert dated_line(line) is None


@pytest.mark.parametrize(
    ("words", "when"),
    [
        ("2025.12.01", "2025-12-01"),
        ("18. marraskuuta 2025", "2025-11-18"),
        ("18 Νοεμβρίου 2025", "2025-11-18"),
        ("18 noiembrie 2025", "2025-11-18"),
        ("18 Desember 2025", "2025-12-18"),
        ("2025.12", None),
    ],
)
def test_more_forms_of_days(words: str, when: str | None) -> None:
    assert parse_date(words) == when


def test_a_day_may_stand_on_two_lines() -> None:
    joined = joined_line("November 20", "15:23 2025")
    assert joined is not None
    assert joined.date == "2025-11-20T15:23:00"
    labelled = joined_line("Publish date:", "May 4, 2025")
    assert labelled is not None
    assert labelled.label == "published"
    assert joined_line("The harbour", "May 4, 2025") is None


def test_a_day_without_a_year_has_that_of_the_copyright_line() -> None:
    footer = "© 2025 Harbour Board Ltd. All rights reserved.\n"
    about = found(f"{TITLE}\n\nSun 4 May\n\n{TEXT}\n{footer}")
    assert about.date == "2025-05-04"
    assert about.sure["date"] == "guess"
    assert "copyright line" in about.found_in["date"]
    last_year = found(f"{TITLE}\n\nSat 4 May\n\n{TEXT}\n{footer}")
    assert last_year.date == "2024-05-04"
    assert found(f"{TITLE}\n\nTue 4 May\n\n{TEXT}\n{footer}").date is None
    assert found(f"{TITLE}\n\nSun 4 May\n\n{TEXT}").date is None


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("Irma Tolland @irmatolland", ("Irma Tolland",)),
        ("Irma Tolland Senior Contributor", ("Irma Tolland",)),
        ("4 May 2025 | BY: Irma Tolland", ("Irma Tolland",)),
        ("by Irma May 4, 2025", ("Irma",)),
        ("Words by Irma Tolland and Jon Ask", ("Irma Tolland", "Jon Ask")),
        ("Escrito por Irma Tolland y Jon Ask", ("Irma Tolland", "Jon Ask")),
        ("Oleh Irma Tolland", ("Irma Tolland",)),
        ("Von Irma Tolland publiziert am 4. Mai 2025", ("Irma Tolland",)),
        ("Текст: Ирма Толланд · 4 мая 2025", ("Ирма Толланд",)),
        ("By Irma Tolland @irmatolland May 4, 2025", ("Irma Tolland",)),
        ("Автор: Ирма Толланд", ("Ирма Толланд",)),
        ("Follow us @harbourecho", None),
        ("Photo by Irma Tolland", None),
    ],
)
def test_forms_of_bylines(line: str, names: tuple[str, ...] | None) -> None:
    assert byline_names(line) == names


@pytest.mark.parametrize(
    "office", ["News Desk", "Web Team", "Staff Reporter", "Skerry News Agency"]
)
def test_an_office_is_nobody(office: str) -> None:
    assert not is_author(office)
    assert found(f"{TITLE}\n\nBy {office}\n4 May 2025\n\n{TEXT}").authors == ()


@pytest.mark.parametrize(
    ("byline", "sure"),
    [
        ("By\nIrma Tolland\n4 May 2025", "probable"),
        ("Irma Tolland\n\nIrma Tolland\nShare", "probable"),
        ("Irma Tolland, Harbour Echo\n4 May 2025", "guess"),
    ],
)
def test_a_name_under_the_title(byline: str, sure: str) -> None:
    about = found(f"{TITLE}\n\n{byline}\n\n{TEXT}")
    assert about.authors == ("Irma Tolland",)
    assert about.sure["authors"] == sure


def test_a_section_under_the_title_is_nobody() -> None:
    assert found(f"{TITLE}\n\nHarbour Works\n\n{TEXT}").authors == ()


@pytest.mark.parametrize(
    ("around", "outlet", "sure"),
    [
        ("Follow Skerrian on Facebook\nAdvertise with Skerrian\n", "Skerrian", "probable"),
        ("Subscribe to Skerrian's newsletter\n© 2025 Skerrian\n", "Skerrian", "probable"),
        (
            "© 2000 - 2025 Al Skerri (www.alskerri.example.com, www.alskerri.com)\n",
            "Al Skerri",
            "probable",
        ),
        (
            "Skerrian Plus\nSkerrian Games\nSkerrian Home\n© 2025 Skerrian Media LLC\n",
            "Skerrian",
            "guess",
        ),
        ("Follow us on Facebook\nAbout us\nContact us\n", None, None),
        ("© 2025 Ask & Brink Holdings Ltd\n", None, None),
        ("Copyright and reprints\nCopyright\n", None, None),
    ],
)
def test_what_a_page_calls_itself_in_passing(
    around: str, outlet: str | None, sure: str | None
) -> None:
    about = found(f"{TITLE}\n\nBy Irma Tolland\n4 May 2025\n\n{TEXT}\nRelated articles\n{around}")
    assert about.outlet == outlet
    assert about.sure.get("outlet") == sure


def test_the_name_behind_another_form_of_the_title() -> None:
    top = "Council votes to keep the Ostermark lighthouse - Skerrian"
    assert found(f"{top}\n\nMenu\n\n{TITLE}\n\n4 May 2025\n\n{TEXT}").outlet == "Skerrian"
    described = (
        "Council votes to keep the Ostermark lighthouse - Skerri 4/5 - The islands by Skerri"
    )
    assert found(f"{described}\n\nMenu\n\n{TITLE}\n\n4 May 2025\n\n{TEXT}").outlet == "Skerri 4/5"


def test_an_agency_of_the_dateline_is_not_the_outlet() -> None:
    text = "OSTERMARK (Skerry Wire) - " + TEXT
    page = f"{TITLE}\n\nSkerry Wire\n4 May 2025\n\n{text}\n© Skerry Wire\n"
    assert found(page).outlet is None
    assert found(f"SKERRY WIRE - for subscribers\n\n{page}").outlet == "Skerry Wire"


def test_a_firm_at_the_top_is_not_the_outlet() -> None:
    footer = "© 2025 Ask Brink & Company. All rights reserved.\n"
    assert found(f"Ask Brink\n\n{TITLE}\n\n4 May 2025\n\n{TEXT}\n{footer}").outlet is None


@settings(max_examples=60)
@given(
    st.lists(
        st.text(st.characters(codec="utf-8", exclude_characters="\n\r"), max_size=300), max_size=12
    )
)
def test_whatever_stands_on_a_page_nothing_found_is_long(texts: list[str]) -> None:
    lines = tuple(Line(at, text.strip() or "x") for at, text in enumerate(texts, 1))
    about = find(Body(lines, tuple(range(len(lines)))[len(lines) // 2 :], {}))
    for value in (about.title, about.outlet, about.date, *about.authors):
        assert value is None or len(value) <= 300


@pytest.mark.parametrize(
    "piece", ["© 2025 ", "by ", "Follow A ", "A, ", "(", "2025 ", " - ", "www.a."]
)
def test_long_lines_are_read_in_a_moment(piece: str) -> None:
    about = found(f"{TITLE}\n\n{TEXT}\n{piece * 100_000}\n")
    assert about.title == TITLE
