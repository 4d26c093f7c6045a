"""A page's bytes to text, by what the page says of them and by what they are.

Bytes that are valid UTF-8 are UTF-8, whatever a page claims: nothing else looks like it by chance.
Otherwise a page's own word counts before statistics do, read as browsers read it (the labels of
the WHATWG Encoding Standard): "iso-8859-1" means windows-1252, "gb2312" means gb18030.
"""

from __future__ import annotations

import codecs
import re

from index.clean import counted
from index.encoding import Decoded, decode

_DECLARED = re.compile(
    rb"<meta[^<>]{0,500}?charset\s*=\s*[\"']?\s*([\w.:-]{2,30})"
    rb"|<\?xml[^<>]{0,200}?encoding\s*=\s*[\"']([\w.:-]{2,30})",
    re.IGNORECASE,
)
_LOOKED_AT = 8_192
"""Browsers look at 1,024 bytes; saved pages have notices of the saving program above."""
_FEW_NULS = 1_000
"""A page may have one NUL in so many bytes and still be a page."""
_FEW_BROKEN = 200

_CODECS = {
    **{f"windows-{n}": f"cp{n}" for n in (874, *range(1250, 1259))},
    **{f"cp{n}": f"cp{n}" for n in range(1250, 1259)},
    **{f"iso-8859-{n}": f"iso8859_{n}" for n in (2, 3, 4, 5, 6, 7, 8, 10, 13, 14, 15, 16)},
    **dict.fromkeys(("iso-8859-1", "iso8859-1", "latin1", "us-ascii", "ascii"), "cp1252"),
    **dict.fromkeys(("iso-8859-9", "latin5"), "cp1254"),
    **dict.fromkeys(("iso-8859-11", "tis-620"), "cp874"),
    **dict.fromkeys(("gb2312", "gbk", "gb18030", "x-gbk", "gb_2312-80"), "gb18030"),
    **dict.fromkeys(("shift_jis", "shift-jis", "sjis", "x-sjis", "windows-31j"), "cp932"),
    **dict.fromkeys(("euc-kr", "ks_c_5601-1987", "ksc5601", "korean"), "cp949"),
    **dict.fromkeys(("big5", "big5-hkscs", "x-x-big5"), "big5hkscs"),
    **dict.fromkeys(("koi8-r", "koi8"), "koi8_r"),
    **dict.fromkeys(("koi8-u", "koi8-ru"), "koi8_u"),
    **dict.fromkeys(("macintosh", "x-mac-roman"), "mac_roman"),
    **dict.fromkeys(("ibm866", "cp866", "866"), "cp866"),
    "x-mac-cyrillic": "mac_cyrillic",
    "euc-jp": "euc_jp",
    "iso-2022-jp": "iso2022_jp",
}
"""What a page may call its encoding, and who reads it here: an open list of codecs would let a page
choose one that isn't for text."""
_MARKS = (codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


def decode_page(data: bytes) -> Decoded:
    """Return the text of a page.

    Raises:
        NotTextError: the bytes hold no text.
    """
    if data.startswith(_MARKS):
        return decode(data)
    data, repairs = _without_nuls(data)
    label = _declared(data)
    if label == "iso-2022-jp" and b"\x1b$" in data:  # ASCII by its bytes, and so UTF-8
        found = _as_declared(data, label)
        if found is not None:
            return found
    if label in _CODECS and not _is_utf8(data):
        found = _as_declared(data, label)
        if found is not None:
            return found._replace(repairs=repairs + found.repairs)
    found = decode(data)
    return found._replace(repairs=repairs + found.repairs)


def _declared(data: bytes) -> str:
    found = _DECLARED.search(data[:_LOOKED_AT])
    return (found[1] or found[2]).decode("ascii", "replace").lower() if found else ""


def _as_declared(data: bytes, label: str) -> Decoded | None:
    """Return the text by the page's own word, or None where that is plainly wrong."""
    text = data.decode(_CODECS[label], "replace")
    broken = text.count("\ufffd")
    if broken * _FEW_BROKEN > len(text):
        return None
    repairs = (counted(broken, "broken character", "broken characters"),) if broken else ()
    name = _CODECS[label].replace("_", "-")
    return Decoded(text, name.replace("cp125", "windows-125"), repairs)


def _is_utf8(data: bytes) -> bool:
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _without_nuls(data: bytes) -> tuple[bytes, tuple[str, ...]]:
    """Take out the few zero bytes that a broken page has; UTF-16 has many, and keeps them."""
    nuls = data.count(0)
    if not nuls or nuls * _FEW_NULS > len(data):
        return data, ()
    return data.replace(b"\x00", b""), (counted(nuls, "NUL byte", "NUL bytes"),)
