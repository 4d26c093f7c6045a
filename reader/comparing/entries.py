"""The shape that entries of all pages of a comparison have: a head, A beside B, a foot. Pure.

Where there is room, A's words stand left and B's right of each other, in the same columns all down
the page, with the head above them or, where heads are short, in a column before them. Where there
is little, all stand below each other, A's and B's after their letter.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from rich.cells import cell_len

from reader.comparing.pages import beside
from reader.comparing.strip import SEPARATOR
from reader.text.marks import Piece
from reader.text.safe import guard
from reader.text.wrap import wrap

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from index.article import Span
    from reader.comparing.pages import Line

WIDE = 94
"""Cells of a page from which on A and B stand beside each other: a terminal of 100 columns."""
GAP = 3
MEASURE = 72
"""Cells of a line of text, at most."""
LABEL, LABEL_MOST = 22, 30
"""Cells of the column of heads, where they have one."""


class Plan(NamedTuple):
    """Where the parts of an entry stand on a page of some width."""

    width: int
    label: int
    """Cells of the column of heads; 0 where they stand above."""
    side: int
    """Cells of a line of A, or of B."""
    stacked: bool
    """Whether B stands below A."""

    @property
    def head(self) -> int:
        """Cells of a line of a head."""
        return self.label or self.width

    @property
    def foot(self) -> int:
        """Cells of a line of a foot."""
        return min(self.width - self.at_a, 2 * MEASURE)

    @property
    def at_a(self) -> int:
        """The cell that A begins on."""
        return self.label + GAP if self.label else (2 if self.stacked else 0)

    @property
    def at_b(self) -> int:
        """The cell that B begins on; where it stands below, that of A."""
        return self.at_a if self.stacked else self.at_a + self.side + GAP

    def lines(
        self,
        head: Sequence[Line],
        a: Sequence[Line],
        b: Sequence[Line],
        foot: Sequence[Line] = (),
    ) -> tuple[Line, ...]:
        """Put the parts of an entry where they belong.

        Args:
            head: Lines of what it is.
            a: Lines of A; none where it has nothing.
            b: Lines of B.
            foot: Lines of what is to be known of it.
        """
        if self.stacked:
            return (*head, *self._keyed("A", a), *self._keyed("B", b), *self._in(foot))
        both = beside(a, b, self.side + GAP)
        if self.label:
            return (*beside(head, both, self.at_a), *self._in(foot))
        return (*head, *both, *foot)

    def _keyed(self, letter: str, lines: Sequence[Line]) -> tuple[Line, ...]:
        return beside([(Piece(letter, ("key",)),)], lines, self.at_a) if lines else ()

    def _in(self, lines: Sequence[Line]) -> tuple[Line, ...]:
        return beside([], lines, self.at_a)


def plan(width: int, *, labelled: bool = False) -> Plan:
    """Return where the parts of entries stand.

    Args:
        width: Cells of the page.
        labelled: Whether heads are short, and have a column where there is room.
    """
    if width < WIDE:
        return Plan(width, 0, max(2, min(width - 2, MEASURE)), stacked=True)
    label = max(LABEL, min(LABEL_MOST, width // 5)) if labelled else 0
    free = width - (label + GAP if labelled else 0)
    return Plan(width, label, min(MEASURE, (free - GAP) // 2), stacked=False)


def flow(words: Iterable[Piece], width: int) -> list[Line]:
    """Break words of several looks into lines, each guarded.

    Args:
        words: The words; line feeds are breaks.
        width: Cells of a line, at least 2.
    """
    runs = [piece for piece in words if piece.text]
    text = "".join(piece.text for piece in runs)
    lines: list[Line] = []
    number = begin = 0
    for line in wrap(text, 0, len(text), width):
        cut: list[Piece] = []
        done = line.start
        while done < line.end:
            while begin + len(runs[number].text) <= done:
                begin += len(runs[number].text)
                number += 1
            run = runs[number]
            end = min(line.end, begin + len(run.text))
            while end < line.end and text[end].isprintable() and not cell_len(text[end]):
                end += 1  # a mark stays with its character, which it may make wider
            cut.append(Piece(guard(text[done:end]), run.roles))
            done = end
        if cut:
            lines.append(tuple(cut))
    return lines


def lit(
    text: str,
    span: Span,
    spans: Iterable[Span],
    roles: tuple[str, ...],
    plain: tuple[str, ...] = (),
) -> list[Piece]:
    """Return a stretch of a text with some of its words in another look.

    Args:
        text: The whole text.
        span: The stretch.
        spans: The words, in order, none over another.
        roles: Their look.
        plain: That of the others.
    """
    found: list[Piece] = []
    done = span.start
    for each in spans:
        start, end = max(done, each.start), min(each.end, span.end)
        if start < end:
            found += [Piece(text[done:start], plain), Piece(text[start:end], roles)]
            done = end
    found.append(Piece(text[done : span.end], plain))
    return [piece for piece in found if piece.text]


def parted(parts: Iterable[Sequence[Piece]]) -> list[Piece]:
    """Return parts of a line with a point between two."""
    line: list[Piece] = []
    for part in parts:
        if part:
            line += [*([SEPARATOR] if line else []), *part]
    return line


def meta(words: str) -> list[Piece]:
    """Return words that are quieter than others; nothing for none."""
    return [Piece(words, ("meta",))] if words else []


def group_head(number: int, words: str, outlet: str = "") -> list[Piece]:
    """Return what stands over entries that have something in common: "11 only in A · Outlet"."""
    told = [Piece(f"{number:,} ", ("strong",)), Piece(words, ("head",))]
    return parted((told, [Piece(outlet, ("outlet",))] if outlet else []))


def totals(of: str, told: Iterable[tuple[int, str]]) -> Line:
    """Return how many entries there are, and how many of each sort there is."""
    sorts = [f"{number:,} {words}" for number, words in told if number]
    return tuple(meta(": ".join((of, ", ".join(sorts))) if sorts else of))
