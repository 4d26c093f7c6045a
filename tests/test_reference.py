from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index import __version__
from index.article import ArticleId, Source, Span
from reader.article.reference import copied_words, linked, quoted, whole
from reader.text.safe import guard
from tests.sample_values import PARAGRAPHS, acted_on, article, comparison, texts

if TYPE_CHECKING:
    from index.comparison import Comparison, LinkKind

PLACE = re.compile(r"characters (\d+)–(\d+) of the cleaned text")


def test_a_passage_stands_over_where_it_is_from() -> None:
    of = article(source=Source("gazette/harbour.txt", "0123456789abcdef" * 4, "utf-8"))
    second = of.paragraphs[1]
    assert quoted(of, Span(second.start, second.end)) == (
        f"‘{PARAGRAPHS[1]}’\n"
        "— Crane falls into the harbour, The Marrow Gazette, Tue 4 Mar 2031 (gazette/harbour.txt, "
        f"line 7; characters {second.start}–{second.end} of the cleaned text; "
        f"sha256 0123456789ab…; corpus-reader {__version__})\n"
    )


def test_what_is_not_known_is_said() -> None:
    of = article(title=None, outlet=None, date=None)
    assert "\n— title unknown, outlet unknown, date unknown (" in quoted(of, Span(0, 5))
    assert whole(of).startswith("title unknown, outlet unknown, date unknown (gazette/harbour.txt;")


def test_a_passage_of_several_paragraphs_is_on_all_of_their_lines() -> None:
    of = article()
    first, second = of.paragraphs[:2]
    lines = f"lines {first.line}–{second.line}; "
    assert lines in quoted(of, Span(first.start, second.end))
    assert lines in quoted(of, Span(first.end - 3, second.start + 1))
    assert f", line {second.line}; " in quoted(of, Span(second.start, second.end))
    assert f", line {first.line}; " in quoted(of, Span(first.start, second.start))


@pytest.mark.parametrize(
    ("words", "marked"),
    [
        ("It sank.", "“It sank.”"),
        ("“It sank,” she said.", "‘“It sank,” she said.’"),
        ("She said: “It sank.”", "‘She said: “It sank.”’"),
        ('"It sank."', '"It sank."'),
        ("She said “no” to him.", "“She said “no” to him.”"),
        ("‘No,’ she said.", "“‘No,’ she said.”"),
        ("«Non.»", "«Non.»"),
    ],
)
def test_marks_of_quotation_are_not_doubled(words: str, marked: str) -> None:
    told = quoted(article(words), Span(0, len(words)))
    assert told.partition("\n")[0] == marked


def test_lines_of_a_record_are_lines_of_its_text() -> None:
    of = article(id=ArticleId("dump.jsonl#3"), source=Source("dump.jsonl", "0" * 64, "utf-8"))
    assert "(dump.jsonl#3, line 5 of the record’s text; " in quoted(of, Span(0, 5))


@given(st.lists(texts.filter(bool), min_size=1, max_size=4), st.integers(0, 90), st.integers(1, 90))
def test_the_characters_of_a_reference_are_those_of_the_quotation(
    paragraphs: list[str], start: int, length: int
) -> None:
    of = article(*paragraphs)
    start = min(start, len(of.text) - 1)
    told = quoted(of, Span(start, min(start + length, len(of.text))))
    head, _, tail = told.rpartition("\n— ")
    found = PLACE.search(tail)
    assert found is not None
    there = of.text[int(found[1]) : int(found[2])]
    assert head[1:-1] == guard(there, newlines=True)


@given(texts, texts, texts, texts)
def test_nothing_that_a_terminal_acts_on_is_copied(
    title: str, outlet: str, text: str, path: str
) -> None:
    of = article(
        text or "a", title=title, outlet=outlet, id=ArticleId(path), source=Source(path, "", "")
    )
    for told in (quoted(of, Span(0, len(of.text))), whole(of)):
        assert acted_on(told.replace("\n", "")) == []


def test_characters_that_are_replaced_are_counted() -> None:
    told = quoted(article("Nobody\x1b[2J was\u00a0hurt\u202e."), Span(0, 21))
    assert told.endswith("; 2 control characters replaced)\n")
    assert "replaced" not in quoted(article("Nobody\u00a0was hurt."), Span(0, 16))


def compared(kind: LinkKind = "reworded") -> Comparison:
    return comparison(
        [["The quay was shut.", "Boats moved."]],
        [["They closed the quay.", "A band played."]],
        [(0, 0, kind, "strong", 0.9)],
    )


def test_a_linked_passage_is_followed_by_its_match_and_the_kind_of_the_link() -> None:
    both = compared()
    (link,) = both.links
    first, second = linked(both, link.a, of_a=True, link=link).split(
        "\n\nIn other words (strong):\n\n"
    )
    assert first + "\n" == quoted(both.a, link.a)
    assert second == quoted(both.b, link.b)
    other_way = linked(both, link.b, of_a=False, link=link)
    assert other_way.startswith(quoted(both.b, link.b))
    assert other_way.endswith(quoted(both.a, link.a))


def test_a_passage_without_a_match_says_in_what_none_was_found() -> None:
    both = compared()
    told = linked(both, both.sentences_b[1], of_a=False, link=None)
    assert told == (f"{quoted(both.b, both.sentences_b[1])}\nNo match found in: {whole(both.a)}")


@pytest.mark.parametrize(
    ("span", "paragraphs", "words"),
    [
        (Span(0, 11), (0, 0), "2 words of paragraph 1, with their reference"),
        (Span(0, 3), None, "1 selected word, with its reference"),
        (Span(0, 120), (0, 1), "23 words of paragraphs 1–2, with their reference"),
    ],
)
def test_what_was_copied_is_told(
    span: Span, paragraphs: tuple[int, int] | None, words: str
) -> None:
    assert copied_words(replace(article()), span, paragraphs) == words
