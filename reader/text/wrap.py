"""Text broken into lines by terminal cells: pure, and quick enough for a megabyte."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from rich.cells import cell_len

from index.article import Span
from reader.text.safe import guard

if TYPE_CHECKING:
    from collections.abc import Iterator

_WORD = re.compile(r"\S+")
_NARROW = re.compile(
    "[\x00-\u02ff\u0370-\u0482\u048a-\u0590\u1e00-\u200a\u200e-\u205f\u2070-\u20cf\u2190-\u2319]*"
)
"""A text of characters that fill a cell each, so that nothing need be measured: most texts."""
_WIDE_SELECTOR = "\ufe0f"
_PIECE = 256
"""Pieces that long words are measured in, so that a word of a million letters costs no more."""


def wrap(text: str, start: int, end: int, width: int) -> list[Span]:
    """Break `text[start:end]` into lines of at most `width` cells, between words where it can be.

    A word longer than a line is broken after a slash where it can be: mostly, it is a path.

    Args:
        text: The whole text; line feeds in the range are breaks.
        start: Where to begin, in code points.
        end: Where to stop, half-open.
        width: Cells a line may fill, at least 2 (an ideograph fills two).

    Returns:
        The lines as offsets into `text`, without the spaces at their ends; at least one line.
        No line is wider than `width` once it is guarded: a control has no width, its picture has.
    """
    width = max(2, width)
    lines: list[Span] = []
    for begin, stop in _hard_lines(text, start, end):
        lines.extend(_wrapped(text, begin, stop, width))
    return lines


def _hard_lines(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    while (feed := text.find("\n", start, end)) >= 0:
        yield start, feed
        start = feed + 1
    yield start, end


def _wrapped(text: str, start: int, end: int, width: int) -> Iterator[Span]:
    narrow = _NARROW.fullmatch(text, start, end) is not None
    line_start = line_end = -1
    used = 0
    for found in _WORD.finditer(text, start, end):
        word_start, word_end = found.span()
        cells = word_end - word_start if narrow else _cells(text[word_start:word_end])
        if line_start >= 0:
            # Not every space is one cell wide: the ideographic one fills two.
            gap = word_start - line_end if narrow else _cells(text[line_end:word_start])
            if used + gap + cells <= width:
                line_end, used = word_end, used + gap + cells
                continue
            yield Span(line_start, line_end)
        if cells > width:
            *full, (word_start, word_end) = _broken(text, word_start, word_end, width)
            yield from (Span(*piece) for piece in full)
            cells = _cells(text[word_start:word_end])
        line_start, line_end, used = word_start, word_end, cells
    if line_start >= 0:
        yield Span(line_start, line_end)
    else:
        yield Span(start, start)


def _cells(text: str) -> int:
    """Return how many cells a text fills once it is guarded."""
    return cell_len(guard(text))


def _broken(text: str, start: int, end: int, width: int) -> list[tuple[int, int]]:
    """Cut one long word into pieces of at most `width` cells, a path between its names."""
    pieces = []
    # Guarded as a whole: a heap of accents can only be told from its beginning on.
    shown, first = guard(text[start:end]), start
    while start < end:
        stop, used = start, 0
        while stop < end:
            # The selector may make the sign before it wide: counting it always is never too little.
            letter = shown[stop - first]
            cells = 1 if letter == _WIDE_SELECTOR else cell_len(letter)
            if used + cells > width and stop > start:
                break
            stop, used = stop + 1, used + cells
        if stop < end:
            stop = _after_slash(shown, start - first, stop - first, width) + first
        pieces.append((start, stop))
        start = stop
    return pieces


def _after_slash(path: str, start: int, stop: int, width: int) -> int:
    """Return where to cut `path[start:stop]`: after its last slash, if the next name fits a line.

    A name that is longer than a line has to be cut anyway, and then fills what is left of this one.
    """
    after = path.rfind("/", start, stop) + 1
    if after <= start or after == stop:
        return stop
    name_end = path.find("/", after, after + width + 1)
    too_long = name_end < 0 and len(path) - after > width
    return stop if too_long else after


def fit(text: str, width: int) -> str:
    """Return `text`, cut to `width` cells between words, ending in "…" if anything was cut."""
    if cell_len(text) <= width:
        return text
    if width < 2:
        return "…"[:width]
    first = wrap(text, 0, min(len(text), width * 2 + _PIECE), width - 2)[0]
    cut = text[first.start : first.end].rstrip(" ,;:–—-")
    return f"{cut} …" if cell_len(cut) + 2 <= width else f"{cut[:-1]}…"


def fit_lines(text: str, width: int, lines: int) -> list[str]:
    """Return at most `lines` lines of `text`, the last one ending in "…" if anything was cut."""
    spans = wrap(text, 0, len(text), width)
    if len(spans) <= lines:
        return [text[span.start : span.end] for span in spans]
    head = [text[span.start : span.end] for span in spans[: lines - 1]]
    rest = text[spans[lines - 1].start : spans[lines].end]
    return [*head, fit(rest, width)]


def cut_short(text: str, width: int) -> str:
    """Return a name cut to `width` cells, wherever that is: the next one may differ by a letter."""
    if len(text) <= width and cell_len(text) <= width:
        return text
    text = text[: max(0, width)]  # it may be of any length, and a letter has a cell
    while text and cell_len(text) > width - 1:
        text = text[:-1]
    return f"{text.rstrip()}…"


def cut_path(text: str, width: int) -> str:
    """Return a text cut to `width` cells; of a path without blanks the last names stay."""
    if len(text) <= width and cell_len(text) <= width:
        return text
    if " " in text[:width] or "/" not in text:
        return fit(text, width)
    tail = text[-width:]
    while tail and cell_len(tail) > width - 1:
        tail = tail[1:]
    whole = tail.find("/", 0, len(tail) - 1)  # not within a name, unless it is the last
    return f"…{tail[max(0, whole) :]}"
