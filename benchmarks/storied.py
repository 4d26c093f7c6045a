"""Made-up news grouped by event, in a process of its own: `python -m benchmarks.storied`.

The articles are put into a catalogue as they are: what reading and indexing them costs is measured
elsewhere. What is printed is JSON.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.events import tellings
from benchmarks.tables import NONE
from benchmarks.threshold import best_threshold
from benchmarks.together import Scores
from index.article import Article, ArticleId, Paragraph, Source
from index.catalogue import Catalogue
from index.catalogue.files import FileRow, FileState
from index.locks import never
from index.stories.finding import StoryFinder
from index.stories.table import unit_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from benchmarks.events import Telling
    from index.results import Progress

_AT_ONCE = 1_000
_STEPS = 5
_ALL_PAIRS = 2_000
"""Articles up to which all pairs are held, for the peer."""
_COMPARED = 20_000
"""Articles up to which a grouping bit by bit is held beside one at once."""


class Made:
    """A catalogue of made-up news, and its stories."""

    def __init__(self, folder: Path) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self._catalogue = Catalogue(folder / "catalogue.sqlite")
        self._catalogue.prepare()
        self._finder = StoryFinder(self._catalogue, folder)
        self._looked_at = 0.0

    def add(self, news: Sequence[tuple[int, Telling]]) -> None:
        """Put articles into the catalogue, each with its number."""
        for start in range(0, len(news), _AT_ONCE):
            self._put([_article(*one) for one in news[start : start + _AT_ONCE]])

    def add_all_of(self, other: Made) -> None:
        """Put the articles of another catalogue, of few, into this one."""
        self._put(list(other._catalogue.articles.all()))

    def _put(self, articles: Sequence[Article]) -> None:
        with self._catalogue.batch() as batch:
            for article in articles:
                row = FileRow(article.id, 1, 1, "", FileState.SETTLED)
                self._catalogue.files.put(row, batch)
                self._catalogue.articles.put(article, batch)

    def find(self, new: int) -> tuple[float, float]:
        """Group what isn't; return the seconds for stems of new texts, and for all else."""
        began = time.perf_counter()
        self._looked_at = began

        def progress(told: Progress) -> None:
            if told.done <= new:
                self._looked_at = time.perf_counter()

        self._finder.find(progress, never, wait=True)
        return self._looked_at - began, time.perf_counter() - self._looked_at

    def stories(self) -> dict[str, str]:
        """Return by article the story it is in."""
        story_of = self._finder.kept.members()
        return {one.id: story_of[unit_of(one)] for one in self._catalogue.surveying.told()}


def _file(number: int) -> str:
    return f"{number:07}.txt"


def _article(number: int, told: Telling) -> Article:
    text_hash = hashlib.sha256(told.text.encode()).hexdigest()
    return Article(
        ArticleId(_file(number)), told.title, told.outlet, told.date, (), None, "en",
        told.text.count(" ") + 1, told.text, {}, (Paragraph(0, len(told.text), 1),), (),
        Source(_file(number), "", "utf-8"), text_hash,
    )  # fmt: skip


def main() -> None:
    """Make news, or group and print."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.storied", description=__doc__)
    parser.add_argument("what", choices=("make", "group"))
    parser.add_argument("articles", type=int)
    parser.add_argument("days", type=int)
    parser.add_argument("room", type=Path)
    asked = parser.parse_args()
    if asked.what == "make":
        _make(asked.articles, asked.days, asked.room)
    else:
        _group(asked.articles, asked.days, asked.room)


def _make(articles: int, days: int, room: Path) -> None:
    """Put news into a catalogue; by a process of its own, so that it counts for nothing."""
    *news, one_more = _news(articles, days)
    Made(room / "at-once").add(news)
    Made(room / "one-more").add([one_more])
    right = {_file(number): told.event for number, told in news}
    (room / "right.json").write_text(json.dumps(right), "utf-8")


def _group(articles: int, days: int, room: Path) -> None:
    right = json.loads((room / "right.json").read_text("utf-8"))
    made = Made(room / "at-once")
    stems, grouped = made.find(articles)
    found = made.stories()
    made.add_all_of(Made(room / "one-more"))
    one = sum(made.find(1))
    memory = _most_held()
    differ, peer = NONE, None
    if articles <= _ALL_PAIRS:
        texts = {_file(number): f"{one.title} {one.text}" for number, one in _news(articles, days)}
        peer = best_threshold(texts, right)
    if articles <= _COMPARED:
        differ = _bit_by_bit(_news(articles, days)[:-1], found, room)
    took = [f"{stems:,.1f} s", f"{grouped:,.1f} s", f"{one:,.1f} s", memory, differ]
    print(json.dumps({"scores": Scores.of(right, found), "peer": peer, "took": took}))


def _news(articles: int, days: int) -> list[tuple[int, Telling]]:
    return list(enumerate(tellings(articles + 1, days)))


def _bit_by_bit(news: list[tuple[int, Telling]], at_once: dict[str, str], room: Path) -> str:
    """Return the part of articles that a grouping bit by bit has in other company."""
    made = Made(room / "bit-by-bit")
    held_back = max(_STEPS, len(news) // 12)
    made.add(news[:-held_back])
    made.find(0)
    for step in range(_STEPS):
        made.add(news[len(news) - held_back :][step::_STEPS])
        made.find(0)
    company = [_company(stories) for stories in (at_once, made.stories())]
    other = sum(company[0][one] != company[1][one] for one in at_once)
    return f"{other / len(at_once):.2%}"


def _company(stories: dict[str, str]) -> dict[str, tuple[str, ...]]:
    members: dict[str, list[str]] = {}
    for one, story in stories.items():
        members.setdefault(story, []).append(one)
    together = {story: tuple(sorted(some)) for story, some in members.items()}
    return {one: together[story] for one, story in stories.items()}


def _most_held() -> str:
    """Return how much memory this process has held at most."""
    if sys.platform == "win32":
        return NONE
    import resource  # noqa: PLC0415  not on every platform

    unit = 1 if sys.platform == "darwin" else 1024
    return f"{resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit / 1e6:,.0f} MB"


if __name__ == "__main__":
    main()
