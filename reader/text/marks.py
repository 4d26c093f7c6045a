"""What is lit in a text, cut into pieces that a line can be drawn from: pure.

A role is the name of a style ("person", "hit"); a piece may have several, weakest first, so that a
hit takes the colours while the line style of the name under it stays.
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from itertools import accumulate, pairwise
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable

PRECEDENCE = (
    "shared",
    "current-shared",
    "meta",
    "strong",
    "key",
    "outlet",
    "accent",
    "person",
    "organisation",
    "place",
    "date",
    "figure",
    "chosen",
    "removed",
    "only",
    "verbatim",
    "quote",
    "reworded",
    "contradiction",
    "current-mention",
    "hit",
    "current-hit",
    "selected",
)
"""Roles of marks, weakest first."""

_RANK = {role: rank for rank, role in enumerate(PRECEDENCE)}


class Mark(NamedTuple):
    """A stretch of text with a role: offsets in code points, half-open."""

    start: int
    end: int
    role: str


class Piece(NamedTuple):
    """A run of text drawn in one style."""

    text: str
    roles: tuple[str, ...]
    """Weakest first; empty for plain text."""


@dataclass(frozen=True, slots=True)
class Marks:
    """Marks of one text, found quickly by place. Marks may overlap, also within a role."""

    marks: tuple[Mark, ...]
    """By start."""
    reach: tuple[int, ...]
    """Beside `marks`: the furthest end of any mark up to here."""

    @classmethod
    def of(cls, marks: Iterable[Mark]) -> Marks:
        """Return the marks, sorted; empty ones are left out."""
        ordered = tuple(sorted(mark for mark in marks if mark.start < mark.end))
        return cls(ordered, tuple(accumulate((mark.end for mark in ordered), max)))

    def between(self, start: int, end: int) -> list[Mark]:
        """Return the marks that touch `[start, end)`, by start."""
        last = bisect_left(self.marks, (end,))
        first = last
        while first > 0 and self.reach[first - 1] > start:
            first -= 1
        return [mark for mark in self.marks[first:last] if mark.end > start]


NO_MARKS = Marks((), ())


def pieces(text: str, start: int, end: int, marks: Marks, *more: Marks) -> list[Piece]:
    """Cut `text[start:end]` where the roles change.

    Args:
        text: What is cut.
        start: Where to begin, in code points.
        end: Where to stop, half-open.
        marks: What is lit.
        more: What is lit besides, as what changes with each step does.

    Returns:
        The pieces in order; joined, they are `text[start:end]`.
    """
    touching = marks.between(start, end)
    for others in more:
        touching += others.between(start, end)
    if not touching:
        return [Piece(text[start:end], ())] if start < end else []
    cuts = {start, end}
    for mark in touching:
        cuts.update((max(start, mark.start), min(end, mark.end)))
    edges = sorted(cuts)
    found = []
    for left, right in pairwise(edges):
        roles = {mark.role for mark in touching if mark.start <= left and mark.end >= right}
        found.append(Piece(text[left:right], tuple(sorted(roles, key=lambda role: _RANK[role]))))
    return found
