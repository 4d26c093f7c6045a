"""The way from a file to its articles, whatever it is and whatever it is packed in."""

from __future__ import annotations

import os
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from index.article import ArticleId, Skipped, Source
from index.clean import clean
from index.encoding import NotTextError, decode
from index.formats import feeds, html, jsonfiles, jsonlines, kinds, tables
from index.formats.archives import members
from index.formats.document import RawDocument
from index.formats.faults import BombError, StoppedError, UnreadableError
from index.formats.files import open_regular, said
from index.formats.kinds import ARCHIVES, COMPRESSED, Kind, inner_name, kind_of, suffix_of
from index.formats.magic import unread_suffix
from index.formats.making import article_of
from index.formats.mapping import GUESSED
from index.formats.markdown import markdown_document
from index.formats.streams import Budget, head_of, held, opened, unpacked

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from io import BufferedReader

    from index.article import Article
    from index.formats.archives import Member
    from index.formats.files import SourceFile
    from index.formats.mapping import Mapping

MOST_TOLD = 1_000
"""How much of what is skipped in one file is told; of the rest, how much it is."""


@dataclass(frozen=True, slots=True)
class Content:
    """Something to be read: a file, what a compressed one holds, or a member of an archive."""

    id: str
    """The id of its article, or what those of its records begin with."""
    name: str
    """What it is called, without the suffix of what it was compressed by."""
    source: Source
    """The file of the corpus that it is in."""
    stream: BufferedReader
    budget: Budget
    in_archive: bool = False
    compressed: bool = False


def read(
    file: SourceFile,
    cancelled: Callable[[], bool],
    mapping: Mapping | None,
    passed: Callable[[int], None],
) -> Iterator[Article | Skipped]:
    """Yield the articles of a file, and what in it is none, as `index.formats.read` says."""
    told = 0
    last: Skipped | None = None
    try:
        for document in _documents(file, cancelled, mapping or GUESSED, passed):
            if not isinstance(document, Skipped):
                made = article_of(document)
                if not isinstance(made, Skipped):
                    yield made
                    continue
                document = made  # noqa: PLW2901  # skipped after all
            told += 1
            if told <= MOST_TOLD:
                yield document
            else:
                last = document
            if cancelled():
                return
    except StoppedError:
        return
    if last is not None:
        yield Skipped(last.path, f"{last.reason}; the last of {told - MOST_TOLD:,} more like it")


def contents(file: SourceFile, stream: BufferedReader, digest: str) -> Content:
    """Return what a file holds, as it was opened."""
    source = Source(file.relative, digest, "utf-8")
    size = stream.seek(0, os.SEEK_END)
    stream.seek(0)
    return Content(file.relative, file.relative, source, stream, Budget(size))


def unwrapped(content: Content) -> tuple[Kind, Content]:
    """Return what something holds once it isn't compressed any more, and of which kind that is.

    Raises:
        UnreadableError: it is of a kind that isn't read.
    """
    reason = unread_suffix(suffix_of(content.name))
    if reason is not None:
        raise UnreadableError(reason)
    head = head_of(content.stream)
    if not head:
        raise UnreadableError("empty file")
    kind = kind_of(content.name, head)
    if kind in COMPRESSED:
        if content.compressed:
            raise UnreadableError("compressed twice: unpack it once")
        stream = unpacked(content.stream, kind, content.budget)
        name = inner_name(content.name)
        return unwrapped(replace(content, name=name, stream=stream, compressed=True))
    if kind in ARCHIVES and content.in_archive:
        raise UnreadableError("an archive in an archive isn't entered: unpack it")
    if kind is Kind.ZIP and content.compressed:
        raise UnreadableError("a zip archive in a compressed file isn't entered: unpack it")
    return kind, content


def member_of(archive: Content, member: Member) -> Content:
    """Return what a member of an archive holds."""
    return replace(
        archive,
        id=f"{archive.id}!{member.name}",
        name=member.name,
        stream=member.stream,
        in_archive=True,
        compressed=False,
    )


def _documents(
    file: SourceFile,
    cancelled: Callable[[], bool],
    mapping: Mapping,
    passed: Callable[[int], None],
) -> Iterator[RawDocument | Skipped]:
    if kinds.refused(file):
        yield Skipped(file.relative, f"too large: more than {kinds.MOST_BYTES >> 20} MB")
        return
    try:
        with open_regular(file.path) as handle:
            stream, digest = opened(handle, cancelled, passed)
            yield from _held_in(contents(file, stream, digest), mapping)
    except (UnreadableError, NotTextError) as fault:
        yield Skipped(file.relative, str(fault))
    except OSError as fault:
        yield Skipped(file.relative, said(fault))


def _held_in(content: Content, mapping: Mapping) -> Iterator[RawDocument | Skipped]:
    kind, content = unwrapped(content)
    if kind not in ARCHIVES:
        yield from _by_kind(kind, content, mapping)
        return
    for member in members(content.stream, kind, content.budget, lambda _: True):
        if isinstance(member, Skipped):
            yield Skipped(f"{content.id}!{member.path}", member.reason)
            continue
        inner = member_of(content, member)
        try:
            yield from _held_in(inner, mapping)
        except BombError:
            raise
        except (UnreadableError, NotTextError) as fault:
            yield Skipped(inner.id, str(fault))


def _by_kind(
    kind: Kind,
    content: Content,
    mapping: Mapping,
) -> Iterator[RawDocument | Skipped]:
    name, source, stream = content.id, content.source, content.stream
    if kind is Kind.LINES:
        yield from jsonlines.documents(name, source, stream, mapping)
    elif kind is Kind.JSON:
        yield from jsonfiles.documents(name, source, stream, mapping, kinds.MOST_BYTES)
    elif kind is Kind.TABLE:
        yield from tables.documents(name, source, stream, mapping)
    elif kind is Kind.FEED:
        yield from feeds.documents(name, source, held(stream, feeds.MOST_BYTES))
    elif kind is Kind.HTML:
        for page in html.documents(name, source.sha256, held(stream, kinds.MOST_BYTES)):
            yield page if isinstance(page, Skipped) else _from_file(page, source)
    else:
        yield _plain(kind, content)


def _from_file(document: RawDocument, source: Source) -> RawDocument:
    """Return a document with the file of the corpus as its source, not the member of one."""
    return replace(document, source=replace(document.source, path=source.path))


def _plain(kind: Kind, content: Content) -> RawDocument | Skipped:
    head = head_of(content.stream)
    if b"\0" in head:
        decode(head[: len(head) // 4 * 4])  # what is no text isn't held to find that out
    decoded = decode(held(content.stream, kinds.MOST_BYTES))
    cleaned = clean(decoded.text)
    if not cleaned.text.strip():
        return Skipped(content.id, "empty: nothing but white space")
    repairs = decoded.repairs + cleaned.repairs
    source = replace(content.source, encoding=decoded.encoding, repairs=repairs)
    document = RawDocument(ArticleId(content.id), cleaned.text, source)
    return markdown_document(document) if kind is Kind.MARKDOWN else document
