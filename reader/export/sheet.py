"""What is written, before its form is chosen: headings, lines, lists and tables of plain words.

One sheet makes text, Markdown and HTML, so that all three tell the same. Its words are as they
stand in articles: each form guards and escapes them in its own way. Pure.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby, pairwise
from typing import TYPE_CHECKING, Literal, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from index.article import Article, Span

NONE = "·"
"""Stands for nothing."""

Role = Literal["", "sign", "strong", "meta", "mark", "del", "ins"]
"""What words are there for; only a page of HTML shows it."""


class Run(NamedTuple):
    """Words of one kind."""

    text: str
    role: Role = ""
    lang: str | None = None
    """The language of an article's own words, "" where that is unknown; None for ours."""
    to: str = ""
    """The place on the page that they lead to: "a4"."""


Cell = tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class Head:
    """What begins a part."""

    words: str
    id: str
    """The place on a page that it is."""


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph."""

    cell: Cell


@dataclass(frozen=True, slots=True)
class Items:
    """A list."""

    items: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Code:
    """What is typed."""

    words: str


@dataclass(frozen=True, slots=True)
class Table:
    """Rows under heads; the first cell of each says what the row is about."""

    heads: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    loose: bool = False
    """Whether its cells are long: each then has lines of its own where there are no columns."""
    right: tuple[int, ...] = ()
    """The columns of numbers, from 0, which end at the right."""
    kinds: tuple[str, ...] = ()
    """Beside the rows, where they are links: the kind of each, which gives it its colour."""


Block = Head | Line | Items | Code | Table


def words(text: str, role: Role = "") -> Cell:
    """Return words of ours as a cell."""
    return (Run(text, role),) if text else ()


def own_words(text: str, article: Article) -> Cell:
    """Return words as they stand in an article as a cell."""
    return (Run(text, "", article.language or ""),) if text else ()


def plain(cell: Iterable[Run]) -> str:
    """Return the words of a cell."""
    return "".join(run.text for run in cell)


def quoted(
    article: Article, span: Span, marks: Sequence[Span] = (), role: Role = "mark"
) -> tuple[Run, ...]:
    """Return words of an article, some of them marked, in order.

    Args:
        article: The article.
        span: Which words; line ends in them become blanks.
        marks: Stretches of the text; what of one lies outside the words isn't told.
        role: What those are there for.
    """
    lang, edges = article.language or "", {span.start, span.end}
    within = [(max(start, span.start), min(end, span.end)) for start, end in marks]
    within = [(start, end) for start, end in within if start < end]
    edges |= {edge for mark in within for edge in mark}
    ends = sorted(edges)
    marked = {place for start, end in within for place in ends if start <= place < end}
    pieces = [(article.text[start:end], start in marked) for start, end in pairwise(ends)]
    return tuple(
        Run("".join(text for text, _ in some).replace("\n", " "), role if lit else "", lang)
        for lit, some in groupby(pieces, key=lambda piece: piece[1])
    )
