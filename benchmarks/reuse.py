"""Text used again: what is found of what was copied, and what that costs in many articles.

Articles are put into a catalogue as they are, since reading them and searching in them is measured
elsewhere. Sentences were copied from one to another, and reports printed with cuts and additions;
what else is found to be shared is false.
"""

from __future__ import annotations

import hashlib
import json
import subprocess
import sys
import time
from dataclasses import replace
from statistics import median
from typing import TYPE_CHECKING, Any

from benchmarks.copying import planted
from benchmarks.tables import load, milliseconds, show, table, tell
from index.article import Article, ArticleId, Paragraph, Source
from index.catalogue import Catalogue
from index.catalogue.files import FileRow, FileState
from index.stories.reuse_book import ReuseBook

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from benchmarks.articles import MadeUp
    from benchmarks.copying import Copied, Printed
    from benchmarks.corpora import Corpora

_SIZES = (1_000, 10_000, 100_000)
_ASKED = 300
_LIMIT = 20


def run(corpora: Corpora, number: int) -> None:
    """Measure, and print."""
    before = load()
    rows = [_row(corpora.room, size) for size in _SIZES if size <= number]
    head = [
        "articles",
        "pairs found",
        "sentences",
        "false pairs",
        "reports told right",
        "made in",
        "of the processor",
        "memory",
        "an article kept in",
        "one more",
        "one asked",
    ]
    show(f"Text used again, made-up articles, load {before} to {load()}", table(head, rows))


def _row(room: Path, number: int) -> list[str]:
    tell(f"making up {number:,} articles")
    articles, pairs, wires = planted(number)
    folder = room / f"reuse-{number}"
    folder.mkdir()
    catalogue = Catalogue(folder / "catalogue.sqlite")
    catalogue.prepare()
    _put(catalogue, 0, articles)
    tell(f"taking the fingerprints of {number:,} articles")
    made = _made(folder)
    size = sum(file.stat().st_size for file in (folder / "reuse").iterdir())
    book = ReuseBook(catalogue, folder)
    found, copied = _found(catalogue, book, articles, pairs)
    false = _false(catalogue, book, number, pairs, wires)
    asked = [_asked(catalogue, book, at) for at in range(0, number, max(1, number // _ASKED))]
    told = _told_right(catalogue, book, wires)
    _put(catalogue, number, [replace(articles[9], text=articles[9].text[9:])])
    more = _made(folder)
    catalogue.close()
    return [
        f"{number:,}",
        f"{found} of {len(pairs)}",
        f"{copied} of {sum(len(pair.sentences) for pair in pairs)}",
        f"{false}",
        f"{told} of {len(wires)}",
        f"{made['seconds']:,.1f} s",
        f"{made['busy']:,.1f} s",
        f"{made['memory'] / 1e6:,.0f} MB",
        f"{size / number:,.0f} bytes",
        milliseconds(more["busy"]),
        milliseconds(median(asked)),
    ]


def _put(catalogue: Catalogue, first: int, articles: Sequence[MadeUp]) -> None:
    path = f"made-up-{first}.jsonl"
    with catalogue.batch() as batch:
        catalogue.files.put(FileRow(path, 0, 0, "", FileState.SETTLED), batch)
        for at, article in enumerate(articles, first):
            catalogue.articles.put(_article(path, at, article), batch)


def _article(path: str, number: int, article: MadeUp) -> Article:
    text = article.text
    return Article(
        id=ArticleId(f"{path}#{number + 1}"),
        title=article.title,
        outlet=article.outlet,
        date=article.date,
        authors=(),
        url=None,
        language="en",
        words=len(text.split()),
        text=text,
        found_in={},
        paragraphs=(Paragraph(0, len(text), 1),),
        removed=(),
        source=Source(path, "", "utf-8"),
        text_hash=hashlib.sha256(text.encode()).hexdigest(),
    )


def _made(folder: Path) -> dict[str, Any]:
    command = [sys.executable, "-m", "benchmarks.reuse_making", str(folder)]
    out = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    told: dict[str, Any] = json.loads(out)
    if not told["done"]:
        raise RuntimeError("fingerprints are still to be made")
    return told


def _id(number: int) -> ArticleId:
    return ArticleId(f"made-up-0.jsonl#{number + 1}")


def _get(catalogue: Catalogue, number: int) -> Article:
    found = catalogue.articles.get(_id(number))
    if found is None:
        raise RuntimeError(f"there is no article {number}")
    return found


def _found(
    catalogue: Catalogue, book: ReuseBook, articles: Sequence[MadeUp], pairs: Sequence[Copied]
) -> tuple[int, int]:
    """Return how many pairs were found, and how many of the sentences within them."""
    found = copied = 0
    for pair in pairs:
        there = [
            one for one in book.of(_get(catalogue, pair.taker), _LIMIT) if one.b == _id(pair.source)
        ]
        found += len(there)
        text = articles[pair.taker].text
        shared = [text[slice(*stretch.a)] for one in there for stretch in one.stretches]
        # Stretches end with a word, sentences with a full stop.
        copied += sum(any(line[:-1] in words for words in shared) for line in pair.sentences)
    return found, copied


def _false(
    catalogue: Catalogue,
    book: ReuseBook,
    number: int,
    pairs: Sequence[Copied],
    wires: Sequence[Printed],
) -> int:
    """Return how many of a few hundred articles share with one that nothing was copied from."""
    true = {frozenset((_id(pair.source), _id(pair.taker))) for pair in pairs}
    for wire in wires:
        ids = [_id(wire.first + at) for at in range(wire.number)]
        true |= {frozenset((a, b)) for a in ids for b in ids}
    # What a version has of its neighbour was copied too.
    near = {_id(wire.first + at) for wire in wires for at in range(wire.number + 1)}
    found = set()
    for at in range(0, number, max(1, number // _ASKED)):
        for one in book.of(_get(catalogue, at), _LIMIT):
            pair = frozenset((one.a, one.b))
            if pair not in true and not pair <= near:
                found.add(pair)
    return len(found)


def _asked(catalogue: Catalogue, book: ReuseBook, number: int) -> float:
    article = _get(catalogue, number)
    began = time.perf_counter()
    book.of(article, _LIMIT)
    return time.perf_counter() - began


def _told_right(catalogue: Catalogue, book: ReuseBook, wires: Sequence[Printed]) -> int:
    """Return of how many reports it is told that all but one version are one text."""
    told = {article.id: article for article in catalogue.surveying.told()}
    right = 0
    for wire in wires:
        ids = [_id(wire.first + at) for at in range(wire.number)]
        reuse = book.among([told[one] for one in ids])
        right += reuse.texts == (tuple(ids[:-1]), (ids[-1],))
    return right
