"""When the article of a page was published, by the lines around its text.

The day of the scrape, which pages print at their very top, is never taken for the day of the
article: a date counts where it stands between title and text, or where the page says "published".
Below the text only that word makes it count.
What needs something else of the page to be read, such as which of two numbers is the day, is a
guess, and what the page doesn't bear out is unknown.
"""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

from index.addresses import day_in_address, month_in_address
from index.datefinding import dated_line, day_before, joined_line, yearless_day
from index.dates import parse_date
from index.datewords import weekday_number
from index.foreigndates import plain_digits

if TYPE_CHECKING:
    from collections.abc import Iterator

    from index.article import Sureness
    from index.body import Body
    from index.datefinding import DatedLine
    from index.metadata import Metadata

FAR = 30
"""How many lines above the text anything is looked for."""
_NUMBERS = re.compile(r"(?<![\d./-])(\d{1,2})([/-])(\d{1,2})\2(?:19|20)\d\d(?![\d./-])")
_DATELINE = re.compile(r"[^\W\d_a-z][^\d\n]{1,40},\s(?P<day>[^,\n]{3,14}?)\s?[—–-]")
_TOP = 5
"""Lines at the top of a page in which the day of the scrape is printed."""
_ABOVE = 3
"""How many lines above its title the day of an article may stand."""
_AMID = 6
"""Lines after the first one of the text among which the day may stand: that may be a standfirst."""
_OPENING = 3
"""Lines of the text, from its first, that may be the day instead."""
_OF_OTHERS = frozenset({"comments", "related articles"})
"""What begins below a text that has dates of its own."""
_SIGN = re.compile(r"©|\(c\)|\bcopyright\b", re.IGNORECASE)
_YEAR = re.compile(r"\b((?:19|20)\d\d)\b")
_DAY_NAMED = re.compile(r"\b(mon|tue|wed|thu|fri|sat|sun)[a-z]{0,6}\b", re.IGNORECASE)
_MOST_LINES = 600
"""In which other dates of a page are looked for."""


def read_dates(body: Body, title: int | None, found: Metadata) -> None:
    """Find the day of publication, and call other dates what they are."""
    order = day_order(body)
    placed: list[tuple[int, DatedLine]] = []
    above: list[tuple[int, DatedLine]] = []
    unsettled: set[int] = set()
    for at, dated in _dated(body, title, found, order):
        sure = dated.label in ("published", "posted", "date")
        where = f"line {body.lines[at].number}"
        below_title = title is not None and title < at < max(body.first, title + 8) + _AMID
        # Which number is the day was told by other lines than this one.
        told = order is not None and dated_line(body.lines[at].text) is None
        if sure and dated.date:
            found.put("date", dated.date, f"{where}: {dated.words}", "guess" if told else "certain")
        elif below_title and dated.date and dated.label is None:
            placed.append((at, dated))
            if told:
                unsettled.add(at)
        elif _is_right_above(title, at) and dated.date and dated.label is None:
            above.append((at, dated))
        found.used[at] = "date line" if below_title or dated.label else "page date"
    if placed:
        at, dated = placed[0]
        sure_of_it: Sureness = "guess" if at in unsettled else "probable"
        found.put("date", dated.date, f"line {body.lines[at].number}", sure_of_it)
    elif len(above) == 1:
        at, dated = above[0]
        found.put("date", dated.date, f"line {body.lines[at].number}: above the title", "guess")


def _dated(
    body: Body,
    title: int | None,
    found: Metadata,
    order: bool | None,  # noqa: FBT001  # as it is told
) -> Iterator[tuple[int, DatedLine]]:
    """Yield the lines with a day of the article, or of the page above it."""
    end = end_of_prose(body)
    for at, line in _around(body, title, found):
        dated = dated_line(line, day_first=order) or _with_next(body, at, order)
        if dated is None:
            continue
        if not _is_of_others(body, at, end, dated):
            yield at, dated
        elif at <= body.last:
            found.used[at] = "date line"


def read_vague_dates(body: Body, title: int | None, found: Metadata) -> None:
    """Find a day that is only said in part, where the page has the rest of it."""
    if found.date is None:
        _from_address(body, found)
    if found.date is None:
        _relative(body, title, found)
    if found.date is None and title is not None:
        _without_year(body, title, found)


def _around(body: Body, title: int | None, found: Metadata) -> Iterator[tuple[int, str]]:
    kept, opening = frozenset(body.kept), frozenset(body.kept[:_OPENING])
    for at, line in enumerate(body.lines):
        amid = at in kept and (line.is_sentence or at < body.last - 1)
        is_text = amid and not (body.first <= at <= body.first + _AMID and at in opening)
        if at not in found.used and not is_text and _near(body, title, at):
            yield at, line.text


