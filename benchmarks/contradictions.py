"""Contradictions: how many planted ones are found, near misses taken for one, told of real news.

The planted sentences are in `planted/`, in three sets. The first was written before anything was
looked at; each of the others when the sets before it were found, and what was found of it when it
was run for the first time tells what to expect of sentences not seen yet. That is told here, since
nothing can measure it again.
"""

from __future__ import annotations

import json
import random
import tomllib
from itertools import combinations
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from benchmarks.corpora import SHARED
from benchmarks.tables import show, table, tell
from index.article import Article, ArticleId, Paragraph, Source
from index.compare.comparing import compare
from index.library import Library

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from benchmarks.corpora import Corpora
    from index.comparison import Comparison, Link

PLANTED = Path(__file__).parent / "planted"
SETS = {"first": "13 of 32, 16 of 66", "second": "26 of 32, 14 of 62", "third": "14 of 15, 4 of 30"}
"""The sets, and what came of each when it was run for the first time: found, and taken for one."""
_DAY = "2031-03-12"
_ACROSS = 300
"""Pairs of articles of two stories."""
_SEED = 15


class Case(NamedTuple):
    """Two invented texts, and the words that contradict each other in them, if any do."""

    plants: str
    a: Article
    b: Article
    words: tuple[str, ...]
    missed: str
    """Why it isn't found, where that is known; ""."""

    def found(self, told: Comparison) -> bool:
        """Tell whether a comparison marks just the words that contradict each other."""
        return any(
            self.words[0] in _marked(told.a, link.a) and self.words[1] in _marked(told.b, link.b)
            for link in grave(told)
        )


class _Pair(NamedTuple):
    """Two real articles."""

    a: ArticleId
    b: ArticleId


def planted(name: str) -> list[Case]:
    """Return the cases of one set, contradictions and near misses."""
    listed = tomllib.loads((PLANTED / f"{name}.toml").read_text(encoding="utf-8"))
    return [
        Case(
            each["plants"],
            article(each["a"], each.get("date_a", _DAY)),
            article(each["b"], each.get("date_b", _DAY)),
            tuple(each.get("words", ())),
            each.get("missed", ""),
        )
        for kind in ("contradiction", "near_miss")
        for each in listed[kind]
    ]


def article(text: str, date: str) -> Article:
    """Return an invented article of one paragraph."""
    return Article(
        ArticleId("invented.txt"),
        None,
        None,
        date,
        (),
        None,
        "en",
        len(text.split()),
        text,
        {},
        (Paragraph(0, len(text), 1),),
        (),
        Source("invented.txt", "", "utf-8"),
    )


def grave(told: Comparison) -> list[Link]:
    """Return the contradictions among the links of a comparison."""
    return [link for link in told.links if link.kind == "contradiction"]


def _marked(of: Article, span: tuple[int, int]) -> str:
    return of.text[slice(*span)]


def run(corpora: Corpora, _number: int) -> None:
    """Measure, and print."""
    rows = []
    for name, once in SETS.items():
        cases = planted(name)
        told = [(case, compare(case.a, case.b)) for case in cases]
        right = [(case, each) for case, each in told if case.words]
        misses = [(case, each) for case, each in told if not case.words]
        found = sum(case.found(each) for case, each in right)
        false = sum(bool(grave(each)) for _, each in misses)
        rows.append([name, f"{found} of {len(right)}", f"{false} of {len(misses)}", once])
    head = ("set", "found", "near misses taken for one", "both, run for the first time")
    show("Contradictions, planted", table(head, rows))
    if corpora.shared is None:
        tell(f"{SHARED} is not set: real articles were left out")
        return
    _real(corpora, corpora.shared)


def _real(corpora: Corpora, shared: Path) -> None:
    rows = []
    for name in ("stories", "seeds"):
        folder = shared / "corpora" / name
        with Library.open(folder, index_dir=corpora.room / f"contradictions-{name}") as library:
            library.refresh()
            ids = [one.id for one in library.articles()]
            groups = _events(shared, ids) if name == "stories" else {"one": ids}
            within = [_Pair(*pair) for group in groups.values() for pair in combinations(group, 2)]
            rows.append(_told(f"{name}, within a story", library, within))
            if name == "stories":
                rows.append(_told(f"{name}, across", library, list(_across(groups))))
    show("Contradictions, real articles", table(("", "pairs", "told", "in pairs"), rows))


def _told(name: str, library: Library, pairs: Sequence[_Pair]) -> list[str]:
    """Return how many contradictions are told of pairs; each is told, to be read."""
    told = [(pair, grave(library.compare(*pair))) for pair in pairs]
    for pair, links in told:
        for link in links:
            tell(f"{pair.a} {pair.b}: {'; '.join(each.words for each in link.why)}")
    number = sum(len(links) for _, links in told)
    return [name, str(len(pairs)), str(number), str(sum(bool(links) for _, links in told))]


def _events(shared: Path, ids: Iterable[ArticleId]) -> Mapping[str, list[ArticleId]]:
    """Return the articles of each event, as they were judged by hand."""
    gold = json.loads((shared / "gold" / "stories.json").read_text("utf-8"))
    lines = (shared / "corpora" / "stories" / "articles.jsonl").read_text("utf-8").splitlines()
    event = {one: name for name, group in gold.items() for one in group["articles"]}
    own = [json.loads(line)["id"] for line in lines if line.strip()]
    of = {f"articles.jsonl#{number}": event.get(one, one) for number, one in enumerate(own, 1)}
    groups: dict[str, list[ArticleId]] = {}
    for one in ids:
        groups.setdefault(of[str(one)], []).append(one)
    return groups


def _across(groups: Mapping[str, Sequence[ArticleId]]) -> Iterator[_Pair]:
    """Yield pairs of articles of two events, by chance, the same ones each time."""
    chance = random.Random(_SEED)  # noqa: S311  the same pairs each time
    events = sorted(groups)
    for _ in range(_ACROSS):
        one, other = chance.sample(events, 2)
        yield _Pair(chance.choice(groups[one]), chance.choice(groups[other]))
