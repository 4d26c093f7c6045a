"""A page without its tree: for markup that no parser gets to the end of.

One pass over the text, tag by tag, in time that grows with the page and with nothing else: tags
nested without end, and millions of them, are read like any others. What stands where is lost; a
body is found among the lines as in a text dump.
"""

from __future__ import annotations

import html
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from index.clean import one_line
from index.formats.html.blocks import INLINE, Block

if TYPE_CHECKING:
    from collections.abc import Iterator

MOST_READ = 4 * 1024 * 1024
"""Characters; the rest of such a page isn't read, which is told."""
_MOST_TOKENS = 500_000
_RAW = ("script", "style", "noscript", "textarea", "title", "template", "svg", "head")
"""Elements whose content is passed over up to the tag that closes them."""
_LONGEST_NAME = 20


class _Token(NamedTuple):
    """A stretch of a page: text, or a tag with what it makes unseen."""

    start: int
    end: int
    tag: str
    """In lower case, "" for text."""


def flat_blocks(text: str) -> list[Block]:
    """Return the blocks of text of a page's first megabytes, without their surroundings."""
    text = text[:MOST_READ]
    blocks: list[Block] = []
    pieces: list[str] = []
    line, counted, begun = 1, 0, 1
    for token in islice(_tokens(text), _MOST_TOKENS):
        if token.tag:
            if token.tag not in INLINE:
                _close(blocks, pieces, begun)
            continue
        piece = text[token.start : token.end]
        if not pieces:
            if piece.isspace():
                continue
            first = token.start + len(piece) - len(piece.lstrip())
            line += text.count("\n", counted, first)
            counted, begun = first, line
        pieces.append(piece)
    _close(blocks, pieces, begun)
    return blocks


def _close(blocks: list[Block], pieces: list[str], line: int) -> None:
    text = one_line(html.unescape("".join(pieces))) if pieces else ""
    pieces.clear()
    if text:
        blocks.append(Block(text, line, "p", None, 0, (), 0))


def _tokens(text: str) -> Iterator[_Token]:
    low = text.lower()
    if len(low) != len(text):  # some letters are two in lower case
        low = text
    unclosed: set[str] = set()
    at = 0
    while at < len(text):
        mark = text.find("<", at)
        mark = len(text) if mark < 0 else mark
        if mark > at:
            yield _Token(at, mark, "")
        if mark == len(text):
            return
        if text.startswith("<!--", mark):
            at = _past(text, "-->", mark)
            continue
        if not text[mark + 1 : mark + 2].isalpha() and text[mark + 1 : mark + 2] not in "/!?":
            yield _Token(mark, mark + 1, "")  # "3 < 4" is text
            at = mark + 1
            continue
        at = _past(text, ">", mark)
        name = _name(low, mark)
        yield _Token(mark, at, name)
        if name in _RAW and name not in unclosed and text[mark + 1] != "/":
            closing = low.find(f"</{name}", at)
            if closing >= 0:
                at = closing
            else:  # looked for once, or a page of nothing else would take forever
                unclosed.add(name)


def _past(text: str, end: str, start: int) -> int:
    """Return where a stretch has ended; at the end of the text, where it never does."""
    found = text.find(end, start)
    return found + len(end) if found >= 0 else len(text)


def _name(low: str, mark: int) -> str:
    words = low[mark + 1 : mark + 1 + _LONGEST_NAME].lstrip("/")
    letters = next((at for at, sign in enumerate(words) if not sign.isalnum()), len(words))
    return words[:letters] or "!"