def _with_next(body: Body, at: int, order: bool | None) -> DatedLine | None:  # noqa: FBT001  # as it is told
    if at + 1 >= len(body.lines):
        return None
    return joined_line(body.lines[at].text, body.lines[at + 1].text, day_first=order)


def end_of_prose(body: Body) -> int:
    """Return the last line of the text that is a sentence: days may be what was kept below it."""
    sentences = (at for at in reversed(body.kept) if body.lines[at].is_sentence)
    return next(sentences, body.last)


def _is_of_others(body: Body, at: int, end: int, dated: DatedLine) -> bool:
    """Tell whether a day is a comment's, an event's, another article's, or the page's own.

    That is so of all below the text but one that is said to be of publication or change.
    """
    is_said = dated.label in ("published", "posted", "updated")
    begun = range(body.last + 1 if is_said else body.first, at + 1)
    of_others = not _OF_OTHERS.isdisjoint(body.reasons.get(other) for other in begun)
    return of_others or (at > end and not is_said)


def _is_right_above(title: int | None, at: int) -> bool:
    return title is not None and max(_TOP, title - _ABOVE) <= at < title


def _near(body: Body, title: int | None, at: int) -> bool:
    top = title if title is not None else body.first
    return top - FAR <= at <= body.first + _AMID or body.last - 2 < at <= body.last + 12


def day_order(body: Body) -> bool | None:
    """Tell whether the page writes the day before the month; None where it doesn't show.

    One that can only be read in one way tells for all; so does one in words that is the same day
    as one in numbers.
    """
    lines = [line.text for line in body.lines[:_MOST_LINES] if len(line.text) <= 140]
    numbers = [found for text in lines for found in _NUMBERS.finditer(text)]
    if not numbers:
        return None
    orders = {
        int(found[1]) > 12 for found in numbers if (int(found[1]) > 12) != (int(found[3]) > 12)
    }
    if len(orders) == 1:
        return orders.pop()
    if orders:
        return None
    days = {dated.date[:10] for text in lines if (dated := dated_line(text)) is not None}
    agreeing = {
        order
        for order in (True, False)
        for found in numbers
        if parse_date(found.group(), day_first=order) in days and found[1] != found[3]
    }
    return agreeing.pop() if len(agreeing) == 1 else None


def _from_address(body: Body, found: Metadata) -> None:
    """Take the day from the page's address, or the year for a day that is said without one."""
    day = day_in_address(found.url or "")
    if day:
        found.put("date", day, "address")
        return
    month = month_in_address(found.url or "")
    if month is None:
        return
    for at in range(min(body.first + 1, len(body.lines))):
        text = body.lines[at].text
        dateline = _DATELINE.match(text[:80]) if at == body.first else None
        words = dateline["day"] if dateline else text if at < body.first else ""
        when = yearless_day(words, month[:4])
        if when is not None and when[:7] == month:
            where = f"line {body.lines[at].number}: with the year of the address"
            found.put("date", when, where, "guess")
            return


def _relative(body: Body, title: int | None, found: Metadata) -> None:
    """Take "2 hours ago" from the page's own clock, where that stands right beside it."""
    top = max(0, (body.first if title is None else title) - FAR)
    for at in range(top, min(body.first, len(body.lines))):
        line = body.lines[at]
        for beside in (at - 1, at + 1):
            if beside < 0 or found.used.get(beside) != "page date":
                continue
            clock = dated_line(plain_digits(body.lines[beside].text))
            when = day_before(line.text, clock.date) if clock else None
            if when is not None:
                where = f"line {line.number}: before the page's own clock"
                found.put("date", when, where, "guess")
                found.used.setdefault(at, "relative date")
                return


def _without_year(body: Body, title: int, found: Metadata) -> None:
    """Take the year for "Mon 5 Mar" under the title from ©, which pages renew every year."""
    year = _year_of_footer(body)
    if year is None:
        return
    for at in range(title + 1, min(body.first + _AMID, len(body.lines))):
        line = body.lines[at]
        if at in body.kept[_OPENING:]:
            continue
        for each in (year, year - 1):
            when = yearless_day(line.text, str(each))
            if when is not None and _is_on_its_weekday(line.text, when):
                where = f"line {line.number}: with the year of the copyright line"
                found.put("date", when, where, "guess")
                found.used.setdefault(at, "date line")
                return


def _year_of_footer(body: Body) -> int | None:
    lines = (line.text[:200] for line in body.lines[body.last + 1 :][-_MOST_LINES:])
    years = [int(year) for text in lines if _SIGN.search(text) for year in _YEAR.findall(text)]
    return max(years, default=None)


def _is_on_its_weekday(text: str, when: str) -> bool:
    named = _DAY_NAMED.search(text)
    return named is None or weekday_number(named[1]) == date.fromisoformat(when).weekday()
