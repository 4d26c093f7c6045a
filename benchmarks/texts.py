"""Articles as the peers are given them: read and cleaned already, which ours has to do first."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from index.article import Article


class Text(NamedTuple):
    """An article, cleaned, as the peers are given it."""

    title: str
    outlet: str
    date: str
    text: str


def texts_of(articles: Iterable[Article]) -> Iterator[Text]:
    """Yield articles as the peers are given them."""
    for article in articles:
        yield Text(article.title or "", article.outlet or "", article.date or "", article.text)


def save(texts: Iterable[Text], path: Path) -> None:
    """Keep texts for a process of its own."""
    with path.open("w", encoding="utf-8") as lines:
        lines.writelines(json.dumps(text) + "\n" for text in texts)


def saved(path: Path) -> list[Text]:
    """Return texts that were kept."""
    with path.open(encoding="utf-8") as lines:
        return [Text(*json.loads(line)) for line in lines]


def saved_articles(path: Path) -> Iterator[Text]:
    """Yield the articles of a file of JSON lines, as `benchmarks.articles.write` makes it."""
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            told = json.loads(line)
            yield Text(told["title"], told["outlet"], told["date"], told["text"])
