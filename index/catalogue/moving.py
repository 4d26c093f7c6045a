"""What is known of a file put under its new path, in place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from index.catalogue.encoding import body_values, print_of, storable

if TYPE_CHECKING:
    from collections.abc import Iterator

    from index.article import Article
    from index.catalogue.articles import Articles
    from index.catalogue.store import Batch, Store

_AT_ONCE = 200
_NOBODY = 0
"""A key that no article ever bears."""


class Moving:
    """Changes that a move makes to the tables."""

    def __init__(self, store: Store, articles: Articles) -> None:
        self._store = store
        self._articles = articles

    def articles_of(self, file: str) -> Iterator[tuple[int, Article]]:
        """Yield the articles of a file, each with its key."""
        keys = self._articles.keys_of(file)
        for start in range(0, len(keys), _AT_ONCE):
            yield from self._articles.of_keys(keys[start : start + _AT_ONCE]).items()

    def is_taken(self, key: int, article: Article, batch: Batch) -> bool:
        """Tell whether another article than that of this key bears the id.

        A file `news.zip!page.html` does, until it is forgotten, where another is now `news.zip`.
        """
        found = batch.connection.execute(
            "SELECT 1 FROM article WHERE id = ? AND key <> ?", (storable(article.id), key)
        )
        return found.fetchone() is not None

    def put(self, key: int, article: Article, batch: Batch) -> None:
        """Store an article of which nothing has changed but its id and path, under its old key.

        The text index, which knows neither, need not hear of it.
        """
        print_ = print_of(article, body_values(article))
        batch.connection.execute(
            "UPDATE article SET id = ?, file = ?, digest = ? WHERE key = ?",
            (storable(article.id), article.source.path, print_, key),
        )

    def put_skipped(self, old: str, new: str, batch: Batch) -> None:
        """Put what was skipped in a file under its new path."""
        batch.connection.execute(
            "UPDATE skipped SET file = ?2, path = ?2 || substr(path, length(?1) + 1)"
            " WHERE file = ?1",
            (old, new),
        )

    def count(self, batch: Batch) -> None:
        """Count the generation up, so that whoever holds ids and their order reads them again."""
        batch.connection.execute("INSERT INTO removal VALUES (?, ?)", (batch.generation, _NOBODY))
