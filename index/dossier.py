"""Names as they are told: the list of all, one with all that is known of it, its mentions as lines.

Values only. Offsets count code points, half-open, into the text that each docstring names.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, NamedTuple

from index.lines import ContextLine

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

    from index.article import ArticleId, Span
    from index.decisions.decision import Decision
    from index.results import NameRef

LineOrder = Literal["date", "outlet", "left", "right"]
LINE_ORDERS: tuple[LineOrder, ...] = ("date", "outlet", "left", "right")


@dataclass(frozen=True, slots=True, eq=False)
class NameList:
    """All names of a corpus, the most mentioned first, then by name: columns beside each other."""

    refs: tuple[NameRef, ...]
    mentions: npt.NDArray[np.int64]
    articles: npt.NDArray[np.int64]
    """In how many articles each is named."""
    forms: npt.NDArray[np.int64]
    """How many different words stand for each."""
    decided: npt.NDArray[np.bool_]
    """Whether the user has decided something about it."""
    of: int
    """Articles whose names have been found."""

    def __len__(self) -> int:
        return len(self.refs)


@dataclass(frozen=True, slots=True)
class FormUse:
    """Words that stand for a name."""

    text: str
    mentions: int
    outlets: tuple[int, ...]
    """Mentions by outlet, beside `Dossier.outlets`."""


@dataclass(frozen=True, slots=True)
class MentionLine(ContextLine):
    """A mention in its line: an article's card with what stands around one of its mentions."""


class MentionPlace(NamedTuple):
    """Where a mention stands."""

    id: ArticleId
    date: str | None
    """Of the article."""
    start: int
    """Into the article's text."""
    end: int


class Ends(NamedTuple):
    """The first mention of a name and its last."""

    first: MentionPlace
    last: MentionPlace


@dataclass(frozen=True, slots=True)
class OutletUse:
    """A name in the articles of one outlet."""

    outlet: str
    """"" where the outlet is unknown."""
    mentions: int
    """0 where it isn't named."""
    articles: int
    """In how many of its articles it is named."""
    of: int
    """How many articles it has."""
    words: int
    """In all of its articles."""
    first: MentionLine | None
    """The first mention in its earliest article that has one, those of no known day last; None
    where it isn't named, and where that many outlets name it that they aren't gone through."""


@dataclass(frozen=True, slots=True)
class Together:
    """Another name, named in the same articles."""

    ref: NameRef
    articles: int
    """That have both."""
    of: int
    """That have the other name."""
    paragraphs: int
    """That have both, in the articles looked at: `Dossier.looked`."""


@dataclass(frozen=True, slots=True)
class KeptApart:
    """A name that looks like this one and was not merged with it."""

    ref: NameRef
    mentions: int
    reason: str
    """In a few words: "given names differ"."""


@dataclass(frozen=True, slots=True)
class Dossier:
    """All that is known of a name across a corpus."""

    ref: NameRef
    mentions: int
    articles: int
    of: int
    """Articles whose names have been found."""
    forms: tuple[FormUse, ...]
    """The most used first, then by text."""
    outlets: tuple[OutletUse, ...]
    """All outlets of the corpus: the one with most mentions first, then by name, unknown last."""
    first: MentionLine | None
    """The first mention in the earliest article of a known day."""
    last: MentionLine | None
    """The last mention in the latest."""
    together: tuple[Together, ...]
    """The names that go most with it, some dozens at most: see `index.dossiers.together`."""
    looked: int
    """In how many of its articles paragraphs were looked at: those that mention it most."""
    apart: tuple[KeptApart, ...]
    decisions: tuple[Decision, ...]
    """What the user decided about it, in order."""


@dataclass(frozen=True, slots=True, eq=False)
class Concordance:
    """All mentions of a name, in order, to be fetched as lines a page at a time."""

    ref: NameRef
    order: LineOrder
    keys: npt.NDArray[np.int64]
    """The catalogue's key of the article of each mention."""
    number: npt.NDArray[np.int64]
    """Which of the name's mentions in that article it is, from 0."""
    within: int | None = None
    """How many of them, the first ones, are in that order where not all are; the rest is by day."""

    def __len__(self) -> int:
        return len(self.keys)


@dataclass(frozen=True, slots=True)
class Called:
    """Words that an outlet puts to a name."""

    words: str
    """As they stand: "President", "the mayor of Lenia"."""
    times: int
    line: MentionLine
    """Where they stand first."""
    span: Span
    """Of the words, into the article's text."""


@dataclass(frozen=True, slots=True)
class OneSide:
    """How one outlet writes of a name."""

    use: OutletUse
    forms: tuple[tuple[str, int], ...]
    """The words that stand for it, with how often, most first."""
    titles: tuple[Called, ...]
    """What stands right before the name: "President", "the opposition leader"."""
    descriptions: tuple[Called, ...]
    """What is put to it between commas, or after "is"/"was": "the mayor of Lenia"; as titles, the
    most frequent first, then the earliest."""
    firsts: tuple[MentionLine, ...]
    """The first mention in each of its articles, the earliest first, a few dozen at most."""
    together: tuple[Together, ...]
    """Who is named in the same articles of this outlet."""
    looked: int
    """How many of its articles were read for titles, descriptions and paragraphs."""


@dataclass(frozen=True, slots=True)
class Contrast:
    """How two outlets write of one name."""

    ref: NameRef
    a: OneSide
    b: OneSide
