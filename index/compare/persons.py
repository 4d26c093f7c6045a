"""The people of an article by where they are named, and which of them a sentence is about."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING

from index.compare.described import BETWEEN_NAMES, ONE_OFFICE
from index.compare.sayings import pattern, saying
from index.names.given_names import gender
from index.words import fold

if TYPE_CHECKING:
    from collections.abc import Sequence

    from index.article import Span
    from index.compare.cast import Named
    from index.names.given_names import Gender

_OBLIQUE = re.compile(
    r"\b(for|of|to|with|from|by|against|about|on|in|at|than|between|like|under|behind|after|"
    r"before|meeting|over|into|toward|towards|around|via)\s+(?:[\w’'.-]+\s+){0,3}\Z",
)
"""What stands before a name that isn't the subject, or isn't all of it."""
_CONJUNCTIONS = frozenset("after before than like".split())
_ADDRESSED = re.compile(r"\b(?:told|tells|asked|to|with|of|at|who\s+\w+)\s+(?:[\w’'-]+\s+){0,3}\Z")
"""What stands before the name of one who listens."""
_TITLED = re.compile(
    r"\b(Mr|Mrs|Ms|Miss|Sir|Lady|Lord|Madam)\.?\s+(?:[^\W\d_]\.?[\w’'-]*\s+){0,2}\Z"
)
_MEN = frozenset(("Mr", "Sir", "Lord"))
_AROUND = 55
"""Characters before a name that are looked at."""
_OFFICE_BEFORE, _OFFICE_AFTER = 30, 60
"""Characters around a name in which an office is looked for: "Prime Minister Tesk"."""
_NO_DEPUTY = r"(?<!\bvice[\s-])(?<!\bdeputy[\s-])(?<!\bVice[\s-])(?<!\bDeputy[\s-])"
"""What may not stand before an office: a vice president isn't the president."""
_TELLS = re.compile(rf"\s+(?:\w+ly\s+|also\s+|has\s+|had\s+)?{pattern(participles=False)}")
_OFFICE_TELLS = re.compile(rf"\b{ONE_OFFICE.pattern}{_TELLS.pattern}", re.IGNORECASE)
_TELLS_WITHIN = 30
"""Characters after a name in which a verb of saying follows."""
_OPENING_WORDS = 5
"""Words before the name that a sentence begins with: "New Jersey Republican Gov."."""
_JOINS = re.compile(r"[,;—–]\s*(?:and|but|while|as|when|though)\s+(?:[\w’'.-]+\s+){0,3}\Z")
_COMMA = re.compile(r"[,;:—–]\s+(?:[\w’'.-]+\s+){0,3}\Z")
"""What stands before a name that a clause begins with."""
_NAMED_ALSO = re.compile(
    r"\b(?:his|her|its|their|the|an?|[\w-]+['’]s)\s+(?:[\w-]+\s+){0,2}[\w-]+,\s+\Z"
)
"""What a name is only another name of."""
_NAMES_READ = 100
"""Names of a sentence among which a person is looked for."""


class Persons:
    """The names of an article, asked for by where they stand."""

    def __init__(self, text: str, names: list[Named], sentences: Sequence[Span]) -> None:
        self._text = text
        self._names = names
        self._starts = [name.start for name in names]
        self._sentences = [span.start for span in sentences]
        self._offices: dict[str, set[str]] = {}
        self._people = {name.name for name in names if name.rank == 0}
        self._titles, self._given = self._told_genders()
        self._tellers = [
            name
            for name in names
            if name.rank == 0 and _TELLS.match(text, name.end, name.end + _TELLS_WITHIN)
        ]
        self._tell = [name.start for name in self._tellers]

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

    def oblique(self, name: Named, start: int, *, verb: bool = False) -> bool:
        """Whether a name stands after a preposition: for Valdry, against the council of Marrow.

        Args:
            name: The name.
            start: Where what is looked at begins.
            verb: Whether its verb follows, so that "after Valdry" begins a clause.
        """
        found = _OBLIQUE.search(self._text, max(start, name.start - _AROUND), name.start)
        return found is not None and not (verb and found[1] in _CONJUNCTIONS)

    def alone(self, name: str, start: int, end: int) -> bool:
        """Whether a stretch of text names no other person who might speak."""
        return all(
            other.name == name
            or self.possessive(other)
            or self.oblique(other, start)
            or _ADDRESSED.search(self._text, max(start, other.start - _AROUND), other.start)
            or BETWEEN_NAMES.fullmatch(self._text, other.end, min(end, other.end + _AROUND))
            for other in self.between(start, end)
            if other.rank == 0
        )

    def subjects(self, start: int, end: int) -> set[str]:
        """Return the people whom the clauses of some sentences begin with."""
        return {
            name.name
            for name in self.between(start, end)
            if name.rank == 0 and self._begins_clause(name)
        }

    def _begins_clause(self, name: Named) -> bool:
        if self.possessive(name):
            return False
        begins = self._sentences[self.sentence(name.start)]
        before = self._text[max(begins, name.start - _AROUND) : name.start]
        words = before.split()
        told = any(saying(word.strip(",")) for word in words[-3:])
        if told or before.endswith("the ") or _OBLIQUE.search(before):
            return False  # "saying Ines Valdry", "the Tesk campaign"
        if name.start - begins <= _AROUND and len(words) <= _OPENING_WORDS:
            return True
        if _JOINS.search(before):
            return True
        if self._text.startswith(",", name.end) and _NAMED_ALSO.search(before):
            return False  # "on his wife, Ines Valdry,"
        return bool(_COMMA.search(before))

    def is_person(self, name: str) -> bool:
        """Whether a name is somebody's."""
        return name in self._people

    def told_of(self, start: int, end: int) -> set[str]:
        """Return all people whom a stretch of text names."""
        return {name.name for name in self.between(start, end) if name.rank == 0}

    def tellers(self, start: int, end: int) -> set[str]:
        """Return the people of whom a stretch of text says that they said something."""
        first, after = bisect_left(self._tell, start), bisect_left(self._tell, end)
        return {name.name for name in self._tellers[first:after]}

    def addressed(self, name: Named, start: int) -> bool:
        """Whether a name is that of one who listens."""
        return (
            _ADDRESSED.search(self._text, max(start, name.start - _AROUND), name.start) is not None
        )

    def sentence(self, at: int) -> int:
        """Return the place of the sentence that an offset stands in."""
        return max(0, bisect_right(self._sentences, at) - 1)

    def begins(self, place: int) -> int:
        """Return where a sentence begins."""
        return self._sentences[place]

    def office_told(self, start: int, end: int) -> str | None:
        """Return the office of whom a stretch of text tells that they said something."""
        found = _OFFICE_TELLS.search(self._text, start, end)
        return " ".join(filter(None, found.group("deputy", "office"))).lower() if found else None

    def holders(self, office: str) -> set[str]:
        """Return who is called by an office: "Prime Minister Tesk", "Ines Valdry, the mayor"."""
        if office not in self._offices:
            before = re.compile(
                rf"{_NO_DEPUTY}\b(?i:{re.escape(office)})\s+(?:[^\W\d_a-z](?:\.|[\w’'-]*)\s+){{0,2}}\Z"
            )
            after = re.compile(
                rf",\s+(?:[\w’'.-]+\s+){{0,4}}?{_NO_DEPUTY}(?i:{re.escape(office)})\b(?!\s+(?:to|for)\b)"
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

    def may_be(self, name: str, wanted: Gender) -> bool:
        """Whether a name may be a man's, or a woman's."""
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
