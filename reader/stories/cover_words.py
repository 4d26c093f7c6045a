"""What an outlet has on a story, in signs and in words: what is counted, and no verdict. Pure."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from index.story import COVER_KINDS, Days
from reader.text.phrases import count, day, month
from reader.text.safe import guard

if TYPE_CHECKING:
    from collections.abc import Sequence

    from index.stories.coverage import Coverage
    from index.story import Cover, CoverKind, OutletCover

SIGNS: dict[CoverKind, str] = {
    "told": "■",
    "silent": "·",
    "undated": "□",
    "absent": "–",
    "open": "?",
}
MEANINGS: dict[CoverKind, str] = {
    "told": "told it",
    "silent": "has articles of that time, none on it",
    "undated": "may have some: days unknown",
    "absent": "none of that time in this corpus",
    "open": "can't be told",
}
SHORT_MEANINGS: dict[CoverKind, str] = {
    "told": "told",
    "silent": "has others then",
    "undated": "day unknown",
    "absent": "has none then",
    "open": "can't tell",
}
UNKNOWN = "unknown outlets"
UNTITLED = "untitled"
_LONGEST = 200
"""Characters of an outlet's name that are told."""
_STRETCHES = 3
"""Stretches of days that are told in a sentence; of more, how many there are."""


def outlet_words(outlet: str) -> str:
    """Return what an outlet is called; it may be unknown."""
    if len(outlet) > _LONGEST:
        return f"{guard(outlet[:_LONGEST])}…"
    return guard(outlet) if outlet else UNKNOWN


def legend(width: int) -> list[tuple[str, str]]:
    """Return each sign with what it means, in as many words as there is room for."""
    for meanings in (MEANINGS, SHORT_MEANINGS):
        found = [(SIGNS[kind], meanings[kind]) for kind in COVER_KINDS]
        if sum(len(sign) + len(words) + 4 for sign, words in found) - 3 <= width:
            break
    return found


def told_words(outlet: OutletCover) -> str:
    """Return of how many stories in its time an outlet told: never a rating."""
    return f"{outlet.told:,} of {outlet.told + outlet.silent:,}"


def stretch_words(days: Days) -> str:
    """Return days within a sentence: "on 3 Mar 2026", "from 28 Feb to 2 Mar 2026"."""
    first, last = date.fromisoformat(days.first), date.fromisoformat(days.last)
    end = day(days.last, weekday=False)
    if first == last:
        return f"on {end}"
    if (first.year, first.month) == (last.year, last.month):
        return f"from {first.day} to {end}"
    if first.year == last.year:
        return f"from {first.day} {month(days.first).split()[0]} to {end}"
    return f"from {day(days.first, weekday=False)} to {end}"


def time_words(time: Sequence[Days]) -> str:
    """Return a story's time within a sentence."""
    told = [stretch_words(days) for days in time[:_STRETCHES]]
    more = len(time) - len(told)
    if more:
        told.append(f"in {count(more, 'stretch', 'stretches')} more")
    return " or ".join(told)


def cell_words(cover: Cover, outlet: str, time: Sequence[Days]) -> str:
    """Return what an outlet has on a story, as a sentence.

    Args:
        cover: What it has.
        outlet: The outlet; "" if it is unknown.
        time: The days that are looked at for the story.
    """
    name, when = outlet_words(outlet), time_words(time)
    has = f"{name} {'has' if outlet else 'have'}"
    articles = count(cover.articles, "article")
    if cover.kind == "told":
        return f"{has} {articles} on this."
    if cover.kind == "silent":
        return f"{has} {articles} {when} in this corpus, none found on this."
    if cover.kind == "undated":
        return (
            f"No article of {name} is known to be {when} in this corpus; {cover.articles:,} of no"
            " known day may be."
        )
    if not cover.articles:
        return f"No article of {name} {when} in this corpus."
    if not when:
        return f"Its days aren't known. {has} {articles} in this corpus, none found on this."
    return (
        f"{articles} {when} in this corpus, none found on this: of which outlets they are, nobody"
        " knows."
    )


def period_words(found: Coverage) -> str:
    """Return the days that are asked for: "since 2 Mar 2026", "all days"."""
    return when_words(found).removeprefix("on ") or "all days"


def when_words(found: Coverage) -> str:
    """Return the days that are asked for within a sentence; "" for all."""
    since, until = found.since, found.until
    if since and until:
        return stretch_words(Days(since, until))
    if since:
        return f"since {day(since, weekday=False)}"
    return f"until {day(until, weekday=False)}" if until else ""


def about_words(found: Coverage) -> str:
    """Return what is shown, in one line: how many stories, of which days, told by how many."""
    return " · ".join(about_parts(found))


def about_parts(found: Coverage) -> tuple[str, ...]:
    """Return the parts of that line."""
    stories = count(len(found.stories), "story", "stories")
    return (stories, period_words(found), tellers_words(found.least))


def tellers_words(least: int) -> str:
    """Return by how many a story is told at least."""
    if least < 2:
        return "of one outlet too"
    return "two outlets or more" if least == 2 else f"{least:,} outlets or more"
