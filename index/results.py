"""What a search, a refresh and a look at the whole corpus answer with."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal, NamedTuple, Self

from index.article import Card
from index.tongues import NAMED

if TYPE_CHECKING:
    from collections.abc import Mapping

    import numpy as np
    import numpy.typing as npt

    from index.article import ArticleId, NameKind, Skipped, Span
    from index.fields import DaysAsked, NameAsked, StoryAsked
    from index.folded import Folded
    from index.groups import GroupsFound
    from index.story import Story, StoryId

Sort = Literal["relevance", "newest", "oldest"]
SORTS: tuple[Sort, ...] = ("relevance", "newest", "oldest")


@dataclass(frozen=True, slots=True)
class Problem:
    """Why a query can't be understood."""

    message: str
    """A short clause, in words for people: "unclosed quote"."""
    start: int
    """The wrong piece of the query, offsets in characters, half-open."""
    end: int


class NameRef(NamedTuple):
    """A merged name; `kind` None stands for any kind."""

    kind: NameKind | None
    name: str


@dataclass(frozen=True, slots=True)
class Filters:
    """What narrows a search besides its words.

    Outlets are alternatives; so are months, languages and stories; each name must occur.
    """

    outlets: tuple[str, ...] = ()
    """Names of outlets; "" stands for articles whose outlet is unknown."""
    months: tuple[str, ...] = ()
    """As "2024-06"; "" stands for articles whose date is unknown."""
    names: tuple[NameRef, ...] = ()
    since: str | None = None
    """ISO date, inclusive. Articles without a date are left out when either end is set."""
    until: str | None = None
    languages: tuple[str, ...] = ()
    """Without region: "de"; "" stands for articles whose language is unknown."""
    stories: tuple[StoryId, ...] = ()
    """Each as it is, or the beginning of one alone."""

    def __bool__(self) -> bool:
        narrow = self.outlets or self.months or self.names or self.languages or self.stories
        return bool(narrow or self.since or self.until)


@dataclass(frozen=True, slots=True)
class FilterCounts:
    """How many of the articles found fall under each outlet, month, language, name and story.

    Biggest first, then by name; months in order of time with the unknown ("") last.
    """

    outlet: dict[str, int] = field(default_factory=dict)
    month: dict[str, int] = field(default_factory=dict)
    person: dict[str, int] = field(default_factory=dict)
    organisation: dict[str, int] = field(default_factory=dict)
    place: dict[str, int] = field(default_factory=dict)
    language: dict[str, int] = field(default_factory=dict)
    story: dict[StoryId, int] = field(default_factory=dict)
    """Of those chosen alone, by their ids."""


@dataclass(frozen=True, slots=True)
class Snippet:
    """A line of an article around its hits."""

    text: str
    """One line; "… " before and " …" after where the article goes on."""
    marks: tuple[Span, ...]
    """The hits, as offsets into `text` of this snippet."""


@dataclass(frozen=True, slots=True)
class Row(Card):
    """An article in a list of results."""

    key: int
    score: float
    hits: int = 0
    """How often the query's words stand in title and text; 0 without a query."""
    title_marks: tuple[Span, ...] = ()
    snippets: tuple[Snippet, ...] = ()
    folded: Folded | None = None
    """What it tells of other articles found, where such are folded: with its text, of its story."""
    story: Story | None = None
    """The one that it is in; None where it isn't grouped yet."""

    @classmethod
    def of(
        cls,
        card: Card,
        key: int,
        score: float,
        *,
        hits: int = 0,
        title_marks: tuple[Span, ...] = (),
        snippets: tuple[Snippet, ...] = (),
        folded: Folded | None = None,
        story: Story | None = None,
    ) -> Self:
        """Return the row of an article that is known by what every list shows of it."""
        shown = (card.id, card.title, card.outlet, card.date, card.words)
        return cls(*shown, key, score, hits, title_marks, snippets, folded, story)


