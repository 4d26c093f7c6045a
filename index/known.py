"""What an index holds already, for somebody who is still typing a command.

A shell asks at each press of a key, so nothing is made, refreshed, locked or loaded here that takes
time: where there is no index yet, nothing is known.
"""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing, contextmanager
from typing import TYPE_CHECKING

from index.article import NAME_KINDS
from index.catalogue.encoding import storable
from index.catalogue.naming import NameUse
from index.catalogue.store import Store
from index.locations import existing_folder

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

_MOST = 200
"""How many answers are given at most."""
_TEXTS = 2_000
"""In how many texts, those whose names were found last, names are looked for."""
_ABOVE_ALL = "\U0010ffff"


class Known:
    """Looks into the index of a corpus as it stands."""

    def __init__(self, store: Store, stories: Path) -> None:
        """Keep where it is.

        Args:
            store: The catalogue.
            stories: The file of stories; it may not be there.
        """
        self._store = store
        self._stories = stories

    def articles(self, beginning: str, most: int = _MOST) -> list[str]:
        """Return ids that begin so, in order; where there are too many as `bounded` does."""
        start = storable(beginning) or ""
        among = "FROM article WHERE id >= ?1 AND id < ?2 ORDER BY id"
        rows = self._store.rows(
            f"SELECT * FROM (SELECT id {among} LIMIT ?3)"  # noqa: S608  our own words
            f" UNION SELECT * FROM (SELECT id {among} DESC LIMIT 1) ORDER BY 1",
            (start, start + _ABOVE_ALL, most - 1),
        )
        return [row[0] for row in rows]

    def outlets(self, beginning: str, most: int = _MOST) -> list[str]:
        """Return names of outlets that begin so, in order."""
        rows = self._store.rows("SELECT DISTINCT outlet FROM article")
        return bounded({row[0] for row in rows}, beginning, most)

    def languages(self, beginning: str, most: int = _MOST) -> list[str]:
        """Return languages that begin so, in two letters, in order."""
        rows = self._store.rows("SELECT DISTINCT language FROM article")
        return bounded({row[0] for row in rows}, beginning, most)

    def names(self, beginning: str, most: int = _MOST) -> list[str]:
        """Return names that begin so, in order, as the texts that were read last call them.

        After "place:" and the other kinds, those of that kind, which stays before each.
        """
        kind, colon, rest = beginning.partition(":")
        if colon and kind in NAME_KINDS:
            of_kind = {use.name for use in self._uses() if use.kind == kind}
            return [f"{kind}:{name}" for name in bounded(of_kind, rest.lstrip(), most)]
        return bounded({use.name for use in self._uses()}, beginning, most)

    def stories(self, beginning: str, most: int = _MOST) -> dict[str, str]:
        """Return the titles of stories by their ids, of those that begin so, in order."""
        try:
            with closing(sqlite3.connect(f"{self._stories.as_uri()}?mode=ro", uri=True)) as opened:
                rows = opened.execute(
                    "SELECT DISTINCT story, coalesce(title, '') FROM member"
                    " LEFT JOIN title USING (story)"
                ).fetchall()
        except sqlite3.Error:  # not there yet, or of another layout
            return {}
        titles = {str(story): str(title) for story, title in rows}
        return {story: titles[story] for story in bounded(titles, beginning, most)}

    def _uses(self) -> Iterator[NameUse]:
        rows = self._store.rows("SELECT counts FROM naming ORDER BY seq DESC LIMIT ?", (_TEXTS,))
        return (NameUse(*use) for (counts,) in rows for use in json.loads(counts))


@contextmanager
def known(corpus: Path, index_dir: Path | None = None) -> Iterator[Known | None]:
    """Give what is known of a corpus; None where it has no index yet.

    Raises:
        CorpusError: Its index isn't ours, or can't be read.
    """
    folder = existing_folder(corpus, index_dir)
    if folder is None:
        yield None
        return
    store = Store(folder / "catalogue.sqlite")
    try:
        yield Known(store, folder / "stories.sqlite") if store.usable() else None
    finally:
        store.close()


def bounded(values: Iterable[str], beginning: str, most: int) -> list[str]:
    """Return the values that begin so, in order; if none does, then those but for capitals.

    Where there are too many, the last one stands for the rest: a shell goes on to what all answers
    share, which the first few alone would tell wrongly.
    """
    told = sorted(filter(None, values))
    found = [value for value in told if value.startswith(beginning)]
    if not found:
        folded = beginning.casefold()
        found = [value for value in told if value.casefold().startswith(folded)]
    return found if len(found) <= most else [*found[: most - 1], found[-1]]
