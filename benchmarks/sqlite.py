"""A peer: SQLite's FTS5, the full-text search that every Python brings along."""

from __future__ import annotations

import sqlite3
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from benchmarks.texts import Text

_PAGE = 20
_TERMS_OF_A_PATTERN = 1_000


class Asked(NamedTuple):
    """A query in FTS5's language."""

    match: str
    """For MATCH; "" where a pattern has first to be looked up."""
    since: str = ""
    """ISO date, inclusive."""
    pattern: str = ""
    """A wildcard pattern, which FTS5 doesn't know."""


class Fts5:
    """Articles in SQLite's full-text index, stemmed by Porter's rules."""

    def __init__(self, path: Path) -> None:
        """Open a database.

        Args:
            path: Of its file; made where there is none.
        """
        self._base = sqlite3.connect(path)

    def build(self, texts: Iterable[Text]) -> None:
        """Index articles, all in one transaction."""
        base = self._base
        base.executescript(
            """CREATE TABLE article (id INTEGER PRIMARY KEY, outlet TEXT, date TEXT);
            CREATE INDEX by_date ON article (date);
            CREATE VIRTUAL TABLE words
                USING fts5(title, text, outlet, tokenize = 'porter unicode61');
            CREATE VIRTUAL TABLE vocabulary USING fts5vocab(words, 'row');
            INSERT INTO words (words, rank) VALUES ('rank', 'bm25(2.0, 1.0, 0.0)');"""
        )
        with base:
            for number, text in enumerate(texts, 1):
                base.execute(
                    "INSERT INTO article VALUES (?, ?, ?)", (number, text.outlet, text.date)
                )
                base.execute(
                    "INSERT INTO words (rowid, title, text, outlet) VALUES (?, ?, ?, ?)",
                    (number, text.title, text.text, text.outlet),
                )

    def page(self, asked: Asked) -> list[tuple[object, ...]]:
        """Return the first twenty articles, best first, with a snippet each."""
        match = asked.match or self._expanded(asked.pattern)
        if not match:
            return []
        # "rank" and not "bm25()": only so does FTS5 make the snippets of this page alone.
        return self._base.execute(
            """SELECT article.id, title, article.outlet, article.date, rank,
                      snippet(words, 1, '[', ']', '…', 20)
               FROM words JOIN article ON article.id = words.rowid
               WHERE words MATCH ? AND article.date >= ? ORDER BY rank LIMIT ?""",
            (match, asked.since, _PAGE),
        ).fetchall()

    def count(self, asked: Asked) -> int:
        """Return how many articles there are in all."""
        match = asked.match or self._expanded(asked.pattern)
        if not match:
            return 0
        found: tuple[int] = self._base.execute(
            """SELECT count(*) FROM words JOIN article ON article.id = words.rowid
               WHERE words MATCH ? AND article.date >= ?""",
            (match, asked.since),
        ).fetchone()
        return found[0]

    def close(self) -> None:
        """Close the database."""
        self._base.close()

    def _expanded(self, pattern: str) -> str:
        terms = self._base.execute(
            "SELECT term FROM vocabulary WHERE term GLOB ? LIMIT ?",
            (pattern, _TERMS_OF_A_PATTERN),
        )
        return " OR ".join(f'"{term}"' for (term,) in terms)
