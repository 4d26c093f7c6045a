"""Filters chosen and to be chosen: pure steps between a result's counts and what is shown."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING, TypeVar, get_args

from index.article import NameKind
from index.results import Filters, NameRef
from index.story import StoryId
from index.tongues import NAMED, is_named
from reader.text.groups import LONG, FilterGroup, FilterValue, shown
from reader.text.phrases import day, month
from reader.text.safe import guard
from reader.text.tongues import language_list, language_name
from reader.text.wrap import fit

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from index.results import FilterCounts
    from index.story import Story

HEADS = {
    "story": "Stories",
    "outlet": "Outlets",
    "month": "Dates",
    "language": "Languages",
    "person": "People",
    "organisation": "Organisations",
    "place": "Places",
}
TITLE_CELLS = 32
"""Cells of a story's title that its tag tells: there may be more tags on the line."""
T = TypeVar("T")

NAME_KINDS: tuple[str, ...] = get_args(NameKind)


def groups(
    counts: FilterCounts,
    filters: Filters,
    *,
    names_note: str = "",
    named: Collection[str] = NAMED,
    stories: Iterable[Story] = (),
) -> list[FilterGroup]:
    """Return the filters to offer, what is chosen first of all in its group.

    Args:
        counts: Of the current result.
        filters: What is chosen.
        names_note: Said in place of the names while there are none.
        named: The languages that there is a recogniser of names for.
        stories: Those chosen that are known, for their titles.
    """
    found = [_stories(counts, filters, stories)] if filters.stories else []
    found += [
        _group("outlet", counts.outlet, filters.outlets, unknown="unknown"),
        _group("month", counts.month, filters.months, unknown="unknown"),
    ]
    if len(list(filter(None, counts.language))) > 1 or filters.languages:
        found.append(_group("language", counts.language, filters.languages, unknown="unknown"))
    before = len(found)
    for kind in NAME_KINDS:
        chosen = tuple(ref.name for ref in filters.names if ref.kind == kind)
        found.append(_group(kind, getattr(counts, kind), chosen))
    if names_note and not any(group.values for group in found[before:]):
        found[before:] = [FilterGroup("person", "Names", (), names_note)]
    elif any(language and not is_named(language, named) for language in counts.language):
        found.append(FilterGroup("person", "Names", (), f"of texts in {language_list(named)} only"))
    return found


def _stories(counts: FilterCounts, filters: Filters, known: Iterable[Story]) -> FilterGroup:
    """Return the stories chosen, to be dropped: others are chosen where stories are listed."""
    titles = {story.id: guard(story.title) for story in known}
    values = (
        FilterValue(one, titles.get(one) or guard(one), counts.story.get(one, 0), chosen=True)
        for one in filters.stories
    )
    return FilterGroup("story", HEADS["story"], tuple(values))


def _group(
    kind: str, counts: dict[str, int], chosen: tuple[str, ...], unknown: str = ""
) -> FilterGroup:
    first = sorted(dict.fromkeys(chosen), key="".__eq__)  # what isn't known comes last
    others = [value for value in counts if value and value not in chosen]
    if "" in counts and "" not in chosen:
        others.append("")
    # With each letter typed there are other counts of thousands of names.
    listed = [*first, *others[: max(0, LONG - len(first))]]
    values = (
        FilterValue(v, _label(kind, v, unknown), counts.get(v, 0), v in chosen) for v in listed
    )
    beyond = len(first) + len(others) - len(listed)
    return FilterGroup(kind, HEADS[kind], tuple(values), beyond=beyond)


@lru_cache(4_096)  # with each letter typed there are mostly the same names and months
def _label(kind: str, value: str, unknown: str) -> str:
    if kind == "language" and value:
        return language_name(value)
    return month(value) if kind == "month" and value else shown(value, unknown)


def toggled(filters: Filters, kind: str, value: str) -> Filters:
    """Return the filters with one more, or without the one that was chosen already."""
    if kind == "outlet":
        return replace(filters, outlets=_flipped(filters.outlets, value))
    if kind == "month":
        return replace(filters, months=_flipped(filters.months, value))
    if kind == "language":
        return replace(filters, languages=_flipped(filters.languages, value))
    if kind == "story":
        return replace(filters, stories=_flipped(filters.stories, StoryId(value)))
    for name_kind in get_args(NameKind):
        if name_kind == kind:
            return replace(filters, names=_flipped(filters.names, NameRef(name_kind, value)))
    return _with_end(filters, kind, value)


def _with_end(filters: Filters, kind: str, value: str) -> Filters:
    """Return the filters with another first or last day, or without it; as they are for neither."""
    if kind == "since":
        return replace(filters, since=None if filters.since == value else value)
    if kind == "until":
        return replace(filters, until=None if filters.until == value else value)
    return filters


def _flipped(chosen: tuple[T, ...], value: T) -> tuple[T, ...]:
    return tuple(v for v in chosen if v != value) if value in chosen else (*chosen, value)


def tags(filters: Filters, stories: Iterable[Story] = ()) -> list[tuple[str, str, str]]:
    """Return what is chosen as (kind, value, words to show, guarded).

    Args:
        filters: What is chosen.
        stories: Those of it that are known, whose titles are told; of others the id is.
    """
    titles = {story.id: fit(guard(story.title), TITLE_CELLS) for story in stories}
    found = [("outlet", name, f"outlet: {shown(name, 'unknown')}") for name in filters.outlets]
    found += [("month", m, f"date: {month(m) if m else 'unknown'}") for m in filters.months]
    ends = (("since", filters.since), ("until", filters.until))
    found += [(end, on, f"{end}: {day(on, weekday=False)}") for end, on in ends if on is not None]
    found += [
        ("language", code, f"language: {language_name(code) if code else 'unknown'}")
        for code in filters.languages
    ]
    found += [
        (ref.kind, ref.name, f"{ref.kind}: {shown(ref.name, '')}")
        for ref in filters.names
        if ref.kind is not None
    ]
    found += [("story", one, f"story: {titles.get(one) or guard(one)}") for one in filters.stories]
    return found
