"""Which articles have the text of another, asked one article at a time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from index.article import ArticleId, Card
from index.sametext import NO_TEXT, NOWHERE_ELSE, SHORT, SameText

if TYPE_CHECKING:
    from index.article import Article
    from index.catalogue.store import Store

SHORT_TITLE = f"CASE WHEN a.words < {SHORT} THEN coalesce(a.title, '') END"
"""What tells two articles apart besides their text, see `index.sametext`; NULL for most."""
_OTHERS = f"""
    FROM article a WHERE a.text_hash = ?1 AND a.id <> ?2
        AND (a.words >= {SHORT} OR coalesce(a.title, '') = ?3)
"""
_CARDS = "a.id, a.title, nullif(a.outlet, ''), a.date, a.words"


class SameTexts:
    """Looks in the table `article` for the same text."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def hashes(self) -> set[str]:
        """Return the hashes of all texts."""
        rows = self._store.rows("SELECT DISTINCT text_hash FROM article")
        return {row[0] for row in rows} - NO_TEXT

    def keys(self, text_hash: str, limit: int) -> frozenset[int]:
        """Return the keys of articles with a text, whatever their titles; some, beyond a limit."""
        found = self._store.numbers(
            "SELECT key FROM article WHERE text_hash = ? LIMIT ?", (text_hash, limit)
        )
        return frozenset(found)

    def ids(self, text_hash: str, limit: int) -> tuple[ArticleId, ...]:
        """Return the articles with a text, whatever their titles, by id; some, beyond a limit."""
        rows = self._store.rows(
            "SELECT id FROM article a WHERE a.text_hash = ?"
            " ORDER BY a.file, a.member, a.record, a.id LIMIT ?",
            (text_hash, limit),
        )
        return tuple(ArticleId(row[0]) for row in rows)

    def of(self, article: Article, limit: int) -> SameText:
        """Return the other articles with an article's text, told by their cards up to a limit."""
        if article.text_hash in NO_TEXT:
            return NOWHERE_ELSE
        values = (article.text_hash, article.id, article.title or "")
        rows = self._store.rows(
            f"SELECT {_CARDS} {_OTHERS} ORDER BY a.file, a.member, a.record, a.id LIMIT ?4",
            (*values, limit + 1),
        )
        total = len(rows)
        if total > limit:
            total = self._store.rows(f"SELECT count(*) {_OTHERS}", values)[0][0]
        return SameText(total, tuple(Card(*row) for row in rows[:limit]))
