"""What a number counts in another language than English: a share, a sum, or the words that follow.

Which words make a figure inexact ("rund", "près de") isn't known there, nor what became of those
counted. So none of these figures is taken as exact, and none contradicts another.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from index.abbreviations import counts_with_stops
from index.compare.counted import CODE_AFTER, CODE_BEFORE, Slot
from index.compare.currencies import CURRENCY_SIGNS
from index.foreigndates import is_month
from index.words import UNSPACED

if TYPE_CHECKING:
    from collections.abc import Sequence

    from index.compare.counted import FigureKind
    from index.compare.sentencewords import Word

_PERCENT = re.compile(
    r"\s?(?:%|٪|(?:prozent|pour\s?cent|por\s?cien\w*|por\s?cento|per\s?cento|procent\w*|prosent\w*"
    r"|prosenttia|процент\w*|відсот\w*|százalék\w*|yüzde|la\s?sută|τοις\s?εκατό|بالمئة|प्रतिशत)\b)",
    re.IGNORECASE,
)
_MONEY = (
    ("euro", r"euro\w*|eur|евро|євро|ευρώ|يورو|यूरो|欧元|歐元|ユーロ"),
    ("dollar", r"(?:us-?)?dol+[aá]r\w*|usd|доллар\w*|долар\w*|δολάρι\w*|دولار|डॉलर|美元|ドル"),
    ("pound", r"pfund|livres\ssterling|libras\sesterlinas|sterline|фунт\w*"),
    ("yen", r"yens?|иен\w*|円|日元"),
    ("yuan", r"yuan\w*|юан\w*|元"),
    ("rubl", r"rubel|roubles?|rublos?|rubl\w*|руб\w*"),
    ("zloti", r"zł|złot\w*|zloty\w*|злот\w*"),
    ("krona", r"kron\w*|kr|kč|korun\w*"),
    ("franc", r"franken|francs?|francos?|franchi|франк\w*"),
)
_MONEY_AFTER = re.compile(
    rf"\s?(?:d['’]|de\s|di\s)?(?:(?P<sign>[{''.join(CURRENCY_SIGNS)}])|"
    + "|".join(rf"(?P<{name}>{words})" for name, words in _MONEY)
    + r")(?![^\W\d_])",
    re.IGNORECASE,
)
_SIGN_BEFORE = re.compile(rf"([{''.join(CURRENCY_SIGNS)}])\s?\Z")
_TIME = frozenset(
    """uhr h heure heures hora horas ora ore uur час часов ч kl klockan
    月 日 年 时 時 点 點 分 号 號""".split()
)
_YEAR = re.compile(r"(?:1[5-9]|20)\d\d")
_NEAR = 24
_NOUNS = 2


def foreign_slot(text: str, words: Sequence[Word], at: int, language: str) -> Slot | None:
    """Return what a number counts, None if nothing.

    Args:
        text: The article's text.
        words: The words of a sentence.
        at: Place of the number among them.
        language: Of the text, without region.
    """
    word = words[at]
    before, after = text[max(0, word.start - _NEAR) : word.start], text[word.end :][:_NEAR]
    sign = _SIGN_BEFORE.search(before)
    if share := _PERCENT.match(after):
        return _slot("percent", ("%",), word.start, word.end + share.end())
    if sign:
        start = word.start - len(sign.group())
        return _slot("money", (CURRENCY_SIGNS[sign[1]],), start, word.end)
    if money := _MONEY_AFTER.match(after):
        unit = CURRENCY_SIGNS[money["sign"]] if money["sign"] else str(money.lastgroup)
        return _slot("money", (unit,), word.start, word.end + money.end())
    if _is_code(text[word.start : word.end], before, after, language):
        return None
    return _count(text, words, at)


def _is_code(bare: str, before: str, after: str, language: str) -> bool:
    """Tell whether digits count nothing: a part of a code, a time, a year, "3." for third."""
    if CODE_BEFORE.search(before) and not UNSPACED.match(before[-1:]):
        return True
    if CODE_AFTER.match(after) and not UNSPACED.match(after[:1]):
        return True
    return bool(_YEAR.fullmatch(bare)) or (after.startswith(".") and counts_with_stops(language))


def _slot(kind: FigureKind, units: tuple[str, ...], start: int, end: int, about: str = "") -> Slot:
    return Slot(kind, units, "", start, end, about, exact=False)


def _count(text: str, words: Sequence[Word], at: int) -> Slot | None:
    number = words[at].number
    if number is None or number < 3:
        return None
    nouns: list[Word] = []
    for place in range(at + 1, min(at + 1 + _NOUNS, len(words))):
        word = words[place]
        gap = text[words[place - 1].end : word.start]
        if not word.weighty or word.number is not None or gap not in {" ", "", "-", "\u00a0"}:
            break
        nouns.append(word)
        if UNSPACED.match(word.folded):
            break  # what things are counted by in Chinese and Japanese
    if not nouns or nouns[0].folded in _TIME or is_month(text[nouns[0].start : nouns[0].end]):
        return None
    start, end = words[at].start, nouns[-1].end
    about = " ".join(text[nouns[0].start : end].split())
    return _slot("number", tuple(noun.term for noun in nouns), start, end, about)
