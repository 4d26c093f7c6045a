"""An article as it is read: the text with all that is lit in it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from index.sametext import NOWHERE_ELSE

if TYPE_CHECKING:
    from collections.abc import Collection

    from index.article import Article, ArticleId, DateMention, Mention, Span
    from index.library import Library
    from index.listing import Listing
    from index.results import Results
    from index.sametext import SameText


@dataclass(frozen=True, slots=True)
class Reading:
    """An article with its names, its dates and the hits of the query that led to it."""

    article: Article
    mentions: tuple[Mention, ...]
    dates: tuple[DateMention, ...]
    title_hits: tuple[Span, ...]
    hits: tuple[Span, ...]
    query: str
    names_complete: bool = True
    """Whether the names of all articles have been found."""
    same: SameText = NOWHERE_ELSE
    """The other articles with the very same text."""


def load(library: Library, article_id: ArticleId, results: Results | Listing | None) -> Reading:
    """Fetch an article and what is lit in it; for a worker, not for the screen's thread.

    Raises:
        NoSuchArticleError: The article has vanished meanwhile.
    """
    article = library.article(article_id)
    title_hits, hits = library.hits(results, article_id) if results is not None else ((), ())
    return Reading(
        article,
        library.mentions(article_id),
        library.dates(article),
        tuple(title_hits),
        tuple(hits),
        results.query if results is not None else "",
        library.names_complete(),
        library.same_text(article),
    )


def steppable(
    reading: Reading, kinds: Collection[str], chosen: tuple[str, str] | None
) -> list[Mention | DateMention]:
    """Return the mentions that are stepped through, in order.

    Args:
        reading: The article.
        kinds: The kinds of names that are lit, "date" among them.
        chosen: Kind and name to which the steps keep; None for all that is lit.
    """
    found: list[Mention | DateMention] = []
    if chosen is None:
        found += [m for m in reading.mentions if m.kind in kinds]
        found += reading.dates if "date" in kinds else ()
    else:
        kind, name = chosen
        found += [m for m in reading.mentions if (m.kind, m.name) == (kind, name)]
        found += [d for d in reading.dates if kind == "date" and name == date_name(d)]
    return sorted(found, key=lambda mention: mention.start)


def date_name(date: DateMention) -> str:
    """Return what all mentions of one date share: the date, or its words if it isn't known."""
    return date.date or date.text
