"""What every kind of file is brought to before it becomes an article."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from index.article import ArticleId, Source, Sureness
    from index.body import Body


@dataclass(frozen=True, slots=True)
class Fields:
    """What a file says of its article in so many words, and not on the page."""

    title: str | None = None
    outlet: str | None = None
    date: str | None = None
    """ISO 8601."""
    authors: tuple[str, ...] = ()
    url: str | None = None
    language: str | None = None
    found_in: dict[str, str] = field(default_factory=dict)
    sure: dict[str, Sureness] = field(default_factory=dict)
    """How sure each is; what isn't in it is as sure as its place (`index.sureness`)."""


@dataclass(frozen=True, slots=True)
class RawDocument:
    """A text as it was found, decoded and free of control characters."""

    id: ArticleId
    text: str
    source: Source
    fields: Fields = Fields()
    first_line: int = 1
    """The line of the source that the text begins on."""
    is_record: bool = False
    """Whether the text is a body already, or a page with the body somewhere in it."""
    body: Body | None = None
    """For a page whose body was found in its markup: what it shows, and which of it is text. Then
    `text` isn't looked at."""
