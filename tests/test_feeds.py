"""RSS and Atom: an article an entry, from bytes alone, and never from a network."""

from __future__ import annotations

import json
import socket
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from index.article import Article, ArticleId, Skipped
from index.errors import NoSuchArticleError
from index.formats import SourceFile, raw, read, walk

if TYPE_CHECKING:
    from pathlib import Path

RSS = """<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"
     xmlns:dc="http://purl.org/dc/elements/1.1/"><channel>
<title>Ford Gazette &#8211; Räder</title><link>https://ford.example/</link><language>de-at</language>
<item><title>Ferry &amp; <![CDATA[<b>bridge</b>]]></title><link>https://ford.example/1</link>
<pubDate>Mon, 03 Mar 2025 10:00:00 +0100</pubDate><dc:creator>Ada Brook</dc:creator>
<description>Short.</description>
<content:encoded><![CDATA[<p>The ferry <b>sails</b>.</p><script>x()</script>
<ul><li>Again &amp; again.</li></ul>]]></content:encoded></item>
<item><title>Two</title><description>Only 5 &lt; 6 of a summary.</description></item>
<item><title>Three</title></item>
</channel></rss>"""
ATOM = """<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en"><title>Hill Courier</title>
<entry><title type="html">Snow &amp;amp; ice</title><link href="https://hill.example/1"/>
<updated>2025-06-02T10:00:00Z</updated><author><name>Otto Reed</name></author>
<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>It snowed.</p><p>Nobody was
ready.</p></div></content></entry></feed>"""
RDF = """<?xml version="1.0"?><rdf:RDF xmlns="http://purl.org/rss/1.0/"
 xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<channel><title>Old Gazette</title></channel>
<item><title>One</title><link>https://old.example/1</link>
<description>It rained.</description></item>
</rdf:RDF>"""


def items(folder: Path, data: str | bytes, name: str = "feed.xml") -> list[Article | Skipped]:
    (folder / name).write_bytes(data.encode() if isinstance(data, str) else data)
    (file,) = walk(folder / name)
    assert isinstance(file, SourceFile)
    return list(read(file))


def reason(found: list[Article | Skipped]) -> str:
    (one,) = found
    assert isinstance(one, Skipped)
    return one.reason


@pytest.mark.parametrize("name", ["feed.xml", "feed.rss", "feed.txt", "feed"])
def test_entries_of_rss(tmp_path: Path, name: str) -> None:
    first, second, third = items(tmp_path, RSS, name)
    assert isinstance(first, Article)
    assert (first.id, first.title) == (f"{name}#1", "Ferry & bridge")
    assert first.text == "The ferry sails.\n\nAgain & again."
    assert (first.outlet, first.language) == ("Ford Gazette – Räder", "de-at")
    assert first.date == "2025-03-03T10:00:00+01:00"
    assert (first.authors, first.url) == (("Ada Brook",), "https://ford.example/1")
    assert first.found_in == {
        "title": "entry title",
        "text": "entry content",
        "outlet": "feed title",
        "date": "entry published",
    }
    assert isinstance(second, Article)
    assert second.text == "Only 5 < 6 of a summary."
    assert second.found_in["text"] == "entry summary"
    assert third == Skipped(f"{name}#3", "an entry without text")


def test_entries_of_atom_and_of_the_oldest_rss(tmp_path: Path) -> None:
    (atom,) = items(tmp_path, ATOM)
    assert isinstance(atom, Article)
    assert (atom.title, atom.outlet, atom.authors) == ("Snow & ice", "Hill Courier", ("Otto Reed",))
    assert atom.text == "It snowed.\n\nNobody was ready."
    assert atom.date == "2025-06-02T10:00:00+00:00"
    assert atom.found_in["date"] == "entry updated"
    (old,) = items(tmp_path, RDF)
    assert isinstance(old, Article)
    assert (old.text, old.outlet) == ("It rained.", "Old Gazette")


@pytest.mark.parametrize(
    ("written", "read_as"),
    [
        ("Tue, 03 Mar 2026 00:10:00 +0100", "2026-03-03T00:10:00+01:00"),
        ("Tue, 03 Mar 2026 23:50:00 -0800", "2026-03-03T23:50:00-08:00"),
        ("Tue, 03 Mar 2026 00:10:00 -0000", "2026-03-03T00:10:00+00:00"),
        ("Tue, 03 Mar 2026 00:10:00 EST", "2026-03-03T00:10:00"),
        ("Tue, 3 Mar 26 00:10 Z", "2026-03-03T00:10:00+00:00"),
        ("2026-03-03T00:10:00+01:00", "2026-03-03T00:10:00+01:00"),
        ("2026-03-03T00:10:00 Europe/Berlin", "2026-03-03T00:10:00+00:00"),  # only the parser can
        ("2026-03-03", "2026-03-03"),
        ("03/06/2026", None),
        ("Thu, 01 Jan 0004 10:00:00 +0100", None),
        ("soon", None),
    ],
)
def test_a_zone_never_moves_a_date_to_another_day(
    tmp_path: Path, written: str, read_as: str | None
) -> None:
    told = RSS.replace("Mon, 03 Mar 2025 10:00:00 +0100", written)
    first = items(tmp_path, told)[0]
    assert isinstance(first, Article)
    assert first.date == read_as


