"""What must hold for any article, on real ones: offsets, order, sameness of two runs."""

from __future__ import annotations

import os
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from index.library import Library

if TYPE_CHECKING:
    from index.article import Article
    from index.results import Row

SHARED = os.environ.get("CORPUS_READER_SHARED")
pytestmark = pytest.mark.skipif(not SHARED, reason="CORPUS_READER_SHARED names no corpora")


def corpus(name: str) -> Path:
    return Path(SHARED or ".") / "corpora" / name


@pytest.mark.parametrize("name", ["seeds", "pages-dump", "stories"])
def test_every_article_is_whole(name: str) -> None:
    with Library.open(corpus(name)) as library:
        report = library.refresh()
        assert report.articles > 0
        articles = list(library.articles())
        assert len(articles) == report.articles
        for article in articles:
            check_article(article)
            assert library.article(article.id) == article
            assert library.raw(article.id)
        results = library.search("president OR minister OR police")
        for row in library.rows(results, 0, len(results), width=90):
            check_row(row)
        again = library.refresh()
        assert (again.added, again.changed, again.removed) == (0, 0, 0)
        assert again.unchanged == report.articles


def check_article(article: Article) -> None:
    pieces = [article.text[part.start : part.end] for part in article.paragraphs]
    assert "\n\n".join(pieces) == article.text
    assert all(piece.strip() == piece != "" for piece in pieces)
    assert not any(ord(c) < 32 and c != "\n" for c in article.text)


def check_row(row: Row) -> None:
    assert row.hits > 0
    for snippet in row.snippets:
        assert len(snippet.text) <= 90
        assert all(0 <= start < end <= len(snippet.text) for start, end in snippet.marks)


def test_names_and_dates_stand_where_they_say() -> None:
    with Library.open(corpus("seeds")) as library:
        library.refresh()
        assert library.find_names()
        known = {(entry.kind, entry.name) for entry in library.names()}
        for article in library.articles():
            mentions = library.mentions(article.id)
            assert mentions
            assert all(one.end <= other.start for one, other in pairwise(mentions))
            for mention in mentions:
                assert article.text[mention.start : mention.end] == mention.text
            for day in library.dates(article):
                assert article.text[day.start : day.end] == day.text
            assert {(mention.kind, mention.name) for mention in mentions} <= known


def test_two_comparisons_are_the_same() -> None:
    with Library.open(corpus("seeds")) as library:
        library.refresh()
        one, other, *_ = [article.id for article in library.articles()]
        assert library.compare(one, other) == library.compare(one, other)
