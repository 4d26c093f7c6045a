"""All that is known of an article besides its text, and where each piece was found. Pure."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from index.tongues import NAMED, is_named
from reader.article.page import by_reason, sure_words
from reader.results.same import UNKNOWN_OUTLET
from reader.stories.words import UNTITLED, days_words
from reader.text.marks import Mark, Marks
from reader.text.page import Block, line_block
from reader.text.phrases import count, day, moment
from reader.text.safe import guard
from reader.text.tongues import language_name

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from index.article import Article
    from index.sametext import SameText
    from index.story import Story
    from reader.article.reading import Reading

LABEL = 11
"""Cells that a label takes."""


def info_blocks(
    reading: Reading, recogniser: str | None, named: Collection[str] = NAMED
) -> list[Block]:
    """Return a block for each thing known.

    Args:
        reading: The article.
        recogniser: What found its names, in words; None before any did.
        named: The languages that there is a recogniser of names for.
    """
    blocks: list[Block] = []
    article = reading.article
    known = [*_known(article, recogniser, named), ("story", _story(reading.story))]
    for label, value in (*known, *_same(article, reading.same)):
        text = label.ljust(LABEL) + guard(value)
        lit = Marks.of([Mark(LABEL, len(text), "outlet")])
        blocks.append(replace(line_block(text, "meta", marks=lit), hang=LABEL))
    return [*blocks[:-1], replace(blocks[-1], gap=1)]


def _known(
    article: Article, recogniser: str | None, named: Collection[str]
) -> Iterator[tuple[str, str]]:
    yield "title", _found(article, "title", article.title)
    yield "outlet", _found(article, "outlet", article.outlet)
    yield "date", _found(article, "date", moment(article.date) if article.date else None)
    yield "authors", _found(article, "authors", ", ".join(article.authors) or None)
    language = language_name(article.language) if article.language else None
    yield "language", _found(article, "language", language)
    yield "address", _found(article, "url", article.url)
    source = article.source
    yield "file", source.path if source.path == article.id else f"{source.path}, as {article.id}"
    yield "sha256", source.sha256
    repairs = ", ".join(source.repairs)
    yield "encoding", f"{source.encoding}; repaired: {repairs}" if repairs else source.encoding
    names = f"found by {recogniser}" if recogniser else "not found yet"
    if language and not is_named(article.language, named):
        names = f"none looked for in {language}: the setting recogniser names no model for it"
    yield "names", names
    removed = count(len(article.removed), "line")
    yield "removed", f"{removed}: {by_reason(article.removed)}" if article.removed else "nothing"


def _story(story: Story | None) -> str:
    """Return which event it is on, and how many articles are."""
    if story is None:
        return "not grouped yet"
    told = f"{count(len(story.articles), 'article')}, {days_words(story)}"
    return f"“{story.title or UNTITLED}” ({told})"


def _same(article: Article, same: SameText) -> Iterator[tuple[str, str]]:
    """Yield where else the text stands, an article a line."""
    if not same.total:
        return
    yield "same text", f"{count(same.total, 'other article has', 'other articles have')} it"
    for card in same.cards:
        outlet = card.outlet or UNKNOWN_OUTLET
        title = f", “{card.title or 'title unknown'}”" if card.title != article.title else ""
        yield "", f"{outlet} · {day(card.date, weekday=False)} · {card.id}{title}"
    if more := same.total - len(same.cards):
        yield "", f"{more:,} more"


def _found(article: Article, field: str, value: str | None) -> str:
    """Return a value and where it was found."""
    if value is None:
        return "unknown"
    where = article.found_in.get(field)
    return f"{value} (found in {where}{sure_words(article, field)})" if where else value
