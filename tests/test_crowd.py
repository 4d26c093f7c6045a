"""Several at once on one corpus, full disks, homes that can't be written to, clocks set back."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from textwrap import dedent
from typing import TYPE_CHECKING, Any

import pytest

from benchmarks.articles import made_up
from index.library import Library
from reader.__main__ import main

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.conftest import QuickFinder

    Answers = Callable[..., str]

NEEDS_TERMINALS = pytest.mark.skipif(sys.platform == "win32", reason="has no pseudo-terminals")
COLUMNS, ROWS = 100, 30
_QUIET = 0.4
FILES = 20

CLOSING = """
import sys, threading
from pathlib import Path
from index.catalogue.store import Store

store = Store(Path(sys.argv[1]))
store.prepare()
done = threading.Event()

def read():
    while not done.is_set():
        store.rows("SELECT key, value FROM meta UNION ALL SELECT name, sql FROM sqlite_master")

for _ in range(60):
    done.clear()
    threads = [threading.Thread(target=read) for _ in range(3)]
    for thread in threads:
        thread.start()
    for _ in range(20):
        store.close()
        store.rows("SELECT 1")
    done.set()
    for thread in threads:
        thread.join()
"""


@pytest.fixture
def crowd(tmp_path: Path) -> Path:
    """Return a corpus of small files."""
    folder = tmp_path / "crowd"
    folder.mkdir()
    for number, article in enumerate(made_up(FILES)):
        text = f"{article.title}\n\n{article.text}\n"
        (folder / f"{number:02}.txt").write_text(text, "utf-8")
    return folder


@pytest.fixture(autouse=True)
def _plain_names(monkeypatch: pytest.MonkeyPatch) -> None:
    """Find names by rules: a model would be most of the time that all of this takes."""
    monkeypatch.setenv("CORPUS_READER_RECOGNISER", "plain")


def started(*arguments: object, limit: str = "") -> subprocess.Popen[str]:
    """Start a command, under a limit of the shell's if there is to be one."""
    command = [sys.executable, "-m", "reader", *map(str, arguments)]
    if limit:
        command = ["sh", "-c", f'ulimit {limit}; exec "$@"', "sh", *command]
    pipes: dict[str, Any] = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
    return subprocess.Popen(command, text=True, stdin=subprocess.DEVNULL, **pipes)


def ended(process: subprocess.Popen[str]) -> tuple[int, str, str]:
    out, err = process.communicate(timeout=120)
    return process.returncode, out, err


@pytest.fixture
def answers(capsys: pytest.CaptureFixture[str]) -> Answers:
    """Return what all articles and a search of them tell, but for the time it took."""

    def told(corpus: Path, *options: object) -> str:
        for command in (["show", corpus], ["search", corpus, "", "--limit", 0]):
            assert main([str(part) for part in (*command, "--json", "--quiet", *options)]) == 0
        out, err = capsys.readouterr()
        assert not err
        return re.sub(r'"took_ms": [\d.]+', "", out)

    return told


def faults() -> list[str]:
    """Return what stands in the log of faults."""
    log = os.path.join(os.environ["XDG_STATE_HOME"], "corpus-reader", "faults.log")  # noqa: PTH118
    if not os.path.exists(log):  # noqa: PTH110
        return []
    with open(log, encoding="utf-8") as file:  # noqa: PTH123
        return file.readlines()


def test_a_catalogue_is_closed_while_threads_read_it(tmp_path: Path) -> None:
    # In a process of its own: what went wrong here was a segmentation fault.
    command = [sys.executable, "-c", dedent(CLOSING), str(tmp_path / "catalogue.sqlite")]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")


@NEEDS_TERMINALS
def test_two_readers_and_commands_at_once(crowd: Path, tmp_path: Path, answers: Answers) -> None:
    from benchmarks.terminal import Terminal

    command = [sys.executable, "-m", "reader", str(crowd)]
    readers = [Terminal(command, columns=COLUMNS, rows=ROWS) for _ in range(2)]
    try:
        commands = [
            started("search", crowd, "the", "--json"),
            started("index", crowd, "--rebuild", "--json"),
        ]
        (crowd / "00.txt").unlink()
        (crowd / "01.txt").write_text("A new title\n\nThe ferry left at nine.\n", "utf-8")
        seen = [reader.watch(0.5) for reader in readers]
        (crowd / "new.txt").write_text("Another title\n\nIt came back at ten.\n", "utf-8")
        for code, _, told in map(ended, commands):
            assert (code, "Traceback" in told) == (0, False)
        seen += [reader.settled(_QUIET, 20) for reader in readers]
        assert answers(crowd) == answers(crowd, "--index-dir", tmp_path / "apart")
    finally:
        codes = [reader.end() for reader in readers]
    assert codes == [0, 0]
    assert not any(b"Traceback" in painted for painted in seen)
    assert faults() == []


@NEEDS_TERMINALS
def test_what_a_full_disk_broke_off_goes_on_when_there_is_room(
    crowd: Path, tmp_path: Path, answers: Answers
) -> None:
    code, out, err = ended(started("search", crowd, "the", limit="-f 16"))
    assert (code, out) == (2, "")
    assert err.startswith("corpus-reader: The index in ")
    assert len(err.splitlines()) == 2
    assert answers(crowd) == answers(crowd, "--index-dir", tmp_path / "apart")
    assert faults() == []


def test_a_home_that_cannot_be_written_to_is_told(
    crowd: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, answers: Answers
) -> None:
    home = tmp_path / "home"
    home.write_text("not a folder", "utf-8")
    for variable in ("XDG_CACHE_HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME"):
        monkeypatch.setenv(variable, str(home / "own"))
    monkeypatch.delenv("CORPUS_READER_INDEX_DIR")
    code, out, err = ended(started("search", crowd, "the"))
    assert (code, out) == (2, "")
    assert err.startswith("corpus-reader: The index can't be kept in ")
    assert "--index-dir" in err
    assert f'"total": {FILES}' in answers(crowd, "--index-dir", tmp_path / "apart")


def test_a_file_of_the_future_is_read_when_it_changes(crowd: Path) -> None:
    file, then = crowd / "00.txt", 4_000_000_000
    os.utime(file, (then, then))
    with Library.open(crowd) as library:
        assert library.refresh().added == FILES
        old = file.read_bytes()
        file.write_bytes(old.replace(b"e", b"a"))
        os.utime(file, (then, then))
        report = library.refresh()
        assert (report.changed, report.unchanged) == (1, FILES - 1)
        assert library.refresh().unchanged == FILES


def test_nothing_depends_on_a_clock_that_goes_forward(
    crowd: Path, monkeypatch: pytest.MonkeyPatch, quick_finder: QuickFinder
) -> None:
    del quick_finder
    year = 365 * 24 * 3_600
    with Library.open(crowd) as library:
        library.refresh()
    monkeypatch.setattr("time.time", lambda: 1.0 * year)
    monkeypatch.setattr("time.time_ns", lambda: year * 10**9)
    with Library.open(crowd) as library:
        (crowd / "00.txt").write_text("A title\n\nThe ferry left at nine.\n", "utf-8")
        (crowd / "01.txt").unlink()
        report = library.refresh()
        assert (report.changed, report.removed, report.unchanged) == (1, 1, FILES - 2)
        assert library.find_names()
        assert len(library.search("ferry")) == 1
