"""What kind of file a file is: by its first bytes, and by its name where those leave it open.

People save pages as `.txt`, tools write lines of JSON into `.json`, and many files have no suffix.
What a file holds says more than what it is called; what it is called decides the rest.
"""

from __future__ import annotations

import codecs
import re
from enum import Enum
from typing import TYPE_CHECKING

from index.formats.fieldnames import named
from index.formats.magic import binary_kind

if TYPE_CHECKING:
    from index.formats.files import SourceFile

MOST_BYTES = 256 * 1024 * 1024
"""A larger file that has to be held in memory is refused; records and archives are not held."""
HEAD = 32_768
"""Bytes from the start of a file that are looked at."""


class Kind(Enum):
    """A kind of file that is read; a module a family reads it."""

    TEXT = "text"
    MARKDOWN = "markdown"
    HTML = "html"
    JSON = "json"
    LINES = "json lines"
    TABLE = "table"
    FEED = "feed"
    ZIP = "zip"
    TAR = "tar"
    GZIP = "gzip"
    BZ2 = "bzip2"
    XZ = "xz"


BY_SUFFIX = {
    **dict.fromkeys((".txt", ".text"), Kind.TEXT),
    **dict.fromkeys((".md", ".markdown"), Kind.MARKDOWN),
    **dict.fromkeys((".html", ".htm", ".xhtml"), Kind.HTML),
    ".json": Kind.JSON,
    **dict.fromkeys((".jsonl", ".ndjson"), Kind.LINES),
    **dict.fromkeys((".csv", ".tsv"), Kind.TABLE),
    **dict.fromkeys((".rss", ".atom", ".xml"), Kind.FEED),
    ".zip": Kind.ZIP,
    ".tar": Kind.TAR,
    **dict.fromkeys((".gz", ".tgz"), Kind.GZIP),
    **dict.fromkeys((".bz2", ".tbz2"), Kind.BZ2),
    **dict.fromkeys((".xz", ".txz"), Kind.XZ),
}
"""What a name promises; what the file begins with may say otherwise."""

ARCHIVES = frozenset({Kind.ZIP, Kind.TAR})
COMPRESSED = frozenset({Kind.GZIP, Kind.BZ2, Kind.XZ})
STREAMED = frozenset({Kind.JSON, Kind.LINES, Kind.TABLE}) | ARCHIVES | COMPRESSED
"""Kinds of which no whole file is held in memory, so that it may be of any size."""

_INNER = {".tgz": ".tar", ".tbz2": ".tar", ".txz": ".tar", ".gz": "", ".bz2": "", ".xz": ""}
_COMMENTS = r"(?:\s{0,4000}<!--(?:(?!-->).){0,4000}-->)*\s*"
_PROLOGUE = re.compile(
    rf"(?:<\?[^>]{{0,500}}\?>|{_COMMENTS})?{_COMMENTS}"
    rf"(?:<\?[^>]{{0,500}}\?>\s*)*(?:<!DOCTYPE[^>\[]{{0,500}}>)?{_COMMENTS}",
    re.DOTALL | re.IGNORECASE,
)
_PAGE = re.compile(
    rf"(?:<\?xml[^>]{{0,300}}\?>)?{_COMMENTS}<(?:!doctype\s+html|html\b)",
    re.DOTALL | re.IGNORECASE,
)
_PIECE = re.compile(
    r"<(?:head|body|title|meta|link|script|style|base|header|main|section|article|nav|div|p|span"
    r"|table|h[1-6]|ul|ol|blockquote|figure|img|a|br|center|font)\b[^<>]{0,2000}>",
    re.IGNORECASE,
)
_CLOSED = re.compile(
    r"</(?:head|title|script|style|header|section|article|nav|div|p|table|h[1-6]|ul|ol|li|blockquote"
    r"|figure)\s{0,9}>",
    re.IGNORECASE,
)
"""What closes a part of a page: a picture's tag alone may have been left in a text."""
_ROOT = re.compile(r"<([A-Za-z_][\w.:-]{0,60})")
_TAG = re.compile(r"</?[A-Za-z][A-Za-z0-9]{0,10}(?:\s[^<>]{0,2000})?/?>")
_FEEDS = frozenset({"rss", "feed", "rdf:rdf", "atom:feed"})
_RECORD = re.compile(r"\{\s*(?:\"|\}|\Z)")
_RECORDS = re.compile(r"\[\s*\{\s*(?:\"|\}|\Z)")
_FRONT = re.compile(
    r"(?:---[ \t]*\r?\n(?:[^\n]{0,2000}\n){0,40}?(?:title|headline|date|authors?|url|source)[ \t]*:"
    r"|\+\+\+[ \t]*\r?\n(?:[^\n]{0,2000}\n){0,40}?(?:title|date|authors?|url|source)[ \t]*=)",
    re.IGNORECASE,
)
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)


