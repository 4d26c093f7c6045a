"""Back from an article to the file it was read from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from index.errors import NoSuchArticleError
from index.formats import SourceFile, raw, walk

if TYPE_CHECKING:
    from pathlib import Path

    from index.article import Article


def source_text(corpus: Path, article: Article) -> str:
    """Return an article's source as it was before cleaning.

    Raises:
        NoSuchArticleError: The file is gone, or no longer holds the article.
    """
    return raw(_source_file(corpus, article.source.path), article.id)


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
