"""Invented articles, answers and comparisons for the tests of what a person sees."""

from __future__ import annotations

import unicodedata
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING, Any

import numpy as np
from hypothesis import strategies as st

from index.article import Article, ArticleId, DateMention, Mention, Paragraph, Removed, Source, Span
from index.basis import Basis
from index.comparison import Comparison, Link, NamesCompared
from index.results import FilterCounts, Filters, Results, Row, Snippet
from reader.article.reading import Reading
from reader.export.record import Record

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from index.article import NameKind
    from index.comparison import LinkKind, Tier

HOSTILE = (
    "[/b]",
    "[sic]",
    "[link=file:///etc/hosts]here[/link]",
    "\x1b]0;owned\x07",
    "\x1b]52;c;b3duZWQ=\x1b\\",
    "\x1b[2J",
    "\x9b31m",
    "\x00\x07\x08\x7f\x85",
    "\u202eesrever\u202c",
    "\u2066isolated\u2069\u200f\u061c",
    "\ud83d",
    "\U000e0041",
    "\ufeff",
    "e" + "\u0301" * 30,
    "\u200b\u200d\u2060",
    "😀👩‍🚀🇳🇴",
    "✈\ufe0f",
    "漢字かな交じり文",
    "a\u3000b",
    "tab\tline\nfeed\r\n\x0b\x0c\u2028\u2029end",
    "-" * 90,
    "W" * 300,
    "“”‘’«»…",
)
"""What files bring along that no terminal should act on, and no widget stumble over."""

texts = st.lists(
    st.one_of(
        st.sampled_from(HOSTILE),
        st.text(max_size=12),
        st.sampled_from("the harbour council of Marrow Bay closed its old quay".split()),
    ),
    max_size=12,
).map(" ".join)
"""Texts of words and of everything in HOSTILE."""

PARAGRAPHS = (
    "The council of Marrow Bay closed the old harbour on 3 March 2031 after a crane fell.",
    "“Nobody was hurt,” said Ines Valdry, who has run the harbour for the Sound Trust since 2019.",
    "Boats from Marrow Bay lie at the northern quay until the summer.",
)


def acted_on(text: str) -> list[str]:
    """Return the characters of a text that a terminal might act on, by their Unicode category.

    Written apart from the gate that it is to check: controls, line and paragraph separators and
    surrogates by category, the controls of direction by their class.
    """
    return [
        character
        for character in text
        if unicodedata.category(character) in ("Cc", "Cs", "Zl", "Zp")
        or unicodedata.bidirectional(character)
        in ("LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI")
        or character in "\u061c\u200e\u200f"
    ]


def article(*paragraphs: str, **changes: Any) -> Article:
    """Return an article of these paragraphs, each on every second line of its file."""
    paragraphs = paragraphs or PARAGRAPHS
    found, start = [], 0
    for number, paragraph in enumerate(paragraphs):
        found.append(Paragraph(start, start + len(paragraph), 5 + 2 * number))
        start += len(paragraph) + 2
    text = "\n\n".join(paragraphs)
    plain = Article(
        id=ArticleId("gazette/harbour.txt"),
        title="Crane falls into the harbour",
        outlet="The Marrow Gazette",
        date="2031-03-04T08:30:00",
        authors=(),
        url=None,
        language="en",
        words=len(text.split()),
        text=text,
        found_in={"title": "line 1", "outlet": "line 2: byline", "date": "line 3"},
        paragraphs=tuple(found),
        removed=(
            Removed(4, "Share this story", "share links"),
            Removed(6, "Advertisement", "advertisement"),
            Removed(40, "All rights reserved", "footer"),
        ),
        source=Source("gazette/harbour.txt", "0" * 64, "utf-8"),
    )
    return replace(plain, **changes)


def bare(text: str, article_id: str = "a.txt", **changes: Any) -> Article:
    """Return an article of which nothing is known but its text, paragraphs at blank lines."""
    nothing: dict[str, Any] = {
        "title": None,
        "outlet": None,
        "date": None,
        "language": None,
        "found_in": {},
    }
    source = Source(article_id, "", "utf-8")
    whole = article(*text.split("\n\n"), id=ArticleId(article_id), removed=(), source=source)
    return replace(whole, **(nothing | changes))


def spans_of(text: str, words: str) -> tuple[Span, ...]:
    """Return where words stand in a text."""
    found, start = [], text.find(words)
    while start >= 0:
        found.append(Span(start, start + len(words)))
        start = text.find(words, start + 1)
    return tuple(found)


def mentions_of(text: str, words: str, kind: NameKind) -> tuple[Mention, ...]:
    """Return a name's mentions in a text, by the words that it stands as."""
    return tuple(Mention(*span, kind, words, words) for span in spans_of(text, words))


