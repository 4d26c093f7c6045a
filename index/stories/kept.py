"""What is known of stories, kept in a file of its own beside the catalogue: derived, never missed.

It holds the stems of each text, so that an article that comes costs no more than itself; which
texts are alike, so that it doesn't cost all others either; and which story each article was in
last, so that stories keep their ids.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import numpy as np

from index.stories.keptfile import KeptFile, row_seal
from index.stories.telling import Telling

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from pathlib import Path

    from index.stories.keptfile import Stamp

_LAYOUT = 5
_TABLES = """
CREATE TABLE telling (
    text_hash TEXT PRIMARY KEY, terms BLOB NOT NULL, times BLOB NOT NULL, seal INTEGER NOT NULL
) WITHOUT ROWID;
CREATE TABLE unit (
    place INTEGER PRIMARY KEY, unit TEXT NOT NULL, signature INTEGER NOT NULL,
    day INTEGER NOT NULL, habit REAL NOT NULL, terms BLOB NOT NULL, weights BLOB NOT NULL,
    others BLOB NOT NULL, cosines BLOB NOT NULL, seal INTEGER NOT NULL
);
CREATE TABLE frequency (
    texts INTEGER NOT NULL, terms BLOB NOT NULL, counts BLOB NOT NULL, spread BLOB NOT NULL,
    seal INTEGER NOT NULL
);
CREATE TABLE member (unit TEXT PRIMARY KEY, story TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE title (story TEXT PRIMARY KEY, title TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
"""
_AT_ONCE = 500
_GROUPED = """
SELECT 'member', unit, story FROM member UNION ALL SELECT 'title', story, title FROM title
UNION ALL SELECT 'meta', key, value FROM meta ORDER BY 1, 2
"""


class KeptStories(KeptFile):
    """The file `stories.sqlite` of an index folder: stems of texts, and who is in which story."""

    def __init__(self, path: Path) -> None:
        """Keep what is needed; nothing is opened yet."""
        super().__init__(path, _LAYOUT, _TABLES)
        self._made_of: tuple[Stamp, str] | None = None
        """What was read last, and of which state of the file."""

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
                    (*row, row_seal(row))
                    for row in ((one, *(part.tobytes() for part in told)) for one, told in found)
                ],
            )

    def tellings(self, hashes: Sequence[str]) -> dict[str, Telling]:
        """Return the stems of texts by hash; one whose row has changed is not among them."""
        found: dict[str, Telling] = {}
        for start in range(0, len(hashes), _AT_ONCE):
            some = hashes[start : start + _AT_ONCE]
            places = ",".join("?" * len(some))
            rows = self.rows(f"SELECT * FROM telling WHERE text_hash IN ({places})", some)  # noqa: S608
            for *row, seal in rows:
                if row_seal(row) == seal:
                    one, terms, times = row
                    found[one] = Telling(
                        np.frombuffer(terms, np.uint32), np.frombuffer(times, np.uint8)
                    )
        return found

    def keep_only(self, hashes: Iterable[str]) -> None:
        """Forget the stems of texts that are gone."""
        there = set(hashes)
        known = (row[0] for row in self.rows("SELECT text_hash FROM telling"))
        gone = [(one,) for one in known if one not in there]
        if gone:
            with self.transaction() as connection:
                connection.executemany("DELETE FROM telling WHERE text_hash = ?", gone)

    def grouped(self) -> tuple[dict[str, str], dict[str, str]]:
        """Return by unit which story it was in last, and by story of several texts its title.

        Nothing, if that isn't all as it was written: it is found anew then.
        """
        found = self.rows(_GROUPED)  # at once, so that nobody writes in between
        told = {name: [row for row in found if row[0] == name] for name in ("member", "title")}
        meta = [(key, value) for name, key, value in found if name == "meta"]
        if found and ("seal", str(row_seal([*told["member"], *told["title"]]))) not in meta:
            self.mark()
            return {}, {}
        members, titles = ({key: value for _, key, value in rows} for rows in told.values())
        return members, titles

    def members(self) -> dict[str, str]:
        """Return by unit which story it was in last."""
        return self.grouped()[0]

    def stories_of(self, units: Sequence[str]) -> dict[str, str]:
        """Return by unit the story of those that were in one."""
        return self._pairs(
            "SELECT unit, story FROM member WHERE unit IN (SELECT value FROM json_each(?))", units
        )

    def units_of(self, stories: Sequence[str]) -> dict[str, str]:
        """Return all units of some stories, by unit the story."""
        return self._pairs(
            "SELECT unit, story FROM member WHERE story IN (SELECT value FROM json_each(?))",
            stories,
        )

    def titles_of(self, stories: Sequence[str]) -> dict[str, str]:
        """Return by story the title of its most typical article; not of every story."""
        return self._pairs(
            "SELECT story, title FROM title WHERE story IN (SELECT value FROM json_each(?))",
            stories,
        )

    def _pairs(self, asked: str, values: Sequence[str]) -> dict[str, str]:
        found = self.rows(asked, (json.dumps(values),))
        # All are checked when they are grouped; a few are told that look like what they should be.
        return {a: b for a, b in found if isinstance(a, str) and isinstance(b, str)}

    def made_of(self) -> str:
        """Return what the members were grouped by; "" where nothing ever was.

        Every list asks, so that the file is opened only where it may have changed.
        """
        stamp, known = self.stamp(), self._made_of
        if stamp is not None and known is not None and known[0] == stamp:
            return known[1]
        rows = self.rows("SELECT value FROM meta WHERE key = 'made_of'")
        found = str(rows[0][0]) if rows else ""
        self._made_of = None if stamp is None else (stamp, found)
        return found

    def set_members(
        self, members: Mapping[str, str], titles: Mapping[str, str], made_of: str
    ) -> None:
        """Keep who is in which story, all at once.

        Args:
            members: By unit the story's id.
            titles: By story its title.
            made_of: Tells what it was grouped by.
        """
        rows: list[tuple[str, str, str]] = []
        with self.transaction() as connection:
            for table, key, now in (("member", "unit", members), ("title", "story", titles)):
                before = dict(connection.execute(f"SELECT * FROM {table}"))  # noqa: S608
                gone, new = _changed(before, now)
                connection.executemany(f"DELETE FROM {table} WHERE {key} = ?", gone)  # noqa: S608
                connection.executemany(f"INSERT OR REPLACE INTO {table} VALUES (?, ?)", new)  # noqa: S608
                rows += [(table, *pair) for pair in sorted(now.items())]
            meta = [("made_of", made_of), ("seal", str(row_seal(rows)))]
            connection.executemany("INSERT OR REPLACE INTO meta VALUES (?, ?)", meta)


def _changed(
    before: Mapping[str, str], now: Mapping[str, str]
) -> tuple[list[tuple[str]], list[tuple[str, str]]]:
    """Return the keys that are gone, and what is new or has changed."""
    gone = [(key,) for key in before if key not in now]
    return gone, [pair for pair in now.items() if before.get(pair[0]) != pair[1]]
