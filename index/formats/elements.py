"""The elements of a long JSON list, one at a time: a list of gigabytes needs the memory of one."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

from index.formats.faults import UnreadableError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from io import TextIOBase

LONGEST = 16 * 1024 * 1024
"""Characters of one element; where none ends for so long, the list is broken."""
_CHUNK = 1024 * 1024
_OPENING = re.compile(r"\s*\[")
_ENDS = frozenset(" \t\r\n,]")
_BETWEEN = re.compile(r"[\s,]*")
_DECODER = json.JSONDecoder()


def elements(text: TextIOBase) -> Iterator[Any]:
    """Yield the elements of a list.

    Raises:
        UnreadableError: it isn't valid JSON from here on.
    """
    window = _Window(text)
    window.begin()
    number = 0
    while True:
        window.pass_between()
        if window.ends_with("]"):
            return
        number += 1
        yield window.value(number)


class _Window:
    """The stretch of a text that is looked at: what has been read is forgotten."""

    def __init__(self, text: TextIOBase) -> None:
        self._text = text
        self._held = text.read(_CHUNK)
        self._at = 0
        self._is_last = not self._held

    def _more(self) -> bool:
        """Read as much again as is held and not yet passed, so that no value is tried too often."""
        if self._is_last:
            return False
        rest = self._held[self._at :]
        data = self._text.read(max(_CHUNK, len(rest)))
        self._held, self._at, self._is_last = rest + data, 0, not data
        return not self._is_last

    def begin(self) -> None:
        """Go past the bracket that the list begins with.

        Raises:
            UnreadableError: there is none.
        """
        while (found := _OPENING.match(self._held)) is None:
            if self._held.strip() or not self._more():
                raise UnreadableError("not valid JSON: no list")
        self._at = found.end()

    def pass_between(self) -> None:
        """Go to the next element, or to the end."""
        while True:
            found = _BETWEEN.match(self._held, self._at)
            self._at = found.end() if found else self._at
            if self._at < len(self._held) or not self._more():
                return

    def ends_with(self, bracket: str) -> bool:
        """Tell whether the list ends here.

        Raises:
            UnreadableError: the text does, and the list doesn't.
        """
        if self._at >= len(self._held):
            raise UnreadableError("not valid JSON: the list is cut off")
        return self._held[self._at] == bracket

    def value(self, number: int) -> Any:
        """Return the value that begins here."""
        while True:
            try:
                value, end = _DECODER.raw_decode(self._held, self._at)
            except RecursionError:
                raise UnreadableError(f"JSON nested too deeply in record {number}") from None
            except json.JSONDecodeError as fault:
                # What is wrong may only be that the rest of it hasn't been read.
                if len(self._held) - self._at > LONGEST or not self._more():
                    what = f"{fault.msg[:1].lower()}{fault.msg[1:]}".removesuffix(" at")
                    message = f"not valid JSON: {what} in record {number}"
                    raise UnreadableError(message) from fault
                continue
            except ValueError:  # a number of thousands of digits, which may go on
                raise UnreadableError("not valid JSON: a number with too many digits") from None
            length = end - self._at
            is_ended = self._held[end : end + 1] in _ENDS  # else a number may go on
            if is_ended or length > LONGEST or not self._more():
                self._at += length
                return value
