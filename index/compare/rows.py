"""Rows of the table of figures: a value that both texts have is never told as only in one.

Whether both speak of one matter is another question: where nothing tells that they do, the row says
so, rather than send a reader to look for a day that stands in the other text too.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence

    from index.compare.found import Found

    Key = tuple[str, str, str]

PERHAPS_OF_OTHERS = "in both, perhaps of different things"
"""Why a row has both sides where only the value is known to be the same."""
_DAY = re.compile(r"-\d\d-\d\d\Z")
_MONTH_DAY = len("09-14")
_TWO = 2
_TELLING = 10
"""Counts up to this one stand in any text: four years here and four years there."""


@dataclass(slots=True)
class Fact:
    """A figure, and all the places that state it."""

    a: list[Found] = field(default_factory=list)
    b: list[Found] = field(default_factory=list)
    differ: bool = False
    why: str | None = None
    """Why both sides agree or differ; None where nothing but the value tells."""


def gather(facts: Sequence[Fact], linked: Collection[tuple[int, int]]) -> None:
    """Put into one row a value that is told as only in A, and as in B elsewhere, or the other way.

    Args:
        facts: The rows. Those left with neither side are to be dropped.
        linked: Places of sentences that tell of the same matter.
    """
    of_a, of_b = _by_key(facts, "a"), _by_key(facts, "b")
    for fact in facts:
        if bool(fact.a) == bool(fact.b):
            continue
        mine, theirs = (fact.a, of_b) if fact.a else (fact.b, of_a)
        other = next((theirs[key] for key in _keys(mine[0]) if key in theirs), None)
        if other is not None and (other.a or other.b) and not other.differ:
            _into_one(fact, other)
    _join_without_year(facts)
    for one, another in _alike_in_linked(facts, linked):
        if one.a and another.b and not one.b and not another.a:
            one.b, another.b = another.b, []


def _join_without_year(facts: Sequence[Fact]) -> None:
    """Put a day whose year one text leaves out and the same day of the other one together."""
    days: defaultdict[str, list[Fact]] = defaultdict(list)
    for fact in facts:
        first = next(iter(fact.a or fact.b), None)
        if first is not None and first.kind == "date" and _DAY.search(first.value):
            days[first.value[-_MONTH_DAY:]].append(fact)
    for alike in days.values():
        if len(alike) == _TWO and not any(fact.differ for fact in alike):
            one, other = alike
            lone = not (one.a and one.b) or not (other.a and other.b)
            if lone and any((fact.a or fact.b)[0].value.startswith("-") for fact in alike):
                _into_one(one, other)


def _keys(figure: Found) -> tuple[Key, ...]:
    """Return what a figure is found by in the other text; none where its value tells little."""
    if figure.kind == "number" and (figure.sort == "age" or not _telling(figure)):
        return ()
    return figure.keys


def _telling(figure: Found) -> bool:
    return figure.sort == "plain" and float(figure.value) > _TELLING


def _by_key(facts: Sequence[Fact], side: str) -> Mapping[Key, Fact]:
    """Return the rows by the keys of their figures in one text, the first row of each."""
    found: dict[Key, Fact] = {}
    for fact in facts:
        for figure in fact.a if side == "a" else fact.b:
            for key in _keys(figure):
                found.setdefault(key, fact)
    return found


def _into_one(fact: Fact, other: Fact) -> None:
    """Put a row of one side and one that has the same value on the other side together."""
    if not (other.a and other.b):
        other.why = fact.why = PERHAPS_OF_OTHERS
    into, emptied = (other, fact) if other.a else (fact, other)  # rows of A come first
    into.a = sorted([*fact.a, *other.a], key=_place)
    into.b = sorted([*fact.b, *other.b], key=_place)
    emptied.a, emptied.b = [], []


def _place(figure: Found) -> int:
    return figure.start


def _alike_in_linked(
    facts: Sequence[Fact], linked: Collection[tuple[int, int]]
) -> Iterator[tuple[Fact, Fact]]:
    """Yield rows of one number that linked sentences alone have: "23 steps" and "23 actions"."""
    in_a, in_b = _counts(facts, "a"), _counts(facts, "b")
    for place_a, place_b in sorted(linked):
        for count, one in in_a.get(place_a, {}).items():
            another = in_b.get(place_b, {}).get(count)
            if another is not None:
                yield one, another


def _counts(facts: Sequence[Fact], side: str) -> Mapping[int, dict[tuple[str, str], Fact]]:
    """Return the rows of one side that count things, by sentence, number and what became of them.

    A number that a sentence has twice is left out, for either may be the one.
    """
    found: defaultdict[int, dict[tuple[str, str], Fact]] = defaultdict(dict)
    twice: set[tuple[int, tuple[str, str]]] = set()
    for fact in facts:
        if fact.a and fact.b:
            continue
        for figure in fact.a if side == "a" else fact.b:
            measured = figure.amount is None or figure.amount.measure
            if figure.kind == "number" and _telling(figure) and not measured:
                count = (figure.value, figure.state)
                if count in found[figure.sentence]:
                    twice.add((figure.sentence, count))
                found[figure.sentence][count] = fact
    for place, count in twice:
        del found[place][count]
    return found
