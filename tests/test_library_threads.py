"""One thread refreshes, one finds names, others search and read: none is in the others' way."""

from __future__ import annotations

import json
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING

from index.errors import NoSuchArticleError
from index.library import Library

if TYPE_CHECKING:
    from pathlib import Path

    import pytest

    from tests.conftest import QuickFinder

ROUNDS = 12


def write(corpus: Path, number: int, word: str) -> None:
    record = {"title": f"Pier {number}", "text": f"A {word} lay at pier {number}, said Mara Tolin."}
    (corpus / f"{number:03}.json").write_text(json.dumps(record), encoding="utf-8")


def test_searching_and_reading_while_the_corpus_changes(
    tmp_path: Path,
    quick_finder: QuickFinder,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("index.refresh._FIRST_BATCH", 4)
    corpus = tmp_path / "pier"
    corpus.mkdir()
    for number in range(30):
        write(corpus, number, "boat")
    with Library.open(corpus) as library, ThreadPoolExecutor(4) as pool:
        refreshing = pool.submit(change, library, corpus)
        naming = pool.submit(name, library)
        searching = [pool.submit(look, library, query) for query in ("boat OR ship", "")]
        for work in (refreshing, naming, *searching):
            work.result(timeout=120)
        library.refresh()
        library.find_names()
        assert len(library.search("boat")) == 0
        assert len(library.search("ship")) == 30 - ROUNDS
        assert library.search("").counts.person["Mara Tolin"] == 30 - ROUNDS


def change(library: Library, corpus: Path) -> None:
    for number in range(ROUNDS):
        (corpus / f"{number:03}.json").unlink()
        for other in range(ROUNDS + number, 30):
            write(corpus, other, "ship")
        library.refresh(rebuild=number == ROUNDS // 2)
    for number in range(ROUNDS, 30):
        write(corpus, number, "ship")


def name(library: Library) -> None:
    for _ in range(ROUNDS):
        library.find_names()


def look(library: Library, query: str) -> None:
    for _ in range(ROUNDS * 3):
        results = library.search(query)
        assert len(results) <= results.of <= 30
        for row in library.rows(results, 0, 5):
            try:
                article = library.article(row.id)
                library.mentions(row.id)
                library.hits(results, row.id)
                library.candidates(row.id)
            except NoSuchArticleError:
                continue  # it vanished meanwhile, and that was said
            assert "pier" in article.text
