"""The articles of the catalogue, and what became of them from generation to generation."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal, NamedTuple

from index.article import ArticleId, Card

# ruff: noqa: S608  statements are put together from our own names of columns
from index.catalogue.encoding import (
    BODY,
    HEAD,
    WHOLE,
    WHOLE_FROM,
    article_from,
    body_values,
    is_whole,
    moment,
    print_of,
    storable,
)
from index.catalogue.sametext import SHORT_TITLE
from index.catalogue.schema import SEALED
from index.engine.protocol import IndexedText
from index.ids import place_of
from index.tongues import base

if TYPE_CHECKING:
    from array import array
    from collections.abc import Iterable, Iterator, Sequence

    from index.article import Article
    from index.catalogue.store import Batch, Store

Change = Literal["added", "changed", "unchanged"]
_ORDER = "a.file, a.member, a.record, a.id"
_ABOVE_ALL = "\U0010ffff"
_OF_HEAD = ", ".join(f"a.{column.strip()}" for column in SEALED["article"].split(","))
_AT_ONCE = 200
_ALL = 1_000_000_000  # more characters than SQLite keeps of any text


@dataclass(frozen=True, slots=True)
class Listed(Card):
    """What a list of articles shows of one, with the text that its snippets are taken from."""

    text: str


class Step(NamedTuple):
    """Changes that bring a text index from one generation to a later one."""

    add: Iterator[IndexedText]
    """By key; each is fetched when it is asked for, so that only a few texts are held."""
    remove: list[int]
    generation: int


class Articles:
    """The tables `article`, `body` and `removal`."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def count(self) -> int:
        """Return how many articles there are."""
        found = self._store.row("SELECT count(*) FROM article")
        return int(found[0]) if found else 0

    def newest(self) -> int:
        """Return the greatest key that any article has; later ones get greater ones."""
        found = self._store.row("SELECT max(key) FROM article")
        return int(found[0] or 0) if found else 0

    def get(self, article_id: str) -> Article | None:
        """Return the article of exactly this id."""
        row = self._store.row(
            f"SELECT {WHOLE} FROM {WHOLE_FROM} WHERE a.id = ?",
            (storable(article_id),),
        )
        return self._whole(row) if row else None

    def listed(self, keys: Sequence[int], most: int = _ALL) -> dict[int, Listed]:
        """Return what a list shows of the articles of these keys that are still there.

        Args:
            keys: Of articles.
            most: Characters of a text; a longer one ends there.
        """
        found: dict[int, Listed] = {}
        for start in range(0, len(keys), _AT_ONCE):
            some = keys[start : start + _AT_ONCE]
            rows = self._store.rows(
                "SELECT a.key, a.id, a.title, nullif(a.outlet, ''), a.date, a.words,"
                f" substr(b.text, 1, ?), a.seal IS seal({_OF_HEAD})"
                f" FROM article a JOIN body b USING (key) WHERE a.key IN ({_places(some)})",
                (most, *some),
            )
            for key, *shown, untouched in rows:
                if not untouched:
                    raise self._store.damaged(f"the article {shown[0]} has changed")
                found[key] = Listed(*shown)
        return found

    def text(self, key: int) -> str:
        """Return the text of an article; nothing where it is gone."""
        row = self._store.row("SELECT text FROM body WHERE key = ?", (key,))
        return str(row[0]) if row else ""

    def of_keys(self, keys: Sequence[int]) -> dict[int, Article]:
        """Return the articles of these keys as far as they are still there."""
        found: dict[int, Article] = {}
        for start in range(0, len(keys), _AT_ONCE):
            some = [int(key) for key in keys[start : start + _AT_ONCE]]
            rows = self._store.rows(
                f"SELECT a.key, {WHOLE} FROM {WHOLE_FROM} WHERE a.key IN ({_places(some)})",
                some,
            )
            found.update((row[0], self._whole(row[1:])) for row in rows)
        return found

    def _whole(self, row: Sequence[Any]) -> Article:
        if is_whole(row):
            return article_from(row)
        raise self._store.damaged(f"the article {row[0]} has changed")

    def all(self) -> Iterator[Article]:
        """Yield all articles in the order of their ids, records by number."""
        keys = self._store.rows(f"SELECT a.key FROM article a ORDER BY {_ORDER}")
        for start in range(0, len(keys), _AT_ONCE):
            some = [key for (key,) in keys[start : start + _AT_ONCE]]
            found = self.of_keys(some)
            yield from (found[key] for key in some if key in found)

    def exactly(self, article_id: str) -> ArticleId | None:
        """Return the id that is exactly this one, if there is an article of it."""
        row = self._store.row("SELECT id FROM article WHERE id = ?", (storable(article_id),))
        return ArticleId(row[0]) if row else None

    def beginning_with(self, prefix: str, limit: int) -> list[ArticleId]:
        """Return the first ids that begin with a prefix, in order."""
        start = storable(prefix) or ""
        rows = self._store.rows(
            f"SELECT a.id FROM article a WHERE a.id >= ? AND a.id < ? ORDER BY {_ORDER} LIMIT ?",
            (start, start + _ABOVE_ALL, limit),
        )
        return [ArticleId(row[0]) for row in rows]

    def columns(self) -> list[tuple[Any, ...]]:
        """Return what every search needs of all articles, in the order of their ids.

        That is (key, outlet, day, month, moment, text_hash, language, title where the text is
        short).
        """
        return self._store.rows(
            "SELECT a.key, a.outlet, a.day, a.month, a.moment, a.text_hash, a.language,"
            f" {SHORT_TITLE}"
            f" FROM article a ORDER BY {_ORDER}",
        )

    def outlets(self) -> int:
        """Return how many outlets are known by name."""
        row = self._store.row("SELECT count(DISTINCT outlet) FROM article WHERE outlet <> ''")
        return int(row[0]) if row else 0

    def words_by_outlet(self) -> dict[str, int]:
        """Return how many words the articles of each outlet have; "" where it is unknown."""
        rows = self._store.rows("SELECT outlet, sum(words) FROM article GROUP BY outlet")
        return dict(rows)

    def dates(self) -> tuple[str | None, str | None]:
        """Return the oldest and the newest date of an article."""
        row = self._store.row(
            "SELECT (SELECT date FROM article WHERE moment NOT NULL ORDER BY moment, date LIMIT 1),"
            " (SELECT date FROM article WHERE moment NOT NULL"
            " ORDER BY moment DESC, date DESC LIMIT 1)",
        )
        return (row[0], row[1]) if row else (None, None)

    def since(self, generation: int, limit: int) -> Step | None:
        """Return the next changes after a generation, of about `limit` articles; None if none.

        A step always ends with a whole generation, so that one killed halfway can be done again.
        """
        row = self._store.row(
            "SELECT max(generation) FROM (SELECT generation FROM article WHERE generation > ?1"
            " UNION ALL SELECT generation FROM removal WHERE generation > ?1"
            " ORDER BY generation LIMIT ?2)",
            (generation, limit),
        )
        if row is None or row[0] is None:
            return None
        between = (generation, row[0])
        added = self._store.numbers(
            "SELECT key FROM article WHERE generation > ? AND generation <= ? ORDER BY key",
            between,
        )
        removed = self._store.rows(
            "SELECT key FROM removal WHERE generation > ? AND generation <= ? ORDER BY key",
            between,
        )
        return Step(self._texts(added), [key for (key,) in removed], row[0])

    def _texts(self, keys: Sequence[int]) -> Iterator[IndexedText]:
        for start in range(0, len(keys), _AT_ONCE):
            some = keys[start : start + _AT_ONCE]
            rows = self._store.rows(
                "SELECT a.key, coalesce(a.title, ''), b.text, a.outlet, a.day, b.language"
                " FROM article a JOIN body b USING (key)"
                f" WHERE a.key IN ({_places(some)}) ORDER BY a.key",
                some,
            )
            yield from (IndexedText(*found) for found in rows)

    def put(self, article: Article, batch: Batch) -> tuple[Change, int]:
        """Store an article, and return its key; one that is stored so already stays as it is."""
        body = body_values(article)
        article_id = storable(article.id) or ""
        print_ = print_of(article, body)
        old = batch.connection.execute(
            "SELECT key, digest FROM article WHERE id = ?",
            (article_id,),
        ).fetchone()
        if old and old[1] == print_:
            return "unchanged", int(old[0])
        when = moment(article.date)
        place = place_of(article.id, article.source.path)
        head = (
            old[0] if old else None,
            article_id,
            article.source.path,
            storable(place.member),
            place.record or 0,
            storable(article.outlet) or "",
            *when,
            article.text_hash,
            batch.generation,
            print_,
            storable(article.title),
            article.date,
            article.words,
            base(article.language) or "",
        )
        if old:
            batch.connection.execute("DELETE FROM article WHERE key = ?", (old[0],))
        added = batch.connection.execute(
            f"INSERT INTO article ({HEAD}) VALUES ({_places(head)})", head
        )
        batch.connection.execute(
            f"INSERT INTO body ({BODY}) VALUES (?, {_places(body)})",
            (added.lastrowid, *body),
        )
        key = added.lastrowid or 0  # never none: a row was added
        return "changed" if old else "added", key

    def remove(self, keys: Iterable[int], batch: Batch) -> int:
        """Take articles out; return how many there were."""
        removed = 0
        for key in keys:
            row = batch.connection.execute(
                "DELETE FROM article WHERE key = ? RETURNING key",
                (key,),
            ).fetchone()
            if row:
                batch.connection.execute(
                    "INSERT INTO removal VALUES (?, ?)", (batch.generation, row[0])
                )
                removed += 1
        return removed

    def keys_of(self, file: str) -> array[int]:
        """Return the keys of the articles that a file holds: eight bytes for each."""
        return self._store.numbers("SELECT key FROM article WHERE file = ?", (file,))


def _places(values: Sequence[object]) -> str:
    return ",".join("?" * len(values))
