"""Which outlets told which stories: as JSON, CSV and Markdown. Pure.

As in `reader.export.values`: keys may be added to, never renamed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from reader.export.markdown import escaped
from reader.export.story_words import UNTITLED
from reader.export.table import csv_text
from reader.stories.cover_words import (
    MEANINGS,
    SIGNS,
    about_words,
    outlet_words,
    told_words,
)
from reader.text.phrases import day, period

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from index.stories.coverage import Coverage
    from index.story import Cover, Story

Value = dict[str, Any]
CELLS = ("story", "story_title", "first", "last", "outlet", "kind", "articles")


def coverage_value(found: Coverage, places: Sequence[int]) -> Value:
    """Return who told what; an unknown outlet is "".

    Args:
        found: The coverage.
        places: Of the stories that are told, in their order.
    """
    outlets = [one.outlet for one in found.outlets]
    return {
        "since": found.since,
        "until": found.until,
        "window": found.window,
        "least": found.least,
        "waiting": found.waiting,
        "outlets": [
            {
                "outlet": one.outlet,
                "articles": one.articles,
                "told": one.told,
                "silent": one.silent,
                "of": one.of,
            }
            for one in found.outlets
        ],
        "stories": [
            {
                "id": found.stories[place].id,
                "title": found.stories[place].title or None,
                "first": found.stories[place].first,
                "last": found.stories[place].last,
                "time": [list(days) for days in found.time(place)],
                "covers": {
                    outlet: {"kind": cover.kind, "articles": cover.articles}
                    for outlet, cover in zip(outlets, row, strict=True)
                },
            }
            for place, row in zip(places, found.rows(places), strict=True)
        ],
    }


def coverage_csv(found: Coverage, places: Sequence[int]) -> str:
    """Return who told what, a story and an outlet a line."""
    return csv_text(CELLS, (row for place in _rows(found, places) for row in _cells(found, *place)))


def _rows(found: Coverage, places: Sequence[int]) -> Iterator[tuple[Story, tuple[Cover, ...]]]:
    for place, row in zip(places, found.rows(places), strict=True):
        yield found.stories[place], row


def _cells(
    found: Coverage, story: Story, row: tuple[Cover, ...]
) -> Iterator[tuple[str | int, ...]]:
    told = (story.id, story.title, story.first or "", story.last or "")
    for one, cover in zip(found.outlets, row, strict=True):
        yield (*told, one.outlet, cover.kind, cover.articles)


def coverage_markdown(found: Coverage, places: Sequence[int]) -> str:
    """Return who told what as a table, a story a line."""
    return "\n".join(_markdown(found, places)) + "\n"


def _markdown(found: Coverage, places: Sequence[int]) -> Iterator[str]:
    yield f"# Coverage\n\n{escaped(about_words(found))}\n"
    names = [escaped(outlet_words(one.outlet)) for one in found.outlets]
    yield f"| story | days | {' | '.join(names)} |"
    yield f"|---|---|{'---|' * len(names)}"
    totals = (told_words(one) for one in found.outlets)
    yield f"| *told, of those in its time* | | {' | '.join(totals)} |"
    for story, row in _rows(found, places):
        signs = " | ".join(sign_words(cover) for cover in row)
        yield f"| {escaped(story.title or UNTITLED)} | {days_words(story)} | {signs} |"
    yield ""
    yield from (f"- {SIGNS[kind]} {words}" for kind, words in MEANINGS.items())


def days_words(story: Story) -> str:
    """Return when a story was told."""
    return period(story.first, story.last) or day(None)


def sign_words(cover: Cover) -> str:
    """Return a cell: its sign, and how many articles told the story."""
    sign = SIGNS[cover.kind]
    return f"{sign} {cover.articles:,}" if cover.kind == "told" else sign
