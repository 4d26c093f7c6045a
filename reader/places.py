"""The places of the application, and how the first line offers them. Pure."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Place:
    """A screen that a digit leads to from any other place."""

    id: str
    name: str


PLACES = (
    Place("search", "Search"),
    Place("stories", "Stories"),
    Place("names", "Names"),
    Place("corpus", "Corpus"),
)
"""In the order of the first line; each one's mode in the application has its id."""


def place_named(place_id: str) -> Place:
    """Return a place by its id.

    Raises:
        KeyError: There is none.
    """
    return {place.id: place for place in PLACES}[place_id]
