"""A contender as who measures sees it: a process asked by lines of JSON, and its answers."""

from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pathlib import Path

    from benchmarks.contender import Level
    from benchmarks.questions import Question


@dataclass(frozen=True, slots=True)
class Answered:
    """How a question was answered."""

    wall: float = 0.0
    """Seconds, as all of these."""
    processor: float = 0.0
    hits: int = 0
    """How many were returned."""
    lacking: bool = False
    """Whether this contender has nothing like it."""
    over: bool = False
    """Whether it was given up."""
    opening: float = 0.0
    """How long it took to open what had to be opened first; by the clock."""


class Contestant:
    """Speaks to a contender in a process of its own."""

    def __init__(self, name: str, place: Path, level: Level, budget: float) -> None:
        """Start it.

        Args:
            name: Of the contender.
            place: Where it was built.
            level: At which it is asked.
            budget: Seconds after which a question is given up, where Python is what answers.
        """
        self.name = name
        self.level = level
        command = [sys.executable, "-m", "benchmarks.contending", name, str(place), level]
        self._process = subprocess.Popen(
            [*command, str(budget)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )

    def first(self, question: Question, limit: int | None) -> Answered:
        """Return how a process that has just opened everything answers its first question."""
        return Answered(**self._told("first", question=asdict(question), limit=limit))

    def again(self, question: Question, limit: int | None) -> Answered:
        """Return how the process that stays answers; it opens everything at its first question."""
        return Answered(**self._told("again", question=asdict(question), limit=limit))

    def memory(self) -> int:
        """Return the most bytes that the process that stays has held."""
        return int(self._told("memory")["bytes"])

    def end(self) -> None:
        """End it."""
        with self._process as process:
            assert process.stdin is not None
            process.stdin.close()

    def _told(self, what: str, **more: object) -> Any:
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.write(json.dumps({"do": what, **more}) + "\n")
        self._process.stdin.flush()
        return json.loads(self._process.stdout.readline())
