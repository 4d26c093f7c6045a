"""Only what changed goes over the line: an update is compared with what the terminal shows.

Textual sends a whole widget when one of its lines changed, and a whole screen when its layout might
have; over a slow link each such kilobyte is waited for. All that is painted passes here, so no
widget has to know which of its cells look different.

Cells are told apart only where every character fills one. Terminals don't agree on how wide other
characters are, so rows with such are painted as Textual would. Whatever isn't known for certain
is painted: forgetting costs bytes, believing wrongly would leave wrong words on the screen.
"""

from __future__ import annotations

from itertools import groupby
from operator import itemgetter
from typing import TYPE_CHECKING

from rich.cells import cell_len
from rich.color import ColorSystem
from rich.control import Control
from rich.segment import Segment
from textual._compositor import ChopsUpdate, CompositorUpdate, LayoutUpdate
from textual.strip import Strip

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from rich.console import Console, ConsoleOptions, RenderResult
    from rich.style import Style

    Cell = tuple[str, str]
    """A character, and the sequence that styles it with the link it is part of."""

_BRIDGE = 8
"""Cells that look as before but are painted again rather than jumped over: a jump and a style are
about as many bytes."""


class Shown:
    """What the terminal shows, as far as that is certain."""

    def __init__(self) -> None:
        self._rows: dict[int, list[Cell | None]] = {}
        self._odd: dict[int, set[int]] = {}
        """By row, the columns that characters of other widths were painted on."""

    def forget(self) -> None:
        """Take nothing for certain: the terminal was resized, or somebody else painted on it."""
        self._rows.clear()
        self._odd.clear()

    def differing(
        self, y: int, x: int, strip: Strip, colours: ColorSystem
    ) -> Iterator[tuple[int, Strip]]:
        """Yield the columns on which something looks different, and what is to be painted there.

        Args:
            y: The row.
            x: The column that the strip begins on.
            strip: What the terminal is to show; taken for shown from now on.
            colours: That the terminal has.
        """
        cells = _cells(strip, colours)
        columns = range(x, x + (strip.cell_length if cells is None else len(cells)))
        odd = self._odd.get(y, set())
        # A strip may begin with a mark that the terminal adds to the character before.
        odd = odd | {max(0, x - 1), *columns} if cells is None else odd - set(columns)
        self._odd[y] = odd
        if cells is None or odd:
            self._rows.pop(y, None)
            yield x, strip
            return
        row = self._rows.setdefault(y, [])
        row.extend([None] * (columns.stop - len(row)))
        before = row[x : columns.stop]
        row[x : columns.stop] = cells
        for start, end in _changes(before, cells):
            yield x + start, strip.crop(start, end)


class SparingUpdate(CompositorUpdate):
    """An update, less what the terminal shows already."""

    def __init__(self, update: LayoutUpdate | ChopsUpdate, shown: Shown) -> None:
        self._update = update
        self._shown = shown

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        """Yield the whole update; this isn't the way to the terminal."""
        yield self._update

    def render_segments(self, console: Console) -> str:
        """Return what is to be sent to the terminal. It has to be sent then."""
        colours = console._color_system or ColorSystem.TRUECOLOR  # noqa: SLF001  as Strip.render
        return "".join(
            Control.move_to(start, y).segment.text + _joined(piece).render(console)
            for y, x, strip in _strips(self._update)
            for start, piece in self._shown.differing(y, x, strip, colours)
        )


def _strips(update: LayoutUpdate | ChopsUpdate) -> Iterator[tuple[int, int, Strip]]:
    """Yield rows, columns and what is to be painted there."""
    if isinstance(update, LayoutUpdate):
        for y, strips in enumerate(update.strips, update.region.y):
            yield y, update.region.x, Strip.join(list(strips))
        return
    for y, left, right in update.spans:
        for end, (x, strip) in zip(update.chop_ends[y], update.chops[y].items(), strict=False):
            if strip is not None and x < right and end > left:
                yield y, x, strip.crop(0, min(end, right) - x)


def _cells(strip: Strip, colours: ColorSystem) -> list[Cell] | None:
    """Return how each cell of a strip looks; None where a character doesn't fill just one."""
    cells: list[Cell] = []
    for text, style, control in strip:
        if control or not text.isprintable() or not _all_single(text):
            return None
        look = _look(style, colours)
        cells += [(character, look) for character in text]
    return cells


def _all_single(text: str) -> bool:
    """Whether each character fills one cell: a wide one may make up for one of no width."""
    return text.isascii() or all(cell_len(character) == 1 for character in set(text))


def _look(style: Style | None, colours: ColorSystem) -> str:
    if style is None:
        return ""
    ansi = Strip.render_ansi(style, colours)
    return f"{ansi} {style.link}" if style.link else ansi


def _changes(before: Sequence[Cell | None], after: Sequence[Cell]) -> Iterator[tuple[int, int]]:
    """Yield where two rows of cells differ, half-open; short stretches between are bridged."""
    start = end = -1
    for place, (old, new) in enumerate(zip(before, after, strict=True)):
        if old == new:
            continue
        if start >= 0 and place - end > _BRIDGE:
            yield start, end
            start = -1
        if start < 0:
            start = place
        end = place + 1
    if start >= 0:
        yield start, end


def _joined(strip: Strip) -> Strip:
    """Return a strip whose neighbouring pieces of one style are one."""
    return Strip(
        [
            Segment("".join(piece.text for piece in pieces), style)
            for style, pieces in groupby(strip, key=itemgetter(1))
        ],
        strip.cell_length,
    )
