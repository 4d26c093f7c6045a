"""What is grouped: texts, each once, however many articles have it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple
from zlib import crc32

from index.stories.keptweb import Unit
from index.stories.likeness import NO_DAY
from index.stories.table import unit_of
from index.stories.web import Wanted

if TYPE_CHECKING:
    from collections.abc import Iterable

    from index.catalogue.surveying import ToldArticle


class TextUnit(NamedTuple):
    """A text, with what the first article that has it says of it."""

    wanted: Wanted
    text_hash: str
    language: str
    title: str | None


def units_of(articles: Iterable[ToldArticle]) -> dict[str, TextUnit]:
    """Return by key the texts of articles, by their keys: in no order of files.

    A text has the day in the middle of those that its articles have, so that one that is wrong
    counts for little.
    """
    having: dict[str, list[ToldArticle]] = {}
    for article in articles:
        having.setdefault(unit_of(article), []).append(article)
    return {key: _unit(key, having[key]) for key in sorted(having)}


def _unit(key: str, articles: list[ToldArticle]) -> TextUnit:
    days = sorted(article.day for article in articles if article.day is not None)
    day = days[(len(days) - 1) // 2] if days else NO_DAY
    title = min((article.title for article in articles if article.title), default=None)
    first = articles[0]
    language = min(article.language for article in articles)
    told = f"{first.text_hash}\n{day}\n{language}\n{title}"
    signature = crc32(told.encode("utf-8", "surrogatepass"))
    return TextUnit(Wanted(Unit(key, signature), day), first.text_hash, language, title)
