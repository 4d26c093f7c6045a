"""The words about an article that all written forms share."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.text.phrases import count, day

if TYPE_CHECKING:
    from index.article import Article

UNTITLED = "title unknown"
NO_OUTLET = "outlet unknown"


def article_meta(article: Article) -> str:
    """Return what is known of an article on one line."""
    told = (article.outlet or NO_OUTLET, day(article.date))
    return " · ".join((*told, count(article.words, "word"), article.id))
