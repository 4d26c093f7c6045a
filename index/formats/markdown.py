"""Markdown to plain text: its marks are a writer's typing, not part of what was said."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from index.bylines import names_in
from index.dates import parse_date
from index.formats.document import Fields
from index.mastheads import is_link

if TYPE_CHECKING:
    from index.formats.document import RawDocument

_FRONT = re.compile(r"---[ \t]*\n(?P<fields>(?:.*\n){0,200}?)(?:---|\.\.\.)[ \t]*(?:\n|\Z)")
_FIELD = re.compile(r"([A-Za-z_-]{1,30})[ \t]*:[ \t]*(.*)")
_ITEM = re.compile(r"[ \t]*-[ \t]+(.+)")
_QUOTES = " \t\"'[]"
_LONGEST_FIELD = 2_000
"""Characters; a title of megabytes would be on every line that shows one."""
_NAMES = {
    "title": "title",
    "headline": "title",
    "outlet": "outlet",
    "source": "outlet",
    "publisher": "outlet",
    "publication": "outlet",
    "date": "date",
    "published": "date",
    "author": "authors",
    "authors": "authors",
    "url": "url",
    "link": "url",
    "language": "language",
    "lang": "language",
}
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
    text, first_line, fields = document.text, 1, Fields()
    front = _FRONT.match(text)
    if front is not None:
        fields = _front_matter(front["fields"])
        first_line += front.group().count("\n")
        text = text[front.end() :]
    for pattern, replacement in _LINE_MARKS + _INLINE_MARKS:
        text = pattern.sub(replacement, text)
    return replace(document, text=text, first_line=first_line, fields=fields)


def _front_matter(block: str) -> Fields:
    """Read `name: value` lines and lists of authors; what else YAML can say is left unread."""
    values: dict[str, str] = {}
    found_in: dict[str, str] = {}
    current = None
    for number, line in enumerate(block.split("\n"), start=2):
        item = _ITEM.fullmatch(line.rstrip())
        if item is not None and current == "authors":
            values["authors"] = f"{values.get('authors', '')}; {item[1].strip(_QUOTES)}"
            continue
        match = _FIELD.fullmatch(line.rstrip())
        current = _NAMES.get(match[1].lower()) if match else None
        if match is None or current is None or current in values:
            continue
        name, value = _field(current, match[2].strip(_QUOTES)[:_LONGEST_FIELD])
        if value and name not in values:
            values[name] = value
            if name in ("title", "outlet", "date"):
                found_in[name] = f"line {number}: {match[1]}"
    return Fields(
        title=values.get("title"),
        outlet=values.get("outlet"),
        date=values.get("date"),
        authors=names_in(values.get("authors", "")),
        url=values.get("url"),
        language=values.get("language"),
        found_in=found_in,
    )


def _field(name: str, value: str) -> tuple[str, str | None]:
    if name == "date":
        return name, parse_date(value)
    return ("url", value) if name == "outlet" and is_link(value) else (name, value)
