"""What a page says of its article in its markup, and which of it is believed."""

from __future__ import annotations

import json

import pytest

from index.article import Article
from index.formats.html import documents
from index.formats.html.titling import is_site, without_suffix
from index.formats.making import article_of

TEXT = "".join(
    f"<p>The lighthouse keepers of Sand Point wrote their {n} letter to the ministry, which had"
    " promised them a new lamp and a boat before the storms came.</p>"
    for n in ("first", "second", "third", "fourth")
)


def page(head: str = "", before: str = "", attributes: str = "") -> Article:
    markup = f"<html {attributes}><head>{head}</head><body>{before}<div>{TEXT}</div></body></html>"
    (document,) = documents("a.html", "0" * 64, markup.encode())
    found = article_of(document)  # type: ignore[arg-type]  # a Skipped would fail below
    assert isinstance(found, Article)
    return found


def data(value: object) -> str:
    return f'<script type="application/ld+json">{json.dumps(value)}</script>'


def meta(name: str, content: str) -> str:
    return f'<meta property="{name}" content="{content}">'


@pytest.mark.parametrize(
    ("head", "date", "where"),
    [
        (
            meta("article:modified_time", "2022-03-09")
            + meta("article:published_time", "2022-03-01"),
            "2022-03-01",
            "meta article:published_time",
        ),
        (meta("og:updated_time", "2022-03-09T10:00:00Z"), "2022-03-09T10:00:00+00:00", None),
        (
            data({"@type": "NewsArticle", "datePublished": "2022-03-01T07:05:00.000-0500"}),
            "2022-03-01T07:05:00-05:00",
            "JSON-LD datePublished",
        ),
        (
            data({"@type": "Report", "datePublished": "Tue Mar 01 2022 07:05:00 GMT+0100 (CET)"}),
            "2022-03-01T07:05:00+01:00",
            "JSON-LD datePublished",
        ),
        (
            data({"@type": "NewsArticle", "datePublished": "07:05:10 PM CET Mar 01, 2022"}),
            "2022-03-01T19:05:10",
            "JSON-LD datePublished",
        ),
        (
            data({"@type": "Recipe", "datePublished": "2023-05-05"})
            + meta("article:published_time", "2022-03-01"),
            "2022-03-01",
            "meta article:published_time",
        ),
        (
            meta("parsely-pub-date", "1646118300"),
            "2022-03-01T07:05:00+00:00",
            "meta parsely-pub-date",
        ),
        (
            '<link rel="canonical" href="https://a.example/2022/03/01/lamp">',
            "2022-03-01",
            "address",
        ),
        (
            meta("date", "31/31/2022") + meta("pubdate", "1 March 2022"),
            "2022-03-01",
            "meta pubdate",
        ),
    ],
)
def test_the_date_is_when_it_was_published(head: str, date: str, where: str | None) -> None:
    found = page(head)
    assert found.date == date
    assert where is None or found.found_in["date"] == where


def test_a_time_element_says_when_and_one_for_updates_does_not() -> None:
    times = '<time class="updated" datetime="2022-03-09">9 March</time>'
    times += '<time class="published" datetime="2022-03-01T08:00">1 March</time>'
    found = page(before=f"<h1>Letters from the lighthouse</h1>{times}")
    assert (found.date, found.found_in["date"]) == ("2022-03-01T08:00:00", "<time>")


def test_a_date_that_only_the_reader_sees_is_found_on_the_page() -> None:
    before = "<h1>Letters from the lighthouse</h1><div>Published: March 1, 2022, 8:05am</div>"
    found = page("<title>Letters from the lighthouse</title>", before)
    assert found.date == "2022-03-01T08:05:00"
    assert found.found_in["date"].startswith("line ")


LETTERS = "<h1>Letters from the lighthouse</h1>"
COMMENT = "<b>Mo</b> <time datetime=2022-08-01>1 August 2022</time><p>A shame, say I.</p>"


