"""What in the lines of a scraped page is the article, and what is furniture.

Prose is told from a page's own business by the length of its lines, whether they end like
sentences, and where they stand: an article is the stretch of lines with the most prose in it once
each line that isn't prose has cost something (the maximum subsequence of Pasternack and Roth,
2009, on lines instead of tags). Within that stretch only what is certain to be furniture is
taken out. Nothing is lost: what isn't text is a `Removed` with its reason.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from index.clean import one_line
from index.furniture import BARRIERS, reason_of

if TYPE_CHECKING:
    from collections.abc import Sequence

_BULLET = re.compile(r"\s*(?:[*+•·▪◦‣●■○-]|o(?=\s)|\[\d+\])(?:\s+|\Z)")
_SENTENCE_END = re.compile(r"[.!?:;。！？][\"'”’»)\]」』）]*\Z")
_CUT_SHORT = re.compile(r"(?:…|\.\.\.|\[(?:…|\.\.\.)\])\Z")
_IDEOGRAPH = re.compile("[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7a3\uf900-\ufaff]")

_BARRIER_COST = 45.0
_FURNITURE_COST = 8.0
_SHORT_COST = 8.0
_BULLET_COST = 10.0
_HEADLINE_COST = 6.0
_TEASER_COST = 6.0
_UNFINISHED = 0.2
_HEADING_WORDS = 5
_PROSE_MOST = 60.0
_PROSE_WORDS = 20


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a source, or several that were one paragraph before they were wrapped."""

    number: int
    """From 1."""
    text: str
    """White space collapsed, without the bullet."""
    bullet: bool = False
    after_blank: bool = True

    @property
    def is_sentence(self) -> bool:
        """Whether it ends as sentences do."""
        return _SENTENCE_END.search(self.text[-8:]) is not None

    @property
    def word_count(self) -> int:
        """How many words there are between its spaces; two ideographs count as a word."""
        spaced = self.text.count(" ") + 1 if self.text else 0
        return spaced if self.text.isascii() else spaced + len(_IDEOGRAPH.findall(self.text)) // 2


@dataclass(frozen=True, slots=True)
class Body:
    """Which lines are the article."""

    lines: tuple[Line, ...]
    kept: tuple[int, ...]
    """Indexes into `lines`, in order."""
    reasons: dict[int, str]
    """For lines that aren't kept and known to be furniture: what each is."""

    @property
    def first(self) -> int:
        """The index of the first line kept; where none is, the number of lines."""
        return self.kept[0] if self.kept else len(self.lines)

    @property
    def last(self) -> int:
        """The index of the last line kept, or -1."""
        return self.kept[-1] if self.kept else -1

    def outside(self, at: int) -> str:
        """Say where a line stands that is neither text nor known for anything else."""
        return "before the text" if at < self.first else "after the text"


def lines_of(text: str, *, keep_bullets: bool = False) -> tuple[Line, ...]:
    """Return the lines of a cleaned text that aren't blank, wrapped paragraphs put together.

    Args:
        text: The text with plain newlines.
        keep_bullets: Whether the mark of an item of a list stays in its line.
    """
    raw = text.split("\n")
    width = _wrapped_at(raw)
    lines: list[Line] = []
    parts: list[str] = []
    blank, start, bullet = True, 0, False

    def close() -> None:
        if parts:
            lines.append(Line(start, one_line(" ".join(parts)), bullet, blank))
            parts.clear()

    for number, source in enumerate(raw, start=1):
        if not source.strip():
            close()
            blank = True
            continue
        if parts and width and _was_cut(raw[number - 2], source, width):
            parts.append(source)
            continue
        if parts:
            close()
            blank = False
        mark = _BULLET.match(source)
        start, bullet = number, mark is not None
        item = source[mark.end() :] if mark and not keep_bullets else ""
        parts.append(item if item.strip() else source)
    close()
    return tuple(lines)


_CAPTION_MOST = 120
"""Words of a caption printed twice, at most: what is longer is text, however it repeats itself."""


