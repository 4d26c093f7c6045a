"""Dates in words of other languages than English, and in other digits, to ISO 8601.

The names of months are those of the languages' own calendars of today; abbreviations are the usual
ones of print. As in `index.datewords`, a text is a date from its first character to its last, or it
is none; and what means two months in two languages is none either.
"""

from __future__ import annotations

import re
import unicodedata
from datetime import date, datetime
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

_NAMES = (
    # German, French, Spanish, Italian, Portuguese, Dutch, the Scandinavian ones, Turkish, Polish,
    # Russian, Ukrainian, Arabic, Hindi, Romanian, Finnish, Greek, Indonesian: a number each.
    """januar jänner jan janvier janv enero ene gennaio gen janeiro januari ocak stycznia styczeń
       января янв січня يناير जनवरी
       ianuarie tammikuuta ιανουαρίου ιαν""",
    """februar feb feber février févr fév febrero febbraio fevereiro fev februari şubat lutego luty
       февраля фев лютого فبراير फरवरी फ़रवरी
       februarie helmikuuta φεβρουαρίου φεβ pebruari""",
    """märz mär mrz mars marzo mar março maart mrt marts mart marca marzec марта мар март березня
       مارس मार्च
       martie maaliskuuta μαρτίου maret""",
    """april apr avril avr abril abr aprile nisan kwietnia kwiecień апреля апр апрель квітня أبريل
       ابريل إبريل अप्रैल
       aprilie huhtikuuta απριλίου απρ""",
    """mai mayo maggio mag maio mei maj mayıs maja мая май травня مايو मई
       toukokuuta μαΐου""",
    """juni jun juin junio giugno giu junho haziran czerwca czerwiec июня июн июнь червня يونيو
       يونيه जून
       iunie kesäkuuta ιουνίου ιουν""",
    """juli jul juillet juil julio luglio lug julho temmuz lipca lipiec июля июл июль липня يوليو
       يوليه जुलाई
       iulie heinäkuuta ιουλίου ιουλ""",
    """august aug août agosto ago augustus augusti ağustos sierpnia sierpień августа авг август
       серпня أغسطس اغسطس अगस्त
       elokuuta αυγούστου αυγ agustus agu""",
    """september sept sep septembre septiembre setiembre settembre set setembro eylül września
       wrzesień сентября сен сент сентябрь вересня سبتمبر सितंबर सितम्बर
       septembrie syyskuuta σεπτεμβρίου σεπ""",
    """oktober okt octobre oct octubre ottobre ott outubro out ekim października październik
       октября окт октябрь жовтня أكتوبر اكتوبر अक्टूबर अक्तूबर
       octombrie lokakuuta οκτωβρίου οκτ""",
    """november nov novembre noviembre novembro kasım listopada ноября ноя ноябрь листопада نوفمبر
       नवंबर नवम्बर
       noiembrie marraskuuta νοεμβρίου νοε nopember""",
    """dezember dez décembre déc diciembre dic dicembre dezembro december dec desember aralık
       grudnia grudzień декабря дек декабрь грудня ديسمبر दिसंबर दिसम्बर
       decembrie joulukuuta δεκεμβρίου δεκ desember des""",
)
_LONGEST = 80
_WORD = r"[^\W\d_][\w\u0900-\u097f’']{1,14}"
_ZONE = r"(?P<zone>(?:\b(?:UTC|GMT)|[+-]\d{2}:?\d{2}|\b[A-Z]{2,4})\b)"
_TIME = (
    r"(?P<hour>\d{1,2})\s?[:.hH時点시]\s?(?P<minute>\d{2})?(?:[:.](?P<second>\d{2}))?"
    rf"\s?(?:分|분|uhr|hs?|hrs?|ч|г)?\.?(?:\s?\(?{_ZONE}\)?)?"
)
_BEFORE_TIME = (
    r"(?:\s?[,|•·–—-]\s?|\s)(?:(?:um|à|a\slas|alle|alle\sore|ore|às|às|om|kl|klo|saat|o|godz|в|о|at"
    r"|г|года|р)\.?,?\s)*"
)
_DAY_NAME = r"(?:(?:\w|[\u0900-\u097f-]){2,16}\.?,?\s(?:(?:den|le|el|il)\s)?|le\s|el\s|il\s)?"
_FORM = re.compile(
    rf"{_DAY_NAME}(?P<day>\d{{1,2}})(?:\.|er|º|°|ème)?\s(?:de\s|di\s)?(?P<month>{_WORD})\.?,?"
    rf"\s(?:de\s|del\s)?(?P<year>\d{{4}})(?:\s?(?:г|р|года|року)\b\.?)?,?(?:{_BEFORE_TIME}{_TIME})?",
    re.IGNORECASE,
)
_MONTH_FIRST = re.compile(
    rf"{_DAY_NAME}(?P<month>{_WORD})\.?\s(?P<day>\d{{1,2}}),?\s(?P<year>\d{{4}})"
    rf"(?:{_BEFORE_TIME}{_TIME})?",
    re.IGNORECASE,
)
"""As English has it, which programs write with words of other languages."""
_COUNTED = re.compile(
    r"(?P<year>\d{4})\s?[年년]\s?(?P<month>\d{1,2})\s?[月월]\s?(?P<day>\d{1,2})\s?[日일]"
    r"(?:\s?[(（]?(?:[月火水木金土日一二三四五六]|星期[一二三四五六日天]|周[一二三四五六日]|[월화수목금토일]"
    r"(?:요일)?|曜日)+[)）]?)?"
    rf"(?:\s?(?P<half>上午|下午|午前|午後|오전|오후)?\s?{_TIME})?",
)
_WITHIN = re.compile(
    rf"(?<!\w)(?P<day>\d{{1,2}})(?:\.|er|º|°)?\s(?:de\s|di\s)?(?P<month>{_WORD})\.?,?"
    rf"\s(?:de\s|del\s)?\d{{4}}(?!\d)|(?<!\w){_WORD}\.?\s\d{{1,2}},\s\d{{4}}(?!\d)|\d{{4}}\s?[年년]\s?\d{{1,2}}\s?[月월]\s?\d{{1,2}}\s?[日일]",
    re.IGNORECASE,
)
_OF_TWO_LANGUAGES = re.compile(r"\d\.\slistopada\b", re.IGNORECASE)
"""October in Croatian, where the day has a full stop; November in Polish, where it has none."""
_AFTERNOON = ("下午", "午後", "오후")


