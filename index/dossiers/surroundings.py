"""What stands around a mention, on one line: quoted, never composed."""

from __future__ import annotations

from typing import NamedTuple

from index.article import Span
from index.snippets import TO_SPACE, UNIT

_GAP = "\n\n"
"""Between the paragraphs of an article."""


class Line(NamedTuple):
    """A mention and what stands around it; the three together are as they stand in the text."""

    left: str
    mention: str
    right: str


def line_around(text: str, start: int, end: int, width: int) -> Line:
    """Return what stands around a mention within its paragraph.

    Nothing is taken off or put in, but that line breaks and tabs are spaces: `left + mention +
    right` has the characters of a stretch of the text, so that offsets can be counted on. A word
    is cut only where it alone is longer than the width.

    Args:
        text: The article's text.
        start: Of the mention.
        end: Half-open.
        width: The most characters on each side.
    """
    paragraph = paragraph_of(text, start, end, width)
    low = _left_end(text, paragraph.start, start, width)
    high = _right_end(text, end, paragraph.end, width)
    cut = (text[low:start], text[start:end], text[end:high])
    return Line(*(piece.translate(TO_SPACE) for piece in cut))


def paragraph_of(text: str, start: int, end: int, reach: int | None = None) -> Span:
    """Return the paragraph that a stretch of a text stands in.

    Args:
        text: An article's text.
        start: Of the stretch.
        end: Half-open.
        reach: How many characters on each side anybody wants to know of: where the paragraph goes
            on beyond, it is cut one character later. So a text that is one long paragraph isn't
            looked through anew for each of its hits. None for the whole paragraph.
    """
    if reach is None:
        reach = len(text)
    before = text.rfind(_GAP, max(start - reach - len(_GAP), 0), start)
    after = text.find(_GAP, end, end + reach + len(_GAP))
    return Span(
        before + len(_GAP) if before >= 0 else max(start - reach - 1, 0),
        after if after >= 0 else min(end + reach + 1, len(text)),
    )


def _left_end(text: str, low: int, start: int, width: int) -> int:
    """Return where the words before a place begin, as many as fit."""
    if start - low <= width:
        return low
    first = start - width
    begins = [unit.start() for unit in UNIT.finditer(text, first, start)]
    if begins and _is_within(text, begins[0]):
        del begins[0]  # only the end of a word
    if begins:
        return begins[0]
    return first if first < start and _is_within(text, first) else start


def _right_end(text: str, end: int, high: int, width: int) -> int:
    """Return where the words after a place end, as many as fit."""
    if high - end <= width:
        return high
    last = end + width
    ends = [unit.end() for unit in UNIT.finditer(text, end, last)]
    if ends and _is_within(text, ends[-1]):
        del ends[-1]
    if ends:
        return ends[-1]
    return last if last > end and _is_within(text, last) else end


def _is_within(text: str, place: int) -> bool:
    """Tell whether a place is in the midst of what is never cut."""
    unit = UNIT.match(text, place - 1, place + 1) if place else None
    return unit is not None and unit.end() > place
