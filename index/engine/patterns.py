"""What stands for many words: prefixes, wildcards, near spellings."""

from __future__ import annotations

import re
from dataclasses import dataclass

_ANY = rb"[^\n]*"
_LETTER = rb"(?:[^\n\x80-\xff]|[\xc2-\xf4][\x80-\xbf]+)"
"""One letter in UTF-8."""


@dataclass(frozen=True, slots=True)
class Pattern:
    """What stands for many words: a prefix, a wildcard or a near spelling."""

    text: str
    """Folded; with `*` for any letters and `?` for one, or a word whose near spellings count."""
    edits: int = 0
    """How many letters may be added, dropped, changed or swapped; 0 for a wildcard."""
    stem: str = ""
    """Of the word whose near spellings count: all its forms belong to them."""

    def literal(self) -> str:
        """Return the letters before the first wildcard."""
        return re.split(r"[*?]", self.text, maxsplit=1)[0]

    def is_prefix(self) -> bool:
        """Return whether it stands for all words with a beginning."""
        return self.text == self.literal() + "*"

    def longest(self) -> bytes:
        """Return the longest piece without wildcards, with the line feed where it is at an end."""
        return max(re.split(rb"[*?]", b"\n" + self.text.encode() + b"\n"), key=len)

    def expression(self) -> re.Pattern[bytes]:
        """Return a regular expression for a whole word between two line feeds.

        Each stretch between two `*` takes the first place where it fits, and is never tried
        again; the last one is tied to the end. What follows the word isn't taken.
        """
        head, *rest = (_piece(piece) for piece in self.text.split("*"))
        if not rest:
            return re.compile(rb"\n" + head + rb"(?=\n)")
        middle = b"".join(b"(?>[^\n]*?" + piece + b")" for piece in rest[:-1] if piece)
        return re.compile(rb"\n" + head + middle + _ANY + rest[-1] + rb"(?=\n)")


def _piece(piece: str) -> bytes:
    return b"".join(_LETTER if sign == "?" else re.escape(sign.encode()) for sign in piece)
