"""Counts and tells anew what the pages say of the sample corpus: `python docs/counts.py`."""

from __future__ import annotations

import json
import re
import tempfile
import tomllib
from datetime import date
from itertools import combinations
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from index.library import Library
from reader.export.stories import story_value
from reader.export.story_words import detail_line

if TYPE_CHECKING:
    from collections.abc import Mapping

    from index.article import Article
    from index.comparison import Link

HERE = Path(__file__).parent
CORPUS = HERE.parent / "corpus"
TODAY = date(2025, 3, 20)
"""The day from which the pages see "last 2 weeks"."""
ROW = re.compile(r"^\| `([^`]+)` \| (\d+) \|", re.MULTILINE)
"""A query and how many articles it finds."""
SIZE = re.compile(r"(?<=hits in the sample corpus \()\d+(?= articles\))")
MARKED = re.compile(r"(?<=\*\*)\d+ of \d+(?=\*\* planted)")
OTHERS = re.compile(r"\d+(?= more that nobody planted)")

STORY = re.compile(
    r"(?<=```sh\ncorpus-reader stories corpus )(\S+)(\n```\n\n```text\n).*?(?=```)", re.DOTALL
)
"""How a story is asked for, and how its head is told."""
STORY_VALUE = re.compile(r"(?<=```json\n).*?(?=```)", re.DOTALL)
LINES = (("id", "title"), ("first", "last"), ("articles",), ("outlets",), ("unknown", "decided"))
"""Keys of a story's value that stand on one line of the page."""


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


def storied(page: str, library: Library) -> str:
    """Return a page with the head and the value of its story as they are told now."""
    asked = STORY.search(page)
    story = library.story_of(library.resolve(asked[1])) if asked else None
    detail = library.story_detail(story.id) if story else None
    if story is None or detail is None:
        return page
    head = f"{story.title}\n{' · '.join((*detail_line(detail), story.id))}\n"
    value = story_value(story)
    lines = (
        ", ".join(f'"{key}": {json.dumps(value[key], ensure_ascii=False)}' for key in keys)
        for keys in LINES
    )
    told = "{" + ",\n ".join(lines) + "}\n"
    page = STORY.sub(lambda found: f"{found[1]}{found[2]}{head}", page)
    before = STORY_VALUE.search(page)
    page = STORY_VALUE.sub(lambda _: told, page)
    return page.replace(json.loads(before[0])["id"], story.id) if before else page


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
        Library.open(CORPUS, index_dir=Path(folder), today=lambda: TODAY) as library,
    ):
        library.refresh()
        library.find_names()
        library.find_stories()
        for page in HERE.glob("*.md"):
            text = page.read_text(encoding="utf-8")
            page.write_text(storied(counted(text, library), library), encoding="utf-8")


if __name__ == "__main__":
    main()
