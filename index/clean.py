"""Take out of a text what no reader can see and a terminal might obey, and say what was taken.

Files from the open web hold escape sequences, directional overrides, characters without width and
text decoded twice by the wrong table. All of that is mended here, once, for every kind of file:
nothing past this point has to mistrust a character.
"""

from __future__ import annotations

import html
import re
from typing import NamedTuple

_NEWLINES = re.compile("\r\n|[\r\v\f\u2028\u2029]")
_SEQUENCE = "(?:\x1b\\[|\x9b)[0-?]{0,32}[ -/]{0,8}[@-~]"  # colours and cursor moves, ECMA-48
_CONTROL = re.compile(f"{_SEQUENCE}|[\x00-\x08\x0e-\x1f\x7f-\x9f]")
_DIRECTION = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_UNSEEN = re.compile("[\u00ad\u200b\u2060-\u2064\ufeff\ufff9-\ufffb]")
_SURROGATE = re.compile("[\ud800-\udfff]")
_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,30});")
_SUSPECT = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\xad\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069"
    "\ud800-\udfff\ufeff\ufff9-\ufffb&âÃÂ]",
)
"""Every character that any of the patterns here begins with: most texts have none."""
_TWICE_DECODED = re.compile("[\u00c2-\u00f4][\x80-\xbfŒœŠšŸŽžƒˆ˜–—‘’‚“”„†‡•…‰‹›€™]{1,3}")
_CERTAIN = re.compile("â€|Ã[\x80-\xbf]|Â[\xa0-\xbf]|â„¢")


class Cleaned(NamedTuple):
    """A text that is safe to show, and what was mended in it."""

    text: str
    repairs: tuple[str, ...]
    """In words, with a number: "2 control characters"."""


def clean(text: str) -> Cleaned:
    """Return a text with plain newlines and without anything invisible, and say what was mended."""
    if _SUSPECT.search(text) is None:
        return Cleaned(text, ())
    text = _NEWLINES.sub("\n", text)
    text, mojibake = _mend_mojibake(text)
    text, entities = _ENTITY.subn(_character, text)
    text, controls = _CONTROL.subn("", _NEWLINES.sub("\n", text) if entities else text)
    text, directions = _DIRECTION.subn("", text)
    text, unseen = _UNSEEN.subn("", text)
    text, surrogates = _SURROGATE.subn("\ufffd", text)
    counts = (
        (mojibake, "character decoded twice", "characters decoded twice"),
        (entities, "HTML entity", "HTML entities"),
        (controls, "control character", "control characters"),
        (directions, "directional character", "directional characters"),
        (unseen, "invisible character", "invisible characters"),
        (surrogates, "half of a character", "halves of characters"),
    )
    return Cleaned(text, tuple(counted(*count) for count in counts if count[0]))


def one_line(text: str) -> str:
    """Return a text with each run of white space, no-break spaces too, as one space."""
    return " ".join(text.split())


def counted(number: int, one: str, many: str) -> str:
    """Return a number with its noun."""
    return f"{number:,} {one if number == 1 else many}"


def _character(found: re.Match[str]) -> str:
    return html.unescape(found.group())


def _mend_mojibake(text: str) -> tuple[str, int]:
    """Undo UTF-8 that was read as windows-1252, where that is certain."""
    if _CERTAIN.search(text) is None:
        return text, 0
    mended = 0

    def mend(found: re.Match[str]) -> str:
        nonlocal mended
        run = found.group()
        for end in range(len(run), 1, -1):
            raw = b"".join(_byte(character) for character in run[:end])
            try:
                character = raw.decode("utf-8")
            except UnicodeDecodeError:
                continue
            if len(character) == 1:
                mended += 1
                return character + run[end:]
        return run

    return _TWICE_DECODED.sub(mend, text), mended


def _byte(character: str) -> bytes:
    # windows-1252 leaves five bytes undefined; browsers, and so scrapes, pass them through.
    try:
        return character.encode("cp1252")
    except UnicodeEncodeError:
        return character.encode("latin-1") if character < "\u0100" else b"\xff"
