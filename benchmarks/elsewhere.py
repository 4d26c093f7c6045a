"""What others report and an article has no match for: how much is found, and how much is wrong.

Marked: summaries of news with the sentences of articles that state the same, linked by others by
hand; an article without a link to a sentence of the summary has no match for it. Planted: what
three articles of a story have in common, by our own links, is taken out of one of them. Beside ours
stands what links alone would tell, without asking for more than that none is shown.
"""

from __future__ import annotations

import csv
from bisect import bisect_right
from collections import defaultdict
from contextlib import ExitStack
from dataclasses import dataclass, replace
from itertools import combinations, islice, permutations
from time import process_time
from typing import TYPE_CHECKING, NamedTuple
from unittest.mock import patch

from benchmarks.measure import timed
from benchmarks.tables import load, milliseconds, show, table, tell
from index.article import Article, ArticleId, Paragraph, Source
from index.compare.elsewhere import reported_elsewhere
from index.compare.linked import Place, linked
from index.compare.passages import STRONG
from index.compare.prepared import prepare
from index.library import Library

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence
    from pathlib import Path

    from benchmarks.corpora import Corpora
    from index.article import Span
    from index.compare.linked import Linked
    from index.elsewhere import Reported

_OURS, _LINKS = "ours", "links alone"
_PLANTED = 4
"""Passages that are taken out of an article, one at a time, at most."""


def run(corpora: Corpora, _number: int) -> None:
    """Measure, and print."""
    if corpora.shared is None:
        tell("there are no real stories: what others report was left out")
        return
    tell("what others report: marked by hand")
    topics = list(_topics(corpora.shared / "gold" / "superpal-multinews-dev.csv"))
    marked = {name: _Marked() for name in (_OURS, _LINKS)}
    for name, counted in marked.items():
        with _way(name):
            for topic in topics:
                counted.add(topic)
    rows = [[name, *counted.told()] for name, counted in marked.items()]
    head = ["", "no match, marked", "found", "told", "one statement", "no match in fact"]
    show("Reported elsewhere, SuperPAL MultiNews", table(head, rows))
    _stories(corpora)


def _way(name: str) -> ExitStack:
    """Return what has it done in one of the two ways."""
    stack = ExitStack()
    if name == _LINKS:
        stack.enter_context(patch("index.compare.absence._COVERED", 2.0))
        stack.enter_context(patch("index.compare.elsewhere._EVIDENCE", 0.0))
    return stack


# Marked by hand


class _Topic(NamedTuple):
    """A summary and two articles, and which sentences state the same as one of the summary."""

    summary: Article
    other: Article
    own: Article
    same: Collection[tuple[str, str]]
    """A sentence of the summary, and one of the other article."""
    had: Collection[str]
    """The sentences of the summary that the article itself has a match for."""


def _topics(path: Path) -> Iterator[_Topic]:
    """Yield each summary with each two of its articles."""
    links: defaultdict[str, list[tuple[str, str, str]]] = defaultdict(list)
    with path.open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines):
            one, two = (" ".join(row[key].split()) for key in ("scuSentence", "docSentText"))
            links[row["topic"]].append((row["documentFile"], one, two))
    for found in links.values():
        articles: defaultdict[str, dict[str, None]] = defaultdict(dict)
        for document, _, sentence in found:
            articles[document][sentence] = None
        summary = _article("summary", {one: None for _, one, _ in found})
        made = {name: _article(name, sentences) for name, sentences in articles.items()}
        for own, other in permutations(made, 2):
            had = {one for document, one, _ in found if document == own}
            same = {(one, sentence) for document, one, sentence in found if document == other}
            yield _Topic(summary, made[other], made[own], same, had)


def _article(name: str, sentences: Iterable[str]) -> Article:
    """Return sentences as an article of a paragraph each, of an outlet of its own."""
    paragraphs, start = [], 0
    kept = list(sentences)
    for line, sentence in enumerate(kept, 1):
        paragraphs.append(Paragraph(start, start + len(sentence), line))
        start += len(sentence) + 2
    text = "\n\n".join(kept)
    source = Source(name, "", "utf-8")
    return Article(
        id=ArticleId(name),
        title=None,
        outlet=name,
        date=None,
        authors=(),
        url=None,
        language="en",
        words=len(text.split()),
        text=text,
        found_in={},
        paragraphs=tuple(paragraphs),
        removed=(),
        source=source,
    )


