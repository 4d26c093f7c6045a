"""Articles made up by rule of which it is known what event each tells: as hard as a year of news.

Some sixty subjects, each with words and people of its own, come up again and again. An event of a
subject has facts: sentences of common words, of words of the subject, and of a few of its own. Each
outlet that tells it chooses some of the facts, in an order of its own, says a third of the words
otherwise, and adds what is always said of the subject. Some events have a sequel, days later, with
the same people and some of the same facts; some outlets print a form day by day with other figures
in it, and some a column of the day with a sentence or two on each of many events. Days are wrong or
unknown now and then. None of it was chosen by what grouping makes of it.
"""

from __future__ import annotations

import random
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import TYPE_CHECKING, NamedTuple

from benchmarks.articles import zipfian, zipfian_word

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

SUBJECTS = 60
_OUTLETS = 40
_FIRST_DAY = date(2024, 1, 1)
_SERIES, _ROUNDUPS, _SEQUELS = 0.08, 0.02, 0.25
"""Parts of the articles, of the articles, and of the events."""
_WRONG, _UNKNOWN = 0.03, 0.08
"""Parts of the days."""
_OTHERWISE, _LEFT_OUT = 0.33, 0.1
"""Parts of the words of a fact."""
_TAIL = 12_000, 36_000
"""Ranks of words that an event has for its own: rare, but not unheard of elsewhere."""


class Telling(NamedTuple):
    """An article that nobody wrote."""

    event: str
    """What it tells of: those of one event are one story."""
    outlet: str
    title: str
    date: str | None
    text: str


@dataclass(frozen=True, slots=True)
class _Subject:
    words: tuple[str, ...]
    people: tuple[str, ...]
    always: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class _Event:
    name: str
    subject: _Subject
    day: int
    facts: tuple[tuple[str, ...], ...]
    people: tuple[str, ...]
    outlets: tuple[int, ...]


def tellings(number: int, days: int, seed: int = 1) -> Iterator[Telling]:
    """Yield articles in no order of time or event, the same for the same arguments.

    Args:
        number: How many.
        days: Over how many days they are spread.
        seed: For another corpus of the same kind.
    """
    made = _World(number, days, random.Random(seed)).articles()  # noqa: S311  nothing is secret
    random.Random(seed + 1).shuffle(made)  # noqa: S311  the same
    yield from made