@dataclass(frozen=True, slots=True, eq=False)
class Results:
    """The answer to a query: all articles found, in order, to be fetched a page at a time."""

    query: str
    filters: Filters
    sort: Sort
    keys: npt.NDArray[np.int64]
    """The catalogue's keys of all articles found, in the order they are shown."""
    scores: npt.NDArray[np.float32]
    """Beside `keys`: BM25F, 0 and up; 0 for a query without words."""
    of: int
    """How many articles the corpus holds."""
    counts: FilterCounts
    problem: Problem | None
    suggestion: str | None
    """A query with a closer spelling that would find something, where this one finds none; or far
    more, where it finds a few. None where what was typed is part of a name."""
    finds: tuple[str, ...]
    """The words that the query's words stand for in this corpus: "treaty", "treaties"; then the
    names: "Ada Quill"; then the titles of stories."""
    took_ms: float
    names_complete: bool
    same: GroupsFound | None = None
    """Which of them have the text of one before them; None where none has."""
    by_story: GroupsFound | None = None
    """Which of them are in the story of one before them, or have its text where they aren't
    grouped yet; None where it wasn't asked for."""
    named: tuple[NameAsked, ...] = ()
    """The names that the query asks for; what a NOT excludes is not among them."""
    names_waiting: int = 0
    """Articles whose names are still to be found."""
    storied: tuple[StoryAsked, ...] = ()
    """The stories that the query asks for, in the same way."""
    stories: tuple[Story, ...] = ()
    """Those that the filters choose, as they are listed; one that is no more is not among them."""
    stories_waiting: int = 0
    """Articles that are still to be grouped, where a story is asked for at all."""
    days: tuple[DaysAsked, ...] = ()
    """The days that query and filters ask for, as they were understood."""

    def __len__(self) -> int:
        return len(self.keys)


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a long piece of work is."""

    work: Literal["reading", "names", "stories", "comparing"]
    done: int
    total: int
    seconds_left: float | None
    """None until there is something to judge by."""
    rate: float | None = None
    """Articles a second so far; None until there is something to judge by."""


@dataclass(frozen=True, slots=True)
class Report:
    """What a refresh did."""

    articles: int
    added: int
    changed: int
    removed: int
    unchanged: int
    skipped: tuple[Skipped, ...]
    seconds: float
    cancelled: bool = False
    elsewhere: bool = False
    """Another process is reading the corpus at this moment, so nothing was read here."""
    stale: str | None = None
    """Why nothing could be read, so that what has changed since isn't known: one sentence."""
    moved: dict[str, str] = field(default_factory=dict)
    """Where files are now that were moved or renamed, by where they were; their articles count as
    removed and added."""
    taken_along: int = 0
    """Decisions that came along from where the corpus was before it moved."""


@dataclass(frozen=True, slots=True)
class Overview:
    """The corpus at a glance."""

    name: str
    """The last part of the corpus's path."""
    articles: int
    outlets: int
    """How many different outlets are known by name."""
    first: str | None
    """ISO dates of the oldest and the newest article that has one."""
    last: str | None
    skipped: int
    names_done: int
    """Articles whose names have been found."""
    recogniser: str | None
    """Which recognisers found them, in words; None before any did."""
    recognisers: Mapping[str, str] = field(default_factory=dict)
    """The same by language, each in words; see `index.tongues.for_language`."""
    named: frozenset[str] = NAMED
    """The languages that there is a recogniser for."""
    not_as_set: tuple[str, ...] = ()
    """Why names aren't found by what the user has set, each in a sentence or two."""


@dataclass(frozen=True, slots=True)
class NameEntry:
    """A merged name across the corpus, or within one article."""

    name: str
    kind: NameKind
    mentions: int
    articles: int
    variants: dict[str, int]
    """The words that stand for it, with how often; most frequent first."""
    outlets: dict[str, int]
    """Mentions by outlet, most first; "" where the outlet is unknown."""


@dataclass(frozen=True, slots=True)
class Candidate(Card):
    """An article worth putting beside another one."""

    alike: float
    """Cosine of the two articles' words, 0 to 1."""
    days: int | None
    """Days between the two, None where either date is unknown."""
    likely: bool
    """Whether it probably tells of the same event: alike enough, and near in time if known."""
    same_as: ArticleId | None = None
    """One of those before it that has the very same text, if one has."""
    same_story: bool = False
    """Whether both are in one story, as grouped by now and as the user says."""
