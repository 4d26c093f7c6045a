"""A text of megabytes: found, shown and counted as any other, in bounded time and memory."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from index.extent import end_of
from index.library import Library
from index.words import word_spans

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.conftest import QuickFinder

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
        for found in word_spans(text, start, end):
            cut.append(found[2] - found[1])
            yield found

    monkeypatch.setattr("index.engine.hits.word_spans", noting)
    library.rows(library.search("ferry"), 0, 10)
    assert sum(cut) < 40_000


def test_an_endless_text_is_read_closely_so_far_and_that_is_told(
    tmp_path: Path,
    quick_finder: QuickFinder,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("index.extent.CLOSELY", 2_000)
    corpus = tmp_path / "endless"
    corpus.mkdir()
    near, far = "On 3 May 2024 Mara Tolin came.", "On 9 June 2025 Ola Brink left."
    (corpus / "endless.txt").write_text(f"{near} {FILLER * 100}{far}")
    (corpus / "paragraphs.txt").write_text(f"{near}\n\n" + f"{FILLER * 9}\n\n" * 12 + far)
    (corpus / "short.txt").write_text(f"{near} {far}")
    with Library.open(corpus, index_dir=tmp_path / "index") as library:
        skipped = library.refresh().skipped
        assert [item.path for item in skipped] == ["endless.txt", "paragraphs.txt"]
        assert all("only in part" in item.reason for item in skipped)
        library.find_names()
        assert max(map(len, quick_finder.asked)) <= 2_000
        for article in library.articles():
            is_short = article.id == "short.txt"
            names = {mention.name for mention in library.mentions(article.id)}
            assert ("Mara Tolin" in names, "Ola Brink" in names) == (True, is_short)
            dates = [mention.date for mention in library.dates(article)]
            assert dates == ["2024-05-03", "2025-06-09"][: 1 + is_short]
            assert "Ola Brink left." in article.text
            library.candidates(article.id)
            comparison = library.compare(article.id, article.id)
            assert comparison.sentences_a
            assert comparison.sentences_a[-1].end <= 2_000
            assert comparison.in_part != is_short
        assert len(library.search('"ola brink left"')) == 3


@pytest.mark.parametrize("text", ["x" * 5_000, "x " * 2_500, "x\n\n" * 2_000, "🛳" * 5_000])
def test_what_is_read_closely_ends_between_words(
    text: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("index.extent.CLOSELY", 1_000)
    end = end_of(text)
    assert 500 <= end <= 1_000
    assert end == 1_000 or text[end].isspace()
    assert end_of(text[:1_000]) == 1_000


def test_who_stops_the_finding_of_names_does_not_wait_for_a_merging(
    tmp_path: Path,
    quick_finder: QuickFinder,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    file = tmp_path / "many.jsonl"
    lines = [f'{{"text": "Pier {n} is Mara Tolin\'s, said Ola Brink."}}' for n in range(100)]
    file.write_text("\n".join(lines))
    merged: list[int] = []
    with Library.open(file, index_dir=tmp_path / "index") as library:
        library.refresh()
        monkeypatch.setattr("index.naming.Naming._merge_now_and_then", lambda _: merged.append(1))
        assert not library.find_names(cancelled=lambda: len(quick_finder.asked) >= 40)
        assert not merged
        assert library.overview().names_done == 40
        assert library.find_names()
        assert len(quick_finder.asked) == 100
