"""Files that were made to harm, or that the system makes so: what reading them must survive."""

from __future__ import annotations

import hashlib
import os
import sys
from typing import TYPE_CHECKING

import pytest

from index.formats.files import digest_of, open_regular
from index.library import Library

if TYPE_CHECKING:
    from io import BufferedReader
    from pathlib import Path


def test_a_digest_is_that_of_all_bytes(tmp_path: Path) -> None:
    data = os.urandom(1_000) * 3_000
    (tmp_path / "a.txt").write_bytes(data)
    with open_regular(tmp_path / "a.txt") as handle:
        assert digest_of(handle) == hashlib.sha256(data).hexdigest()


@pytest.mark.skipif(sys.platform == "win32", reason="pipes can't be read without waiting there")
def test_a_digest_ends_where_nothing_more_comes_for_now() -> None:
    ours, theirs = os.pipe()
    os.set_blocking(ours, False)
    os.write(theirs, b"begun")
    with os.fdopen(ours, "rb") as handle:
        assert digest_of(handle) == hashlib.sha256(b"begun").hexdigest()
    os.close(theirs)


def test_a_file_too_large_to_be_read_is_not_hashed_either(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("index.formats.kinds.MOST_BYTES", 1_000)
    corpus = tmp_path / "corpus"
    corpus.mkdir()
    (corpus / "large.txt").write_text("words " * 1_000)
    hashed: list[str] = []

    def noted(handle: BufferedReader) -> str:
        hashed.append(handle.name)
        return digest_of(handle)

    monkeypatch.setattr("index.fingerprints.digest_of", noted)
    with Library.open(corpus, index_dir=tmp_path / "index") as library:
        assert [each.path for each in library.refresh().skipped] == ["large.txt"]
        (corpus / "large.txt").touch()
        assert [each.path for each in library.refresh().skipped] == ["large.txt"]
        assert not hashed
        (corpus / "large.txt").write_text("The ferry to Orlen sails again on Monday.\n")
        assert library.refresh().articles == 1


def test_a_title_of_megabytes_is_cut_short(tmp_path: Path) -> None:
    story = "The ferry to Orlen sails again on Monday, said the harbour master.\n"
    (tmp_path / "a.md").write_text(f"---\ntitle: {'T' * 2_000_000}\n---\n{story}")
    with Library.open(tmp_path / "a.md", index_dir=tmp_path / "index") as library:
        library.refresh()
        (article,) = library.articles()
        assert article.title == "T" * 2_000
        assert article.text == story.strip()


@pytest.mark.parametrize("seconds", [0, -1, 2**33, 10**10])
def test_a_file_changed_at_an_impossible_time_costs_nothing(tmp_path: Path, seconds: int) -> None:
    corpus = tmp_path / "corpus"
    corpus.mkdir()
    for name in ("a.txt", "b.txt"):
        (corpus / name).write_text(f"The ferry {name} sails again on Monday.\n")
    try:
        os.utime(corpus / "a.txt", (seconds, seconds))
    except (OSError, OverflowError):
        pytest.skip("this system's files know no such time")
    with Library.open(corpus, index_dir=tmp_path / "index") as library:
        assert library.refresh().articles == 2
        assert library.refresh().unchanged == 2


@pytest.mark.parametrize("date", ["1e999", "-1e999", "1e300", "NaN", "9" * 4_000, "-" + "9" * 400])
def test_a_number_beyond_all_dates_is_no_date(tmp_path: Path, date: str) -> None:
    (tmp_path / "a.json").write_text(f'{{"text": "The ferry sails.", "date": {date}}}')
    with Library.open(tmp_path / "a.json", index_dir=tmp_path / "index") as library:
        library.refresh()
        (article,) = library.articles()
        assert article.date is None
