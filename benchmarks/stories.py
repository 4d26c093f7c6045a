"""How well articles are grouped by event, and what it costs: made-up news, and real.

The time is that of a process of its own, so that the memory it took at most can be told.
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections import Counter
from typing import TYPE_CHECKING

from benchmarks.corpora import SHARED, shared
from benchmarks.tables import load, show, table, tell
from benchmarks.threshold import best_threshold
from benchmarks.together import Scores
from index.library import Library

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from benchmarks.corpora import Corpora

_SIZES = ((1_000, 30), (10_000, 90), (100_000, 365))
"""Articles, and the days over which they are spread."""
_SCORES = ("pairs P", "pairs R", "pairs F1", "B³ P", "B³ R", "B³ F1")


def run(corpora: Corpora, number: int) -> None:
    """Print scores, times and memory.

    Args:
        corpora: Where there is room.
        number: No corpus of more articles than five times this is made.
    """
    _real(corpora)
    scored, took = [], []
    before = load()
    for articles, days in _SIZES:
        if articles > 5 * number:
            continue
        tell(f"grouping {articles:,} made-up articles")
        room = corpora.room / f"stories-{articles}"
        asked = (str(articles), str(days), str(room))
        _storied("make", *asked)
        told = json.loads(_storied("group", *asked))
        scored.append([f"{articles:,}", *_scores(told["scores"])])
        if told["peer"]:
            scored.append([f"{articles:,}, best threshold", *_scores(told["peer"])])
        took.append([f"{articles:,}", *told["took"]])
    show("Stories, made up", table(("articles", *_SCORES), scored))
    head = ("articles", "stems of all", "grouped", "one more article", "memory at most", "differ")
    show(f"Stories, made up, load {before} to {load()}", table(head, took))


def _storied(*asked: str) -> bytes:
    command = (sys.executable, "-m", "benchmarks.storied", *asked)
    return subprocess.run(command, check=True, stdout=subprocess.PIPE).stdout


def _real(corpora: Corpora) -> None:
    folder = shared()
    if folder is None:
        tell(f"{SHARED} is not set: real stories were left out")
        return
    right = _judged(folder)
    events = sorted(set(right.values()))
    places = {event: place % 2 for place, event in enumerate(events)}
    corpus = folder / "corpora" / "stories"
    found = _grouped(corpus, corpora.room / "stories-real")
    rows = []
    for name, half in (("events to tune on", 0), ("events held back", 1)):
        some = {one: event for one, event in right.items() if places[event] == half}
        rows.append([name, str(len(some)), *_scores(Scores.of(some, found))])
    rows.append(["all", str(len(right)), *_scores(Scores.of(right, found))])
    rows.append(["all, best threshold", str(len(right)), *_scores(_peer(corpus, corpora, right))])
    seeds = _grouped(folder / "corpora" / "seeds", corpora.room / "stories-real")
    rows.append(["seeds", str(len(seeds)), *_scores(Scores.of(dict.fromkeys(seeds, "one"), seeds))])
    show("Stories, real", table(("", "articles", *_SCORES), rows))


def _peer(corpus: Path, corpora: Corpora, right: Mapping[str, str]) -> Scores:
    with Library.open(corpus, index_dir=corpora.room / "stories-real") as library:
        texts = {str(one.id): f"{one.title} {one.text}" for one in library.articles()}
    return best_threshold(texts, right)


def _judged(folder: Path) -> dict[str, str]:
    """Return by article its event, but for those whose own ids don't tell them apart."""
    groups = json.loads((folder / "gold" / "stories.json").read_text("utf-8"))
    event = {one: name for name, group in groups.items() for one in group["articles"]}
    lines = (folder / "corpora" / "stories" / "articles.jsonl").read_text("utf-8").splitlines()
    ids = [json.loads(line)["id"] for line in lines if line.strip()]
    times = Counter(ids)
    return {
        f"articles.jsonl#{number}": event[one]
        for number, one in enumerate(ids, 1)
        if times[one] == 1 and one in event
    }


def _grouped(corpus: Path, indexes: Path) -> dict[str, str]:
    with Library.open(corpus, index_dir=indexes) as library:
        library.refresh()
        library.find_stories()
        return {one: story.id for story in library.stories().stories for one in story.articles}


def _scores(scores: Sequence[float]) -> list[str]:
    return [f"{score:.3f}" for score in scores]