def split(lines: Sequence[Line]) -> Body:
    """Tell the article's lines from the rest."""
    lines = tuple(lines)
    reasons = {at: reason for at, line in enumerate(lines) if (reason := _reason(line))}
    scores = [_score(line, reasons.get(at)) for at, line in enumerate(lines)]
    start, end = _best_stretch(scores)
    start, end = _trimmed(lines, reasons, start, end)
    end = _with_last_words(len(lines), reasons, end) if start < end else end
    kept = tuple(at for at in range(start, end) if at not in reasons)
    if not kept:  # a list, a poem, a headline: without prose everything is kept that may be text
        kept = tuple(at for at in range(len(lines)) if at not in reasons)
    return Body(lines, kept, reasons)


def _reason(line: Line) -> str | None:
    half = len(line.text) // 2
    short = half > 20 and line.word_count <= _CAPTION_MOST
    if short and line.text[:half].rstrip() == line.text[-half:].rstrip():
        return "caption"  # the words for a picture and the words under it
    return reason_of(line.text)


def _score(line: Line, reason: str | None) -> float:
    """Return what a line adds to a stretch of article: its words, where it is prose."""
    words = line.word_count
    if reason is not None:
        # "Related articles" closes a text; "Read more: ten boats you should see" stands amid it.
        closes = reason in BARRIERS and words <= _HEADING_WORDS
        return -_BARRIER_COST if closes else -_FURNITURE_COST
    if words > 8 and _CUT_SHORT.search(line.text[-8:]) and line.text[0] not in '"“‘«„':
        return -_TEASER_COST
    if line.is_sentence:
        return min(float(words), _PROSE_MOST) - (4 if line.bullet and words < _PROSE_WORDS else 0)
    if words >= _PROSE_WORDS:
        return min(float(words), _PROSE_MOST) * _UNFINISHED
    if line.bullet:
        return -_BULLET_COST
    return -_SHORT_COST if words < 9 else -_HEADLINE_COST


def _best_stretch(scores: Sequence[float]) -> tuple[int, int]:
    """Return the stretch with the highest sum (Kadane's algorithm), `[start, end)`."""
    best, span, total, start = 0.0, (0, 0), 0.0, 0
    for at, score in enumerate(scores):
        if total <= 0:
            total, start = 0.0, at
        total += score
        if total > best:
            best, span = total, (start, at + 1)
    return span


def _trimmed(
    lines: Sequence[Line],
    reasons: dict[int, str],
    start: int,
    end: int,
) -> tuple[int, int]:
    """Leave out what stands at either end without being prose."""
    while start < end and (start in reasons or not _may_begin(lines[start])):
        start += 1
    while end > start and end - 1 in reasons:
        end -= 1
    return start, end


def _with_last_words(count: int, reasons: dict[int, str], end: int) -> int:
    """Take in a line or two after the prose where nothing else is left on the page.

    On a page with menus such lines are a menu; at the end of a clean text they are its end, cut
    short or without a stop.
    """
    rest = [at for at in range(end, count) if at not in reasons]
    return end + len(rest) if 0 < len(rest) <= 2 and rest[-1] == end + len(rest) - 1 else end


def _may_begin(line: Line) -> bool:
    return line.is_sentence or line.word_count >= _PROSE_WORDS


def _wrapped_at(raw: Sequence[str]) -> int:
    """Return the width that a text was wrapped at, or 0."""
    joints = [(a, b) for a, b in pairwise(raw) if a.strip() and b.strip()]
    inner = sorted(len(a) for (a, b), (c, _) in pairwise(joints) if b is c)
    if len(inner) < 4:
        return 0
    width = inner[len(inner) * 19 // 20]
    cut = sum(1 for a, b in joints if _was_cut(a, b, width))
    return width if 40 <= width <= 130 and cut > 0.7 * len(joints) else 0


def _was_cut(line: str, following: str, width: int) -> bool:
    """Tell whether a line ends only because the next word had no room."""
    first = following.split(maxsplit=1)[0] if following.strip() else ""
    indented = following[:1].isspace() and not line[:1].isspace()
    return len(line) + 1 + len(first) > width - 2 and not indented
