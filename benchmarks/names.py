"""How fast names are found, and how well: our recogniser against the bare model under it.

Both run as processes that answer over a pipe, one text after another, in turns of a few texts.
"""

from __future__ import annotations

import time
from contextlib import ExitStack
from functools import partial
from typing import TYPE_CHECKING

from benchmarks.measure import Timings, interleaved, ratio
from benchmarks.scored import score_seeds, score_wire
from benchmarks.tables import NONE, load, milliseconds, show, table, tell, times
from index.article import Span
from index.library import Library
from index.names.finder import NameFinder, NamingTask
from index.names.process import COMMAND
from index.words import count_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

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
        tell("scoring names")
        for score in (score_wire, score_seeds):
            score(corpora.shared, corpora.room, {OURS: None, PEER: _BARE})


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
