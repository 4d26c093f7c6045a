"""Which other outlets tell the story of an article, as the line of its outlet says it. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.text.phrases import count
from reader.text.safe import guard

if TYPE_CHECKING:
    from index.results import Row


def also(row: Row) -> tuple[str, ...]:
    """Return which other outlets have the story of a row, then how many have it; or nothing.

    What stands in the list for others of its story tells of them in a line of its own.
    """
    story = row.story
    if story is None or (row.folded is not None and row.folded.by == "story"):
        return ()
    named = [guard(outlet) for outlet in story.outlets if outlet != row.outlet]
    unknown = story.unknown - (row.outlet is None)
    rest = [f"{unknown:,} unknown"] if unknown else []
    if not named and not rest:
        return ()
    names = f"also {', '.join([*named, *rest])}"
    number = count(len(story.outlets), "outlet")
    all_unknown = [f"{story.unknown:,} unknown"] if story.unknown else []
    return names, ", ".join([number, *all_unknown]) if story.outlets else names
