"""The sources of articles, one or all of them: each file is read once, whatever it holds."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from index.errors import NoSuchArticleError
from index.formats import sourcing
from index.formats.files import open_regular
from index.library import Library
from reader.__main__ import main

if TYPE_CHECKING:
    from io import BufferedReader
    from pathlib import Path


def write_lines(file: Path, number: int) -> None:
    lines = [json.dumps({"text": f"The ferry of pier {n} sails."}) for n in range(1, number + 1)]
    file.write_text("\n".join(lines), encoding="utf-8")


def test_all_records_of_a_file_are_had_by_reading_it_once(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    corpus = tmp_path / "pier"
    corpus.mkdir()
    write_lines(corpus / "a.jsonl", 200)
    (corpus / "b.txt").write_text("The ferry rests.\n")
    (corpus / "c.json").write_text('[{"text": "One."}, {"text": "Two."}]')
    opened: list[str] = []

    def noting(path: Path) -> BufferedReader:
        opened.append(path.name)
        return open_regular(path)

    monkeypatch.setattr(sourcing, "open_regular", noting)
    assert main(["index", str(corpus), "--no-names"]) == 0
    opened.clear()
    capsys.readouterr()
    assert main(["show", str(corpus), "--raw"]) == 0
    told = capsys.readouterr().out.split("\n")
    assert opened == ["a.jsonl", "b.txt", "c.json"]
    assert [line for line in told if "of pier" in line] == (
        (corpus / "a.jsonl").read_text().split("\n")
    )
    assert "The ferry rests." in told
    assert sum('"text": "' in line for line in told) == 202


def test_sources_in_any_order(tmp_path: Path) -> None:
    write_lines(tmp_path / "a.jsonl", 12)
    (tmp_path / "b.txt").write_text("The ferry rests.\n")
    with Library.open(tmp_path, index_dir=tmp_path / "index") as library:
        library.refresh()
        known = {str(article.id): article for article in library.articles()}
        for order in (
            ["a.jsonl#12", "a.jsonl#2", "a.jsonl#2", "a.jsonl#11"],
            ["b.txt", "b.txt", "a.jsonl#1", "b.txt", "a.jsonl#3"],
        ):
            wanted = [known[name] for name in order]
            sources = list(library.raws(wanted))
            assert sources == [library.raw(article.id) for article in wanted]
        assert list(library.raws([])) == []


def test_a_record_that_is_gone_is_told_by_its_name(tmp_path: Path) -> None:
    write_lines(tmp_path / "a.jsonl", 3)
    with Library.open(tmp_path, index_dir=tmp_path / "index") as library:
        library.refresh()
        articles = list(library.articles())
        write_lines(tmp_path / "a.jsonl", 2)
        sources = library.raws(articles)
        assert len([next(sources), next(sources)]) == 2
        with pytest.raises(NoSuchArticleError, match=r"a\.jsonl#3 can't be shown: no line 3"):
            next(sources)


@pytest.mark.parametrize("depth", [300, 900, 960, 975, 985])
def test_a_deep_record_is_shown_or_told(tmp_path: Path, depth: int) -> None:
    deep = "[" * depth + "]" * depth
    (tmp_path / "a.json").write_text(f'[{{"text": "The ferry sails.", "more": {deep}}}]')
    with Library.open(tmp_path / "a.json", index_dir=tmp_path / "index") as library:
        library.refresh()
        for article in library.articles():
            try:
                assert "The ferry sails." in library.raw(article.id)
            except NoSuchArticleError as fault:
                assert "nested too deeply" in fault.message  # noqa: PT017  either will do
