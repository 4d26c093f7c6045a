"""Who is meant by a pronoun or an office, and which names may be whom a sentence is about.

Words given to the wrong one are worse than words given to nobody: where more than one may be meant,
the answer is nobody, and what is only likely says so.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING, NamedTuple

from index.compare.sayings import pattern
from index.names.given_names import gender
from index.words import fold

if TYPE_CHECKING:
    from collections.abc import Sequence

    from index.article import Span, Sureness
    from index.compare.cast import Named
    from index.names.given_names import Gender

_OBLIQUE = re.compile(
    r"\b(?:for|of|to|with|from|by|against|about|on|in|at|than|between|like|under|behind|after|"
    r"before|meeting|over|into|toward|towards|around|via)\s+(?:[\w’'.-]+\s+){0,3}\Z",
)
"""What stands before a name that isn't the subject, or isn't all of it."""
_ADDRESSED = re.compile(r"\b(?:told|tells|asked|to|with|of|at|who\s+\w+)\s+(?:[\w’'-]+\s+){0,3}\Z")
"""What stands before the name of one who listens."""
_TITLED = re.compile(
    r"\b(Mr|Mrs|Ms|Miss|Sir|Lady|Lord|Madam)\.?\s+(?:[^\W\d_]\.?[\w’'-]*\s+){0,2}\Z"
)
_MEN = frozenset(("Mr", "Sir", "Lord"))
_AROUND = 55
"""Characters before a name that are looked at."""
_FAR_BACK = 3
"""Sentences through which a pronoun is followed back, as long as they name nobody."""
_LAST_FAR_BACK = 6
"""The same for who spoke last."""
_MARKS = 2
"""Signs before a quotation that begins its sentence."""
_OFFICE_BEFORE, _OFFICE_AFTER = 30, 60
"""Characters around a name in which an office is looked for: "Prime Minister Tesk"."""
_TELLS = re.compile(rf"\s+(?:\w+ly\s+|also\s+|has\s+|had\s+)?{pattern(participles=False)}")
_TELLS_WITHIN = 30
"""Characters after a name in which a verb of saying follows."""
_NAMES_READ = 100
"""Names of a sentence among which a person is looked for."""


class Meant(NamedTuple):
    """Whom a pronoun or an office stands for."""

    name: str
    sure: Sureness


class Persons:
    """The names of an article, asked for by where they stand."""

    def __init__(self, text: str, names: list[Named], sentences: Sequence[Span]) -> None:
        self._text = text
        self._names = names
        self._starts = [name.start for name in names]
        self._sentences = [span.start for span in sentences]
        self._offices: dict[str, set[str]] = {}
        self._titles, self._given = self._told_genders()
        self._tellers = [
            name
            for name in names
            if name.rank == 0 and _TELLS.match(text, name.end, name.end + _TELLS_WITHIN)
        ]
        self._tell = [name.start for name in self._tellers]
        self._last: tuple[int, str] | None = None

    def between(self, start: int, end: int) -> list[Named]:
        """Return the names that begin in a stretch of text, in order."""
        first, after = bisect_left(self._starts, start), bisect_left(self._starts, end)
        return self._names[first : min(after, first + _NAMES_READ)]

    def heads(self, start: int, end: int) -> list[Named]:
        """Return the names that may be the subject of a stretch of text."""
        return [
            name
            for name in self.between(start, end)
            if not self.possessive(name) and not self.oblique(name, start)
        ]

    def possessive(self, name: Named) -> bool:
        """Whether what is told is told of what somebody has."""
        after = self._text[name.end : name.end + 2]
        return after.startswith(("'s", "’s")) or (
            after.startswith(("' ", "’ ")) and self._text[name.end - 1] == "s"
        )

    def oblique(self, name: Named, start: int) -> bool:
        """Whether a name stands after a preposition: for Valdry, against the council of Marrow."""
        return _OBLIQUE.search(self._text, max(start, name.start - _AROUND), name.start) is not None

    def alone(self, name: str, start: int, end: int) -> bool:
        """Whether a stretch of text names no other person who might speak."""
        return all(
            other.name == name
            or self.possessive(other)
            or _ADDRESSED.search(self._text, max(start, other.start - _AROUND), other.start)
            for other in self.between(start, end)
            if other.rank == 0
        )

    def spoke(self, at: int, name: str) -> None:
        """Keep who spoke last: a pronoun stands for them until somebody else is named."""
        self._last = (at, name)

    def pronoun(self, word: str, at: int) -> Meant | None:
        """Return whom "he" or "she" stands for; None where more than one may be meant."""
        if word not in {"he", "she"}:
            return None
        wanted: Gender = "man" if word == "he" else "woman"
        place = self._sentence(at)
        if self._last is not None and self._sentence(self._last[0]) >= place - _LAST_FAR_BACK:
            since, last = self._last
            people = self._people(since, at)
            others = {name for name in people if self._may_be(name, wanted)}
            # Nobody else is named, so the given name misleads, unless a title tells.
            sole = people <= {last} and self._titles.get(last, wanted) == wanted
            if sole or (others <= {last} and self._may_be(last, wanted)):
                return Meant(last, "probable")
        for back in range(place, max(-1, place - _FAR_BACK - 1), -1):
            until = at if back == place else self._sentences[back + 1]
            people = self._people(self._sentences[back], until)
            named = {name for name in people if self._may_be(name, wanted)}
            if len(named) == 1:
                return Meant(named.pop(), "probable")
            if named:
                return self._teller(self._sentences[back], until, wanted) or self._subject(
                    self._sentences[back], until, wanted
                )
        return None

    def _teller(self, start: int, end: int, wanted: Gender) -> Meant | None:
        """Return the one person of a sentence of whom it says that they said something."""
        first, after = bisect_left(self._tell, start), bisect_left(self._tell, end)
        tellers = {name.name for name in self._tellers[first:after]}
        if len(tellers) != 1:
            return None
        name = tellers.pop()
        return Meant(name, "probable") if self._may_be(name, wanted) else None

    def _subject(self, start: int, end: int, wanted: Gender) -> Meant | None:
        """Return the one person of a sentence that isn't told of by the way."""
        heads = {
            name.name
            for name in self.heads(start, end)
            if name.rank == 0
            and self._may_be(name.name, wanted)
            and not _ADDRESSED.search(self._text, max(start, name.start - _AROUND), name.start)
        }
        return Meant(heads.pop(), "guess") if len(heads) == 1 else None

    def office(self, office: str, at: int, *, known: bool) -> Meant | None:
        """Return who is meant by "the mayor"; None where more than one may be.

        Whom the article calls by the office, if it is one; else the only person named just before.

        Args:
            office: A word, in small letters.
            at: Where it stands.
            known: Whether only one whom the article calls so is meant.
        """
        holders = self._holders(office)
        if len(holders) == 1:
            return Meant(next(iter(holders)), "probable")
        if known and not holders:
            return None
        place = self._sentence(at)
        people: set[str] = set()
        for back in range(place, max(-1, place - _FAR_BACK - 1), -1):
            until = at if back == place else self._sentences[back + 1]
            people = self._people(self._sentences[back], until)
            if people:
                break
        if len(people) != 1:
            return None
        meant = people.pop()
        if holders:
            return Meant(meant, "probable") if meant in holders else None
        return Meant(meant, "guess")

    def told_before(self, at: int) -> Named | None:
        """Return the only person that the sentence before an offset is about."""
        place = self._sentence(at)
        if place == 0 or self._sentences[place] < at - _MARKS:
            return None
        start, end = self._sentences[place - 1], self._sentences[place]
        heads = [name for name in self.heads(start, end) if name.rank == 0]
        return heads[0] if heads and len(self._people(start, end)) == 1 else None

    def _holders(self, office: str) -> set[str]:
        """Return who is called by an office: "Prime Minister Tesk", "Ines Valdry, the mayor"."""
        if office not in self._offices:
            before = re.compile(
                rf"\b(?i:{re.escape(office)})\s+(?:[^\W\d_a-z](?:\.|[\w’'-]*)\s+){{0,2}}\Z"
            )
            after = re.compile(
                rf",\s+(?:[\w’'.-]+\s+){{0,4}}(?i:{re.escape(office)})\b(?!\s+(?:to|for)\b)"
            )
            self._offices[office] = {
                name.name
                for name in self._names
                if name.rank == 0
                and (
                    before.search(self._text, max(0, name.start - _OFFICE_BEFORE), name.start)
                    or after.match(self._text, name.end, name.end + _OFFICE_AFTER)
                )
            }
        return self._offices[office]

    def _sentence(self, at: int) -> int:
        return max(0, bisect_right(self._sentences, at) - 1)

    def _people(self, start: int, end: int) -> set[str]:
        return {name.name for name in self.between(start, end) if name.rank == 0}

    def _may_be(self, name: str, wanted: Gender) -> bool:
        told = self._titles.get(name) or self._given.get(name)
        return told is None or told == wanted

    def _told_genders(self) -> tuple[dict[str, Gender], dict[str, Gender]]:
        """Return whose each name is by "Mr." and its like, and by the given name, which may err."""
        titles: dict[str, Gender] = {}
        given: dict[str, Gender] = {}
        for name in self._names:
            if name.rank == 0:
                first = gender(fold(name.name.split()[0])) if " " in name.name else None
                told = _TITLED.search(self._text, max(0, name.start - 25), name.start)
                if told:
                    titles[name.name] = "man" if told.group(1) in _MEN else "woman"
                if first:
                    given[name.name] = first
        return titles, given
