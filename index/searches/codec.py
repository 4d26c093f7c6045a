"""Searches, as their files say them."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from index.article import NAME_KINDS
from index.decisions.codec import Codec, WrongError, list_of, moment_of, words_of
from index.decisions.writing import line
from index.results import SORTS, Filters, NameRef, Sort
from index.searches.search import LONGEST, Search
from index.story import StoryId

TABLE = "search"
LONGEST_VALUE = 300
"""Characters of what narrows a search."""
MOST_VALUES = 200
"""Of one kind, in one search."""
_SAVED_HEAD = """\
# Searches that were saved. A table taken out is a search forgotten. For a colleague: put this file
# beside the articles as searches.toml.
"""
_ASKED_HEAD = """\
# What was asked, the newest last. Written by corpus-reader, and safe to delete; with
# history = false in its settings, nothing is added.
"""
_LISTS = ("outlets", "months", "languages", "stories")
_MAY = (*_LISTS, "names", "since", "until", "sort", "by_story", "looked")


def checked(search: Search) -> Search:
    """Return a search as it will be read again.

    Raises:
        WrongError: It can't be kept.
    """
    if len(search.query) > LONGEST:
        raise WrongError(f"a query of more than {LONGEST:,} characters isn't kept")
    filters = search.filters
    lists = (*(getattr(filters, kind) for kind in _LISTS), [ref.name for ref in filters.names])
    for values in lists:
        if len(values) > MOST_VALUES or any(len(value) > LONGEST_VALUE for value in values):
            raise WrongError("it is narrowed by too much, or by what is too long")
    return replace(search, name=words_of(search.name, "name") if search.name else "")


def _made(table: dict[str, Any]) -> Search:
    name, query = table.get("name", ""), table["query"]
    if not isinstance(query, str):
        raise WrongError("query isn't in quotation marks")
    stamp, newest = _looked(table.get("looked", ""))
    lists = {
        kind: tuple(map(_value, list_of(table, kind, _AS, may_be_empty=True))) for kind in _LISTS
    }
    filters = Filters(
        outlets=lists["outlets"],
        months=lists["months"],
        names=tuple(map(_name, list_of(table, "names", _AS, may_be_empty=True))),
        since=_value(table["since"]) if "since" in table else None,
        until=_value(table["until"]) if "until" in table else None,
        languages=lists["languages"],
        stories=tuple(map(StoryId, lists["stories"])),
    )
    by_story = table.get("by_story", False)
    if not isinstance(by_story, bool):
        raise WrongError("by_story is true or false")
    return checked(
        Search(
            query,
            filters,
            _sort(table.get("sort")),
            by_story,
            words_of(name, "name") if table["do"] == "save" else "",
            stamp,
            newest,
            moment_of(table),
        )
    )


_AS = '["The Post"]'


def _value(value: object) -> str:
    if not isinstance(value, str):
        raise WrongError("what narrows a search isn't in quotation marks")
    return value


def _name(value: object) -> NameRef:
    kind, colon, name = _value(value).partition(":")
    for one in NAME_KINDS:
        if colon and kind == one:
            return NameRef(one, name)
    if colon and kind == "name":
        return NameRef(None, name)
    raise WrongError(f'a name is written "person:…", with one of {", ".join(NAME_KINDS)} or name')


def _sort(value: object) -> Sort | None:
    for sort in SORTS:
        if value == sort:
            return sort
    if value is None:
        return None
    raise WrongError(f"sort is one of {', '.join(SORTS)}")


def _looked(value: object) -> tuple[str, int]:
    stamp, _, newest = _value(value).partition(":")
    if newest.isascii() and newest.isdigit() and len(newest) < 19:
        return stamp, int(newest)
    return "", 0


def _told(search: Search) -> str:
    filters = search.filters
    lines = [line("name", search.name)] if search.name else []
    lines.append(line("query", search.query))
    lines += [line(kind, values) for kind in _LISTS if (values := getattr(filters, kind))]
    if filters.names:
        lines.append(line("names", [f"{ref.kind or 'name'}:{ref.name}" for ref in filters.names]))
    ends = (("since", filters.since), ("until", filters.until), ("sort", search.sort))
    lines += [line(key, value) for key, value in ends if value is not None]
    if search.by_story:
        lines.append("by_story = true\n")
    if search.stamp:
        lines.append(line("looked", f"{search.stamp}:{search.newest}"))
    return "".join(lines)


SAVED: Codec[Search] = Codec(
    "searches",
    _SAVED_HEAD,
    {"save": ("name", "query")},
    {"save": _MAY},
    _made,
    _told,
    checked,
    TABLE,
)
ASKED: Codec[Search] = Codec(
    "history", _ASKED_HEAD, {"ask": ("query",)}, {"ask": _MAY}, _made, _told, checked, TABLE
)