@pytest.mark.parametrize("encoding", ["iso-8859-1", "utf-16", "windows-1251"])
def test_a_feed_says_its_own_encoding(tmp_path: Path, encoding: str) -> None:
    told = ATOM.replace("It snowed.", "Снег." if encoding == "windows-1251" else "Schnee fällt.")
    data = f'<?xml version="1.0" encoding="{encoding}"?>\n{told}'.encode(encoding)
    (found,) = items(tmp_path, data)
    assert isinstance(found, Article)
    assert found.text.split(".")[0] in ("Schnee fällt", "Снег")


def test_sources_are_entries(tmp_path: Path) -> None:
    items(tmp_path, RSS)
    (file,) = walk(tmp_path)
    assert isinstance(file, SourceFile)
    assert json.loads(raw(file, ArticleId("feed.xml#2")))["title"] == "Two"
    with pytest.raises(NoSuchArticleError):
        raw(file, ArticleId("feed.xml#4"))


LAUGHS = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 12))
OUTSIDE = '<!DOCTYPE rss SYSTEM "http://127.0.0.1:1/x.dtd">'


@pytest.mark.parametrize(
    "doctype",
    [
        f'<!DOCTYPE rss [<!ENTITY l0 "ha">{LAUGHS}]>',
        f'<!DOCTYPE rss [<!ENTITY b "{"b" * 50_000}">]>',
        '<!DOCTYPE rss [<!ENTITY x SYSTEM "file:///etc/hostname">]>',
        '<!DOCTYPE rss [<!ENTITY % p SYSTEM "http://127.0.0.1:1/x.dtd"> %p;]>',
    ],
)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_entities_of_its_own_are_never_resolved(
    tmp_path: Path, doctype: str, encoding: str
) -> None:
    body = RSS.partition("?>")[2].replace("Short.", "&l11;&b;&x;")
    found = items(
        tmp_path, f'<?xml version="1.0" encoding="{encoding}"?>{doctype}{body}'.encode(encoding)
    )
    assert reason(found) == "XML that defines entities of its own, which may be a bomb"


def test_nothing_is_fetched(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refusing(*how: object) -> None:
        raise AssertionError("a connection was asked for")

    monkeypatch.setattr(socket, "create_connection", refusing)
    monkeypatch.setattr(socket.socket, "connect", refusing)
    link = '<?xml-stylesheet href="http://127.0.0.1:1/x.xsl"?>'
    found = items(tmp_path, RSS.replace("?>", f"?>{OUTSIDE}{link}", 1))
    assert len(found) == 3


def test_a_name_in_a_feed_file_is_text(tmp_path: Path) -> None:
    words = "http://127.0.0.1:1/feed.rss was read out by the harbour master on Monday."
    (found,) = items(tmp_path, words, "a.rss")
    assert isinstance(found, Article)
    assert found.text == words


@pytest.mark.parametrize(
    ("data", "why"),
    [
        ("<rss><channel>" + "<a>" * 100_000, "XML nested too deeply: more than 200 tags"),
        (
            f"<rss><channel><link {' '.join(f'a{n}=1' for n in range(100_000))}/>",
            "XML with a tag far too long: more than 20,000 bytes",
        ),
        (
            '<rss xmlns:a="http://x\x85y" xmlns:b="z"><a:channel/></rss>',
            "no articles: XML that a feed's parser breaks down on",
        ),
        (
            '<rss version="2.0"><channel><title>T</title></channel></rss>',
            "no articles: a feed without entries",
        ),
        (
            "<urlset><url><loc>https://x.example</loc></url></urlset>",
            "no articles: XML that is no feed or page",
        ),
        ("<?xml version='1.0'?>" + "<" * 100_000, "no articles: XML that is no feed or page"),
    ],
)
def test_xml_that_holds_no_articles(tmp_path: Path, data: str, why: str) -> None:
    assert reason(items(tmp_path, data)) == why


@pytest.mark.parametrize(
    "piece", ["<", "<item>", "<!--", "<![CDATA[", "&amp;", "<b>", "]]>", '<a b="']
)
def test_much_of_one_thing_ends(tmp_path: Path, piece: str) -> None:
    data = RSS.replace("Short.", piece * (100_000 // len(piece)))
    assert items(tmp_path, data)


@given(at=st.integers(0, len(RSS) - 1), put=st.text(max_size=12))
@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@example(at=74, put="\xa0")
def test_a_broken_feed_never_raises(tmp_path: Path, at: int, put: str) -> None:
    data = (RSS[:at] + put + RSS[at + 5 :]).encode("utf-8", "replace")
    for found in items(tmp_path, data):
        assert isinstance(found, Article) or found.reason
