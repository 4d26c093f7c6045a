"""Pairs of mentions that a person has judged: are they the same person, organisation or place?

The texts belong to others, so a pair holds places alone, and each text's hash: where a text reads
otherwise by now, its places mean nothing, and its pairs are left out and counted.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from index.article import ArticleId, Mention

JUDGED = Path(__file__).parent / "name_pairs.json"
TUNE, HELD = "tune", "held"
"""Pairs of events to tune merging on, and those of which at least one event was held back."""


class Place(NamedTuple):
    """Where a name stands: offsets in code points into an article's text."""

    article: ArticleId
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Pair:
    """Two places with a name, and whether both name the same."""

    a: Place
    b: Place
    same: bool
    hard: bool
    """It shares words, initials or a spelling with what is different, or hasn't with the same."""
    split: str
    """`TUNE` or `HELD`."""
    why: str
    """The kind of difficulty, in a word: "surname", "relatives", "acronym"."""


@dataclass(frozen=True, slots=True)
class Judged:
    """All pairs, and what the texts were that they were judged in."""

    pairs: tuple[Pair, ...]
    texts: Mapping[ArticleId, str]
    """SHA-256 of the text of each article, in hexadecimal."""

    def readable(self, texts: Mapping[ArticleId, str]) -> tuple[Pair, ...]:
        """Return the pairs both of whose texts are there and read as they did.

        Args:
            texts: The text of each article, as it is now.
        """
        same = {key for key, told in self.texts.items() if digest(texts.get(key, "")) == told}
        return tuple(pair for pair in self.pairs if {pair.a.article, pair.b.article} <= same)


@dataclass(frozen=True, slots=True)
class Count:
    """How pairs were told: the same or not, rightly or wrongly."""

    pairs: int
    unnamed: int
    """Pairs one of whose places has no mention at all: nothing can be told of them."""
    right: int
    """Told the same, and the same."""
    wrong: int
    """Told the same, but different: the error that matters most."""
    missed: int
    """The same, but told different."""

    @property
    def precision(self) -> float | None:
        """How many of those told the same are so, from 0 to 1; None if there are none."""
        return _share(self.right, self.right + self.wrong)

    @property
    def recall(self) -> float | None:
        """How many of those that are the same are told so, from 0 to 1; None if there are none."""
        return _share(self.right, self.right + self.missed)


def digest(text: str) -> str:
    """Return the hash of an article's text."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def judged(file: Path = JUDGED) -> Judged:
    """Return what was judged by hand."""
    kept = json.loads(file.read_text("utf-8"))
    return Judged(tuple(_pairs(kept["pairs"])), kept["texts"])


def told_same(pair: Pair, mentions: Mapping[ArticleId, Sequence[Mention]]) -> bool | None:
    """Return whether both places have a mention of one name and kind; None if one has none."""
    a, b = (set(_names(place, mentions)) for place in (pair.a, pair.b))
    return not a.isdisjoint(b) if a and b else None


def counted(pairs: Iterable[Pair], mentions: Mapping[ArticleId, Sequence[Mention]]) -> Count:
    """Return how pairs are told.

    Args:
        pairs: Which.
        mentions: Those of each article, as the corpus calls them.
    """
    told = [(pair.same, told_same(pair, mentions)) for pair in pairs]
    return Count(
        len(told),
        sum(answer is None for _, answer in told),
        told.count((True, True)),
        told.count((False, True)),
        told.count((True, False)),
    )


def _pairs(kept: Iterable[Mapping[str, Any]]) -> Iterator[Pair]:
    for row in kept:
        a, b = (Place(*row[side]) for side in "ab")
        yield Pair(a, b, row["same"], row["hard"], row["split"], row["why"])


def _names(
    place: Place, mentions: Mapping[ArticleId, Sequence[Mention]]
) -> Iterator[tuple[str, str]]:
    for mention in mentions.get(place.article, ()):
        if mention.start < place.end and place.start < mention.end:
            yield mention.kind, mention.name


def _share(part: int, whole: int) -> float | None:
    return part / whole if whole else None
