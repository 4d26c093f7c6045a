"""Whom the words beside a verb of saying name: a name, "he", "the mayor", a description."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from index.article import Span
from index.compare.described import (
    ANONYMOUS,
    BETWEEN_NAMES,
    DESCRIBED_AFTER,
    DESCRIBED_BEFORE,
    DETERMINERS,
    OF_NAMED,
    ONE_OFFICE,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from index.article import Sureness
    from index.compare.cast import Named
    from index.compare.persons import Persons
    from index.compare.pronouns import Meant, Pronouns
    from index.comparison import SpeakerBy

_PRONOUN_BEFORE = re.compile(r"\b(he|she|they|it|i|we)\s*\Z", re.IGNORECASE)
_PRONOUN_AFTER = re.compile(r"\s*(he|she|they|it|i|we)\b", re.IGNORECASE)
_BY_THE_WAY = re.compile(
    r"(?:\s+(?:also|then|later|once|again|further|even|still|just|recently|has|had|have|will|would|"
    r"did|does|could|is\s+shown|was\s+shown|is\s+heard|was\s+heard|was\s+quoted\s+as|himself|herself|repeatedly|\w+ly|(?:on\s+)?\w+day|"
    r"in\s+(?:an?|the|his|her)\s+(?:\w+\s+){0,2}(?:statement|interview|letter|speech|email|tweet)))+"
    r"\s*\Z"
)
"""What may stand between a subject and its verb."""
_JOINED = re.compile(r"\s*(?:,\s*)?(?:and|or|&)\s+(?:[\w’'.-]+\s+){0,2}")
_AROUND = 40
"""Characters before a name in which another may be joined to it."""
_APPOSED = re.compile(r"(?:\s+of\s+[^,;]{1,30})?(?:,\s|\s*[(—–])")
_CLAUSE = re.compile(
    r"(?:[,;—–]\s*(?:and|but|while|as|when|though)|[,;:—–])\s+(?:[\w’'.-]+\s+){0,3}\Z"
)
_TITLE_WORDS = 6
"""Words before a name at the beginning of a sentence: "New Jersey Republican Gov."."""
_PREDICATE = 6
"""Words between a name within a sentence and a second verb of its own: "called him and told"."""
_BACK = 2_000
"""Characters before "the aide" in which an aide is brought in."""
_PHRASE = 120
"""Characters of a description."""
_NEXT = 40
"""Characters after "said the mayor," in which the mayor's name may follow."""


class Told(NamedTuple):
    """Whom the words around a quotation name as its speaker."""

    name: str | None
    told: bool
    """Whether there is an attribution, even one that names nobody."""
    sure: Sureness | None = None
    by: SpeakerBy | None = None
    named: Span | None = None
    verb: Span | None = None


NOBODY = Told(None, told=False)
_SOMEBODY = Told(None, told=True)