def _sentence(article: Article, start: int) -> str:
    """Return the sentence as it was marked that a place stands in."""
    at = bisect_right(article.paragraphs, start, key=lambda part: part.start) - 1
    return article.text[article.paragraphs[at].start : article.paragraphs[at].end]


@dataclass(slots=True)
class _Marked:
    """How what is told agrees with what was marked."""

    wanted: int = 0
    found: int = 0
    reported: int = 0
    same: int = 0
    absent: int = 0

    def add(self, topic: _Topic) -> None:
        """Count what is told of one article."""
        wanted = {one for one, _ in topic.same} - set(topic.had)
        got = set()
        for one in reported_elsewhere(topic.own, [topic.summary, topic.other]):
            by = {passage.article: passage.span.start for passage in one.passages}
            said = _sentence(topic.summary, by[topic.summary.id])
            pair = said, _sentence(topic.other, by[topic.other.id])
            self.reported += 1
            self.same += pair in topic.same
            self.absent += said not in topic.had
            got.add(said)
        self.wanted += len(wanted)
        self.found += len(wanted & got)

    def told(self) -> list[str]:
        """Return the cells of a row."""
        counted = (self.wanted, self.found, self.reported, self.same, self.absent)
        return list(map(str, counted))


# Planted


def _stories(corpora: Corpora) -> None:
    before = load()
    with Library.open(corpora.few.folder, index_dir=corpora.few_indexed) as library:
        library.find_stories()
        stories = [
            [library.article(one) for one in story.articles]
            for story in library.stories().stories
            if len(story.outlets) > 2
        ]
        ask = timed(lambda: _asked(library, stories), process_time)
        first, again = ask(), ask()
    tell("what others report: planted")
    counts: defaultdict[str, list[int]] = defaultdict(list)
    for name in (_OURS, _LINKS):
        with _way(name):
            for articles in stories:
                for own in articles:
                    counts[name] += _planted(own, [one for one in articles if one is not own])
    number = sum(map(len, stories))
    rows = [
        [name, str(len(found)), f"{sum(found)} ({sum(found) / (len(found) or 1):.0%})"]
        for name, found in counts.items()
    ]
    show("Reported elsewhere, planted in stories", table(["", "taken out", "found"], rows))
    took = [f"each of {number}", *(milliseconds(one / number) for one in (first, again))]
    head = ["articles", "first time", "again"]
    show(f"Reported elsewhere, load {before} to {load()}", table(head, [took]))


def _asked(library: Library, stories: Sequence[Sequence[Article]]) -> None:
    for articles in stories:
        for article in articles:
            library.elsewhere(article.id)


def _planted(own: Article, others: Sequence[Article]) -> list[bool]:
    """Return of what is taken out of an article, one thing at a time, whether it is found."""
    told = sorted([own, *others], key=lambda one: one.id)
    among, at = linked(tuple(map(prepare, told))), told.index(own)
    spans = among.articles[at].sentences
    found = []
    for pair in islice(_common(among, at), _PLANTED):
        near = {
            link.a
            for place in pair
            for link in (*among.between(at, place.article), *among.quoted(at, place.article))
            if link.b == place.sentence
        }
        kept = [own.text[a:b] for number, (a, b) in enumerate(spans) if number not in near]
        rest = replace(_article(own.id, kept), outlet=own.outlet)
        wanted = {(told[one.article].id, _span(among, one)) for one in pair}
        found.append(any(wanted <= _places(one) for one in reported_elsewhere(rest, others)))
    return found


def _common(among: Linked, own: int) -> Iterator[tuple[Place, Place]]:
    """Yield what two others state alike, and one article too: strong links between all three."""
    others = [place for place in range(len(among.articles)) if place != own]
    has = {
        Place(other, link.b)
        for other in others
        for link in among.between(own, other)
        if link.score >= STRONG
    }
    for a, b in combinations(others, 2):
        links = sorted(among.between(a, b), key=lambda link: (-link.score, link))
        taken: set[Place] = set()
        for link in links:
            pair = Place(a, link.a), Place(b, link.b)
            if link.score >= STRONG and has.issuperset(pair) and taken.isdisjoint(pair):
                taken.update(pair)
                yield pair


def _span(among: Linked, place: Place) -> Span:
    return among.articles[place.article].sentences[place.sentence]


def _places(one: Reported) -> set[tuple[ArticleId, Span]]:
    return {(passage.article, passage.span) for passage in one.passages}
