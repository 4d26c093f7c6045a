"""Numbers in digits as other languages than English write them: "1.500", "3,5 Millionen", "5万".

Where most of Europe has a comma, English has a point, so the same signs are other numbers in
another language. What may be read in two ways, "1,500" in Spanish, is no number. Those spelled out
in words are left as words.
"""

from __future__ import annotations

import re
from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING

from index.compare.numerals import Number
from index.words import fold

if TYPE_CHECKING:
    from collections.abc import Sequence

_WITH_POINT = frozenset("zh ja ko he hi bn mr ta te th ur ne ms tl ga cy mt sw".split())
"""Languages that have a point before the decimals and a comma between thousands, as English has."""
_WITH_COMMA = re.compile(r"(\d{1,3}(?:\.\d{3})+|\d+)(?:,(\d{1,2}))?")
_POINT = re.compile(r"(\d{1,3}(?:,\d{2,3})*,\d{3}|\d+)(?:\.(\d{1,4}))?")
_FIRST_GROUP = re.compile(r"[1-9]\d{0,2}")
_GROUP = re.compile(r"\d{3}(?:,\d{1,2})?")
_WIDE_SPACES = frozenset("\u00a0\u202f\u2009")
_SPACED = frozenset("fr ru uk be bg pl cs sk sv no fi hu et lv lt".split())
"""Languages that part thousands by a space, which may be any."""
_LONGEST = 18
_MOST_GROUPS = 4
_SCALES = {
    fold(word): 10**zeros
    for zeros, words in {
        3: """tausend mille mil mila duizend tusen tusind tysiąc tysiące tysięcy tys tisíc тыс тысяч
        тысячи тысяча тис тисяч тисячі bin mie mii ezer""",
        4: "万 萬",
        6: """million millionen mio millions millón millones milione milioni miljoen milhão milhões
        miljon miljoner millioner mln milion miliony milionów milionů миллион миллиона миллионов млн
        мільйон мільйони мільйонів milyon milioane miljoonaa millió""",
        8: "亿 億",
        9: """milliarde milliarden mrd milliard milliards miliardo miliardi miljard miljarder
        milliarder mld miliard miliardy miliardów miliardů миллиард миллиарда миллиардов млрд
        мільярд мільярди мільярдів milyar miliarde bilhão bilhões""",
    }.items()
    for word in words.split()
}


def read_foreign_number(
    words: Sequence[str], gaps: Sequence[str], first: int, language: str
) -> Number | None:
    """Return the number that begins at a word, if one does.

    Args:
        words: As they stand.
        gaps: What stands between each word and the next one in the text; one per word.
        first: Place of the word to begin at.
        language: Of the text, without region.
    """
    if not words[first][:1].isdecimal():
        return None
    digits, end = words[first], first + 1
    if language not in _WITH_POINT and _FIRST_GROUP.fullmatch(digits):
        while end < len(words) and _GROUP.fullmatch(words[end]) and _parts(gaps[end - 1], language):
            digits, end = digits + words[end], end + 1
            if end - first > _MOST_GROUPS:
                return None
    value = _value(digits, language)
    if value is None:
        return None
    while end < len(words) and gaps[end - 1] in {"", " ", *_WIDE_SPACES}:
        scale = _SCALES.get(fold(words[end]))
        if scale is None or end - first > 3:
            break
        value, end = value * scale, end + 1
    return Number(first, end, value, spelled=False)


def _parts(gap: str, language: str) -> bool:
    return gap in _WIDE_SPACES or (gap == " " and language in _SPACED)


def _value(digits: str, language: str) -> Decimal | None:
    if len(digits) > _LONGEST:
        return None
    point = language in _WITH_POINT
    found = (_POINT if point else _WITH_COMMA).fullmatch(digits)
    if found is None:
        return None
    whole = found[1].replace("," if point else ".", "")
    try:
        return Decimal(f"{whole}.{found[2]}" if found[2] else whole)
    except InvalidOperation:  # digits that Python knows and Decimal doesn't
        return None
