"""Names found in a process beside this one: in order, bounded, whatever happens to the process."""

from __future__ import annotations

import os
import select
import signal
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from index.article import Span
from index.errors import RecogniserError
from index.names.finder import NameFinder, NamingTask
from index.names.model import expected_version
from index.names.process import COMMAND, WorkerProcess

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

# Takes every text's first paragraph for a person; dies of "crash", once of "stumble", and says
# what it has seen in a file.
FAKE = """
import json, os, pathlib, sys
log = pathlib.Path(sys.argv[1])
def note(words):
    with log.open("a") as file:
        file.write(words + "\\n")
note("start " + " ".join(sys.argv[2:]))
if "never" in log.name or ("picky" in log.name and len(sys.argv) < 3):
    sys.exit(1)
print(json.dumps({"version": "fake-1", "label": "fake", "reason": None}), flush=True)
for line in sys.stdin:
    task = json.loads(line)
    note("read")
    text = task["text"]
    if text == "crash" or (text == "stumble" and log.read_text().count("start") == 1):
        os._exit(3)
    if text == "babble":
        print("what?", flush=True)
        continue
    print(json.dumps({"names": [[*task["paragraphs"][0], "person"]]}), flush=True)
note("end")
"""


def task(key: str, text: str) -> NamingTask:
    return NamingTask(key, text, (Span(0, len(text)),))


def fake(log: Path) -> NameFinder:
    return NameFinder([sys.executable, "-c", FAKE, str(log)])


def never() -> bool:
    return False


def found(finder: NameFinder, *tasks: NamingTask) -> list[tuple[str, list[str]]]:
    return [(key, [name.text for name in names]) for key, names in finder.find(tasks, never)]


def test_names_come_in_the_order_of_the_texts(tmp_path: Path) -> None:
    with fake(tmp_path / "log") as finder:
        tasks = [task(str(n), f"Quill {n}") for n in range(50)]
        assert found(finder, *tasks) == [(str(n), [f"Quill {n}"]) for n in range(50)]
        assert (finder.version, finder.label, finder.reason) == ("fake-1", "fake", None)
        assert found(finder, task("more", "Ada")) == [("more", ["Ada"])]
    assert (tmp_path / "log").read_text().count("start") == 1


def test_nothing_to_do_needs_no_answer(tmp_path: Path) -> None:
    with fake(tmp_path / "log") as finder:
        assert found(finder) == []


def test_a_text_that_kills_two_workers_gets_no_names_and_the_rest_do(tmp_path: Path) -> None:
    with fake(tmp_path / "log") as finder:
        told = found(finder, task("a", "Ada"), task("b", "crash"), task("c", "Tom"))
        assert told == [("a", ["Ada"]), ("b", []), ("c", ["Tom"])]
        assert finder.failed == ["b"]


def test_a_worker_that_dies_by_accident_costs_no_text_its_names(tmp_path: Path) -> None:
    with fake(tmp_path / "log") as finder:
        told = found(finder, task("a", "Ada"), task("b", "stumble"), task("c", "Tom"))
        assert told == [("a", ["Ada"]), ("b", ["stumble"]), ("c", ["Tom"])]
        assert finder.failed == []


def test_what_is_no_answer_counts_as_a_death(tmp_path: Path) -> None:
    with fake(tmp_path / "log") as finder:
        assert found(finder, task("a", "babble"), task("b", "Tom")) == [("a", []), ("b", ["Tom"])]


def test_workers_that_always_die_are_given_up(tmp_path: Path) -> None:
    crashes = [task(str(n), "crash") for n in range(9)]
    with fake(tmp_path / "log") as finder, pytest.raises(RecogniserError) as caught:
        found(finder, *crashes)
    assert caught.value.hint


def test_a_worker_that_never_starts_is_given_up(tmp_path: Path) -> None:
    with fake(tmp_path / "never") as finder, pytest.raises(RecogniserError):
        found(finder, task("a", "Ada"))
    with fake(tmp_path / "never-asked") as finder, pytest.raises(RecogniserError):
        assert finder.version


def test_one_that_dies_while_loading_is_started_without_its_model(tmp_path: Path) -> None:
    with fake(tmp_path / "picky") as finder:
        assert found(finder, task("a", "Ada")) == [("a", ["Ada"])]
        assert finder.failed == []
    assert "start spaCy stopped" in (tmp_path / "picky").read_text()


def test_what_cannot_be_started_is_told() -> None:
    with pytest.raises(RecogniserError), NameFinder(["/nowhere/python"]):
        pass


