"""What was decided about names as a page: the user's own, the corpus's, their conflicts. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from reader.naming.decided import (
    FILE_OF_CORPUS,
    conflict_words,
    sentence,
    taken_words,
    when,
)
from reader.survey.ledger import BLANK, Page, Row
from reader.text.phrases import count
from reader.text.safe import guard

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from index.decisions.decision import Conflict, Decided, Decision, Taken

PATH = ("decisions",)
OWN = "own"
"""What the user's own decisions lead to, with the place of each."""


class TakenFrom(NamedTuple):
    """A colleague's file that was taken over, and what came of it."""

    file: Path
    taken: Taken


def decisions_page(decided: Decided, came: TakenFrom | None = None) -> Page:
    """Return all that has been decided, the newest first, and what can't be followed.

    Args:
        decided: What has been decided.
        came: What came of a file that was just taken over.
    """
    top = [
        *(_came(came) if came is not None else ()),
        *_own(decided),
        *_conflicts(decided.conflicts, FILE_OF_CORPUS),
        *_problems(decided.problems),
        *_shared(decided.shared),
        BLANK,
        Row("Where it is kept", role="head"),
        Row(guard(str(decided.file)), role="text"),
        Row("A plain file: it can be given to a colleague, who takes it over here.", role="note"),
    ]
    return Page(PATH, tuple(top))


def figures(decided: Decided) -> list[str]:
    """Return how much there is of what the page tells: "5 decisions", "1 conflict"."""
    found = [count(len(decided.own), "decision")]
    if decided.shared:
        found.append(f"{len(decided.shared):,} of the corpus")
    if decided.conflicts:
        found.append(count(len(decided.conflicts), "conflict"))
    if decided.problems:
        found.append(f"{len(decided.problems):,} can’t be followed")
    return found


def _own(decided: Decided) -> Iterator[Row]:
    if not decided.own:
        yield Row("You have decided nothing yet", role="title")
        yield Row(
            "Names are merged as they are found. In Names they can be merged otherwise, renamed, "
            "made another kind or no name; what is said there stands here.",
            role="note",
        )
        return
    for place, decision in reversed(list(enumerate(decided.own))):
        yield _decision(decision, place)


def _decision(decision: Decision, place: int | None) -> Row:
    leads = (OWN, str(place)) if place is not None else None
    return Row(when(decision), (sentence(decision),), role="fact", leads=leads)


def _conflicts(conflicts: Iterable[Conflict], other: str) -> Iterator[Row]:
    told = [Row(conflict_words(conflict, other), role="text") for conflict in conflicts]
    if told:
        yield from (BLANK, Row(f"In conflict with {guard(other)}", role="head"), *told)


def _problems(problems: Iterable[str]) -> Iterator[Row]:
    told = [Row(guard(problem), role="text") for problem in problems]
    if told:
        yield from (BLANK, Row("What can’t be followed", role="head"), *told)


def _shared(shared: Iterable[Decision]) -> Iterator[Row]:
    told = [_decision(decision, None) for decision in shared]
    if told:
        yield BLANK
        yield Row(f"{FILE_OF_CORPUS} in the folder of the corpus", role="head")
        yield Row("It comes first: where yours says otherwise, yours counts.", role="note")
        yield from told


def _came(came: TakenFrom) -> Iterator[Row]:
    name, taken = came.file.name, came.taken
    yield Row(f"From {guard(name)}", role="title")
    yield Row(f"{taken_words(taken)}.", role="text")
    yield from (Row(conflict_words(one, name), role="text") for one in taken.conflicts)
    yield from (Row(guard(problem), role="text") for problem in taken.problems)
    yield BLANK


def place_of(row: Row | None) -> int | None:
    """Return which of the user's own decisions a row tells; None for none."""
    if row is None or row.leads is None or row.leads[0] != OWN:
        return None
    return int(row.leads[1])
