"""What a corpus is made of, as one value: what was read, left out, mended, taken off, and known.

Told as it stood at one moment. Articles are named by their keys, in the order of their ids: what a
list shows of them is fetched for those in sight.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from index.article import ABOUT_THE_CORPUS
from index.tongues import NAMED, is_named

if TYPE_CHECKING:
    from collections.abc import Mapping

    from index.article import Skipped
    from index.taken import TakenFrom


@dataclass(frozen=True, slots=True)
class Share:
    """Articles that have something in common."""

    what: str
    """What it is; "" stands for unknown."""
    keys: tuple[int, ...]
    counts: tuple[int, ...] = ()
    """Beside `keys`, how often each has it, where that can be counted: lines, characters."""

    @property
    def total(self) -> int:
        """How often all of them have it."""
        return sum(self.counts)


@dataclass(frozen=True, slots=True)
class OutletShare:
    """The articles of one outlet."""

    name: str
    """"" where it is unknown."""
    keys: tuple[int, ...]
    dated: int
    """How many of them have a date."""
    first: str | None
    """ISO dates of its oldest and newest article that has one."""
    last: str | None
    found: tuple[tuple[str, int], ...]
    """Where its name was found, and in how many articles; most first."""


@dataclass(frozen=True, slots=True)
class SkippedShare:
    """What was skipped for one kind of reason."""

    reason: str
    """The reason up to its colon: "not text"."""
    items: tuple[Skipped, ...]
    """By path."""


@dataclass(frozen=True, slots=True)
class Survey:
    """What a corpus is made of. Shares stand biggest first, then by name; unknown last."""

    corpus: str
    """The path of the corpus."""
    folder: str
    """The folder that its index is kept in."""
    looked: float | None
    """When all of it was last looked through, in seconds since 1970; None if it never was."""
    articles: int
    words: int
    files: int
    """How many files hold articles."""
    size: int
    """Bytes of those files."""
    records: int
    """How many of the articles are records of files that hold many."""
    record_files: int
    skipped: tuple[SkippedShare, ...]
    encodings: tuple[Share, ...]
    repairs: tuple[Share, ...]
    removed: tuple[Share, ...]
    """By reason, with how many lines of each article."""
    outlets: tuple[OutletShare, ...]
    months: tuple[Share, ...]
    """As "2024-06", or "2024" where no month is known; in order of time."""
    languages: tuple[Share, ...]
    same: tuple[tuple[int, ...], ...]
    """Articles whose texts are the very same, the largest groups first."""
    found: Mapping[str, tuple[Share, ...]]
    """For "title", "outlet" and "date", where each was found."""
    names_done: int
    """Articles whose names have been found, or can't be."""
    recogniser: str | None
    named: frozenset[str] = NAMED
    """The languages that there is a recogniser of names for."""
    not_as_set: tuple[str, ...] = ()
    """Why names aren't found by what the user has set, each in a sentence or two."""
    columns: tuple[TakenFrom, ...] = ()
    """What the columns or fields of files of records were taken for."""

    @property
    def skipped_count(self) -> int:
        """How many files and records were skipped; see `ABOUT_THE_CORPUS`."""
        return sum(len(share.items) for share in self.skipped if share.reason != ABOUT_THE_CORPUS)

    @property
    def about_count(self) -> int:
        """How many files were skipped that are about the corpus."""
        return sum(len(share.items) for share in self.skipped) - self.skipped_count

    @property
    def same_count(self) -> int:
        """How many articles have the text of one that stands before them."""
        return sum(len(keys) - 1 for keys in self.same)

    @property
    def repaired(self) -> int:
        """How many articles had to be repaired to be read."""
        return len({key for share in self.repairs for key in share.keys})

    @property
    def removed_lines(self) -> int:
        """How many lines were taken off."""
        return sum(share.total for share in self.removed)

    @property
    def nameless(self) -> int:
        """How many articles are in a language that there is no recogniser of names for."""
        return sum(
            len(share.keys)
            for share in self.languages
            if not is_named(share.what or None, self.named)
        )

    def unknown(self, what: str) -> int:
        """Return of how many articles title, outlet or date is unknown."""
        return sum(len(share.keys) for share in self.found[what] if not share.what)
