"""What stands over a story that is opened: title, days, who told it, names that tell it. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.stories.rows import DECIDED, TITLE_LINES
from reader.stories.words import UNTITLED, days_words, tellers_words, texts_words
from reader.text.marks import Piece
from reader.text.phrases import count
from reader.text.safe import guard
from reader.text.wrap import fit_lines
from reader.widgets.band import cells, dotted

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from index.story import StoryDetail
    from reader.stories.rows import Line


def head_lines(detail: StoryDetail, width: int, *, names: bool) -> list[Line]:
    """Return what is told of a story at once.

    Args:
        detail: The story.
        width: Cells that a line may fill.
        names: Whether there is room for its names.
    """
    title = guard(detail.story.title) or UNTITLED
    lines: list[Line] = [
        (Piece(line, ("title",)),) for line in fit_lines(title, width, TITLE_LINES)
    ]
    lines += _broken(_meta(detail), width)
    told = _names(detail, width)
    return [*lines, told] if names and told else lines


def _meta(detail: StoryDetail) -> list[list[Piece]]:
    """Return the parts of the line under the title."""
    said = [
        count(len(detail.articles), "article"),
        tellers_words(detail.story),
        count(detail.words, "word"),
    ]
    if len(detail.articles) > 1:
        said.append(texts_words(len(detail.reuse.texts)))
    if detail.story.decided:
        said.append(f"{DECIDED} decided by you")
    days = [Piece(days_words(detail.story), ())]
    return [days, *([Piece(words, ("meta",))] for words in said)]


def _broken(parts: Sequence[list[Piece]], width: int) -> Iterator[Line]:
    """Yield parts on as many lines as they need, none of them cut."""
    line: list[list[Piece]] = []
    for part in parts:
        if line and cells(dotted([*line, part])) > width:
            yield tuple(dotted(line))
            line = []
        line.append(part)
    yield tuple(dotted(line))


def _names(detail: StoryDetail, width: int) -> Line:
    """Return the names that tell it best, as many as stand there whole one after the other."""
    line: list[Piece] = []
    for ref, _ in detail.names:
        gap = [Piece("   ", ())] if line else []
        more = [*gap, Piece(guard(ref.name), (ref.kind,) if ref.kind else ())]
        if cells([*line, *more]) > width:
            break
        line += more
    return tuple(line)
