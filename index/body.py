"""What in the lines of a scraped page is the article, and what is furniture.

Every line speaks for being text or against it, by its looks, its place and its neighbours
(`linefeatures`, `bodymodel`); an article is the stretch of lines that speaks for it most (the
maximum subsequence of Pasternack and Roth, 2009, on lines instead of tags). Within that stretch
what is furniture for certain is taken out, and what is very unlike text. Nothing is lost: what
isn't text is a `Removed` with its reason.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from index.clean import one_line
from index.furniture import reason_of
from index.prose import best_stretch

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

_BULLET = re.compile(r"\s*(?:[*+•·▪◦‣●■○-]|o(?=\s)|\[\d+\])(?:\s+|\Z)")
_SENTENCE_END = re.compile(r"[.!?:;。！？؟۔।][\"'”’»)\]」』）]*\Z")
_IDEOGRAPH = re.compile("[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7a3\uf900-\ufaff]")

_BESIDE = "beside the text"


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a source, or several that were one paragraph before they were wrapped."""

    number: int
    """From 1."""
    text: str
    """White space collapsed, without the bullet."""
    bullet: bool = False
    after_blank: bool = True
    indent: int = 0
    """How many blanks it begins with: dumps of a page's tree show its depth by them."""

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
    written: bool = False
    """Whether there is no page around it: an article as its writer or an exporter left it."""

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
    blank, start, bullet, indent = True, 0, False, 0

    def close() -> None:
        if parts:
            lines.append(Line(start, one_line(" ".join(parts)), bullet, blank, indent))
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
        indent = len(source) - len(source.lstrip())
        item = source[mark.end() :] if mark and not keep_bullets else ""
        parts.append(item if item.strip() else source)
    close()
    return tuple(lines)


_CAPTION_MOST = 120
"""Words of a caption printed twice, at most: what is longer is text, however it repeats itself."""
_INTERRUPTION = 8.0
"""What a longer line of furniture costs at most: it is left out anyhow."""
_HEADING_WORDS = 5
_UNLIKELY = -1.0
"""Log-odds under which a line amid the text isn't text: 27 in 100."""


def split(lines: Sequence[Line]) -> Body:
    """Tell the article's lines from the rest."""
    # They load numpy, which nothing needs before a text is read.
    from index.bodymodel import leaning, odds_of  # noqa: PLC0415
    from index.linefeatures import answers, looks_of  # noqa: PLC0415

    lines = tuple(lines)
    reasons = furniture_in(lines)
    if not lines:
        return Body(lines, (), reasons)
    looks = looks_of(lines, reasons)
    span = best_stretch(looks.scores)
    found = answers(lines, reasons, looks, span)
    odds = leaning(odds_of(found), found, looks, span)
    kept = kept_lines(reasons, looks.words, odds)
    if not kept:  # a list, a poem, a headline: without prose everything is kept that may be text
        kept = tuple(at for at in range(len(lines)) if at not in reasons)
    amid = frozenset(kept)
    for at in range(kept[0], kept[-1]) if kept else ():
        if at not in amid:
            reasons.setdefault(at, _BESIDE)
    return Body(lines, kept, reasons)


def furniture_in(lines: Sequence[Line]) -> dict[int, str]:
    """Return what each line is that gives itself away as furniture, by its index."""
    return {at: reason for at, line in enumerate(lines) if (reason := _reason(line))}


def kept_lines(
    reasons: Mapping[int, str], words: Sequence[int], odds: Sequence[float]
) -> tuple[int, ...]:
    """Return the indexes of the lines that are text.

    Args:
        reasons: Which of them are furniture for certain.
        words: How many words each line has.
        odds: How much each speaks for being text.
    """
    from index.bodymodel import gains  # noqa: PLC0415  loads numpy

    gained = gains(odds, words)
    for at in reasons:  # a lone "Read more: ten boats you should see" stands amid texts too
        if words[at] > _HEADING_WORDS:
            gained[at] = max(gained[at], -_INTERRUPTION)
    start, end = best_stretch(gained)
    kept = [at for at in range(start, end) if odds[at] > _UNLIKELY and at not in reasons]
    return (*kept, *_last_words(len(words), reasons, kept[-1] + 1)) if kept else ()


def _reason(line: Line) -> str | None:
    half = len(line.text) // 2
    short = half > 20 and line.word_count <= _CAPTION_MOST
    if short and line.text[:half].rstrip() == line.text[-half:].rstrip():
        return "caption"  # the words for a picture and the words under it
    return reason_of(line.text)


def _last_words(count: int, reasons: Mapping[int, str], end: int) -> Sequence[int]:
    """Return a line or two after the text where nothing else is left on the page.

    On a page with menus such lines are a menu; at the end of a clean text they are its end, cut
    short or without a stop.
    """
    rest = [at for at in range(end, count) if at not in reasons]
    return rest if 0 < len(rest) <= 2 and rest[-1] == end + len(rest) - 1 else ()


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
