"""Times of day with their zones, so that 3 p.m. EST and 20:00 GMT are one moment.

Only the letters of zones that mean one thing in news are known: "IST" is three zones. "ET" is an
hour nearer to UTC in summer, by the rule of the United States since 2007.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from datetime import date, timedelta
from typing import TYPE_CHECKING

from index.compare.found import Found
from index.datewords import parse_iso_day

if TYPE_CHECKING:
    from collections.abc import Iterator

    from index.compare.prepared import Prepared

_OFFSETS = {
    **dict.fromkeys(("GMT", "UTC"), 0),
    "EST": -5,
    "EDT": -4,
    "CST": -6,
    "CDT": -5,
    "MST": -7,
    "MDT": -6,
    "PST": -8,
    "PDT": -7,
    "BST": 1,
    "CET": 1,
    "CEST": 2,
    "EET": 2,
    "EEST": 3,
    "MSK": 3,
    "JST": 9,
    "KST": 9,
}
_FLOATING = {"ET": -5, "CT": -6, "MT": -7, "PT": -8}
"""Zones that are told without whether it is summer."""
_SPOKEN = {"Eastern": "ET", "Central": "CT", "Mountain": "MT", "Pacific": "PT"}
_ZONE = rf"(?:{'|'.join((*_OFFSETS, *_FLOATING))})\b|(?:{'|'.join(_SPOKEN)})\b(?:\s[Tt]ime)?"
_TIME = re.compile(
    rf"(?<![\w.:-])(?P<hour>\d{{1,2}})(?:[:.](?P<minute>\d\d))?(?:"
    rf"\s?(?P<half>[aApP])\.?[mM]\b\.?(?:,?\s\(?(?P<zone>{_ZONE}))?"
    rf"|(?:\s?(?:hrs|hours))?\s\(?(?P<zoned>{_ZONE}))"
)
_LOOSE = re.compile(
    r"\b(?:about|around|before|after|by|until|nearly|almost|past|approximately|roughly"
    r"|from|between|and|to)\s\Z",
    re.IGNORECASE,
)
_NEAR = 16
DAY = 24 * 60


def times_of_day(article: Prepared, day: str | None) -> Iterator[Found]:
    """Yield the times of day of an article that say which half of the day, or which zone.

    Args:
        article: The article.
        day: Its date in ISO 8601, by which "ET" is summer's or winter's.
    """
    text = article.text
    for found in _TIME.finditer(text):
        minutes = _minutes(found)
        place = bisect_right(article.sentences, found.start(), key=lambda span: span.start) - 1
        if minutes is None or place < 0:
            continue
        zone = found["zone"] or found["zoned"]
        ahead = _ahead(zone, day) if zone else None
        loose = _LOOSE.search(text, max(0, found.start() - _NEAR), found.start())
        known = ahead is not None
        if ahead is not None:
            minutes = (minutes - 60 * ahead) % DAY
        value = f"T{minutes // 60:02}:{minutes % 60:02}{'Z' if known else ''}"
        yield Found(
            found.start(),
            found.end(),
            "date",
            value,
            place,
            exact=known and not loose,
            sort="time",
        )


def _minutes(found: re.Match[str]) -> int | None:
    hour, minute = int(found["hour"]), int(found["minute"] or 0)
    if found["half"]:
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + (12 if found["half"].lower() == "p" else 0)
    elif not found["minute"]:
        return None  # "the 4 GMT"
    return 60 * hour + minute if hour < 24 and minute < 60 else None


def _ahead(zone: str, day: str | None) -> int | None:
    """Return by how many hours a zone is ahead of UTC, None where that isn't known."""
    zone = _SPOKEN.get(zone.split(maxsplit=1)[0], zone)
    if zone in _OFFSETS:
        return _OFFSETS[zone]
    when = parse_iso_day(day) if day else None
    return None if when is None else _FLOATING[zone] + _summer(when)


def _summer(when: date) -> int:
    """Return 1 from the second Sunday of March to the first one of November, else 0."""
    first, last = (
        start + timedelta((6 - start.weekday()) % 7)
        for start in (date(when.year, 3, 8), date(when.year, 11, 1))
    )
    return int(first <= when < last)


def minutes_apart(one: str, other: str) -> int | None:
    """Return how far apart two times of day are, None where the zone of one alone is known."""
    if one.endswith("Z") != other.endswith("Z"):
        return None
    a, b = (60 * int(each[1:3]) + int(each[4:6]) for each in (one, other))
    return min((a - b) % DAY, (b - a) % DAY)
