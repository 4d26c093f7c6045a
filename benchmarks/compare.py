"""How long two articles take to be put side by side, and how well sentences are linked.

Held against what anybody would try first: the cosine of tf-idf, and RapidFuzz over all pairs. Both
only score sentences; ours also tells kinds, words, quotations, figures and names.
"""

from __future__ import annotations

import csv
from bisect import bisect_right
from collections import defaultdict
from functools import partial
from time import process_time
from typing import TYPE_CHECKING, Any, NamedTuple
from unittest.mock import patch

import numpy as np

from benchmarks import long_pair, stepping
from benchmarks.likeness import cosine, token_set
from benchmarks.measure import Timings, interleaved, pooled, ratio, timed
from benchmarks.ranking import best_f1, f1, mean_average_precision
from benchmarks.tables import NONE, load, milliseconds, show, table, tell, times
from index.article import Span
from index.compare.background import Background
from index.compare.competing import contested
from index.compare.doubts import doubted
from index.compare.evidence import weighed
from index.compare.linking import shared_weights
from index.compare.passages import POSSIBLE, PROBABLE, alike
from index.compare.prepared import prepare_text
from index.library import Library
from index.words import fold, stem, term

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    import numpy.typing as npt

    from benchmarks.corpora import Corpora
    from benchmarks.likeness import Scores
    from benchmarks.ranking import Gold
    from index.article import Article, ArticleId
    from index.compare.prepared import Prepared

_PAIRS = 30
_ROUNDS = 3
_FIRST, _AGAIN = "ours, first time", "ours, again"
_COSINE, _FUZZY = "tf-idf cosine", "RapidFuzz"
_PEERS = {_COSINE: cosine, _FUZZY: token_set}


class _Pair(NamedTuple):
    """Two articles, and the sentences that the peers are given of them."""

    a: ArticleId
    b: ArticleId
    sentences_a: list[str]
    sentences_b: list[str]


def run(corpora: Corpora, _number: int) -> None:
    """Measure, and print."""
    few = corpora.few
    with Library.open(few.folder, index_dir=corpora.few_indexed) as library:
        tell(f"choosing pairs of {few.name}")
        pairs = _pairs(library)
        articles = [(library.article(pair.a), library.article(pair.b)) for pair in pairs]
    _forget()
    before = load()
    with Library.open(few.folder, index_dir=corpora.few_indexed) as library:
        library.warm_up()
        timings, ratios = _race(library, pairs)
    title = f"Comparing, {len(pairs)} pairs of {few.name}, load {before} to {load()}"
    show(title, _told(timings, ratios))
    long_pair.measure(corpora.room, articles, _PEERS, _forget)
    stepping.measure(corpora.room, articles)
    if corpora.shared is not None:
        tell("scoring links")
        _score(corpora.shared / "gold" / "superpal-multinews-dev.csv")


def _forget() -> None:
    """Make articles as new to ours as they are to a reader."""
    for cached in (prepare_text, fold, stem, term):
        cached.cache_clear()


