"""The values that everything else passes around: an article and what is known of it.

Frozen and without I/O. Offsets count Unicode code points, half-open, into `Article.text`.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal, NamedTuple, NewType

ArticleId = NewType("ArticleId", str)
"""The path of the file relative to the corpus, with `/`; `#N` after a file of many records."""

Sureness = Literal["certain", "probable", "guess"]
"""How sure something said of an article is: in so many words, by a rule, or for want of better."""

NameKind = Literal["person", "organisation", "place"]
NAME_KINDS: tuple[NameKind, ...] = ("person", "organisation", "place")


class Span(NamedTuple):
    """A stretch of text: offsets in code points, half-open `[start, end)`."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of an article's text and where it came from."""

    start: int
    """Offset into the article's text."""
    end: int
    line: int
    """The line of the source, from 1, that the paragraph begins on; in a record, of its text."""


@dataclass(frozen=True, slots=True)
class Removed:
    """A line of the source that is furniture, not article."""

    line: int
    """The line of the source, from 1."""
    text: str
    reason: str
    """What it was taken for, in two or three words: "share links", "cookie notice"."""


@dataclass(frozen=True, slots=True)
class Source:
    """The file that an article was read from."""

    path: str
    """Relative to the corpus, with `/`."""
    sha256: str
    """Of the bytes of the file, in hexadecimal."""
    encoding: str
    repairs: tuple[str, ...] = ()
    """What had to be mended to read it, in words: "2 control characters"."""


@dataclass(frozen=True, slots=True)
class Mention:
    """A name where it stands in a text."""

    start: int
    end: int
    kind: NameKind
    text: str
    """The words as they stand, without "the", titles and possessives."""
    name: str
    """The name that all mentions of one person, organisation or place share."""


@dataclass(frozen=True, slots=True)
class DateMention:
    """A date where it stands in a text."""

    start: int
    end: int
    text: str
    date: str | None
    """ISO 8601, as exact as the words are ("2024-06-19", "2024-06", "1961"); None if unresolved."""


CountedKind = Literal["number", "money", "percent"]


@dataclass(frozen=True, slots=True)
class FigureMention:
    """A number with what it counts, a sum or a share where it stands in a text."""

    start: int
    end: int
    text: str
    """The words as they stand, with those that make it inexact: "at least 27 horses"."""
    kind: CountedKind
    name: str
    """What all mentions of one figure in an article share: the words of the first, "27 horses"."""
    value: str
    """The number in digits: "27", "3.5", "5000000"."""


@dataclass(frozen=True, slots=True)
class Article:
    """One article, cleaned. What isn't in the source is None, never guessed."""

    id: ArticleId
    title: str | None
    outlet: str | None
    date: str | None
    """ISO 8601, with a time ("2024-06-19T13:59:00") where one is known."""
    authors: tuple[str, ...]
    url: str | None
    language: str | None
    words: int
    text: str
    """The body without the title, paragraphs joined by one blank line."""
    found_in: dict[str, str]
    """For "title", "outlet", "date" and others, where each was found: "line 9: byline"."""
    paragraphs: tuple[Paragraph, ...]
    removed: tuple[Removed, ...]
    source: Source
    text_hash: str = field(default="")
    """SHA-256 of `text` in hexadecimal: what is known of a text is kept under it."""
    sure: dict[str, Sureness] = field(default_factory=dict)
    """For what `found_in` tells of, how sure it is."""


@dataclass(frozen=True, slots=True)
class Card:
    """What every list shows of an article."""

    id: ArticleId
    title: str | None
    outlet: str | None
    date: str | None
    words: int


@dataclass(frozen=True, slots=True)
class Skipped:
    """A file or record that holds no article, and why."""

    path: str
    """Relative to the corpus; with `#N` for a record."""
    reason: str
    """One clause without a full stop: "not text: NUL bytes"."""


ABOUT_THE_CORPUS = "about the corpus, not an article"
"""Why a README is skipped. Nobody misses it, so that it isn't counted at a glance; the list of what
was skipped has it."""
