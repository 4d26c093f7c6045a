"""Words in their lines as they are told: the hits of a query, and what stands beside them.

Values only. Offsets count code points, half-open, into the text that each docstring names.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, NamedTuple

from index.article import Card

if TYPE_CHECKING:
    from collections.abc import Callable

    import numpy as np
    import numpy.typing as npt

    from index.results import Results

BESIDE = 5
"""Words on each side of a hit that are taken for its neighbours."""

HitOrder = Literal[
    "newest",
    "oldest",
    "outlet",
    "relevance",
    "hit",
    "left",
    "left-2",
    "left-3",
    "right",
    "right-2",
    "right-3",
]
UNREAD_ORDERS: tuple[HitOrder, ...] = ("newest", "oldest", "outlet", "relevance")
"""Orders that are known before a text is read."""
LEFT_ORDERS: tuple[HitOrder, ...] = ("left", "left-2", "left-3")
RIGHT_ORDERS: tuple[HitOrder, ...] = ("right", "right-2", "right-3")
HIT_ORDERS: tuple[HitOrder, ...] = (*UNREAD_ORDERS, "hit", *LEFT_ORDERS, *RIGHT_ORDERS)

Side = Literal["left", "right", "near"]
"""Where a neighbour stands: right before a hit, right after it, within `BESIDE` words of it."""
SIDES: tuple[Side, ...] = ("left", "right", "near")
Strength = Literal["count", "strength"]
"""What neighbours are ordered by: how often they are there, or how much more than elsewhere."""


@dataclass(frozen=True, slots=True)
class ContextLine(Card):
    """Words in their line: an article's card with what stands around a place in it."""

    text_hash: str
    start: int
    """Of the words, into the article's text."""
    end: int
    left: str
    """What stands before them in their paragraph, one line, up to the width asked for, cut at
    words.

    `left + mention + right` is as it stands in the text, the spaces too, but that line breaks and
    tabs are spaces.
    """
    mention: str
    """The words themselves, one line: a mention of a name, a hit of a query."""
    right: str
    """What stands after them."""

    @property
    def in_text(self) -> bool:
        """Whether offsets are into the article's text."""
        return True


@dataclass(frozen=True, slots=True)
class HitLine(ContextLine):
    """A hit of a query in its line."""

    in_title: bool = False
    """Whether it stands in the article's title; then offsets are into that."""

    @property
    def in_text(self) -> bool:
        """Whether offsets are into the article's text."""
        return not self.in_title


class Beside(NamedTuple):
    """A word that lines are narrowed to: those that have it as a neighbour."""

    side: Side
    word: str
    """Folded: without case and accents."""


@dataclass(frozen=True, slots=True, eq=False)
class HitArticles:
    """The articles that a query's hits stand in, the newest first, of unknown days last."""

    results: Results
    keys: npt.NDArray[np.int64]
    """The catalogue's."""
    hits: npt.NDArray[np.int64]
    """Beside `keys`: how many hits each has, in title and text."""
    oldest: npt.NDArray[np.int64]
    """Beside `keys`: which place each has when the oldest comes first."""
    outlet: npt.NDArray[np.int64]
    """Which place each has by outlet, the unknown last, then the newest first."""
    relevance: npt.NDArray[np.int64]
    """Which place each has when the best match comes first."""


@dataclass(frozen=True, slots=True, eq=False)
class HitTable:
    """Every hit of a query with the words beside it, as columns: 56 bytes a hit.

    By article as in `articles`, those in a title first, then by place.
    """

    articles: HitArticles
    article: npt.NDArray[np.int32]
    """The article of each hit, as a place in `articles`."""
    start: npt.NDArray[np.int32]
    end: npt.NDArray[np.int32]
    in_title: npt.NDArray[np.bool_]
    form: npt.NDArray[np.int32]
    """What each hit is, folded, as a place in `words`."""
    beside: npt.NDArray[np.int32]
    """Its neighbours as places in `words`, 2 x `BESIDE` of them from left to right, -1 for none."""
    words: tuple[str, ...]
    """Folded, in order."""
    read: int
    """Of how many articles the texts have been read, the newest first."""

    def __len__(self) -> int:
        return len(self.start)

    @property
    def whole(self) -> bool:
        """Whether all articles have been read."""
        return self.read == len(self.articles.keys)


if TYPE_CHECKING:
    Told = Callable[[int, Callable[[], HitTable]], None]
    """Given how many articles have been read, and what returns the hits in them."""


def nobody(_read: int, _so_far: Callable[[], HitTable]) -> None:
    """Tell nobody."""


@dataclass(frozen=True, slots=True, eq=False)
class HitLines:
    """All hits of a query in an order, to be fetched as lines a page at a time."""

    articles: HitArticles
    order: HitOrder
    article: npt.NDArray[np.int32]
    """The article of each line, as a place in `articles`."""
    number: npt.NDArray[np.int32]
    """Which hit of the article it is, from 0; once texts are read, its place in `table`."""
    in_articles: int
    """In how many articles they stand."""
    table: HitTable | None = None
    """What was read; None where lines are counted by the index alone."""
    beside: Beside | None = None
    """The neighbour that they are narrowed to."""

    def __len__(self) -> int:
        return len(self.article)


@dataclass(frozen=True, slots=True)
class Collocate:
    """A word that stands beside hits."""

    word: str
    """Folded: without case and accents."""
    lines: int
    """How many lines have it there."""
    strength: float
    """logDice: 14 and down; 7 less is 128 times weaker. It doesn't depend on the corpus's size."""


@dataclass(frozen=True, slots=True)
class Collocates:
    """The words that most often, or most strongly, stand beside the hits of a query."""

    of: int
    """Lines that they were counted in."""
    left: tuple[Collocate, ...]
    """Right before a hit."""
    right: tuple[Collocate, ...]
    """Right after it."""
    near: tuple[Collocate, ...]
    """Within `BESIDE` words of it, on either side."""

    def on(self, side: Side) -> tuple[Collocate, ...]:
        """Return those of a side."""
        found: tuple[Collocate, ...] = getattr(self, side)
        return found
