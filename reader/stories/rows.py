"""A story as lines of a list: its title, when and how often it was told, by whom. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from rich.cells import cell_len

from reader.stories.words import days_words
from reader.text.marks import Piece
from reader.text.phrases import count
from reader.text.safe import guard
from reader.text.wrap import fit, fit_lines

if TYPE_CHECKING:
    import numpy.typing as npt

    from index.story import Story

TITLE_LINES = 2
BESIDE = 3
"""Lines of a story besides those of its title: its days, its outlets, and a blank one."""
DECIDED = "*"
"""Stands after the days of a story of which the user has decided something."""

Line = tuple[Piece, ...]


def heights(title_cells: npt.NDArray[np.int64], width: int) -> npt.NDArray[np.int64]:
    """Return how many lines each story takes, the blank one after it among them."""
    return np.where(title_cells > width, TITLE_LINES, 1) + BESIDE


def story_lines(story: Story, title: str, width: int) -> tuple[Line, ...]:
    """Return a story as lines of at most `width` cells, as many as `heights` says but the last.

    Args:
        story: The story.
        title: What it is called, guarded.
        width: Cells that a line may fill.
    """
    titles = fit_lines(title, width, TITLE_LINES) if cell_len(title) > width else [title]
    titles += [""] * (cell_len(title) > width and len(titles) < TITLE_LINES)
    return (
        *((Piece(line, ("title",)),) for line in titles),
        _meta(story, width),
        (Piece(outlets_words(story, width), ("meta",)),),
    )


def _meta(story: Story, width: int) -> Line:
    days = days_words(story)
    mark = f" {DECIDED}" if story.decided else ""
    articles = count(len(story.articles), "article")
    gap = width - cell_len(days) - len(mark) - len(articles)
    return (
        Piece(days, ()),
        Piece(mark, ("meta",)),
        Piece(" " * max(1, gap), ()),
        Piece(articles, ("meta",)),
    )


def outlets_words(story: Story, width: int) -> str:
    """Return who told it, as many as stand there whole: "Pier Post, Radio Sarbuk, 2 unknown"."""
    unknown = [f"{story.unknown:,} unknown"] if story.unknown else []
    names = [guard(outlet) for outlet in story.outlets[: width // 2]]
    dropped = len(story.outlets) - len(names)
    whole = ", ".join([*names, *unknown])
    if not dropped and cell_len(whole) <= width:
        return whole
    while len(names) > 1:
        names.pop()
        more = [f"{len(story.outlets) - len(names):,} more", *unknown]
        if cell_len(told := ", ".join([*names, *more])) <= width:
            return told
    return fit(whole, width)
