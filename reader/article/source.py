"""A file as it was before cleaning, line by line, with what was made of each line. Pure.

Offsets don't lead from an article back into its file, for cleaning changes lengths; lines do.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from reader.text.marks import NO_MARKS, Mark, Marks
from reader.text.page import Block
from reader.text.safe import guard

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from index.article import Article, Paragraph

_LINE_ENDS = re.compile("\r\n|[\n\r\v\f\u2028\u2029]")
"""What ends a line where texts are cleaned, so that numbers of lines mean the same here."""
_FOUND_ON = re.compile(r"line (\d{1,9})\b")
MOST_LINES = 20_000
MOST_CHARACTERS = 1_000_000
"""More of a file isn't shown: nobody pages through it, and it would take seconds to break."""
_LINES_BEFORE = 200
"""Lines shown before the one that is meant, where a file is too long to be shown whole."""
MOST_INDENT = 16
"""Cells of the blank at the beginning of a line that are kept; it tells how JSON is nested."""
_SOUGHT = 40
"""Characters by which a paragraph is looked for in a record."""


@dataclass(frozen=True, slots=True)
class SourceLine:
    """A line of a file, and what became of it."""

    number: int
    """From 1; 0 for a line of ours that tells what is left out."""
    text: str
    note: str = ""
    """What it was taken for: "share links", "title", "text"."""
    removed: bool = False
    lit: tuple[int, int] | None = None
    """The characters that are meant, where a whole record stands on one line."""


@dataclass(frozen=True, slots=True)
class SourcePage:
    """The part of a file that is shown."""

    lines: tuple[SourceLine, ...]
    current: int
    """The place in `lines` of the line that is meant, from 0."""
    total: int
    """How many lines the whole file has, or the record."""


def source_page(raw: str, article: Article, paragraph: Paragraph | None) -> SourcePage:
    """Return the file of an article as it is to be shown.

    Args:
        raw: The file, or the record, before cleaning.
        article: What was made of it.
        paragraph: The one that is meant; None for the beginning.
    """
    texts = _LINE_ENDS.split(raw)
    is_record = article.id != article.source.path
    if is_record:
        at, lit = _place_in_record(texts, article, paragraph)
        lines = [SourceLine(n, text) for n, text in enumerate(texts, 1)]
        lines[at] = SourceLine(at + 1, texts[at], lit=lit)
    else:
        at = min(max(0, paragraph.line - 1 if paragraph is not None else 0), len(texts) - 1)
        lines = _told(texts, article)
    shown, first = _window(lines, at)
    return SourcePage(tuple(shown), at - first + int(first > 0), len(texts))


def _told(texts: Sequence[str], article: Article) -> list[SourceLine]:
    """Return the lines of a file with what was made of each."""
    reasons = {line.line: line.reason for line in article.removed}
    begins = {paragraph.line for paragraph in article.paragraphs}
    found = _found_on(article)
    lines, reason = [], ""
    for number, text in enumerate(texts, 1):
        if number in reasons:
            reason = reasons[number]
        elif number in begins or number in found or not text.strip():
            reason = ""  # else it goes on with a line that was wrapped
        parts = [*found.get(number, ()), *([reason] if number in reasons else [])]
        lines.append(SourceLine(number, text, " · ".join(parts), bool(reason)))
    return lines


def _found_on(article: Article) -> dict[int, list[str]]:
    """Return by line what was found there: title, outlet, date."""
    found: dict[int, list[str]] = {}
    for field, where in article.found_in.items():
        if match := _FOUND_ON.match(where):
            found.setdefault(int(match[1]), []).append(field)
    return found


def _place_in_record(
    texts: Sequence[str], article: Article, paragraph: Paragraph | None
) -> tuple[int, tuple[int, int] | None]:
    """Return where in a record of JSON a paragraph begins: the line, and the characters."""
    if paragraph is None:
        return 0, None
    words = article.text[paragraph.start : min(paragraph.end, paragraph.start + _SOUGHT)]
    for sought in {
        json.dumps(words, ensure_ascii=ascii_only)[1:-1] for ascii_only in (False, True)
    }:
        for number, text in enumerate(texts):
            if (at := text.find(sought)) >= 0:
                return number, (at, at + len(sought))
    return 0, None


def _window(lines: list[SourceLine], at: int) -> tuple[list[SourceLine], int]:
    """Return the lines around one that are shown, and the place of the first of them."""
    whole = len(lines) <= MOST_LINES and sum(len(line.text) for line in lines) <= MOST_CHARACTERS
    first = 0 if whole else max(0, at - _LINES_BEFORE)
    shown, left = [], MOST_CHARACTERS
    for line in lines[first : first + MOST_LINES]:
        if len(line.text) > left:
            break
        left -= len(line.text)
        shown.append(line)
    if len(shown) <= at - first:  # a line so long that it would leave no room for the one meant
        first, shown = at, [_cut(lines[at])]
    after = len(lines) - first - len(shown)
    if first:
        shown.insert(0, _left_out(1, first))
    if after:
        shown.append(_left_out(len(lines) - after + 1, len(lines)))
    return shown, first


def _cut(line: SourceLine) -> SourceLine:
    """Return a line as far as it is shown, from before the place that is meant."""
    start = max(0, line.lit[0] - MOST_CHARACTERS // 2) if line.lit is not None else 0
    text = line.text[start : start + MOST_CHARACTERS]
    lit = (line.lit[0] - start, line.lit[1] - start) if line.lit is not None else None
    if len(text) == len(line.text):
        return line
    note = f"{len(line.text) - len(text):,} characters of this line are left out"
    return SourceLine(line.number, text, note, line.removed, lit)


def _left_out(first: int, last: int) -> SourceLine:
    lines = f"Line {first:,} is" if first == last else f"Lines {first:,}–{last:,} are"
    return SourceLine(0, "", f"{lines} left out: the file is too long to be shown whole.")


def source_blocks(lines: Iterable[SourceLine]) -> list[Block]:
    """Return lines as blocks: what was removed struck through, what it was taken for after it."""
    blocks = []
    for line in lines:
        text = guard(line.text)
        marks = [Mark(0, len(text), "removed")] if line.removed else []
        if line.lit is not None:
            marks.append(Mark(*line.lit, "current-mention"))
        if line.note:
            note = f"({line.note})" if line.number else line.note
            begin = len(text) + 2 if text else 0
            text = f"{text:<{begin}}{note}"
            marks.append(Mark(begin, len(text), "meta"))
        lit = Marks.of(marks) if marks else NO_MARKS
        inset = min(MOST_INDENT, len(line.text) - len(line.text.lstrip()))
        tail = len(note) if line.note else 0
        blocks.append(Block(text, 0, len(text), marks=lit, gap=0, inset=inset, tail=tail))
    return blocks
