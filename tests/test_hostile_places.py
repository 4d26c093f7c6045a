"""Where an index can't be written, isn't ours, or the disk is full: said, and nothing is lost."""

from __future__ import annotations

import errno
import json
import os
import subprocess
import sys
import threading
from typing import TYPE_CHECKING, Any

import pytest

from index.errors import CorpusError, NotOurIndexError
from index.library import Library
from reader.__main__ import main

if TYPE_CHECKING:
    from pathlib import Path

    from index.catalogue import Catalogue
    from index.results import Progress

needs_posix = pytest.mark.skipif(os.name != "posix", reason="owners and limits are POSIX's")


def ids(library: Library, query: str) -> list[str]:
    results = library.search(query)
    return [row.id for row in library.rows(results, 0, len(results))]


# Read-only


def unwritable(monkeypatch: pytest.MonkeyPatch) -> None:
    """Make the system say what it says on a disk that is read-only, to root as well."""
    access = os.access

    def denying(path: Any, mode: int, **rest: Any) -> bool:
        return not mode & os.W_OK and access(path, mode, **rest)

    monkeypatch.setattr(os, "access", denying)


def snapshot(folder: Path) -> dict[Path, tuple[int, int]]:
    found = (path for path in folder.rglob("*") if path.is_file())
    return {path: (path.stat().st_size, path.stat().st_mtime_ns) for path in found}


