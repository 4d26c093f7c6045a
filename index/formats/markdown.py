"""Markdown to plain text: its marks are a writer's typing, not part of what was said."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from index.formats.frontmatter import front_matter

if TYPE_CHECKING:
    from index.formats.document import RawDocument

_LINE_MARKS = (
    (re.compile(r"^[ ]{0,3}#{1,6}[ \t]+(.*?)(?:[ \t]#{1,6})?[ \t]*$", re.MULTILINE), r"\1"),
    (re.compile(r"^[ ]{0,3}>[ ]?", re.MULTILINE), ""),
    (re.compile(r"^[ ]{0,3}(?:`{3,}|~{3,})[^`\n]*$", re.MULTILINE), ""),
    (re.compile(r"^[ ]{0,3}\[[^\]\n]{1,200}\]:[ \t]\S+[^\n]{0,200}$", re.MULTILINE), ""),
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
    text = document.text[front.end :]
    first_line = 1 + document.text.count("\n", 0, front.end)
    for pattern, replacement in _LINE_MARKS + _INLINE_MARKS:
        text = pattern.sub(replacement, text)
    return replace(document, text=text, first_line=first_line, fields=front.fields)
