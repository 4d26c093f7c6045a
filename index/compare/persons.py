"""Who is meant by the words that stand where a speaker stands: a name, "he", "the mayor".

Words given to the wrong one are worse than words given to nobody: where more than one may be meant,
the answer is nobody.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

    from index.article import Span
    from index.compare.cast import Named

_STANDS_FOR = re.compile(
    r"\b(?:he|she|they|the\s+(?:[\w’'-]+\s+){0,3}(president|minister|premier|chancellor|leader|"
    r"spokes\w+|official|mayor|governor|senator|secretary|chief|head|director|chairman|chairwoman|"
    r"king|queen|prince|princess|general|commander|ambassador|envoy|adviser|advisor|professor|"
    r"expert|analyst|lawyer|judge|prosecutor|coach|captain|author|owner|founder|politician))\b",
    re.IGNORECASE,
)
_OBLIQUE = re.compile(
    r"\b(?:for|of|to|with|from|by|against|about|on|in|at|than|between|like|under|behind|after|"
    r"before|meeting)\s+(?:[\w’'.-]+\s+){0,3}\Z",
)
"""What stands before a name that isn't the subject, or isn't all of it."""
_FAR_BACK = 3
"""Sentences through which a pronoun is followed back, as long as they name nobody."""
_OFFICE_BEFORE = 30
"""Characters before a name in which an office is looked for: "Prime Minister Tesk"."""
_ADDRESSED = re.compile(r"\b(?:told|tells|asked|to|with)\s+(?:[\w’'-]+\s+){0,3}\Z")
"""What stands before the name of one who listens."""
_JOINED = re.compile(r"\s+(?:and|or)\s+(?:[\w’'.-]+\s+){0,2}\Z")
_AROUND = 55
"""Characters before a name that are looked at."""
_NAMES_READ = 100
"""Names of a sentence among which a person is looked for."""


class Told(NamedTuple):
    """Whom the words around a quotation name as its speaker."""

    name: str | None
    told: bool
    """Whether there is an attribution, even one that names nobody."""


NOBODY = Told(None, told=False)


class Persons:
    """The names of an article, asked for by where they stand."""

    def __init__(self, text: str, names: list[Named], sentences: Sequence[Span]) -> None:
        self._text = text
        self._names = names
        self._starts = [name.start for name in names]
        self._sentences = [span.start for span in sentences]
        self._offices: dict[str, set[str]] = {}

    def alone(self, name: str, start: int, end: int) -> bool:
        """Whether a stretch of text names no other person who might speak."""
        return all(
            other.name == name
            or _ADDRESSED.search(self._text, max(start, other.start - _AROUND), other.start)
            for other in self._between(start, end)
            if other.rank == 0
        )

    def subject(self, start: int, end: int, *, forward: bool) -> Told:
        """Return whom the words in front of a verb, or after it, name."""
        named = [
            name
            for name in self._between(start, end)
            if not self._text.startswith(("'s", "’s"), name.end)
            and not _OBLIQUE.search(self._text, max(start, name.start - _AROUND), name.start)
        ]
        stands_for = list(_STANDS_FOR.finditer(self._text, start, end))
        if named and not (stands_for and not forward and stands_for[-1].start() > named[-1].end):
            return Told(self._one_of(named, start, end, forward=forward), told=True)
        if stands_for:
            return Told(self._meant(stands_for[-1], end, forward=forward), told=True)
        return Told(None, told=bool(self._text[start:end].strip()))

    def _one_of(self, named: list[Named], start: int, end: int, *, forward: bool) -> str | None:
        """Return the name that is the subject; None where it may be one or the other."""
        rank = min(name.rank for name in named)
        first, last = (
            next(name for name in names if name.rank == rank) for names in (named, named[::-1])
        )
        if forward or first.name == last.name:
            return first.name
        text = self._text
        if not text[last.end : end].strip():  # When Tesk left, Valdry said
            joined = _JOINED.match(text, named[-2].end, last.start) if len(named) > 1 else None
            return None if joined else last.name
        apart = text.startswith(",", first.end) and text[start:end].rstrip().endswith(",")
        return first.name if apart and "," not in text[start : first.start] else None

    def _meant(self, word: re.Match[str], end: int, *, forward: bool) -> str | None:
        """Return whom "he" or "the mayor" stands for: the only person named just before.

        An office is nobody's whom the article doesn't call by it, if it calls somebody else so.
        """
        office = (word.group(1) or "").lower()
        if forward and office and self._text.startswith(", ", end):
            follows = self._between(end, end + _OFFICE_BEFORE)[:1]
            if follows and follows[0].rank == 0 and follows[0].start == end + 2:
                return follows[0].name  # said the mayor, Ines Valdry
        place = max(0, bisect_right(self._sentences, word.start()) - 1)
        people: set[str] = set()
        for back in range(place, max(-1, place - _FAR_BACK - 1), -1):
            until = word.start() if back == place else self._sentences[back + 1]
            people = self._people(self._sentences[back], until)
            if people:
                break
        if len(people) != 1:
            return None
        meant = people.pop()
        holders = self._holders(office) if office else set()
        return meant if not holders or meant in holders else None

    def _holders(self, office: str) -> set[str]:
        """Return who is called by an office before the name: "Prime Minister Tesk"."""
        if office not in self._offices:
            called = re.compile(
                rf"\b(?i:{re.escape(office)})\s+(?:[^\W\d_a-z](?:\.|[\w’'-]*)\s+){{0,2}}\Z"
            )
            self._offices[office] = {
                name.name
                for name in self._names
                if name.rank == 0
                and called.search(self._text, max(0, name.start - _OFFICE_BEFORE), name.start)
            }
        return self._offices[office]

    def _between(self, start: int, end: int) -> list[Named]:
        first, after = bisect_left(self._starts, start), bisect_left(self._starts, end)
        return self._names[first : min(after, first + _NAMES_READ)]

    def _people(self, start: int, end: int) -> set[str]:
        return {name.name for name in self._between(start, end) if name.rank == 0}
