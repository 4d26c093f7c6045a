"""Text of a file that is too large to be held: decoded as it comes.

The encoding is told from the first bytes. A byte further on that doesn't fit is taken for one of
windows-1252, as in a text that is held (`index.encoding`).
"""

from __future__ import annotations

import codecs
import io
from typing import TYPE_CHECKING, NamedTuple

from index.encoding import NotTextError, decode
from index.formats.faults import UnreadableError

if TYPE_CHECKING:
    from io import BufferedReader

_SAMPLE = 64 * 1024
_STRAY = "index.stray"
_WIDE = ("utf-16", "utf-32")


class TextStream(NamedTuple):
    """A text that is read as it is decoded."""

    text: io.TextIOWrapper
    encoding: str
    repairs: tuple[str, ...]


def text_stream(stream: BufferedReader) -> TextStream:
    """Return the text of a stream.

    Raises:
        UnreadableError: it is empty, or holds no text.
    """
    sample = stream.peek(_SAMPLE)[:_SAMPLE]
    if not sample:
        raise UnreadableError("empty file")
    whole = len(sample) < _SAMPLE
    if not whole and b"\n" in sample and b"\0" not in sample:
        sample = sample[: sample.rfind(b"\n")]  # not within a character
    elif not whole:
        sample = sample[: len(sample) // 4 * 4]
    try:
        decoded = decode(sample)
    except NotTextError as fault:
        raise UnreadableError(str(fault)) from fault
    encoding = decoded.encoding
    is_marked = "byte order mark" in decoded.repairs
    codec = {"utf-8": "utf-8-sig", "windows-1252": "cp1252"}.get(encoding, encoding)
    if is_marked and encoding.startswith(_WIDE):
        codec = encoding[:6]  # which of the two its mark tells, and takes off
    errors = _STRAY if encoding == "utf-8" else "replace"
    repairs = ("byte order mark",) if is_marked else ()
    text = io.TextIOWrapper(stream, codec, errors, newline="")
    return TextStream(text, encoding, repairs)


def _stray(fault: UnicodeError) -> tuple[str, int]:
    if not isinstance(fault, UnicodeDecodeError):
        raise fault
    return fault.object[fault.start : fault.start + 1].decode("cp1252", "replace"), fault.start + 1


codecs.register_error(_STRAY, _stray)
