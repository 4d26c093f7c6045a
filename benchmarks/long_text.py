"""A text of a megabyte with twenty thousand marks, as ours draws it and as Textual's widgets do."""

from __future__ import annotations

import random
from bisect import bisect_left, bisect_right
from functools import partial
from itertools import accumulate
from typing import TYPE_CHECKING

from rich.segment import Segment
from rich.style import Style
from rich.text import Text
from textual.containers import VerticalScroll
from textual.content import Content
from textual.content import Span as ContentSpan
from textual.geometry import Size
from textual.scroll_view import ScrollView
from textual.strip import Strip
from textual.widgets import RichLog, Static

from benchmarks.articles import made_up
from benchmarks.host import Big
from index.article import Article, ArticleId, Mention, Paragraph, Source, Span
from index.words import word_spans
from reader.article.reading import Reading
from reader.widgets.reading_view import ReadingView

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual import events

OURS, LINES, LOG, STATIC = "ours", "bare ScrollView", "RichLog", "Static"
_MARKED = "reverse"


def texts(characters: int, marks: int) -> list[Big]:
    """Return the contenders.

    Args:
        characters: How long the text is, at least.
        marks: How many words are marked.
    """
    text = _text(characters)
    words = [Span(start, end) for _, start, end in word_spans(text)]
    rng = random.Random(1)  # noqa: S311  nothing here is secret
    marked = sorted(rng.sample(words, min(marks, len(words))))
    return [
        Big(OURS, partial(_ours, text, marked)),
        Big(LINES, partial(BareLines, text, marked)),
        Big(LOG, partial(_log, text, marked)),
        Big(STATIC, partial(_static, text, marked)),
    ]


def _text(characters: int) -> str:
    paragraphs: list[str] = []
    length = 0
    for article in made_up(characters):  # more than enough
        paragraphs.append(article.text)
        length += len(article.text) + 2
        if length >= characters:
            break
    return "\n\n".join(paragraphs)


def _ours(text: str, marked: Sequence[Span]) -> ReadingView:
    """Return our view of an article: half of the marks are names, half are hits."""
    view = ReadingView(with_head=False, measure=72, margin=2, id="preview")
    starts = accumulate((len(part) + 2 for part in text.split("\n\n")), initial=0)
    paragraphs = tuple(
        Paragraph(start, start + len(part), line)
        for line, (start, part) in enumerate(zip(starts, text.split("\n\n"), strict=False), 1)
    )
    article = Article(
        id=ArticleId("long.txt"), title="Long", outlet=None, date=None, authors=(), url=None,
        language="en", words=len(text.split()), text=text, found_in={}, paragraphs=paragraphs,
        removed=(), source=Source("long.txt", "", "utf-8"),
    )  # fmt: skip
    names = tuple(
        Mention(start, end, "person", text[start:end], text[start:end])
        for start, end in marked[::2]
    )
    reading = Reading(article, names, (), (), tuple(marked[1::2]), "query")
    view.call_after_refresh(view.show_reading, reading)
    return view


class BareLines(ScrollView, can_focus=True):
    """The least that the line API can be asked for: lines cut anywhere, with their marks."""

    BINDINGS = [("pagedown", "page_down", "")]  # noqa: RUF012 (as Textual declares them)

    def __init__(self, text: str, marked: Sequence[Span]) -> None:
        super().__init__()
        self._text = text
        self._marked = marked
        self._starts = [mark.start for mark in marked]
        self._lines: list[tuple[int, int]] = []

    def on_resize(self, event: events.Resize) -> None:
        """Cut the lines anew."""
        width, at = max(1, event.size.width), 0
        self._lines.clear()
        for part in self._text.split("\n"):
            self._lines += [
                (start, min(start + width, at + len(part)))
                for start in range(at, at + len(part) + 1, width)
            ]
            at += len(part) + 1
        self.virtual_size = Size(width, len(self._lines))

    def render_line(self, y: int) -> Strip:
        """Draw a line."""
        place = y + round(self.scroll_y)
        if place >= len(self._lines):
            return Strip.blank(self.size.width)
        start, end = self._lines[place]
        segments, at = [], start
        first = max(0, bisect_right(self._starts, start) - 1)
        for number in range(first, bisect_left(self._starts, end)):
            mark = self._marked[number]
            left, right = max(mark.start, at), min(mark.end, end)
            if left < right:
                segments.append(Segment(self._text[at:left], self.rich_style))
                segments.append(Segment(self._text[left:right], Style(reverse=True)))
                at = right
        segments.append(Segment(self._text[at:end], self.rich_style))
        return Strip(segments).adjust_cell_length(self.size.width, self.rich_style)


def _log(text: str, marked: Sequence[Span]) -> RichLog:
    log = RichLog(wrap=True, auto_scroll=False)
    rich = Text(text)
    for start, end in marked:
        rich.stylize(_MARKED, start, end)
    log.write(rich)
    return log


def _static(text: str, marked: Sequence[Span]) -> VerticalScroll:
    content = Content(text, [ContentSpan(start, end, _MARKED) for start, end in marked])
    return VerticalScroll(Static(content, markup=False))
