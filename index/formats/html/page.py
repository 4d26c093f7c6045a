"""A page's bytes to a document: text, tree, blocks, body and fields, one after the other.

Everything is bounded before anything is built: bytes before they are decoded, tags before they are
parsed, blocks before an extractor sees them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from index.article import ArticleId, Skipped, Source
from index.body import Body, Line
from index.encoding import NotTextError
from index.formats.document import Fields, RawDocument
from index.formats.html.charset import decode_page
from index.formats.html.choosing import chosen
from index.formats.html.fields import fields_of
from index.formats.html.flat import MOST_READ, flat_blocks
from index.formats.html.hiddenbody import body_in_data
from index.formats.html.lastdate import with_last_date
from index.formats.html.reasons import block_reason
from index.formats.html.tree import is_overloaded, parse, without_data
from index.formats.html.visible import cleaned_blocks, visible_blocks

if TYPE_CHECKING:
    from index.encoding import Decoded
    from index.formats.html.blocks import Block

MOST_BYTES = 32 * 1024 * 1024
"""A larger page isn't read: no article has it, and a tree takes twenty times its page."""
MOST_TAGS = 150_000
"""A page of more is read without its tree."""
_HEAD = 300_000
"""Characters that are parsed all the same, since a page says at its top what it is."""


def document(path: str, digest: str, data: bytes) -> RawDocument | Skipped:
    """Return the document that a page is, or why it is none."""
    if len(data) > MOST_BYTES:
        return Skipped(path, f"too large a page: more than {MOST_BYTES >> 20} MB")
    try:
        decoded = decode_page(data)
    except NotTextError as fault:
        return Skipped(path, str(fault))
    text = without_data(decoded.text)
    too_much = text.count("<") > MOST_TAGS or is_overloaded(text)
    tree = None if too_much else parse(text)
    if tree is None or not tree.whole:
        return _flat(path, digest, decoded, text, None if tree is None else tree.root)
    if tree.root is None:
        return Skipped(path, "empty: no text on the page")
    blocks, repairs = visible_blocks(tree.root)
    fields = fields_of(tree.root)
    body = body_in_data(tree.root, blocks, kept := chosen(tree.root, blocks)) or _body(blocks, kept)
    if not body.lines:
        framed = next(tree.root.iter("frameset"), None) is not None
        what = "its text is in other files, in frames" if framed else "no text on the page"
        return Skipped(path, f"empty: {what}")
    source = Source(path, digest, decoded.encoding, decoded.repairs + repairs)
    fields = with_last_date(fields, tree.root, body)
    return RawDocument(ArticleId(path), "", source, fields, body=body)


def _flat(
    path: str, digest: str, decoded: Decoded, text: str, root: Any | None
) -> RawDocument | Skipped:
    """Return the document of a page that has no whole tree."""
    blocks, repairs = cleaned_blocks(flat_blocks(text))
    if not blocks:
        return Skipped(path, "empty: no text on the page")
    told = "markup too deep or too large to be parsed"
    rest = (f"read up to {MOST_READ >> 20} MB",) if len(text) > MOST_READ else ()
    repairs = (*decoded.repairs, told, *rest, *repairs)
    if root is None and not is_overloaded(text[:_HEAD]):
        root = parse(text[:_HEAD]).root
    fields = Fields() if root is None else fields_of(root)
    body = _body(blocks, chosen(None, blocks))
    source = Source(path, digest, decoded.encoding, repairs)
    return RawDocument(ArticleId(path), "", source, fields, body=body)


def _body(blocks: list[Block], kept: frozenset[int]) -> Body:
    """Return the lines of a page: what can't be seen is one only where it is text."""
    shown = [at for at, block in enumerate(blocks) if at in kept or block.region != "hidden"]
    lines = tuple(_line(blocks[at]) for at in shown)
    places = tuple(place for place, at in enumerate(shown) if at in kept)
    reasons = {
        place: reason
        for place, at in enumerate(shown)
        if at not in kept and (reason := block_reason(blocks[at])) is not None
    }
    return Body(lines, places, reasons)


def _line(block: Block) -> Line:
    return Line(block.line, block.text, block.tag == "li")
