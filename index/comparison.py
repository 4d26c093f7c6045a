"""What a comparison of two articles answers with. Spans are offsets into each article's `text`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, NamedTuple

from index.tongues import NAMED

if TYPE_CHECKING:
    from index.article import Article, ArticleId, NameKind, Span, Sureness

LinkKind = Literal["contradiction", "verbatim", "quote", "reworded"]
LINK_KINDS: tuple[LinkKind, ...] = ("contradiction", "verbatim", "quote", "reworded")
"""In order of precedence."""

Tier = Literal["strong", "probable", "possible"]
TIERS: tuple[Tier, ...] = ("strong", "probable", "possible")

Verdict = Literal["agree", "differ", "only_a", "only_b"]

SpeakerBy = Literal["verb", "according", "apposition", "pronoun", "before", "carried"]
"""What tells a speaker: a verb of saying beside a name, "according to", a description beside the
name, a pronoun or an office, the sentence before, or the quotation that it goes on from."""

QuoteRelation = Literal[
    "same", "other_words", "shorter_a", "shorter_b", "reported_a", "reported_b", "only_a", "only_b"
]
"""How one quotation stands to the other: the same words, other ones (as in another translation),
fewer on one side, told without quotation marks on one side, or on one side alone."""

Op = Literal["equal", "delete", "insert", "replace"]


class Edit(NamedTuple):
    """A stretch of A and the stretch of B that stands in its place."""

    op: Op
    a: Span
    """From its first word to its last; empty for an insertion."""
    b: Span


class Reason(NamedTuple):
    """One of the grounds for what is told of two passages, and the words that it rests on."""

    words: str
    """In a clause: "9 words in a row", "24 years and since 2000 agree"."""
    a: tuple[Span, ...] = ()
    """Offsets into the text of A."""
    b: tuple[Span, ...] = ()


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
    why: tuple[Reason, ...] = ()
    """The grounds for its kind first, then what else speaks for it."""


@dataclass(frozen=True, slots=True)
class Quote:
    """Words between quotation marks, the marks not included."""

    start: int
    end: int
    speaker: str | None
    sure: Sureness | None = None
    """How sure the speaker is; None where nobody is known."""
    by: SpeakerBy | None = None
    """What tells the speaker."""
    named: Span | None = None
    """Where the words stand that tell the speaker: a name, "he", "the mayor"."""
    verb: Span | None = None
    """Where the verb of saying stands."""
    closed: bool = True
    """Whether there is a closing mark; without one, it ends with its paragraph."""


@dataclass(frozen=True, slots=True)
class QuotePair:
    """The same quotation in both articles, or one that only one has."""

    a: Quote | None
    b: Quote | None
    score: float | None
    """Likeness 0 to 1, of what tells it without marks too; None where one side has nothing."""
    relation: QuoteRelation = "same"
    edits: tuple[Edit, ...] = ()
    """How the words of A become those of B, offsets into the articles' texts; of pairs alone."""
    reported: Span | None = None
    """The sentence that tells it without quotation marks, on the side that doesn't quote it."""
    why: tuple[Reason, ...] = ()
    """What is to be known of it: a verb that differs, words that one side leaves out."""
    by_two: Reason | None = None
    """Who speaks it on either side where it is two, the first of `why`: one may have it wrong."""


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
    spans_a: tuple[Span, ...] = ()
    """Where it stands in A, in order."""
    spans_b: tuple[Span, ...] = ()
    why: str = ""
    """Why they agree or differ, where the words alone don't show it: "24 years before 2024"."""


class NameThere(NamedTuple):
    """A name in one of two articles."""

    times: int
    first: Span
    """Its first mention, with the title and the description that stand beside it."""
    forms: tuple[str, ...]
    """How it is written there, in order."""


@dataclass(frozen=True, slots=True)
class NameBeside:
    """A name, and how either article has it."""

    name: str
    kind: NameKind
    a: NameThere | None
    b: NameThere | None
    otherwise: NameKind | None = None
    """What the one that hasn't it knows another of the very same name as: a place, not a person."""


@dataclass(frozen=True, slots=True)
class NamesCompared:
    """Names of people, organisations and places in two articles, each in order of first mention."""

    both: tuple[str, ...]
    only_a: tuple[str, ...]
    only_b: tuple[str, ...]
    beside: tuple[NameBeside, ...] = ()
    """The same names in the same order, each with how both articles have it."""


class Weighed(NamedTuple):
    """An article that words were weighed among, and which text it had."""

    id: ArticleId
    text_hash: str
    """SHA-256 of its text, in hexadecimal."""


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
    weighed: tuple[Weighed, ...] = ()
    """The articles that words were weighed among, these two with them, by id."""
