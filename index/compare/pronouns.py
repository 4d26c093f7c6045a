"""Who is meant by "he", "she" or "the mayor".

Words given to the wrong one are worse than words given to nobody: where more than one may be meant,
the answer is nobody, and what is only likely says so. Whoever spoke last is meant until a clause
begins with somebody else: who is only told of on the way takes nobody's place (after the centres of
Grosz, Joshi and Weinstein, 1995).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from index.article import Sureness
    from index.compare.cast import Named
    from index.compare.persons import Persons
    from index.names.given_names import Gender

_FAR_BACK = 3
"""Sentences through which a pronoun is followed back, as long as they name nobody."""
_LAST_FAR_BACK = 6
"""The same for who spoke last."""
_NEAR = 400
"""Characters before a pronoun in which an office is looked for."""
_MARKS = 2
"""Signs before a quotation that begins its sentence."""


class Meant(NamedTuple):
    """Whom a pronoun or an office stands for."""

    name: str
    sure: Sureness


class Pronouns:
    """Resolves pronouns and offices of one article, asked in its order."""

    def __init__(self, persons: Persons) -> None:
        self._persons = persons
        self._last: tuple[int, str] | None = None

    def spoke(self, at: int, name: str) -> None:
        """Keep who spoke last: a pronoun stands for them until somebody else is in their place."""
        self._last = (at, name)

    def pronoun(self, word: str, at: int) -> Meant | None:
        """Return whom "he" or "she" stands for; None where more than one may be meant."""
        if word not in {"he", "she"}:
            return None
        wanted: Gender = "man" if word == "he" else "woman"
        persons = self._persons
        place = persons.sentence(at)
        last = self._lately(place)
        if last and persons.may_be(last[1], wanted):
            since = self._only(persons.subjects(last[0], at), wanted)
            if since <= {last[1]}:
                return Meant(last[1], "probable")
        perhaps: Meant | None = None
        for back in range(place, max(-1, place - _FAR_BACK - 1), -1):
            start = persons.begins(back)
            until = at if back == place else persons.begins(back + 1)
            named = self._only(persons.told_of(start, until), wanted)
            if len(named) == 1 and not persons.subjects(start, until) >= named:
                perhaps = perhaps or Meant(named.pop(), "guess")
                if back == place:
                    return perhaps
            elif len(named) == 1:
                return Meant(named.pop(), "guess" if perhaps else "probable")
            elif named or self._by_office(start, until, wanted):
                return perhaps or self._one_of(start, until, wanted)
        return perhaps

    def _lately(self, place: int) -> tuple[int, str] | None:
        last = self._last
        if last is None or self._persons.sentence(last[0]) < place - _LAST_FAR_BACK:
            return None
        return last

    def _only(self, names: set[str], wanted: Gender) -> set[str]:
        return {name for name in names if self._persons.may_be(name, wanted)}

    def _by_office(self, start: int, end: int, wanted: Gender) -> str | None:
        """Return whom a stretch of text means that says what "the mayor" told, if it is one."""
        office = self._persons.office_told(max(start, end - _NEAR), end)
        holders = self._persons.holders(office) if office else set[str]()
        return (
            next(iter(holders)) if len(self._only(holders, wanted)) == len(holders) == 1 else None
        )

    def _one_of(self, start: int, end: int, wanted: Gender) -> Meant | None:
        """Return the one person who tells something, or the one not told of by the way."""
        persons = self._persons
        tellers = persons.tellers(start, end)
        if len(tellers) == 1 and self._only(tellers, wanted):
            return Meant(tellers.pop(), "probable")
        holder = self._by_office(start, end, wanted)
        if holder and not persons.told_of(start, end):
            return Meant(holder, "probable")
        heads = {
            name.name
            for name in persons.heads(start, end)
            if name.rank == 0
            and persons.may_be(name.name, wanted)
            and not persons.addressed(name, start)
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
        persons = self._persons
        holders = persons.holders(office)
        if len(holders) == 1:
            return Meant(next(iter(holders)), "probable")
        if known and not holders:
            return None
        place = persons.sentence(at)
        people: set[str] = set()
        for back in range(place, max(-1, place - _FAR_BACK - 1), -1):
            until = at if back == place else persons.begins(back + 1)
            people = persons.told_of(persons.begins(back), until)
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
        persons = self._persons
        place = persons.sentence(at)
        if place == 0 or persons.begins(place) < at - _MARKS:
            return None
        start, end = persons.begins(place - 1), persons.begins(place)
        heads = [name for name in persons.heads(start, end) if name.rank == 0]
        return heads[0] if heads and len(persons.told_of(start, end)) == 1 else None
