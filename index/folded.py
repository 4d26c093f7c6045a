"""What the row of an article tells of others found that a list leaves out, or has below it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

OUTLETS_TOLD = 8
"""Outlets that a row knows of others: more have no room in any row."""

Stands = Literal["folded", "first", "below"]
"""How an article stands in a list: for others not listed, above them, or below the first."""
FoldedBy = Literal["text", "story"]
"""What articles have in common of which one stands for the others."""


@dataclass(frozen=True, slots=True)
class Folded:
    """What the row of an article tells of others found that have its text, or are of its story."""

    stands: Stands
    others: int
    """How many they are; not counted in the row of one that stands below the first."""
    outlets: tuple[str, ...] = ()
    """Outlets of the others that aren't its own, best first, the first few; "" is unknown."""
    other_day: bool = False
    """Whether one of them is known to be of another day."""
    by: FoldedBy = "text"
    named: int = 0
    """Of a story: in how many outlets known by name the others are, its own perhaps among them."""
