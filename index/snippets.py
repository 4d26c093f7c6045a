"""Short lines of an article around the words that were found.

A snippet is quoted, not composed: between its ellipses it is a stretch of one paragraph, character
for character, but for line breaks and tabs, which become spaces.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from operator import attrgetter
from typing import TYPE_CHECKING, NamedTuple

from index.article import Span
from index.results import Snippet
from index.words import term

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

BEFORE, AFTER = "… ", " …"

_MOST_PLACES = 5_000
"""Of a text with more hits, which may have millions, not every one is weighed."""
UNIT = re.compile(
    # What is never cut: what stands between spaces, but where there are none, an ideograph.
    "[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]"
    "|[^\\s\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]+",
)
_BREAK = re.compile(r"\n[^\S\n]*\n")
TO_SPACE = str.maketrans(dict.fromkeys("\t\n\v\f\r\x1c\x1d\x1e\x1f\x85\u2028\u2029", " "))


class _Place(NamedTuple):
    """Hits that stand close enough together for one line."""

    start: int
    end: int
    low: int
    """The paragraph they stand in."""
    high: int
    words: frozenset[str]


def snippets(text: str, hits: Sequence[Span], *, width: int, limit: int) -> tuple[Snippet, ...]:
    """Return up to `limit` lines of a text around its hits, in order of the text.

    Hits near each other share a line. Where not all can be shown, lines go first that have words
    no other line has. Without hits, the beginning of the text is the one line.

    Args:
        text: An article's text, its paragraphs apart by a blank line.
        hits: In order, apart from each other.
        width: The most characters of a line, ellipses included. A word is cut only where it is
            too long for any line.
        limit: The most lines.
    """
    room = width - len(BEFORE) - len(AFTER)
    if limit < 1 or room < 1:
        return ()
    line = _Line(text, width)
    if not hits:
        return tuple(line.snippet(window, hits) for window in line.beginning())
    windows = _choose(line, list(_places(text, hits, room)), limit)
    return tuple(line.snippet(window, hits) for window in sorted(windows))


class _Line:
    """Grows lines of one text."""

    def __init__(self, text: str, width: int) -> None:
        self._text = text
        self._width = width
        self.first = len(text) - len(text.lstrip())
        """Where the text begins and ends but for spaces."""
        self.last = len(text.rstrip())

    def beginning(self) -> list[Span]:
        """Return the first line of the text, if there is any."""
        if self.first >= self.last:
            return []
        found = _BREAK.search(self._text, self.first)
        high = found.start() if found else self.last
        unit = UNIT.search(self._text, self.first)
        assert unit is not None
        end = min(unit.end(), self.first + self._width - len(AFTER))
        return [self.around(_Place(self.first, end, self.first, high, frozenset()))]

    def around(self, place: _Place) -> Span:
        """Return the words around a place, as many as there is room for, equally on both sides."""
        start, end = place.start, place.end
        # Within half of the room on its side, each word fits, whatever stands on the other.
        half = max(0, self._width - len(BEFORE) - len(AFTER) - (end - start)) // 2
        lefts, rights = self._lefts(place, half), self._rights(place, half)
        left, right = bisect_left(lefts, start - half), bisect_right(rights, end + half)
        start = lefts[left] if left < len(lefts) else start
        end = rights[right - 1] if right else end
        if not left:  # and so within all of it, where nothing stands on the other
            before = len(BEFORE) if start > self.first else 0
            right = bisect_right(rights, start + self._width - before - len(AFTER), right)
            end = rights[right - 1] if right else end
        elif right == len(rights):
            after = len(AFTER) if end < self.last else 0
            left = bisect_left(lefts, end + len(BEFORE) + after - self._width, 0, left)
            start = lefts[left] if left < len(lefts) else start
        while left or right < len(rights):
            if right == len(rights) or (
                left and place.start - lefts[left - 1] <= rights[right] - place.end
            ):
                left -= 1
                if self._fits(lefts[left], end):
                    start = lefts[left]
                else:
                    left = 0
            elif self._fits(start, rights[right]):
                end, right = rights[right], right + 1
            else:
                right = len(rights)
        return Span(start, end)

    def snippet(self, window: Span, hits: Sequence[Span]) -> Snippet:
        """Return a line that grew, with the hits that lie in it."""
        start, end = window
        before = BEFORE if start > self.first else ""
        after = AFTER if end < self.last else ""
        shift = len(before) - start
        first, last = 0, len(hits)
        if last > 1:
            first = bisect_right(hits, start, key=attrgetter("end"))
            last = bisect_left(hits, end, key=attrgetter("start"))
        marks = tuple(
            Span(max(hit.start, start) + shift, min(hit.end, end) + shift)
            for hit in hits[first:last]
        )
        line = self._text[start:end]
        if not line.isprintable():  # as line breaks are not
            line = line.translate(TO_SPACE)
        return Snippet(before + line + after, marks)

    def _fits(self, start: int, end: int) -> bool:
        before = len(BEFORE) if start > self.first else 0
        after = len(AFTER) if end < self.last else 0
        return before + end - start + after <= self._width

    def _lefts(self, place: _Place, sure: int) -> list[int]:
        """Return where the words before a place begin, in order; not all of those that fit anyway.

        Args:
            place: The place.
            sure: Characters next to it in which all words fit: where the first of them begins will
                do, and to look for a space takes a part of cutting them.
        """
        text, low = self._text, max(place.low, place.start - self._width)
        space = text.find(" ", max(low, place.start - sure), place.start)
        stop = space if space >= 0 else place.start
        starts = [found.start() for found in UNIT.finditer(text, low, stop)]
        if starts and starts[0] == low > place.low and not self._text[low - 1].isspace():
            del starts[0]  # only the end of a word
        if near := text[stop : place.start].lstrip():
            starts.append(place.start - len(near))
        return starts

    def _rights(self, place: _Place, sure: int) -> list[int]:
        """Return where the words after a place end, in order; see `_lefts`."""
        text, high = self._text, min(place.high, place.end + self._width)
        space = text.rfind(" ", place.end, min(high, place.end + sure))
        begin = space if space >= 0 else place.end
        ends = [found.end() for found in UNIT.finditer(text, begin, high)]
        if ends and ends[-1] == high < place.high and not self._text[high].isspace():
            del ends[-1]
        if near := text[place.end : begin].rstrip():
            ends.insert(0, place.end + len(near))
        return ends


def _places(text: str, hits: Sequence[Span], room: int) -> Iterator[_Place]:
    """Yield a place that begins with each hit, or with each word's first ones of very many."""
    low, high = 0, -1
    words = [term(text[hit.start : hit.end]) for hit in hits]
    seen = Counter[str]()
    most = _MOST_PLACES // len(set(words)) + 1 if len(hits) > _MOST_PLACES else 0
    for number, hit in enumerate(hits):
        if most:
            seen[words[number]] += 1
            if seen[words[number]] > most:
                continue
        if hit.start >= high:
            low, high = _paragraph(text, hit, max(0, high))
        end = min(hit.end, hit.start + room, high)
        last = number + 1
        while last < len(hits) and hits[last].end <= min(hit.start + room, high):
            end = hits[last].end
            last += 1
        yield _Place(hit.start, end, low, high, frozenset(words[number:last]))


def _paragraph(text: str, hit: Span, after: int) -> tuple[int, int]:
    low = after
    for found in _BREAK.finditer(text, after, hit.start):
        low = found.end()
    found_end = _BREAK.search(text, hit.start)
    return low, found_end.start() if found_end else len(text)


def _choose(line: _Line, places: list[_Place], limit: int) -> list[Span]:
    """Return the windows to be shown: those with most new words first (a greedy cover)."""
    if len(places) == 1:
        return [line.around(places[0])]
    windows: list[Span] = []
    shown: set[str] = set()
    while places and len(windows) < limit:
        best = max(places, key=lambda place: len(place.words - shown))
        window = line.around(best)
        windows.append(window)
        shown |= best.words
        places = [clipped for place in places if (clipped := _apart(place, window)) is not None]
    return windows


def _apart(place: _Place, window: Span) -> _Place | None:
    """Return a place without the room that a window takes; None if it lies in it."""
    if place.start >= window.end:
        return place._replace(low=max(place.low, window.end))
    if place.end <= window.start:
        return place._replace(high=min(place.high, window.start))
    return None
