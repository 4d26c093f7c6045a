"""Queries of every kind, made from a corpus's own words by rule.

So no word of anybody's articles stands here, and the queries fit whatever is measured on: from the
words of every other article down to those of a handful.
"""

from __future__ import annotations

import random
import re
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from benchmarks.sqlite import Asked

if TYPE_CHECKING:
    from collections.abc import Sequence

    from benchmarks.texts import Text

_PLAIN_WORD = re.compile(r"\b[a-z]{4,12}\b")
_SIDE_BY_SIDE = re.compile(r"(?=\b([a-z]{4,12}) ([a-z]{4,12})\b)")
_SHARES = (0.5, 0.3, 0.2, 0.12, 0.08, 0.05, 0.03, 0.02, 0.012, 0.008, 0.005, 0.003)
"""Of the articles, that a query's word stands in."""
_TYPED = 4
"""Queries that are typed key by key."""


@dataclass(frozen=True, slots=True)
class Query:
    """One question in two languages."""

    kind: str
    ours: str
    fts5: Asked | None
    """None where FTS5 has nothing like it."""


def queries_for(texts: Sequence[Text], seed: int = 1) -> list[Query]:
    """Return queries of all kinds, twelve of each."""
    rng = random.Random(seed)  # noqa: S311  nothing here is secret
    sample = rng.sample(texts, min(len(texts), 2_000))
    words = [_PLAIN_WORD.findall(text.text) for text in sample]
    terms = _by_share(words)
    pairs = _pairs([_SIDE_BY_SIDE.findall(text.text) for text in sample], rng)
    middle = sorted(text.date for text in texts)[len(texts) // 2][:10]
    titles = _by_share([_PLAIN_WORD.findall(text.title.lower()) for text in sample])
    found = [
        query
        for term, pair, title in zip(terms, pairs, titles, strict=False)
        for query in _of_each_kind(term, pair, title, middle)
    ]
    found += [query for pair in pairs[:_TYPED] for query in _typed(" ".join(pair))]
    return sorted(found, key=lambda query: _KINDS.index(query.kind))


_KINDS = ("term", "AND", "phrase", "prefix", "wildcard", "fuzzy", "field", "date", "typing")


def _of_each_kind(term: str, pair: tuple[str, str], title: str, middle: str) -> list[Query]:
    one, two = pair
    prefix = term[:4]
    hole = f"{term[:2]}?{term[3:]}"
    misspelt = term[:2] + term[3:]
    return [
        Query("term", term, Asked(f'"{term}"')),
        Query("AND", f"{one} {two}", Asked(f'"{one}" AND "{two}"')),
        Query("phrase", f'"{one} {two}"', Asked(f'"{one} {two}"')),
        Query("prefix", f"{prefix}*", Asked(f'"{prefix}"*')),
        Query("wildcard", hole, Asked("", pattern=hole)),
        Query("fuzzy", f"{misspelt}~", None),
        Query("field", f"title:{title}", Asked(f'title : "{title}"')),
        Query("date", f"{term} since:{middle}", Asked(f'"{term}"', since=middle)),
    ]


def _typed(text: str) -> list[Query]:
    """Return what stands in the bar after each key."""
    typed = [text[:end] for end in range(1, len(text) + 1)]
    return [
        Query("typing", part, Asked(" AND ".join(f'"{word}"' for word in part.split())))
        for part in typed
    ]


def _by_share(words: Sequence[Sequence[str]]) -> list[str]:
    """Return, for each share of the articles, the word that comes nearest to it."""
    frequency = Counter(word for article in words for word in set(article))
    terms: list[str] = []
    for share in _SHARES:
        wanted = max(share * len(words), 1)
        left = (word for word in frequency if word not in terms)
        terms.append(min(left, key=lambda word: (abs(frequency[word] - wanted), word)))
    return terms


def _pairs(pairs: Sequence[Sequence[tuple[str, str]]], rng: random.Random) -> list[tuple[str, str]]:
    """Return words that stand side by side in more than one article, frequent and rare ones.

    Args:
        pairs: Of each article.
        rng: Chooses the rare ones.
    """
    together = Counter(
        pair for article in pairs for pair in dict.fromkeys(article) if pair[0] != pair[1]
    )
    known = sorted(
        (pair for pair, times in together.items() if times > 1),
        key=lambda pair: (together[pair], pair),
    )
    rarest = known[: len(known) // 2]
    return [*known[-6:], *rng.sample(rarest, min(6, len(rarest)))]