def kind_of(name: str, head: bytes) -> Kind:
    """Return the kind of file that a file is.

    Args:
        name: Its name or path.
        head: Its first bytes, `HEAD` of them or all there are.

    Raises:
        UnreadableError: it is of a kind that isn't read; the message names it.
    """
    binary = binary_kind(name, head)
    if binary is not None:
        return Kind(binary)
    promised = BY_SUFFIX.get(suffix_of(name), Kind.TEXT)
    if promised in ARCHIVES | COMPRESSED:
        promised = Kind.TEXT if head and not _is_tar(name) else promised
    return _by_text(promised, _shown(head))


def refused(file: SourceFile) -> bool:
    """Tell whether a file is too large to be read, so that none of it need be looked at."""
    return file.size > MOST_BYTES and not promised_kinds(file.relative) & STREAMED


def suffix_of(name: str) -> str:
    """Return the suffix of a name, in small letters and with its dot; nothing where it has none."""
    last = name.rpartition("/")[2]
    stem, dot, suffix = last.rpartition(".")
    return dot + suffix.lower() if stem.strip(".") else ""


def inner_name(name: str) -> str:
    """Return the name of what a compressed file holds: `page.html` for `page.html.gz`."""
    suffix = suffix_of(name)
    return name[: len(name) - len(suffix)] + _INNER[suffix] if suffix in _INNER else name


def promised_kinds(name: str) -> frozenset[Kind]:
    """Return what a name promises, of a compressed file also what it promises to hold."""
    kinds = {BY_SUFFIX.get(suffix_of(name), Kind.TEXT)}
    if kinds <= COMPRESSED:
        kinds |= promised_kinds(inner_name(name)) if inner_name(name) != name else set()
    return frozenset(kinds)


def _is_tar(name: str) -> bool:
    return suffix_of(name) == ".tar"  # the oldest tars have no mark that tells them


def _shown(head: bytes) -> str:
    """Return the start of a file as text, as well as telling kinds apart needs it."""
    for mark, encoding in _MARKS:
        if head.startswith(mark):
            return head[len(mark) :].decode(encoding, "ignore").lstrip()
    return head.replace(b"\0", b"").decode("utf-8", "replace").lstrip()


def _by_text(promised: Kind, text: str) -> Kind:
    if text.startswith("<"):
        return _by_markup(promised, text)
    if text.startswith(("{", "[")):
        return _by_json(promised, text)
    if promised in (Kind.HTML, Kind.FEED):
        return promised if _TAG.search(text) else _by_text(Kind.TEXT, text)
    if promised is Kind.TEXT:
        if _FRONT.match(text):
            return Kind.MARKDOWN
        return Kind.TABLE if _has_header(text) else Kind.TEXT
    return promised


def _by_markup(promised: Kind, text: str) -> Kind:
    if _PAGE.match(text):
        return Kind.HTML
    beginning = _PROLOGUE.match(text)
    rest = text[beginning.end() :] if beginning else text
    root = _ROOT.match(rest)
    if root and root[1].lower() in _FEEDS:
        return Kind.FEED
    told_otherwise = promised in (Kind.TEXT, Kind.FEED, Kind.TABLE, Kind.JSON, Kind.LINES)
    if told_otherwise and _PIECE.match(rest) and _CLOSED.search(rest):
        return Kind.HTML
    if promised is Kind.FEED or text.startswith("<?xml"):
        return Kind.HTML if root and root[1].lower() == "html" else Kind.FEED
    return promised


def _by_json(promised: Kind, text: str) -> Kind:
    if promised is Kind.MARKDOWN:
        return promised  # with front matter in JSON
    if _RECORDS.match(text):
        return Kind.JSON
    if not _RECORD.match(text):
        return Kind.JSON if promised is Kind.JSON else promised
    first, newline, rest = text.partition("\n")
    if promised is Kind.LINES:
        return Kind.JSON if first.strip() == "{" else Kind.LINES
    if newline and first.rstrip().endswith("}") and rest.lstrip().startswith("{"):
        return Kind.LINES
    return Kind.JSON


def _has_header(text: str) -> bool:
    """Tell whether a text begins with a line that names columns, the text's among them."""
    first = text.partition("\n")[0].strip()
    if len(first) > 2_000:
        return False
    for delimiter in "\t;,|":
        cells = [cell.strip().strip('"') for cell in first.split(delimiter)]
        if len(cells) > 1 and all(0 < len(cell) <= 40 for cell in cells):
            fields = {found.field for cell in cells if (found := named(cell)) and found.exact}
            if "text" in fields and len(fields) > 1:
                return True
    return False
