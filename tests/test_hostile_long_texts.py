"""A text of megabytes: found, shown and counted as any other, in bounded time and memory."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from index.library import Library
from index.words import word_spans

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

FILLER = "Grey water lay there and nobody came by. "


@pytest.fixture
def library(tmp_path: Path, quick_finder: object) -> Iterator[Library]:
    del quick_finder
    corpus = tmp_path / "long"
    corpus.mkdir()
    (corpus / "common.txt").write_text(FILLER + "A ferry to Veldra sails. Ferries go. " * 10_000)
    (corpus / "rare.txt").write_text(FILLER * 10_000 + "At last the ferry of Sarbuk came.")
    (corpus / "short.txt").write_text("The ferry rests, and two ferries wait beside it.")
    with Library.open(corpus, index_dir=tmp_path / "index") as opened:
        opened.refresh()
        yield opened


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("ferry", {"common.txt": 20_000, "rare.txt": 1, "short.txt": 2}),
        ("ferries*", {"common.txt": 10_000, "short.txt": 1}),
        ('"ferry to veldra"', {"common.txt": 10_000}),
        ('"ferry of sarbuk came"', {"rare.txt": 1}),
        ("grey ferry", {"common.txt": 20_001, "rare.txt": 10_001}),
    ],
)
def test_rows_of_long_texts_count_all_hits_and_quote_some(
    library: Library,
    query: str,
    expected: dict[str, int],
) -> None:
    results = library.search(query)
    rows = library.rows(results, 0, 10)
    assert {row.id: row.hits for row in rows} == expected
    for row in rows:
        assert 1 <= len(row.snippets) <= 3
        assert all(snippet.marks for snippet in row.snippets)
        _, hits = library.hits(results, row.id)
        assert len(hits) == row.hits


def test_a_row_without_lines_counts_too(library: Library) -> None:
    rows = library.rows(library.search("ferry"), 0, 10, snippets=0)
    assert {row.id: row.hits for row in rows} == {
        "common.txt": 20_000,
        "rare.txt": 1,
        "short.txt": 2,
    }


def test_only_a_part_of_a_long_text_is_cut_into_words(
    library: Library,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    cut: list[int] = []

    def noting(text: str, start: int, end: int) -> Iterator[tuple[str, int, int]]:
        cut.append(end - start)
        return word_spans(text, start, end)

    monkeypatch.setattr("index.engine.hits.word_spans", noting)
    library.rows(library.search("ferry"), 0, 10)
    assert sum(cut) < 40_000
