"""What would be found instead, where a query finds nothing: another spelling, a filter less."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from index.results import Alternative, Alternatives, Filters, NameRef, WordFound

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from index.results import Results

_PIECE = re.compile(r"""(?:[A-Za-z_]+:)?(?:["“„«][^"“”„«»]*["”»]|[^\s"“”„«»()\[\]]+)(?!\S)""")
"""A word, a phrase, or a field with one of them, up to the next blank."""
_OPERATORS = ("AND", "OR", "NOT")
_MOST_WORDS = 8
"""Pieces of a query that are looked up one by one; more of them tell nobody anything."""


def alternatives(nothing: Results, search: Callable[[str, Filters], Results]) -> Alternatives:
    """Return what would be found with a little less or a little else.

    Args:
        nothing: The answer to a query that could be understood, and finds nothing.
        search: Answers a query with filters.
    """

    def tried(query: str, filters: Filters) -> Alternative | None:
        number = len(search(query, filters))
        return Alternative(query, filters, number) if number else None

    query = nothing.suggestion or nothing.query
    words = tuple(
        WordFound(match.start(), match.end(), len(search(match.group(), Filters())))
        for match in pieces(nothing.query)
    )
    spelling = tried(query, nothing.filters) if nothing.suggestion else None
    wider = [tried(query, filters) for filters in _with_less(nothing.filters)]
    best = max((way for way in wider if way), key=lambda way: way.articles, default=None)
    if best is None and nothing.filters:
        best = tried(query, Filters())
    return Alternatives(words, spelling, best, _without_a_word(nothing, words, tried))


def pieces(query: str) -> list[re.Match[str]]:
    """Return what a query asks for, each piece by itself; nothing where they depend on another."""
    found, at = [], 0
    while piece := _PIECE.match(query, at):
        found.append(piece)
        at = len(query) - len(query[piece.end() :].lstrip())
    apart = all(p.group() not in _OPERATORS and p.group()[0] not in "-+" for p in found)
    return found if apart and at == len(query) and len(found) <= _MOST_WORDS else []


def _with_less(filters: Filters) -> Iterator[Filters]:
    """Yield the filters without each single thing that narrows."""
    if filters.outlets:
        yield replace(filters, outlets=())
    if filters.months:
        yield replace(filters, months=())
    if filters.since or filters.until:
        yield replace(filters, since=None, until=None)
    for name in filters.names:
        yield replace(filters, names=_others(filters.names, name))


def _others(names: tuple[NameRef, ...], name: NameRef) -> tuple[NameRef, ...]:
    return tuple(other for other in names if other != name)


def _without_a_word(
    nothing: Results,
    words: tuple[WordFound, ...],
    tried: Callable[[str, Filters], Alternative | None],
) -> Alternative | None:
    """Leave out the word that the fewest articles have, the last such."""
    if len(words) < 2:
        return None
    rarest = min(reversed(words), key=lambda word: word.articles)
    kept = [nothing.query[word.start : word.end] for word in words if word is not rarest]
    return tried(" ".join(kept), nothing.filters)
