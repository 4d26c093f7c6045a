"""What may reach a terminal: the one gate that every text from outside passes.

Article text, titles, file names and queries can carry escape sequences that retitle a window or
write the clipboard, and bidirectional controls that make a line read as what it isn't. `guard`
replaces each such character by one visible character, so that offsets into a text stay true.
"""

from __future__ import annotations

import re

_REPLACEMENT = "\ufffd"
_CONTROL_PICTURES = 0x2400


def _table(*, newlines: bool) -> dict[int, str]:
    table = {code: chr(_CONTROL_PICTURES + code) for code in range(0x20)}
    table |= {ord("\t"): " ", ord("\n"): "\n" if newlines else " ", ord("\r"): " "}
    table |= dict.fromkeys(range(0x80, 0xA0), _REPLACEMENT)  # C1: 0x9b begins a sequence by itself
    table |= dict.fromkeys((0x061C, 0x200E, 0x200F, 0xFEFF), _REPLACEMENT)
    table |= dict.fromkeys((*range(0x202A, 0x202F), *range(0x2066, 0x206A)), _REPLACEMENT)
    table |= dict.fromkeys(range(0xD800, 0xE000), _REPLACEMENT)  # lone surrogates can't be written
    table |= dict.fromkeys(range(0xE0000, 0xE0080), _REPLACEMENT)  # invisible tags
    return table | {0x7F: "\u2421", 0x2028: " ", 0x2029: " ", 0xA0: " ", 0xAD: "-"}


_ONE_LINE = _table(newlines=False)
_LINES = _table(newlines=True)
_NO_CELL = (
    "\u0300-\u036f\u0483-\u0489\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f"  # marks
    "\u200b-\u200d\u2060-\u2064\ufe00-\ufe0f\U000e0100-\U000e01ef"  # joiners, selectors
)
_HEAPED = re.compile(f"(?<=[{_NO_CELL}]{{8}})[{_NO_CELL}]+")
"""More characters without a cell of their own than any writing uses, to overflow a line."""


def guard(text: str, *, newlines: bool = False) -> str:
    """Return `text` with nothing in it that a terminal would act on.

    Args:
        text: Anything from outside.
        newlines: Keep line feeds; otherwise they become spaces.

    Returns:
        A text of the same length in code points. Controls show as their pictures (`␛`), what has
        no picture as `�`, tabs and line ends as spaces.
    """
    if text.isascii() and text.isprintable():
        return text
    text = text.translate(_LINES if newlines else _ONE_LINE)
    return _HEAPED.sub(lambda heap: _REPLACEMENT * len(heap.group()), text)
