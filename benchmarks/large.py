"""What it takes to read many articles: time and memory, from a thousand files to a million records.

Names are left out: their time is that of the recogniser (`python -m benchmarks names`). The records
are as short as notices, so that what each of them costs isn't hidden by its text; one line in
the middle of them is broken.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from benchmarks.articles import made_up
from benchmarks.tables import NONE, load, show, table, tell

if TYPE_CHECKING:
    from pathlib import Path

    from benchmarks.corpora import Corpora

_FILES = (1_000, 10_000)


@dataclass(frozen=True, slots=True)
class Run:
    """What one run of the program took."""

    seconds: float
    memory: int
    """The most that the process held, in bytes."""
    report: dict[str, Any]


def run(corpora: Corpora, number: int) -> None:
    """Measure, and print."""
    sources = {f"{count:,} files": _files(corpora.room / f"of-{count}", count) for count in _FILES}
    sources[f"one file of {number:,} records"] = _records(corpora.room / "records", number)
    before = load()
    rows = []
    for name, folder in sources.items():
        tell(f"reading {name}")
        indexes = corpora.room / "large"
        rows.append(_row(name, _index(folder, indexes), _index(folder, indexes)))
    head = ["", "articles", "skipped", "first", "articles a second", "memory", "again", "memory"]
    show(f"Reading, names left out, load {before} to {load()}", table(head, rows))


def _files(folder: Path, number: int) -> Path:
    """Write articles as people save them: a file each, the title, the day, paragraphs."""
    folder.mkdir()
    for at, article in enumerate(made_up(number)):
        page = f"{article.title}\n\n{article.outlet}\n{article.date}\n\n{article.text}\n"
        (folder / f"{at:05}.txt").write_text(page, encoding="utf-8")
    return folder


def _records(folder: Path, number: int) -> Path:
    folder.mkdir()
    broken = number // 2 + 1
    with (folder / "records.jsonl").open("w", encoding="utf-8") as file:
        for at in range(1, number + 1):
            record = {
                "title": f"Notice {at}",
                "text": f"Ferry {at} sails at noon from pier {at % 9}.",
            }
            file.write('{"title": "broken\n' if at == broken else f"{json.dumps(record)}\n")
    return folder


def _index(folder: Path, indexes: Path) -> Run:
    """Index a folder in a process of its own."""
    command = [sys.executable, "-m", "reader", "index", str(folder), "--no-names", "--json"]
    began = time.perf_counter()
    with subprocess.Popen(
        [*command, "--index-dir", str(indexes)], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
    ) as process:
        assert process.stdout is not None
        report = json.loads(process.stdout.read())
        _, _, used = os.wait4(process.pid, 0)
        process.returncode = 0
    unit = 1 if sys.platform == "darwin" else 1024  # of ru_maxrss
    return Run(time.perf_counter() - began, used.ru_maxrss * unit, report)


def _row(name: str, first: Run, again: Run) -> list[str]:
    articles = first.report["articles"]
    if again.report["articles"] != articles or again.report["unchanged"] != articles:
        raise RuntimeError(f"{name}: read anew what had not changed")
    skipped = len(first.report["skipped"])
    return [
        name,
        f"{articles:,}",
        f"{skipped:,}" if skipped else NONE,
        f"{first.seconds:,.1f} s",
        f"{articles / first.seconds:,.0f}",
        f"{first.memory / 1e6:,.0f} MB",
        f"{again.seconds:,.1f} s",
        f"{again.memory / 1e6:,.0f} MB",
    ]
