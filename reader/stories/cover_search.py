"""What a cell of the table leads to in the search: an outlet's articles around a story. Pure."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from index.results import Filters

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from index.story import Cover, Days, StoryId

_MONTHS = 24
"""Months that are filtered by at most."""


class Asked(NamedTuple):
    """A search."""

    filters: Filters
    query: str


def search_of(cover: Cover, story: StoryId, outlet: str, time: Sequence[Days]) -> Asked:
    """Return the search for the articles that a cell counts.

    Args:
        cover: What the outlet has on the story.
        story: The story.
        outlet: The outlet; "" if it is unknown.
        time: The days that are looked at for the story.
    """
    if cover.kind == "told":
        return Asked(Filters(outlets=(outlet,), stories=(story,)), "")
    if cover.kind == "undated":
        months = ("", *list(dict.fromkeys(_months(time)))[:_MONTHS])
        return Asked(Filters(outlets=(outlet,), months=months), "")
    if len(time) == 1:
        return Asked(Filters(outlets=(outlet,), since=time[0].first, until=time[0].last), "")
    days = " OR ".join(f"(since:{one.first} until:{one.last})" for one in time)
    return Asked(Filters(outlets=(outlet,)), days)


def _months(time: Sequence[Days]) -> Iterator[str]:
    for days in time:
        at, end = date.fromisoformat(days.first).replace(day=1), date.fromisoformat(days.last)
        for _ in range(_MONTHS):
            if at > end:
                break
            yield at.isoformat()[:7]
            at = at.replace(year=at.year + at.month // 12, month=at.month % 12 + 1)
