"""A peer: SQLite's FTS5, the full-text search that every Python brings along."""

from __future__ import annotations

import sqlite3
from typing import TYPE_CHECKING

from benchmarks.contender import PAGE
from benchmarks.questions import NEAR

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from benchmarks.contender import Found, Level
    from benchmarks.questions import Form, Question
    from benchmarks.texts import Text

_TERMS_OF_A_PATTERN = 1_000
_LANGUAGE: Mapping[Form, str] = {
    "term": '"{0}"',
    "dated": '"{0}"',
    "any": '"{0}" OR "{1}"',
    "without": '"{0}" NOT "{1}"',
    "phrase": '"{words}"',
    "near": f'NEAR("{{0}}" "{{1}}", {NEAR})',
    "prefix": '"{0}" *',
    "title": 'title : "{0}"',
}
_MEMORY = 64_000
"""Kilobytes of pages that SQLite may keep in memory; by itself it keeps 2,000."""


class Fts5:
    """Articles in SQLite's full-text index, stemmed by Porter's rules."""

    def __init__(self, place: Path) -> None:
        """Keep where it is; its one file is made where there is none."""
        self._place = place
        self._base: sqlite3.Connection

    def build(self, texts: Iterable[Text], cores: int) -> None:  # noqa: ARG002  it uses one
        """Index articles, all in one transaction."""
        self._place.mkdir(parents=True)
        self.open()
        base = self._base
        base.executescript(
            """CREATE TABLE article (id INTEGER PRIMARY KEY, outlet TEXT, date TEXT);
            CREATE INDEX by_date ON article (date);
            CREATE VIRTUAL TABLE words
                USING fts5(title, text, tokenize = 'porter unicode61');
            CREATE VIRTUAL TABLE vocabulary USING fts5vocab(words, 'row');
            INSERT INTO words (words, rank) VALUES ('rank', 'bm25(2.0, 1.0)');"""
        )
        with base:
            for number, text in enumerate(texts, 1):
                base.execute(
                    "INSERT INTO article VALUES (?, ?, ?)", (number, text.outlet, text.date)
                )
                base.execute(
                    "INSERT INTO words (rowid, title, text) VALUES (?, ?, ?)",
                    (number, text.title, text.text),
                )
        self.close()

    def open(self, level: Level = "engine") -> None:  # noqa: ARG002  one for both
        """Open the database."""
        self._base = sqlite3.connect(self._place / "fts5.sqlite")
        self._base.execute(f"PRAGMA cache_size = -{_MEMORY}")

    def find(self, question: Question, limit: int | None) -> Found | int:
        """Return ids and scores; a score is the better the less it is."""
        # "rank" and not "bm25()": only so does FTS5 sort by itself.
        ordered = " ORDER BY rank LIMIT ?" if limit else ""
        among, bounds = _among(question)
        found: Found = self._base.execute(
            f"SELECT words.rowid, rank FROM words{among}{ordered}",  # noqa: S608  all ours
            (self._match(question), *bounds, *([limit] if limit else ())),
        ).fetchall()
        if not found and question.kind == "typing" and question.form == "all":
            return self.find(question.as_beginning(), limit)
        return found

    def page(self, question: Question) -> int:
        """Make twenty rows, a snippet each."""
        among, bounds = _among(question, joined=True)
        rows = self._base.execute(
            f"""SELECT article.id, title, article.outlet, article.date, rank,
                       snippet(words, 1, '[', ']', '…', 20)
                FROM words{among} ORDER BY rank LIMIT ?""",  # noqa: S608  all ours
            (self._match(question), *bounds, PAGE),
        ).fetchall()
        if not rows and question.kind == "typing" and question.form == "all":
            return self.page(question.as_beginning())
        return len(rows)

    def close(self) -> None:
        """Close the database."""
        self._base.close()

    def _match(self, question: Question) -> str:
        match question.form:
            case "wildcard":
                return self._expanded(question.words[0])
            case "all":
                return " AND ".join(f'"{word}"' for word in question.words)
            case "typed":
                return " AND ".join(f'"{word}"' for word in question.words) + " *"
            case _:
                return question.written(_LANGUAGE)

    def _expanded(self, pattern: str) -> str:
        """Return the words of its vocabulary that a pattern stands for: it knows no wildcards."""
        terms = self._base.execute(
            "SELECT term FROM vocabulary WHERE term GLOB ? LIMIT ?",
            (pattern, _TERMS_OF_A_PATTERN),
        )
        return " OR ".join(f'"{term}"' for (term,) in terms) or '""'


def _among(question: Question, *, joined: bool = False) -> tuple[str, tuple[str, ...]]:
    """Return where articles come from, with what binds them, and its values after the match."""
    dated = question.form == "dated"
    join = " JOIN article ON article.id = words.rowid" if joined or dated else ""
    between = " AND article.date BETWEEN ? AND ?" if dated else ""
    bounds = (question.since, question.until) if dated else ()
    return f"{join} WHERE words MATCH ?{between}", bounds
