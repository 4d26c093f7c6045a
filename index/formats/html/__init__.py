"""Saved pages: the body found in their markup, and what they say of themselves.

`documents` is the whole of it. What it needs is large and slow to load, so that it is only loaded
when the first page is read.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from index.article import Skipped
    from index.formats.document import RawDocument

__all__ = ["documents"]


def documents(path: str, digest: str, data: bytes) -> Iterator[RawDocument | Skipped]:
    """Yield the document that a page is, or why it is none.

    Never raises for what a page holds.

    Args:
        path: The id of the article: the page's path in the corpus.
        digest: SHA-256 of the file the page came from, in hexadecimal.
        data: The page as it was saved: it says its own encoding.
    """
    from index.formats.html.page import document  # noqa: PLC0415  # lxml, only when a page is read

    yield document(path, digest, data)
