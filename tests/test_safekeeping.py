from __future__ import annotations

import os
import stat
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from index.errors import CorpusError
from index.whole import write_new, write_whole

if TYPE_CHECKING:
    from collections.abc import Callable

POSIX = pytest.mark.skipif(sys.platform == "win32", reason="rights are told otherwise there")
NO_ROOT = pytest.mark.skipif(
    sys.platform == "win32" or os.geteuid() == 0, reason="root may write anywhere"
)


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=30)
@given(st.text(st.characters(exclude_categories=["Cs"])), st.text("ab\r\n"))
def test_what_is_written_is_what_is_read(tmp_path: Path, first: str, second: str) -> None:
    file = tmp_path / "kept.txt"
    for text in (first, second):
        write_whole(file, text)
        assert file.read_bytes().decode() == text
    assert [entry.name for entry in tmp_path.iterdir()] == ["kept.txt"]


@POSIX
@pytest.mark.parametrize("write", [write_whole, write_new])
def test_a_file_and_the_folders_made_for_it_are_its_users_alone(
    tmp_path: Path, write: Callable[[Path, str], None]
) -> None:
    file = tmp_path / "one" / "two" / "kept.txt"
    write(file, "mine")
    assert [mode(path) for path in (file, file.parent, file.parent.parent)] == [
        0o600,
        0o700,
        0o700,
    ]


def test_a_new_file_never_replaces_one(tmp_path: Path) -> None:
    file = tmp_path / "kept.txt"
    file.write_text("first", encoding="utf-8")
    with pytest.raises(CorpusError, match="already"):
        write_new(file, "second")
    assert file.read_text(encoding="utf-8") == "first"
    assert list(tmp_path.iterdir()) == [file]


def test_a_new_file_does_not_replace_one_that_came_meanwhile(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "kept.txt"
    monkeypatch.setattr(os.path, "lexists", lambda _: False)
    file.write_text("first", encoding="utf-8")
    with pytest.raises(CorpusError, match="already"):
        write_new(file, "second")
    assert file.read_text(encoding="utf-8") == "first"
    assert list(tmp_path.iterdir()) == [file]


@POSIX
def test_a_new_file_does_not_go_where_a_link_leads(tmp_path: Path) -> None:
    link = tmp_path / "link.txt"
    link.symlink_to(tmp_path / "elsewhere.txt")
    with pytest.raises(CorpusError, match="already"):
        write_new(link, "text")
    assert not (tmp_path / "elsewhere.txt").exists()


@POSIX
def test_a_link_stays_a_link(tmp_path: Path) -> None:
    kept = tmp_path / "kept.txt"
    kept.write_text("first", encoding="utf-8")
    link = tmp_path / "link.txt"
    link.symlink_to(kept)
    write_whole(link, "second")
    assert link.is_symlink()
    assert kept.read_text(encoding="utf-8") == "second"


@pytest.mark.skipif(sys.platform == "win32", reason="there are no named pipes in folders")
def test_what_a_link_leads_to_that_is_no_file_is_left_alone(tmp_path: Path) -> None:
    pipe, link = tmp_path / "pipe", tmp_path / "link.txt"
    os.mkfifo(pipe)
    link.symlink_to(pipe)
    with pytest.raises(CorpusError, match=r"link\.txt can't be written: it leads to a device"):
        write_whole(link, "text")
    assert pipe.is_fifo()
    assert sorted(tmp_path.iterdir()) == [link, pipe]


@pytest.mark.parametrize("write", [write_whole, write_new])
def test_without_hard_links_it_is_written_too(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, write: Callable[[Path, str], None]
) -> None:
    def refuse(*_: object) -> None:
        raise PermissionError

    monkeypatch.setattr(os, "link", refuse)
    write(tmp_path / "kept.txt", "text")
    assert [entry.name for entry in tmp_path.iterdir()] == ["kept.txt"]


@pytest.mark.parametrize("step", ["fsync", "replace"])
def test_what_was_there_outlives_a_fault(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    file = tmp_path / "kept.txt"
    write_whole(file, "first")
    monkeypatch.setattr({"fsync": os, "replace": Path}[step], step, full)
    with pytest.raises(CorpusError, match="No space left on device"):
        write_whole(file, "second")
    assert file.read_text(encoding="utf-8") == "first"
    assert list(tmp_path.iterdir()) == [file]


@NO_ROOT
def test_a_folder_that_may_not_be_written_to_is_told(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    try:
        with pytest.raises(CorpusError, match="Permission denied"):
            write_whole(tmp_path / "kept.txt", "text")
    finally:
        tmp_path.chmod(0o700)


@pytest.mark.parametrize("write", [write_whole, write_new])
def test_a_file_on_the_way_is_told(tmp_path: Path, write: Callable[[Path, str], None]) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    with pytest.raises(CorpusError, match="can't be written"):
        write(tmp_path / "file" / "kept.txt", "text")


def test_what_a_killed_writer_left_is_removed_when_it_is_old(tmp_path: Path) -> None:
    file = tmp_path / "kept.txt"
    names = (".kept.txt.a.tmp", ".kept.txt.b.tmp", ".other.txt.c.tmp", ".kept.txt")
    old, young, others, own = (tmp_path / name for name in names)
    for stray in (old, young, others, own):
        stray.write_text("half", "utf-8")
        if stray != young:
            os.utime(stray, (0, 0))
    write_whole(file, "whole")
    assert set(tmp_path.iterdir()) == {young, others, own, file}
