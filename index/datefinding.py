"""Lines of a page whose whole purpose is a date: "Published: June 19, 2024, 1:59pm"."""

from __future__ import annotations

import re
from datetime import datetime, timedelta
from typing import NamedTuple

from index.dates import find_dates, parse_date
from index.foreigndates import foreign_date_in, plain_digits

_FOREIGN_PUBLISHED = (
    r"veröffentlicht|erschienen|publié|publicado|pubblicato|gepubliceerd|publicerad|udgivet"
    r"|опубликовано|opublikowano|yayınlanma(?:\starihi)?|发布时间|发布于|公開日?|投稿日|게시|입력"
    r"|نشر(?:\sفي)?|प्रकाशित"
)
_FOREIGN_UPDATED = (
    r"(?:zuletzt\s)?aktualisiert|stand:|mis à jour|modifié|actualizado|aggiornato|atualizado"
    r"|bijgewerkt|uppdaterad|opdateret|обновлено|zaktualizowano|güncelle(?:me|nme)(?:\starihi)?|更新日?"
    r"|最終更新|수정|تحديث|अपडेट"
)
_LABEL = re.compile(
    r"(?P<label>first published|originally published|published|posted|publication date|date"
    r"|last updated|updated|last modified|modified|edited|created|issued"
    rf"|{_FOREIGN_PUBLISHED}|{_FOREIGN_UPDATED})"
    r"(?:\s(?:on|at|by|am|le|el|il|em|op|den|в))?\s?[:：]?\s*(?=\S)",
    re.IGNORECASE,
)
_MEANING = {
    "first published": "published",
    "originally published": "published",
    "published": "published",
    "publication date": "published",
    "posted": "posted",
    "created": "published",
    "issued": "published",
    "date": "date",
}
_PUBLISHED = re.compile(_FOREIGN_PUBLISHED, re.IGNORECASE)
_AGO = re.compile(
    r"(?:(?:published|posted|added)\s)?(?:about\s)?(?P<count>\d{1,2}|an?|one)\s?"
    r"(?P<unit>min(?:ute)?s?|m|h|hrs?|hours?|d|days?|w|weeks?)\sago",
    re.IGNORECASE,
)
_UNITS = {"m": "minutes", "h": "hours", "d": "days", "w": "weeks"}
_DAYS_AWAY = {"yesterday": 1, "today": 0}
_BY = re.compile(r"(?:by\s)?[^\d:;|]{3,60}\son\s", re.IGNORECASE)
"""Who posted it, between the word for that and the day."""
_PIECES = re.compile(r"\s*[|•·]\s*|\s{2,}|\s+[–—-]\s+(?=[A-Z])|;\s*")
_TIME = re.compile(r"(?:\bat\s)?\b\d{1,2}(?:[:.]\d{2})?(?:\s?[ap]\.?m\b\.?)?(?:\s[A-Z]{2,4}\b)?")
_LONGEST = 140
_REST = 4
"""How many other words a line with a date may have and still be about the date."""


class DatedLine(NamedTuple):
    """What a line says of a date."""

    date: str
    label: str | None
    """"published", "posted", "date", "updated"; None without a label."""
    words: str
    """The label as it stands, or ""."""


def dated_line(text: str, *, day_first: bool | None = None) -> DatedLine | None:
    """Return the date that a line is for; None for a line that is text, or has no full date.

    Args:
        text: The line.
        day_first: Which of two numbers is the day, where the page shows it.
    """
    if len(text) > _LONGEST or not any(character.isdigit() for character in text):
        return None
    text = plain_digits(text)
    for piece in [text, *_PIECES.split(text)]:
        dated = _whole(piece, day_first)
        if dated is not None:
            return dated
    label = _LABEL.search(text)
    found = [mention for mention in find_dates(text) if mention.date and len(mention.date) == 10]
    first = found[0] if found else foreign_date_in(text)
    if first is None:
        return None
    others = len(_TIME.sub(" ", text[: first.start] + " " + text[first.end :]).split())
    between = text[label.end() : first.start] if label else ""
    if label and label.start() < first.start and (len(between) <= 12 or _BY.fullmatch(between)):
        return _labelled(label, _with_time(text, first.start, first.end))
    if others > _REST or text[-1] in ".!?":
        return None
    return DatedLine(_with_time(text, first.start, first.end), None, "")


def day_before(text: str, clock: str) -> str | None:
    """Return the day that a line such as "2 hours ago" means by a clock.

    Args:
        text: The line.
        clock: A moment in ISO 8601; hours can only be taken from one with a time.
    """
    days = _DAYS_AWAY.get(text.strip().casefold())
    found = _AGO.fullmatch(text.strip()) if days is None else None
    try:
        now = datetime.fromisoformat(clock)
        if found is not None:
            count = int(found["count"]) if found["count"].isdigit() else 1
            unit = _UNITS[found["unit"][0].lower()]
            if unit in ("minutes", "hours") and len(clock) == 10:
                return None
            return (now - timedelta(**{unit: count})).date().isoformat()
        return None if days is None else (now - timedelta(days=days)).date().isoformat()
    except (ValueError, OverflowError):
        return None


def yearless_day(text: str, year: str) -> str | None:
    """Return the day of a line that says it without the year: "Published 3 March"."""
    if len(text) > 60 or not any(character.isdigit() for character in text):
        return None
    label = _LABEL.match(text)
    words = (text[label.end() :] if label else text).strip(" .,;")
    when = parse_date(f"{words} {year}")
    return when if when is not None and len(when) == 10 else None


def _whole(piece: str, day_first: bool | None) -> DatedLine | None:  # noqa: FBT001  # as it is told
    label = _LABEL.match(piece)
    words = piece[label.end() :] if label else piece
    when = parse_date(words, day_first=day_first)
    if when is None or len(when) < 10:
        return None
    return _labelled(label, when) if label else DatedLine(when, None, "")


def _labelled(label: re.Match[str], when: str) -> DatedLine:
    words = label["label"]
    meaning = "published" if _PUBLISHED.fullmatch(words) else "updated"
    meaning = _MEANING.get(words.lower(), meaning)
    return DatedLine(when, meaning, words[:1].upper() + words[1:])


def _with_time(text: str, start: int, end: int) -> str:
    """Return the date at a place, with the time that follows it where one does."""
    for stop in range(min(len(text), end + 30), end, -1):
        when = parse_date(text[start:stop])
        if when is not None and len(when) > 10:
            return when
    return parse_date(text[start:end]) or ""