def test_an_index_that_cannot_be_written_is_searched_as_it_is(
    corpus: Path,
    quick_finder: object,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    del quick_finder
    with Library.open(corpus) as library:
        library.refresh()
        library.find_names()
    before = snapshot(library._folder)
    (corpus / "late.json").write_text('{"text": "A ferry came late."}')
    unwritable(monkeypatch)
    with Library.open(corpus) as library:
        report = library.refresh()
        assert (report.articles, report.unchanged, report.elsewhere) == (4, 4, False)
        assert report.stale is not None
        assert "isn't seen" in report.stale
        assert library.find_names()
        assert len(ids(library, "ferry")) == 3
        (article, *_) = library.articles()
        assert library.mentions(article.id) or library.names()
        library.candidates(article.id)
    assert snapshot(library._folder) == before
    assert main(["search", str(corpus), "ferry"]) == 0
    assert "isn't seen" in capsys.readouterr().err


@pytest.mark.parametrize("variable", ["CORPUS_READER_INDEX_DIR", "XDG_CACHE_HOME"])
def test_a_home_that_cannot_be_written_is_told(
    corpus: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    variable: str,
) -> None:
    (tmp_path / "file").touch()
    monkeypatch.delenv("CORPUS_READER_INDEX_DIR")
    monkeypatch.setenv(variable, str(tmp_path / "file" / "cache"))
    assert main(["search", str(corpus), "ferry"]) == 2
    cause, remedy = capsys.readouterr().err.splitlines()
    assert "can't be kept in" in cause
    assert "--index-dir" in remedy
    assert "CORPUS_READER_INDEX_DIR" in remedy


# Whose it is


@needs_posix
@pytest.mark.parametrize("name", ["catalogue.sqlite", "text-*"])
def test_what_another_user_put_into_the_folder_is_not_opened(corpus: Path, name: str) -> None:
    if os.geteuid() != 0:
        pytest.skip("only root can give a file away")
    with Library.open(corpus) as library:
        library.refresh()
        (there,) = library._folder.glob(name)
    os.chown(there, 12345, 12345)
    with pytest.raises(NotOurIndexError, match=there.name):
        Library.open(corpus)


@needs_posix
def test_a_link_in_the_place_of_the_catalogue_is_not_followed(corpus: Path, tmp_path: Path) -> None:
    with Library.open(corpus) as library:
        library.refresh()
        file = library._folder / "catalogue.sqlite"
    file.rename(tmp_path / "elsewhere")
    file.symlink_to(tmp_path / "elsewhere")
    with pytest.raises(NotOurIndexError, match="leads elsewhere"):
        Library.open(corpus)


# A full disk


_LIMITED = """
import resource, sys
limit = int(sys.argv.pop(1))
resource.setrlimit(resource.RLIMIT_FSIZE, (limit, resource.RLIM_INFINITY))
from reader.__main__ import main
sys.exit(main(sys.argv[1:]))
"""


@needs_posix
@pytest.mark.parametrize("limit", [0, 30, 3_000, 20_000, 60_000, 130_000])
def test_a_full_disk_is_told_and_the_next_start_goes_on(tmp_path: Path, limit: int) -> None:
    corpus = tmp_path / "many"
    corpus.mkdir()
    for number in range(40):
        text = f"The ferry of pier{number} sails, and {' '.join(f'word{n}' for n in range(200))}."
        (corpus / f"{number:02}.json").write_text(json.dumps({"title": "T", "text": text}))
    command = [sys.executable, "-c", _LIMITED, str(limit), "index", str(corpus), "--no-names"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 2, done.stderr
    cause, remedy = done.stderr.splitlines()
    assert "fault of the program" not in cause
    assert "index" in cause
    assert remedy
    with Library.open(corpus) as library:
        assert library.refresh().articles == 40
        assert len(ids(library, "ferry")) == 40
        assert ids(library, "pier7") == ["07.json"]


@pytest.mark.parametrize("where", ["_write_state", "apply"])
def test_a_disk_that_fills_up_while_the_text_index_is_written(
    corpus: Path,
    monkeypatch: pytest.MonkeyPatch,
    where: str,
) -> None:
    with Library.open(corpus) as library:
        library.refresh()
    (corpus / "late.json").write_text('{"text": "A ferry came late."}')

    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    with monkeypatch.context() as patched:
        patched.setattr(f"index.engine.whoosh_engine.WhooshEngine.{where}", full)
        with (
            Library.open(corpus) as library,
            pytest.raises(CorpusError, match="No space left on device") as told,
        ):
            library.refresh()
        assert "Nothing that was read is lost" in told.value.hint
    with Library.open(corpus) as library:
        assert library.refresh().articles == 5
        assert len(ids(library, "ferry")) == 4


# An index made anew


def test_a_search_during_a_rebuild_finds_what_there_was(
    corpus: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    seen: list[list[str]] = []
    with Library.open(corpus) as other, Library.open(corpus) as library:
        other.refresh()
        expected = ids(other, "ferry")

        def looking(_: Progress) -> None:
            thread = threading.Thread(target=lambda: seen.append(ids(other, "ferry")))
            thread.start()
            thread.join()

        monkeypatch.setattr("index.refresh._FIRST_BATCH", 1)
        report = library.refresh(rebuild=True, progress=looking)
        assert (report.added, report.articles) == (4, 4)
        assert ids(other, "ferry") == expected
    assert len(seen) > 1
    assert all(found == expected for found in seen)


def test_a_rebuild_that_is_called_off_or_dies_changes_nothing(
    corpus: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    with Library.open(corpus) as library:
        library.refresh()
        expected = ids(library, "ferry")
        report = library.refresh(rebuild=True, cancelled=lambda: True)
        assert (report.cancelled, report.articles) == (True, 4)
        assert ids(library, "ferry") == expected

        def dying(_: Catalogue, __: Path) -> None:
            raise KeyboardInterrupt

        with monkeypatch.context() as patched:
            patched.setattr("index.catalogue.Catalogue.take_over", dying)
            with pytest.raises(KeyboardInterrupt):
                library.refresh(rebuild=True)
        assert ids(library, "ferry") == expected
        (library._folder / "rebuild.sqlite").write_bytes(b"left behind")
        assert library.refresh(rebuild=True).added == 4
        assert ids(library, "ferry") == expected
        left = {path.name.partition("-")[0] for path in library._folder.iterdir()}
    assert "rebuild.sqlite" not in left
