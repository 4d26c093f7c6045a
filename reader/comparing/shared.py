"""The words that two articles share word for word, lit on both sides on request. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.text.marks import NO_MARKS, Mark, Marks
from reader.text.phrases import count

if TYPE_CHECKING:
    from collections.abc import Sequence

    from index.story import Shared
    from reader.comparing.page import SideName


LIT = ("shared", "current-shared")
"""The roles of what is lit: a tint, and a line under it."""


class SharedBeside:
    """The stretches that both sides have, and whether they are lit."""

    def __init__(self) -> None:
        self.stretches: tuple[Shared, ...] = ()
        self.lit = False
        self._marks: dict[SideName, Marks] = {"a": NO_MARKS, "b": NO_MARKS}

    def take(self, stretches: Sequence[Shared]) -> None:
        """Take the stretches of two articles."""
        self.stretches = tuple(stretches)
        self._marks = {
            "a": Marks.of(Mark(*one.a, role) for one in stretches for role in LIT),
            "b": Marks.of(Mark(*one.b, role) for one in stretches for role in LIT),
        }

    def marks(self, side: SideName) -> Marks:
        """Return what is lit on a side."""
        return self._marks[side] if self.lit else NO_MARKS

    def told(self) -> str:
        """Return how much both have, in a sentence."""
        if not self.stretches:
            return "No match found: no six words in a row stand in both."
        words = count(sum(one.words for one in self.stretches), "word")
        stretches = count(len(self.stretches), "stretch", "stretches")
        return f"{words} in {stretches}: both texts have them."