class _World:
    def __init__(self, number: int, days: int, rng: random.Random) -> None:
        self._number = number
        self._days = days
        self._rng = rng
        self._subjects = [self._subject() for _ in range(SUBJECTS)]

    def articles(self) -> list[Telling]:
        """Return all articles."""
        made: list[Telling] = []
        made += self._series(int(self._number * _SERIES))
        roundups = int(self._number * _ROUNDUPS)
        told: list[_Event] = []
        while len(made) < self._number - roundups:
            for event in self._events(len(told)):
                told.append(event)
                made += [self._telling(event, outlet) for outlet in event.outlets]
        made = made[: self._number - roundups]
        return made + [self._roundup(number, told) for number in range(roundups)]

    def _subject(self) -> _Subject:
        words = tuple(zipfian_word(self._rng.randrange(300, 20_000)) for _ in range(300))
        people = tuple(self._name() for _ in range(30))
        bare = _Subject(words, people, ())
        always = tuple(self._sentence(bare, (), people) for _ in range(25))
        return replace(bare, always=always)

    def _name(self) -> str:
        return zipfian_word(self._rng.randrange(8_000, 39_000)).capitalize()

    def _events(self, number: int) -> list[_Event]:
        """Return an event, and its sequel if it has one."""
        rng = self._rng
        subject = self._subjects[int(rng.random() ** 1.6 * SUBJECTS)]
        own = tuple(zipfian_word(rng.randrange(*_TAIL)) for _ in range(12))
        people = (*rng.sample(subject.people, 3), self._name(), self._name())
        facts = tuple(self._sentence(subject, own, people) for _ in range(rng.randint(10, 24)))
        tellers = min(_OUTLETS, 1 + int(rng.expovariate(0.35)))
        outlets = tuple(rng.sample(range(_OUTLETS), tellers))
        day = rng.randrange(self._days)
        event = _Event(f"event {number}", subject, day, facts, people, outlets)
        if rng.random() >= _SEQUELS:
            return [event]
        others = tuple(zipfian_word(rng.randrange(*_TAIL)) for _ in range(8))
        new = tuple(self._sentence(subject, others, people) for _ in range(rng.randint(8, 16)))
        background = tuple(rng.sample(facts, len(facts) // 3))
        later = day + rng.randint(5, 12)
        sequel = _Event(f"sequel {number}", subject, later, new + background, people, outlets)
        return [event, sequel]

    def _sentence(
        self, subject: _Subject, own: Sequence[str], people: Sequence[str]
    ) -> tuple[str, ...]:
        rng = self._rng
        words = []
        for _ in range(rng.randint(9, 24)):
            chance = rng.random()
            if own and chance < 0.12:
                words.append(rng.choice(own))
            elif chance < 0.3:
                words.append(subject.words[int(rng.random() ** 2 * len(subject.words))])
            else:
                words.append(zipfian(rng.random(), rng.random()))
        if rng.random() < 0.6:
            words.insert(rng.randrange(len(words)), rng.choice(people))
        if rng.random() < 0.15:
            words.append(str(rng.randint(3, 3_000)))
        return tuple(words)

    def _telling(self, event: _Event, outlet: int) -> Telling:
        rng = self._rng
        chosen = rng.sample(event.facts, max(3, int(len(event.facts) * rng.uniform(0.35, 0.9))))
        sentences = [self._otherwise(fact) for fact in chosen]
        for always in rng.sample(event.subject.always, rng.randint(1, 6)):
            sentences.insert(rng.randint(1, len(sentences)), self._otherwise(always))
        title = " ".join([rng.choice(event.people), *rng.sample(sentences[0], 4)])
        lag = rng.choices((0, 1, 2, 3), (60, 30, 7, 3))[0]
        return Telling(
            event.name, f"Outlet {outlet}", title, self._day(event.day + lag), _text(sentences)
        )

    def _otherwise(self, fact: Sequence[str]) -> list[str]:
        """Return a fact in other words: some left out, some in the place of others."""
        rng = self._rng
        kept = [word for word in fact if rng.random() >= _LEFT_OUT]
        said = [
            zipfian(rng.random(), rng.random())
            if rng.random() < _OTHERWISE and not word[:1].isupper()
            else word
            for word in kept
        ]
        return said or list(fact)

    def _day(self, day: int) -> str | None:
        if self._rng.random() < _UNKNOWN:
            return None
        if self._rng.random() < _WRONG:
            day = self._rng.randrange(self._days)
        return (_FIRST_DAY + timedelta(day)).isoformat()

    def _series(self, number: int) -> list[Telling]:
        """Return forms that are filled in anew each day; each is about its own day alone."""
        made: list[Telling] = []
        while len(made) < number:
            subject = self._rng.choice(self._subjects)
            form = [self._sentence(subject, (), subject.people) for _ in range(12)]
            outlet = self._rng.randrange(_OUTLETS)
            made += [
                self._filled_in(form, subject, outlet, len(made) + day) for day in range(self._days)
            ]
        return made[:number]

    def _filled_in(
        self, form: Sequence[Sequence[str]], subject: _Subject, outlet: int, number: int
    ) -> Telling:
        rng = self._rng
        sentences = [
            [word if rng.random() < 0.85 else rng.choice(subject.words) for word in sentence]
            + [str(rng.randint(2, 400))]
            for sentence in form
        ]
        title = " ".join(form[0][:5])
        day = (_FIRST_DAY + timedelta(number % self._days)).isoformat()
        return Telling(f"form {number}", f"Outlet {outlet}", title, day, _text(sentences))

    def _roundup(self, number: int, told: Sequence[_Event]) -> Telling:
        rng = self._rng
        day = rng.randrange(self._days)
        some = [
            event for event in rng.sample(told, min(300, len(told))) if abs(event.day - day) < 2
        ]
        some = some[:8] or rng.sample(told, min(5, len(told)))
        sentences = [
            self._otherwise(fact)
            for event in some
            for fact in rng.sample(event.facts, rng.randint(1, 2))
        ]
        stated = (_FIRST_DAY + timedelta(day)).isoformat()
        outlet = f"Outlet {rng.randrange(_OUTLETS)}"
        return Telling(f"roundup {number}", outlet, "News in brief", stated, _text(sentences))


def _text(sentences: Sequence[Sequence[str]]) -> str:
    lines = [" ".join(words) for words in sentences]
    said = [f"{line[0].upper()}{line[1:]}." for line in lines]
    return "\n\n".join(" ".join(said[at : at + 3]) for at in range(0, len(said), 3))
