"""A file of decisions written: a table added at its end, or one taken out; all else is left.

The file is its owner's too: comments, order and even lines that can't be followed stay as they are.
"""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from index.corrections.tomlfile import Toml
    from index.decisions.codec import Codec, D

_ROW = re.compile(r"[^\n]*\n|[^\n]+")
"""As TOML counts lines: what else may end one elsewhere, U+2028, is a character here."""
_LAST_OF_FOUR = 0xFFFF
_WIDE = 90
"""Characters of a line that holds a list; a longer one has a line for each of its items."""


def beginning(head: str, corpus: str, texts: Sequence[str]) -> str:
    """Return what a new file begins with.

    Args:
        head: Comments.
        corpus: What the corpus is called.
        texts: Beginnings of hashes of some of its texts: it is found again by them.
    """
    return f"{head}{line('corpus', corpus)}{line('texts', texts)}"


def written(decision: D, codec: Codec[D]) -> str:
    """Return a decision as a table, a blank line before it."""
    at = f"at = {decision.at}\n" if decision.at else ""
    return f"\n[[{codec.table}]]\n{line('do', decision.do)}{codec.told(decision)}{at}"


def without(text: str, toml: Toml, number: int, table: str = "decision") -> str:
    """Return a file without one of its tables.

    Args:
        text: Of the file.
        toml: The same, read.
        number: Of the table among those of decisions, from 0.
        table: What these are called.
    """
    rows = _ROW.findall(text)
    first = (toml.line(table, number) or 1) - 1
    later = [line - 1 for (_, _, key), line in toml.lines.items() if not key and line - 1 > first]
    stop = min(later, default=len(rows))
    # Comments below it may be about the next table, or all of those that follow.
    while stop > first + 1 and rows[stop - 1].lstrip()[:1] in ("", "#"):
        stop -= 1
    while first and not rows[first - 1].strip() and (stop == len(rows) or not rows[stop].strip()):
        first -= 1
    return "".join(rows[:first] + rows[stop:])


def line(key: str, value: str | Iterable[str]) -> str:
    """Return a key with words or a list of them, on as many lines as it takes."""
    if isinstance(value, str):
        return f"{key} = {quoted(value)}\n"
    items = [quoted(one) for one in value]
    whole = f"{key} = [{', '.join(items)}]\n"
    if len(whole) <= _WIDE:
        return whole
    return f"{key} = [\n" + "".join(f"  {item},\n" for item in items) + "]\n"


def quoted(words: str) -> str:
    """Return words as a basic string of TOML, with nothing in it that can't be seen."""
    whole = words.encode("utf-8", "replace").decode()
    return "".join(map(_seen, json.dumps(whole, ensure_ascii=False)))


def _seen(sign: str) -> str:
    if sign.isprintable():
        return sign
    return f"\\u{ord(sign):04X}" if ord(sign) <= _LAST_OF_FOUR else f"\\U{ord(sign):08X}"
