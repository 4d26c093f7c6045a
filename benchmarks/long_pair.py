"""How soon two articles of 3,000 words stand side by side, once both are prepared and before.

Nobody's corpus has many of that length, so they are made of shorter ones: a side of each pair.
"""

from __future__ import annotations

from functools import partial
from time import process_time
from typing import TYPE_CHECKING

from benchmarks.measure import interleaved, ratio, timed
from benchmarks.tables import NONE, milliseconds, show, table, tell, times
from index.library import Library

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence
    from pathlib import Path

    from benchmarks.likeness import Scores
    from index.article import Article, ArticleId, Span

    Peer = Callable[[Sequence[str], Sequence[str]], Scores]

WORDS = 3_000
_ROUNDS = 15
_OURS = "ours, prepared"


def measure(
    room: Path,
    pairs: Iterable[tuple[Article, Article]],
    peers: Mapping[str, Peer],
    forget: Callable[[], None],
) -> None:
    """Measure, and print.

    Args:
        room: An empty folder.
        pairs: Articles on one event each.
        peers: What scores pairs of sentences, by name.
        forget: Makes what was prepared as new again.
    """
    one, other = zip(*pairs, strict=True)
    folder = written(room / "long", {"a": one, "b": other})
    with Library.open(folder, index_dir=room / "long-indexes") as library:
        tell("indexing two long articles, with names")
        library.refresh()
        library.find_names()
        library.warm_up()
        a, b = sorted(article.id for article in library.articles())
        both = partial(library.compare, a, b)
        forget()
        first = timed(both, process_time)()
        forget()
        prepared = timed(partial(library.prepare, (a, b)), process_time)()
        _told(library, (a, b), {"both, first time": first, "prepared ahead": prepared}, peers)


def _told(
    library: Library,
    ids: tuple[ArticleId, ArticleId],
    once: Mapping[str, float],
    peers: Mapping[str, Peer],
) -> None:
    found = library.compare(*ids)
    sides = _texts(found.a, found.sentences_a), _texts(found.b, found.sentences_b)
    ours = timed(partial(library.compare, *ids), process_time)
    others = {name: timed(partial(peer, *sides), process_time) for name, peer in peers.items()}
    taken = interleaved({_OURS: ours, **others}, _ROUNDS, rehearsals=1)
    rows = [
        [
            name,
            milliseconds(each.median),
            milliseconds(each.percentile(0.95)),
            *(times(ratio(each, taken[peer])) if name == _OURS else NONE for peer in peers),
        ]
        for name, each in taken.items()
    ]
    rows += [
        [name, milliseconds(each), *([NONE] * (1 + len(peers)))] for name, each in once.items()
    ]
    counts = " and ".join(f"{len(each.text.split()):,}" for each in (found.a, found.b))
    head = ["", "median", "p95", *(f"against {name}" for name in peers)]
    show(f"Two articles of {counts} words, {len(found.links)} links", table(head, rows))


def written(folder: Path, sides: Mapping[str, Iterable[Article]]) -> Path:
    """Write long articles, each of as many as it takes, by their names without an ending."""
    folder.mkdir()
    for name, articles in sides.items():
        parts: dict[str, str] = {}
        for article in articles:
            if sum(len(text.split()) for text in parts.values()) < WORDS:
                parts.setdefault(article.id, article.text)
        (folder / f"{name}.txt").write_text("\n\n".join(parts.values()), encoding="utf-8")
    return folder


def _texts(article: Article, spans: Sequence[Span]) -> list[str]:
    return [article.text[span.start : span.end] for span in spans]
