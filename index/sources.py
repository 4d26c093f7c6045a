"""Back from articles to the files they were read from."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

from index.errors import NoSuchArticleError
from index.formats import SourceFile, raws, walk
from index.ids import place_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from index.article import Article, ArticleId


def source_texts(corpus: Path, articles: Iterable[Article]) -> Iterator[str]:
    """Yield the sources of articles as they were before cleaning.

    A file of many records is read once as long as its articles come in order.

    Raises:
        NoSuchArticleError: A file is gone, or no longer holds the article.
    """
    waiting = iter(articles)
    begin = next(waiting, None)
    while begin is not None:
        following: list[Article] = []
        path = begin.source.path
        ids = chain([begin.id], _of_file(path, begin.id, waiting, following))
        yield from raws(_source_file(corpus, path), ids)
        begin = following[0] if following else next(waiting, None)


def _of_file(
    path: str,
    last: ArticleId,
    waiting: Iterator[Article],
    following: list[Article],
) -> Iterator[ArticleId]:
    """Yield the ids that go on in a file, and leave the first article that doesn't."""
    for article in waiting:
        if article.source.path != path or not _follows(article.id, last, path):
            following.append(article)
            return
        last = article.id
        yield article.id


def _follows(article_id: ArticleId, last: ArticleId, path: str) -> bool:
    """Tell whether an article can be had from its file after another one."""
    place, before = place_of(article_id, path), place_of(last, path)
    if place.member:
        return True  # an archive is gone through for many at once, in whatever order
    return (place.record or 0) > (before.record or 0)


def _source_file(corpus: Path, relative: str) -> SourceFile:
    path = corpus if corpus.is_file() else corpus / relative
    if path.exists():
        return SourceFile(path, relative, 0, 0)
    # Names that can't be printed stand escaped in an id: only a walk leads back to them.
    for found in walk(corpus):
        if isinstance(found, SourceFile) and found.relative == relative:
            return found
    raise NoSuchArticleError(
        f"The file {relative} is not there any more.",
        "It may have been moved or deleted: refresh the corpus.",
    )
