"""What stands over a story that is opened: title, days, who told it, names that tell it. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.stories.roll import UNTITLED
from reader.stories.rows import TITLE_LINES, days_words
from reader.text.marks import Piece
from reader.text.phrases import count
from reader.text.safe import guard
from reader.text.wrap import fit_lines
from reader.widgets.band import cells, dotted

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from index.story import Story, StoryDetail
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
    days = [Piece(days_words(detail.story), ())]
    return [days, *([Piece(words, ("meta",))] for words in said)]


def tellers_words(story: Story) -> str:
    """Return how many told it: "3 outlets named, 2 unknown"."""
    named = count(len(story.outlets), "outlet")
    if not story.unknown:
        return named
    unknown = f"{story.unknown:,} unknown"
    return (
        f"{named} named, {unknown}"
        if story.outlets
        else "outlets unknown"
        if story.unknown > 1
        else "outlet unknown"
    )


def texts_words(texts: int) -> str:
    """Return how many texts there are that don't take most of their words from each other."""
    return count(texts, "independent text")


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
    """Return the names that tell it, as many as stand there whole."""
    line: list[Piece] = []
    for ref, _ in detail.names:
        gap = [Piece("   ", ())] if line else []
        more = [*gap, Piece(guard(ref.name), (ref.kind,) if ref.kind else ())]
        if cells([*line, *more]) <= width:
            line += more
    return tuple(line)


def copied(story: Story) -> str:
    """Return a story in a line: its title, its days, who told it."""
    outlets = [*story.outlets, *([f"{story.unknown:,} unknown"] if story.unknown else [])]
    said = f"{days_words(story)}; {count(len(story.articles), 'article')}: {', '.join(outlets)}"
    return f"{story.title or UNTITLED} ({said})"
