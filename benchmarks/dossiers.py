"""What is known of one name, in many articles: how long each question about it takes.

The name is the one that most articles have. There is no peer that answers any of this: a name is
held beside a name of one article, which is what little there is to be told at least.
"""

from __future__ import annotations

import time
from functools import partial
from typing import TYPE_CHECKING

from benchmarks.corpora import NamesGiven
from benchmarks.measure import Timings
from benchmarks.tables import load, milliseconds, show, table, tell
from index.dossier import LINE_ORDERS
from index.library import Library

if TYPE_CHECKING:
    from collections.abc import Callable

    from benchmarks.corpora import Corpora
    from index.dossier import LineOrder
    from index.results import NameRef

_ROUNDS = 7
_PAGE = 50


def run(corpora: Corpora, number: int) -> None:
    """Measure, and print."""
    corpus = corpora.many(number)
    indexes = corpora.room / "dossiers-indexed"
    before = load()
    tell(f"indexing {corpus.name}, with names")
    with Library.open(corpus.folder, index_dir=indexes, finder=NamesGiven) as library:
        library.refresh()
        library.find_names()
    # Opened anew, so that nothing is at hand the first time.
    with Library.open(corpus.folder, index_dir=indexes, finder=NamesGiven) as library:
        names = library.name_list()
        most = names.refs[int(names.articles.argmax())]
        least = names.refs[int(names.articles.argmin())]
        rows = [
            [asked, *_told(_timed(partial(work, library, most)))]
            for asked, work in _QUESTIONS.items()
        ]
        beside = _timed(partial(library.dossier, least))
        rows.append(["a dossier of a name of one article", *_told(beside)])
        articles, mentions = int(names.articles.max()), len(library.concordance(most))
    head = ["", "first time", "median", "longest"]
    title = (
        f"One name, {corpus.name}, {len(names):,} names, it in {articles:,} articles with "
        f"{mentions:,} mentions, load {before} to {load()}"
    )
    show(title, table(head, rows))


def _page(library: Library, ref: NameRef) -> object:
    concordance = library.concordance(ref)
    middle = len(concordance) // 2
    return library.mention_lines(concordance, middle, middle + _PAGE)


def _contrast(library: Library, ref: NameRef) -> object:
    dossier = library.dossier(ref)
    assert dossier is not None  # it is a name of the list
    a, b = dossier.outlets[:2]
    return library.contrast(ref, a.outlet, b.outlet)


def _ordered(order: LineOrder, library: Library, ref: NameRef) -> object:
    return library.concordance(ref, order)


def _ends(library: Library, _: NameRef) -> object:
    return library.ends()


def _nearest(library: Library, ref: NameRef) -> object:
    return library.nearest_names(f"{ref.name}x")


_QUESTIONS: dict[str, Callable[[Library, NameRef], object]] = {
    "its dossier": Library.dossier,
    **{f"its mentions by {order}": partial(_ordered, order) for order in LINE_ORDERS},
    f"{_PAGE} of them as lines": _page,
    "its dossier, and two outlets side by side": _contrast,
    "where each name stands first and last": _ends,
    "names that are like one": _nearest,
}


def _timed(work: Callable[[], object]) -> Timings:
    seconds = []
    for _ in range(_ROUNDS):
        began = time.perf_counter()
        work()
        seconds.append(time.perf_counter() - began)
    return Timings(tuple(seconds))


def _told(timings: Timings) -> list[str]:
    return [
        milliseconds(timings.seconds[0]),
        milliseconds(timings.median),
        milliseconds(max(timings.seconds)),
    ]
