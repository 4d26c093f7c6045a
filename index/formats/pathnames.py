"""What files are called, as far as ids are made of it: so that no two articles have one."""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Container

SUFFIXES = frozenset(
    ".txt .text .md .markdown .html .htm .xhtml .json .jsonl .ndjson .csv .tsv .xml .rss .atom"
    " .gz .bz2 .xz .zip .tar .tgz .tbz2 .txz".split(),
)
"""Kinds of files that are read; case makes no difference. Others are read where they hold text."""

LIKE_A_RECORD = "its name would be taken for a record of another file"
_RECORD = re.compile(r"#\d+\Z")


def is_like_a_record(path: str) -> bool:
    """Tell whether a path could be the id of a record of another file."""
    return Path(path).suffix.lower() not in SUFFIXES and _RECORD.search(path) is not None


def archive_of(name: str, there: Container[str]) -> str | None:
    """Return the file beside it of which a file or folder, by its name, could be a member."""
    ends = (at for at, sign in enumerate(name) if sign == "!")
    # Nothing is a member by the name "": "news.zip!" itself can only be a folder.
    return next((name[:at] for at in ends if name[at + 1 :] and name[:at] in there), None)


def printable(name: str) -> str:
    r"""Return a file's name with all that can't be shown escaped, so that two names never meet.

    Bytes that are no characters become `\xff`, control characters `\x0a`, and a backslash is
    doubled.
    """
    if name.isprintable() and "\\" not in name:
        return name
    return "".join(_escaped(character) for character in name)


def _escaped(character: str) -> str:
    code = ord(character)
    if character == "\\" and os.sep != "\\":
        return "\\\\"
    if character.isprintable():
        return character
    if 0xDC80 <= code <= 0xDCFF:  # how Python carries a byte that isn't UTF-8 (PEP 383)
        return f"\\x{code - 0xDC00:02x}"
    if code < 0x80:
        return f"\\x{code:02x}"
    return f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"