def test_a_date_that_only_htmldate_finds_is_a_guess_and_told_in_words() -> None:
    found = page(before=f"{LETTERS}<abbr class=published title=2022-02-21>a while ago</abbr>")
    assert (found.date, found.sure["date"]) == ("2022-02-21", "guess")
    assert found.found_in["date"] == "the page, by htmldate"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("<div>Posted 03/06/2022</div>", ""),
        ('<div class="date">03/06/2022</div>', ""),
        ("<p class=updated>Last updated: 12 October 2022</p>", ""),
        (
            "",
            f"<div id=comments><h2>1 comment</h2><div class=comment>{COMMENT}</div></div>",
        ),
        ("", f"<ol class=comments><li><div class=meta>{COMMENT}</div></li></ol>"),
        ("", "<footer><p>Page generated 2022-09-09 11:02:33</p></footer>"),
        ("", "<div class=events><h3>What is on</h3><p>Gala, 24 December 2022</p></div>"),
        (
            "",
            "<div class=teaser><a href=/x>Mud sold</a> <span class=date>1 July 2022</span></div>",
        ),
    ],
)
def test_a_day_of_something_else_or_of_two_readings_is_not_taken(before: str, after: str) -> None:
    markup = f"<html><body><article>{LETTERS}{before}{TEXT}</article>{after}</body></html>"
    (document,) = documents("a.html", "0" * 64, markup.encode())
    found = article_of(document)  # type: ignore[arg-type]  # a Skipped would fail below
    assert isinstance(found, Article)
    assert found.date is None


def test_numbers_of_two_readings_count_where_another_day_shows_the_order() -> None:
    found = page("", f"{LETTERS}<div>Posted 03/06/2022</div><p>Valid until 30/06/2022</p>")
    assert (found.date, found.sure["date"]) == ("2022-06-03", "guess")


@pytest.mark.parametrize(
    ("head", "before", "title", "where"),
    [
        (
            "<title>Letters from the lighthouse | Sand Point Echo</title>"
            + meta("og:title", "You won’t believe what the keepers wrote"),
            "<h1>Sand Point Echo</h1><h1>Letters from the lighthouse</h1>",
            "Letters from the lighthouse",
            "<h1>",
        ),
        (
            meta("og:site_name", "Sand Point Echo")
            + meta("og:title", "Letters from the lighthouse - Sand Point Echo"),
            "<h1>Menu</h1>",
            "Letters from the lighthouse",
            "meta og:title",
        ),
        (data({"@type": ["Thing", "NewsArticle"], "headline": "A lamp"}), "", "A lamp", None),
        ("", "<h1>Letters from the lighthouse</h1>", "Letters from the lighthouse", "<h1>"),
        ("<title>Lamps &amp; letters</title>", "", "Lamps & letters", "<title>"),
    ],
)
def test_the_title_is_the_heading_that_the_page_bears_out(
    head: str, before: str, title: str, where: str | None
) -> None:
    found = page(head, before)
    assert found.title == title
    assert where is None or found.found_in["title"] == where
    assert title not in found.text


@pytest.mark.parametrize(
    ("title", "host", "expected"),
    [
        ("Lamp - West End - Sand Point Echo", "www.sandpointecho.example", "Lamp - West End"),
        ("A new lamp | News | SPE", "spe.example", "A new lamp"),
        ("A new lamp | The Sand Point Echo", "speecho.example", "A new lamp | The Sand Point Echo"),
        ("A new lamp – The Sand Point Echo", "sapoecho.example", "A new lamp"),
        ("Echo - a new lamp", "echo.example", "Echo - a new lamp"),
        ("A new lamp", "", "A new lamp"),
    ],
)
def test_the_name_of_the_site_is_no_part_of_a_title(title: str, host: str, expected: str) -> None:
    assert without_suffix(title, None, host)[0] == expected


def test_a_name_is_known_by_the_beginnings_in_its_address() -> None:
    assert is_site("The Hollow Valley Times", None, "www.hvtimes.example")
    assert is_site("Hollow Valley Times", None, "hvt.example")
    assert not is_site("Hollow Valley Times", None, "hv.example")
    assert not is_site("Weather", None, "hvtimes.example")