def _pairs(library: Library) -> list[_Pair]:
    """Return articles with the one that would be offered first beside each."""
    every = list(library.articles())
    found: list[_Pair] = []
    for article in every[:: max(len(every) // _PAIRS, 1)][:_PAIRS]:
        for beside in library.candidates(article.id, 1):
            compared = library.compare(article.id, beside.id)
            sentences_a = _sentences(compared.a, compared.sentences_a)
            sentences_b = _sentences(compared.b, compared.sentences_b)
            found.append(_Pair(article.id, beside.id, sentences_a, sentences_b))
    return found


def _sentences(article: Article, spans: Sequence[Span]) -> list[str]:
    return [article.text[span.start : span.end] for span in spans]


def _race(
    library: Library, pairs: Sequence[_Pair]
) -> tuple[dict[str, Timings], dict[tuple[str, str], float]]:
    """Return timings by contender, and the ratio of each of ours to each peer."""
    rounds: defaultdict[str, list[Timings]] = defaultdict(list)
    beside: defaultdict[tuple[str, str], list[tuple[Timings, Timings]]] = defaultdict(list)
    for pair in pairs:
        ours = timed(partial(library.compare, pair.a, pair.b), process_time)
        peers = {
            name: timed(partial(peer, pair.sentences_a, pair.sentences_b), process_time)
            for name, peer in _PEERS.items()
        }
        for name, number in ((_FIRST, 1), (_AGAIN, _ROUNDS)):
            taken = interleaved({name: ours, **peers}, number)
            for contender, timings in taken.items():
                rounds[contender].append(timings)
            for peer in _PEERS:
                beside[name, peer].append((taken[name], taken[peer]))
    ratios = {
        key: ratio(pooled(one for one, _ in both), pooled(other for _, other in both))
        for key, both in beside.items()
    }
    return {name: pooled(taken) for name, taken in rounds.items()}, ratios


def _told(timings: dict[str, Timings], ratios: dict[tuple[str, str], float]) -> str:
    rows = [
        [
            name,
            milliseconds(taken.median),
            milliseconds(taken.percentile(0.95)),
            *(NONE if name in _PEERS else times(ratios[name, peer]) for peer in _PEERS),
        ]
        for name, taken in timings.items()
    ]
    return table(["", "a pair, median", "p95", *(f"against {name}" for name in _PEERS)], rows)


def _score(path: Path) -> None:
    topics = [_Topic(pairs) for pairs in _gold_pairs(path)]
    gold = [topic.gold for topic in topics]
    rows = []
    contenders = {"ours": _ours, **_PEERS}
    for name, contender in contenders.items():
        scores = [contender(topic.a, topic.b) for topic in topics]
        best, threshold = best_f1(scores, gold)
        shipped = f"{f1(scores, gold, PROBABLE):.3f}" if name == "ours" else NONE
        means = [
            f"{mean_average_precision(side, right):.3f}"
            for side, right in ((scores, gold), (_turned(scores), _turned(gold)))
        ]
        rows.append([name, *means, shipped, f"{best:.3f}", f"{threshold:.2f}"])
    pairs = sum(int(marked.sum()) for marked in gold)
    head = ["", "MAP", "MAP of B", f"F1 at {PROBABLE}", "best F1", "its threshold"]
    show(f"Links on SuperPAL MultiNews, {pairs} pairs marked by hand", table(head, rows))


def _turned(matrices: Sequence[npt.NDArray[Any]]) -> list[npt.NDArray[Any]]:
    return [matrix.T for matrix in matrices]


class _Topic:
    """The sentences of one topic that occur in a pair, and which pairs are right."""

    def __init__(self, pairs: Sequence[tuple[str, str]]) -> None:
        self.a = list(dict.fromkeys(a for a, _ in pairs))
        self.b = list(dict.fromkeys(b for _, b in pairs))
        self.gold: Gold = np.zeros((len(self.a), len(self.b)), dtype=np.bool_)
        for a, b in pairs:
            self.gold[self.a.index(a), self.b.index(b)] = True


def _gold_pairs(path: Path) -> list[list[tuple[str, str]]]:
    """Return pairs of sentences that state the same fact, by topic."""
    topics: defaultdict[str, list[tuple[str, str]]] = defaultdict(list)
    with path.open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines):
            pair = (" ".join(row["scuSentence"].split()), " ".join(row["docSentText"].split()))
            topics[row["topic"]].append(pair)
    return list(topics.values())


def _ours(a: Sequence[str], b: Sequence[str]) -> Scores:
    """Return our scores, those too low for a link among them, since the peers rank all pairs."""
    scores = np.zeros((len(a), len(b)))
    (ready_a, starts_a), (ready_b, starts_b) = (_joined(side) for side in (a, b))
    background = Background.over([ready_a, ready_b])
    with patch("index.compare.passages.POSSIBLE", 0.001):
        pairs = alike(ready_a.features, ready_b.features, background)
    links = doubted([pair for pair in pairs if pair.score >= POSSIBLE], ready_a, ready_b)
    weights = shared_weights(ready_a, ready_b, background)
    links = weighed(links, ready_a, ready_b, weights, rarest=background.stems.rarest)
    links = contested(links, ready_a, ready_b)
    for pair in (*links, *(pair for pair in pairs if pair.score < POSSIBLE)):
        # A sentence marked by hand may be two for us: the better one counts.
        row = bisect_right(starts_a, ready_a.sentences[pair.a].start) - 1
        column = bisect_right(starts_b, ready_b.sentences[pair.b].start) - 1
        scores[row, column] = max(scores[row, column], pair.score)
    return scores


def _joined(sentences: Sequence[str]) -> tuple[Prepared, list[int]]:
    """Return sentences as an article of a paragraph each, and where each begins."""
    starts = [0]
    for sentence in sentences[:-1]:
        starts.append(starts[-1] + len(sentence) + 2)
    spans = zip(starts, sentences, strict=True)
    paragraphs = tuple(Span(start, start + len(sentence)) for start, sentence in spans)
    return prepare_text("\n\n".join(sentences), paragraphs), starts
