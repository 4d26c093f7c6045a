"""What could be asked instead of a query that finds nothing: values."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from index.article import NameKind
    from index.results import Filters


class WordFound(NamedTuple):
    """A piece of a query: a word, a phrase, or a field with one of them."""

    start: int
    """Where it stands in the query, in characters, half-open."""
    end: int
    articles: int
    """How many articles have it, whatever the filters."""


class UnknownOutlet(NamedTuple):
    """A name that was asked for as an outlet's, and that none has; as written, without quotes."""

    name: str
    nearest: tuple[str, ...]
    """Outlets of the corpus whose names are like it, the likest first; few, or none."""


class UnknownName(NamedTuple):
    """A name that was asked for and that nobody and nothing has; as written, without quotes."""

    name: str
    kind: NameKind | None
    """None where any kind would have done."""
    nearest: tuple[str, ...]
    """Names of the corpus that are like it, the likest first; few, or none."""


class UnknownStory(NamedTuple):
    """What was asked for as a story, and that no story is or has in its title; without quotes."""

    words: str
    nearest: tuple[str, ...]
    """Titles of stories that are like it, the likest first; few, or none."""


@dataclass(frozen=True, slots=True)
class Alternative:
    """A question that finds something."""

    query: str
    filters: Filters
    articles: int
    """1 and more."""


@dataclass(frozen=True, slots=True)
class Alternatives:
    """What could be asked instead of what finds nothing; None where that finds nothing either."""

    words: tuple[WordFound, ...] = ()
    """Of a query whose pieces all have to be found, in order; none of any other query."""
    spelling: Alternative | None = None
    """The closest spelling, within the same filters, of outlets, names and stories too."""
    wider: Alternative | None = None
    """The one filter less that finds most, else no filters at all; in the closest spelling."""
    fewer: Alternative | None = None
    """Without the piece that the fewest articles have, within the same filters."""
    outlets: tuple[UnknownOutlet, ...] = ()
    """What was taken for the name of an outlet, in the query or the filters, and is none."""
    names: tuple[UnknownName, ...] = ()
    """What was taken for a name in the query or the filters, as far as names have been found."""
    stories: tuple[UnknownStory, ...] = ()
    """What was taken for a story in the query or the filters, as far as articles are grouped."""
