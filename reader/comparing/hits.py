"""Words looked for in two articles side by side: lit on both, and gone through in order. Pure."""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from index.article import Span
from reader.comparing.walk import SIDES
from reader.text.marks import NO_MARKS, Mark, Marks, Piece
from reader.text.safe import guard
from reader.text.wrap import fit

if TYPE_CHECKING:
    from collections.abc import Mapping

    from reader.comparing.page import SideName

MOST = 10_000
"""Hits that are looked for on a side."""
LONGEST = 200
"""Characters of what is looked for."""
_SHOWN = 30
_MARKS = {"'": "['’‘ʼ]", "’": "['’‘ʼ]", '"': '["“”„«»]', "-": "[-‐‑–]"}
SEPARATOR = Piece(" · ", ("faint",))


class Hit(NamedTuple):
    """Where words were found."""

    side: SideName
    span: Span


def found_in(text: str, words: str) -> tuple[Span, ...]:
    """Return where words stand in a text, beginning with a word, whatever the case.

    Args:
        text: The text.
        words: What is looked for: as it is written, any blanks between its words; the last one may
            go on. Straight quotation marks and apostrophes find curly ones.
    """
    typed = words[:LONGEST].split()
    if not typed:
        return ()
    plain = r"\s+".join("".join(_MARKS.get(c) or re.escape(c) for c in word) for word in typed)
    begin = r"(?<!\w)" if typed[0][0].isalnum() else ""
    found = re.finditer(begin + plain, text, re.IGNORECASE)
    return tuple(Span(*hit.span()) for hit in islice(found, MOST))


class HitsBeside:
    """The hits on both sides, and which of them is the current one."""

    def __init__(self) -> None:
        self.words = ""
        """What is looked for; "" for nothing."""
        self.spans: dict[SideName, tuple[Span, ...]] = {"a": (), "b": ()}
        self.current: Hit | None = None
        self._marks: dict[SideName, Marks] = {}

    def look(self, words: str, texts: Mapping[SideName, str]) -> None:
        """Look for other words, or for the same ones in two other texts."""
        self.words, self.current = words, None
        self.spans = {side: found_in(texts[side], words) for side in SIDES}
        self._marks.clear()

    def let_go(self) -> None:
        """Look for nothing."""
        self.look("", {"a": "", "b": ""})

    def stand_at(self, hit: Hit | None) -> None:
        """Make a hit the current one, or none."""
        if hit != self.current:
            self.current = hit
            self._marks.clear()

    @property
    def all(self) -> list[Hit]:
        """All hits: those of A in order, then those of B."""
        return [Hit(side, span) for side in SIDES for span in self.spans[side]]

    def next(self, side: SideName, start: int, by: int) -> tuple[Hit, bool] | None:
        """Return the next hit, through both sides, and whether that is over an end; None for none.

        Args:
            side: The side that one is on.
            start: Where the passage begins that one is at: from there, where no hit is current.
            by: 1 for the next one, -1 for the last.
        """
        hits = self.all
        if not hits:
            return None
        if self.current in hits:
            place = hits.index(self.current) + by
        else:
            before = sum((hit.side, hit.span.start) < (side, start) for hit in hits)
            place = before if by > 0 else before - 1
        return hits[place % len(hits)], not 0 <= place < len(hits)

    def marks(self, side: SideName) -> Marks:
        """Return what is lit on a side."""
        if not self.words:
            return NO_MARKS
        if side not in self._marks:
            marks = [Mark(*span, "hit") for span in self.spans[side]]
            if self.current is not None and self.current.side == side:
                marks.append(Mark(*self.current.span, "current-hit"))
            self._marks[side] = Marks.of(marks)
        return self._marks[side]


def told(hits: HitsBeside) -> str:
    """Return how often words were found on each side: "3 in A · none in B"."""
    counts = [len(hits.spans[side]) for side in SIDES]
    if not any(counts):
        return "in neither text"
    said = [f"{number:,}+" if number >= MOST else f"{number:,}" for number in counts]
    return " · ".join(
        f"{number if number != '0' else 'none'} in {side.upper()}"
        for number, side in zip(said, SIDES, strict=True)
    )


def hits_line(hits: HitsBeside) -> list[Piece]:
    """Return what is looked for, and how often either side has it; nothing where nothing is."""
    if not hits.words:
        return []
    words = fit(guard(" ".join(hits.words.split())), _SHOWN)
    line = [Piece("/", ("key",)), Piece(" ", ()), Piece(words, ("hit",))]
    for part in told(hits).split(" · "):
        line += [SEPARATOR, Piece(part, ())]
    return line


def hit_place(hits: HitsBeside) -> str:
    """Return which hit is the current one: "hit 2 of 4"; nothing where none is."""
    if hits.current is None:
        return ""
    every = hits.all
    return f"hit {every.index(hits.current) + 1:,} of {len(every):,}"


def around(by: int, total: int) -> str:
    """Return what is said where steps through so many hits go over an end."""
    if total == 1:
        return "This is the only hit."
    if by > 0:
        return f"From the last hit on to the first of {total:,}."
    return f"From the first hit back to the last of {total:,}."
