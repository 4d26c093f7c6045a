"""The names that were found, kept by hash of the text and version of the recogniser.

Which recogniser's names count depends on the language of the text, so that a model for one language
more, or none any longer, leaves what was found in the others as it is.

A file that moves, is renamed or touched costs nothing: its text is the same.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, NamedTuple

from index.article import Mention
from index.catalogue.encoding import pack, spans_from, storable
from index.catalogue.schema import SEALED
from index.tongues import ANY

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from index.article import NameKind, Span
    from index.catalogue.head import HeadKeeper
    from index.catalogue.store import Batch, Store
    from index.versions import Versions


# ruff: noqa: S608  statements are put together from our own names of columns
_IS_WHOLE = f"seal IS seal({SEALED['naming']})"
_UNFOUND = """NOT EXISTS (SELECT 1 FROM naming
    WHERE naming.version = wanted AND naming.text_hash = article.text_hash)"""


class Unnamed(NamedTuple):
    """A text whose names are still to be found."""

    text_hash: str
    text: str
    paragraphs: tuple[Span, ...]


class NameUse(NamedTuple):
    """A name in one text: how often it stands there, in which words."""

    kind: NameKind
    name: str
    variants: dict[str, int]


class Naming:
    """The table `naming`."""

    def __init__(self, store: Store, head: HeadKeeper) -> None:
        self._store = store
        self._head = head

    def missing(self, versions: Versions, version: str | None = None) -> list[str]:
        """Return the hashes of texts whose names are still to be found, in order of the ids.

        Args:
            versions: Which recogniser's names count, by language.
            version: Of the recogniser that is to find them; None for any.
        """
        wanted, values = _wanted(versions)
        only, of = ("wanted = ?", [version]) if version else ("wanted NOT NULL", [])
        rows = self._store.rows(
            f"SELECT text_hash FROM (SELECT *, {wanted} AS wanted FROM article) AS article"
            f" WHERE {only} AND {_UNFOUND}"
            " GROUP BY text_hash ORDER BY min(file), min(member), min(record)",
            (*values, *of),
        )
        return [row[0] for row in rows]

    def count_missing(self, versions: Versions) -> int:
        """Return how many articles still wait for their names."""
        wanted, values = _wanted(versions)
        row = self._store.row(
            f"SELECT count(*) FROM (SELECT text_hash, {wanted} AS wanted FROM article)"
            f" AS article WHERE wanted NOT NULL AND {_UNFOUND}",
            values,
        )
        return int(row[0]) if row else 0

    def text(self, text_hash: str) -> Unnamed | None:
        """Return a text by its hash."""
        row = self._store.row(
            "SELECT b.text, b.paragraphs FROM article a JOIN body b USING (key)"
            " WHERE a.text_hash = ? LIMIT 1",
            (text_hash,),
        )
        return Unnamed(text_hash, row[0], spans_from(row[1])) if row else None

    def first_texts(self, limit: int, digits: int) -> list[str]:
        """Return the beginnings of the first hashes of texts, in order."""
        rows = self._store.rows(
            "SELECT DISTINCT substr(text_hash, 1, ?) FROM article ORDER BY 1 LIMIT ?",
            (digits, limit),
        )
        return [row[0] for row in rows]

    def known_texts(self, beginnings: Iterable[str]) -> int:
        """Count the beginnings that the hash of some text has."""
        query = "SELECT 1 FROM article WHERE text_hash >= ? AND text_hash < ? LIMIT 1"
        return sum(self._store.row(query, (one, f"{one}g")) is not None for one in beginnings)

    def put(
        self,
        version: str,
        found: Iterable[tuple[str, Sequence[Mention]]],
        batch: Batch,
    ) -> None:
        """Store the mentions of some texts, each with its hash."""
        batch.connection.executemany(
            "INSERT OR REPLACE INTO naming (text_hash, version, counts, mentions)"
            " VALUES (?, ?, ?, ?)",
            [
                (text_hash, version, pack(_counted(mentions)), pack([_flat(m) for m in mentions]))
                for text_hash, mentions in found
            ],
        )

    def mentions(self, text_hash: str, versions: Versions) -> tuple[Mention, ...] | None:
        """Return the mentions of a text; None where they haven't been found yet."""
        those = sorted({version for _, version in versions.pairs})
        row = self._store.row(
            f"SELECT mentions, {_IS_WHOLE} FROM naming WHERE text_hash = ?"
            # Where it became known what language a text is in, its names were found anew.
            f" AND version IN ({', '.join('?' * len(those))}) ORDER BY seq DESC LIMIT 1",
            (text_hash, *those),
        )
        return row and tuple(Mention(*flat) for flat in self._values(text_hash, *row))

    def last(self, *, now: bool = False) -> int:
        """Return a number that grows with every text whose names are stored.

        Args:
            now: Whatever was seen before: as it is now; see `Catalogue.seen_once`.
        """
        if not now and (seen := self._head.seen()):
            return seen.last
        row = self._store.row("SELECT coalesce(max(seq), 0) FROM naming")
        return int(row[0]) if row else 0

    def uses_since(self, seq: int, versions: Versions) -> list[tuple[int, str, list[NameUse]]]:
        """Return (number, hash of the text, names in it) for what was stored after a number."""
        those = sorted({version for _, version in versions.pairs})
        rows = self._store.rows(
            f"SELECT seq, text_hash, counts, {_IS_WHOLE} FROM naming"
            # "+" keeps SQLite from going through all that a recogniser ever found.
            f" WHERE seq > ? AND +version IN ({', '.join('?' * len(those))}) ORDER BY seq",
            (seq, *those),
        )
        return [
            (number, text_hash, [NameUse(*use) for use in self._values(text_hash, counts, whole)])
            for number, text_hash, counts, whole in rows
        ]

    def _values(self, text_hash: str, packed: str, is_whole: int) -> list[list[Any]]:
        if not is_whole:
            raise self._store.damaged(f"names have changed, of the text {text_hash[:8]}")
        return list(json.loads(packed))


def _wanted(versions: Versions) -> tuple[str, list[str | None]]:
    """Return an expression for the version of an article's language, and its values."""
    known = {"": versions.of(None), **dict(versions.pairs)}
    cases = " ".join("WHEN ? THEN ?" for _ in known)
    values = [value for pair in known.items() for value in pair]
    return f"CASE language {cases} ELSE ? END", [*values, versions.of(ANY)]


def _flat(mention: Mention) -> tuple[int, int, str, str, str]:
    return (
        mention.start,
        mention.end,
        mention.kind,
        storable(mention.text) or "",
        storable(mention.name) or "",
    )


def _counted(mentions: Sequence[Mention]) -> list[tuple[str, str, dict[str, int]]]:
    counts: dict[tuple[str, str], dict[str, int]] = {}
    for mention in mentions:
        variants = counts.setdefault((mention.kind, mention.name), {})
        variants[mention.text] = variants.get(mention.text, 0) + 1
    return [(kind, name, variants) for (kind, name), variants in counts.items()]
