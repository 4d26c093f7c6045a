"""Comparisons as Markdown, HTML, text and JSON: complete, and safe whatever the articles hold."""

from __future__ import annotations

import json
from dataclasses import replace
from html.parser import HTMLParser
from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st

from index.article import Article, ArticleId, Source, Span
from index.comparison import Comparison, Figure, Link, NamesCompared, Quote, QuotePair
from reader.cli.output import json_text
from reader.export.comparison_values import comparison_value
from reader.export.html import comparison_html
from reader.export.markdown import comparison_markdown, escaped
from reader.export.plain import comparison_text
from tests.sample_values import record

if TYPE_CHECKING:
    from collections.abc import Sequence

ALLOWED = set(
    "html head meta title style body header main section nav div h1 h2 p ul li a table thead tbody"
    " tr th td span mark del ins time pre code".split(),
)
ATTRIBUTES = set(
    "lang dir charset http-equiv name content class id href title datetime scope role aria-label"
    " aria-labelledby".split(),
)
HOSTILE = '<script>alert("x")</script> & *bold* [link](http://x) `code` | \x1b]0;t\x07'


def article(article_id: str, text: str, title: str | None = "Title") -> Article:
    return Article(
        id=ArticleId(article_id),
        title=title,
        outlet=None,
        date="2025-03-13",
        authors=(),
        url=None,
        language=None,
        words=len(text.split()),
        text=text,
        found_in={},
        paragraphs=(),
        removed=(),
        source=Source(article_id, "", "utf-8"),
    )


def comparison(words: str, title: str | None = "Title") -> Comparison:
    a, b = article("a.txt", f"{words} sank.", title), article("b.txt", f"Then {words} sank.", title)
    whole_a, whole_b = Span(0, len(a.text)), Span(0, len(b.text))
    return Comparison(
        a=a,
        b=b,
        sentences_a=(whole_a,),
        sentences_b=(whole_b,),
        links=(
            Link(
                whole_a,
                whole_b,
                "verbatim",
                "strong",
                0.91234,
                (words,),
                (Span(0, len(words)),),
                (Span(5, 5 + len(words)),),
            ),
            Link(whole_a, whole_b, "reworded", "possible", 0.36, ("faint",), (), ()),
        ),
        only_a=(),
        only_b=(whole_b,),
        quotes=(QuotePair(Quote(0, len(words), words), Quote(5, 5 + len(words), None), 0.5),),
        figures=(Figure("number", words, ("12 dead",), ("15 dead",), "differ"),),
        names=NamesCompared((words,), (), ("Ola Brink",)),
    )


class Tags(HTMLParser):
    """Gathers what a browser would see."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.attributes: set[str] = set()
        self.text = ""

    def handle_starttag(self, tag: str, attrs: Sequence[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes |= {name for name, _ in attrs}

    def handle_data(self, data: str) -> None:
        if self.tags[-1:] != ["style"]:
            self.text += data


@given(st.text(min_size=1, max_size=60) | st.just(HOSTILE))
def test_a_page_holds_nothing_but_our_own_tags(words: str) -> None:
    page = comparison_html(record(comparison(words, words)))
    seen = Tags()
    seen.feed(page)
    assert set(seen.tags) <= ALLOWED
    assert seen.attributes <= ATTRIBUTES
    assert not {character for character in page if ord(character) < 32} - {"\n"}


def test_a_page_shows_what_was_compared() -> None:
    seen = Tags()
    seen.feed(comparison_html(record(comparison("The ferry"))))
    assert seen.tags.count("mark") == 2
    for shown in ("word for word", "0.91", "differ: The ferry", "12 dead", "15 dead", "Ola Brink"):
        assert shown in seen.text
    assert "faint" not in seen.text


def test_a_page_is_called_by_its_outlets_and_titles() -> None:
    both = comparison("The ferry", "Sunk <again>")
    assert "<title>Sunk &lt;again&gt; / Sunk &lt;again&gt;</title>" in comparison_html(record(both))
    known = replace(both, a=replace(both.a, outlet="Radio Veldra"))
    called = "<title>Radio Veldra and outlet unknown: Sunk &lt;again&gt; / "
    assert called in comparison_html(record(known))
    assert "<title>a.txt / b.txt</title>" in comparison_html(record(comparison("The ferry", None)))


def test_days_on_a_page_are_in_words_with_the_date_behind_them() -> None:
    both = comparison("The ferry")
    timed = replace(both, a=replace(both.a, date="2025-03-14T09:00:00+01:00"))
    page = comparison_html(record(replace(timed, b=replace(timed.b, date=None))))
    iso = "2025-03-14T09:00:00+01:00"
    assert f'<time datetime="{iso}" title="{iso}">Fri 14 Mar 2025</time>' in page
    assert "date unknown" in page
    assert page.count("<time") == 1


@given(st.text(max_size=60))
def test_markdown_escapes_can_be_undone(words: str) -> None:
    made = escaped(words)
    plain, at = "", 0
    while at < len(made):
        at += made[at] == "\\"
        plain += made[at] if at < len(made) else ""
        at += 1
    assert plain.replace("&amp;", "&") == words


def test_markdown_takes_nothing_for_markup() -> None:
    made = comparison_markdown(record(comparison(HOSTILE)))
    for piece in ("<script>", "*bold*", "[link]", "`code`"):
        assert piece not in made
    assert escaped("# head\n- item\n1. one\n2) two\n+ a\n=== b") == (
        "\\# head\n\\- item\n1\\. one\n2\\) two\n\\+ a\n\\=== b"
    )


def test_plain_text_says_all_of_it() -> None:
    told = comparison_text(record(comparison("The ferry", None)))
    assert told.splitlines()[0] == "A  title unknown"
    assert "1 word for word; no match found for 0 of 1 sentences of A and 1 of 1 of B." in told
    assert "= word for word, strong, 0.91: The ferry" in told
    assert "    B1 “The ferry” — speaker unknown\n" in told
    assert "  differ: The ferry\n    A: 12 dead\n    B: 15 dead\n" in told


@given(st.text(max_size=60) | st.just(HOSTILE))
def test_json_loses_nothing_and_holds_nothing_that_acts(words: str) -> None:
    value = comparison_value(record(comparison(words)))
    text = json_text(value)
    assert json.loads(text) == json.loads(json.dumps(value))
    assert text.isprintable() or not set(text) & set("\x1b\x07\x7f\x9b\u202e\u2066\u200f\ud800")
    assert "\n" not in text
    text.encode()
