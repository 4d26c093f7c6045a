"""What others of a story report that one article has no match for, each with its passages.

That nothing was found is told of the text that was looked through, and says nothing of why.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from index.article import ArticleId, Span


@dataclass(frozen=True, slots=True)
class Passage:
    """A sentence of an article."""

    article: ArticleId
    outlet: str | None
    title: str | None
    date: str | None
    span: Span
    text: str


@dataclass(frozen=True, slots=True)
class Reported:
    """What at least two other outlets report, and no match was found for."""

    passages: tuple[Passage, ...]
    """One of each article that reports it, the one most like the others first."""
    outlets: int
    """How many outlets, unknown ones by article."""
    score: float
    """How alike the passages are: of the weakest link that holds them together."""
    nearest: Span | None
    """The sentence of the article itself that comes nearest, below what counts as a match."""
    nearest_score: float


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """What the others of its story report and an article has no match for."""

    article: ArticleId
    compared: tuple[ArticleId, ...]
    """The other articles that were looked through, in the story's order."""
    reported: tuple[Reported, ...]
    """What most outlets report first, then in the order of the first passage's article."""
