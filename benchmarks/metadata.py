"""What is read of an article from dumps of its page, against what the page's HTML says.

Also how sure the reader was of what it read, against how often that agrees: "certain" has to be
right more often than "probable", and "probable" than "guess".
"""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from benchmarks.corpora import SHARED, shared
from benchmarks.saying import AGREE, DIFFERS, FIELDS, PARTLY, VERDICTS, verdict
from benchmarks.tables import NONE, show, table, tell
from index.article import Article, Skipped
from index.formats import read, walk

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from benchmarks.corpora import Corpora

_DUMPS = ("pages-text", "pages-dump")
_HTML = "pages-html"
_SURE = ("certain", "probable", "guess")


def run(_corpora: Corpora, _articles: int) -> None:
    """Print what dumps and HTML of the same pages say, and how sure the reader was."""
    folder = shared()
    if folder is None:
        tell(f"{SHARED} is not set: there are no pages in two forms to compare")
        return
    pages = articles_in(folder / "corpora" / _HTML)
    for name in _DUMPS:
        dumps = articles_in(folder / "corpora" / name)
        show(f"Metadata, {name} against HTML, {len(dumps)} pages", _agreement(dumps, pages))
        show(f"How sure, {name}", _sureness(dumps, pages))


def articles_in(folder: Path) -> dict[str, Article]:
    """Return the articles of a folder by the names of their files, without endings."""
    found: dict[str, Article] = {}
    for file in walk(folder):
        for article in () if isinstance(file, Skipped) else read(file):
            if isinstance(article, Article):
                found[article.id.partition(".")[0]] = article
    return found


def compared(
    dumps: Mapping[str, Article], pages: Mapping[str, Article]
) -> Iterator[tuple[str, str, str, str | None]]:
    """Yield page, field, verdict and sureness for everything that is held against each other."""
    for page in sorted(dumps.keys() & pages.keys()):
        for field in FIELDS:
            told = verdict(field, dumps[page], pages[page])
            yield page, field, told, dumps[page].sure.get(field)


def _agreement(dumps: Mapping[str, Article], pages: Mapping[str, Article]) -> str:
    counted: dict[str, Counter[str]] = defaultdict(Counter)
    for _, field, told, _ in compared(dumps, pages):
        counted[field][told] += 1
    head = ("field", *VERDICTS)
    return table(head, ([f, *(str(counted[f][v]) for v in VERDICTS)] for f in FIELDS))


def _sureness(dumps: Mapping[str, Article], pages: Mapping[str, Article]) -> str:
    counted: dict[tuple[str, str | None], Counter[str]] = defaultdict(Counter)
    for _, field, told, sure in compared(dumps, pages):
        if told in (AGREE, PARTLY, DIFFERS):
            counted[field, sure][told] += 1
    rows = [[f, *(_share(counted[f, sure]) for sure in _SURE)] for f in FIELDS]
    return table(("agrees, wholly or in part", *_SURE), rows)


def _share(told: Counter[str]) -> str:
    return f"{told[AGREE] + told[PARTLY]} of {told.total()}" if told else NONE
