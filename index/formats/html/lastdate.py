"""The date of a page that has none in its markup and shows none near its title.

What is left then is htmldate, which looks everywhere, and at last when the page was changed. Both
are guesses. htmldate knows nothing of the article, so that a day is only taken from it which isn't
a comment's, an update's or the page's own, and which can't be read in two ways.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from index.dates import find_dates, parse_date
from index.formats.html.dating import changed_said
from index.formats.html.extracting import STUMBLES
from index.formats.html.linkeddata import article_node, nodes_of
from index.formats.html.sayings import Sayings
from index.metadata import find
from index.pagedates import FAR, day_order, end_of_prose

if TYPE_CHECKING:
    from collections.abc import Iterator

    from index.body import Body
    from index.formats.document import Fields
    from index.metadata import Metadata

BY_HTMLDATE = "the page, by htmldate"
"""Where a date was found that nothing but htmldate has."""
_NUMBERS = re.compile(r"(?<!\d)(\d{1,2})([./-])(\d{1,2})\2((?:19|20)?\d\d)(?!\d)")
_YEAR_FIRST = re.compile(r"(?<!\d)((?:19|20)\d\d)([./-])(\d{1,2})\2(\d{1,2})(?!\d)")
_NOT_ITS_OWN = frozenset({"page date", "date line"})
"""Lines with a day that weren't taken for the day of the article when they were read."""


def with_last_date(fields: Fields, root: Any, body: Body) -> Fields:
    """Return a page's fields with a date from wherever one is left to be found."""
    if fields.date is not None or (about := find(body, fields.title)).date is not None:
        return fields
    date, where = _guessed(root, fields.url), BY_HTMLDATE
    if date is not None and not _is_borne_out(date, body, about):
        date = None
    changed = changed_said(Sayings(root), article_node(nodes_of(root), fields.title or ""))
    if changed is not None and (date is None or changed.value.startswith(date)):
        date, where = changed  # that is all that htmldate has seen
    if date is None:
        return fields
    found_in = {**fields.found_in, "date": where}
    return replace(fields, date=date, found_in=found_in, sure={**fields.sure, "date": "guess"})


def _guessed(root: Any, url: str | None) -> str | None:
    from htmldate import find_date  # noqa: PLC0415  # 100 ms, for the few pages without a date

    try:
        return find_date(root, extensive_search=False, original_date=True, url=url)
    except STUMBLES:
        return None


def _is_borne_out(date: str, body: Body, about: Metadata) -> bool:
    """Tell whether a day isn't shown at all, or in a line that may be about the article."""
    order, end = day_order(body), end_of_prose(body)
    kept = frozenset(body.kept)
    is_shown = False
    for at, line in enumerate(body.lines):
        if date[2:4] not in line.text or date not in _days(line.text, None):
            continue
        is_shown = True
        is_prose = at in kept and line.is_sentence
        near = body.first - FAR <= at <= end and about.used.get(at) not in _NOT_ITS_OWN
        if near and not is_prose and date in _days(line.text, order, is_sure=True):
            return True
    return not is_shown


def _days(text: str, order: bool | None, *, is_sure: bool = False) -> Iterator[str]:  # noqa: FBT001  # as it is told
    """Yield the days that a line tells, and unless it has to be sure also those it may tell."""
    for language in ("en", "de"):  # of all but English full dates alone are looked for
        yield from (each.date for each in find_dates(text, language=language) if each.date)
    for year, _, month, day in _YEAR_FIRST.findall(text):
        yield f"{year}-{int(month):02}-{int(day):02}"
    for first, sign, second, year in _NUMBERS.findall(text):
        words = f"{first}{sign}{second}{sign}{year if len(year) == 4 else '20' + year}"
        for day_first in (order,) if is_sure else (True, False):
            yield parse_date(words, day_first=day_first) or ""
