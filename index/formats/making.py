"""A document to an article: body found, furniture told, metadata gathered."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from index.addresses import host_of
from index.article import Article, Paragraph, Removed, Skipped
from index.body import Body, Line, lines_of, split
from index.furniture import reason_of
from index.metadata import Metadata, find
from index.sureness import sureness_of
from index.words import count_words

if TYPE_CHECKING:
    from collections.abc import Iterable

    from index.article import Sureness
    from index.formats.document import Fields, RawDocument

_CERTAIN_IN_RECORDS = frozenset({"HTML", "advertisement", "cookie notice", "share links"})
"""Furniture that is taken out even of a record, whose text somebody cleaned before."""


def article_of(document: RawDocument) -> Article | Skipped:
    """Return the article that a document holds, or why it holds none."""
    if document.is_record:
        body, found = _record_body(document), Metadata()
    else:
        body = document.body or split(lines_of(document.text))
        # What surrounds a text says what it is; of a written one only a guess tells that apart.
        found = find(split(body.lines) if body.written else body, document.fields.title)
        if body.written:
            _give_back(found, body, document.fields.title or found.title)
    lines = [body.lines[at] for at in body.kept if at not in found.used]
    if not lines:
        return Skipped(document.id, "no text left after cleaning")
    text, paragraphs = _joined(lines, document.first_line - 1)
    fields = document.fields
    _complete(found, fields)
    return Article(
        id=document.id,
        title=fields.title or found.title,
        outlet=fields.outlet or found.outlet,
        date=fields.date or found.date,
        authors=fields.authors or found.authors,
        url=fields.url or found.url,
        language=fields.language or found.language,
        words=count_words(text),
        text=text,
        found_in=_found_in(fields, found),
        paragraphs=paragraphs,
        removed=_removed(body, found, fields.title or found.title, document.first_line - 1),
        source=document.source,
        text_hash=hashlib.sha256(text.encode()).hexdigest(),
        sure=_sure(fields, found),
    )


def _give_back(found: Metadata, body: Body, shown: str | None) -> None:
    """Leave in a written text the line that would be the headline, were there no other."""
    for at, reason in tuple(found.used.items()):
        if reason is None and body.lines[at].text != shown:
            del found.used[at]


def _complete(found: Metadata, fields: Fields) -> None:
    """Take the domain for the outlet where nothing else says what that is."""
    host = host_of(fields.url or found.url or "")
    if host and not (fields.outlet or found.outlet):
        found.put("outlet", host, "address", "guess")


def _of_page(fields: Fields, found: Metadata) -> list[str]:
    """Return what is known from the page alone."""
    return [name for name in found.found_in if not getattr(fields, name, None)]


def _found_in(fields: Fields, found: Metadata) -> dict[str, str]:
    of_page = {name: found.found_in[name] for name in _of_page(fields, found)}
    return {**of_page, **fields.found_in}


def _sure(fields: Fields, found: Metadata) -> dict[str, Sureness]:
    of_page = {name: found.sure[name] for name in _of_page(fields, found)}
    of_file = {
        name: fields.sure.get(name) or sureness_of(name, where)
        for name, where in fields.found_in.items()
    }
    return {**of_page, **of_file}


def _record_body(document: RawDocument) -> Body:
    """Keep all of a record's text but lines that can't be text, and its title above it."""
    lines = lines_of(document.text, keep_bullets=True)
    reasons = {
        at: reason
        for at, line in enumerate(lines)
        if (reason := reason_of(line.text)) in _CERTAIN_IN_RECORDS and reason is not None
    }
    title = document.fields.title
    if len(lines) > 1 and title and lines[0].text.casefold() == title.casefold():
        reasons[0] = "repeated title"
    return Body(lines, tuple(at for at in range(len(lines)) if at not in reasons), reasons)


def _joined(lines: Iterable[Line], shift: int) -> tuple[str, tuple[Paragraph, ...]]:
    pieces: list[str] = []
    paragraphs: list[Paragraph] = []
    start = 0
    for line in lines:
        pieces.append(line.text)
        paragraphs.append(Paragraph(start, start + len(line.text), line.number + shift))
        start += len(line.text) + 2
    return "\n\n".join(pieces), tuple(paragraphs)


def _removed(body: Body, found: Metadata, shown: str | None, shift: int) -> tuple[Removed, ...]:
    kept = frozenset(body.kept)
    removed: list[Removed] = []
    for at, line in enumerate(body.lines):
        if at in found.used:
            reason = found.used[at]
            if reason is None:
                if shown == body.lines[at].text:
                    continue  # the title isn't removed: it is the title
                reason = "headline"  # a file said elsewhere what the title is
        elif at in kept:
            continue
        else:
            reason = body.reasons.get(at) or body.outside(at)
        removed.append(Removed(line.number + shift, line.text, reason))
    return tuple(removed)
