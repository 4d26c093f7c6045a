"""Files that vanish, close, or lie about themselves: nothing is shown that isn't so any more."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from index.formats import jsonlines, pathnames
from index.formats.faults import UnreadableError
from index.formats.files import open_regular
from index.library import Library
from reader.__main__ import main

if TYPE_CHECKING:
    from io import BufferedReader

    from index.results import Report

TEXT = "The ferry to Orlen sails again on Monday.\n"


@pytest.fixture
def pier(tmp_path: Path) -> Path:
    folder = tmp_path / "pier"
    folder.mkdir()
    for name in ("a.txt", "b.txt"):
        (folder / name).write_text(f"{name}: {TEXT}")
        os.utime(folder / name, ns=(10**18, 10**18))
    return folder


def refreshed(corpus: Path) -> Report:
    with Library.open(corpus) as library:
        return library.refresh()


def told(report: Report) -> dict[str, str]:
    return {item.path: item.reason for item in report.skipped}


def test_a_file_that_vanishes_while_it_is_read(pier: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def vanishing(path: Path) -> BufferedReader:
        if path.name == "a.txt":
            path.unlink(missing_ok=True)
        return open_regular(path)

    monkeypatch.setattr("index.formats.reading.open_regular", vanishing)
    report = refreshed(pier)
    assert report.articles == 1
    assert told(report) == {"a.txt": "no such file"}
    assert told(refreshed(pier)) == {}


def test_a_file_that_closes_takes_its_article_with_it_and_is_told(
    pier: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    assert refreshed(pier).articles == 2
    (pier / "a.txt").chmod(0o000)
    with monkeypatch.context() as patched:

        def refusing(path: Path) -> BufferedReader:
            if path.name == "a.txt":  # as it is for everybody but root
                raise UnreadableError("no permission to read it")
            return open_regular(path)

        patched.setattr("index.formats.reading.open_regular", refusing)
        patched.setattr("index.fingerprints.open_regular", refusing)
        for _ in range(2):
            report = refreshed(pier)
            assert report.articles == 1
            assert told(report) == {"a.txt": "no permission to read it"}
    # The disk that failed works again: nothing about the file has changed.
    report = refreshed(pier)
    assert (report.articles, told(report)) == (2, {})


def test_a_file_of_records_that_breaks_off_is_read_again(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    file = tmp_path / "many.jsonl"
    file.write_text('{"text": "A ferry."}\n' * 5)
    os.utime(file, ns=(10**18, 10**18))
    lines = jsonlines._lines

    def failing(handle: BufferedReader) -> object:
        for number, line in lines(handle):
            if number == 4:
                raise OSError(5, "Input/output error")
            yield number, line

    with monkeypatch.context() as patched:
        patched.setattr(jsonlines, "_lines", failing)
        report = refreshed(file)
        assert (report.articles, told(report)) == (3, {"many.jsonl": "input/output error"})
    report = refreshed(file)
    assert (report.articles, told(report)) == (5, {})


@pytest.mark.skipif(
    not hasattr(os, "geteuid") or os.geteuid() != 0 or not shutil.which("setpriv"),
    reason="needs root, to become somebody else",
)
def test_files_and_folders_without_rights_are_told(pier: Path) -> None:
    (pier / "closed").mkdir()
    (pier / "closed" / "c.txt").write_text(TEXT)
    (pier / "closed").chmod(0o000)
    (pier / "a.txt").chmod(0o000)
    code = (
        "import os, sys; from pathlib import Path; from index.formats import walk, read, reading\n"
        "from index.article import Skipped\n"
        "list(read(next(file for file in walk(Path(sys.argv[1])) if 'b.txt' in str(file))))\n"
        "os.setuid(65534)\n"  # after all that reads is loaded: this user may not see where it is
        "for file in walk(Path(sys.argv[1])):\n"
        "    for item in [file] if isinstance(file, Skipped) else read(file):\n"
        "        print(item if isinstance(item, Skipped) else item.id)\n"
    )
    for folder in (*pier.parents, pier):
        if folder.stat().st_uid == 0 and folder != Path("/") and "pytest" in str(folder):
            folder.chmod(0o755)
    done = subprocess.run(
        [sys.executable, "-c", code, str(pier)], capture_output=True, text=True, check=True
    )
    (pier / "closed").chmod(0o700)
    assert done.stdout.splitlines() == [
        "Skipped(path='a.txt', reason='no permission to read it')",
        "b.txt",
        "Skipped(path='closed', reason=\"folder can't be read: no permission to read it\")",
    ]


def test_a_change_that_keeps_size_and_time_is_seen_by_the_time_of_the_system(pier: Path) -> None:
    assert refreshed(pier).articles == 2
    file = pier / "a.txt"
    before = file.stat()
    time_of_change = before.st_ctime_ns
    while file.stat().st_ctime_ns == time_of_change:  # a coarse clock may not have moved yet
        file.write_text(file.read_text().replace("Orlen", "Olren"))
        os.utime(file, ns=(before.st_atime_ns, before.st_mtime_ns))
    report = refreshed(pier)
    assert (report.changed, report.unchanged) == (1, 1)
    with Library.open(pier) as library:
        assert len(library.search("Olren")) == 1


@pytest.mark.parametrize("years", [-40, 40])
def test_a_clock_that_is_set_elsewhere_costs_nothing(
    pier: Path,
    monkeypatch: pytest.MonkeyPatch,
    years: int,
) -> None:
    assert refreshed(pier).articles == 2
    away = years * 365 * 86_400
    real, real_ns = time.time, time.time_ns
    with monkeypatch.context() as patched:
        patched.setattr(time, "time", lambda: real() + away)
        patched.setattr(time, "time_ns", lambda: real_ns() + away * 10**9)
        assert refreshed(pier).unchanged == 2
        (pier / "c.txt").write_text(f"c: {TEXT}")
        os.utime(pier / "c.txt", (real() + away, real() + away))
        assert (refreshed(pier).articles, refreshed(pier).unchanged) == (3, 3)
        (pier / "a.txt").write_text("a.txt: nothing sails.\n")
        os.utime(pier / "a.txt", (real() + 2 * away, real() + 2 * away))
        assert refreshed(pier).changed == 1
    assert refreshed(pier).unchanged == 3
    with Library.open(pier) as library:
        assert len(library.search("nothing")) == 1


def test_no_name_at_all_is_no_folder(
    capsys: pytest.CaptureFixture[str],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.txt").write_text(TEXT)
    for arguments in (["index", ""], ["search", "", "ferry"], ["index", ".", "--index-dir", ""]):
        assert main(arguments) == 2
        out, err = capsys.readouterr()
        assert out == ""
        assert "It is empty: name a folder or a file." in err
        assert len(err.splitlines()) == 2


def test_names_of_files_are_shown_whatever_bytes_they_have(pier: Path) -> None:
    names = [b"\xff.txt", b"new\nline.txt", b"\x1b]0;x\x07.txt", "\u202eltr.txt".encode()]
    names += [b"[b]x[sic].txt", b"back\\slash.txt", b"x" * 251 + b".txt", b"#5.txt", b"-dash.txt"]
    for name in names:
        with open(os.path.join(os.fsencode(pier), name), "wb") as file:  # noqa: PTH118, PTH123  bytes
            file.write(name.replace(b"\xff", b"") + b" " + TEXT.encode())
    with Library.open(pier) as library:
        report = library.refresh()
        assert (report.articles, report.skipped) == (2 + len(names), ())
        for article in library.articles():
            assert article.id.isprintable()
            assert library.resolve(article.id) == article.id
            assert "sails again" in library.raw(article.id)
            assert pathnames.printable(article.id).count("\n") == 0
        assert len(library.search("ferry")) == 2 + len(names)
