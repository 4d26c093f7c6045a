"""What a survey of the corpus is counted from: one pass over the articles, as of one moment."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, NamedTuple

from index.article import Card
from index.catalogue.sametext import SHORT_TITLE
from index.tally import Surveyed, Tally

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from index.article import ArticleId
    from index.catalogue.store import Store

_AT_ONCE = 200
_TELLING = 50
"""Articles of a file that tell for all of them where its parts are."""
# CROSS JOIN keeps the order of the tables, so that articles come by their index of places and
# nothing that is wide has to be sorted.
_ROWS = f"""
    SELECT a.key, a.file, a.record, a.outlet, a.date, a.month NOT NULL, a.moment, a.text_hash,
           {SHORT_TITLE}, a.words, b.language, b.found_in, b.encoding, b.repairs, b.removed
    FROM article a CROSS JOIN body b USING (key) ORDER BY a.file, a.member, a.record, a.id
"""  # noqa: S608  our own names of columns
_FILES = """
    SELECT count(*), coalesce(sum(size), 0) FROM file WHERE path IN (SELECT file FROM article)
"""
_TOLD = f"""
    SELECT a.key, a.id, a.title, nullif(a.outlet, ''), a.date, a.words, a.day, a.text_hash,
           a.language, {SHORT_TITLE}, a.moment
    FROM article a
"""  # noqa: S608  our own names of columns
_SOME = """
    WHERE a.key IN (SELECT value FROM json_each(?)) OR a.id IN (SELECT value FROM json_each(?))
        OR a.text_hash IN (SELECT value FROM json_each(?))
"""
_BY_ID = "ORDER BY a.file, a.member, a.record, a.id"
_CARDS = "SELECT key, id, title, nullif(outlet, ''), date, words FROM article"


class FilesRead(NamedTuple):
    """The files that hold articles."""

    files: int
    size: int
    """Bytes of all of them."""


class ToldArticle(NamedTuple):
    """What grouping by event needs of an article besides its text."""

    key: int
    id: ArticleId
    title: str | None
    outlet: str | None
    date: str | None
    words: int
    day: int | None
    """As `date.toordinal` counts; None where it is unknown."""
    text_hash: str
    language: str
    """Without region; "" where it is unknown."""
    short_title: str | None
    """The title, "" if it is unknown, where the text is short; else None."""
    moment: int | None = None
    """Seconds since the year 1; local time unless its date states an offset."""


class Surveying:
    """Passes over all tables at once."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def tally(self) -> tuple[Tally, FilesRead]:
        """Count all articles, and the files that they are from."""
        tally = Tally()
        with self._store.moment() as connection:
            for row in connection.execute(_ROWS):
                self._take(tally, Surveyed(*row))
            files = FilesRead(*connection.execute(_FILES).fetchone())
        return tally, files

    def _take(self, tally: Tally, row: Surveyed) -> None:
        # To verify each row would take reading all texts: what can't be counted is what is caught.
        try:
            tally.take(row)
        except (ValueError, TypeError, AttributeError) as fault:
            how = f"what is kept of an article of {row.file} has changed"
            raise self._store.damaged(how) from fault

    def found_in(self) -> Iterator[tuple[str, str]]:
        """Yield each file with where the parts of some of its articles were found, packed."""
        for (file,) in self._store.rows("SELECT DISTINCT file FROM article ORDER BY file"):
            rows = self._store.rows(
                "SELECT b.found_in FROM article a JOIN body b USING (key) WHERE a.file = ? LIMIT ?",
                (file, _TELLING),
            )
            yield from ((file, packed) for (packed,) in rows)

    def texts(self) -> list[tuple[ArticleId, str]]:
        """Return the ids of all articles with the hashes of their texts, in no order."""
        return [(row[0], row[1]) for row in self._store.rows("SELECT id, text_hash FROM article")]

    def told(self) -> list[ToldArticle]:
        """Return all articles in the order of their ids, without their texts."""
        return [ToldArticle(*row) for row in self._store.rows(f"{_TOLD} {_BY_ID}")]

    def told_of(
        self, *, keys: Sequence[int] = (), ids: Sequence[str] = (), texts: Sequence[str] = ()
    ) -> list[ToldArticle]:
        """Return the articles of these keys, of these ids, and with texts of these hashes.

        In the order of their ids, without their texts.
        """
        wanted = [json.dumps(some) for some in (keys, ids, texts)]
        rows = self._store.rows(f"{_TOLD} {_SOME} {_BY_ID}", wanted)
        return [ToldArticle(*row) for row in rows]

    def cards(self, keys: Sequence[int]) -> dict[int, Card]:
        """Return what a line of a list shows of the articles of these keys that still are there."""
        found: dict[int, Card] = {}
        for start in range(0, len(keys), _AT_ONCE):
            some = keys[start : start + _AT_ONCE]
            places = ",".join("?" * len(some))
            rows = self._store.rows(f"{_CARDS} WHERE key IN ({places})", some)
            found.update((row[0], Card(*row[1:])) for row in rows)
        return found

    def cards_of(self, ids: Sequence[ArticleId]) -> dict[ArticleId, Card]:
        """Return what a line of a list shows of the articles of these ids that still are there."""
        found: dict[ArticleId, Card] = {}
        for start in range(0, len(ids), _AT_ONCE):
            some = ids[start : start + _AT_ONCE]
            places = ",".join("?" * len(some))
            rows = self._store.rows(f"{_CARDS} WHERE id IN ({places})", some)
            found.update((row[1], Card(*row[1:])) for row in rows)
        return found
