"""A saved page to its article: text, title, date, and what of the page was left out."""

from __future__ import annotations

import gzip
import json
import os
import re
import statistics
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.article import Article, Skipped
from index.formats.html import documents
from index.formats.making import article_of

BODY = (
    "The harbour board of Port Ellery decided on Tuesday to keep the old ferry until spring.",
    "Nearly four hundred people had signed a petition, which fishermen carried into the meeting.",
    "“We can’t reach the school without it,” said Maren Holt, who lives on the island.",
    "A new boat would cost eleven million, more than the town has from all its taxes.",
    "The council will look at the plan again in March, when the survey of the hull is finished.",
)
PAGE = """<!DOCTYPE html>
<html lang="en-GB">
<head>
<title>Old ferry to run until spring | Ellery Gazette</title>
<meta property="og:site_name" content="Ellery Gazette">
<meta property="og:title" content="Old ferry to run until spring">
<link rel="canonical" href="https://www.ellerygazette.example/news/old-ferry">
<script type="application/ld+json">{"@context": "https://schema.org", "@graph": [
 {"@type": "NewsArticle", "headline": "Old ferry to run until spring",
  "datePublished": "2021-02-09T18:30:00+01:00", "dateModified": "2021-02-11T08:00:00+01:00",
  "author": [{"@type": "Person", "name": "Ines Quill"}, {"@type": "Person", "name": "Tom Abara"}]}
]}</script>
<style>p { color: red }</style>
</head>
<body>
<nav class="menu"><ul><li><a href="/">Home</a></li><li><a href="/sport">Sport</a></li></ul></nav>
<article>
<h1>Old ferry to run until spring</h1>
<div class="byline">By Ines Quill and Tom Abara</div>
<figure><img src="f.jpg"><figcaption>The ferry at its pier last winter</figcaption></figure>
<div class="article-body">
%s
<p style="display:none">You have read all of your free articles for this month.</p>
</div>
</article>
<aside class="related"><h3>Related articles</h3><ul><li><a href="/a">Whale seen</a></li>
</ul></aside>
<div id="comments"><p>First! I never liked that ferry anyway, and have said so before.</p></div>
<footer>© Ellery Gazette 2021. All rights reserved.</footer>
<script>document.write("<p>Programs are no text.</p>")</script>
</body>
</html>
"""
FULL = PAGE % "\n".join(f"<p>{paragraph}</p>" for paragraph in BODY)


def one(data: bytes | str) -> Article | Skipped:
    raw = data.encode() if isinstance(data, str) else data
    (document,) = documents("a/page.html", "0" * 64, raw)
    return document if isinstance(document, Skipped) else article_of(document)


def article(data: bytes | str) -> Article:
    found = one(data)
    assert isinstance(found, Article), found
    return found


def test_the_text_is_the_article_and_nothing_else() -> None:
    assert article(FULL).text == "\n\n".join(BODY)


def test_metadata_are_told_with_where_they_were_found() -> None:
    found = article(FULL)
    assert found.title == "Old ferry to run until spring"
    assert found.outlet == "Ellery Gazette"
    assert found.date == "2021-02-09T18:30:00+01:00"
    assert found.authors == ("Ines Quill", "Tom Abara")
    assert found.url == "https://www.ellerygazette.example/news/old-ferry"
    assert found.language == "en-GB"
    assert found.found_in == {
        "title": "<h1>",
        "outlet": "meta og:site_name",
        "date": "JSON-LD datePublished",
        "authors": "JSON-LD author",
        "url": "link canonical",
        "language": "<html lang>",
    }


def test_paragraphs_know_the_line_of_the_source_they_begin_on() -> None:
    lines = FULL.split("\n")
    assert [lines[p.line - 1] for p in article(FULL).paragraphs] == [f"<p>{p}</p>" for p in BODY]


def test_what_was_left_out_is_told_in_place_with_its_reason() -> None:
    removed = [(gone.text, gone.reason) for gone in article(FULL).removed]
    assert ("Home", "navigation") in removed
    assert ("The ferry at its pier last winter", "caption") in removed
    assert ("Related articles", "related articles") in removed
    assert ("© Ellery Gazette 2021. All rights reserved.", "footer") in removed
    assert any(text.startswith("First!") and why == "comments" for text, why in removed)
    assert [gone.line for gone in article(FULL).removed] == sorted(
        gone.line for gone in article(FULL).removed
    )


