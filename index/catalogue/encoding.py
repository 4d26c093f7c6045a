"""An article as a row of the catalogue, and back.

Lists become compact JSON. What came out of hostile files is made storable here: SQLite takes no
lone surrogates.
"""

from __future__ import annotations

import hashlib
import json
import re
from datetime import date, datetime
from typing import TYPE_CHECKING, Any, NamedTuple

from index.article import Article, ArticleId, Paragraph, Removed, Source, Span

if TYPE_CHECKING:
    from collections.abc import Sequence

_DATE = re.compile(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?")

HEAD = """key, id, file, member, record, outlet, day, month, moment, text_hash, generation, digest,
    title, date, words, language"""
BODY = """key, authors, url, language, found_in, sure, encoding, repairs, paragraphs, removed,
    text"""
WHOLE = """a.id, a.title, a.outlet, a.date, b.authors, b.url, b.language, a.words, b.text,
    b.found_in, b.sure, b.paragraphs, b.removed, a.file, f.sha256, b.encoding, b.repairs,
    a.text_hash, a.digest"""
WHOLE_FROM = "article a JOIN body b USING (key) JOIN file f ON f.path = a.file"


class Moment(NamedTuple):
    """A date as numbers to filter and sort by; None where it is unknown."""

    day: int | None
    """As `date.toordinal()`; the first day of a month or year."""
    month: int | None
    """12 x year + month - 1."""
    seconds: int | None
    """Since the year 1; local time unless the date states its offset."""


def moment(stated: str | None) -> Moment:
    """Return an ISO date as numbers."""
    found = _DATE.match(stated or "")
    if not stated or not found:
        return Moment(None, None, None)
    year, month, day = (int(part) if part else None for part in found.groups())
    try:
        first = date(year or 0, month or 1, day or 1).toordinal()
    except ValueError:
        return Moment(None, None, None)
    months = None if month is None else 12 * (year or 0) + month - 1
    return Moment(first, months, first * 86_400 + _seconds_of_day(stated, first))


def _seconds_of_day(stated: str, day: int) -> int:
    try:
        full = datetime.fromisoformat(stated)
    except ValueError:
        return 0
    offset = full.utcoffset()
    passed = full.hour * 3600 + full.minute * 60 + full.second
    return passed - (int(offset.total_seconds()) if offset else 0) if day > 1 else 0


def body_values(article: Article) -> tuple[Any, ...]:
    """Return an article's values of `BODY`, but for the key."""
    return (
        pack(article.authors),
        storable(article.url),
        storable(article.language),
        pack(article.found_in),
        pack(article.sure),
        article.source.encoding,
        pack(article.source.repairs),
        pack([(part.start, part.end, part.line) for part in article.paragraphs]),
        pack([(line.line, line.text, line.reason) for line in article.removed]),
        storable(article.text),
    )


def print_of(article: Article, body: Sequence[Any]) -> bytes:
    """Return the hash of all that is stored of an article, its `body_values` at hand."""
    head = (article.id, article.title, article.outlet, article.date, article.words)
    return digest(head, body)


def digest(head: Sequence[Any], body: Sequence[Any]) -> bytes:
    """Return a hash of all that is stored of an article.

    Args:
        head: Its id, title, outlet, date and number of words.
        body: As `body_values` returns it.
    """
    stored = pack([*head, *body])
    return hashlib.blake2b(stored.encode(), digest_size=16).digest()


def is_whole(row: Sequence[Any]) -> bool:
    """Tell whether a row of `WHOLE` is as it was stored."""
    article_id, title, outlet, stated, authors, url, language, words, text, *rest = row
    found_in, sure, paragraphs, removed, _, _, encoding, repairs, _, print_ = rest
    body = (authors, url, language, found_in, sure, encoding, repairs, paragraphs, removed, text)
    return bool(print_ == digest((article_id, title, outlet or None, stated, words), body))


def article_from(row: Sequence[Any]) -> Article:
    """Return the article that a row of `WHOLE` holds."""
    article_id, title, outlet, stated, authors, url, language, words, text, *rest = row
    found_in, sure, paragraphs, removed, file, sha256, encoding, repairs, text_hash, _ = rest
    return Article(
        id=ArticleId(article_id),
        title=title,
        outlet=outlet or None,
        date=stated,
        authors=tuple(json.loads(authors)),
        url=url,
        language=language,
        words=words,
        text=text,
        found_in=json.loads(found_in),
        paragraphs=tuple(Paragraph(*part) for part in json.loads(paragraphs)),
        removed=tuple(Removed(*line) for line in json.loads(removed)),
        source=Source(file, sha256, encoding, tuple(json.loads(repairs))),
        text_hash=text_hash,
        sure=json.loads(sure),
    )


def spans_from(packed: str) -> tuple[Span, ...]:
    """Return paragraphs as they are packed, without their lines."""
    return tuple(Span(start, end) for start, end, _ in json.loads(packed))


def pack(value: object) -> str:
    """Return a value as compact JSON that can be stored."""
    return storable(json.dumps(value, ensure_ascii=False, separators=(",", ":"))) or ""


def storable(text: str | None) -> str | None:
    """Return a text with lone surrogates replaced one by one: offsets stay true."""
    if text is None or text.isascii():
        return text
    try:
        text.encode()
    except UnicodeEncodeError:
        return text.encode("utf-8", "replace").decode()
    return text
