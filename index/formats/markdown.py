"""Markdown to plain text: its marks are a writer's typing, not part of what was said.

What has front matter was written, or taken off its page, as an article: there is no page around
it, so where a line stands says nothing against it, and only what is furniture by itself comes off.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from index.body import Body, furniture_in, lines_of
from index.formats.frontmatter import front_matter

if TYPE_CHECKING:
    from collections.abc import Sequence

    from index.formats.document import RawDocument

_DEFINITION = re.compile(
    r"^[ ]{0,3}\[(?!\^)[^\]\n]{1,200}\]:[ \t]*\S+(?:[ \t]+(?:\"[^\n]{0,200}\"|'[^\n]{0,200}'"
    r"|\([^\n]{0,200}\)))?[ \t]*$",
    re.MULTILINE,
)
"""Where a link leads, which other lines name; a footnote `[^1]: …` is said to readers."""
_PICTURE = re.compile(
    r"\s*\[?!(?:\[[^\]\n]{0,300}\]\([^()\n]{0,2000}\)|\[\[[^\]\n]{0,300}\]\])"
    r"(?:\]\([^()\n]{0,2000}\))?\s*"
)
"""A picture alone on its line: its words are for those who don't see it."""
_LINE_MARKS = (
    (re.compile(r"^[ ]{0,3}#{1,6}[ \t]+(.*?)(?:[ \t]#{1,6})?[ \t]*$", re.MULTILINE), r"\1"),
    (re.compile(r"^[ ]{0,3}>[ ]?", re.MULTILINE), ""),
    (re.compile(r"^[ ]{0,3}(?:`{3,}|~{3,})[^`\n]*$", re.MULTILINE), ""),
    (_DEFINITION, ""),
)
_INLINE_MARKS = (
    (re.compile(r"!\[([^\]\n]{0,300})\]\([^()\n]{0,2000}\)"), r"\1"),
    (re.compile(r"\[([^\[\]\n]{1,300})\]\([^()\n]{0,2000}\)"), r"\1"),
    (re.compile(r"(?<![\w*])\*\*\*?(?=\S)([^*\n]{1,2000}?)(?<=\S)\*\*\*?(?![\w*])"), r"\1"),
    (re.compile(r"(?<![\w*])\*(?=\S)([^*\n]{1,2000}?)(?<=\S)\*(?![\w*])"), r"\1"),
    (re.compile(r"(?<!\w)__?(?=\S)([^_\n]{1,2000}?)(?<=\S)__?(?!\w)"), r"\1"),
    (re.compile(r"\\([\\`*_{}\[\]()#+.!>-])"), r"\1"),
)


def markdown_document(document: RawDocument) -> RawDocument:
    """Return a document with its front matter read and its marks taken off."""
    front = front_matter(document.text)
    source = document.text[front.end :]
    first_line = 1 + document.text.count("\n", 0, front.end)
    text = source
    for pattern, replacement in _LINE_MARKS + _INLINE_MARKS:
        text = pattern.sub(replacement, text)
    body = _written(text, source.split("\n")) if front.end else None
    return replace(document, text=text, first_line=first_line, fields=front.fields, body=body)


def _written(text: str, rows: Sequence[str]) -> Body:
    """Return all lines but those that are furniture wherever they stand.

    Args:
        text: The text without its marks.
        rows: The same lines with them.
    """
    lines = lines_of(text)
    reasons = furniture_in(lines)
    for at, line in enumerate(lines):
        if _PICTURE.fullmatch(rows[line.number - 1]):
            reasons[at] = "caption"
    kept = tuple(at for at in range(len(lines)) if at not in reasons)
    return Body(lines, kept, reasons, written=True)
