"""The fields of the query language by the words people type for them, and what asks for a name."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from index.article import NameKind

TEXT_FIELDS = ("title", "outlet", "language")
NAME_FIELDS: dict[str, NameKind | None] = {
    "person": "person",
    "place": "place",
    "organisation": "organisation",
    "name": None,
}
"""Each with the kind of its names; None for any."""
DATE_FIELDS = ("date", "since", "until")
FIELDS = ("title", "outlet", *NAME_FIELDS, "language", *DATE_FIELDS)
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


class Completion(NamedTuple):
    """What a field may go on with."""

    value: str
    articles: int
    """How many have it."""
