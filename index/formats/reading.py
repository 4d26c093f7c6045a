"""The two ways into a file: its articles, and the source of one of them."""

from __future__ import annotations

import hashlib
from itertools import chain
from typing import TYPE_CHECKING

from index.article import ArticleId, Skipped, Source
from index.clean import clean
from index.encoding import Decoded, NotTextError, decode
from index.errors import NoSuchArticleError
from index.formats import jsonlines, records
from index.formats.document import RawDocument
from index.formats.files import UnreadableError, open_regular, said
from index.formats.making import article_of
from index.formats.markdown import markdown_document

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from index.article import Article
    from index.formats.files import SourceFile

MOST_BYTES = 256 * 1024 * 1024
"""A larger file that has to be held in memory is refused; lines of JSON are not held."""


def refused(file: SourceFile) -> bool:
    """Tell whether a file is too large to be read, so that none of it need be looked at."""
    return file.size > MOST_BYTES and not _by_lines(file)


def read(file: SourceFile) -> Iterator[Article | Skipped]:
    """Yield the articles of a file, and what in it is none.

    Never raises for what a file holds: a file that can't be read is one `Skipped`.
    """
    documents = jsonlines.documents(file) if _by_lines(file) else _whole(file)
    for document in documents:
        yield document if isinstance(document, Skipped) else article_of(document)


def raw(file: SourceFile, article_id: ArticleId) -> str:
    """Return the source of an article, as `raws` does.

    Raises:
        NoSuchArticleError: the file can't be read any more, or no longer has this record.
    """
    (source,) = raws(file, [article_id])
    return source


def raws(file: SourceFile, ids: Iterable[ArticleId]) -> Iterator[str]:
    """Yield the sources of articles of one file, decoded and otherwise untouched.

    For a record that is its line of a `.jsonl`, or the record as indented JSON. The file is read
    once, so that all records of a large one can be had.

    Args:
        file: The file.
        ids: Of articles, records in order of their numbers.

    Raises:
        NoSuchArticleError: the file can't be read any more, or no longer has this record.
    """
    current = ArticleId(file.relative)

    def numbers() -> Iterator[int | None]:
        nonlocal current
        for current in ids:
            number = current.removeprefix(file.relative).removeprefix("#")
            is_number = number.isascii() and number.isdigit() and len(number) < 10
            yield int(number) if is_number else None

    try:
        yield from _sources(file, numbers())
    except (UnreadableError, NotTextError, IndexError) as fault:
        message = f"The source of {current} can't be shown: {fault}."
        raise NoSuchArticleError(message, "Refresh the corpus: the file has changed.") from fault


def _sources(file: SourceFile, numbers: Iterator[int | None]) -> Iterator[str]:
    first = next(numbers, None)
    if first is not None and _by_lines(file):
        yield from jsonlines.lines_at(file, chain([first], (n for n in numbers if n is not None)))
        return
    text = decode(_bytes(file)).text
    if first is None:
        yield text
        return
    yield from records.record_sources(text, chain([first], (n for n in numbers if n is not None)))


def _by_lines(file: SourceFile) -> bool:
    return _suffix(file) in (".jsonl", ".ndjson")


def _suffix(file: SourceFile) -> str:
    return file.path.suffix.lower()


def _whole(file: SourceFile) -> Iterator[RawDocument | Skipped]:
    """Read a file that is held in memory as a whole."""
    try:
        data = _bytes(file)
        decoded = decode(data)
    except (UnreadableError, NotTextError) as fault:
        yield Skipped(file.relative, str(fault))
        return
    digest = hashlib.sha256(data).hexdigest()
    del data
    if _suffix(file) == ".json":
        yield from records.documents(file.relative, digest, decoded)
        return
    yield _plain(file, digest, decoded)


def _plain(file: SourceFile, digest: str, decoded: Decoded) -> RawDocument | Skipped:
    cleaned = clean(decoded.text)
    if not cleaned.text.strip():
        return Skipped(file.relative, "empty: nothing but white space")
    source = Source(file.relative, digest, decoded.encoding, decoded.repairs + cleaned.repairs)
    document = RawDocument(ArticleId(file.relative), cleaned.text, source)
    return markdown_document(document) if _suffix(file) in (".md", ".markdown") else document


def _bytes(file: SourceFile) -> bytes:
    with open_regular(file.path) as handle:
        try:
            data = handle.read(MOST_BYTES + 1)
        except OSError as fault:
            raise UnreadableError(said(fault)) from fault
    if not data:
        raise UnreadableError("empty file")
    if len(data) > MOST_BYTES:
        raise UnreadableError("too large: more than 256 MB")
    return data
