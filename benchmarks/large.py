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
from html import escape
from typing import TYPE_CHECKING, Any

from benchmarks.articles import made_up
from benchmarks.held import Held
from benchmarks.tables import NONE, load, show, table, tell

if TYPE_CHECKING:
    from pathlib import Path

    from benchmarks.corpora import Corpora

_FILES = (1_000, 10_000)
_PAGES = 1_000
_MENU = "".join(f'<li><a href="/{n}">Section {n}</a></li>' for n in range(40))
_PAGE = f"""<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><title>{{title}} - {{outlet}}</title>
<meta property="og:site_name" content="{{outlet}}"><style>p {{{{ margin: 1em }}}}</style></head>
<body><nav><ul>{_MENU}</ul></nav>
<main><article><h1>{{title}}</h1><time datetime="{{date}}">{{date}}</time>{{text}}</article></main>
<aside><h2>Most read</h2><ul>{_MENU}</ul></aside><footer>© {{outlet}}. All rights reserved.</footer>
</body></html>
"""


@dataclass(frozen=True, slots=True)
class Run:
    """What one run of the program took."""

    seconds: float
    memory: int
    """The most that it and its processes held together, in bytes."""
    report: dict[str, Any]


def run(corpora: Corpora, number: int) -> None:
    """Measure, and print."""
    sources = {f"{count:,} files": _files(corpora.room / f"of-{count}", count) for count in _FILES}
    sources[f"{_PAGES:,} pages"] = _pages(corpora.room / "pages", _PAGES)
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


def _pages(folder: Path, number: int) -> Path:
    """Write the same articles as pages of HTML, with a menu, a list of others and a footer."""
    folder.mkdir()
    for at, article in enumerate(made_up(number)):
        text = "".join(f"<p>{escape(part)}</p>\n" for part in article.text.split("\n\n"))
        title, outlet = escape(article.title), escape(article.outlet)
        page = _PAGE.format(title=title, outlet=outlet, date=article.date, text=text)
        (folder / f"{at:05}.html").write_text(page, encoding="utf-8")
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
        held = Held(process.pid)
        report = json.loads(process.stdout.read())
        held.end()
        _, _, used = os.wait4(process.pid, 0)
        process.returncode = 0
    unit = 1 if sys.platform == "darwin" else 1024  # of ru_maxrss
    memory = max(used.ru_maxrss * unit, held.most)
    return Run(time.perf_counter() - began, memory, report)


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
