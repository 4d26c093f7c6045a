"""How long an answer takes: ours, stock Whoosh, SQLite's FTS5 and tantivy in turns.

The engine alone is told apart from the page that a person sees. "First" is the first question to a
process that has just opened its files, which the system has in its memory. "New" is the
first time that a process which stays is asked a question, after others; "again" is each later time,
and between two times of a question stand all others of its kind.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections import defaultdict
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks import painted
from benchmarks.contender import CONTENDERS, PAGE
from benchmarks.contestant import Contestant
from benchmarks.kept import Kept, able
from benchmarks.machine import keep_bytecode, machine, versions
from benchmarks.questions import questions_for
from benchmarks.search_tables import agreement, answering, clocks, footprint
from benchmarks.tables import load, show, tell

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from benchmarks.contender import Level
    from benchmarks.contestant import Answered
    from benchmarks.corpora import Corpora
    from benchmarks.questions import Question

SIZES = (1_000, 20_000, 100_000)
PARTS = ("indexing", "engine", "page", "painted")
BUDGET = 2.0
"""Seconds after which a question to Whoosh is given up, which only Python can be."""
_AGAIN = 4
_SLOW = "whoosh"
_SLOW_STEP, _SLOW_AGAIN = 3, 1
"""Stock Whoosh is asked every third question, and each once again."""


@dataclass(frozen=True, slots=True)
class Way:
    """How everything is asked."""

    level: Level
    limit: int | None
    """How many hits are wanted at most."""
    every: int
    """Which questions a fresh process is asked, which opens everything first: 3 is every third."""

    def __str__(self) -> str:
        return f"{self.level}, {f'the best {self.limit}' if self.limit else 'all hits'}"


_WAYS = (Way("engine", PAGE, 1), Way("engine", None, 3), Way("page", PAGE, 3))


@dataclass(slots=True)
class Asked:
    """The answers of all contenders at one level, to one limit."""

    first: dict[tuple[Question, str], list[Answered]] = field(default_factory=dict)
    """By question and contender."""
    new: dict[tuple[Question, str], list[Answered]] = field(default_factory=dict)
    """Of the process that stays, the first time that it is asked this."""
    again: dict[tuple[Question, str], list[Answered]] = field(
        default_factory=lambda: defaultdict(list)
    )


@dataclass(slots=True)
class Room:
    """What contenders took to be ready, and held while they answered; by name and level."""

    opening: dict[tuple[str, str], list[float]] = field(default_factory=lambda: defaultdict(list))
    """Seconds by the clock."""
    memory: dict[tuple[str, str], int] = field(default_factory=lambda: defaultdict(int))
    """The most bytes."""

    def add(
        self, one: Contestant, first: Mapping[tuple[Question, str], Sequence[Answered]]
    ) -> None:
        """Take what one has to tell, after it was asked.

        Args:
            one: The contestant.
            first: The answers of processes that had to open everything first.
        """
        of = one.name, one.level
        self.memory[of] = max(self.memory[of], one.memory())
        for (_, name), told in first.items():
            self.opening[of] += [answer.opening for answer in told if name == one.name]


def run(corpora: Corpora, number: int) -> None:
    """Measure, and print."""
    _on(Kept(corpora.room / "searched", number), PARTS)


def asked_of(
    kept: Kept, way: Way, names: Sequence[str], room: Room
) -> tuple[list[Question], Asked]:
    """Ask every contender everything, in turns, and return the answers.

    Args:
        kept: Where everything lies.
        way: How it is asked.
        names: Of the contenders.
        room: Takes how long each took to open, and the most bytes it has held.
    """
    questions = questions_for(kept.texts)
    contestants = [Contestant(name, kept.place(name), way.level, BUDGET) for name in names]
    asked = Asked()
    try:
        for at, question in enumerate(questions):
            for one in _turns(contestants, at):
                if not at % (_SLOW_STEP if one.name == _SLOW else way.every):
                    asked.first[question, one.name] = [one.first(question, way.limit)]
        for kind in dict.fromkeys(question.kind for question in questions):
            alike = [question for question in questions if question.kind == kind]
            _ask_again(alike, contestants, way.limit, asked)
        for one in contestants:
            room.add(one, asked.first)
    finally:
        for one in contestants:
            one.end()
    return questions, asked


def _ask_again(
    alike: Sequence[Question], contestants: Sequence[Contestant], limit: int | None, asked: Asked
) -> None:
    """Ask all questions of a kind once, when they are new, and then all of them again."""
    for time in range(_AGAIN + 1):
        for at, question in enumerate(alike):
            for one in _turns(contestants, at + time):
                told = asked.again[question, one.name]
                slow = one.name == _SLOW
                tried = asked.first.get((question, one.name), [])
                if slow and (time > _SLOW_AGAIN or not tried or tried[0].over):
                    if tried and tried[0].over and time:
                        told.append(tried[0])
                    continue
                answered = one.again(question, limit)
                if time:
                    told.append(answered)
                else:
                    asked.new[question, one.name] = [answered]


def _turns(contestants: Sequence[Contestant], number: int) -> Iterable[Contestant]:
    return reversed(contestants) if number % 2 else contestants


def _on(
    kept: Kept, parts: Sequence[str], anew: Sequence[str] = (), names: Sequence[str] = CONTENDERS
) -> None:
    """Measure on one corpus, and print."""
    names = [name for name in able() if name in names]
    built = {"ours, one core": kept.built("ours", anew="ours" in anew)}
    if "indexing" in parts:
        built["ours, two cores"] = kept.on_two_cores(anew="ours" in anew)
    built |= {name: kept.built(name, anew=name in anew) for name in names if name != "ours"}
    library = kept.library() if {"page", "painted"} & set(parts) else 0
    room = Room()
    clock: dict[str, Asked] = {}
    title = f"{kept.articles:,} articles"
    for way in _WAYS:
        if way.level not in parts:
            continue
        asking = [name for name in names if way.level == "engine" or name != _SLOW]
        tell(f"asking {', '.join(asking)}: {way}")
        before = load()
        questions, asked = asked_of(kept, way, asking, room)
        title_of = f"{title}, {way}, {{}}, load {before} to {load()}"
        show(title_of.format("again"), answering(questions, asked.again, asking, asked.new))
        show(title_of.format("first"), answering(questions, asked.first, asking))
        clock[str(way)] = asked
        if way.limit is None:
            show(f"Hits: {title}", agreement(questions, asked.again, asking))
    if clock:
        show(f"By the clock against processor time: {title}", clocks(clock, names))
    show(f"Room and pace: {title}", footprint(kept, built, library, room))
    if "painted" in parts:
        painted.run_on(kept.corpus, kept.place("ours") / "library", title)


def main() -> int:
    """Measure on corpora of several sizes; return the exit code."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.search", description=__doc__)
    parser.add_argument("--articles", type=int, nargs="+", default=SIZES, metavar="N")
    parser.add_argument("--room", type=Path, metavar="DIR", help="keeps what was built")
    parser.add_argument("--parts", nargs="+", choices=PARTS, default=PARTS)
    parser.add_argument("--contenders", nargs="+", choices=CONTENDERS, default=CONTENDERS)
    parser.add_argument(
        "--anew", nargs="+", choices=CONTENDERS, default=(), help="contenders to be built again"
    )
    asked = parser.parse_args()
    print(f"{machine()}. {versions()}.", flush=True)
    with tempfile.TemporaryDirectory(prefix="search-", ignore_cleanup_errors=True) as room:
        keep_bytecode(Path(room))
        for number in asked.articles:
            kept = Kept(asked.room or Path(room), number)
            _on(kept, asked.parts, asked.anew, asked.contenders)
    return 0


if __name__ == "__main__":
    sys.exit(main())
