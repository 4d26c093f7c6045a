from __future__ import annotations

from typing import TYPE_CHECKING

from benchmarks.opening import opened, run_on
from index.library import Library

if TYPE_CHECKING:
    from pathlib import Path

    import pytest


def test_opening_is_told_step_by_step(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    corpus, indexes = tmp_path / "few" / "corpus", tmp_path / "indexes"
    corpus.mkdir(parents=True)
    (corpus / "one.txt").write_text("A ferry\n\nIt came to the pier on Monday.", "utf-8")
    with Library.open(corpus, index_dir=indexes) as library:
        library.refresh()
    taken = opened(corpus, indexes)
    assert 0 < taken.searchable < taken.listed < taken.stories
    run_on(corpus, indexes, rounds=1)
    told = capsys.readouterr().out
    assert "Opening few" in told
    assert [line.split("|")[1].strip() for line in told.splitlines() if "ms" in line] == [
        "with imports",
        "again",
    ]