class Found(NamedTuple):
    """A date that stands within other words."""

    start: int
    end: int
    date: str


def _folded(word: str) -> str:
    apart = unicodedata.normalize("NFKD", word.casefold().replace("ı", "i"))
    return "".join(sign for sign in apart if not unicodedata.combining(sign))


_MONTHS = {
    _folded(name): number for number, names in enumerate(_NAMES, 1) for name in names.split()
}


def is_month(word: str) -> bool:
    """Tell whether a word is the name of a month in one of these languages."""
    return _folded(word) in _MONTHS


def parse_foreign_date(words: str) -> str | None:
    """Return the date that some words are in another language than English, in ISO 8601."""
    if len(words) > _LONGEST or not any(map(str.isdigit, words)):
        return None
    words = plain_digits(words)
    found = _FORM.fullmatch(words) or _MONTH_FIRST.fullmatch(words)
    if found is not None:
        if _OF_TWO_LANGUAGES.search(words):
            return None
        month = _MONTHS.get(_folded(found["month"]))
        return _iso(found.groupdict(), month) if month else None
    found = _COUNTED.fullmatch(words)
    return _iso(found.groupdict(), int(found["month"])) if found else None


def foreign_date_in(text: str) -> Found | None:
    """Return the first full date in a short text in another language than English."""
    return next(foreign_dates_in(text), None)


def foreign_dates_in(text: str) -> Iterator[Found]:
    """Yield the full dates within a text in another language than English."""
    for found in _WITHIN.finditer(plain_digits(text)):
        when = parse_foreign_date(found.group())
        if when is not None:
            yield Found(found.start(), found.end(), when)


def plain_digits(text: str) -> str:
    """Return a text with the digits of all scripts as 0 to 9, as long as it was."""
    if text.isascii():
        return text
    return "".join(
        str(unicodedata.decimal(sign)) if sign.isdecimal() and sign > "\x7f" else sign
        for sign in text
    )


def _iso(parts: dict[str, str | None], month: int) -> str | None:
    try:
        day = date(int(parts["year"] or 0), month, int(parts["day"] or 0)).isoformat()
    except ValueError:
        return None
    if parts["hour"] is None:
        return day
    hour = int(parts["hour"])
    if parts.get("half"):
        hour = hour % 12 + 12 * (parts["half"] in _AFTERNOON)
    try:
        time = f"{day}T{hour:02}:{parts['minute'] or '00'}:{parts['second'] or '00'}"
        return datetime.fromisoformat(time).isoformat() + _offset(parts["zone"] or "")
    except ValueError:
        return None


def _offset(zone: str) -> str:
    """Return an offset that is said in numbers; letters mean different things by country."""
    if zone.upper() in ("UTC", "GMT"):
        return "+00:00"
    numbers = zone[:1] in ("+", "-") and int(zone[1:3]) <= 14 and int(zone[-2:]) < 60
    return f"{zone[:3]}:{zone[-2:]}" if numbers else ""