class Subjects:
    """Reads who a verb's subject is, in one article."""

    def __init__(self, text: str, persons: Persons, pronouns: Pronouns) -> None:
        self._text = text
        self._persons = persons
        self._pronouns = pronouns

    def before(self, start: int, verb: int, *, near: bool = True) -> Told:
        """Return whom the words before a verb name.

        Args:
            start: Where the sentence begins, or what of it stands after another quotation.
            verb: Where the verb begins.
            near: Whether the subject stands beside the verb, as it doesn't before a participle.
        """
        text = self._text
        if not text[start:verb].strip():
            return NOBODY
        by_the_way = _BY_THE_WAY.search(text, start, verb)
        end = by_the_way.start() if by_the_way else start + len(text[start:verb].rstrip())
        if near:
            beside = self._beside(start, end)
            if beside is not None:
                return beside
            if text[start:end].endswith((",", ")", "—", "–", "-")):
                apposed = self._apposed(start, end)
                if apposed is not None:
                    return apposed
        else:
            described = DESCRIBED_BEFORE.search(text, max(start, end - _PHRASE), end)
            if described and not described["document"]:
                return self._described(described)
        return self._about(start, end)

    def after(self, start: int, end: int, until: int) -> Told:
        """Return whom the words after a verb name.

        Args:
            start: Where the verb ends.
            end: Where its clause ends.
            until: Where what may be read ends: "said the mayor, Ines Valdry".
        """
        text, persons = self._text, self._persons
        pronoun = _PRONOUN_AFTER.match(text, start, end)
        if pronoun:
            return self._pronoun(pronoun)
        heads = persons.heads(start, end)
        if heads:
            rank = min(name.rank for name in heads)
            first = self._whole([name for name in heads if name.rank == rank])
            apposed = self._named_after(end, until) if rank else None
            if apposed:  # said a White House spokesman, Ines Valdry
                return apposed
            return _named(first, "certain" if rank < 2 else "probable", "verb")
        described = DESCRIBED_AFTER.match(text, start, end)
        if not described:
            return _SOMEBODY
        return self._named_after(end, until) or self._described(described)

    def _whole(self, names: Sequence[Named]) -> Named:
        """Return the name that a phrase is about: the last of "Tesk aide Ines Valdry"."""
        whole = names[0]
        for name in names[1:]:
            if not BETWEEN_NAMES.fullmatch(self._text, whole.end, name.start):
                break
            whole = name
        return whole

    def _named_after(self, end: int, until: int) -> Told | None:
        """Return the name that follows a description after a comma."""
        if not self._text.startswith(", ", end):
            return None
        follows = self._persons.between(end, min(until, end + _NEXT))
        if follows and follows[0].rank == 0 and "," not in self._text[end + 1 : follows[0].start]:
            return _named(follows[0], "certain", "apposition")
        return None

    def clause_begins(self, start: int, end: int) -> bool:
        """Whether a clause about somebody begins in a stretch of text: ", and Ines Valdry, the"."""
        return any(
            _CLAUSE.search(self._text, max(start, name.start - 40), name.start)
            for name in self._persons.heads(start, end)
        )

    def _beside(self, start: int, end: int) -> Told | None:
        """Return whom the words right before a verb name; None if they name nobody."""
        text, persons = self._text, self._persons
        pronoun = _PRONOUN_BEFORE.search(text, max(start, end - 6), end)
        if pronoun:
            return self._pronoun(pronoun)
        described = DESCRIBED_BEFORE.search(text, max(start, end - _PHRASE), end)
        last = next((name for name in persons.between(start, end)[::-1] if name.end == end), None)
        if last is None:
            return self._described(described) if described else None
        oblique = persons.oblique(last, start, verb=True)
        if oblique or text[start : last.start].rstrip().endswith(("'s", "’s")):
            if described:
                return self._described(described)
            if oblique:
                return None
        others = persons.between(max(start, last.start - _AROUND), last.start)
        if any(name.rank == last.rank and self._joins(name, last) for name in others):
            return _SOMEBODY
        return _named(last, "certain" if last.rank < 2 else "probable", "verb")

    def _joins(self, one: Named, other: Named) -> bool:
        """Whether two names are one subject: "Valdry and Tesk"."""
        return _JOINED.fullmatch(self._text, one.end, other.start) is not None

    def _apposed(self, start: int, end: int) -> Told | None:
        """Return the name that a description in commas stands beside."""
        text = self._text
        heads = [
            name for name in self._persons.heads(start, end) if _APPOSED.match(text, name.end, end)
        ]
        people = [name for name in heads if name.rank == 0] or heads
        if not people:
            return None
        sure: Sureness = "certain" if len({name.name for name in people}) == 1 else "probable"
        return _named(people[0], sure, "apposition")

    def _about(self, start: int, end: int) -> Told:
        """Return whom a sentence is about whose verb stands further on."""
        text = self._text
        heads = self._persons.heads(start, end)
        people = [name for name in heads if name.rank == 0] or heads
        if not people:
            pronoun = _PRONOUN_AFTER.match(text, start, end)
            described = DESCRIBED_AFTER.match(text, start, end)
            if pronoun:
                return self._pronoun(pronoun)
            return self._described(described) if described else _SOMEBODY
        clauses = [
            name for name in people if _CLAUSE.search(text, max(start, name.start - 40), name.start)
        ]
        first = people[0]
        opens = len(text[start : first.start].split()) <= _TITLE_WORDS
        if len({name.name for name in people}) == 1:
            if opens or clauses:
                return _named(first, "probable", "verb")
            if len(text[people[-1].end : end].split()) <= _PREDICATE:
                return _named(people[-1], "guess", "verb")
        chosen = clauses[-1] if clauses else first if opens else None
        if chosen is None:
            return _SOMEBODY
        return _named(chosen, "guess", "verb")

    def _pronoun(self, found: re.Match[str]) -> Told:
        meant = self._pronouns.pronoun(found.group(1).lower(), found.start(1))
        return _meant(meant, Span(*found.span(1)), "pronoun")

    def _introduced(self, title: str, named: Span) -> Told:
        """Return who is "the aide": the last one who was brought in as "an aide to the council"."""
        text = self._text
        start = max(0, named.start - _BACK)
        pattern = re.compile(
            rf"\b((?:an?|one)\s+(?:[\w’'-]+\s+){{0,4}}{re.escape(title)}\b{OF_NAMED})",
            re.IGNORECASE,
        )
        found = None
        for found in pattern.finditer(text, start, named.start):  # noqa: B007 (the last one counts)
            pass
        if found is None:
            return _SOMEBODY._replace(named=named)
        words = " ".join(found.group(1).split())
        return Told(
            words[0].lower() + words[1:], told=True, sure="probable", by="pronoun", named=named
        )

    def _described(self, found: re.Match[str]) -> Told:
        """Return who is described: whoever has the office, else the description itself."""
        words = " ".join(found.group(1).split())
        office = ONE_OFFICE.fullmatch(words)
        named = Span(*found.span(1))
        if office:
            title = " ".join(filter(None, (office["deputy"], office["office"]))).lower()
            known = ANONYMOUS.match(title) is not None
            meant = self._pronouns.office(title, found.start(1), known=known)
            if meant is None and known:
                return self._introduced(title, named)
            return _meant(meant, named, "pronoun")
        if words.lower().startswith(("his ", "her ", "its ", "their ")):
            return _SOMEBODY._replace(named=named)
        first, _, rest = words.partition(" ")
        plain = f"{first.lower()} {rest}" if first.lower() in DETERMINERS else words
        return Told(plain, told=True, sure="probable", by="verb", named=named)


def _named(name: Named, sure: Sureness, by: SpeakerBy) -> Told:
    return Told(name.name, told=True, sure=sure, by=by, named=Span(name.start, name.end))


def _meant(meant: Meant | None, named: Span, by: SpeakerBy) -> Told:
    if meant is None:
        return _SOMEBODY._replace(named=named)
    return Told(meant.name, told=True, sure=meant.sure, by=by, named=named)
