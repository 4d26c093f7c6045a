"""The words that tell of a story wherever it is told: light, for every screen. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.export.story_words import UNTITLED
from reader.text.phrases import count, period

if TYPE_CHECKING:
    from index.story import Story

__all__ = ["UNTITLED", "copied", "days_words", "tellers_words", "texts_words"]


def days_words(story: Story) -> str:
    """Return the days that a story was told on: "18–20 Jun 2024"."""
    return period(story.first, story.last) or "date unknown"


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


def copied(story: Story) -> str:
    """Return a story in a line: its title, its days, who told it."""
    outlets = [*story.outlets, *([f"{story.unknown:,} unknown"] if story.unknown else [])]
    said = f"{days_words(story)}; {count(len(story.articles), 'article')}: {', '.join(outlets)}"
    return f"{story.title or UNTITLED} ({said})"
