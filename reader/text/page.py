"""A text to be read, as blocks, and the rows it fills at a width: pure."""

from __future__ import annotations

from bisect import bisect_right
from copy import copy
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, NamedTuple

from reader.text.marks import NO_MARKS, Mark, Marks
from reader.text.wrap import wrap

if TYPE_CHECKING:
    from collections.abc import Iterable

    from index.article import Span


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, or anything else that begins on a row of its own."""

    text: str
    """The text that `start` and `end` point into: an article's whole body, or a line of its own."""
    start: int
    end: int
    role: str = "body"
    """The style of all of it: "body", "title", "meta", "removed"."""
    marks: Marks = NO_MARKS
    """What is lit, by offsets into `text`."""
    gap: int = 1
    """Blank rows after it."""
    body: bool = False
    """Whether offsets are offsets into the article's text."""
    hang: int = 0
    """Cells that all lines but the first are moved to the right: those of a label that the text
    begins with, in as many characters."""
    inset: int = 0
    """Cells that all lines are moved to the right."""
    tail: int = 0
    """Characters at its end that stay together on a line, if they fit on one."""

    def breaks_like(self, other: Block) -> bool:
        """Tell whether it breaks into the same rows as another one of the very same text."""
        return self.text is other.text and self._bounds() == other._bounds()

    def _bounds(self) -> tuple[int, ...]:
        return (self.start, self.end, self.gap, self.hang, self.inset, self.body, self.tail)

    def inset_in(self, width: int) -> int:
        """Return how far all lines are moved: never over the middle."""
        return min(self.inset, width // 2)

    def lines(self, width: int) -> list[Span]:
        """Break the block into lines that fit `width` cells, moved to the right or not."""
        width -= self.inset_in(width)
        if not self.hang:
            return self._wrapped(self.start, width)
        first, *more = self._wrapped(self.start + self.hang, width - self.hang)
        return [first._replace(start=self.start), *more]

    def _wrapped(self, start: int, width: int) -> list[Span]:
        lines = wrap(self.text, start, self.end, width)
        cut = self.end - self.tail
        if not self.tail or lines[-1].start <= cut:
            return lines
        return [*wrap(self.text, start, cut, width), *wrap(self.text, cut, self.end, width)]


class RowOf(NamedTuple):
    """A row of the page: a line of a block, or blank where `block` is -1."""

    block: int
    start: int
    end: int


BLANK = RowOf(-1, 0, 0)


class Layout:
    """The rows that blocks fill at a width."""

    def __init__(self, blocks: tuple[Block, ...], width: int, blank_top: int = 0) -> None:
        self.blocks = blocks
        self.width = width
        self._blank_top = blank_top
        self.rows: list[RowOf] = [BLANK] * blank_top
        self._firsts: list[int] = []
        self._starts: list[int] = []
        self._body_rows: list[int] = []
        for number, block in enumerate(blocks):
            lines = block.lines(width)
            self._firsts.append(lines[0].start)
            for start, end in lines:
                if block.body:
                    self._starts.append(start)
                    self._body_rows.append(len(self.rows))
                self.rows.append(RowOf(number, start, end))
            self.rows.extend([BLANK] * block.gap)

    def of_blocks(self, blocks: tuple[Block, ...], width: int, blank_top: int) -> Layout:
        """Return the layout of other blocks: this one's rows where only what is lit differs."""
        same = (
            self.width == width
            and self._blank_top == blank_top
            and len(blocks) == len(self.blocks)
            and all(map(Block.breaks_like, blocks, self.blocks))
        )
        if not same:
            return Layout(blocks, width, blank_top)
        other = copy(self)
        other.blocks = blocks
        return other

    def line_on(self, row: int) -> RowOf:
        """Return what stands on a row; below the last one, nothing."""
        return self.rows[row] if row < len(self.rows) else BLANK

    def hang(self, line: RowOf) -> int:
        """Return how far a line is moved to the right."""
        block = self.blocks[line.block]
        first = self._firsts[line.block] == line.start
        return block.inset_in(self.width) + (0 if first else block.hang)

    def row_of(self, offset: int) -> int:
        """Return the row on which a character of the article's text stands."""
        place = bisect_right(self._starts, offset) - 1
        return self._body_rows[max(0, place)] if self._body_rows else 0

    def offset_at(self, row: int) -> int:
        """Return the offset in the article's text that a row begins with, or the next one does."""
        place = min(bisect_right(self._body_rows, row - 1), len(self._starts) - 1)
        return self._starts[place] if self._starts else 0


def line_block(text: str, role: str, *, gap: int = 0, marks: Marks = NO_MARKS) -> Block:
    """Return a block of a text of its own."""
    return Block(text, 0, len(text), role, marks, gap)


DOT = " · "


def dotted_block(parts: Iterable[tuple[str, str]]) -> Block:
    """Return a muted line of parts with dots between them.

    Args:
        parts: Words, guarded, each with the role that lights them; "" for none.
    """
    words, marks = "", []
    for part, role in parts:
        words += DOT if words else ""
        marks += [Mark(len(words), len(words) + len(part), role)] if role else []
        words += part
    return line_block(words, "meta", marks=Marks.of(marks))


def labelled(label: str, words: str, cells: int, *, role: str = "body") -> list[Block]:
    """Return words beside a label, all their lines in the column that is theirs.

    Args:
        label: Lit as a key; below it, where it is too long to stand beside them.
        words: What stands beside it.
        cells: Where the column of the words begins.
        role: The style of the words.
    """
    lit = Marks.of([Mark(0, len(label), "key")])
    if len(label) + 2 > cells:
        below = replace(line_block(words, role), inset=cells)
        return [line_block(label, role, marks=lit), below]
    return [replace(line_block(f"{label:<{cells}}{words}", role, marks=lit), hang=cells)]


def plain_text(blocks: Iterable[Block]) -> str:
    """Return the blocks as text, a blank line between those that have a gap."""
    return "\n".join(block.text[block.start : block.end] + "\n" * block.gap for block in blocks)
