"""What others of a story report that one article has no match for, each with its passages.

That nothing was found is told of the text that was looked through, and says nothing of why.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from index.article import ArticleId, Span
    from index.story import StoryId


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
    """The sentence of the article itself that comes nearest, below what counts as a match; None
    where none has a word of what the passages share."""
    nearest_score: float
    """How alike it is to the passage that it is most like, as links of sentences are scored; 0
    where it only has some of the words."""
    wordings: int = 2
    """How many of the passages are worded on their own: those with nine words or more in a row in
    common, outside quotation marks, count once. They may come of one source."""
    later: int = 0
    """How many of the passages are of a later day than the article, where both are known: it may
    not have been known yet."""


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """What the others of its story report and an article has no match for."""

    article: ArticleId
    compared: tuple[ArticleId, ...]
    """The other outlets' articles that were looked through, in the story's order: of one text that
    several print, one; of very many, those nearest in time. Two of different outlets are needed."""
    reported: tuple[Reported, ...]
    """What most report in words of their own first, then what most outlets report, then what is
    most alike."""
    story: StoryId | None = None
    """The story that it is told of; None where the article isn't grouped yet."""
    left_out: int = 0
    """How many more other outlets' articles the story has, copies not counted."""