def test_programs_styles_and_what_is_hidden_are_no_lines() -> None:
    found = article(FULL)
    shown = found.text + " ".join(gone.text for gone in found.removed)
    assert "Programs" not in shown
    assert "color" not in shown
    assert "free articles" not in shown


def test_items_and_quotations_amid_the_text_stay() -> None:
    items = "<ul><li>two engines, both older than the captain</li><li>one lifeboat</li></ul>"
    quotation = "<blockquote><p>I would rather swim than wait for the bridge.</p></blockquote>"
    whole = FULL.replace(f"<p>{BODY[3]}</p>", f"{items}<p>{BODY[3]}</p>{quotation}")
    text = article(whole).text
    assert "two engines, both older than the captain" in text
    assert "I would rather swim than wait for the bridge." in text


def test_a_row_of_a_table_is_one_line() -> None:
    table = "<table><tr><td>Monday</td><td>7:30</td></tr><tr><td>Friday</td><td>9</td></tr></table>"
    removed = [gone.text for gone in article(FULL.replace("<footer>", f"{table}<footer>")).removed]
    assert "Monday | 7:30" in removed


def test_lines_broken_by_hand_are_paragraphs() -> None:
    broken = "<div class='article-body'>" + "<br><br>\n".join(BODY) + "</div>"
    found = article(f"<html><body><h1>Old ferry to run</h1>{broken}</body></html>")
    assert found.text == "\n\n".join(BODY)


def test_a_page_without_html_or_body_is_read() -> None:
    assert article("".join(f"<p>{p}</p>" for p in BODY)).text == "\n\n".join(BODY)


def test_a_text_that_is_only_in_the_data_of_the_page_is_found() -> None:
    data = json.dumps({"@type": "NewsArticle", "headline": "Ferry", "articleBody": "\n".join(BODY)})
    page = f'<html><head>\n<script type="application/ld+json">{data}</script></head><body>'
    found = article(page + '<div id="app">Loading</div></body></html>')
    assert found.text == "\n\n".join(BODY)
    assert found.title == "Ferry"
    assert {paragraph.line for paragraph in found.paragraphs} == {2}


def test_xhtml_and_its_declaration_are_read_line_by_line() -> None:
    page = FULL.replace("<!DOCTYPE html>", '<?xml version="1.0"\n encoding="utf-8"?>')
    found = article(page)
    assert found.text == "\n\n".join(BODY)
    assert page.split("\n")[found.paragraphs[0].line - 1] == f"<p>{BODY[0]}</p>"


@pytest.mark.parametrize(
    ("page", "reason"),
    [
        ("<html><body></body></html>", "empty: no text on the page"),
        ("   ", "empty: no text on the page"),
        ("<html><frameset><frame src='a'></frameset></html>", "in frames"),
        (b"<p>a\x00\x00\x00" * 100, "NUL bytes"),
        (b"%PDF-1.7 and so on", "a PDF file"),
        (b"<p>" * 11_200_000, "too large a page: more than 32 MB"),
    ],
)
def test_what_has_no_text_is_skipped_with_its_reason(page: bytes | str, reason: str) -> None:
    found = one(page)
    assert isinstance(found, Skipped)
    assert reason in found.reason


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("<div>" * 100_000, "</div>" * 100_000),
        ("<table><tr><td>" * 2_000, ""),
        ("<b><i><font>" * 3_000, ""),
        ('<div data-state="' + "x" * 11_000_000 + '"></div>', ""),
        ('<img src="data:image/png;base64,' + "iVBORw0K" * 1_400_000 + '">', ""),
        ("<script>" + "var x = '<p>no</p>';" * 1_000 + "</script>", "<script>" + "<p>" * 50),
        ("<!-- " + "<p>" * 1_000 + " -->", "<!-- <p>never closed"),
        ("<i></i>" * 90_000, ""),
    ],
)
def test_hostile_markup_around_a_text_takes_nothing_from_it(before: str, after: str) -> None:
    page = before + "".join(f"<p>{p}</p>" for p in BODY) + after
    assert article(page).text == "\n\n".join(BODY)


def test_a_page_too_deep_for_a_tree_is_read_flat_and_says_so() -> None:
    page = "<title>Old ferry</title>" + "<div>" * 5_000 + "".join(f"<p>{p}</p>" for p in BODY)
    found = article(page)
    assert found.source.repairs == ("markup too deep or too large to be parsed",)
    assert found.title == "Old ferry"
    assert [paragraph.line for paragraph in found.paragraphs] == [1] * len(BODY)


