"""Lines of a page whose whole purpose is a date: "Published: June 19, 2024, 1:59pm"."""

from __future__ import annotations

import re
from datetime import datetime, timedelta
from typing import NamedTuple

from index.bylines import byline_names
from index.dates import find_dates, parse_date
from index.foreigndates import foreign_date_in, plain_digits

_FOREIGN_PUBLISHED = (
    r"veröffentlicht|publiziert|erschienen|publié|publicado|pubblicato|gepubliceerd|publicerad|publisert"
    r"|udgivet|julkaistu|diterbitkan|dipublikasikan|δημοσιεύτηκε|publicat"
    r"|опубликовано|opublikowano|yayınlanma(?:\starihi)?|发布时间|发布于|公開日?|投稿日|게시|입력"
    r"|نشر(?:\sفي)?|प्रकाशित"
)
_FOREIGN_UPDATED = (
    r"(?:zuletzt\s)?aktualisiert|stand:|mis à jour|modifié|actualizado|aggiornato|atualizado"
    r"|bijgewerkt|uppdaterad|opdateret|обновлено|zaktualizowano|güncelle(?:me|nme)(?:\starihi)?|更新日?"
    r"|最終更新|수정|تحديث|अपडेट"
)
_LABEL = re.compile(
    r"(?P<label>first published|originally published|published|posted|publication date"
    r"|publish date|date published|date posted|original|released|date"
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
    "publish date": "published",
    "date published": "published",
    "date posted": "posted",
    "original": "published",
    "released": "published",
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
_PIECES = re.compile(
    r"\s*[|•·／]\s*|\s{2,}|\s+(?:[–—-]|/)\s+(?=[A-Z])|;\s*|(?<=[\dm])\s+(?=by\s)|\s+on\s+(?=\d{1,2}[/.]\d)"
    r"|(?<!last)(?<!zuletzt)\s+(?=(?:last\s)?(?:updated|modified|aktualisiert)\b)",
    re.IGNORECASE,
)
_GLUED = re.compile(r"(?<=\b(?:19|20)\d\d)(?=[A-Z][a-z]{3}|\d{1,2}:\d\d)|(?<=[a-z]:)(?=\w)")
"""Where two elements of a page were put together: "2025Updated", "20257:05 AM"."""
_SHORT_YEAR = re.compile(r"(\d{1,2})([/.])(\d{1,2})\2(\d\d)(?!\d)")
_TIME_FIRST = re.compile(
    r"(?P<time>\d{1,2}[:.]\d\d(?:\s?[ap]\.?m\b\.?)?(?:\s[A-Z]{2,4}\b)?),?\s(?P<day>\D{0,12}\s?\d.*)",
    re.IGNORECASE,
)
_TIME = re.compile(r"(?:\bat\s)?\b\d{1,2}(?:[:.]\d{2})?(?:\s?[ap]\.?m\b\.?)?(?:\s[A-Z]{2,4}\b)?")
_MOMENT = re.compile(
    r"(?<![\w-])\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d(?:\.\d{1,9})?)?(?:Z|[+-]\d\d:?\d\d)?(?![\w-])"
)
"""As programs write it: nobody does so amid a text."""
_LONGEST = 140
_PART = 30
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
    text = _GLUED.sub(" ", plain_digits(text))
    pieces = [text, *(piece for piece in _PIECES.split(text) if piece)]
    whole = [dated for piece in pieces if (dated := _whole(piece, day_first)) is not None]
    if whole:
        return min(whole, key=lambda dated: dated.label == "updated")
    return _within(text)


def _within(text: str) -> DatedLine | None:
    """Return the date in a line that has some other words too."""
    moment = _MOMENT.search(text)
    if moment is not None and (when := parse_date(moment.group())) is not None:
        return DatedLine(when, None, "")
    label = _LABEL.search(text)
    found = [mention for mention in find_dates(text) if mention.date and len(mention.date) == 10]
    first = found[0] if found else foreign_date_in(text)
    if first is None:
        return None
    others = len(_TIME.sub(" ", text[: first.start] + " " + text[first.end :]).split())
    between = text[label.end() : first.start] if label else ""
    if label and label.start() < first.start and (len(between) <= 12 or _BY.fullmatch(between)):
        return _labelled(label, _with_time(text, first.start, first.end))
    if (others > _REST and not _is_signed(text, first.end)) or text[-1] in ".!?":
        return None
    return DatedLine(_with_time(text, first.start, first.end), None, "")


def _is_signed(text: str, end: int) -> bool:
    """Tell whether a line names who wrote something, and a day behind the names."""
    rest = len(_TIME.sub(" ", text[end:]).split())
    return rest <= _REST and byline_names(text) is not None


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


def joined_line(text: str, following: str, *, day_first: bool | None = None) -> DatedLine | None:
    """Return the date that two short lines are for together: "November 20" and "15:23 2025"."""
    if (
        max(len(text), len(following)) > _PART
        or dated_line(text)
        or not any(map(str.isalpha, text))
    ):
        return None
    label = _LABEL.match(f"{text.strip()} 1")
    labelled = label is not None and label.end() >= len(text.strip())
    if not labelled and (dated_line(following) or not any(map(str.isdigit, text))):
        return None
    return _whole(" ".join(plain_digits(f"{text} {following}").split()), day_first)


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
    if when is None and (turned := _TIME_FIRST.fullmatch(words)):
        when = parse_date(f"{turned['day']} {turned['time']}", day_first=day_first)
    if when is None:
        when = _of_short_year(words, day_first)
    if when is None or len(when) < 10:
        return None
    return _labelled(label, when) if label else DatedLine(when, None, "")


def _of_short_year(words: str, day_first: bool | None) -> str | None:  # noqa: FBT001  # as it is told
    """Return the date of "11/13/19", where only one of its three numbers can be the year."""
    found = _SHORT_YEAR.match(words.strip())
    if found is None:
        return None
    two, three = int(found[3]), int(found[4])
    year_first = found[2] == "/" and two <= 12 and 1 <= three <= 31  # as in Japan
    if year_first and day_first is None:
        return None
    whole = f"{found[1]}{found[2]}{two}{found[2]}20{found[4]}{words.strip()[found.end() :]}"
    return parse_date(whole, day_first=day_first)


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