def dates_of(text: str, words: str, date: str | None) -> tuple[DateMention, ...]:
    """Return the mentions of a date in a text."""
    return tuple(DateMention(*span, words, date) for span in spans_of(text, words))


def reading(of: Article | None = None, **changes: Any) -> Reading:
    """Return the harbour article as it is read after a search for "harbour"."""
    of = of or article()
    text = of.text
    mentions = (
        *mentions_of(text, "Marrow Bay", "place"),
        *mentions_of(text, "Ines Valdry", "person"),
        *mentions_of(text, "Sound Trust", "organisation"),
    )
    plain = Reading(
        article=of,
        mentions=tuple(sorted(mentions, key=lambda mention: mention.start)),
        dates=(*dates_of(text, "3 March 2031", "2031-03-03"), *dates_of(text, "2019", "2019")),
        title_hits=spans_of(of.title or "", "harbour"),
        hits=spans_of(text, "harbour"),
        query="harbour",
    )
    return replace(plain, **changes)


def row(number: int = 0, **changes: Any) -> Row:
    """Return the hit with this number in a list of results."""
    plain = Row(
        key=number,
        id=ArticleId(f"{number}.txt"),
        title=f"Harbour story {number}",
        outlet="The Marrow Gazette",
        date="2031-03-04",
        words=420,
        score=3.5,
        hits=2,
        title_marks=(Span(0, 7),),
        snippets=(
            Snippet("… closed the old harbour on Monday …", (Span(17, 24),)),
            Snippet("… run the harbour for years …", (Span(10, 17),)),
        ),
    )
    return replace(plain, **changes)


def results(keys: Sequence[int] = (), **changes: Any) -> Results:
    """Return an answer that lists articles with these keys."""
    plain = Results(
        query="harbour",
        filters=Filters(),
        sort="relevance",
        keys=np.array(keys, dtype=np.int64),
        scores=np.zeros(len(keys), dtype=np.float32),
        of=1200,
        counts=FilterCounts(),
        problem=None,
        suggestion=None,
        finds=(),
        took_ms=6.1,
        names_complete=True,
    )
    return replace(plain, **changes)


def link(
    a: Span, b: Span, kind: LinkKind = "reworded", tier: Tier = "strong", score: float = 0.8
) -> Link:
    """Return a link of two sentences by their first words."""
    return Link(
        a, b, kind, tier, score, ("harbour",), (Span(a[0], a[0] + 3),), (Span(b[0], b[0] + 3),)
    )


def comparison(
    a: Sequence[Sequence[str]],
    b: Sequence[Sequence[str]],
    links: Iterable[tuple[int, int, LinkKind, Tier, float]] = (),
) -> Comparison:
    """Return a comparison of two articles, given as paragraphs of sentences.

    Args:
        a: One article.
        b: The other one.
        links: Sentence of A, sentence of B, from 0, then kind, tier and score.
    """
    first, spans_a = _sentences(a, id="a.txt", outlet="The Marrow Gazette")
    second, spans_b = _sentences(b, id="b.txt", outlet="Tidewater Post")
    linked = tuple(
        link(spans_a[at], spans_b[to], kind, tier, score) for at, to, kind, tier, score in links
    )
    sure = [found for found in linked if found.tier != "possible"]
    return Comparison(
        a=first,
        b=second,
        sentences_a=spans_a,
        sentences_b=spans_b,
        links=tuple(sorted(linked, key=lambda found: (found.a, -found.score))),
        only_a=tuple(span for span in spans_a if span not in [found.a for found in sure]),
        only_b=tuple(span for span in spans_b if span not in [found.b for found in sure]),
        quotes=(),
        figures=(),
        names=NamesCompared((), (), ()),
    )


def _sentences(
    paragraphs: Sequence[Sequence[str]], **changes: str
) -> tuple[Article, tuple[Span, ...]]:
    spans, start = [], 0
    for sentences in paragraphs:
        starts = [start]
        for sentence in sentences:
            spans.append(Span(starts[-1], starts[-1] + len(sentence)))
            starts.append(spans[-1].end + 1)
        start = starts[-1] + 1
    whole = article(*(" ".join(sentences) for sentences in paragraphs), removed=(), **changes)
    assert all(after.start > before.end for before, after in pairwise(spans))
    return whole, tuple(spans)


def basis(**changes: Any) -> Basis:
    """Return what a comparison rests on."""
    plain = Basis(
        version="0.1.0",
        layout=7,
        recognisers=("plain-1", "plain-1"),
        asked=(),
        tiers=(("strong", 0.6), ("probable", 0.36), ("possible", 0.30)),
        articles=2,
        corpus="c" * 64,
    )
    return replace(plain, **changes)


def record(of: Comparison, **changes: Any) -> Record:
    """Return a comparison as it is written down."""
    return replace(Record(of, basis(), names_complete=True), **changes)
