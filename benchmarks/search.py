"""How long an answer takes: ours, stock Whoosh, SQLite's FTS5 and tantivy in turns.

The engine alone is told apart from the page that a person sees. "First" is the first question to a
process that has just opened its files, which the system has in its memory; "again" is a process
that stays, and between two times of a question stand all others of its kind.
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
from benchmarks.contender import PAGE
from benchmarks.contending import Contestant
from benchmarks.kept import Kept, able
from benchmarks.questions import questions_for
from benchmarks.search_tables import agreement, answering, clocks, footprint
from benchmarks.tables import load, show, tell

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from benchmarks.contender import Level
    from benchmarks.contending import Answered
    from benchmarks.corpora import Corpora
    from benchmarks.questions import Question

SIZES = (1_000, 20_000, 100_000)
PARTS = ("engine", "page", "painted")
BUDGET = 2.0
"""Seconds after which a question to Whoosh is given up, which only Python can be."""
_AGAIN = 5
_SLOW = "whoosh"
_SLOW_STEP, _SLOW_AGAIN = 3, 2
"""Stock Whoosh is asked every third question, and each fewer times."""


@dataclass(slots=True)
class Asked:
    """The answers of all contenders, by level, limit and whether they were first."""

    first: dict[tuple[Question, str], list[Answered]] = field(default_factory=dict)
    """By question and contender."""
    again: dict[tuple[Question, str], list[Answered]] = field(
        default_factory=lambda: defaultdict(list)
    )


def run(corpora: Corpora, number: int) -> None:
    """Measure, and print."""
    _on(Kept(corpora.room / "searched", number), PARTS, [])


def asked_of(
    kept: Kept, level: Level, names: Sequence[str], limit: int | None, memory: dict[str, int]
) -> tuple[list[Question], Asked]:
    """Ask every contender everything, in turns, and return the answers.

    Args:
        kept: Where everything lies.
        level: At which is asked.
        names: Of the contenders.
        limit: How many hits are wanted at most.
        memory: Takes the most bytes that each has held.
    """
    questions = questions_for(kept.texts)
    contestants = [Contestant(name, kept.place(name), level, BUDGET) for name in names]
    asked = Asked()
    try:
        for at, question in enumerate(questions):
            for one in _turns(contestants, at):
                if one.name != _SLOW or not at % _SLOW_STEP:
                    asked.first[question, one.name] = [one.first(question, limit)]
        for kind in dict.fromkeys(question.kind for question in questions):
            alike = [question for question in questions if question.kind == kind]
            _ask_again(alike, contestants, limit, asked)
        for one in contestants:
            memory[one.name] = max(memory.get(one.name, 0), one.memory())
    finally:
        for one in contestants:
            one.end()
    return questions, asked


def _ask_again(
    alike: Sequence[Question], contestants: Sequence[Contestant], limit: int | None, asked: Asked
) -> None:
    """Ask all questions of a kind once, which doesn't count, and then all of them again."""
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


def _turns(contestants: Sequence[Contestant], number: int) -> Iterable[Contestant]:
    return reversed(contestants) if number % 2 else contestants


def _on(kept: Kept, parts: Sequence[str], anew: Sequence[str]) -> None:
    """Measure on one corpus, and print."""
    names = able()
    built = {"ours, one core": kept.built("ours", anew="ours" in anew)}
    built["ours, two cores"] = kept.on_two_cores(anew="ours" in anew)
    built |= {name: kept.built(name, anew=name in anew) for name in names if name != "ours"}
    library = kept.library()
    title = f"{kept.articles:,} articles"
    memory: dict[str, int] = {}
    opening: dict[str, list[float]] = defaultdict(list)
    for level, limit in (("engine", PAGE), ("engine", None), ("page", PAGE)):
        if level not in parts:
            continue
        asking = [name for name in names if level == "engine" or name != _SLOW]
        tell(f"asking {', '.join(asking)}: {level}, limit {limit or 'all'}")
        before = load()
        held: dict[str, int] = {}
        questions, asked = asked_of(kept, level, asking, limit, held)  # type: ignore[arg-type]
        busy = f"load {before} to {load()}"
        what = f"{title}, {level}, {'20' if limit else 'all hits'}"
        show(f"Again: {what}, {busy}", answering(questions, asked.again, asking))
        show(f"First: {what}, {busy}", answering(questions, asked.first, asking))
        show(f"By the clock against processor time: {what}", clocks(asked, asking))
        if limit is None:
            show(f"Hits: {title}", agreement(questions, asked.first, asking))
        for (_, name), told in asked.first.items():
            label = name if level == "engine" else f"{name}, page"
            opening[label] += [one.opening for one in told]
            memory[label] = max(memory.get(label, 0), held[name])
    show(
        f"Room and pace: {title}",
        footprint(kept, built, library=library, opening=opening, memory=memory),
    )
    if "painted" in parts:
        painted.run_on(kept.corpus, kept.place("ours") / "library", title)


def main() -> int:
    """Measure on corpora of several sizes; return the exit code."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.search", description=__doc__)
    parser.add_argument("--articles", type=int, nargs="+", default=SIZES, metavar="N")
    parser.add_argument("--room", type=Path, metavar="DIR", help="keeps what was built")
    parser.add_argument("--parts", nargs="+", choices=PARTS, default=PARTS)
    parser.add_argument(
        "--anew", nargs="+", default=(), metavar="NAME", help="contenders to be built again"
    )
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="search-", ignore_cleanup_errors=True) as room:
        for number in asked.articles:
            _on(Kept(asked.room or Path(room), number), asked.parts, asked.anew)
    return 0


if __name__ == "__main__":
    sys.exit(main())
