"""Which other outlets tell the story of an article, as the line of its outlet says it. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.text.phrases import count
from reader.text.safe import guard

if TYPE_CHECKING:
    from index.results import Row
    from index.story import Story

MOST_NAMED = 6
"""Outlets that the head of an article names; of more it tells how many."""


def also(row: Row) -> tuple[str, ...]:
    """Return which other outlets have the story of a row, then how many have it; or nothing.

    What stands in the list for others of its story tells of them in a line of its own.
    """
    story = row.story
    if story is None or (row.folded is not None and row.folded.by == "story"):
        return ()
    others = _others(story, row.outlet)
    if not others:
        return ()
    names = f"also {', '.join(others)}"
    number = count(len(story.outlets), "outlet")
    all_unknown = [f"{story.unknown:,} unknown"] if story.unknown else []
    return names, ", ".join([number, *all_unknown]) if story.outlets else names


def also_told(story: Story | None, outlet: str | None) -> str:
    """Return who else has the story of an article, as its head says it: "also told by Pier Post".

    Args:
        story: The one that it is in; None where it isn't grouped yet.
        outlet: Whose article it is.
    """
    others = _others(story, outlet) if story is not None else []
    more = len(others) - MOST_NAMED
    if more > 1:
        others[MOST_NAMED:] = [f"{more:,} more"]
    return f"also told by {', '.join(others)}" if others else ""


def _others(story: Story, outlet: str | None) -> list[str]:
    """Return the outlets that have a story besides one, guarded, and how many are unknown."""
    named = [guard(one) for one in story.outlets if one != outlet]
    unknown = story.unknown - (outlet is None)
    return [*named, f"{unknown:,} unknown"] if unknown else named
