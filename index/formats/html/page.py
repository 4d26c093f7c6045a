"""A page's bytes to a document: text, blocks, body and fields, one after the other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from index.article import ArticleId, Skipped, Source
from index.body import Line, split
from index.clean import clean
from index.encoding import NotTextError
from index.formats.document import RawDocument
from index.formats.html.blocks import blocks_of
from index.formats.html.charset import decode_page
from index.formats.html.tree import parse, without_data

if TYPE_CHECKING:
    from index.formats.html.blocks import Block

MOST_BYTES = 32 * 1024 * 1024
"""A larger page isn't parsed: no article has it, and a tree takes twenty times its page."""


def document(path: str, digest: str, data: bytes) -> RawDocument | Skipped:
    """Return the document that a page is, or why it is none."""
    if len(data) > MOST_BYTES:
        return Skipped(path, f"too large a page: more than {MOST_BYTES >> 20} MB")
    try:
        decoded = decode_page(data)
    except NotTextError as fault:
        return Skipped(path, str(fault))
    tree = parse(without_data(decoded.text))
    if tree.root is None:
        return Skipped(path, "empty: no text on the page")
    blocks = [block for block in blocks_of(tree.root) if block.region != "hidden"]
    lines = tuple(_line(block) for block in blocks)
    if not lines:
        return Skipped(path, "empty: no text on the page")
    source = Source(path, digest, decoded.encoding, decoded.repairs)
    return RawDocument(ArticleId(path), "", source, body=split(lines))


def _line(block: Block) -> Line:
    return Line(block.line, clean(block.text).text, block.tag == "li")