@pytest.mark.parametrize(
    ("head", "outlet", "where"),
    [
        (
            meta("og:site_name", "U.S.")
            + meta("og:url", "https://www.echo.example/a")
            + data({"@type": "NewsArticle", "publisher": {"name": "Echo"}}),
            "Echo",
            "JSON-LD publisher",
        ),
        (
            data(
                {
                    "@graph": [
                        {"@type": "Organization", "@id": "#o", "name": "Sand Point Echo"},
                        {"@type": "NewsArticle", "headline": "A", "publisher": {"@id": "#o"}},
                    ]
                }
            ),
            "Sand Point Echo",
            "JSON-LD publisher",
        ),
        (meta("og:site_name", "Sand Point Echo"), "Sand Point Echo", "meta og:site_name"),
        (
            meta("og:site_name", "Echo | News you can light a lamp with")
            + meta("og:url", "https://echo.example/a"),
            "Echo",
            "meta og:site_name",
        ),
        (
            meta("application-name", "PressKit 9") + meta("og:url", "https://echo.example/a"),
            "echo.example",
            "address",
        ),
        (
            "<title>A lamp - The Sand Point Echo</title>"
            + meta("og:url", "https://speecho.example/a")
            + meta("og:url", "https://www.spe.example/a"),
            "speecho.example",
            "address",
        ),
    ],
)
def test_the_outlet_is_the_name_that_the_address_bears_out(
    head: str, outlet: str | None, where: str | None
) -> None:
    found = page(head)
    assert found.outlet == outlet
    assert found.found_in.get("outlet") == where


@pytest.mark.parametrize(
    ("head", "outlet"),
    [
        ("<title>Old jetty to be sold - Marrow Argus</title>", "Marrow Argus"),
        ("<title>Old jetty to be sold | The Marrow Argus</title>", "The Marrow Argus"),
        ("<title>Old Jetty to be Sold \N{EN DASH} Der Bote</title>", "Der Bote"),
        ("<title>Old jetty to be sold - Opinion</title>", None),
        ("<title>Old jetty to be sold - and nobody knows why</title>", None),
        ("<title>Old jetty to be sold - A Man of Marrow Bay Buys It</title>", None),
        ("<title>Wood for sale - Marrow Argus</title>", None),
        (meta("author", "Ines Quill") + "<title>Old jetty to be sold - Ines Quill</title>", None),
        (
            meta("og:site_name", "Echo") + "<title>Old jetty to be sold - Marrow Argus</title>",
            "Echo",
        ),
    ],
)
def test_the_outlet_is_what_stands_behind_the_headline_where_nothing_else_says_it(
    head: str, outlet: str | None
) -> None:
    found = page(head, "<h1>Old jetty to be sold</h1>")
    assert found.outlet == outlet
    assert outlet in {None, "Echo"} or found.sure["outlet"] == "probable"


@pytest.mark.parametrize(
    ("head", "authors"),
    [
        (meta("author", "By Ines Quill and Tom Abara"), ("Ines Quill", "Tom Abara")),
        (meta("article:author", "https://social.example/iquill"), ()),
        (meta("author", "@iquill") + meta("parsely-author", "Ines Quill"), ("Ines Quill",)),
        (meta("author", "Ines Quill, RDN"), ("Ines Quill",)),
        (meta("author", "Echo") + meta("og:site_name", "Echo"), ()),
        (data({"@type": "Article", "author": ["Ines Quill", {"name": "Tom Abara"}]}), None),
        (meta("citation_author", "Ines Quill") + meta("citation_author", "Tom Abara"), None),
    ],
)
def test_authors_are_names(head: str, authors: tuple[str, ...] | None) -> None:
    assert page(head).authors == (("Ines Quill", "Tom Abara") if authors is None else authors)


def test_who_wrote_a_comment_did_not_write_the_article() -> None:
    comment = '<div class="comment"><b itemprop="author">Tom Abara</b></div>'
    assert page(before=f'<span itemprop="author">Ines Quill</span>{comment}').authors == (
        "Ines Quill",
    )


@pytest.mark.parametrize(
    "script",
    [
        '<!-- {"@type": "NewsArticle", "headline": "A lamp", "datePublished": "2022-03-01",} -->',
        '{"@type": "NewsArticle", "headline": "A lamp", "datePublished": "2022-03-01", x: y}',
        '{"@type": "NewsArticle", "headline": "A lamp",\n"words": , "datePublished":"2022-03-01"',
        '[[{"@type": "NewsArticle", "headline": "A\tlamp", "datePublished": "2022-03-01"}]]',
    ],
)
def test_broken_data_are_read_as_far_as_they_go(script: str) -> None:
    found = page(f'<script type="application/ld+json">{script}</script>')
    assert (found.title, found.date) == ("A lamp", "2022-03-01")


def test_language_and_address_are_as_the_page_says() -> None:
    head = '<link rel="canonical" href="https://a.example/"><meta property="og:url" '
    found = page(head + 'content="https://a.example/lamp">', attributes='lang="pt_br"')
    assert found.language == "pt-br"
    assert found.url == "https://a.example/lamp"
    assert page('<link rel="canonical" href="/lamp">', attributes='lang="{{x}}"').url is None
