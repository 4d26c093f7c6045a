"""A linked passage in one line, cut round the words that made its link. Pure."""

from __future__ import annotations

import re
from difflib import SequenceMatcher
from itertools import islice
from typing import TYPE_CHECKING

from rich.cells import cell_len

from index.article import Span
from reader.comparing.page import link_marks
from reader.text.marks import Mark, Marks, Piece, pieces
from reader.text.safe import guard
from reader.text.wrap import wrap

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from index.comparison import Comparison, Link
    from reader.comparing.page import SideName

BEFORE = 24
"""Cells of a passage shown before the first word that made its link."""
WORDS = 400
"""Words of a passage within which a run of common ones is sought: no sentence of prose has more."""
_WORD = re.compile(r"\w+")
_SIGNS = len("… ") + len(" …")


def passage_line(
    comparison: Comparison,
    side: SideName,
    link: Link,
    width: int,
    alone: Sequence[Span] = (),
) -> list[Piece]:
    """Return one of two linked passages in a line, around the words that made the link.

    Of words that are the same in both, both passages show the same ones.

    Args:
        comparison: The comparison they are in.
        side: Which passage.
        link: Their link.
        width: Cells that the line may fill.
        alone: Words that only this passage has, marked as such.
    """
    article = comparison.a if side == "a" else comparison.b
    start, end = link.a if side == "a" else link.b
    marks = link_marks(link, side)
    only = Marks.of(Mark(*span, "only") for span in alone)
    room = width - len("A ")
    line = [Piece(f"{side.upper()} ", ("key",))]
    begin = start
    if cell_len(article.text[start:end]) > room and marks.marks:
        run = common_run(comparison, link)
        heart = run[0 if side == "a" else 1] if run else _most_telling(marks.marks, room - BEFORE)
        begin = _begin(article.text, start, heart, room)
        if begin > start:
            line.append(Piece("… ", ("meta",)))
            room -= 2
    stop = wrap(article.text, begin, end, room)[0].end
    if stop < end:
        stop = wrap(article.text, begin, end, room - 2)[0].end
    line += [
        Piece(guard(piece.text), _roles(link, piece.roles))
        for piece in pieces(article.text, begin, stop, marks, only)
    ]
    if stop < end:
        line.append(Piece(" …", ("meta",)))
    return line


def _roles(link: Link, roles: tuple[str, ...]) -> tuple[str, ...]:
    if link.kind in roles:
        return link.kind, "linked"
    return roles or ("meta",)


def common_run(comparison: Comparison, link: Link) -> tuple[Span, Span] | None:
    """Return where the longest run of words stands that two linked passages have in common.

    Args:
        comparison: The comparison they are in.
        link: Their link: of a quotation, what both have between quotation marks comes first.

    Returns:
        The run in A and in B; None where the link isn't of the same words.
    """
    if link.kind not in ("verbatim", "quote"):
        return None
    a, b = _words(comparison.a.text, link.a), _words(comparison.b.text, link.b)
    if link.kind == "quote":
        quotes_a = [(pair.a.start, pair.a.end) for pair in comparison.quotes if pair.a]
        quotes_b = [(pair.b.start, pair.b.end) for pair in comparison.quotes if pair.b]
        if found := _longest(comparison, _within(a, quotes_a), _within(b, quotes_b)):
            return found
    return _longest(comparison, _within(a, link.marks_a), _within(b, link.marks_b))


def _words(text: str, span: Span) -> list[Span]:
    return [Span(*word.span()) for word in islice(_WORD.finditer(text, *span), WORDS)]


def _within(words: Iterable[Span], spans: Iterable[tuple[int, int]]) -> list[Span]:
    """Return the words that lie in any of some spans."""
    left = sorted(spans, reverse=True)
    found = []
    for word in words:
        while left and left[-1][1] < word.end:
            left.pop()
        if left and left[-1][0] <= word.start:
            found.append(word)
    return found


def _longest(
    comparison: Comparison, a: Sequence[Span], b: Sequence[Span]
) -> tuple[Span, Span] | None:
    said_a = [comparison.a.text[slice(*word)].casefold() for word in a]
    said_b = [comparison.b.text[slice(*word)].casefold() for word in b]
    run = SequenceMatcher(None, said_a, said_b, autojunk=False).find_longest_match()
    if not run.size:
        return None
    last = run.size - 1
    return (
        Span(a[run.a].start, a[run.a + last].end),
        Span(b[run.b].start, b[run.b + last].end),
    )


def _begin(text: str, start: int, heart: Span, room: int) -> int:
    """Return where a line begins that has its heart in sight: some words before it, if they fit."""
    free = room - _SIGNS - cell_len(guard(text[slice(*heart)]))
    if cell_len(guard(text[start : heart.start])) <= min(BEFORE, free + 2):
        return start
    begin = heart.start
    earliest = max(start, heart.start - min(BEFORE, max(0, free)))
    while (space := text.rfind(" ", earliest, begin)) >= 0:
        if cell_len(guard(text[space + 1 : heart.start])) > free:
            break
        begin = space
    return begin if begin == heart.start else begin + 1


def _most_telling(marks: Sequence[Mark], width: int) -> Span:
    """Return what to show so that most of the marked words stand within so many characters."""
    starts = [mark.start for mark in marks]
    told = [
        sum(
            mark.end - mark.start
            for mark in marks
            if start <= mark.start and mark.end <= start + width
        )
        for start in starts
    ]
    best = starts[told.index(max(told))]
    ends = [mark.end for mark in marks if best <= mark.start and mark.end <= best + width]
    return Span(best, max(ends, default=best))
