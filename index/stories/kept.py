"""What is known of stories, kept in a file of its own beside the catalogue: derived, never missed.

It holds the stems of each text, so that an article that comes costs no more than itself, and which
story each article was in last, so that stories keep their ids.
"""

from __future__ import annotations

from typing import TYPE_CHECKING
from zlib import crc32

import numpy as np

from index.stories.keptfile import KeptFile
from index.stories.telling import Telling

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from pathlib import Path

_LAYOUT = 2
_TABLES = """
CREATE TABLE telling (
    text_hash TEXT PRIMARY KEY, terms BLOB NOT NULL, times BLOB NOT NULL, crc INTEGER NOT NULL
) WITHOUT ROWID;
CREATE TABLE member (unit TEXT PRIMARY KEY, story TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE title (story TEXT PRIMARY KEY, title TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
"""


class KeptStories(KeptFile):
    """The file `stories.sqlite` of an index folder."""

    def __init__(self, path: Path) -> None:
        """Keep what is needed; nothing is opened yet."""
        super().__init__(path, _LAYOUT, _TABLES)

    def missing(self, hashes: Iterable[str]) -> list[str]:
        """Return those texts whose stems aren't kept, in the order given, each once."""
        known = {row[0] for row in self.rows("SELECT text_hash FROM telling")}
        return [one for one in dict.fromkeys(hashes) if one not in known]

    def put(self, found: Sequence[tuple[str, Telling]]) -> None:
        """Keep the stems of some texts, each with the hash of the text."""
        with self.transaction() as connection:
            connection.executemany(
                "INSERT OR REPLACE INTO telling VALUES (?, ?, ?, ?)",
                [
                    (
                        one,
                        terms := told.terms.tobytes(),
                        times := told.times.tobytes(),
                        crc32(terms + times),
                    )
                    for one, told in found
                ],
            )

    def tellings(self) -> dict[str, Telling]:
        """Return the stems of all texts by hash; one whose row has changed is not among them."""
        return {
            one: Telling(np.frombuffer(terms, "<u4"), np.frombuffer(times, np.uint8))
            for one, terms, times, crc in self.rows("SELECT * FROM telling")
            if crc32(terms + times) == crc
        }

    def drop(self, hashes: Iterable[str]) -> None:
        """Forget texts that are gone."""
        with self.transaction() as connection:
            connection.executemany(
                "DELETE FROM telling WHERE text_hash = ?", [(one,) for one in hashes]
            )

    def members(self) -> dict[str, str]:
        """Return by unit which story it was in last."""
        return dict(self.rows("SELECT unit, story FROM member"))

    def titles(self) -> dict[str, str]:
        """Return by story the title of its most typical article; "" where that has none."""
        return dict(self.rows("SELECT story, title FROM title"))

    def made_of(self) -> str:
        """Return what the members were grouped by; "" where nothing ever was."""
        rows = self.rows("SELECT value FROM meta WHERE key = 'made_of'")
        return str(rows[0][0]) if rows else ""

    def set_members(
        self, members: Mapping[str, str], titles: Mapping[str, str], made_of: str
    ) -> None:
        """Keep who is in which story, all at once.

        Args:
            members: By unit the story's id.
            titles: By story its title.
            made_of: Tells what it was grouped by.
        """
        with self.transaction() as connection:
            connection.execute("DELETE FROM member")
            connection.executemany("INSERT INTO member VALUES (?, ?)", members.items())
            connection.execute("DELETE FROM title")
            connection.executemany("INSERT INTO title VALUES (?, ?)", titles.items())
            connection.execute("INSERT OR REPLACE INTO meta VALUES ('made_of', ?)", (made_of,))
