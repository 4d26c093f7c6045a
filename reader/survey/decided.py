"""What was decided as a page: the user's own, the corpus's, their conflicts. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from reader.survey.ledger import BLANK, Page, Row
from reader.text.phrases import count, day
from reader.text.safe import guard

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

PATH = ("decisions",)
OWN = "own"
"""What the user's own decisions lead to, with the place of each."""
NO_DAY = "no day told"
_GIVE = "A plain file: it can be given to a colleague, who takes it over here."


class Said(NamedTuple):
    """A decision as it is told."""

    sentence: str
    """Guarded."""
    at: str
    """When, in ISO 8601; "" if that isn't said."""


@dataclass(frozen=True, slots=True)
class Came:
    """What came of a colleague's file."""

    file: Path
    words: str
    """In a clause, guarded."""
    conflicts: Sequence[str]
    """Sentences, guarded."""
    problems: Sequence[str]


@dataclass(frozen=True, slots=True)
class DecidedPage:
    """All that has been decided of one kind, as it is told."""

    file: Path
    """The user's own."""
    beside: str
    """What the file of the corpus is called."""
    own: Sequence[Said]
    shared: Sequence[Said]
    conflicts: Sequence[str]
    """Sentences, guarded."""
    problems: Sequence[str]
    begin: str
    """How something is decided, where nothing is."""

    def page(self, came: Came | None = None) -> Page:
        """Return all that has been decided, the newest first, and what can't be followed.

        Args:
            came: What came of a file that was just taken over.
        """
        top = [
            *(_came(came) if came is not None else ()),
            *self._own(),
            *_under(f"In conflict with {guard(self.beside)}", self.conflicts),
            *_under("What can’t be followed", map(guard, self.problems)),
            *self._shared(),
            BLANK,
            Row("Where it is kept", role="head"),
            Row(guard(str(self.file)), role="text"),
            Row(_GIVE, role="note"),
        ]
        return Page(PATH, tuple(top))

    def figures(self) -> list[str]:
        """Return how much there is of what the page tells: "5 decisions", "1 conflict"."""
        found = [count(len(self.own), "decision")]
        if self.shared:
            found.append(f"{len(self.shared):,} of the corpus")
        if self.conflicts:
            found.append(count(len(self.conflicts), "conflict"))
        if self.problems:
            found.append(f"{len(self.problems):,} can’t be followed")
        return found

    def _own(self) -> Iterator[Row]:
        if not self.own:
            yield Row("You have decided nothing yet", role="title")
            yield Row(self.begin, role="note")
            return
        for place, said in reversed(list(enumerate(self.own))):
            yield _decision(said, place)

    def _shared(self) -> Iterator[Row]:
        if self.shared:
            yield BLANK
            yield Row(f"{guard(self.beside)} in the folder of the corpus", role="head")
            yield Row("It comes first: where yours says otherwise, yours counts.", role="note")
            yield from (_decision(said, None) for said in self.shared)


def when(at: str) -> str:
    """Return the day of a decision: "22 Nov 2026"."""
    return day(at, weekday=False) if at else NO_DAY


def place_of(row: Row | None) -> int | None:
    """Return which of the user's own decisions a row tells; None for none."""
    if row is None or row.leads is None or row.leads[0] != OWN:
        return None
    return int(row.leads[1])


def _decision(said: Said, place: int | None) -> Row:
    leads = (OWN, str(place)) if place is not None else None
    return Row(when(said.at), (said.sentence,), role="fact", leads=leads)


def _under(head: str, lines: Iterable[str]) -> Iterator[Row]:
    told = [Row(line, role="text") for line in lines]
    if told:
        yield from (BLANK, Row(head, role="head"), *told)


def _came(came: Came) -> Iterator[Row]:
    yield Row(f"From {guard(came.file.name)}", role="title")
    yield Row(f"{came.words}.", role="text")
    yield from (Row(one, role="text") for one in came.conflicts)
    yield from (Row(guard(problem), role="text") for problem in came.problems)
    yield BLANK


def came_words(taken: int, known: int, conflicts: str, problems: int) -> str:
    """Return what came of taking over a file: "3 decisions taken over, 2 known already".

    Args:
        taken: Decisions that are the user's own now.
        known: Those that were there already.
        conflicts: What was left for speaking against the user's own, counted; "" for nothing.
        problems: How many can't be followed.
    """
    parts = [f"{count(taken, 'decision')} taken over"]
    if known:
        parts.append(f"{known:,} known already")
    if conflicts:
        parts.append(f"{conflicts} in conflict with yours")
    if problems:
        parts.append(f"{problems:,} that can’t be followed")
    return ", ".join(parts)
