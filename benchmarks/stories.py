"""How well articles are grouped by event, and what it costs: made-up news, and real.

The time is that of a process of its own, so that the memory it took at most can be told.
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections import Counter
from math import comb
from typing import TYPE_CHECKING, NamedTuple

from benchmarks.corpora import SHARED, shared
from benchmarks.tables import load, show, table, tell
from index.library import Library

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from benchmarks.corpora import Corpora

_SIZES = ((1_000, 30), (10_000, 90), (100_000, 365))
"""Articles, and the days over which they are spread."""
_SCORES = ("pairs P", "pairs R", "pairs F1", "B³ P", "B³ R", "B³ F1")


class Scores(NamedTuple):
    """How far a grouping is right: over pairs, and over articles (Bagga and Baldwin, 1998)."""

    precision: float
    recall: float
    f1: float
    cubed_precision: float
    cubed_recall: float
    cubed_f1: float

    @classmethod
    def of(cls, right: Mapping[str, str], found: Mapping[str, str]) -> Scores:
        """Compare a grouping with the right one.

        Args:
            right: By article its event.
            found: By article its story; of the same articles.
        """
        events, stories = Counter(right.values()), Counter(found[one] for one in right)
        both = Counter((event, found[one]) for one, event in right.items())
        together = sum(comb(count, 2) for count in both.values())
        precision = _part(together, sum(comb(count, 2) for count in stories.values()))
        recall = _part(together, sum(comb(count, 2) for count in events.values()))
        squares = {pair: count * count for pair, count in both.items()}
        cubed = sum(square / stories[story] for (_, story), square in squares.items())
        cubed_recall = sum(square / events[event] for (event, _), square in squares.items())
        cubed, cubed_recall = _part(cubed, len(right)), _part(cubed_recall, len(right))
        return cls(
            precision,
            recall,
            _mean(precision, recall),
            cubed,
            cubed_recall,
            _mean(cubed, cubed_recall),
        )


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
        scored.append([f"{articles:,}", *_scores(Scores(*told["scores"]))])
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
    found = _grouped(folder / "corpora" / "stories", corpora.room / "stories-real")
    rows = []
    for name, half in (("events to tune on", 0), ("events held back", 1)):
        some = {one: event for one, event in right.items() if places[event] == half}
        rows.append([name, str(len(some)), *_scores(Scores.of(some, found))])
    rows.append(["all", str(len(right)), *_scores(Scores.of(right, found))])
    seeds = _grouped(folder / "corpora" / "seeds", corpora.room / "stories-real")
    rows.append(["seeds", str(len(seeds)), *_scores(Scores.of(dict.fromkeys(seeds, "one"), seeds))])
    show("Stories, real", table(("", "articles", *_SCORES), rows))


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


def _part(of: float, all_of: float) -> float:
    return of / all_of if all_of else 1.0


def _mean(one: float, other: float) -> float:
    return 2 * one * other / (one + other) if one + other else 0.0
