"""An article as it is read: the text with all that is lit in it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import chain
from typing import TYPE_CHECKING

from index.article import DateMention, FigureMention, Mention
from index.sametext import NOWHERE_ELSE

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from index.article import Article, ArticleId, Span
    from index.library import Library
    from index.listing import Listing
    from index.results import Results
    from index.sametext import SameText
    from index.story import Story

Lit = Mention | DateMention | FigureMention
"""What can be lit in a text and stepped through."""


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
    figures: tuple[FigureMention, ...] = ()
    """Found after the rest, where they are listed."""
    story: Story | None = None
    """The event that it is on; found last. None where it isn't grouped yet."""

    @property
    def lit(self) -> Iterator[Lit]:
        """All that a key lights: names, dates and figures."""
        return chain(self.mentions, self.dates, self.figures)


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


def with_figures(library: Library, reading: Reading) -> Reading:
    """Return an article with its figures; apart from `load`, for a preview has none.

    Raises:
        NoSuchArticleError: The article has vanished meanwhile.
    """
    return replace(reading, figures=library.figures(reading.article))


def with_story(library: Library, reading: Reading) -> Reading:
    """Return an article with the story that it is in; it may have to be put together first."""
    return replace(reading, story=library.story_of(reading.article.id))


def steppable(
    reading: Reading, kinds: Collection[str], chosen: tuple[str, str] | None
) -> list[Lit]:
    """Return the mentions that are stepped through, in order.

    Args:
        reading: The article.
        kinds: The kinds that are lit, "date" and "figure" among them.
        chosen: Kind and name to which the steps keep; None for all that is lit.
    """
    if chosen is None:
        found = [one for one in reading.lit if kind_of(one) in kinds]
    else:
        found = [one for one in reading.lit if called(one) == chosen]
    return sorted(found, key=lambda mention: mention.start)


def kind_of(one: Lit) -> str:
    """Return what lights a mention: the kind of a name, "date" or "figure"."""
    if isinstance(one, Mention):
        return one.kind
    return "date" if isinstance(one, DateMention) else "figure"


def called(one: Lit) -> tuple[str, str]:
    """Return what all mentions of one thing share: its kind, and its name.

    That of a date is the date itself, or its words where it isn't known.
    """
    if isinstance(one, DateMention):
        return "date", one.date or one.text
    return kind_of(one), one.name


def around_words(by: int, total: int) -> str:
    """Return what is said where steps through so many mentions go over an end of a text."""
    if total == 1:
        return "This is the only mention."
    if by > 0:
        return f"From the last mention on to the first of {total:,}."
    return f"From the first mention back to the last of {total:,}."
