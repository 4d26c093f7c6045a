"""Lines of a page whose whole purpose is a date: "Published: June 19, 2024, 1:59pm"."""

from __future__ import annotations

import re
from typing import NamedTuple

from index.dates import find_dates, parse_date

_LABEL = re.compile(
    r"(?P<label>first published|originally published|published|posted|publication date|date"
    r"|last updated|updated|last modified|modified|edited|created|issued)"
    r"(?:\s(?:on|at|by))?\s?:?\s*(?=\S)",
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


def dated_line(text: str) -> DatedLine | None:
    """Return the date that a line is for; None for a line that is text, or has no full date."""
    if len(text) > _LONGEST or not any(character.isdigit() for character in text):
        return None
    for piece in [text, *_PIECES.split(text)]:
        dated = _whole(piece)
        if dated is not None:
            return dated
    label = _LABEL.search(text)
    found = [mention for mention in find_dates(text) if mention.date and len(mention.date) == 10]
    if not found:
        return None
    first = found[0]
    others = len(_TIME.sub(" ", text[: first.start] + " " + text[first.end :]).split())
    if label and label.start() < first.start <= label.end() + 12:
        return _labelled(label, _with_time(text, first.start, first.end))
    if others > _REST or text[-1] in ".!?":
        return None
    return DatedLine(_with_time(text, first.start, first.end), None, "")


def _whole(piece: str) -> DatedLine | None:
    label = _LABEL.match(piece)
    words = piece[label.end() :] if label else piece
    when = parse_date(words)
    if when is None or len(when) < 10:
        return None
    return _labelled(label, when) if label else DatedLine(when, None, "")


def _labelled(label: re.Match[str], when: str) -> DatedLine:
    words = label["label"]
    return DatedLine(when, _MEANING.get(words.lower(), "updated"), words[:1].upper() + words[1:])


def _with_time(text: str, start: int, end: int) -> str:
    """Return the date at a place, with the time that follows it where one does."""
    for stop in range(min(len(text), end + 30), end, -1):
        when = parse_date(text[start:stop])
        if when is not None and len(when) > 10:
            return when
    return parse_date(text[start:end]) or ""
