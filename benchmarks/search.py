"""How long an answer takes: `Library.search` and a page of rows, against SQLite's FTS5.

Ours finds all articles, counts outlets, months and names among them, and makes up to three snippets
for each of twenty rows; FTS5 finds twenty and makes one snippet each.
"""

from __future__ import annotations

import statistics
from collections import defaultdict
from dataclasses import dataclass
from time import process_time
from typing import TYPE_CHECKING
from unittest.mock import patch

from benchmarks.corpora import NamesGiven
from benchmarks.measure import Timings, interleaved, pooled, ratio, timed
from benchmarks.queries import queries_for
from benchmarks.sqlite import Fts5
from benchmarks.tables import NONE, load, milliseconds, show, table, tell, times
from benchmarks.texts import texts_of
from index.library import Library

if TYPE_CHECKING:
    from pathlib import Path

    from benchmarks.corpora import Corpora, Corpus
    from benchmarks.queries import Query

_PAGE = 20
_AGAIN = 4
OURS, PEER = "ours", "FTS5"


@dataclass(frozen=True, slots=True)
class Answered:
    """How one query was answered."""

    query: Query
    hits: int
    first: dict[str, Timings]
    """The first time the query was asked, by contender."""
    again: dict[str, Timings]


def run(corpora: Corpora, number: int) -> None:
    """Measure on few articles and on many, and print."""
    with Library.open(corpora.few.folder, index_dir=corpora.few_indexed) as library:
        _on(library, corpora.few, corpora.room)
    many = corpora.many(number)
    with Library.open(many.folder, index_dir=corpora.room / "many-indexed") as library:
        tell(f"indexing {many.name}")
        report = library.refresh()
        tell(f"read and indexed in {report.seconds:.0f} s; naming")
        # The library starts its own recogniser, which would take half an hour here.
        with patch("index.naming._recogniser", NamesGiven):
            library.find_names()
        _on(library, many, corpora.room)


def _on(library: Library, corpus: Corpus, room: Path) -> None:
    tell(f"building FTS5 on {corpus.name}")
    texts = list(texts_of(library.articles()))
    peer = Fts5(room / f"{len(texts)}.sqlite")
    peer.build(texts)
    library.warm_up()
    tell(f"searching {corpus.name}")
    before = load()
    answered = [_answer(query, library, peer) for query in queries_for(texts)]
    show(f"Search, {corpus.name}, load {before} to {load()}", _told(answered))
    peer.close()


def _answer(query: Query, library: Library, peer: Fts5) -> Answered:
    def ours() -> None:
        library.rows(library.search(query.ours), 0, _PAGE)

    asked = query.fts5
    # Processor time: neither waits for anything, and others' work doesn't count.
    contenders = {OURS: timed(ours, process_time)}
    if asked is not None:
        contenders[PEER] = timed(lambda: peer.page(asked), process_time)
    first = interleaved(contenders, 1)
    again = interleaved(contenders, _AGAIN)
    return Answered(query, len(library.search(query.ours)), first, again)


def _told(answered: list[Answered]) -> str:
    kinds: defaultdict[str, list[Answered]] = defaultdict(list)
    for one in answered:
        kinds[one.query.kind].append(one)
    head = ["kind", "queries", "hits", "p50, first", "p95, first", "FTS5", "FTS5 p95", "ratio"]
    head += ["p50, again", "p95, again", "FTS5", "FTS5 p95", "ratio"]
    rows = [_row(kind, group) for kind, group in kinds.items()]
    rows.append(_row("all", answered))
    return table(head, rows)


def _row(kind: str, group: list[Answered]) -> list[str]:
    hits = int(statistics.median(one.hits for one in group))
    cells = [kind, str(len(group)), f"{hits:,}"]
    for timings in ([one.first for one in group], [one.again for one in group]):
        ours = pooled(each[OURS] for each in timings)
        cells += [milliseconds(ours.median), milliseconds(ours.percentile(0.95))]
        pairs = [each for each in timings if PEER in each]
        if not pairs:
            cells += [NONE] * 3
            continue
        peer = pooled(each[PEER] for each in pairs)
        alike = pooled(each[OURS] for each in pairs)
        cells += [milliseconds(peer.median), milliseconds(peer.percentile(0.95))]
        cells += [times(ratio(alike, peer))]
    return cells
