"""A search as it is kept: what was asked, and what there was to be found then."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal, NamedTuple

from index.results import Filters

if TYPE_CHECKING:
    from index.results import Results, Sort

LONGEST = 1_000
"""Characters of a query that is kept; one that is longer was pasted, and is a text."""


@dataclass(frozen=True, slots=True)
class Search:
    """What was asked; with a name where it was saved."""

    query: str
    filters: Filters = Filters()  # noqa: RUF009  frozen
    sort: Sort | None = None
    """None: by relevance where there are words, else newest first."""
    by_story: bool = False
    name: str = ""
    """Under which it was saved; "" for one that was only asked."""
    stamp: str = ""
    """Of the catalogue that was searched when its answer was looked at last; "" if none was."""
    newest: int = 0
    """The key of the newest article of that catalogue then; keys of later ones are greater."""
    at: str = ""
    """When it was kept, in ISO 8601 with a zone."""

    @property
    def do(self) -> Literal["save", "ask"]:
        """What was done."""
        return "save" if self.name else "ask"

    @property
    def asked(self) -> tuple[str, Filters, bool]:
        """What tells it from others; the order of its hits doesn't."""
        return self.query, self.filters, self.by_story

    def new_in(self, results: Results, stamp: str) -> int | None:
        """Return how many hits were read since it was looked at; None where nobody knows.

        Args:
            results: What it finds now.
            stamp: Of the catalogue that was searched for that: one made anew numbers articles
                anew, so that nothing can be said of what is new in it.
        """
        if not self.stamp or self.stamp != stamp:
            return None
        return int((results.keys > self.newest).sum())

    def unnamed(self) -> Search:
        """Return it as it was asked."""
        return replace(self, name="", stamp="", newest=0, at="")


class Saved(NamedTuple):
    """Searches that were saved, by name."""

    own: tuple[Search, ...] = ()
    shared: tuple[Search, ...] = ()
    """In the folder of the corpus, by who gave it away; those of a name of one's own are not."""
    problems: tuple[str, ...] = ()
    """What of the files can't be followed, each with its file and line."""

    @property
    def all(self) -> tuple[Search, ...]:
        """All of them."""
        return (*self.own, *self.shared)

    def called(self, name: str) -> Search | None:
        """Return the one of a name, if only but for capitals."""
        exact = [one for one in self.all if one.name == name]
        like = [one for one in self.all if one.name.casefold() == name.strip().casefold()]
        return next(iter((*exact, *like)), None)
