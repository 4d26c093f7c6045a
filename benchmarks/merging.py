"""How well names are merged: pairs of mentions judged by hand, against what the corpus calls them.

Precision comes first: two people under one name can't be told apart again, while one person under
two names can be merged by whoever sees it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from benchmarks import steadiness
from benchmarks.corpora import SHARED, shared
from benchmarks.pairs import HELD, TUNE, Pair, counted, judged
from benchmarks.tables import NONE, show, table, tell
from index.library import Library

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from benchmarks.corpora import Corpora
    from index.article import ArticleId, Mention

_HEAD = ("", "pairs", "same", "without a name", "rightly", "wrongly", "missed", "precision")
_SPLITS = ((TUNE, "events to tune on"), (HELD, "events held back"))


def run(corpora: Corpora, _articles: int) -> None:
    """Print how many pairs are told rightly, by half, kind of pair and kind of difficulty."""
    if shared() is None:
        tell(f"{SHARED} is not set: the names of made-up articles were never judged")
        return
    with Library.open(corpora.few.folder, index_dir=corpora.few_indexed) as library:
        texts = {article.id: article.text for article in library.articles()}
        mentions = {key: library.mentions(key) for key in texts}
        steadiness.told(library)
    known = judged()
    pairs = known.readable(texts)
    for split, name in _SPLITS:
        half = [pair for pair in pairs if pair.split == split]
        show(f"Merging names, {name}, {len(half)} pairs", told(half, mentions))
    if len(pairs) < len(known.pairs):
        tell(f"{len(known.pairs) - len(pairs)} pairs left out: their texts have changed")


def told(pairs: Sequence[Pair], mentions: Mapping[ArticleId, Sequence[Mention]]) -> str:
    """Return a table of how pairs are told, a row a group."""
    rows = []
    for name, group in groups(pairs):
        count = counted(group, mentions)
        same = sum(pair.same for pair in group)
        figures = (count.pairs, same, count.unnamed, count.right, count.wrong, count.missed)
        shares = (_percent(count.precision), _percent(count.recall))
        rows.append([name, *map(str, figures), *shares])
    return table((*_HEAD, "recall"), rows)


def groups(pairs: Sequence[Pair]) -> Iterator[tuple[str, list[Pair]]]:
    """Yield the groups that pairs are counted in, with their names: all, then parts of them."""
    yield "all", list(pairs)
    yield "hard", [pair for pair in pairs if pair.hard]
    yield "others", [pair for pair in pairs if not pair.hard]
    yield "in one article", [pair for pair in pairs if pair.a.article == pair.b.article]
    yield "across articles", [pair for pair in pairs if pair.a.article != pair.b.article]
    for why in sorted({pair.why for pair in pairs}):
        yield why, [pair for pair in pairs if pair.why == why]


def _percent(share: float | None) -> str:
    return NONE if share is None else f"{share:.1%}"