def test_texts_are_taken_only_a_few_ahead(tmp_path: Path) -> None:
    taken = []

    def tasks() -> Iterator[NamingTask]:
        for n in range(1000):
            taken.append(n)
            yield task(str(n), "Ada")

    with fake(tmp_path / "log") as finder:
        answers = finder.find(tasks(), never)
        next(answers)
        assert len(taken) < 50
        answers.close()  # type: ignore[attr-defined]
        assert found(finder, task("b", "Tom")) == [("b", ["Tom"])]


def test_long_texts_are_not_piled_up(tmp_path: Path) -> None:
    taken = []

    def tasks() -> Iterator[NamingTask]:
        for n in range(9):
            taken.append(n)
            yield task(str(n), "A" * 500_000)

    with fake(tmp_path / "log") as finder:
        for done, _ in enumerate(finder.find(tasks(), never)):
            assert len(taken) <= done + 1


def test_once_cancelled_nothing_more_comes(tmp_path: Path) -> None:
    told: list[str] = []
    with fake(tmp_path / "log") as finder:
        tasks = (task(str(n), "Ada") for n in range(1000))
        for key, _ in finder.find(tasks, lambda: len(told) >= 3):
            told.append(key)
    assert told == ["0", "1", "2"]


@pytest.mark.skipif(sys.platform == "win32", reason="signals are POSIX's")
def test_the_worker_ignores_ctrl_c_is_nice_and_ends_with_its_input() -> None:
    worker = WorkerProcess((*COMMAND, "no model for this test"))
    try:
        hello = None
        while hello is None:
            hello = worker.receive(5)
        assert hello["reason"] == "no model for this test"
        os.kill(worker.pid, signal.SIGINT)
        worker.send({"text": "Ada Quill came.", "paragraphs": [[0, 15]]})
        assert worker.receive(10) == {"names": [[0, 9, "person"]]}
        assert os.getpriority(os.PRIO_PROCESS, worker.pid) > 0
    finally:
        worker.close()
    with pytest.raises(ProcessLookupError):
        os.kill(worker.pid, 0)


ORPHAN = """
import sys
from index.names.process import COMMAND, WorkerProcess
worker = WorkerProcess((*COMMAND, "no model for this test"))
while worker.receive(5) is None:
    pass
print(worker.pid, flush=True)
sys.stdin.read()
"""


@pytest.mark.skipif(sys.platform != "linux", reason="reads /proc")
def test_a_worker_does_not_outlive_a_reader_that_is_killed() -> None:
    with subprocess.Popen(
        [sys.executable, "-c", ORPHAN], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as parent:
        assert parent.stdout is not None
        pid = int(parent.stdout.readline())
        worker = os.pidfd_open(pid)
        parent.kill()
    try:
        poll = select.poll()
        poll.register(worker, select.POLLIN)
        assert poll.poll(20_000), "the worker is still there"
    finally:
        os.close(worker)


def test_nothing_of_the_current_folder_is_run(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for module in ("json", "queue", "index"):
        (tmp_path / f"{module}.py").write_text("raise SystemExit(7)")
    monkeypatch.chdir(tmp_path)
    with NameFinder([*COMMAND, "no model for this test"]) as finder:
        assert finder.label == "capitalised words, no model"


def test_spacy_finds_names_beside_us_under_the_version_that_was_expected() -> None:
    text = (
        "HANOI, Vietnam — President Ada Quill spoke.\n\nThen Quill’s aides left for Paris. \x1b[31m"
    )
    article = NamingTask("a", text, (Span(0, 43), Span(45, len(text))))
    hostile = [
        task("spaces", " " * 1_000_000),
        task("quotes", '"' * 1_000_000),
        task("letters", "A" * 1_000_000),
        task("surrogates", "Ada \ud800 Quill\x00"),
        NamingTask("nothing", "", ()),
    ]
    with NameFinder() as finder:
        told = dict(finder.find([article, *hostile], never))
        assert finder.version == expected_version()
        assert finder.label == "spaCy 3.8 en_core_web_sm"
        assert finder.reason is None
        assert finder.failed == []
    names = {(name.text, name.kind) for name in told["a"]}
    assert {("Vietnam", "place"), ("Ada Quill", "person"), ("Paris", "place")} <= names
    assert all(text[name.start : name.end] == name.text for name in told["a"])
    assert told["spaces"] == told["quotes"] == told["letters"] == told["nothing"] == ()
