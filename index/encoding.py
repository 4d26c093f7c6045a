"""Bytes to text, without a guess where none is needed and with it told where one is.

Most files are UTF-8 and say so by being valid. What is left is decided in the order of how certain
the evidence is: a byte order mark, a pattern of zero bytes, a few stray bytes in UTF-8, and only
then statistics.
"""

from __future__ import annotations

import codecs
import re
from typing import NamedTuple

from index.clean import counted

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_KINDS = (
    (b"%PDF-", "a PDF file"),
    (b"PK\x03\x04", "a zip archive"),
    (b"\x1f\x8b", "gzip-compressed"),
    (b"\x89PNG", "a PNG picture"),
    (b"\xff\xd8\xff", "a JPEG picture"),
    (b"{\\rtf", "an RTF file"),
)
_CANDIDATES = [
    *("cp1250", "cp1251", "cp1252", "cp1253", "cp1254", "cp1255", "cp1256", "cp1257", "cp1258"),
    *("koi8_r", "koi8_u", "iso8859_2", "iso8859_5", "iso8859_7", "cp874", "shift_jis", "euc_jp"),
    *("euc_kr", "gb18030", "big5", "mac_roman"),
]
_SAMPLE = 32_768
_ALPHABETS = 6
"""Upper bytes that UTF-16 of one language has: its alphabet, Latin, punctuation."""
_BETWEEN = frozenset(".,:;!?'\"()[]/-–—…«»„“”‘’№%&+")
_CONTROL = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f]")
_HIGH_LETTER = re.compile("[À-ÖØ-öø-ÿŠšŽžŸŒœ]")
_SYMBOL_IN_WORD = re.compile("[a-zA-ZÀ-ÿ][¡-¬®-¶¸-¿×÷†‡‰ˆ˜ƒ€][a-zA-ZÀ-ÿ]")


class NotTextError(ValueError):
    """Bytes that aren't text; the message says what shows it, as a clause."""


class Decoded(NamedTuple):
    """A text, the name of the encoding it was in, and what had to be mended to decode it."""

    text: str
    encoding: str
    repairs: tuple[str, ...] = ()


def decode(data: bytes) -> Decoded:
    """Return the text that some bytes hold.

    Raises:
        NotTextError: they don't hold text.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _marked(data[len(mark) :], encoding)
    for start, kind in _KINDS:
        if data.startswith(start):
            raise NotTextError(f"not text: {kind}")
    if b"\x00" in data:
        return _with_zeros(data)
    try:
        return _checked(Decoded(data.decode("utf-8"), "utf-8"), most=0.3)
    except UnicodeDecodeError:
        return _nearly_utf8(data) or _guessed(data)


def _marked(data: bytes, encoding: str) -> Decoded:
    repairs: tuple[str, ...] = ("byte order mark",)
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError:
        text = data.decode(encoding, "replace")
        repairs += (counted(text.count("\ufffd"), "broken character", "broken characters"),)
    if "\x00" in text:
        raise NotTextError("not text: NUL bytes")
    return _checked(Decoded(text, encoding, repairs), most=0.3)


def _with_zeros(data: bytes) -> Decoded:
    """Decode UTF-16 without its mark: every other byte of Latin text in it is zero.

    In other alphabets those bytes are zero only for spaces and stops, and otherwise all alike.
    """
    sample = data[:_SAMPLE]
    half = max(1, len(sample) // 2)
    for encoding, first in (("utf-16-le", 1), ("utf-16-be", 0)):
        zeros, others = sample[first::2].count(0), sample[1 - first :: 2].count(0)
        latin = zeros > 0.7 * half >= 3
        other = zeros > 0.05 * half >= 3 and len(set(sample[first::2])) <= _ALPHABETS
        if (latin or other) and not others and len(data) % 2 == 0:
            try:
                text = data.decode(encoding)
            except UnicodeDecodeError:
                break
            if latin or _is_written(text[:_SAMPLE]):
                return _checked(Decoded(text, encoding), most=0.05)
    raise NotTextError("not text: NUL bytes")


def _is_written(text: str) -> bool:
    """Tell whether a text is nearly all letters and what stands between them."""
    fit = sum(1 for sign in text if sign.isalnum() or sign.isspace() or sign in _BETWEEN)
    return fit > 0.95 * len(text)


def _nearly_utf8(data: bytes) -> Decoded | None:
    """Decode UTF-8 with a few stray bytes of windows-1252 in it, as pasting makes them."""
    pieces: list[str] = []
    start, strays = 0, 0
    most = max(8, len(data) // 500)
    while start < len(data):
        try:
            pieces.append(data[start:].decode("utf-8"))
            break
        except UnicodeDecodeError as fault:
            strays += 1
            if strays > most or strays > 2_000:
                return None
            pieces.append(data[start : start + fault.start].decode("utf-8"))
            start += fault.start
            pieces.append(data[start : start + 1].decode("cp1252", "replace"))
            start += 1
    text = "".join(pieces)
    beyond_ascii = sum(1 for character in text if character > "\x7f") - strays
    if beyond_ascii < 2 * strays:
        return None
    repair = counted(strays, "byte that is not UTF-8", "bytes that are not UTF-8")
    return _checked(Decoded(text, "utf-8", (repair,)), most=0.05)


def _guessed(data: bytes) -> Decoded:
    western = data.decode("cp1252", "replace")
    if _looks_western(western[: 4 * _SAMPLE]):
        broken = western.count("\ufffd")
        repairs = (counted(broken, "broken character", "broken characters"),) if broken else ()
        return _checked(Decoded(western, "windows-1252", repairs), most=0.02)
    from charset_normalizer import from_bytes  # noqa: PLC0415  # 30 ms, for few files

    best = from_bytes(_telling(data), cp_isolation=_CANDIDATES).best()
    if best is None:
        raise NotTextError("not text: no encoding fits")
    text = data.decode(best.encoding, "replace")
    broken = text.count("\ufffd")
    if broken * 50 > len(text):
        raise NotTextError("not text: no encoding fits")
    repairs = (counted(broken, "broken character", "broken characters"),) if broken else ()
    return _checked(Decoded(text, best.encoding.replace("_", "-"), repairs), most=0.02)


def _looks_western(text: str) -> bool:
    """Tell whether a text read as windows-1252 has accents where Western languages have them."""
    letters = sum(1 for character in text if character.isalpha())
    high = len(_HIGH_LETTER.findall(text))
    odd = len(_SYMBOL_IN_WORD.findall(text)) + text.count("\ufffd")
    return high <= 0.25 * letters and odd * 20 <= high + 20 and odd * 200 <= len(text)


def _telling(data: bytes) -> bytes:
    """Return the lines that have bytes beyond ASCII: only those tell encodings apart."""
    lines = [line for line in data[: 8 * _SAMPLE].split(b"\n") if not line.isascii()]
    return b"\n".join(lines)[:_SAMPLE]


def _checked(decoded: Decoded, most: float) -> Decoded:
    sample = decoded.text[: 4 * _SAMPLE]
    if len(_CONTROL.findall(sample)) > most * len(sample):
        raise NotTextError("not text: mostly control characters")
    return decoded
