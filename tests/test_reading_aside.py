"""Files read by other processes: the same comes of them, and one that harms costs only itself."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from index.article import Article, Skipped
from index.formats import SourceFile, aside, hands, walk
from index.formats.aside import Aside, read_here, reader_of
from index.formats.mapping import GUESSED, Mapping
from index.library import Library

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

PAGE = "<html><body><p>{}</p></body></html>"
DYING = """
import os, re, sys
from index.formats import worker
real = worker.read

def read(file, **how):
    items = real(file, **how)
    if "once" in file.relative and not os.path.exists(sys.argv[1]):
        open(sys.argv[1], "w").close()
        yield next(items)
        os.kill(os.getpid(), 9)
    if "twice" in file.relative:
        yield next(items)
        os.kill(os.getpid(), 9)
    if "endless" in file.relative:
        worker.LONGEST = 1.0
        yield next(items)
        re.match("(a|a)*b", "a" * 90)
    yield from items

worker.read = read
worker._AT_ONCE = 1
worker.main()
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "many"
    made.mkdir()
    for n in range(30):
        words = f"The ferry {n} sails from Veldra at noon, as it has for many years. " * (n + 1)
        (made / f"{n:02}.html").write_text(PAGE.format(words))
    (made / "records.jsonl").write_text(
        "".join(json.dumps({"kicker": f"No {n}", "text": f"Text {n}."}) + "\n" for n in range(500))
        + "{broken\n"
    )
    (made / "photo.txt").write_bytes(b"\0\1")
    return made


