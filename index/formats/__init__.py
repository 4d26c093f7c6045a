"""Files in, articles out: which files a corpus has, and what each of them holds.

Opening a corpus in which nothing changed reads nothing, so that what reads is loaded when the first
file is read.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from index.formats.files import SourceFile, walk
from index.formats.kinds import refused
from index.formats.pathnames import SUFFIXES

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from index.article import Article, ArticleId, Skipped
    from index.formats.mapping import Mapping

__all__ = ["SUFFIXES", "SourceFile", "raw", "raws", "read", "refused", "walk"]


def read(
    file: SourceFile,
    *,
    cancelled: Callable[[], bool] = lambda: False,
    mapping: Mapping | None = None,
    passed: Callable[[int], None] = lambda _: None,
) -> Iterator[Article | Skipped]:
    """Yield the articles of a file, and what in it is none.

    Never raises for what a file holds: a file that can't be read is one `Skipped`.

    Args:
        file: The file.
        cancelled: Asked while bytes are read: reading ends, in the middle of a file, once it is so.
        mapping: What somebody says of the columns or fields of its records; else it is guessed.
        passed: Told how many of the file's bytes have been read, as they are.
    """
    from index.formats import reading  # noqa: PLC0415  # see above

    return reading.read(file, cancelled, mapping, passed)


def raw(file: SourceFile, article_id: ArticleId) -> str:
    """Return the source of an article, as `raws` does.

    Raises:
        NoSuchArticleError: the file can't be read any more, or no longer has this record.
    """
    (source,) = raws(file, [article_id])
    return source


def raws(file: SourceFile, ids: Iterable[ArticleId]) -> Iterator[str]:
    """Yield the sources of articles of one file, decoded and otherwise untouched.

    For a record that is its line of a `.jsonl`, its row of a table, or the record as indented JSON.
    The file is read once, so that all records of a large one can be had; an archive once for some
    hundred articles.

    Args:
        file: The file.
        ids: Of articles: records in order of their numbers, members of an archive as they come.

    Raises:
        NoSuchArticleError: the file can't be read any more, or no longer has this record.
    """
    from index.formats import sourcing  # noqa: PLC0415  # see above

    return sourcing.raws(file, ids)
