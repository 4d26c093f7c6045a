"""What would be found instead, where a query finds nothing: another spelling, a filter less."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from index.article import Span
from index.engine.signs import plain_signs
from index.fields import (
    ASKED_FIELDS,
    SPELLINGS,
    Asked,
    NameAsked,
    StoryAsked,
    asked_for,
)
from index.instead import (
    Alternative,
    Alternatives,
    UnknownName,
    UnknownOutlet,
    UnknownStory,
    WordFound,
)
from index.outlets import nearest
from index.results import Filters, NameRef

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from index.results import Results

_PIECE = re.compile(r'(?:[A-Za-z_]+:)?(?:"[^"]*"(?:~\d+)?(?:\^[\d.]+)?|[^\s"()\[\]]+)(?!\S)')
"""A word, a phrase, or a field with one of them, up to the next blank."""
_OF_OUTLET = re.compile(r"outlet:(?P<name>.*)", re.IGNORECASE | re.DOTALL)
_QUOTES = '"“”„«»'
_ASKED = re.compile(
    rf"(?P<field>{'|'.join((*ASKED_FIELDS, *SPELLINGS))}):(?P<words>.*)", re.IGNORECASE | re.DOTALL
)
_OPERATORS = ("AND", "OR", "NOT")
_MOST_WORDS = 8
"""Pieces of a query that are looked up one by one; more of them tell nobody anything."""


def alternatives(
    nothing: Results,
    search: Callable[[str, Filters], Results],
    like: Callable[[Asked], tuple[str, ...]],
) -> Alternatives:
    """Return what would be found with a little less or a little else.

    Args:
        nothing: The answer to a query that could be understood, and finds nothing.
        search: Answers a query with filters.
        like: Tells names of the corpus, or titles of stories, that are like one.
    """

    def tried(query: str, filters: Filters) -> Alternative | None:
        number = len(search(query, filters))
        return Alternative(query, filters, number) if number else None

    words = tuple(
        WordFound(start, end, len(search(nothing.query[start:end], Filters())))
        for start, end in pieces(nothing.query, [one.words for one in nothing.days])
    )
    outlets = _unknown_outlets(nothing, words, search)
    unknown = _unknown(nothing, words, search, like)
    query, kept = _respelt(nothing, words, outlets, unknown)
    other = (query, kept) != (nothing.query, nothing.filters)
    spelling = tried(query, kept) if other else None
    query = nothing.suggestion or nothing.query
    wider = [tried(query, filters) for filters in _with_less(nothing.filters)]
    best = max((way for way in wider if way), key=lambda way: way.articles, default=None)
    if best is None and nothing.filters:
        best = tried(query, Filters())
    fewer = _without_a_word(nothing, words, tried)
    named = tuple(one for one in unknown.values() if isinstance(one, UnknownName))
    stories = tuple(one for one in unknown.values() if isinstance(one, UnknownStory))
    return Alternatives(words, spelling, best, fewer, tuple(outlets.values()), named, stories)


def _unknown_outlets(
    nothing: Results,
    words: Sequence[WordFound],
    search: Callable[[str, Filters], Results],
) -> dict[str, UnknownOutlet]:
    """Return what no outlet is called, by how it stands in the query or among the filters."""
    written = [nothing.query[word.start : word.end] for word in words if not word.articles]
    named = {piece: _outlet_named(piece) for piece in written}
    asked = {piece: name for piece, name in named.items() if name}
    filtered = [name for name in nothing.filters.outlets if name]
    asked |= {name: name for name in filtered if not len(search("", Filters(outlets=(name,))))}
    known = search("", Filters()).counts.outlet if asked else {}
    return {piece: UnknownOutlet(name, nearest(name, known)) for piece, name in asked.items()}


def _outlet_named(piece: str) -> str:
    """Return the name in a piece that asks for an outlet; "" in any other."""
    found = _OF_OUTLET.fullmatch(piece)
    return found["name"].strip(_QUOTES) if found else ""


def _unknown(
    nothing: Results,
    words: Sequence[WordFound],
    search: Callable[[str, Filters], Results],
    like: Callable[[Asked], tuple[str, ...]],
) -> dict[str, UnknownName | UnknownStory]:
    """Return what no name and no story is, as it stands in the query or the filters."""
    asked: dict[str, Asked] = {}
    for word in words:
        piece = nothing.query[word.start : word.end]
        found = _ASKED.fullmatch(piece) if not word.articles else None
        if found and (sought := found["words"].strip(f"{_QUOTES}*")):
            field = found["field"].lower()
            asked[piece] = asked_for(SPELLINGS.get(field, field), sought)
    for ref in nothing.filters.names:
        if not len(search("", Filters(names=(ref,)))):
            asked[ref.name] = NameAsked(ref.kind, ref.name)
    for story in nothing.filters.stories:
        if not len(search("", Filters(stories=(story,)))):
            asked[story] = StoryAsked(story)
    return {
        piece: UnknownStory(one.words, like(one))
        if isinstance(one, StoryAsked)
        else UnknownName(one.name, one.kind, like(one))
        for piece, one in asked.items()
    }


def _respelt(
    nothing: Results,
    words: Sequence[WordFound],
    outlets: Mapping[str, UnknownOutlet],
    asked: Mapping[str, UnknownName | UnknownStory],
) -> tuple[str, Filters]:
    """Return query and filters in the closest spelling, the same where there is none."""
    unknown: dict[str, UnknownOutlet | UnknownName | UnknownStory] = {**asked, **outlets}
    likest = {piece: one.nearest[0] for piece, one in unknown.items() if one.nearest}
    query = nothing.suggestion or nothing.query
    if not nothing.suggestion:
        for word in reversed(words):
            piece = nothing.query[word.start : word.end]
            if name := likest.get(piece):
                quoted = re.sub(f"[{_QUOTES}]", " ", name)
                field = piece.partition(":")[0].lower()
                query = f'{query[: word.start]}{field}:"{quoted}"{query[word.end :]}'
    kept = dict.fromkeys(likest.get(name, name) for name in nothing.filters.outlets)
    named = dict.fromkeys(
        ref._replace(name=likest.get(ref.name, ref.name)) for ref in nothing.filters.names
    )
    return query, replace(nothing.filters, outlets=tuple(kept), names=tuple(named))


def pieces(query: str, days: Sequence[str] = ()) -> list[Span]:
    """Return what a query asks for, each piece by itself; nothing where they depend on another.

    Args:
        query: The query.
        days: What of it says days, as it stands there.
    """
    plain = plain_signs(query)
    found: list[Span] = []
    at = len(plain) - len(plain.lstrip())
    while len(found) <= _MOST_WORDS and (end := _piece_end(plain, at, query, days)):
        found.append(Span(at, end))
        at = len(plain) - len(plain[end:].lstrip())
    apart = all(
        plain[start:end] not in _OPERATORS and plain[start] not in "-+" for start, end in found
    )
    return found if apart and at == len(plain) and len(found) <= _MOST_WORDS else []


def _piece_end(plain: str, at: int, query: str, days: Sequence[str]) -> int:
    """Return where the piece ends that begins at a place; 0 where none does."""
    for words in days:
        if query.startswith(words, at):
            return at + len(words)
    piece = _PIECE.match(plain, at)
    return piece.end() if piece else 0


def _with_less(filters: Filters) -> Iterator[Filters]:
    """Yield the filters without each single thing that narrows."""
    if filters.outlets:
        yield replace(filters, outlets=())
    if filters.months:
        yield replace(filters, months=())
    if filters.languages:
        yield replace(filters, languages=())
    if filters.since or filters.until:
        yield replace(filters, since=None, until=None)
    if filters.stories:
        yield replace(filters, stories=())
    for name in filters.names:
        yield replace(filters, names=_others(filters.names, name))


def _others(names: tuple[NameRef, ...], name: NameRef) -> tuple[NameRef, ...]:
    return tuple(other for other in names if other != name)


def _without_a_word(
    nothing: Results,
    words: tuple[WordFound, ...],
    tried: Callable[[str, Filters], Alternative | None],
) -> Alternative | None:
    """Leave out the word that the fewest articles have, the last such; never the only word."""
    alone = [nothing.query[word.start : word.end] for word in words]
    if len(words) < 2 and not any(_outlet_named(one) or _ASKED.fullmatch(one) for one in alone):
        return None
    rarest = min(reversed(words), key=lambda word: word.articles)
    kept = [nothing.query[word.start : word.end] for word in words if word is not rarest]
    return tried(" ".join(kept), nothing.filters)
