"""Stories as they are told: articles grouped by event, who told which when, what texts share.

Values only. Offsets count code points, half-open, into each article's `text`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, NamedTuple, NewType

from index.article import Card

if TYPE_CHECKING:
    from pathlib import Path

    from index.article import ArticleId, Span
    from index.comparison import Comparison, LinkKind
    from index.results import NameRef

StoryId = NewType("StoryId", str)
"""A letter and digits of a hash: `s1f09c3ab`. It stays with a story as articles come and go."""


@dataclass(frozen=True, slots=True)
class Story:
    """Articles on one event."""

    id: StoryId
    title: str
    """What the user calls it, else the title of its most typical article; "" if none has one."""
    first: str | None
    """ISO days of its earliest article and its latest; None where no day is known."""
    last: str | None
    articles: tuple[ArticleId, ...]
    """In order of time, those of no known day last; then by id."""
    outlets: tuple[str, ...]
    """The outlets known by name, in the order in which each published first."""
    unknown: int = 0
    """How many of its articles are of an outlet that isn't known."""
    decided: bool = False
    """Whether the user has joined, parted or named it."""

    @property
    def tellers(self) -> int:
        """How many told it: outlets by name, and each article whose outlet isn't known."""
        return len(self.outlets) + self.unknown


@dataclass(frozen=True, slots=True)
class StoryList:
    """All stories of a corpus: each article stands in exactly one."""

    stories: tuple[Story, ...]
    """The newest first, by their last day, then the one with most articles; no known day last."""
    waiting: int = 0
    """Articles that are not grouped yet; they stand in no story of the list."""
    names_complete: bool = True
    """Whether the names of all articles had been found when they were grouped."""


@dataclass(frozen=True, slots=True)
class StoryArticle(Card):
    """An article of a story, on its line of time."""

    label: str
    """What tells it from the others of its story: its outlet, "unknown 001", "Pier Post 2"."""
    same_as: ArticleId | None = None
    """One before it in the story that has the very same text, if one has."""


class Shared(NamedTuple):
    """A stretch of words that two texts have in common, word for word but for case and accents."""

    a: Span
    b: Span
    words: int


@dataclass(frozen=True, slots=True)
class Reused:
    """Two articles that share text word for word."""

    a: ArticleId
    b: ArticleId
    stretches: tuple[Shared, ...]
    """By place in A; in neither text do they overlap."""
    words: int
    """In all stretches together."""
    of_a: float
    """The part of A's words that is in them, 0 to 1."""
    of_b: float


@dataclass(frozen=True, slots=True)
class Reuse:
    """What the articles of a story share word for word."""

    pairs: tuple[Reused, ...]
    """Those that share anything, the most words first, then by ids."""
    texts: tuple[tuple[ArticleId, ...], ...]
    """The articles by independent texts: in one are those of which one has most of its words, what
    is quoted left out, from another. The biggest first, then by first article."""


@dataclass(frozen=True, slots=True)
class StoryDetail:
    """All that is known of a story without comparing its articles."""

    story: Story
    articles: tuple[StoryArticle, ...]
    """Beside `story.articles`."""
    names: tuple[tuple[NameRef, int], ...]
    """Names that tell it from others, each with how many of its articles have it; the most telling
    first."""
    reuse: Reuse
    words: int
    """In all articles."""


class PairShare(NamedTuple):
    """How much of one article another one has too."""

    matched: int
    """Sentences with a strong or probable link to the other article."""
    of: int
    """Sentences in all."""


@dataclass(frozen=True, slots=True)
class PairTold:
    """Two articles of a story, compared."""

    a: ArticleId
    b: ArticleId
    share_a: PairShare
    share_b: PairShare
    links: tuple[tuple[LinkKind, int], ...]
    """How many strong or probable links there are of each kind that there is, in the order of
    precedence."""
    comparison: Comparison


CoverKind = Literal["told", "silent", "undated", "absent", "open"]
COVER_KINDS: tuple[CoverKind, ...] = ("told", "silent", "undated", "absent", "open")
"""What an outlet has on a story: articles of it; others of its time, none of it; none that is
known to be of its time, but some that may be; no article of that time in this corpus; or it can't
be told, for the story's time isn't known, or whose articles they are."""


class Days(NamedTuple):
    """A stretch of days, in ISO 8601, both inclusive."""

    first: str
    last: str


@dataclass(frozen=True, slots=True)
class Cover:
    """What an outlet has on a story."""

    kind: CoverKind
    articles: int
    """Of the story where told; else how many others it has of that time, or may have (undated).
    Where the story's time isn't known, how many it has in all."""


@dataclass(frozen=True, slots=True)
class OutletCover:
    """What an outlet has on all stories that are shown."""

    outlet: str
    """Its name; "" is unknown."""
    articles: int
    """In the period."""
    told: int
    """Stories."""
    silent: int
    """Stories of whose time it has articles, none of them on it."""
    of: int
    """Articles in the whole corpus."""


StoryVerb = Literal["join", "part", "name"]
STORY_VERBS: tuple[StoryVerb, ...] = ("join", "part", "name")


@dataclass(frozen=True, slots=True)
class StoryDecision:
    """One thing that the user decided about stories; texts by the first 16 digits of hashes."""

    do: StoryVerb
    texts: tuple[str, ...]
    """Of "join": of all stories that are one from now on. Of "part": what is a story of its own
    from now on. Of "name": the story's."""
    title: str = ""
    """Of "name": what it is called from now on; "" for what its articles call it. Of the others:
    what they were called, for people who read the file."""
    apart: tuple[str, ...] = ()
    """Of "part": what they were in one story with. Of "join": what stays behind where some of the
    texts are moved out of its story."""
    at: str = ""
    """When, in ISO 8601 with a zone; "" if that isn't said."""


@dataclass(frozen=True, slots=True)
class StoriesDecided:
    """All that has been decided about the stories of a corpus, and where it is kept."""

    file: Path
    """The user's own file; it may not be there yet."""
    own: tuple[StoryDecision, ...] = ()
    """In order; the last one is what is taken back first."""
    shared: tuple[StoryDecision, ...] = ()
    """Of `stories.toml` in the corpus's folder; they come first, so that own ones count."""
    problems: tuple[str, ...] = ()
    """What can't be followed, each with its file and line."""
    conflicts: tuple[StoryConflict, ...] = ()
    """Where the two files can't both be right."""
    idle: tuple[int, ...] = ()
    """Places in `own`: those of whose texts none is in the corpus now."""


class StoryConflict(NamedTuple):
    """A decision in somebody else's file that speaks against one of the user's own."""

    ours: StoryDecision
    """It counts."""
    theirs: StoryDecision


@dataclass(frozen=True, slots=True)
class StoriesTaken:
    """What came of taking over somebody else's file of decisions about stories."""

    taken: tuple[StoryDecision, ...] = ()
    known: int = 0
    """Decisions that were there already."""
    conflicts: tuple[StoryConflict, ...] = ()
    """Those of its decisions that weren't taken, each with one of the user's that it is against."""
    problems: tuple[str, ...] = ()
