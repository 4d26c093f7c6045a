"""Queries, filters, counts and rows, with exact ids."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from index.article import ArticleId
from index.errors import CorpusError, NoSuchArticleError
from index.fields import DaysAsked
from index.library import Library
from index.results import Filters, NameRef

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from index.results import Results, Sort
    from tests.conftest import QuickFinder

P1, P2, ONE, TWO = "records.jsonl#1", "records.jsonl#2", "one.json", "two.json"


@pytest.fixture
def library(corpus: Path, quick_finder: QuickFinder) -> Iterator[Library]:
    with Library.open(corpus) as opened:
        opened.refresh()
        assert opened.find_names()
        yield opened


def ids(library: Library, results: Results) -> list[str]:
    return [row.id for row in library.rows(results, 0, len(results))]


def found(
    library: Library,
    query: str = "",
    filters: Filters = Filters(),  # noqa: B008  frozen
    sort: Sort = "relevance",
) -> list[str]:
    return ids(library, library.search(query, filters, sort))


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("ferry", {P1, P2, ONE}),
        ("ferry sank", {P1}),
        ('"nothing sank"', {TWO}),
        ("sank -ferry", {TWO}),
        ("minist*", {ONE}),
        ("radio", set()),
        ("outlet:radio", {ONE}),
        ("title:quiet", {TWO}),
        ("since:2025-03-14", {P2}),
        ("", {P1, P2, ONE, TWO}),
        ("   ", {P1, P2, ONE, TWO}),
    ],
)
def test_a_query_finds(library: Library, query: str, expected: set[str]) -> None:
    assert set(found(library, query)) == expected


def test_days_are_seen_from_the_day_it_is_and_told(corpus: Path) -> None:
    with Library.open(corpus, today=lambda: date(2025, 3, 20)) as library:
        library.refresh()
        for query, filters, first, last in (
            ("date:last 2 weeks", Filters(), "2025-03-06", "2025-03-20"),
            ("last 2 weeks", Filters(), "2025-03-06", "2025-03-20"),
            ("until:yesterday", Filters(), None, "2025-03-19"),
            ("", Filters(since="last month"), "2025-02-01", None),
        ):
            results = library.search(query, filters)
            words = query or f"since {filters.since}"
            assert results.days == (DaysAsked(words, first, last),)
            spelt = f"since:{first or '0001'} until:{last or '9999'}"
            assert ids(library, results) == found(library, spelt, sort="relevance")
        assert library.search("last 2 weeks of march").days == ()


@pytest.mark.parametrize(
    ("filters", "expected"),
    [
        (Filters(outlets=("The Sarbuk Post",)), [P1, P2]),
        (Filters(outlets=("the sarbuk  post",)), [P1, P2]),
        (Filters(outlets=("radio veldra",)), [ONE]),
        (Filters(outlets=("radio veldra", "")), [ONE, TWO]),
        (Filters(outlets=("nobody",)), []),
        (Filters(months=("2025-03", "2024-12")), [ONE, P1]),
        (Filters(months=("",)), [TWO]),
        (Filters(since="2025"), [P1, P2]),
        (Filters(since="2024-12-31", until="2025-03"), [ONE, P1]),
        (Filters(until="2025-03-12"), [ONE]),
        (Filters(names=(NameRef(None, "mara tolin"),)), [P1, P2]),
        (Filters(names=(NameRef("person", "Mara Tolin"), NameRef("place", "Port Ansel"))), [P1]),
        (Filters(names=(NameRef("place", "Mara Tolin"),)), []),
    ],
)
def test_a_filter_narrows(
    library: Library,
    filters: Filters,
    expected: list[str],
) -> None:
    assert found(library, filters=filters) == expected


def test_an_empty_query_finds_all_in_the_order_of_ids(library: Library) -> None:
    assert found(library) == [ONE, P1, P2, TWO]


@pytest.mark.parametrize(
    ("sort", "expected"),
    [("newest", [P2, P1, ONE, TWO]), ("oldest", [ONE, P1, P2, TWO])],
)
def test_unknown_dates_come_last(library: Library, sort: Sort, expected: list[str]) -> None:
    assert found(library, sort=sort) == expected


def test_counts_are_of_what_is_left(library: Library) -> None:
    counts = library.search("sank").counts
    assert counts.outlet == {"": 1, "The Sarbuk Post": 1}
    assert list(counts.month.items()) == [("2025-03", 1), ("", 1)]
    assert counts.person == {"Mara Tolin": 1, "Nothing": 1, "Ola Brink": 1, "The": 1}
    assert counts.place == {"Port Ansel": 1}
    counts = library.search("sank", Filters(outlets=("",))).counts
    assert counts.outlet == {"": 1}
    assert counts.place == {}


def test_rows_carry_hits_and_snippets(library: Library) -> None:
    results = library.search("ferry")
    (row,) = library.rows(results, 0, 1, width=40, snippets=2)
    assert row.id == P1
    assert row.hits == 2
    assert row.title is not None
    assert [row.title[start:end] for start, end in row.title_marks] == ["Ferry"]
    assert len(row.snippets) == 1
    snippet = row.snippets[0]
    assert len(snippet.text) <= 40
    assert [snippet.text[start:end] for start, end in snippet.marks] == ["ferry"]
    title_hits, hits = library.hits(results, ArticleId(P1))
    text = library.article(ArticleId(P1)).text
    assert [text[start:end] for start, end in hits] == ["ferry"]
    assert title_hits == row.title_marks


def test_pages_of_rows_join(library: Library) -> None:
    results = library.search("")
    pages = library.rows(results, 0, 3) + library.rows(results, 3, 99)
    assert pages == library.rows(results, 0, 4)
    assert library.rows(results, 4, 9) == ()


def test_a_vanished_article_leaves_an_empty_row(library: Library, corpus: Path) -> None:
    results = library.search("")
    (corpus / "one.json").unlink()
    library.refresh()
    assert [row.id for row in library.rows(results, 0, 4)] == ["", P1, P2, TWO]
    with pytest.raises(NoSuchArticleError):
        library.article(ArticleId(ONE))


def test_results_follow_the_corpus(library: Library, corpus: Path) -> None:
    assert found(library, "minister") == [ONE]
    (corpus / "one.json").unlink()
    library.refresh()
    assert found(library, "minister") == []
    assert found(library) == [P1, P2, TWO]


def test_a_problem_is_told_and_finds_nothing(library: Library) -> None:
    results = library.search('"half a phrase')
    assert results.problem is not None
    assert len(results) == 0
    assert results.counts.outlet == {}


def test_a_closer_spelling_is_offered(library: Library) -> None:
    results = library.search("ministre")
    assert results.suggestion == "minister"
    assert ids(library, library.search("minister")) == [ONE]


@pytest.mark.parametrize("wrong", ["someday", "03/04/2025", "2025-13", "2025-02-30", "²⁰²⁵", ""])
def test_a_wrong_date_is_a_fault_in_words(library: Library, wrong: str) -> None:
    if not wrong:
        assert len(found(library, filters=Filters(since=wrong))) == 4
        return
    with pytest.raises(CorpusError, match="is not a date"):
        library.search("", Filters(since=wrong))


@pytest.mark.parametrize("query", ["\ud800", "\0", "\x1b[2J", "(" * 5000, "a" * 100_000, "%_*?~"])
def test_any_query_is_answered(library: Library, query: str) -> None:
    results = library.search(query)
    library.rows(results, 0, 10)


def test_ids_are_resolved(library: Library, corpus: Path) -> None:
    assert library.resolve(P1) == P1
    assert library.resolve("one") == ONE
    assert library.resolve(str(corpus / "two.json")) == TWO
    with pytest.raises(NoSuchArticleError) as ambiguous:
        library.resolve("records")
    assert P1 in ambiguous.value.message
    assert P2 in ambiguous.value.message
    for nothing in ("three", "\ud800", "\0", "one.json#1", "*"):
        with pytest.raises(NoSuchArticleError):
            library.resolve(nothing)


def test_an_exact_id_wins_over_a_prefix(corpus: Path) -> None:
    (corpus / "one.json.txt").write_text("Another\n\nAnother harbour, and a text of its own.\n")
    with Library.open(corpus) as library:
        library.refresh()
        assert library.resolve(ONE) == ONE


def test_overview(library: Library) -> None:
    overview = library.overview()
    assert overview.name == "veldra"
    assert (overview.articles, overview.outlets, overview.skipped) == (4, 2, 0)
    assert (overview.first, overview.last) == ("2024-12-31T23:30:00", "2025-04-02")
    assert (overview.names_done, overview.recogniser) == (4, "quick finder of the tests")


def test_articles_come_in_order_and_whole(library: Library) -> None:
    assert [article.id for article in library.articles()] == [ONE, P1, P2, TWO]
    article = library.article(ArticleId(P2))
    assert article.source.path == "records.jsonl"
    assert "company spoke" in library.raw(article.id)


def test_records_count_by_number(tmp_path: Path) -> None:
    file = tmp_path / "many.jsonl"
    file.write_text("".join(f'{{"title": "T", "text": "Pier {n}."}}\n' for n in range(1, 13)))
    with Library.open(file) as library:
        library.refresh()
        assert [article.id for article in library.articles()] == [
            f"many.jsonl#{number}" for number in range(1, 13)
        ]


def test_candidates_leave_out_copies_and_the_article_itself(corpus: Path) -> None:
    (corpus / "copy.jsonl").write_bytes((corpus / "records.jsonl").read_bytes())
    with Library.open(corpus) as library:
        library.refresh()
        found = [candidate.id for candidate in library.candidates(ArticleId(P1))]
    assert found
    assert not {P1, "copy.jsonl#1"} & set(found)


def test_a_comparison_links_the_same_sentence(library: Library, corpus: Path) -> None:
    (corpus / "other.json").write_text(
        '{"title": "Sunk", "text": "The ferry sank before dawn, it was said on Monday."}',
    )
    library.refresh()
    asked = iter((False, False, True))
    library.prepare(
        map(ArticleId, ("gone.json", P1, "other.json", "never.json")), lambda: next(asked)
    )
    comparison = library.compare(ArticleId(P1), ArticleId("other.json"))
    assert next(asked, None) is None  # who calls off isn't asked again
    assert [link.kind for link in comparison.links][:1] == ["reworded"]
    assert comparison == library.compare(ArticleId(P1), ArticleId("other.json"))
