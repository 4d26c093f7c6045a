"""How fast names are found, and how well: our recogniser against the bare model under it.

Both run as processes that answer over a pipe, one text after another, in turns of a few texts.
"""

from __future__ import annotations

import json
import subprocess
import sys
import time
from contextlib import ExitStack
from functools import partial
from typing import TYPE_CHECKING

from benchmarks.measure import Timings, interleaved, ratio
from benchmarks.tables import NONE, load, milliseconds, show, table, tell, times
from index.article import Span
from index.library import Library
from index.names.finder import NameFinder, NamingTask
from index.names.process import COMMAND
from index.words import count_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from benchmarks.corpora import Corpora
    from index.article import Article

_TURN = 10
_BARE = (*COMMAND[:-1], "benchmarks.bare_ner")
OURS, PEER = "ours", "bare spaCy"


def run(corpora: Corpora, _number: int) -> None:
    """Measure, and print."""
    with Library.open(corpora.few.folder, index_dir=corpora.few_indexed) as library:
        articles = list(library.articles())
    tell(f"finding names in {corpora.few.name}")
    before = load()
    with ExitStack() as running:
        finders: dict[str, NameFinder] = {}
        loading: dict[str, float] = {}
        for name, command in ((OURS, COMMAND), (PEER, _BARE)):
            began = time.perf_counter()
            finders[name] = running.enter_context(NameFinder(command))
            assert finders[name].label  # said when the model is loaded
            loading[name] = time.perf_counter() - began
        turns = [articles[at : at + _TURN] for at in range(0, len(articles), _TURN)]
        taken = _race(finders, turns)
    title = f"Names, {corpora.few.name}, load {before} to {load()}"
    show(title, _told(articles, taken, loading))
    if corpora.shared is not None:
        _score(corpora.shared, corpora.room)


def _race(finders: dict[str, NameFinder], turns: Iterable[Sequence[Article]]) -> dict[str, Timings]:
    seconds: dict[str, list[float]] = {name: [] for name in finders}
    for number, turn in enumerate(turns):
        contenders = {name: partial(_found, finder, turn) for name, finder in finders.items()}
        order = dict(reversed(contenders.items())) if number % 2 else contenders
        for name, taken in interleaved(order, 1).items():
            seconds[name] += taken.seconds
    return {name: Timings(tuple(taken)) for name, taken in seconds.items()}


def _found(finder: NameFinder, articles: Sequence[Article]) -> float:
    began = time.perf_counter()
    answers = list(finder.find(map(_task, articles), lambda: False))
    assert len(answers) == len(articles)
    return time.perf_counter() - began


def _task(article: Article) -> NamingTask:
    return NamingTask(
        article.id, article.text, tuple(Span(p.start, p.end) for p in article.paragraphs)
    )


def _told(articles: Sequence[Article], taken: dict[str, Timings], loading: dict[str, float]) -> str:
    words = sum(count_words(article.text) for article in articles)
    rows = [
        [
            name,
            f"{words / sum(timings.seconds):,.0f}",
            times(ratio(timings, taken[PEER])) if name == OURS else NONE,
            milliseconds(timings.median / _TURN),
            milliseconds(loading[name]),
        ]
        for name, timings in taken.items()
    ]
    head = ["", "words a second", f"time against {PEER}", "an article", "until loaded"]
    return table(head, rows)


def _score(folder: Path, room: Path) -> None:
    """Score names in wire copy against those marked by hand, by the tool that lies with them."""
    wire = folder / "corpora" / "wire"
    tell("scoring names")
    command = [sys.executable, "-m", "reader", "show", str(wire), "--jsonl", "--quiet"]
    command += ["--index-dir", str(room / "wire-indexed")]
    shown = subprocess.run(command, check=True, capture_output=True).stdout
    lines = {OURS: shown, PEER: _bare_lines(shown)}
    rows = []
    for name, found in lines.items():
        tool = [str(folder / "tools" / "score-names"), str(folder / "gold" / "wire.json")]
        scored = subprocess.run(tool, input=found, check=True, capture_output=True).stdout
        told = {line.split()[0]: line.split() for line in scored.decode().splitlines()}
        rows.append([name, *(told[kind][2] for kind in ("all", "person", "organisation", "place"))])
    show("Names, F1 on wire copy", table(["", "all", "people", "organisations", "places"], rows))


def _bare_lines(shown: bytes) -> bytes:
    """Return the same articles with the names of the bare model."""
    articles = [json.loads(line) for line in shown.splitlines()]
    tasks = [
        NamingTask(
            article["id"],
            article["text"],
            tuple(Span(p["start"], p["end"]) for p in article["paragraphs"]),
        )
        for article in articles
    ]
    with NameFinder(_BARE) as finder:
        lines = [
            json.dumps({"id": key, "names": [name._asdict() for name in names]})
            for key, names in finder.find(tasks, lambda: False)
        ]
    return "\n".join(lines).encode()