@pytest.fixture
def dying(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Have processes that die of files that are called so."""
    command = (sys.executable, "-P", "-c", DYING, str(tmp_path / "died"))
    monkeypatch.setattr(hands, "COMMAND", command)
    monkeypatch.setattr(hands, "LONGEST", 1.0)


def files_of(folder: Path) -> list[SourceFile]:
    return [found for found in walk(folder) if isinstance(found, SourceFile)]


def guessed(_: str) -> Mapping:
    return GUESSED


def never() -> bool:
    return False


def nothing(_: int) -> None:
    pass


def read(file: SourceFile, mapping: Mapping = GUESSED) -> Iterator[Article | Skipped]:
    return read_here(file, cancelled=never, passed=nothing, mapping=mapping)


def read_aside(
    files: list[SourceFile], processes: int, mapping: Mapping = GUESSED
) -> Iterator[list[Article | Skipped]]:
    with Aside(files, lambda _: mapping, processes) as reader:
        for file in files:
            yield list(reader.read(file, cancelled=never, passed=nothing, mapping=mapping))


@pytest.mark.parametrize("processes", [1, 3])
def test_the_same_comes_of_files_in_the_same_order(folder: Path, processes: int) -> None:
    files = files_of(folder)
    said = Mapping(title="kicker")
    here = [list(read(file, mapping=said)) for file in files]
    assert list(read_aside(files, processes, said)) == here
    assert sum(map(len, here)) == 30 + 501 + 1


def test_how_far_a_file_is_read_is_told(folder: Path) -> None:
    files = [file for file in files_of(folder) if file.relative == "records.jsonl"]
    told: list[int] = []
    with Aside(files, guessed, 1) as reader:
        items = list(reader.read(files[0], cancelled=never, passed=told.append))
    assert len(items) == 501
    assert told == sorted(told)
    assert told[-1] == files[0].size


@pytest.mark.usefixtures("dying")
def test_a_process_that_dies_once_costs_nothing(folder: Path) -> None:
    (folder / "records.jsonl").rename(folder / "once.jsonl")
    files = files_of(folder)
    assert list(read_aside(files, 2)) == [list(read(file)) for file in files]


@pytest.mark.usefixtures("dying")
@pytest.mark.skipif(sys.platform == "win32", reason="kills as other systems do")
@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("twice.jsonl", "given up: reading it broke down twice"),
        ("endless.jsonl", "given up: in 60 seconds nothing came of it"),
    ],
)
def test_a_file_that_processes_die_of_is_told_and_costs_only_itself(
    folder: Path, name: str, reason: str
) -> None:
    (folder / "records.jsonl").rename(folder / name)
    files = files_of(folder)
    for file, items in zip(files, read_aside(files, 2), strict=True):
        if file.relative == name:
            assert items == [next(read(file)), Skipped(name, reason)]
        else:
            assert items == list(read(file))


def test_called_off_it_ends_whatever_the_processes_are_at(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    stuck = "import re, sys; sys.stdin.buffer.read(1); re.match('(a|a)*b', 'a' * 90)"
    monkeypatch.setattr(hands, "COMMAND", (sys.executable, "-P", "-c", stuck))
    files = files_of(folder)
    asked = iter([False, False, True])
    with Aside(files, guessed, 2) as reader:
        items = reader.read(files[0], cancelled=lambda: next(asked, True), passed=nothing)
        assert list(items) == []
        pids = [pid for hand in reader.hands if (pid := hand.pid)]
    for pid in pids:
        with pytest.raises(ProcessLookupError):
            os.kill(pid, 0)


def test_left_in_the_middle_it_ends(folder: Path) -> None:
    files = files_of(folder)
    with Aside(files, guessed, 2) as reader:
        items = reader.read(files[0], cancelled=never, passed=nothing)
        assert isinstance(next(items), Article)


def test_where_no_process_can_be_started_files_are_read_here(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(hands, "COMMAND", (str(folder / "nobody"),))
    files = files_of(folder)
    assert list(read_aside(files, 2)) == [list(read(file)) for file in files]


def test_little_is_read_here(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    files = files_of(folder)
    with reader_of(files, guessed) as reader:
        assert reader is read_here
    monkeypatch.setattr(aside, "WORTH_IT", 1_000)
    with reader_of(files, guessed) as reader:
        assert reader is not read_here


def test_one_large_page_is_read_aside_and_one_large_table_here(folder: Path) -> None:
    page = SourceFile(folder / "page.html", "page.html", aside.MAY_HARM, 0)
    table = SourceFile(folder / "all.csv", "all.csv", aside.MAY_HARM, 0)
    packed = SourceFile(folder / "all.csv.gz", "all.csv.gz", aside.MAY_HARM, 0)
    for file, here in ((page, False), (table, True), (packed, False)):
        with reader_of([file], guessed) as reader:
            assert (reader is read_here) == here


def test_a_corpus_is_the_same_however_it_was_read(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (folder / "corpus.toml").write_text('[[columns]]\nfile = "*.jsonl"\ntitle = "kicker"\n')
    found = []
    for worth_it in (10**12, 0):
        monkeypatch.setattr(aside, "WORTH_IT", worth_it)
        with Library.open(folder, index_dir=tmp_path / str(worth_it)) as library:
            report = library.refresh()
            results = library.search("ferry OR text")
            ids = [row.id for row in library.rows(results, 0, len(results))]
            found.append((list(library.articles()), report.skipped, ids))
    assert found[0] == found[1]


@pytest.mark.skipif(sys.platform == "win32", reason="kills as other systems do")
def test_a_process_killed_by_somebody_costs_nothing(folder: Path) -> None:
    files = files_of(folder)
    found = []
    with Aside(files, guessed, 1) as reader:
        for at, file in enumerate(files):
            found.append(list(reader.read(file, cancelled=never, passed=nothing)))
            if at in (3, 11) and reader.hands[0].pid:
                os.kill(reader.hands[0].pid, signal.SIGKILL)
    assert found == [list(read(file)) for file in files]


@pytest.mark.skipif(sys.platform == "win32", reason="kills as other systems do")
def test_a_file_that_was_given_up_is_tried_once_more_at_the_next_look(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(aside, "WORTH_IT", 0)
    monkeypatch.setattr("index.formats.hands.COMMAND", (sys.executable, "-c", "pass"))
    given_up = "given up: reading it broke down twice"
    with Library.open(folder, index_dir=tmp_path / "index") as library:
        assert {each.reason for each in library.refresh().skipped} == {given_up}
        monkeypatch.undo()
        monkeypatch.setattr(aside, "WORTH_IT", 0)
        report = library.refresh()
        assert given_up not in {each.reason for each in report.skipped}
        assert report.articles == report.added > 0


@pytest.mark.skipif(sys.platform == "win32", reason="nothing is told there of what was held")
def test_a_reader_that_holds_much_is_read_for_all_the_same(folder: Path) -> None:
    code = (
        "held = b'x' * 700_000_000; del held\n"
        "import sys\n"
        "from pathlib import Path\n"
        "from index.formats import SourceFile\n"
        "from index.formats.aside import Aside\n"
        "from index.formats.mapping import GUESSED\n"
        "path = Path(sys.argv[1])\n"
        "file = SourceFile(path, path.name, path.stat().st_size, 0)\n"
        "with Aside([file], lambda _: GUESSED, 1) as reader:\n"
        "    found = reader.read(file, cancelled=lambda: False, passed=lambda _: None)\n"
        "    print(*(getattr(each, 'reason', 'article') for each in found))\n"
    )
    page = next(folder.glob("*.html"))
    ran = subprocess.run(
        [sys.executable, "-c", code, str(page)], capture_output=True, text=True, check=True
    )
    assert ran.stdout.split() == ["article"]
