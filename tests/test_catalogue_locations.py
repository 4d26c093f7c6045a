"""An index is only kept in, and opened from, a folder that is ours alone."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from index.errors import CorpusError, NotOurIndexError
from index.library import Library
from index.locations import MARKER, claim, folder_name, index_folder

posix = pytest.mark.skipif(os.name != "posix", reason="no owners and modes on this platform")


def test_a_new_folder_is_made_and_closed_to_others(tmp_path: Path) -> None:
    folder = index_folder(tmp_path / "corpus", tmp_path / "new" / "indexes")
    assert folder.parent == tmp_path / "new" / "indexes"
    assert (folder / MARKER).is_file()
    if os.name == "posix":
        assert folder.stat().st_mode & 0o777 == 0o700
        assert folder.parent.stat().st_mode & 0o777 == 0o700


def test_an_empty_folder_is_taken(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir(mode=0o755)
    claim(tmp_path / "empty")
    claim(tmp_path / "empty")
    assert (tmp_path / "empty" / MARKER).is_file()


def test_a_folder_with_other_things_in_it_is_refused(tmp_path: Path) -> None:
    (tmp_path / "thesis.txt").write_text("mine")
    with pytest.raises(NotOurIndexError, match="holds files"):
        index_folder(tmp_path / "corpus", tmp_path)
    assert [entry.name for entry in tmp_path.iterdir()] == ["thesis.txt"]


@posix
@pytest.mark.parametrize("mode", [0o755, 0o770, 0o707])
def test_a_folder_that_others_can_enter_is_refused(tmp_path: Path, mode: int) -> None:
    corpus = tmp_path / "corpus"
    corpus.mkdir()
    folder = index_folder(corpus, tmp_path / "indexes")
    folder.chmod(mode)
    with pytest.raises(NotOurIndexError, match="open to other users"):
        Library.open(corpus, index_dir=tmp_path / "indexes")


@posix
def test_a_folder_of_another_user_is_refused(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    index_folder(tmp_path / "corpus", tmp_path / "indexes")
    monkeypatch.setattr("index.locations.os.getuid", lambda: 12345)
    with pytest.raises(NotOurIndexError, match="another user"):
        index_folder(tmp_path / "corpus", tmp_path / "indexes")


def test_a_file_in_the_way_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(CorpusError, match="can't be kept"):
        index_folder(tmp_path / "corpus", tmp_path / "file" / "indexes")


def test_two_corpora_of_one_name_have_two_folders(tmp_path: Path) -> None:
    one, other = tmp_path / "a" / "news", tmp_path / "b" / "news"
    assert folder_name(one) != folder_name(other)
    assert folder_name(one).startswith("news-")
    assert folder_name(one) == folder_name(tmp_path / "a" / ".." / "a" / "news")


@pytest.mark.parametrize("name", ["-rf", "…", "a/b\n\x1b[2J", "\udcff", "x" * 300])
def test_any_name_gives_a_plain_folder(name: str) -> None:
    made = folder_name(Path("/") / name)
    assert made.isascii()
    assert made.replace("-", "").isalnum()
    assert not made.startswith("-")
    assert len(made) < 60
