"""A figure where it stands: the value that finding, comparing and telling of them pass around."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

if TYPE_CHECKING:
    from index.compare.amounts import Amount
    from index.compare.counted import FigureKind

FigureSort = Literal["plain", "share", "words", "vote", "age", "time"]
"""How a figure is read: as a number; as a fraction, or dozens, or nobody, in words; as the votes
for and against; as somebody's age; as a time of day."""


class Found(NamedTuple):
    """A figure where it stands."""

    start: int
    end: int
    kind: FigureKind
    value: str
    """A number as digits, a date in ISO 8601."""
    sentence: int
    """Place of its sentence."""
    units: tuple[str, ...] = ()
    state: str = ""
    about: str = ""
    exact: bool = True
    at: int = -1
    """Place of its number among the words of the sentence; -1 where it has none."""
    amount: Amount | None = None
    """What it may stand for, of what is counted, paid and shared in English."""
    sort: FigureSort = "plain"
    whose: str = ""
    """Whose age it is, folded."""
    began: int | None = None
    """The year since which something has been, of "since 2000" and of "for 24 years"."""

    @property
    def keys(self) -> tuple[tuple[str, str, str], ...]:
        """What figures that state the same have in common: kind, value and any of the units."""
        if self.sort == "age":
            return ((self.kind, self.value, f"age of {self.whose.split()[-1:]}"),)
        ends = dict.fromkeys((*self.units[:1], *self.units[-1:]))
        slots = [*ends, *([f"={self.state}"] if self.state else [])]
        return tuple((self.kind, self.value, each) for each in slots or [""])
