"""Stories as JSON, and the words that all written forms of them share. Pure.

As in `reader.export.values`: keys may be added to, never renamed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from reader.text.phrases import count, day, period

if TYPE_CHECKING:
    from index.story import Story

Value = dict[str, Any]
UNTITLED = "title unknown"


def story_value(story: Story) -> Value:
    """Return a story of a list."""
    return {
        "id": story.id,
        "title": story.title or None,
        "first": story.first,
        "last": story.last,
        "articles": list(story.articles),
        "outlets": list(story.outlets),
        "unknown": story.unknown,
        "decided": story.decided,
    }


def story_line(story: Story) -> tuple[str, ...]:
    """Return what a line under a story's title tells: when, how many articles, who told it."""
    when = period(story.first, story.last) or day(None)
    return (when, count(len(story.articles), "article"), told_by(story))


def told_by(story: Story) -> str:
    """Return who told a story: "Pier Post, Radio Veldra, 2 unknown"."""
    unknown = [f"{story.unknown:,} unknown"] if story.unknown else []
    return ", ".join([*story.outlets, *unknown])
