"""An article as blocks to be read: what is lit, what was removed, where things were found. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.marks import NO_MARKS, Mark, Marks
from reader.page import Block, line_block
from reader.phrases import count, day, reading_time
from reader.safe import guard
from reader.wrap import fit_lines

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence

    from index.article import Article, DateMention, Mention, Removed, Span
    from reader.reading import Reading

KINDS = ("person", "organisation", "place", "date")
"""Kinds of marks that can be turned on and off."""


def meta(article: Article) -> tuple[str, ...]:
    """Return outlet, day, length and reading time, guarded, in the order they are shown."""
    return (
        guard(article.outlet) if article.outlet else "outlet unknown",
        day(article.date),
        count(article.words, "word"),
        reading_time(article.words),
    )


def head_blocks(article: Article, hits: Marks = NO_MARKS) -> list[Block]:
    """Return title and meta, as they stand above a text."""
    title = guard(article.title) if article.title else "title unknown"
    parts = meta(article)
    line = " · ".join(parts)
    marks = Marks.of([Mark(0, len(parts[0]), "outlet")])
    return [line_block(title, "title", marks=hits), line_block(line, "meta", gap=1, marks=marks)]


def article_marks(
    mentions: Iterable[Mention],
    dates: Iterable[DateMention],
    hits: Iterable[Span],
    *,
    kinds: Collection[str] = KINDS,
    current_hit: Span | None = None,
    current_mention: Mention | DateMention | None = None,
) -> Marks:
    """Return what is lit in an article's text."""
    marks = [Mark(m.start, m.end, m.kind) for m in mentions if m.kind in kinds]
    if "date" in kinds:
        marks += [Mark(d.start, d.end, "date") for d in dates]
    marks += [Mark(hit.start, hit.end, "hit") for hit in hits]
    if current_hit is not None:
        marks.append(Mark(current_hit.start, current_hit.end, "current-hit"))
    if current_mention is not None:
        marks.append(Mark(current_mention.start, current_mention.end, "current-mention"))
    return Marks.of(marks)


def body_blocks(
    article: Article, marks: Marks = NO_MARKS, *, with_removed: bool = False
) -> list[Block]:
    """Return the paragraphs, with what was removed in its place if asked for."""
    removed = sorted(article.removed, key=lambda line: line.line) if with_removed else []
    blocks = list(_interleaved(article, removed, marks))
    return blocks or [line_block("No text.", "note")]


def _interleaved(article: Article, removed: Sequence[Removed], marks: Marks) -> Iterator[Block]:
    waiting = iter(removed)
    line = next(waiting, None)
    for paragraph in article.paragraphs:
        while line is not None and line.line < paragraph.line:
            following = next(waiting, None)
            last = following is None or following.line >= paragraph.line
            yield _removed(line, gap=1 if last else 0)
            line = following
        yield Block(article.text, paragraph.start, paragraph.end, marks=marks, body=True)
    while line is not None:
        yield _removed(line, gap=0)
        line = next(waiting, None)


def _removed(line: Removed, gap: int) -> Block:
    text = guard(line.text)
    shown = f"{text}  {line.reason}"
    struck = Marks.of([Mark(0, len(text), "removed")])
    return line_block(shown, "note", gap=gap, marks=struck)


def head_lines(reading: Reading, width: int, *, titles: int, hits: str) -> list[Block]:
    """Return title and meta of an article, for the head of its screen.

    Args:
        reading: The article.
        width: Cells that a line may fill.
        titles: Lines that the title may fill.
        hits: How many hits there are or which is the current one; "" for none.
    """
    article = reading.article
    title = guard(article.title) if article.title else "title unknown"
    lines = [line_block(line, "title") for line in fit_lines(title, width, titles)]
    parts = [*meta(article), *([hits] if hits else [])]
    line = " · ".join(parts)
    marks = [Mark(0, len(parts[0]), "outlet")]
    if hits:
        marks.append(Mark(len(line) - len(hits), len(line), "accented"))
    lines.append(line_block(line, "meta", marks=Marks.of(marks)))
    return lines


def found_line(article: Article) -> Block:
    """Return where title, outlet and date were found, and how much was removed."""
    words, marks = "found  ", []
    for field in ("title", "outlet", "date"):
        where = guard(article.found_in.get(field, "")) or "unknown"
        words += f"{field} "
        marks.append(Mark(len(words), len(words) + len(where), "outlet"))
        words += f"{where} · "
    words += f"{count(len(article.removed), 'line')} removed"
    return line_block(words, "meta", marks=Marks.of(marks))
