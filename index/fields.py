"""The fields of the query language by the words people type for them, and what some ask for."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from index.article import NameKind

QUOTED_FIELD = "quoted"
"""Finds words that stand inside quotation marks."""
TEXT_FIELDS = ("title", QUOTED_FIELD, "outlet", "language")
NAME_FIELDS: dict[str, NameKind | None] = {
    "person": "person",
    "place": "place",
    "organisation": "organisation",
    "name": None,
}
"""Each with the kind of its names; None for any."""
STORY_FIELD = "story"
ASKED_FIELDS = (*NAME_FIELDS, STORY_FIELD)
"""Those whose articles the words in a text don't tell; see `Asked`."""
DATE_FIELDS = ("date", "since", "until")
FIELDS = ("title", QUOTED_FIELD, "outlet", *ASKED_FIELDS, "language", *DATE_FIELDS)
"""All, as they are told."""
SPELLINGS = {"org": "organisation", "organization": "organisation"}
"""Other words for some of them."""


class NameAsked(NamedTuple):
    """A name that a query asks for."""

    kind: NameKind | None
    """None for any."""
    name: str
    """As it was typed, without quotes."""
    begun: bool = False
    """Whether its last word may go on: `person:qui*`."""


class StoryAsked(NamedTuple):
    """A story that a query asks for."""

    words: str
    """Its id, the beginning of one, or words of its title; as typed, without quotes."""
    begun: bool = False
    """Whether the last word may go on: `story:harb*`."""


Asked = NameAsked | StoryAsked
"""What a query asks for that is found out beside the texts: the engine is told which articles."""


def asked_for(field: str, words: str, *, begun: bool = False) -> Asked:
    """Return what is asked for by words in one of `ASKED_FIELDS`."""
    if field == STORY_FIELD:
        return StoryAsked(words, begun)
    return NameAsked(NAME_FIELDS[field], words, begun)


def field_of(asked: Asked) -> str:
    """Return the one of `ASKED_FIELDS` that something is asked for in."""
    if isinstance(asked, StoryAsked):
        return STORY_FIELD
    return next(field for field, kind in NAME_FIELDS.items() if kind == asked.kind)


class DaysAsked(NamedTuple):
    """Days that a query or a filter asks for, as they were understood."""

    words: str
    """As it was typed: "date:last 2 weeks"."""
    first: str | None
    """The first and the last day as ISO dates; None where there is no end."""
    last: str | None


class Completion(NamedTuple):
    """What a field may go on with."""

    value: str
    articles: int
    """How many have it."""
