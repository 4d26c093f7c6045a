"""What a comparison of two articles answers with. Spans are offsets into each article's `text`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from index.tongues import NAMED

if TYPE_CHECKING:
    from index.article import Article, Span

LinkKind = Literal["contradiction", "verbatim", "quote", "reworded"]
LINK_KINDS: tuple[LinkKind, ...] = ("contradiction", "verbatim", "quote", "reworded")
"""In order of precedence."""

Tier = Literal["strong", "probable", "possible"]
TIERS: tuple[Tier, ...] = ("strong", "probable", "possible")

Verdict = Literal["agree", "differ", "only_a", "only_b"]


@dataclass(frozen=True, slots=True)
class Link:
    """A sentence of A and a sentence of B that say the same thing, and why we think so."""

    a: Span
    b: Span
    kind: LinkKind
    tier: Tier
    score: float
    """0 and up, comparable within one comparison."""
    shared: tuple[str, ...]
    """The words that made the link, weightiest first, as A has them."""
    marks_a: tuple[Span, ...]
    """Where those words stand; for a contradiction, the words that differ."""
    marks_b: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Quote:
    """Words between quotation marks, the marks not included."""

    start: int
    end: int
    speaker: str | None


@dataclass(frozen=True, slots=True)
class QuotePair:
    """The same quotation in both articles, or one that only one has."""

    a: Quote | None
    b: Quote | None
    score: float | None
    """Likeness 0 to 1; None where one side has none."""


@dataclass(frozen=True, slots=True)
class Figure:
    """A number, sum, share or date, and what the two articles say of it."""

    kind: Literal["number", "money", "percent", "date"]
    about: str
    """What is counted, as far as the words tell: "visit"."""
    a: tuple[str, ...]
    """The words as they stand in A; empty where only B has it."""
    b: tuple[str, ...]
    verdict: Verdict


@dataclass(frozen=True, slots=True)
class NamesCompared:
    """Names of people, organisations and places in two articles, each in order of first mention."""

    both: tuple[str, ...]
    only_a: tuple[str, ...]
    only_b: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two articles side by side."""

    a: Article
    b: Article
    sentences_a: tuple[Span, ...]
    """All sentences of A in order; each lies within one paragraph."""
    sentences_b: tuple[Span, ...]
    links: tuple[Link, ...]
    """All tiers, by place in A, then by score, best first."""
    only_a: tuple[Span, ...]
    """Sentences without a strong or probable link."""
    only_b: tuple[Span, ...]
    quotes: tuple[QuotePair, ...]
    figures: tuple[Figure, ...]
    names: NamesCompared
    named: frozenset[str] = NAMED
    """The languages that there is a recogniser of names for."""
    in_part: bool = False
    """Whether an article is longer than what is compared: `a` or `b` then ends early."""
