"""Counts anew what the pages say of the sample corpus: `python docs/counts.py`."""

from __future__ import annotations

import re
import tempfile
import tomllib
from itertools import combinations
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from index.library import Library

if TYPE_CHECKING:
    from collections.abc import Mapping

    from index.article import Article
    from index.comparison import Link

HERE = Path(__file__).parent
CORPUS = HERE.parent / "corpus"
ROW = re.compile(r"^\| `([^`]+)` \| (\d+) \|", re.MULTILINE)
"""A query and how many articles it finds."""
SIZE = re.compile(r"(?<=hits in the sample corpus \()\d+(?= articles\))")
MARKED = re.compile(r"(?<=\*\*)\d+ of \d+(?=\*\* planted)")
OTHERS = re.compile(r"\d+(?= more that nobody planted)")


class Planted(NamedTuple):
    """What a comparison makes of the contradictions that were planted."""

    pairs: int
    """Pairs of articles in which one is planted, by thing planted."""
    marked: int
    others: int
    """Contradictions marked in these pairs that nobody planted."""


def counted(page: str, library: Library) -> str:
    """Return a page with the numbers as they are in the sample corpus."""
    page = SIZE.sub(str(len(library.search(""))), page)
    page = ROW.sub(lambda row: f"| `{row[1]}` | {len(library.search(row[1]))} |", page)
    if MARKED.search(page):
        found = contradictions(library)
        page = MARKED.sub(f"{found.marked} of {found.pairs}", page)
        page = OTHERS.sub(str(found.others), page)
    return page


def contradictions(library: Library) -> Planted:
    """Return how many of the contradictions planted in figures and dates are marked."""
    listed = tomllib.loads((CORPUS / "PLANTED.toml").read_text(encoding="utf-8"))["planted"]
    articles = {str(article.id): article for article in library.articles()}
    pairs = marked = 0
    stray: set[tuple[str, str, Link]] = set()
    planted: set[tuple[str, str, Link]] = set()
    for thing in listed:
        says: Mapping[str, str] = thing.get("says", {})
        for a, b in combinations(sorted(says), 2):
            if says[a] == says[b]:
                continue
            told = library.compare(articles[a].id, articles[b].id).links
            grave = {(a, b, link) for link in told if link.kind == "contradiction"}
            right = {each for each in grave if _at(each[2], thing["words"], articles, a, b)}
            pairs, marked = pairs + 1, marked + bool(right)
            stray, planted = stray | grave, planted | right
    return Planted(pairs, marked, len(stray - planted))


def _at(
    link: Link, words: Mapping[str, str], articles: Mapping[str, Article], a: str, b: str
) -> bool:
    """Tell whether a link is between the planted words of two articles."""
    for name, span in ((a, link.a), (b, link.b)):
        start = articles[name].text.find(words[name])
        if start < 0 or not (span.start < start + len(words[name]) and start < span.end):
            return False
    return True


def main() -> None:
    """Write the pages with the numbers of today."""
    with (
        tempfile.TemporaryDirectory() as folder,
        Library.open(CORPUS, index_dir=Path(folder)) as library,
    ):
        library.refresh()
        library.find_names()
        for page in HERE.glob("*.md"):
            text = page.read_text(encoding="utf-8")
            page.write_text(counted(text, library), encoding="utf-8")


if __name__ == "__main__":
    main()
