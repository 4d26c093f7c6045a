"""The catalogue: articles, fingerprints of files and mentions, in one SQLite file. The truth.

The text index is derived from it, carries the generation it was built from and is mended by
what `Articles.since` tells, or made anew from here without reading a file.
"""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, NamedTuple

from index.catalogue.articles import Articles
from index.catalogue.damage import DamagedCatalogueError
from index.catalogue.files import Files
from index.catalogue.head import HeadKeeper
from index.catalogue.moving import Moving
from index.catalogue.naming import Naming
from index.catalogue.sametext import SameTexts
from index.catalogue.store import Batch, Store
from index.catalogue.surveying import Surveying

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

__all__ = ["Batch", "Catalogue", "DamagedCatalogueError", "State"]


class State(NamedTuple):
    """Which catalogue this is and how often its articles have changed."""

    stamp: str
    """Of this catalogue since it was made or emptied; what is derived carries it too."""
    generation: int


class Catalogue:
    """The tables of one corpus."""

    def __init__(self, path: Path) -> None:
        self._store = Store(path)
        self.files = Files(self._store)
        self.articles = Articles(self._store)
        self.moving = Moving(self._store, self.articles)
        self._head = HeadKeeper(self._store)
        self.naming = Naming(self._store, self._head)
        self.same_texts = SameTexts(self._store)
        self.surveying = Surveying(self._store)

    def prepare(self) -> None:
        """Make the tables where there are none; to be called under a lock."""
        self._store.prepare()

    def usable(self) -> bool:
        """Tell whether the tables are there."""
        return self._store.usable()

    @contextmanager
    def seen_once(self) -> Iterator[None]:
        """Have this thread see state, notes and names as of one moment, in one look, for a while.

        For who only reads; what another thread or process writes meanwhile isn't seen.
        """
        with self._head.once():
            yield

    def state(self, *, now: bool = False) -> State:
        """Return which catalogue this is, and its generation.

        Args:
            now: Whatever was seen before: as it is now.
        """
        seen = None if now else self._head.seen()
        found = dict(self._store.rows("SELECT key, value FROM meta")) if seen is None else seen.meta
        try:
            return State(found["stamp"], int(found["generation"]))
        except (KeyError, ValueError) as fault:
            raise self._store.damaged("its state is lost") from fault

    def note(self, key: str) -> str | None:
        """Return something small that was noted."""
        if seen := self._head.seen():
            return seen.meta.get(key)
        row = self._store.row("SELECT value FROM meta WHERE key = ?", (key,))
        return str(row[0]) if row else None

    def set_note(self, key: str, value: str) -> None:
        """Note something small."""
        with self._store.transaction() as connection:
            connection.execute("INSERT OR REPLACE INTO meta VALUES (?, ?)", (key, value))
        self._head.forget()

    @contextmanager
    def batch(self) -> Iterator[Batch]:
        """Give what a batch of changes is written with: all of it is kept, or nothing.

        The generation counts up only where articles changed.
        """
        with self._store.transaction() as connection:
            last = int(
                connection.execute("SELECT value FROM meta WHERE key='generation'").fetchone()[0],
            )
            yield Batch(connection, last + 1)
            changed = connection.execute(
                "SELECT EXISTS (SELECT 1 FROM article WHERE generation = ?1)"
                " OR EXISTS (SELECT 1 FROM removal WHERE generation = ?1)",
                (last + 1,),
            ).fetchone()[0]
            if changed:
                connection.execute(
                    "UPDATE meta SET value = ? WHERE key = 'generation'",
                    (str(last + 1),),
                )
        self._head.forget()

    def verify(self, *, however_large: bool = False) -> None:
        """Make sure that all is as it was written; a large file only where that is wanted.

        Raises:
            DamagedCatalogueError: It isn't; the next `prepare` makes it anew.
        """
        self._store.verify(however_large=however_large)

    def take_over(self, other: Path) -> None:
        """Put the articles of another catalogue in the place of these, all at once.

        Names found are kept. Whoever searches meanwhile finds the old articles, then the new ones.
        """
        self._store.take_over(other)
        self._head.forget()

    def remove(self) -> None:
        """Remove the file."""
        self._store.remove()

    def close(self) -> None:
        """Close all connections."""
        self._store.close()
