"""How sure it is what was found: said, told by its place, or taken for want of better."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from index.addresses import day_in_address, host_of, month_in_address
from index.article import Article
from index.body import lines_of, split
from index.bylines import byline_names
from index.datefinding import day_before
from index.formats import SourceFile, read, walk
from index.metadata import Metadata, find

if TYPE_CHECKING:
    from pathlib import Path

    from index.article import Sureness

TEXT = """The council of Ostermark voted on Sunday to keep the lighthouse after nine hours of talk.

“Nobody here wants it dark,” said the mayor, Pieter Lund, who had fought for three years.

The vote was close, and the minority said that it would go to court over the cost of the lamp.
"""
TITLE = "Council votes to keep lighthouse"


def found(page: str, title: str | None = None) -> Metadata:
    return find(split(lines_of(page)), title)


@pytest.mark.parametrize(
    ("page", "field", "value", "sure"),
    [
        (f"Title: {TITLE}\nDate: 4 May 2025\n\n{TEXT}", "title", TITLE, "certain"),
        (f"Title: {TITLE}\nDate: 4 May 2025\n\n{TEXT}", "date", "2025-05-04", "certain"),
        (f"{TITLE}\n\nPublished: 4 May 2025\n\n{TEXT}", "date", "2025-05-04", "certain"),
        (f"{TITLE}\n\nVeröffentlicht am 4. Mai 2025\n\n{TEXT}", "date", "2025-05-04", "certain"),
        (f"{TITLE}\n\n4 de mayo de 2025\n\n{TEXT}", "date", "2025-05-04", "probable"),
        (f"{TITLE}\n\n{TEXT}", "title", TITLE, "probable"),
        (
            f"{TITLE}\n\nThe Harbour Echo\n4 May 2025\n\n{TEXT}",
            "outlet",
            "The Harbour Echo",
            "guess",
        ),
        (f"{TITLE}\n\nHARBOUR ECHO\n4 May 2025\n\n{TEXT}", "outlet", "HARBOUR ECHO", "guess"),
        (
            f"HARBOUR ECHO\n\n{TITLE}\n\n{TEXT}\nSubscribe to the Harbour Echo today\n",
            "outlet",
            "Harbour Echo",
            "probable",
        ),
        (f"{TITLE} | The Harbour Echo\n\n{TEXT}", "outlet", "The Harbour Echo", "probable"),
        (f"{TITLE} | The Harbour Echo\n\n{TEXT}", "title", TITLE, "probable"),
        (f"{TITLE}\n\nBy Irma Tolland for The Harbour Echo\n\n{TEXT}", "authors", None, "probable"),
        (
            f"{TITLE}\n\nBy Irma Tolland | Harbour Echo\n\n{TEXT}",
            "outlet",
            "Harbour Echo",
            "probable",
        ),
        (
            f"{TITLE}\n\nBy Irma Tolland, The Harbour Echo\n\n{TEXT}",
            "outlet",
            "The Harbour Echo",
            "guess",
        ),
        (f"{TITLE}\n\n{TEXT}\n© 2025 The Harbour Echo\n", "outlet", "The Harbour Echo", "guess"),
        (
            f"Subject: Fwd: {TITLE}\nFrom: Jon <jon@echo.example>\nTo: a@echo.example\n\n{TEXT}",
            "title",
            TITLE,
            "guess",
        ),
    ],
)
def test_what_is_said_is_surer_than_what_stands_somewhere(
    page: str, field: str, value: str | None, sure: Sureness | None
) -> None:
    about = found(page)
    assert value is None or getattr(about, field) == value
    assert about.sure[field] == (sure or "probable")
    assert set(about.sure) == set(about.found_in)


def test_an_agency_in_a_dateline_is_no_outlet() -> None:
    assert found(f"{TITLE}\n\nHOLLIN (Skerry Wire) — {TEXT}").outlet is None


def test_a_footer_of_an_owner_is_no_outlet() -> None:
    assert found(f"{TITLE}\n\n{TEXT}\n© 2025 Harbour Press Holdings Ltd.\n").outlet is None


def test_a_known_title_leaves_the_masthead_to_the_outlet() -> None:
    about = found(f"The Harbour Echo\n4 May 2025\n\n{TEXT}", "Who pays for the lighthouse?")
    assert about.title != "The Harbour Echo"
    about = found(f"Who pays for it?\n\nThe Harbour Echo\n4 May 2025\n\n{TEXT}", "Who pays for it?")
    assert about.outlet == "The Harbour Echo"


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("By Irma Tolland, with Jon Ask", ("Irma Tolland", "Jon Ask")),
        ("By Irma Tolland with Jon Ask and Ola Brink", ("Irma Tolland", "Jon Ask", "Ola Brink")),
        ("Von Irma Tolland und Jon Ask", ("Irma Tolland", "Jon Ask")),
        ("Par Irma Tolland", ("Irma Tolland",)),
        ("Por qué la ciudad", None),
        ("Di che cosa si parla", None),
        ("Death Stranding", None),
    ],
)
def test_bylines_of_several_people_and_languages(line: str, names: tuple[str, ...] | None) -> None:
    assert byline_names(line) == names


def test_numbers_are_read_as_other_dates_of_the_page_are_written() -> None:
    page = f"{TITLE}\n\n04/05/2025\n\n{TEXT}\nBridge reopens 23/04/2025\n"
    assert (found(page).date, found(page).sure["date"]) == ("2025-05-04", "guess")
    page = f"{TITLE}\n\n04/05/2025\n\n{TEXT}\nBridge reopens 04/23/2025\n"
    assert found(page).date == "2025-04-05"
    both = f"{TITLE}\n\n04/05/2025\n\n{TEXT}\nBridge 04/23/2025\nFair 23/04/2025\n"
    assert found(both).date is None
    assert found(f"{TITLE}\n\n04/05/2025\n\n{TEXT}").date is None


def test_a_day_right_above_the_title_is_a_guess_far_from_the_top_of_the_page() -> None:
    menu = "\n".join(f"Section {n}" for n in range(6))
    about = found(f"{menu}\n\n4 May 2025\n\n{TITLE}\n\n{TEXT}")
    assert (about.date, about.sure["date"]) == ("2025-05-04", "guess")
    assert found(f"4 May 2025\n{menu}\n\n{TITLE}\n\n{TEXT}").date is None


def test_who_posted_it_may_stand_before_the_day() -> None:
    about = found(f"{TITLE}\n\nPosted by Irma Tolland on 4 May 2025\n\n{TEXT}")
    assert (about.date, about.sure["date"]) == ("2025-05-04", "certain")


def test_hours_ago_count_only_from_a_clock_of_the_page_right_beside_them() -> None:
    assert found(f"{TITLE}\n\n2 hours ago\n\n{TEXT}").date is None
    page = f"June 8, 2025, 1:30 am\n2 hours ago\n\n{TITLE}\n\n{TEXT}"
    assert (found(page).date, found(page).sure["date"]) == ("2025-06-07", "guess")
    assert found(f"June 8, 2025\n2 hours ago\n\n{TITLE}\n\n{TEXT}").date is None
    assert found(f"June 8, 2025\nNews\n2 days ago\n\n{TITLE}\n\n{TEXT}").date is None


@pytest.mark.parametrize(
    ("words", "clock", "day"),
    [
        ("yesterday", "2025-06-01", "2025-05-31"),
        ("3 days ago", "2025-06-01T08:00:00", "2025-05-29"),
        ("an hour ago", "2025-06-01", None),
        ("99 weeks ago", "0001-01-02", None),
        ("a while ago", "2025-06-01", None),
    ],
)
def test_a_day_before(words: str, clock: str, day: str | None) -> None:
    assert day_before(words, clock) == day


def test_a_dateline_counts_with_the_year_of_the_address() -> None:
    address = "https://echo.example/2025/03/council-votes-lighthouse"
    page = f"{TITLE}\n\n{address}\n\nHOLLIN, 3 March — {TEXT}"
    assert (found(page).date, found(page).sure["date"]) == ("2025-03-03", "guess")
    assert found(f"{TITLE}\n\nHOLLIN, 3 March — {TEXT}").date is None
    assert found(f"{TITLE}\n\n{address}\n\nHOLLIN, 3 April — {TEXT}").date is None


def test_the_address_of_the_page_is_the_one_with_words_of_the_title() -> None:
    own = "https://echo.example/2025/05/04/council-votes-lighthouse"
    about = found(f"{TITLE}\n\nhttps://other.example/a-fair\n{own}\n\n{TEXT}")
    assert (about.url, about.date, about.found_in["date"]) == (own, "2025-05-04", "address")


@pytest.mark.parametrize(
    ("address", "host", "day", "month"),
    [
        ("https://www.echo.example/2025/05/04/a", "echo.example", "2025-05-04", "2025-05"),
        ("http://m.echo.example:80/2025/13/a", "echo.example", None, None),
        ("https://news.echo.example/20250504-a", "news.echo.example", "2025-05-04", None),
        ("https://[broken/2025/05/04/", "", None, None),
        ("echo.example", "", None, None),
    ],
)
def test_what_an_address_says(address: str, host: str, day: str | None, month: str | None) -> None:
    assert host_of(address) == host
    assert (day_in_address(address), month_in_address(address)) == (day, month)


def test_a_domain_is_the_outlet_for_want_of_another(tmp_path: Path) -> None:
    (tmp_path / "a.json").write_text('{"url": "https://www.echo.example/a", "text": "A lamp."}')
    (file,) = walk(tmp_path)
    assert isinstance(file, SourceFile)
    (article,) = read(file)
    assert isinstance(article, Article)
    assert article.outlet == "echo.example"
    assert (article.found_in["outlet"], article.sure["outlet"]) == ("address", "guess")
    assert article.sure["url"] == "certain"


@pytest.mark.parametrize("sign", [" ", "a ", "1/", '"', "von ", "HOLLIN, ", "By A for ", "- "])
def test_long_lines_end(sign: str) -> None:
    assert found(f"{TITLE}\n\n{sign * 100_000}\n\n{TEXT}").title == TITLE