def test_a_tag_of_many_attributes_is_never_parsed() -> None:
    attributes = " ".join(f"a{number}=x" for number in range(200_000))
    found = article(f"<html><div {attributes}>" + "".join(f"<p>{p}</p>" for p in BODY))
    assert found.text == "\n\n".join(BODY)
    assert "markup too deep or too large to be parsed" in found.source.repairs


def test_entities_of_a_page_are_never_expanded() -> None:
    bomb = "".join(f'<!ENTITY e{n + 1} "{f"&e{n};" * 10}">' for n in range(12))
    page = f'<!DOCTYPE html [<!ENTITY e0 "ha">{bomb}<!ENTITY f SYSTEM "file:///etc/hostname">]>'
    page += "".join(f"<p>{p}</p>" for p in BODY) + "<p>&e12; &f;</p>"
    found = article(page)
    assert len(found.text) < 2 * sum(map(len, BODY))


@settings(max_examples=60, deadline=None)
@given(st.binary(max_size=400))
def test_no_bytes_are_too_odd(data: bytes) -> None:
    assert one(data) is not None
    assert one(b"<html><body><p>" + data + b"</p></body></html>") is not None


PIECES = st.sampled_from(
    [
        *("<p>", "</p>", "<div class='x'>", "</div>", "<table>", "<tr>", "<td>", "<li>", "<br/>"),
        *("<h1>", "</h1>", "<a href=", "'>", '"', "<!--", "-->", "<script>", "</script>", "&#0;"),
        *(
            "<script type='application/ld+json'>",
            '{"@type":["NewsArticle"],"author":[',
            "]}",
            "]]>",
        ),
        *("<meta property='article:published_time' content='", "2021-02-30", "<time>", "</html>"),
        *(
            "<title>",
            "\x00",
            "\ud800",
            "&amp;lt;",
            "<svg>",
            "<body>",
            "<![CDATA[",
            "<?xml",
            BODY[0],
        ),
        *("<span itemprop=author>", "<link rel=canonical href=//[", "<html lang=x-->", "\u2028"),
    ],
)


@settings(max_examples=120, deadline=None)
@given(st.lists(PIECES, max_size=40))
def test_no_markup_is_too_broken(pieces: list[str]) -> None:
    found = one("".join(pieces).encode("utf-8", "surrogatepass"))
    if isinstance(found, Article):
        assert found.text.strip()
        assert all(found.text[p.start : p.end].strip() for p in found.paragraphs)


def test_nothing_heavy_is_loaded_before_a_page_is_read() -> None:
    code = "import sys; import index.formats.html; print('lxml' in sys.modules)"
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert ran.stdout == "False\n"


def test_reading_a_page_says_nothing_and_asks_no_network() -> None:
    code = (
        "import socket, sys\n"
        "def refuse(*_, **__): raise SystemExit('network')\n"
        "socket.socket.connect = socket.getaddrinfo = refuse\n"
        "from index.formats.html import documents\n"
        "for page in (b'<p>', b'http://news.example/a', sys.stdin.buffer.read()):\n"
        "    list(documents('a', '0' * 64, page))\n"
    )
    ran = subprocess.run(
        [sys.executable, "-W", "error", "-c", code],
        input=FULL.encode(),
        capture_output=True,
        check=True,
    )
    assert (ran.stdout, ran.stderr) == (b"", b"")


SHARED = os.environ.get("CORPUS_READER_SHARED")


def shingles(text: str) -> Counter[tuple[str, ...]]:
    words = re.findall(r"\w+", text)
    return Counter(
        tuple(words[at : at + 4]) for at in range(max(1, len(words) - 3) if words else 0)
    )


@pytest.mark.skipif(SHARED is None, reason="CORPUS_READER_SHARED isn't set")
def test_bodies_of_real_pages_are_found_as_well_as_they_were() -> None:
    folder = Path(SHARED or "")
    gold = json.loads((folder / "gold/bodies.json").read_text(encoding="utf-8"))
    precision, recall = [], []
    for path in sorted((folder / "corpora/pages-html").iterdir()):
        want = shingles(gold[path.name.partition(".")[0]]["articleBody"])
        have = shingles(article(gzip.decompress(path.read_bytes())).text)
        both = (want & have).total()
        precision.append(both / have.total())
        recall.append(both / want.total())
    p, r = statistics.mean(precision), statistics.mean(recall)
    assert 2 * p * r / (p + r) >= 0.974
